/** A small thesaurus at work: which words mean much the same to someone who was hurt. Knows no rule. */
import { hashOf, join } from './hash.ts';

/** A thesaurus as it lies in a model. */
export interface PackedSenses {
  /** At most 255. */
  readonly names: readonly string[];
  /** Hashes of dictionary forms, and of the beginnings of phrases; rising. */
  readonly keys: Uint32Array;
  /** Four bytes a key: up to three senses, each its place in `names` from 1, and 1 when a phrase goes on. */
  readonly values: Uint8Array;
}

/** A thesaurus that can be asked. */
export interface Senses extends PackedSenses {
  /** The names' hashes, which are part of the names of features. */
  readonly hashes: Int32Array;
}

export const START_OF_ENTRY = hashOf('entry');
export const SENSES_A_WORD = 3;
export const BYTES_A_KEY = SENSES_A_WORD + 1;

/** The name of a beginning of an entry that is longer by one form. */
export const withForm = (beginning: number, form: number): number => join(beginning, form) >>> 0;

export const sensesOf = (packed: PackedSenses): Senses => ({
  ...packed,
  hashes: Int32Array.from(packed.names, (name) => hashOf(name)),
});

/** Senses of the words `first`–`last` (inclusive) of a sentence, in parallel, in the order of their first words. */
export interface SensePlaces {
  count: number;
  /** Hashes of the senses' names. */
  senses: Int32Array;
  firsts: Int32Array;
  lasts: Int32Array;
}

export const noSensePlaces = (): SensePlaces => ({
  count: 0,
  senses: new Int32Array(256),
  firsts: new Int32Array(256),
  lasts: new Int32Array(256),
});

/**
 * Finds the senses of words without white space between them.
 *
 * @param lemmas hashes of the words' dictionary forms
 * @param words how many there are
 * @param found is filled anew
 */
export function findSenses(thesaurus: Senses, lemmas: Int32Array, words: number, found: SensePlaces): void {
  const { keys, values, hashes } = thesaurus;
  found.count = 0;
  for (let first = 0; first < words; first++) {
    let beginning = START_OF_ENTRY >>> 0;
    for (let last = first; last < words; last++) {
      beginning = withForm(beginning, lemmas[last]!);
      const at = placeOf(keys, beginning) * BYTES_A_KEY;
      if (at < 0) break;
      for (let slot = 0; slot < SENSES_A_WORD && values[at + slot]! > 0; slot++) {
        addPlace(found, hashes[values[at + slot]! - 1]!, first, last);
      }
      if (values[at + SENSES_A_WORD] === 0) break;
    }
  }
}

function addPlace(found: SensePlaces, sense: number, first: number, last: number): void {
  const at = found.count++;
  if (at === found.senses.length) {
    found.senses = longer(found.senses, at + 1);
    found.firsts = longer(found.firsts, at + 1);
    found.lasts = longer(found.lasts, at + 1);
  }
  found.senses[at] = sense;
  found.firsts[at] = first;
  found.lasts[at] = last;
}

/** The same numbers with room for `size` at least, and as many again. */
export function longer(numbers: Int32Array, size: number): Int32Array {
  const grown = new Int32Array(2 * size);
  grown.set(numbers);
  return grown;
}

/** By halving; -1 when the key is not there. */
function placeOf(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = keys[middle]!;
    if (there === key) return middle;
    if (there < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
