/** Patterns with their exceptions and guards, over one sentence: what a rule in YAML and an element file have in common. */
import type { Document, Sentence } from '../document/document.ts';
import { type Guard, guards } from '../language/scopes.ts';
import type { Language, Neighbours, Token } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import type { Patterns } from './pack.ts';
import type { PatternBlock } from './pattern/block.ts';
import type { PatternMatch } from './pattern/matches.ts';
import type { Pattern } from './pattern/pattern.ts';
import { isOurs } from './position.ts';
import type { RULE_GUARDS } from './rule-file.ts';

export type RuleGuard = (typeof RULE_GUARDS)[number];

export interface PhraseSource {
  readonly match: Patterns;
  readonly except?: Patterns | undefined;
  readonly unless?: readonly RuleGuard[] | undefined;
}

/** The file that blocks of patterns stand in. */
export interface BlockHome {
  readonly language: Language;
  /**
   * A block, ready to look into sentences.
   *
   * @param captures asked for only when the patterns are still to be compiled
   */
  block(patterns: Patterns, captures: () => readonly string[]): PatternBlock;
  /** A block that is asked for only when another one has found something: an exception, a condition. */
  aside(patterns: Patterns): PatternBlock;
  /** The patterns of a block, each by itself; missing where it is not known how they were written. */
  single?(patterns: Patterns, captures: () => readonly string[]): readonly Pattern[];
}

export interface Phrases {
  readonly block: PatternBlock;
  /** What is left of the matches after exceptions and guards. Asks for tokens. */
  find(sentence: Sentence, around: Around): readonly PatternMatch[];
}

const NO_PHRASES: readonly PatternMatch[] = [];

/** @param block that of `source.match` */
export function phrases(source: Omit<PhraseSource, 'match'>, block: PatternBlock, home: BlockHome): Phrases {
  const exceptions = source.except === undefined ? undefined : home.aside(source.except);
  const unless = (source.unless ?? []).filter((guard) => guard !== 'heading');
  const notInHeadings = source.unless?.includes('heading') ?? false;
  return { block, find };

  function find(sentence: Sentence, around: Around): readonly PatternMatch[] {
    if (notInHeadings && isHeading(sentence)) return NO_PHRASES;
    const found = block.find(sentence);
    return found.length === 0 ? NO_PHRASES : left(found, sentence, around);
  }

  function left(found: readonly PatternMatch[], sentence: Sentence, around: Around): readonly PatternMatch[] {
    const excepted = exceptions?.find(sentence) ?? NO_PHRASES;
    const isExcepted = excepted.length > 0 ? overlapTest(excepted.map(({ report }) => report)) : undefined;
    let kept: PatternMatch[] | undefined;
    for (const match of found) {
      const { report } = match;
      if (report.end <= report.start || isExcepted?.(report) || isGuarded(report, sentence, around)) continue;
      kept ??= [];
      kept.push(match);
    }
    return kept ?? NO_PHRASES;
  }

  function isGuarded(report: Span, sentence: Sentence, around: Around): boolean {
    for (const guard of unless) if (holds(guard, report, sentence, around)) return true;
    return false;
  }
}

function holds(guard: Guard, report: Span, { tokens, language }: Sentence, around: Around): boolean {
  // A guard may look at the whole sentence; in one without end it sees what a reader still has in mind.
  const from = Math.max(0, report.start - GUARD_REACH);
  const to = report.end + GUARD_REACH;
  // The sentence itself where it is no longer: what is known of its quotations is known by its tokens.
  const near = from === 0 && to >= tokens.length ? tokens : tokens.slice(from, to);
  const phrase = { start: report.start - from, end: report.end - from };
  return guards(near, language, phrase, guard, around);
}

/** How far around a phrase its guards look, in tokens: farther than any sentence that a person writes. */
const GUARD_REACH = 400;

/** Whether a span overlaps any of these, found in logarithmic time. */
function overlapTest(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const reaches: number[] = [];
  for (const { end } of sorted) reaches.push(Math.max(end, reaches.at(-1) ?? 0));
  return (span) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start < span.end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && reaches[low - 1]! > span.start;
  };
}

const isHeading = ({ block }: Sentence): boolean =>
  block.type === 'heading' || block.type === 'label' || block.type === 'table-cell';

/**
 * The sentences before and after in the same language and voice. Their tokens are made only when a guard asks, and it is remembered
 * which were asked for.
 */
export class Around implements Neighbours {
  #sentence: Sentence | undefined;
  #document: Document | undefined;
  // The texts that were seen, and `null` where nothing was looked at. Not their tokens, which a huge statement lets go.
  #before: string | undefined | null = null;
  #behind: string | undefined | null = null;

  constructor(sentence: Sentence, document: Document) {
    this.#sentence = sentence;
    this.#document = document;
  }

  get previous(): readonly Token[] {
    const beside = sentenceBeside(this.#sentence!, this.#document!, -1);
    this.#before = beside?.text;
    return beside?.tokens.slice(-GUARD_REACH) as readonly Token[];
  }

  get next(): readonly Token[] {
    const beside = sentenceBeside(this.#sentence!, this.#document!, 1);
    this.#behind = beside?.text;
    return beside?.tokens.slice(0, GUARD_REACH) as readonly Token[];
  }

  /** Whether anything around the sentence was looked at. */
  get isAsked(): boolean {
    return this.#before !== null || this.#behind !== null;
  }

  /** Whether the same would be seen around another sentence. */
  isSameFor(sentence: Sentence, document: Document): boolean {
    return (
      (this.#before === null || sentenceBeside(sentence, document, -1)?.text === this.#before) &&
      (this.#behind === null || sentenceBeside(sentence, document, 1)?.text === this.#behind)
    );
  }

  /** What was seen is enough from now on: a statement must not live on in what is remembered of its sentences. */
  letGo(): void {
    this.#sentence = undefined;
    this.#document = undefined;
  }
}

function sentenceBeside(sentence: Sentence, document: Document, step: number): Sentence | undefined {
  const other = document.sentences[sentence.index + step];
  return other && isShown(other, sentence.language) ? other : undefined;
}

/** Whether rules for `language` are shown this sentence. */
export const isShown = (sentence: Sentence, language: Language): boolean =>
  sentence.language === language && isOurs(sentence.block);

/** A range of tokens as offsets into the sentence's text, without white space at its ends. */
export function textSpan(sentence: Sentence, range: Span): Span {
  const { tokens } = sentence;
  let { start, end } = range;
  while (start < end - 1 && isBlank(tokens[start]!)) start++;
  while (end - 1 > start && isBlank(tokens[end - 1]!)) end--;
  return { start: tokens[start]!.start, end: tokens[end - 1]!.end };
}

/** Only what begins with an unusual character has to be looked at more closely. */
function isBlank({ text }: Token): boolean {
  const unit = text.charCodeAt(0);
  if ((unit > 0x20 && unit < 0x7f) || (unit > 0x3000 && unit < 0xfe00)) return false;
  return text.trim() === '';
}
