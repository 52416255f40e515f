/** A small thesaurus at work: which words mean much the same to someone who was hurt. Knows no rule. */
import type { Token } from '../language/token.ts';
import { hashOf, join } from './hash.ts';

/** A sense of the words `first`–`last` (inclusive) of a sentence; `sense` is the hash of its name. */
export interface SensePlace {
  readonly sense: number;
  readonly first: number;
  readonly last: number;
}

export interface Senses {
  /** The senses of words without white space between them, in their order. */
  of(words: readonly Token[]): SensePlace[];
}

/** A thesaurus as it lies in a model: nothing is built when it is loaded. */
export interface PackedSenses {
  /** At most 255. */
  readonly names: readonly string[];
  /** Hashes of dictionary forms, and of the beginnings of phrases; rising. */
  readonly keys: Uint32Array;
  /** Four bytes a key: up to three senses, each its place in `names` from 1, and 1 when a phrase goes on. */
  readonly values: Uint8Array;
}

export const START_OF_ENTRY = hashOf('entry');
export const SENSES_A_WORD = 3;
export const BYTES_A_KEY = SENSES_A_WORD + 1;

/** The name of a beginning of an entry that is longer by one form. */
export const withForm = (beginning: number, form: string): number => join(beginning, hashOf(form)) >>> 0;

export function sensesOf({ names, keys, values }: PackedSenses): Senses {
  const senses = names.map((name) => hashOf(name));
  return {
    of: (words) => {
      const found: SensePlace[] = [];
      for (let first = 0; first < words.length; first++) {
        let beginning = START_OF_ENTRY >>> 0;
        for (let last = first; last < words.length; last++) {
          beginning = withForm(beginning, words[last]!.lemma);
          const at = placeOf(keys, beginning) * BYTES_A_KEY;
          if (at < 0) break;
          for (let slot = 0; slot < SENSES_A_WORD && values[at + slot]! > 0; slot++) {
            found.push({ sense: senses[values[at + slot]! - 1]!, first, last });
          }
          if (values[at + SENSES_A_WORD] === 0) break;
        }
      }
      return found;
    },
  };
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
