/** A bank at work on sentences: what its blocks find, and which of them find anything. Remembers what it found. */
import type { Token } from '../../language/token.ts';
import { Fact, sharesFacts } from '../../text/fact.ts';
import { type PatternBank, packBank } from './bank.ts';
import { type BlockMatch, PatternKernel } from './kernel.ts';
import type { NearMiss, PatternMatch, WholeMatch } from './matches.ts';
import { seenTokens } from './token-test.ts';

/** A sentence, or anything else whose tokens are made when they are asked for. */
export interface Tokenized {
  readonly tokens: readonly Token[];
  /** Its tokens are soon let go. What is known of it is then kept by the sentence itself. */
  readonly isFleeting?: boolean;
  readonly facts?: unknown[] | undefined;
}

/** What stays known of a sentence. Its matches do not: whoever wants them asks while the sentence is before us. */
interface Reading {
  /** Whose blocks these are. */
  readonly engine: PatternEngine;
  /** Blocks that find something and are not aside, in rising order. */
  readonly blocks: readonly number[];
  /** Blocks aside with patterns that could match, in rising order. */
  readonly aside: readonly number[];
  /** Blocks aside that were asked: those that find something as they are, the others as their complement. Hardly ever a handful. */
  asked: number[] | undefined;
}

const NO_MATCHES: readonly BlockMatch[] = [];
const NO_NUMBERS: readonly number[] = [];
/** Of the engine that was asked last. */
const lastReading = new Fact<Reading>();

export interface EngineOptions {
  /** Run every pattern over every sentence: what the prefilter is compared with. */
  readonly withoutPrefilter?: boolean;
}

export class PatternEngine {
  readonly #kernel: PatternKernel;
  readonly #withoutPrefilter: boolean;
  /** Equal sentences may share their tokens. */
  readonly #byTokens = new WeakMap<readonly Token[], Reading>();
  /** Of sentences that let go of their tokens. */
  readonly #bySentence = new WeakMap<Tokenized, Reading>();
  /** What the kernel has before it. */
  #shown: readonly Token[] | undefined;
  /** What was looked through last, and the matches of its blocks that are not aside. */
  #attended: readonly Token[] | undefined;
  /** That of many sentences. */
  readonly #nothing: Reading = { engine: this, blocks: NO_NUMBERS, aside: NO_NUMBERS, asked: undefined };
  #reading = this.#nothing;
  #matches = NO_MATCHES;

  constructor(kernel: PatternKernel, { withoutPrefilter = false }: EngineOptions = {}) {
    this.#kernel = kernel;
    this.#withoutPrefilter = withoutPrefilter;
  }

  static of(bank: PatternBank, options?: EngineOptions): PatternEngine {
    const bytes = packBank(bank);
    return new PatternEngine(new PatternKernel(bytes.length, (into) => into.set(bytes)), options);
  }

  /** The numbers of the blocks that find something in a sentence, those aside left out, in rising order. */
  blocksIn(sentence: Tokenized): readonly number[] {
    return this.#readingOf(sentence).blocks;
  }

  /**
   * All matches of a block, in the order of its patterns. Quick for the sentence that was asked for last; any other is read again,
   * unless the block finds nothing in it.
   */
  find(block: number, sentence: Tokenized): readonly PatternMatch[] {
    const { tokens } = sentence;
    const reading = tokens === this.#attended ? this.#reading : this.#readingOf(sentence);
    if (reading.blocks.includes(block)) {
      this.#attend(tokens);
      return ofBlock(this.#matches, block);
    }
    if (!reading.aside.includes(block)) return NO_MATCHES;
    this.#show(tokens);
    return this.#kernel.findBlock(block);
  }

  /** Whether a block finds anything, which is remembered of every sentence. */
  isIn(block: number, sentence: Tokenized): boolean {
    const reading = this.#readingOf(sentence);
    if (!reading.aside.includes(block)) return reading.blocks.includes(block);
    if (reading.asked?.includes(block)) return true;
    if (reading.asked?.includes(~block)) return false;
    const isIn = this.find(block, sentence).length > 0;
    reading.asked ??= [];
    reading.asked.push(isIn ? block : ~block);
    return isIn;
  }

  /** The matches of one pattern. */
  findPattern(pattern: number, tokens: readonly Token[]): readonly WholeMatch[] {
    this.#show(tokens);
    return this.#kernel.findPattern(pattern);
  }

  /**
   * The longest way that a pattern went before it failed; `undefined` when it matched or not even its first item did.
   *
   * @param labels what was written at each of the pattern's instructions
   */
  nearMiss(pattern: number, tokens: readonly Token[], labels: readonly string[]): NearMiss | undefined {
    this.#show(tokens);
    const indices = seenTokens(tokens);
    let best: NearMiss | undefined;
    let bestLength = 0;
    for (let start = 0; start < indices.length; start++) {
      const reached = this.#kernel.trace(pattern, start);
      if (reached < 0) return undefined;
      if (reached - start <= bestLength) continue;
      bestLength = reached - start;
      best = {
        matched: { start: indices[start]!, end: indices[reached - 1]! + 1 },
        failedAt: indices[reached] ?? indices.length,
        expected: labels[this.#kernel.failedAt()]!,
      };
    }
    return best;
  }

  #readingOf(sentence: Tokenized): Reading {
    const last = lastReading.of(sentence);
    if (last?.engine === this) return last;
    const isFleeting = sentence.isFleeting === true;
    const kept = isFleeting ? this.#bySentence.get(sentence) : undefined;
    if (kept) return kept;
    const { tokens } = sentence;
    const isByTokens = !sharesFacts(sentence);
    let reading = isByTokens ? this.#byTokens.get(tokens) : undefined;
    if (!reading) {
      this.#attend(tokens);
      reading = this.#reading;
      if (isByTokens) this.#byTokens.set(tokens, reading);
    }
    if (isFleeting) this.#bySentence.set(sentence, reading);
    else lastReading.keep(sentence, reading);
    return reading;
  }

  /** All that is not aside is looked for at once, while the kernel has the sentence before it. */
  #attend(tokens: readonly Token[]): void {
    if (this.#attended === tokens) return;
    this.#attended = undefined;
    this.#shown = undefined;
    const sighting = this.#kernel.read(tokens, this.#withoutPrefilter);
    this.#shown = tokens;
    this.#attended = tokens;
    if (sighting === undefined) {
      this.#reading = this.#nothing;
      this.#matches = NO_MATCHES;
      return;
    }
    const { aside, matches } = sighting;
    this.#matches = matches;
    this.#reading = { engine: this, blocks: blocksOf(matches), aside, asked: undefined };
  }

  /** Makes sure that the kernel has a sentence before it, and looks for nothing in it. */
  #show(tokens: readonly Token[]): void {
    if (this.#shown === tokens) return;
    this.#shown = undefined;
    this.#kernel.readAgain(tokens, this.#withoutPrefilter);
    this.#shown = tokens;
  }
}

function ofBlock(matches: readonly BlockMatch[], block: number): readonly BlockMatch[] {
  const found: BlockMatch[] = [];
  for (const match of matches) if (match.block === block) found.push(match);
  return found;
}

/** Matches come in the order of their blocks. */
function blocksOf(matches: readonly BlockMatch[]): readonly number[] {
  if (matches.length === 0) return NO_NUMBERS;
  const blocks: number[] = [];
  let last = -1;
  for (const { block } of matches) {
    if (block !== last) blocks.push(block);
    last = block;
  }
  return blocks;
}
