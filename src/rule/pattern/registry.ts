/**
 * All patterns of one language, by their rarest necessary words: one look at a sentence's words tells which patterns are worth
 * running, however many there are.
 */
import type { Language } from '../../language/token.ts';
import type { TokenRun } from './matcher.ts';
import { type Need, rarest, type WordPart } from './necessary.ts';

interface Seen {
  /** How many patterns were registered when the sentence was looked at. */
  readonly until: number;
  /** 1 at the index of each pattern that could match. */
  readonly could: Uint8Array;
}

export class PatternRegistry {
  readonly #language: Language;
  readonly #needs: (readonly Need[])[] = [];
  /** Patterns without necessary words. */
  readonly #always: number[] = [];
  readonly #partsByKey = new Map<string, WordPart[]>();
  readonly #partsByLemma = new Map<string, WordPart[]>();
  readonly #patternsByPart = new Map<WordPart, number[]>();
  readonly #seen = new WeakMap<TokenRun, Seen>();

  constructor(language: Language) {
    this.#language = language;
  }

  /** @returns the pattern's index */
  register(needs: readonly Need[]): number {
    const index = this.#needs.push(needs) - 1;
    const best = rarest(needs, this.#language);
    if (!best) this.#always.push(index);
    for (const part of best ?? []) {
      let patterns = this.#patternsByPart.get(part);
      if (!patterns) {
        patterns = [];
        this.#patternsByPart.set(part, patterns);
        for (const key of part.table?.keys() ?? []) enter(this.#partsByKey, key, part);
        for (const lemma of part.lemmas ?? []) enter(this.#partsByLemma, lemma, part);
      }
      patterns.push(index);
    }
    return index;
  }

  /** False when the pattern can not match in this sentence. */
  couldMatch(index: number, run: TokenRun): boolean {
    let seen = this.#seen.get(run);
    if (!seen) {
      seen = { until: this.#needs.length, could: this.#lookAt(run) };
      this.#seen.set(run, seen);
    }
    return index < seen.until ? seen.could[index] === 1 : this.#meetsAll(index, run);
  }

  #lookAt(run: TokenRun): Uint8Array {
    const could = new Uint8Array(this.#needs.length);
    const consider = (part: WordPart): void => {
      if (!run.has(part)) return;
      for (const index of this.#patternsByPart.get(part)!)
        if (could[index] === 0 && this.#meetsAll(index, run)) could[index] = 1;
    };
    const { keys, lemmas } = run.places;
    const done = new Set<WordPart>();
    for (const [map, words] of [
      [this.#partsByKey, keys],
      [this.#partsByLemma, lemmas],
    ] as const) {
      for (const word of words.keys()) {
        for (const part of map.get(word) ?? []) {
          if (!done.has(part)) {
            done.add(part);
            consider(part);
          }
        }
      }
    }
    for (const index of this.#always) could[index] = 1;
    return could;
  }

  #meetsAll(index: number, run: TokenRun): boolean {
    return this.#needs[index]!.every((need) => need.some((part) => run.has(part)));
  }
}

function enter(map: Map<string, WordPart[]>, word: string, part: WordPart): void {
  const parts = map.get(word);
  if (parts) parts.push(part);
  else map.set(word, [part]);
}
