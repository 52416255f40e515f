/** A bank at work on sentences: what its blocks find, and which of them find anything. Remembers what it found. */
import type { Token } from '../../language/token.ts';
import { type PatternBank, packBank } from './bank.ts';
import { PatternKernel } from './kernel.ts';
import type { NearMiss, PatternMatch, WholeMatch } from './matches.ts';
import { TokenRun } from './token-run.ts';

/** A sentence, or anything else whose tokens are made when they are asked for. */
export interface Tokenized {
  readonly tokens: readonly Token[];
  /** Its tokens are soon let go. What is known of it is then kept by the sentence itself. */
  readonly isFleeting?: boolean;
}

/** What stays known of a sentence. Its matches do not: whoever wants them asks while the sentence is before us. */
interface Reading {
  /** Blocks that find something and are not aside, in rising order. */
  readonly blocks: readonly number[];
  /** Patterns of blocks aside that could match, in rising order. */
  readonly aside: readonly number[];
  /** Blocks aside that were asked: those that find something as they are, the others as their complement. Hardly ever a handful. */
  asked: number[] | undefined;
}

const NO_MATCHES: readonly PatternMatch[] = [];
const NO_NUMBERS: readonly number[] = [];
/** That of many sentences. */
const NOTHING: Reading = { blocks: NO_NUMBERS, aside: NO_NUMBERS, asked: undefined };

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
  /** What was read last, and what its blocks have found so far. */
  #attended: readonly Token[] | undefined;
  readonly #found = new Map<number, readonly PatternMatch[]>();
  #run = new TokenRun([]);
  #candidates: readonly number[] = [];

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
    return this.#reading(sentence).blocks;
  }

  /**
   * All matches of a block, in the order of its patterns. Quick for the sentence that was asked for last; any other is read again,
   * unless the block finds nothing in it.
   */
  find(block: number, sentence: Tokenized): readonly PatternMatch[] {
    const reading = this.#reading(sentence);
    if (!this.#mayFind(block, reading)) return NO_MATCHES;
    this.#attend(sentence.tokens);
    return this.#foundBy(block);
  }

  /** Whether a block finds anything, which is remembered of every sentence. */
  isIn(block: number, sentence: Tokenized): boolean {
    const reading = this.#reading(sentence);
    if (!this.#mayFind(block, reading)) return false;
    if (this.#kernel.aside[block] === 0) return true;
    if (reading.asked?.includes(block)) return true;
    if (reading.asked?.includes(~block)) return false;
    const isIn = this.find(block, sentence).length > 0;
    reading.asked ??= [];
    reading.asked.push(isIn ? block : ~block);
    return isIn;
  }

  #mayFind(block: number, { blocks, aside }: Reading): boolean {
    if (this.#kernel.aside[block] === 0) return blocks.includes(block);
    const from = this.#kernel.block[block]!;
    const to = this.#kernel.block[block + 1]!;
    for (const pattern of aside) if (pattern >= from) return pattern < to;
    return false;
  }

  /** The matches of one pattern. */
  findPattern(pattern: number, tokens: readonly Token[]): readonly WholeMatch[] {
    this.#attend(tokens);
    return this.#kernel.findWhole(pattern, this.#run);
  }

  /** @param labels what was written at each of the pattern's instructions */
  nearMiss(pattern: number, tokens: readonly Token[], labels: readonly string[]): NearMiss | undefined {
    this.#attend(tokens);
    return this.#kernel.nearMiss(pattern, this.#run, labels);
  }

  #reading(sentence: Tokenized): Reading {
    const { isFleeting = false } = sentence;
    const kept = isFleeting ? this.#bySentence.get(sentence) : undefined;
    if (kept) return kept;
    const { tokens } = sentence;
    let reading = this.#byTokens.get(tokens);
    if (!reading) {
      reading = this.#read(tokens);
      this.#byTokens.set(tokens, reading);
    }
    if (isFleeting) this.#bySentence.set(sentence, reading);
    return reading;
  }

  /** All that is not aside is looked for at once, while the kernel has the sentence before it. */
  #read(tokens: readonly Token[]): Reading {
    this.#attend(tokens);
    const { block, aside } = this.#kernel;
    const blocks: number[] = [];
    const later: number[] = [];
    let place = 0;
    for (const pattern of this.#candidates) {
      // Patterns come in the order of their blocks.
      if (pattern >= block[place + 1]!) place = this.#blockOf(pattern);
      if (aside[place] === 1) {
        later.push(pattern);
        continue;
      }
      const matches = this.#kernel.find(pattern, this.#run);
      if (matches.length === 0) continue;
      if (blocks.at(-1) === place) this.#found.set(place, [...this.#found.get(place)!, ...matches]);
      else {
        blocks.push(place);
        this.#found.set(place, matches);
      }
    }
    if (blocks.length === 0 && later.length === 0) return NOTHING;
    return { blocks, aside: later.length > 0 ? later : NO_NUMBERS, asked: undefined };
  }

  /** Of the sentence that is attended. */
  #foundBy(block: number): readonly PatternMatch[] {
    let matches = this.#found.get(block);
    if (!matches) {
      const from = this.#kernel.block[block]!;
      const to = this.#kernel.block[block + 1]!;
      matches = NO_MATCHES;
      for (const pattern of this.#candidates) {
        if (pattern < from) continue;
        if (pattern >= to) break;
        const found = this.#kernel.find(pattern, this.#run);
        if (found.length > 0) matches = matches.length === 0 ? found : [...matches, ...found];
      }
      this.#found.set(block, matches);
    }
    return matches;
  }

  #attend(tokens: readonly Token[]): void {
    if (this.#attended === tokens) return;
    this.#found.clear();
    this.#run = new TokenRun(tokens);
    const candidates = this.#kernel.read(this.#run);
    this.#candidates = this.#withoutPrefilter
      ? Array.from({ length: this.#kernel.patterns }, (_, pattern) => pattern)
      : candidates;
    this.#attended = tokens;
  }

  /** By halving. */
  #blockOf(pattern: number): number {
    const { block } = this.#kernel;
    let low = 0;
    let high = block.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (block[middle]! <= pattern) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
