/** Lets the rules of a plan look at a document: matches, each with its rule and how loud it is. Has no words for them. */
import type { Document, Sentence } from '../document/document.ts';
import { ProblemError } from '../problem/problem.ts';
import { firstSentence, isInTitle } from '../rule/position.ts';
import { type Context, isOfPhrases, type Match, type Rule, SEVERITIES, type Severity } from '../rule/rule.ts';
import { Fact } from '../text/fact.ts';
import { contains, type Span } from '../text/span.ts';
import type { Look, Placed, Watch } from './watch.ts';

/** A match with its rule, before it has words. */
export interface Hit {
  readonly rule: Rule;
  readonly match: Match;
  readonly severity: Severity;
  readonly span: Span;
  readonly sentence: Sentence | undefined;
}

export interface Hits {
  /** In the order of the plan, those of one rule in the order of the text. */
  readonly found: readonly Hit[];
  /** That an element was not found, in the order in which it was said. */
  readonly missing: readonly Hit[];
}

/** @throws {ProblemError} when a rule breaks down */
export function hitsIn(facts: Omit<Context, 'options'>, watch: Watch, look: Look): Hits {
  const run: Run = { facts, asked: undefined, context: undefined, found: [], missing: [] };
  try {
    askOfAll(run, watch);
    askOfPhrases(run, watch, look);
    askOfAwake(run, look);
  } catch (error) {
    throw run.asked ? breakdown(run.asked, error) : error;
  }
  const found: Hit[] = [];
  for (const hits of run.found) if (hits) for (const hit of hits) found.push(hit);
  return { found, missing: run.missing };
}

/** What a user is told when a rule throws. */
export function breakdown(rule: Rule, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new ProblemError({
    message: { ja: `規則「${rule.id}」が動きません: ${reason}`, en: `the rule "${rule.id}" broke down: ${reason}` },
    ...(rule.file !== undefined && { file: rule.file }),
  });
}

interface Run {
  readonly facts: Omit<Context, 'options'>;
  /** The rule that is being asked. */
  asked: Rule | undefined;
  /** What was asked with last. */
  context: Context | undefined;
  /** By the places of their rules. */
  readonly found: (Hit[] | undefined)[];
  readonly missing: Hit[];
}

function askOfAll(run: Run, { documentRules }: Watch): void {
  const { document } = run.facts;
  for (const one of documentRules) {
    const { rule, planned } = one;
    if (document.language !== 'mixed' && !rule.languages.includes(document.language)) continue;
    run.asked = rule;
    for (const match of rule.check(document, contextFor(run, planned.options))) add(run, one, match, undefined);
  }
}

function askOfPhrases(run: Run, { patternRules }: Watch, { survey }: Look): void {
  for (const sentence of run.facts.document.sentences) {
    for (const { rule, phrases } of survey.phrases(sentence)) {
      const one = patternRules.get(rule)!;
      run.asked = rule;
      const context = contextFor(run, one.planned.options);
      for (const match of rule.matches(phrases, sentence, context)) add(run, one, match, sentence);
    }
  }
}

function askOfAwake(run: Run, { awake }: Look): void {
  for (const { sentence, rules } of awake) {
    for (const one of rules) {
      const { rule, planned } = one;
      run.asked = rule;
      const context = contextFor(run, planned.options);
      for (const match of rule.check(sentence, context)) add(run, one, match, sentence);
    }
  }
}

/** Most rules have no options, and share one context. Field by field: what is spread has a shape of its own in every statement. */
function contextFor(run: Run, options: Context['options']): Context {
  if (run.context?.options === options) return run.context;
  const { document, kind, fault, harm, evidence } = run.facts;
  run.context = { document, kind, fault, harm, options, evidence };
  return run.context;
}

function add(run: Run, { rule, planned, place }: Placed<Rule>, match: Match, asked: Sentence | undefined): void {
  const { facts, found, missing } = run;
  const { document } = facts;
  const { span } = match;
  if (!(span.start >= 0 && span.start <= span.end && span.end <= document.source.length)) {
    throw new Error(`${span.start}–${span.end} is no place in the statement`);
  }
  // It takes long to find out in which sentence a place is, and what is missing stands nowhere.
  const sentence = asked ?? (rule.category === 'missing-element' ? undefined : sentenceAt(document, span));
  const severity = planned.severity ?? weighed(rule, match, facts, sentence);
  const hit = { rule, match, severity, span, sentence };
  const beside = match.element === undefined ? found[place] : missing;
  if (beside) beside.push(hit);
  else found[place] = [hit];
}

/** A reader meets the title and the first sentence first, and forgives less where harm was done. */
function weighed(
  rule: Rule,
  match: Match,
  { document, harm }: Omit<Context, 'options'>,
  sentence: Sentence | undefined,
): Severity {
  const severity = match.severity ?? rule.severity;
  if (!isOfPhrases(rule.category)) return severity;
  const isEarly = sentence !== undefined && (isInTitle(sentence, document) || sentence === firstSentence(document));
  const step = (isEarly ? 1 : 0) - (harm === 'none' ? 1 : 0);
  if (step === 0) return severity;
  const index = SEVERITIES.indexOf(severity) + step;
  return SEVERITIES[Math.min(Math.max(index, 0), SEVERITIES.length - 1)]!;
}

/** The first sentence in which a span of the source lies. */
function sentenceAt(document: Document, span: Span): Sentence | undefined {
  const { places, inOrder } = placesOf(document);
  let first = 0;
  if (inOrder) {
    // The first sentence that ends where the span does or later, found by halving.
    let high = places.length;
    while (first < high) {
      const middle = (first + high) >> 1;
      if (places[middle]!.end < span.end) first = middle + 1;
      else high = middle;
    }
  }
  for (let at = first; at < places.length; at++) {
    if (contains(places[at]!, span)) return document.sentences[at];
    if (inOrder && places[at]!.start > span.start) return undefined;
  }
  return undefined;
}

interface Places {
  /** Where each sentence stands in the source. */
  readonly places: readonly Span[];
  /** Whether both their starts and their ends rise. A table or a footnote may be read in another order than it is written. */
  readonly inOrder: boolean;
}

const places = new Fact<Places>();

function placesOf(document: Document): Places {
  let known = places.of(document);
  if (!known) {
    const spans = document.sentences.map(({ passage, text }) => passage.locate({ start: 0, end: text.length }));
    const inOrder = spans.every(
      ({ start, end }, at) => at === 0 || (start >= spans[at - 1]!.start && end >= spans[at - 1]!.end),
    );
    known = { places: spans, inOrder };
    places.keep(document, known);
  }
  return known;
}
