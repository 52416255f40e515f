/** Lets the rules of a plan look at a document: matches, each with its rule and how loud it is. Has no words for them. */
import type { Document, Sentence } from '../document/document.ts';
import { ProblemError } from '../problem/problem.ts';
import { firstSentence, isInTitle } from '../rule/position.ts';
import { type Context, type Match, PHRASE_CATEGORIES, type Rule, SEVERITIES, type Severity } from '../rule/rule.ts';
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
  const run = new Run(facts);
  try {
    run.overall(watch);
    run.phrases(watch, look);
    run.awake(look);
  } catch (error) {
    throw run.asked ? breakdown(run.asked, error) : error;
  }
  return run.hits();
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

class Run {
  /** The rule that is being asked. */
  asked: Rule | undefined;
  readonly #facts: Omit<Context, 'options'>;
  /** By the places of their rules. */
  readonly #found: Hit[][] = [];
  readonly #missing: Hit[] = [];
  #context: Context | undefined;

  constructor(facts: Omit<Context, 'options'>) {
    this.#facts = facts;
  }

  overall({ documentRules }: Watch): void {
    const { document } = this.#facts;
    for (const one of documentRules) {
      const { rule, planned } = one;
      if (document.language !== 'mixed' && !rule.languages.includes(document.language)) continue;
      this.asked = rule;
      for (const match of rule.check(document, this.#contextFor(planned.options))) this.#add(one, match, undefined);
    }
  }

  phrases({ patternRules }: Watch, { survey }: Look): void {
    this.asked = undefined;
    for (const sentence of this.#facts.document.sentences) {
      for (const { rule, phrases } of survey.phrases(sentence)) {
        const one = patternRules.get(rule)!;
        this.asked = rule;
        const context = this.#contextFor(one.planned.options);
        for (const match of rule.matches(phrases, sentence, context)) this.#add(one, match, sentence);
      }
    }
  }

  awake({ awake }: Look): void {
    for (const { sentence, rules } of awake) {
      for (const one of rules) {
        const { rule, planned } = one;
        this.asked = rule;
        const context = this.#contextFor(planned.options);
        for (const match of rule.check(sentence, context)) this.#add(one, match, sentence);
      }
    }
  }

  hits(): Hits {
    const found: Hit[] = [];
    for (const hits of this.#found) if (hits) for (const hit of hits) found.push(hit);
    return { found, missing: this.#missing };
  }

  /** Most rules have no options, and share one context. */
  #contextFor(options: Context['options']): Context {
    if (this.#context?.options !== options) this.#context = { ...this.#facts, options };
    return this.#context!;
  }

  #add({ rule, planned, place }: Placed<Rule>, match: Match, asked: Sentence | undefined): void {
    const { document } = this.#facts;
    const { span } = match;
    if (!(span.start >= 0 && span.start <= span.end && span.end <= document.source.length)) {
      throw new Error(`${span.start}–${span.end} is no place in the statement`);
    }
    const isMissing = match.element !== undefined;
    // What is missing stands nowhere, and it takes long to find out in which sentence.
    const sentence = asked ?? (rule.category === 'missing-element' ? undefined : sentenceAt(document, span));
    const severity = planned.severity ?? weighed(rule, match, this.#facts, sentence);
    const hit = { rule, match, severity, span, sentence };
    if (isMissing) this.#missing.push(hit);
    else if (this.#found[place]) this.#found[place].push(hit);
    else this.#found[place] = [hit];
  }
}

const PHRASES: ReadonlySet<string> = new Set(PHRASE_CATEGORIES);

/** A reader meets the title and the first sentence first, and forgives less where harm was done. */
function weighed(
  rule: Rule,
  match: Match,
  { document, harm }: Omit<Context, 'options'>,
  sentence: Sentence | undefined,
): Severity {
  const severity = match.severity ?? rule.severity;
  if (!PHRASES.has(rule.category)) return severity;
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

const places = new WeakMap<Document, Places>();

function placesOf(document: Document): Places {
  let known = places.get(document);
  if (!known) {
    const spans = document.sentences.map(({ passage, text }) => passage.locate({ start: 0, end: text.length }));
    const inOrder = spans.every(
      ({ start, end }, at) => at === 0 || (start >= spans[at - 1]!.start && end >= spans[at - 1]!.end),
    );
    known = { places: spans, inOrder };
    places.set(document, known);
  }
  return known;
}
