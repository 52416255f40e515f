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
  /** Equal sentences find the same blocks, in one and the same list. */
  readonly #known = new WeakMap<readonly number[], readonly T[]>();

  constructor(waiting: readonly Waiting<T>[]) {
    this.#waiting = waiting;
  }

  /** Those whose blocks find something in a sentence, each once, in the order in which they were given. */
  in(sentence: Tokenized): readonly T[] {
    this.#places ??= this.#ask();
    if (this.#places.size !== 1) return this.#valuesIn(sentence);
    const [engine] = this.#places.keys();
    const blocks = engine!.blocksIn(sentence);
    let values = this.#known.get(blocks);
    if (!values) {
      values = this.#valuesIn(sentence);
      this.#known.set(blocks, values);
    }
    return values;
  }

  #valuesIn(sentence: Tokenized): readonly T[] {
    const found: number[] = [];
    for (const [engine, byBlock] of this.#places!) {
      for (const block of engine.blocksIn(sentence)) found.push(...(byBlock.get(block) ?? NOBODY));
    }
    if (found.length === 0) return NOBODY;
    found.sort((a, b) => a - b);
    return [...new Set(found.map((place) => this.#waiting[place]!.value))];
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
