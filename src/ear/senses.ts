/** A small thesaurus as it lies in a model: which words mean much the same to someone who was hurt. Knows no rule. */
import { hashOf, join } from './hash.ts';

export interface PackedSenses {
  /** At most 255. */
  readonly names: readonly string[];
  /** Hashes of dictionary forms, and of the beginnings of phrases; rising. */
  readonly keys: Uint32Array;
  /** Four bytes a key: up to three senses, each its place in `names` from 1, and 1 when a phrase goes on. */
  readonly values: Uint8Array;
}

export const START_OF_ENTRY = hashOf('entry') >>> 0;
export const SENSES_A_WORD = 3;
export const BYTES_A_KEY = SENSES_A_WORD + 1;

/** The name of a beginning of an entry that is longer by one form. */
export const withForm = (beginning: number, form: string): number => join(beginning, hashOf(form)) >>> 0;
