/**
 * Runs a plan over a document: matches become findings with words, severity and place. Reads no file and prints nothing.
 */
import type { Document, Kind, Sentence } from '../document/document.ts';
import { elementProbability, elementTokens } from '../ear/hear.ts';
import type { Language } from '../language/token.ts';
import { ProblemError } from '../problem/problem.ts';
import { type CreditPlace, readCredits } from '../rule/credits.ts';
import { readElements, type Vote } from '../rule/elements.ts';
import { isPatternRule } from '../rule/pattern-rule.ts';
import { textSpan } from '../rule/phrases.ts';
import { firstSentence, isInTitle } from '../rule/position.ts';
import { LANGUAGES } from '../rule/recognition.ts';
import {
  type Context,
  ELEMENTS,
  type ElementName,
  type Match,
  PHRASE_CATEGORIES,
  type Rule,
  SEVERITIES,
  type SentenceRule,
  type Severity,
} from '../rule/rule.ts';
import { type Survey, Surveyor } from '../rule/survey.ts';
import { Lines } from '../text/lines.ts';
import { onOneLine } from '../text/one-line.ts';
import { contains, type Span } from '../text/span.ts';
import { type Fillings, type Locale, say, type Words } from '../words/words.ts';
import type { Credit, FileReport, Finding, MissingElement, Range } from './finding.ts';
import { joinNeighbours, onePerPhrase, withoutYielding } from './phrase.ts';
import type { Plan, PlannedRule } from './plan.ts';
import { type Suppressions, suppressionsIn } from './suppression.ts';

/**
 * What the second ear may vote for where no pattern found it. The others have forms of their own, which patterns know better; and
 * where trouble is only named, it hears that it was felt for.
 */
const VOTED: ReadonlySet<ElementName> = new Set([
  'responsibility',
  'what-happened',
  'cause',
  'action-taken',
  'remedy',
  'prevention',
  'next-step',
]);

const voteIn = (document: Document): Vote => ({
  probability: (sentence, element) =>
    VOTED.has(element) ? elementProbability(sentence, element, document) : undefined,
  span: (sentence, element) => {
    const tokens = elementTokens(sentence, element, document);
    return sentence.passage.locate(textSpan(sentence, tokens));
  },
});

/** A match with its rule, before it has words. */
interface Hit {
  readonly rule: Rule;
  readonly match: Match;
  readonly severity: Severity;
  readonly span: Span;
  readonly sentence?: Sentence;
}

/**
 * Everything that the plan's rules say of a document.
 *
 * @param path as its user named it, for the report
 * @throws {ProblemError} when a rule breaks down; rules of owabi's own never should
 */
