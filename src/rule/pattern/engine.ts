/** A bank at work on sentences: which of its blocks could match, and what they find. Remembers what it found out about a sentence. */
import type { Token } from '../../language/token.ts';
import type { PatternBank } from './bank.ts';
import { Matcher, type NearMiss, type PatternMatch } from './matcher.ts';
import { SentenceReader } from './reader.ts';
import { TokenRun } from './token-run.ts';

/** What is known of a sentence. */
interface Reading {
  readonly run: TokenRun;
  /** The patterns that could match, in rising order. */
  readonly candidates: readonly number[];
  /** The blocks that they stand in, in rising order. */
  readonly blocks: readonly number[];
  readonly found: Map<number, readonly PatternMatch[]>;
}

const NO_MATCHES: readonly PatternMatch[] = [];

export interface EngineOptions {
  /** Run every pattern over every sentence: what the prefilter is compared with. */
  readonly withoutPrefilter?: boolean;
}

export class PatternEngine {
  readonly bank: PatternBank;
  readonly #reader: SentenceReader;
  readonly #matcher: Matcher;
  /** By the tokens of a sentence, which equal sentences may share. */
  readonly #readings = new WeakMap<readonly Token[], Reading>();
  #last: Reading | undefined;

  constructor(bank: PatternBank, { withoutPrefilter = false }: EngineOptions = {}) {
    this.bank = bank;
    this.#reader = new SentenceReader(bank, withoutPrefilter);
    this.#matcher = new Matcher(bank, this.#reader);
  }

  /** The numbers of the blocks that could match in a sentence, in rising order. */
  blocksFor(tokens: readonly Token[]): readonly number[] {
    return this.#reading(tokens).blocks;
  }

  /**
   * All matches of a block, in the order of its patterns.
   *
   * @param captures the names of what its patterns capture
   */
  find(block: number, tokens: readonly Token[], captures: readonly string[]): readonly PatternMatch[] {
    const reading = this.#reading(tokens);
    if (!reading.blocks.includes(block)) return NO_MATCHES;
    let found = reading.found.get(block);
    if (!found) {
      found = this.#findIn(reading, block, captures);
      reading.found.set(block, found);
    }
    return found;
  }

  #findIn(reading: Reading, block: number, captures: readonly string[]): readonly PatternMatch[] {
    const { candidates, run } = reading;
    const from = this.bank.block[block]!;
    const to = this.bank.block[block + 1]!;
    let matches = NO_MATCHES;
    for (const pattern of candidates) {
      if (pattern < from) continue;
      if (pattern >= to) break;
      if (this.#last !== reading) this.#attend(reading);
      const found = this.#matcher.find(pattern, run, captures);
      if (found.length > 0) matches = matches.length === 0 ? found : [...matches, ...found];
    }
    return matches;
  }

  /** @param labels what was written at each of the pattern's instructions */
  nearMiss(pattern: number, tokens: readonly Token[], labels: readonly string[]): NearMiss | undefined {
    const reading = this.#reading(tokens);
    this.#attend(reading);
    return this.#matcher.nearMiss(pattern, reading.run, labels);
  }

  #reading(tokens: readonly Token[]): Reading {
    let reading = this.#readings.get(tokens);
    if (!reading) {
      const run = new TokenRun(tokens);
      this.#reader.read(run);
      const candidates = this.#reader.candidates();
      reading = { run, candidates, blocks: this.#blocksOf(candidates), found: new Map() };
      this.#readings.set(tokens, reading);
      this.#last = reading;
    }
    return reading;
  }

  /** The reader knows one sentence at a time; who comes back to an earlier one has it read again. */
  #attend(reading: Reading): void {
    if (this.#last === reading) return;
    this.#reader.read(reading.run);
    this.#last = reading;
  }

  #blocksOf(candidates: readonly number[]): readonly number[] {
    const { block } = this.bank;
    const blocks: number[] = [];
    let end = 0;
    for (const pattern of candidates) {
      if (pattern < end) continue;
      let low = 0;
      let high = block.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (block[middle]! <= pattern) low = middle;
        else high = middle - 1;
      }
      blocks.push(low);
      end = block[low + 1]!;
    }
    return blocks;
  }
}
