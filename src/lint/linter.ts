/**
 * Runs a plan over a document: matches become findings with words, severity and place. Reads no file and prints nothing.
 */
import type { Document } from '../document/document.ts';
import { elementProbability, elementTokens } from '../ear/hear.ts';
import { type CreditPlace, readCredits } from '../rule/credits.ts';
import { readElements, type Vote } from '../rule/elements.ts';
import { textSpan } from '../rule/phrases.ts';
import { ELEMENTS, type ElementName, isOfPhrases, type Match, type Rule } from '../rule/rule.ts';
import { Lines } from '../text/lines.ts';
import { onOneLine } from '../text/one-line.ts';
import { contains, type Span } from '../text/span.ts';
import { isReadAgain } from '../text/text-memory.ts';
import { type Fillings, type Locale, say, type Words } from '../words/words.ts';
import type { Credit, FileReport, Finding, MissingElement, Range, SuppressedFinding } from './finding.ts';
import { breakdown, type Hit, hitsIn } from './hits.ts';
import { joinNeighbours, onePerPhrase, withoutYielding } from './phrase.ts';
import type { Plan } from './plan.ts';
import { type Suppressions, suppressionsIn } from './suppression.ts';
import { lookThrough, watchOf } from './watch.ts';

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

/**
 * Everything that the plan's rules say of a document.
 *
 * @param path as its user named it, for the report
 * @throws {ProblemError} when a rule breaks down; rules of owabi's own never should
 */
export function lint(document: Document, plan: Plan, path = ''): FileReport {
  const { source, kind } = document;
  const lines = new Lines(source);
  const watch = watchOf(plan, kind);
  const look = lookThrough(document, watch);
  const evidence = readElements(document, plan.recognizers, voteIn(document), look.survey);
  const facts = {
    document,
    kind,
    fault: document.frontMatter.fault ?? plan.fault,
    harm: document.frontMatter.harm ?? plan.harm,
    evidence,
  };
  const { found, missing } = hitsIn(facts, watch, look);
  const good = readCredits(document, plan.credits, evidence, look.survey);
  const settled = onePerPhrase(withoutYielding(found, sentencesOf(good)));
  const { spoken, keptBack, missed, complaints } = withSuppressions(settled, found, missing, document, plan, lines);
  const finding = (hit: Hit): Finding => findingOf(hit, document, plan, lines);
  const report: Omit<FileReport, 'elements'> = {
    path,
    text: source,
    format: document.format,
    language: document.language,
    kind,
    kindReason: say(document.kindReason, plan.locale),
    credits: credited(good, spoken).map((place) => creditOf(place, document, plan, lines)),
    findings: [...onceEach(spoken), ...complaints].sort(byPlace).map(finding),
    missing: missed
      .map((hit) => missingOf(hit, document, plan))
      .sort((a, b) => ELEMENTS.indexOf(a.element) - ELEMENTS.indexOf(b.element)),
    suppressed: keptBack
      .sort((a, b) => byPlace(a.hit, b.hit))
      .map(({ hit, reason }): SuppressedFinding => ({ ...finding(hit), reason })),
  };
  return withElements(report, elementSpans(evidence), lines);
}

const byPlace = (a: Hit, b: Hit): number => a.span.start - b.span.start || a.span.end - b.span.end;

const sentencesOf = (some: readonly (Hit | CreditPlace)[]): ReadonlySet<Hit['sentence']> =>
  new Set(some.map(({ sentence }) => sentence));

interface Said {
  readonly spoken: readonly Hit[];
  readonly keptBack: { readonly hit: Hit; readonly reason: string }[];
  readonly missed: readonly Hit[];
  /** What is wrong with the directives themselves. */
  readonly complaints: readonly Hit[];
}

/**
 * Which findings the statement's directives keep back. What is kept back and what is not are joined apart: a directive covers what it
 * covers.
 *
 * @param settled those of `found` that are to be said
 */
function withSuppressions(
  settled: readonly Hit[],
  found: readonly Hit[],
  missing: readonly Hit[],
  document: Document,
  plan: Plan,
  lines: Lines,
): Said {
  const joined = (some: readonly Hit[]): Hit[] => joinNeighbours(some, document.source);
  if (document.directives.length === 0) {
    return { spoken: joined(settled), keptBack: [], missed: missing, complaints: [] };
  }
  const suppressions = suppressionsIn(document, lines, plan.ruleIds);
  const covered = new Map<Hit, string>();
  for (const hit of found) {
    const reason = suppressions.reasonFor(hit.rule.id, hit.span);
    if (reason !== undefined) covered.set(hit, reason);
  }
  return {
    spoken: joined(settled.filter((hit) => !covered.has(hit))),
    keptBack: [...new Set(covered.values())].flatMap((reason) =>
      joined(settled.filter((hit) => covered.get(hit) === reason)).map((hit) => ({ hit, reason })),
    ),
    missed: missing.filter(({ rule }) => suppressions.reasonFor(rule.id) === undefined),
    complaints: complaintsOf(suppressions, plan),
  };
}

