/** What owabi says about its own directives. The linter finds these, for only it knows which directives kept anything back. */
import type { DocumentRule } from '../rule/rule.ts';
import type { Words } from '../words/words.ts';

function rule(id: string, summary: Words, message: Words, why: Words, messages?: Record<string, Words>): DocumentRule {
  return {
    scope: 'document',
    id,
    category: 'suppression',
    severity: 'warning',
    languages: ['ja', 'en'],
    words: { summary, message, why, instead: {}, source: 'owabi', ...(messages && { messages }) },
    examples: [],
    check: () => [],
  };
}

export const SUPPRESSION_WITHOUT_REASON = rule(
  'suppression-without-reason',
  { ja: '理由のない指示', en: 'a directive without a reason' },
  {
    ja: '「{name}」に理由がないため、何も変わりません。',
    en: '"{name}" gives no reason, so it changes nothing.',
  },
  {
    ja: '理由があれば、後から読む人が、まだ当てはまるかどうかを判断できます。例: {name} … -- 法務の指定による表現',
    en: 'With a reason, whoever reads it later can tell whether it still holds: {name} … -- wording required by law',
  },
);

export const UNUSED_SUPPRESSION = rule(
  'unused-suppression',
  { ja: '働いていない指示', en: 'a directive without an effect' },
  {
    ja: 'ここには「{rule}」の指摘がありません。この指示は不要です。',
    en: 'There is no finding of "{rule}" here: this directive is not needed.',
  },
  {
    ja: '残しておくと、後で本当に必要になった指摘を隠すことがあります。',
    en: 'Left here, it may one day hide a finding that matters.',
  },
);

export const UNKNOWN_DIRECTIVE = rule(
  'unknown-directive',
  { ja: '読み取れない指示', en: 'a directive that can not be read' },
  { ja: '「{name}」という指示はありません。', en: 'There is no directive "{name}".' },
  {
    ja: '使える指示は owabi-disable-next-line、owabi-disable、owabi-enable、owabi-disable-file、owabi-element です。',
    en: 'The directives are owabi-disable-next-line, owabi-disable, owabi-enable, owabi-disable-file and owabi-element.',
  },
  {
    rule: { ja: '規則「{rule}」はありません。{guess}', en: 'There is no rule "{rule}".{guess}' },
    element: { ja: '要素「{rule}」はありません。{guess}', en: 'There is no element "{rule}".{guess}' },
    nameless: { ja: '「{name}」に規則の名前がありません。', en: '"{name}" names no rule.' },
  },
);

export const SUPPRESSION_RULES: readonly DocumentRule[] = [
  SUPPRESSION_WITHOUT_REASON,
  UNKNOWN_DIRECTIVE,
  UNUSED_SUPPRESSION,
];
