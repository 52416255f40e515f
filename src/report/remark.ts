/**
 * Findings and missing elements as one list, for formats that know only places with a message. A missing element has no place; it
 * stands at the head of its file, and covers nothing. Leaves escaping to each format.
 */
import type { FileReport, Finding, MissingElement, Range } from '../lint/finding.ts';
import type { Category, Severity } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';
import { ELEMENT_NAMES } from './names.ts';

export interface Remark {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  /** What the rule is about, in a few words. */
  readonly summary: string;
  readonly message: string;
  /** Empty for a missing element: its message says it. */
  readonly why: string;
  /** Better wordings, in the language of the statement. */
  readonly instead: readonly string[];
  readonly source: string;
  /** Of a missing element: empty, at the head of the file. */
  readonly range: Range;
  /** Of a phrase. */
  readonly finding?: Finding;
}

/** What is said of a file: findings in the order of the text, then what is missing. */
export function remarksOf(file: FileReport, locale: Locale): Remark[] {
  return [...file.findings.map(remarkOn), ...file.missing.map((missing) => remarkOnMissing(missing, locale))];
}

export function remarkOn(finding: Finding): Remark {
  const { rule, category, severity, summary, message, why, instead, source, range } = finding;
  return { rule, category, severity, summary, message, why, instead, source, range, finding };
}

const HEAD = { offset: 0, line: 1, column: 1 };

function remarkOnMissing({ element, severity, rule, message, instead }: MissingElement, locale: Locale): Remark {
  const name = ELEMENT_NAMES[element][locale];
  return {
    rule,
    category: 'missing-element',
    severity,
    summary: locale === 'ja' ? `足りない要素: ${name}` : `missing: ${name}`,
    message,
    why: '',
    instead,
    source: '',
    range: { start: HEAD, end: HEAD },
  };
}

/** Message, reason and better wordings, each a line. */
export function linesOf({ message, why, instead }: Remark, locale: Locale): string[] {
  const better = locale === 'ja' ? '言い換え: ' : 'Better: ';
  return [
    message,
    ...(why === '' ? [] : [why]),
    ...instead.map((wording) => better + (locale === 'ja' ? `「${wording}」` : `“${wording}”`)),
  ];
}

/** Wordings that a program can put into the text. They are offered; which one fits, a person decides. */
export interface Suggestion {
  readonly range: Range;
  readonly text: string;
}

/** A whole sentence stands in place of a sentence; only what is none stands in place of the phrase. */
export function suggestionsFor({ finding }: Remark): Suggestion[] {
  if (!finding) return [];
  const { sentence, range, instead } = finding;
  return instead.map((text) => ({ range: sentence && SENTENCE.test(text) ? sentence : range, text }));
}

const SENTENCE = /[.!?。！？][」』”"’)]*$/u;

/** The gravest first; among equals the order stays. */
export const byGravity = <T extends { readonly severity: Severity }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
