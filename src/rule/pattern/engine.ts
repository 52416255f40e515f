/** A bank at work on sentences: what its blocks find, and which of them find anything. Remembers what it found. */
import type { Token } from '../../language/token.ts';
import type { PatternBank } from './bank.ts';
import { Matcher, type NearMiss, type PatternMatch } from './matcher.ts';
import { SentenceReader } from './reader.ts';
import { TokenRun } from './token-run.ts';

/** A sentence, or anything else whose tokens are made when they are asked for. */
export interface Tokenized {
  readonly tokens: readonly Token[];
}

/** What is known of a sentence. */
interface Reading {
  /** Blocks that find something and are not aside, in rising order. */
  readonly blocks: readonly number[];
  readonly found: Map<number, readonly PatternMatch[]>;
  /** Patterns of blocks aside that could match, in rising order. */
  readonly aside: readonly number[];
}

const NO_MATCHES: readonly PatternMatch[] = [];
const NO_NUMBERS: readonly number[] = [];

export interface EngineOptions {
  /** Run every pattern over every sentence: what the prefilter is compared with. */
  readonly withoutPrefilter?: boolean;
}

export class PatternEngine {
  readonly bank: PatternBank;
  readonly #reader: SentenceReader;
  readonly #matcher: Matcher;
  /** A sentence keeps what was found in it as long as it lives, even when its tokens were let go. */
  readonly #bySentence = new WeakMap<Tokenized, Reading>();
  /** Equal sentences may share their tokens. */
  readonly #byTokens = new WeakMap<readonly Token[], Reading>();
  /** What the reader has read last. */
  #attended: readonly Token[] | undefined;
  #run = new TokenRun([]);

  constructor(bank: PatternBank, { withoutPrefilter = false }: EngineOptions = {}) {
    this.bank = bank;
    this.#reader = new SentenceReader(bank, withoutPrefilter);
    this.#matcher = new Matcher(bank, this.#reader);
  }

  /** The numbers of the blocks that find something in a sentence, those aside left out, in rising order. */
  blocksIn(sentence: Tokenized): readonly number[] {
    return this.#reading(sentence).blocks;
  }

  /** All matches of a block, in the order of its patterns. */
  find(block: number, sentence: Tokenized): readonly PatternMatch[] {
    const reading = this.#reading(sentence);
    const found = reading.found.get(block);
    if (found || this.bank.aside[block] === 0) return found ?? NO_MATCHES;
    const matches = this.#findAside(block, reading, sentence);
    reading.found.set(block, matches);
    return matches;
  }

  /** @param labels what was written at each of the pattern's instructions */
  nearMiss(pattern: number, tokens: readonly Token[], labels: readonly string[]): NearMiss | undefined {
    this.#attend(tokens);
    return this.#matcher.nearMiss(pattern, this.#run, labels);
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

  /** All that is not aside is found at once, while the reader has the sentence before it. */
  #read(tokens: readonly Token[]): Reading {
    this.#attend(tokens);
    const { block, aside } = this.bank;
    const blocks: number[] = [];
    const later: number[] = [];
    const found = new Map<number, readonly PatternMatch[]>();
    let place = 0;
    for (const pattern of this.#reader.candidates()) {
      if (pattern >= block[place + 1]!) place = this.#blockOf(pattern);
      if (aside[place] === 1) {
        later.push(pattern);
        continue;
      }
      const matches = this.#matcher.find(pattern, this.#run);
      if (matches.length === 0) continue;
      const before = found.get(place);
      if (!before) blocks.push(place);
      found.set(place, before ? [...before, ...matches] : matches);
    }
    return { blocks, found, aside: later.length > 0 ? later : NO_NUMBERS };
  }

  #findAside(block: number, reading: Reading, sentence: Tokenized): readonly PatternMatch[] {
    const from = this.bank.block[block]!;
    const to = this.bank.block[block + 1]!;
    let matches = NO_MATCHES;
    for (const pattern of reading.aside) {
      if (pattern < from) continue;
      if (pattern >= to) break;
      // The reader knows one sentence at a time; who comes back to an earlier one has it read again.
      this.#attend(sentence.tokens);
      const found = this.#matcher.find(pattern, this.#run);
      if (found.length > 0) matches = matches.length === 0 ? found : [...matches, ...found];
    }
    return matches;
  }

  #attend(tokens: readonly Token[]): void {
    if (this.#attended === tokens) return;
    this.#run = new TokenRun(tokens);
    this.#reader.read(this.#run);
    this.#attended = tokens;
  }

  /** By halving. */
  #blockOf(pattern: number): number {
    const { block } = this.bank;
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
