/** Who is waiting for which block: tells in one look at a sentence whose blocks find something in it, however many wait. */
import type { PatternBlock } from './block.ts';
import type { PatternEngine, Tokenized } from './engine.ts';

export interface Waiting<T> {
  readonly block: PatternBlock;
  readonly value: T;
}

const NOBODY: readonly never[] = [];

export class BlockIndex<T> {
  readonly #waiting: readonly Waiting<T>[];
  /** By engine and block: places in `#waiting`. */
  #places: ReadonlyMap<PatternEngine, ReadonlyMap<number, readonly number[]>> | undefined;

  constructor(waiting: readonly Waiting<T>[]) {
    this.#waiting = waiting;
  }

  /** Those whose blocks find something in a sentence, each once, in the order in which they were given. */
  in(sentence: Tokenized): readonly T[] {
    this.#places ??= this.#ask();
    let found: number[] | undefined;
    for (const [engine, byBlock] of this.#places) {
      for (const block of engine.blocksIn(sentence)) {
        const places = byBlock.get(block);
        if (places === undefined) continue;
        found ??= [];
        for (const place of places) found.push(place);
      }
    }
    if (found === undefined) return NOBODY;
    found.sort((a, b) => a - b);
    const values: T[] = [];
    for (const place of found) {
      const { value } = this.#waiting[place]!;
      // Who waits for two blocks has two places beside each other.
      if (values.at(-1) !== value) values.push(value);
    }
    return values;
  }

  #ask(): Map<PatternEngine, Map<number, number[]>> {
    const places = new Map<PatternEngine, Map<number, number[]>>();
    for (const [index, { block }] of this.#waiting.entries()) {
      const { engine, block: number } = block.place();
      let byBlock = places.get(engine);
      if (!byBlock) {
        byBlock = new Map();
        places.set(engine, byBlock);
      }
      const waiting = byBlock.get(number);
      if (waiting) waiting.push(index);
      else byBlock.set(number, [index]);
    }
    return places;
  }
}
