/** A rule for tests: reports a word wherever it stands in our own sentences. */

import type { Category, ElementName, Rule, Severity } from '../../src/rule/rule.ts';
import type { RuleSet } from '../../src/rule/rule-set.ts';

interface Options {
  readonly category?: Category;
  readonly severity?: Severity;
  readonly optIn?: boolean;
  readonly options?: Record<string, unknown>;
}

export function wordRule(id: string, word: string, options: Options = {}): Rule {
  const { category = 'minimizing', severity = 'warning', ...rest } = options;
  return {
    scope: 'sentence',
    id,
    category,
    severity,
    languages: ['ja', 'en'],
    words: {
      summary: { ja: id, en: id },
      message: { ja: `「{match}」は${id}です。`, en: `“{match}” is ${id}.` },
      why: { ja: '理由', en: 'A reason.' },
      instead: { ja: ['別の文'], en: ['Another sentence.'] },
      source: 'test',
    },
    examples: [],
    ...rest,
    check: ({ text, passage }) =>
      [...text.matchAll(new RegExp(word, 'gu'))].map(({ index, 0: found }) => ({
        span: passage.locate({ start: index, end: index + found.length }),
      })),
  };
}

export function missingRule(element: ElementName, severity: Severity): Rule {
  const rule = wordRule(`missing-${element}`, '(?!)', { category: 'missing-element', severity });
  const words = { ...rule.words, message: { ja: `${element}がありません。`, en: `No ${element}.` } };
  return { ...rule, words, scope: 'document', check: () => [{ span: { start: 0, end: 0 }, element }] };
}

export const setOf = (...rules: Rule[]): RuleSet => ({
  rules,
  recognizers: [],
  credits: [],
  elements: new Map(),
});
