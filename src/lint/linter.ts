/**
 * Runs a plan over a document: matches become findings with words, severity and place. Reads no file and prints nothing.
 */
import type { Document, Sentence } from '../document/document.ts';
import { elementProbability, elementTokens } from '../ear/hear.ts';
import type { Language } from '../language/token.ts';
import { ProblemError } from '../problem/problem.ts';
import { type CreditPlace, readCredits } from '../rule/credits.ts';
import { readElements, type Vote } from '../rule/elements.ts';
import { BlockIndex } from '../rule/pattern/block-index.ts';
import { isPatternRule } from '../rule/pattern-rule.ts';
import { textSpan } from '../rule/phrases.ts';
import { firstSentence, isInTitle, isOurs } from '../rule/position.ts';
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
import { Lines } from '../text/lines.ts';
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
  const evidence = readElements(document, plan.recognizers, voteIn(document));
  const facts = {
    document,
    kind: document.kind,
    fault: document.frontMatter.fault ?? plan.fault,
    harm: document.frontMatter.harm ?? plan.harm,
    evidence,
  };

  const hits: Hit[] = [];
  const missing: Hit[] = [];
  for (const found of run(plan, facts)) {
    for (const hit of found) (hit.match.element === undefined ? hits : missing).push(hit);
  }

  const good = readCredits(document, plan.credits, evidence);
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

function isFor(rule: Rule, document: Document): boolean {
  return (
    (rule.kinds === undefined || rule.kinds.includes(document.kind)) &&
    (document.language === 'mixed' || rule.scope === 'sentence' || rule.languages.includes(document.language))
  );
}

/**
 * The hits of each rule that is for this statement, rule by rule. Sentences are gone through once, with all rules for each:
 * what was found out about a sentence is then still there, and can be let go when the next one comes.
 */
function run(plan: Plan, facts: Omit<Context, 'options'>): readonly (readonly Hit[])[] {
  const { document } = facts;
  const running = plan.rules
    .filter(({ rule }) => isFor(rule, document))
    .map((planned) => ({ planned, context: { ...facts, options: planned.options } as Context, hits: [] as Hit[] }));
  const byRule = new Map<Rule, (typeof running)[number]>();
  /** Rules in code look at every sentence; those made of patterns at sentences in which their patterns find something. */
  const coded: Record<Language, Map<SentenceRule['wakes'], typeof running>> = { ja: new Map(), en: new Map() };
  for (const one of running) {
    const { rule } = one.planned;
    if (rule.scope === 'document') take(one, () => rule.check(document, one.context));
    else if (isPatternRule(rule)) byRule.set(rule, one);
    else {
      for (const language of rule.languages) {
        const asleep = coded[language].get(rule.wakes);
        if (asleep) asleep.push(one);
        else coded[language].set(rule.wakes, [one]);
      }
    }
  }
  const waiting = waitingRules(plan);
  for (const sentence of document.sentences) {
    if (!isOurs(sentence.block)) continue;
    const look = (one: (typeof running)[number] | undefined): void => {
      const rule = one?.planned.rule;
      if (rule?.scope === 'sentence') take(one!, () => rule.check(sentence, one!.context), sentence);
    };
    for (const rule of waiting[sentence.language].in(sentence)) look(byRule.get(rule));
    for (const [wakes, asleep] of coded[sentence.language]) {
      if (wakes === undefined || wakes(sentence, document)) for (const one of asleep) look(one);
    }
  }
  return running.map(({ hits }) => hits);
}

const waitingLists = new WeakMap<Plan, Readonly<Record<Language, BlockIndex<Rule>>>>();

/** Which rules wait for which block of patterns, made once for a plan. */
function waitingRules(plan: Plan): Readonly<Record<Language, BlockIndex<Rule>>> {
  let waiting = waitingLists.get(plan);
  if (!waiting) {
    const inOne = (language: Language) =>
      new BlockIndex(
        plan.rules.flatMap(({ rule }) =>
          isPatternRule(rule) && rule.languages.includes(language) ? [{ block: rule.block, value: rule as Rule }] : [],
        ),
      );
    waiting = { ja: inOne('ja'), en: inOne('en') };
    waitingLists.set(plan, waiting);
  }
  return waiting;
}

function take(
  { planned, context, hits }: { readonly planned: PlannedRule; readonly context: Context; readonly hits: Hit[] },
  check: () => Iterable<Match>,
  sentence?: Sentence,
): void {
  try {
    for (const match of check()) hits.push(hitOf(planned, match, context, sentence));
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

/** A quotation in a message stays on one line: between Japanese characters a line break is nothing, elsewhere a space. */
const onOneLine = (text: string): string =>
  text
    .replace(/(?<=[^\p{ASCII}])[ \t\u3000]*[\r\n]+[ \t\u3000]*(?=[^\p{ASCII}])/gu, '')
    .replace(/\s*[\r\n]+\s*/gu, ' ');

const rangeOf = (span: Span, lines: Lines): Range => ({
  start: lines.position(span.start),
  end: lines.position(span.end),
});
