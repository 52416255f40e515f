/** A bank at work on sentences: what its blocks find, and which of them find anything. Remembers what it found. */
import type { Token } from '../../language/token.ts';
import { type PatternBank, packBank } from './bank.ts';
import { PatternKernel } from './kernel.ts';
import type { NearMiss, PatternMatch, WholeMatch } from './matches.ts';
import { TokenRun } from './token-run.ts';

/** A sentence, or anything else whose tokens are made when they are asked for. */
export interface Tokenized {
  readonly tokens: readonly Token[];
}

/** What is known of a sentence. */
interface Reading {
  /** Blocks that find something and are not aside, in rising order. */
  readonly blocks: readonly number[];
  /** What each of them finds, in parallel. */
  readonly found: readonly (readonly PatternMatch[])[];
  /** What blocks aside have found, once they were asked. */
  foundAside: Map<number, readonly PatternMatch[]> | undefined;
  /** Patterns of blocks aside that could match, in rising order. */
  readonly aside: readonly number[];
}

const NO_MATCHES: readonly PatternMatch[] = [];
const NO_NUMBERS: readonly number[] = [];
/** That of many sentences. */
const NOTHING: Reading = { blocks: NO_NUMBERS, found: [], foundAside: undefined, aside: NO_NUMBERS };

export interface EngineOptions {
  /** Run every pattern over every sentence: what the prefilter is compared with. */
  readonly withoutPrefilter?: boolean;
}

export class PatternEngine {
  readonly #kernel: PatternKernel;
  readonly #withoutPrefilter: boolean;
  /** A sentence keeps what was found in it as long as it lives, even when its tokens were let go. */
  readonly #bySentence = new WeakMap<Tokenized, Reading>();
  /** Equal sentences may share their tokens. */
  readonly #byTokens = new WeakMap<readonly Token[], Reading>();
  /** What was read last. */
  #attended: readonly Token[] | undefined;
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

  /** All matches of a block, in the order of its patterns. */
  find(block: number, sentence: Tokenized): readonly PatternMatch[] {
    const reading = this.#reading(sentence);
    const at = reading.blocks.indexOf(block);
    if (at >= 0) return reading.found[at]!;
    if (reading.aside.length === 0 || this.#kernel.aside[block] === 0) return NO_MATCHES;
    let matches = reading.foundAside?.get(block);
    if (!matches) {
      matches = this.#findAside(block, reading, sentence);
      reading.foundAside ??= new Map();
      reading.foundAside.set(block, matches);
    }
    return matches;
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
    let reading = this.#bySentence.get(sentence);
    if (!reading) {
      const { tokens } = sentence;
      reading = this.#byTokens.get(tokens);
      if (!reading) {
        reading = this.#read(tokens);
        this.#byTokens.set(tokens, reading);
      }
      this.#bySentence.set(sentence, reading);
    }
    return reading;
  }

  /** All that is not aside is found at once, while the kernel has the sentence before it. */
  #read(tokens: readonly Token[]): Reading {
    this.#attend(tokens);
    const { block, aside } = this.#kernel;
    const blocks: number[] = [];
    const later: number[] = [];
    const found: (readonly PatternMatch[])[] = [];
    let place = 0;
    for (const pattern of this.#candidates) {
      if (pattern >= block[place + 1]!) place = this.#blockOf(pattern);
      if (aside[place] === 1) {
        later.push(pattern);
        continue;
      }
      const matches = this.#kernel.find(pattern, this.#run);
      if (matches.length === 0) continue;
      // Patterns come in the order of their blocks.
      if (blocks.at(-1) === place) found[found.length - 1] = [...found.at(-1)!, ...matches];
      else {
        blocks.push(place);
        found.push(matches);
      }
    }
    if (blocks.length === 0 && later.length === 0) return NOTHING;
    return { blocks, found, foundAside: undefined, aside: later.length > 0 ? later : NO_NUMBERS };
  }

  #findAside(block: number, reading: Reading, sentence: Tokenized): readonly PatternMatch[] {
    const from = this.#kernel.block[block]!;
    const to = this.#kernel.block[block + 1]!;
    let matches = NO_MATCHES;
    for (const pattern of reading.aside) {
      if (pattern < from) continue;
      if (pattern >= to) break;
      // The kernel knows one sentence at a time; who comes back to an earlier one has it read again.
      this.#attend(sentence.tokens);
      const found = this.#kernel.find(pattern, this.#run);
      if (found.length > 0) matches = matches.length === 0 ? found : [...matches, ...found];
    }
    return matches;
  }

  #attend(tokens: readonly Token[]): void {
    if (this.#attended === tokens) return;
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
