/** A block of patterns as rules use it, whoever compiled it and when. Compiles nothing. */
import type { PatternEngine, Tokenized } from './engine.ts';
import type { PatternMatch } from './matches.ts';

export type { Tokenized } from './engine.ts';

export interface PatternBlock {
  /** The matches of all patterns, in the order of the patterns. */
  find(sentence: Tokenized): readonly PatternMatch[];
  /** Whether any of them matches. */
  isIn(sentence: Tokenized): boolean;
  /** Who runs it, and its number there: the engine knows at one look which of its blocks could match in a sentence. */
  place(): BlockPlace;
}

export interface BlockPlace {
  readonly engine: PatternEngine;
  readonly block: number;
}

/** @param place is asked for when the first sentence comes */
export const blockAt = (place: () => BlockPlace): PatternBlock => new PlacedBlock(place);

/** A class, since a start makes some hundred of them. */
class PlacedBlock implements PatternBlock {
  readonly #ask: () => BlockPlace;
  #place: BlockPlace | undefined;

  constructor(place: () => BlockPlace) {
    this.#ask = place;
  }

  find(sentence: Tokenized): readonly PatternMatch[] {
    const { engine, block } = this.place();
    return engine.find(block, sentence);
  }

  isIn(sentence: Tokenized): boolean {
    const { engine, block } = this.place();
    return engine.isIn(block, sentence);
  }

  place(): BlockPlace {
    this.#place ??= this.#ask();
    return this.#place;
  }
}
