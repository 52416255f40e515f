/** For rule authors: the tokens of each sentence, with the patterns that match it and those that nearly do. */
import type { Document, Sentence } from '../document/document.ts';
import type { Pattern } from '../rule/pattern/pattern.ts';
import { isPatternRule } from '../rule/pattern-rule.ts';
import { textSpan } from '../rule/phrases.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Span } from '../text/span.ts';

export interface TokenSheet {
  readonly sentence: Sentence;
  /** Patterns that match, whatever exceptions and guards say afterwards. */
  readonly found: readonly PatternHit[];
  /** Patterns that came part of the way, those that came farthest first. */
  readonly near: readonly PatternMiss[];
}

export interface PatternHit {
  /** Rule id, or name of an element. */
  readonly name: string;
  readonly pattern: string;
  /** The text that it would report. */
  readonly text: string;
}

export interface PatternMiss extends PatternHit {
  /** The item of the pattern that did not fit. */
  readonly expected: string;
  /** The token that stands there; `undefined` when the sentence ended. */
  readonly instead: string | undefined;
}

interface Options {
  /** Only this rule or element. */
  readonly only?: string;
  /** How many near misses to name for a sentence. */
  readonly limit?: number;
}

export function tokenSheets(document: Document, rules: RuleSet, { only, limit = 5 }: Options = {}): TokenSheet[] {
  return document.sentences.map((sentence) => {
    const { tokens } = sentence;
    const textOf = (span: Span): string => {
      const { start, end } = textSpan(sentence, span);
      return sentence.text.slice(start, end);
    };
    const found: PatternHit[] = [];
    const near: (PatternMiss & { readonly reach: number })[] = [];
    for (const { name, patterns } of sourcesOf(rules, sentence)) {
      if (only !== undefined && name !== only) continue;
      for (const pattern of patterns) {
        const hits = pattern.find(tokens);
        found.push(...hits.map(({ report }) => ({ name, pattern: pattern.source, text: textOf(report) })));
        const miss = hits.length > 0 ? undefined : pattern.nearMiss(tokens);
        if (!miss) continue;
        near.push({
          name,
          pattern: pattern.source,
          text: textOf(miss.matched),
          expected: miss.expected,
          instead: tokens[miss.failedAt]?.text,
          reach: miss.matched.end - miss.matched.start,
        });
      }
    }
    // With one word in place a pattern has hardly begun; that is told only of a rule that was asked for.
    const worth = near.filter(({ reach }) => only !== undefined || reach > 1);
    worth.sort((a, b) => b.reach - a.reach);
    return { sentence, found, near: worth.slice(0, limit).map(({ reach: _, ...miss }) => miss) };
  });
}

function* sourcesOf(
  { rules, recognizers, credits }: RuleSet,
  { language }: Sentence,
): Iterable<{ readonly name: string; readonly patterns: readonly Pattern[] }> {
  for (const rule of rules) {
    if (isPatternRule(rule) && rule.languages.includes(language)) yield { name: rule.id, patterns: written(rule) };
  }
  for (const recognizer of recognizers) {
    if (recognizer.language === language) yield { name: recognizer.element, patterns: written(recognizer) };
  }
  for (const one of credits) {
    if (one.language === language) yield { name: one.credit, patterns: written(one) };
  }
}

/** @throws {Error} when the rules were loaded without their sources, which is a mistake of the caller */
function written({ patterns }: { readonly patterns?: (() => readonly Pattern[]) | undefined }): readonly Pattern[] {
  if (!patterns) throw new Error('the patterns are wanted as they are written');
  return patterns();
}