export function lint(document: Document, plan: Plan, path = ''): FileReport {
  const lines = new Lines(document.source);
  const suppressions = suppressionsIn(document, lines, plan.ruleIds);
  const watch = watchOf(plan, document.kind);
  const look = lookThrough(document, watch);
  const evidence = readElements(document, plan.recognizers, voteIn(document), look.survey);
  const facts = {
    document,
    kind: document.kind,
    fault: document.frontMatter.fault ?? plan.fault,
    harm: document.frontMatter.harm ?? plan.harm,
    evidence,
  };

  const hits: Hit[] = [];
  const missing: Hit[] = [];
  for (const found of run(plan, facts, watch, look)) {
    for (const hit of found) (hit.match.element === undefined ? hits : missing).push(hit);
  }

  const good = readCredits(document, plan.credits, evidence, look.survey);
  const praised = new Set(good.map(({ sentence }) => sentence));
  const covered = new Map<Hit, string>();
  for (const hit of hits) {
    const reason = suppressions.reasonFor(hit.rule.id, hit.span);
    if (reason !== undefined) covered.set(hit, reason);
  }
  const settled = onePerPhrase(
    withoutYielding(hits.filter(({ rule, sentence }) => !(rule.yields && sentence && praised.has(sentence)))),
  );
  // What is kept back and what is not are joined apart: a directive covers what it covers.
  const joined = (some: readonly Hit[]): Hit[] =>
    joinNeighbours(some, (start, end) => document.source.slice(start, end));
  const spoken = joined(settled.filter((hit) => !covered.has(hit)));
  const keptBack = [...new Set(covered.values())].flatMap((reason) =>
    joined(settled.filter((hit) => covered.get(hit) === reason)).map((hit) => ({ hit, reason })),
  );
  const missed = missing.filter(({ rule }) => suppressions.reasonFor(rule.id) === undefined);
  const finding = (hit: Hit) => findingOf(hit, document, plan, lines);
  const shown = onceEach(spoken);
  const findings = [...shown, ...complaints(suppressions, plan)]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map(finding);

  return {
    path,
    text: document.source,
    format: document.format,
    language: document.language,
    kind: document.kind,
    kindReason: say(document.kindReason, plan.locale),
    credits: credited(),
    findings,
    elements: elementRanges(),
    missing: missed
      .map((hit) => missingOf(hit, document, plan))
      .sort((a, b) => ELEMENTS.indexOf(a.element) - ELEMENTS.indexOf(b.element)),
    suppressed: keptBack
      .sort((a, b) => a.hit.span.start - b.hit.span.start || a.hit.span.end - b.hit.span.end)
      .map(({ hit, reason }) => ({ ...finding(hit), reason })),
  };

  /** A sentence in which a phrase is flagged is not praised in the same breath. */
  function credited(): readonly Credit[] {
    const flagged = new Set(spoken.filter((hit) => PHRASES.has(hit.rule.category)).map(({ sentence }) => sentence));
    return good.filter(({ sentence }) => !flagged.has(sentence)).map((place) => creditOf(place, document, plan, lines));
  }

  function elementRanges(): FileReport['elements'] {
    const ranges: Partial<Record<ElementName, readonly Range[]>> = {};
    for (const element of ELEMENTS) {
      const found = evidence(element);
      if (found.length > 0) ranges[element] = found.map(({ span }) => rangeOf(span, lines));
    }
    return ranges;
  }
}

/** Of a rule that is said once a statement, only the first place. */
function onceEach(hits: readonly Hit[]): readonly Hit[] {
  const said = new Set<string>();
  return hits.filter(({ rule }) => {
    if (!rule.once) return true;
    const isFirst = !said.has(rule.id);
    said.add(rule.id);
    return isFirst;
  });
}

const isForKind = ({ kinds }: Rule, kind: Kind): boolean => kinds === undefined || kinds.includes(kind);

const isForLanguage = ({ languages }: Rule, { language }: Document): boolean =>
  language === 'mixed' || languages.includes(language);

/** What a plan looks for in each sentence of a statement of one kind. */
interface Watch {
  readonly surveyor: Surveyor;
  /** Rules in code, by their language and by what wakes them; without that they look at every sentence. */
  readonly coded: Readonly<Record<Language, ReadonlyMap<SentenceRule['wakes'], readonly PlannedRule[]>>>;
}

const watches = new WeakMap<Plan, Map<Kind, Watch>>();

/** Made once for a plan and a kind. */
function watchOf(plan: Plan, kind: Kind): Watch {
  let byKind = watches.get(plan);
  if (!byKind) {
    byKind = new Map();
    watches.set(plan, byKind);
  }
  let watch = byKind.get(kind);
  if (!watch) {
    const planned = plan.rules.filter(({ rule }) => rule.scope === 'sentence' && isForKind(rule, kind));
    const coded = { ja: new Map(), en: new Map() } satisfies Record<Language, Map<unknown, PlannedRule[]>>;
    for (const one of planned) {
      const { rule } = one;
      if (rule.scope !== 'sentence' || isPatternRule(rule)) continue;
      for (const language of rule.languages) {
        const asleep = coded[language].get(rule.wakes);
        if (asleep) asleep.push(one);
        else coded[language].set(rule.wakes, [one]);
      }
    }
    const patterned = planned.flatMap(({ rule }) => (isPatternRule(rule) ? [rule] : []));
    watch = { surveyor: new Surveyor([...plan.recognizers, ...plan.credits], patterned), coded };
    byKind.set(kind, watch);
  }
  return watch;
}

