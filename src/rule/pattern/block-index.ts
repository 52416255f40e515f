/** Who is waiting for which block: tells in one look at a sentence whose blocks find something in it, however many wait. */
import type { PatternBlock } from './block.ts';
import type { PatternEngine, Tokenized } from './engine.ts';

export interface Waiting<T> {
  readonly block: PatternBlock;
  readonly value: T;
}

const NOBODY: readonly never[] = [];

/** Those who wait for blocks of one engine. */
interface OfEngine {
  readonly engine: PatternEngine;
  /** By block: places in the list of all who wait. */
  readonly places: (number[] | undefined)[];
}

export class BlockIndex<T> {
  readonly #waiting: readonly Waiting<T>[];
  #engines: readonly OfEngine[] | undefined;

  constructor(waiting: readonly Waiting<T>[]) {
    this.#waiting = waiting;
  }

  /** Those whose blocks find something in a sentence, each once, in the order in which they were given. */
  in(sentence: Tokenized): readonly T[] {
    this.#engines ??= this.#ask();
    let found: number[] | undefined;
    for (const { engine, places } of this.#engines) {
      for (const block of engine.blocksIn(sentence)) {
        const waiting = places[block];
        if (waiting === undefined) continue;
        found ??= [];
        for (const place of waiting) found.push(place);
      }
    }
    if (found === undefined) return NOBODY;
    if (found.length > 1) found.sort((a, b) => a - b);
    const values: T[] = [];
    for (const place of found) {
      const { value } = this.#waiting[place]!;
      // Who waits for two blocks has two places beside each other.
      if (values.at(-1) !== value) values.push(value);
    }
    return values;
  }

  #ask(): OfEngine[] {
    const engines: OfEngine[] = [];
    let last: OfEngine | undefined;
    for (let index = 0; index < this.#waiting.length; index++) {
      const { engine, block } = this.#waiting[index]!.block.place();
      if (last?.engine !== engine) {
        last = engines.find((one) => one.engine === engine);
        if (!last) {
          last = { engine, places: [] };
          engines.push(last);
        }
      }
      const beside = last.places[block];
      if (beside) beside.push(index);
      else last.places[block] = [index];
    }
    return engines;
  }
}