function complaintsOf(suppressions: Suppressions, plan: Plan): Hit[] {
  return suppressions.complaints().flatMap(({ rule, match }) => {
    const planned = plan.rules.find((one) => one.rule === rule);
    const severity = planned?.severity ?? rule.severity;
    return planned ? [{ rule, match, span: match.span, severity, sentence: undefined }] : [];
  });
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

/** A sentence in which a phrase is flagged is not praised in the same breath. */
function credited(good: readonly CreditPlace[], spoken: readonly Hit[]): readonly CreditPlace[] {
  if (good.length === 0) return good;
  const flagged = sentencesOf(spoken.filter(({ rule }) => isOfPhrases(rule.category)));
  return good.filter(({ sentence }) => !flagged.has(sentence));
}

/** By the places of the elements in their list. */
type ElementSpans = readonly (readonly Span[] | undefined)[];

function elementSpans(evidence: ReturnType<typeof readElements>): ElementSpans {
  const spans: (readonly Span[] | undefined)[] = [];
  for (const element of ELEMENTS) {
    const found = evidence(element);
    spans.push(found.length > 0 ? found.map(({ span }) => span) : undefined);
  }
  return spans;
}

/**
 * The report with lines and columns of elements. Where a document is read again, only when somebody asks for them: an editor does not at a
 * keystroke, and a long statement has a thousand. In a run they are shown, and an object with a getter of its own would have a shape of
 * its own, which whoever looks at reports has to learn each time.
 */
function withElements(
  {
    path,
    text,
    format,
    language,
    kind,
    kindReason,
    credits,
    findings,
    missing,
    suppressed,
  }: Omit<FileReport, 'elements'>,
  spans: ElementSpans,
  lines: Lines,
): FileReport {
  if (!isReadAgain()) {
    const elements = rangesOf(spans, lines);
    return { path, text, format, language, kind, kindReason, credits, findings, elements, missing, suppressed };
  }
  let known: FileReport['elements'] | undefined;
  return {
    path,
    text,
    format,
    language,
    kind,
    kindReason,
    credits,
    findings,
    get elements() {
      known ??= rangesOf(spans, lines);
      return known;
    },
    missing,
    suppressed,
  };
}

function rangesOf(spans: ElementSpans, lines: Lines): FileReport['elements'] {
  const ranges: Partial<Record<ElementName, readonly Range[]>> = {};
  for (let at = 0; at < ELEMENTS.length; at++) {
    const found = spans[at];
    if (found) ranges[ELEMENTS[at]!] = found.map((span) => rangeOf(span, lines));
  }
  return ranges;
}

/** The rule's own words, filled; a word that is not filled must not reach a reader. */
function worded(rule: Rule, words: Words, locale: Locale, fillings: Fillings): string {
  try {
    return say(words, locale, fillings);
  } catch (error) {
    throw breakdown(rule, error);
  }
}

/** What is said at one place, and of what. */
interface Saying {
  readonly rule: Rule;
  readonly messageId: string | undefined;
  readonly locale: Locale;
  readonly excerpt: string;
  readonly message: string;
  readonly why: string;
}

/** By the fillings, which are one and the same object as long as a sentence is remembered. */
const sayings = new WeakMap<NonNullable<Match['captures']>, Saying>();

function sayingOf(rule: Rule, { captures, messageId }: Match, excerpt: string, locale: Locale): Saying {
  const last = captures && isReadAgain() ? sayings.get(captures) : undefined;
  if (
    last !== undefined &&
    last.rule === rule &&
    last.messageId === messageId &&
    last.locale === locale &&
    last.excerpt === excerpt
  ) {
    return last;
  }
  const { words } = rule;
  const message = messageId === undefined ? words.message : words.messages?.[messageId];
  if (!message) throw breakdown(rule, new Error(`it has no message "${messageId}"`));
  const fillings = fillingsOf(captures, onOneLine(excerpt));
  const saying = {
    rule,
    messageId,
    locale,
    excerpt,
    message: worded(rule, message, locale, fillings),
    why: worded(rule, words.why, locale, fillings),
  };
  if (captures && isReadAgain()) sayings.set(captures, saying);
  return saying;
}

/** One by one: what is spread has a shape of its own at each place where it is done. */
function fillingsOf(captures: Match['captures'], match: string): Fillings {
  const fillings: Record<string, string> = { match };
  for (const name in captures) if (name !== 'match') fillings[name] = captures[name]!;
  return fillings;
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
  const { message, why } = sayingOf(rule, match, excerpt, locale);
  const finding: { -readonly [Key in keyof Finding]: Finding[Key] } = {
    rule: rule.id,
    category: rule.category,
    severity,
    summary: words.summary[locale],
    message,
    why,
    instead: words.instead[language] ?? [],
    source: words.source,
    excerpt,
    range: rangeOf(span, lines),
  };
  const place = sentence?.passage.locate({ start: 0, end: sentence.text.length });
  if (place && contains(place, span)) finding.sentence = rangeOf(place, lines);
  if (match.heard) finding.heard = match.heard;
  return finding;
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