/** What was found in the sentences of a statement by those who look at one at a time. */
interface Look {
  readonly survey: Survey;
  /** Sentences for rules in code, by what woke them. */
  readonly awake: ReadonlyMap<SentenceRule['wakes'], readonly Sentence[]>;
}

/** Goes through the sentences once: all that wants their tokens gets them while they are there. */
function lookThrough(document: Document, { surveyor, coded }: Watch): Look {
  const awake = new Map<SentenceRule['wakes'], Sentence[]>();
  for (const language of LANGUAGES) for (const wakes of coded[language].keys()) awake.set(wakes, []);
  const survey = surveyor.survey(document, (sentence) => {
    for (const wakes of coded[sentence.language].keys()) {
      if (wakes === undefined || wakes(sentence, document)) awake.get(wakes)!.push(sentence);
    }
  });
  return { survey, awake };
}

/** The hits of each rule that is for this statement, rule by rule, in the order of the plan. */
function run(
  plan: Plan,
  facts: Omit<Context, 'options'>,
  { coded }: Watch,
  { survey, awake }: Look,
): readonly (readonly Hit[])[] {
  const { document } = facts;
  const hits = new Map<Rule, Hit[]>();
  const places = placesIn(plan);
  const contexts = new Map<Context['options'], Context>();
  const look = (planned: PlannedRule, check: (context: Context) => Iterable<Match>, sentence?: Sentence): void => {
    const { rule, options } = planned;
    let context = contexts.get(options);
    if (!context) {
      context = { ...facts, options };
      contexts.set(options, context);
    }
    const found = hits.get(rule);
    if (found) take(planned, context, check, found, sentence);
    else {
      const first: Hit[] = [];
      hits.set(rule, first);
      take(planned, context, check, first, sentence);
    }
  };

  for (const planned of plan.rules) {
    const { rule } = planned;
    if (rule.scope !== 'document' || !isForKind(rule, facts.kind) || !isForLanguage(rule, document)) continue;
    look(planned, (context) => rule.check(document, context));
  }
  for (const sentence of document.sentences) {
    for (const { rule, phrases } of survey.phrases(sentence)) {
      look(plan.rules[places.get(rule)!]!, (context) => rule.matches(phrases, sentence, context), sentence);
    }
  }
  for (const [wakes, sentences] of awake) {
    for (const sentence of sentences) {
      for (const planned of coded[sentence.language].get(wakes) ?? []) {
        const { rule } = planned;
        if (rule.scope === 'sentence') look(planned, (context) => rule.check(sentence, context), sentence);
      }
    }
  }
  return [...hits].sort(([a], [b]) => places.get(a)! - places.get(b)!).map(([, found]) => found);
}

const ruleOrders = new WeakMap<Plan, ReadonlyMap<Rule, number>>();

/** The place of each rule in its plan. */
function placesIn(plan: Plan): ReadonlyMap<Rule, number> {
  let order = ruleOrders.get(plan);
  if (!order) {
    order = new Map(plan.rules.map(({ rule }, place) => [rule, place]));
    ruleOrders.set(plan, order);
  }
  return order;
}

function take(
  planned: PlannedRule,
  context: Context,
  check: (context: Context) => Iterable<Match>,
  hits: Hit[],
  sentence?: Sentence,
): void {
  try {
    for (const match of check(context)) hits.push(hitOf(planned, match, context, sentence));
  } catch (error) {
    throw breakdown(planned.rule, error);
  }
}

function breakdown(rule: Rule, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new ProblemError({
    message: { ja: `規則「${rule.id}」が動きません: ${reason}`, en: `the rule "${rule.id}" broke down: ${reason}` },
    ...(rule.file !== undefined && { file: rule.file }),
  });
}

