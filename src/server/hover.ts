/** What is said where the pointer rests: a finding with its reason, better wordings and examples, or the rule that a comment names. */
import { CATEGORY_NAMES, SEVERITY_NAMES } from '../report/names.ts';
import type { Remark } from '../report/remark.ts';
import { visible } from '../report/visible.ts';
import type { Rule } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';
import type { Draft } from './draft.ts';
import { type Hover, MarkupKind, type Position } from './protocol.ts';
import type { Reading } from './reading.ts';

/** @param isMarkdown whether the client shows Markdown; else it gets plain text */
export function hoverAt(draft: Draft, position: Position, reading: Reading, isMarkdown: boolean): Hover | null {
  const { findings, setup, report } = reading;
  const language = report?.language ?? 'mixed';
  // Examples in a language that the statement is not in are of no use to its writer.
  const near = setup.rules.filter(({ languages }) => language === 'mixed' || languages.includes(language));
  const write = isMarkdown ? MARKDOWN : PLAIN;
  const { start: at } = draft.span({ start: position, end: position });
  const here = findings.filter(({ range }) => range.start.offset <= at && at <= range.end.offset);
  const kind = isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  const [first] = here;
  if (first) {
    const sections = here.map((remark) => findingText(remark, examplesOf(remark.rule, near), write, setup.locale));
    const range = draft.range({ start: first.range.start.offset, end: first.range.end.offset });
    return { contents: { kind, value: sections.join(write.rule) }, range };
  }
  const named = wordAt(draft.text, at);
  const rules = named ? setup.rules.filter(({ id }) => id === named.word) : [];
  if (!named || rules.length === 0) return null;
  const value = rules.map((rule) => ruleText(rule, write, setup.locale)).join(write.rule);
  return { contents: { kind, value }, range: draft.range(named) };
}

interface Writing {
  readonly text: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly quote: (text: string) => string;
  readonly rule: string;
}

/** No text of a draft or a rule may become a link, an image or HTML. */
const escaped = (text: string): string => visible(text).replace(/[\\`*_[\]<>#|~!&]/gu, '\\$&');

const MARKDOWN: Writing = {
  text: escaped,
  strong: (text) => `**${escaped(text)}**`,
  faint: (text) => `*${escaped(text)}*`,
  quote: (text) => `> ${escaped(text).replace(/\s*\n\s*/gu, ' ')}`,
  rule: '\n\n---\n\n',
};

const PLAIN: Writing = {
  text: visible,
  strong: visible,
  faint: visible,
  quote: (text) => `  ${visible(text)}`,
  rule: '\n\n―――\n\n',
};

const LABELS = {
  ja: { better: '言い換え', source: '出典: ', flagged: '指摘する例', passed: '指摘しない例' },
  en: { better: 'Better', source: 'Source: ', flagged: 'Found', passed: 'Left alone' },
} as const;

function findingText(remark: Remark, examples: Examples, write: Writing, locale: Locale): string {
  const { rule, category, severity, message, why, instead, source, finding } = remark;
  const heard = finding?.heard;
  const weighed = heard
    ? locale === 'ja'
      ? `重く見た言葉: ${heard.words.join('、')}`
      : `The words that weighed most: ${heard.words.join(', ')}`
    : '';
  return paragraphs(
    write.strong(message),
    write.text(why),
    write.text(weighed),
    wordings(instead, write, locale),
    exampleText(examples, write, locale),
    foot({ rule, severity, category, source }, write, locale),
  );
}

function ruleText(rule: Rule, write: Writing, locale: Locale): string {
  const { id, severity, category, words, languages } = rule;
  const instead = languages.flatMap((language) => words.instead[language] ?? []);
  return paragraphs(
    write.strong(words.summary[locale]),
    write.text(words.why[locale].replaceAll(/\{[\w-]+\}/gu, '…')),
    wordings(instead, write, locale),
    exampleText(examplesOf(id, [rule]), write, locale),
    foot({ rule: id, severity, category, source: words.source }, write, locale),
  );
}

const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

function wordings(instead: readonly string[], write: Writing, locale: Locale): string {
  if (instead.length === 0) return '';
  return paragraphs(write.strong(LABELS[locale].better), ...instead.map(write.quote));
}

function foot(
  { rule, severity, category, source }: Pick<Remark, 'rule' | 'severity' | 'category' | 'source'>,
  write: Writing,
  locale: Locale,
): string {
  const facts = [SEVERITY_NAMES[severity][locale], CATEGORY_NAMES[category][locale], rule].join(' · ');
  return paragraphs(write.faint(LABELS[locale].source + source), write.text(facts));
}

interface Examples {
  readonly flagged: readonly string[];
  readonly passed: readonly string[];
}

/** As many of each as a hover has room for. */
const SHOWN = 2;

function examplesOf(id: string, rules: readonly Rule[]): Examples {
  const examples = rules.filter((rule) => rule.id === id).flatMap((rule) => rule.examples);
  const texts = (expect: 'flag' | 'pass'): string[] =>
    examples
      .filter((example) => example.expect === expect && example.text.length < 200)
      .slice(0, SHOWN)
      .map(({ text }) => text.trim().replace(/<<([\s\S]*?)>>/gu, (_, phrase: string) => `⟪${phrase}⟫`));
  return { flagged: texts('flag'), passed: texts('pass') };
}

function exampleText({ flagged, passed }: Examples, write: Writing, locale: Locale): string {
  const { flagged: found, passed: alone } = LABELS[locale];
  const list = (label: string, texts: readonly string[]): readonly string[] =>
    texts.length > 0 ? [write.faint(label), ...texts.map(write.quote)] : [];
  return paragraphs(...list(found, flagged), ...list(alone, passed));
}

/** The word at a place, as rules are named, in a comment to owabi. */
function wordAt(text: string, at: number): { word: string; start: number; end: number } | undefined {
  const open = text.lastIndexOf('<!--', at);
  const close = open < 0 ? -1 : text.indexOf('-->', open);
  if (open < 0 || (close >= 0 && close < at) || !/^<!--+\s*owabi-/u.test(text.slice(open, open + 40))) return undefined;
  let start = at;
  let end = at;
  while (start > open && /[\w/-]/u.test(text[start - 1]!)) start--;
  while (end < text.length && /[\w/-]/u.test(text[end]!)) end++;
  return start < end ? { word: text.slice(start, end), start, end } : undefined;
}