/** The rule's own words, filled; a word that is not filled must not reach a reader. */
function worded(rule: Rule, words: Words, locale: Locale, fillings: Fillings): string {
  try {
    return say(words, locale, fillings);
  } catch (error) {
    throw breakdown(rule, error);
  }
}

function hitOf({ rule, severity }: PlannedRule, match: Match, context: Context, sentence?: Sentence): Hit {
  const { document } = context;
  const { span } = match;
  if (!(span.start >= 0 && span.start <= span.end && span.end <= document.source.length)) {
    throw new Error(`${span.start}–${span.end} is no place in the statement`);
  }
  const within = sentence ?? sentenceAt(document, span);
  return {
    rule,
    match,
    span,
    severity: severity ?? weighed(rule, match, context, within),
    ...(within && { sentence: within }),
  };
}

const PHRASES: ReadonlySet<string> = new Set(PHRASE_CATEGORIES);

/** A reader meets the title and the first sentence first, and forgives less where harm was done. */
function weighed(rule: Rule, match: Match, { document, harm }: Context, sentence: Sentence | undefined): Severity {
  const severity = match.severity ?? rule.severity;
  if (!PHRASES.has(rule.category)) return severity;
  const isEarly = sentence !== undefined && (isInTitle(sentence, document) || sentence === firstSentence(document));
  const step = (isEarly ? 1 : 0) - (harm === 'none' ? 1 : 0);
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

function complaints(suppressions: Suppressions, plan: Plan): Hit[] {
  return suppressions.complaints().flatMap(({ rule, match }) => {
    const planned = plan.rules.find((one) => one.rule === rule);
    return planned ? [{ rule, match, span: match.span, severity: planned.severity ?? rule.severity }] : [];
  });
}

function findingOf(
  { rule, match, severity, span, sentence }: Hit,
  document: Document,
  plan: Plan,
  lines: Lines,
): Finding {
  const { locale } = plan;
  const { words } = rule;
  const excerpt = document.source.slice(span.start, span.end);
  const language = sentence?.language ?? languageOf(document);
  const fillings = { ...match.captures, match: onOneLine(excerpt) };
  const message = match.messageId === undefined ? words.message : words.messages?.[match.messageId];
  if (!message) throw breakdown(rule, new Error(`it has no message "${match.messageId}"`));
  const place = sentence?.passage.locate({ start: 0, end: sentence.text.length });
  return {
    rule: rule.id,
    category: rule.category,
    severity,
    summary: words.summary[locale],
    message: worded(rule, message, locale, fillings),
    why: worded(rule, words.why, locale, fillings),
    instead: words.instead[language] ?? [],
    source: words.source,
    excerpt,
    range: rangeOf(span, lines),
    ...(place && contains(place, span) && { sentence: rangeOf(place, lines) }),
    ...(match.heard && { heard: match.heard }),
  };
}

function missingOf({ rule, match, severity }: Hit, document: Document, plan: Plan): MissingElement {
  const element = match.element!;
  const language = languageOf(document);
  const words = plan.elements.get(element);
  const own = match.messageId === undefined ? undefined : rule.words.messages?.[match.messageId];
  return {
    element,
    severity,
    rule: rule.id,
    message: worded(rule, own ?? words?.missing ?? rule.words.message, plan.locale, match.captures ?? {}),
    instead: words?.add[language] ?? rule.words.instead[language] ?? [],
  };
}

function creditOf({ credit, words, span }: CreditPlace, document: Document, { locale }: Plan, lines: Lines): Credit {
  return {
    credit,
    summary: say(words.summary, locale),
    why: say(words.why, locale),
    source: words.source,
    excerpt: document.source.slice(span.start, span.end),
    range: rangeOf(span, lines),
  };
}

/** The language in which to offer wordings for a statement as a whole. */
const languageOf = (document: Document) => (document.language === 'mixed' ? 'ja' : document.language);

const rangeOf = (span: Span, lines: Lines): Range => ({
  start: lines.position(span.start),
  end: lines.position(span.end),
});
