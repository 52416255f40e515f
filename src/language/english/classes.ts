/** Names of parts of speech and inflected forms by the numbers that the compiled loop knows them by. */
import { CLASS_BITS } from './kernel/numbers.ts';

/** By the numbers in `kernel/numbers.ts`. */
export const POS: readonly string[] = [
  ...['', 'NOUN', 'VERB', 'ADJ', 'ADV', 'ADP', 'PROPN', 'NUM', 'INTJ', 'X', 'PRON', 'DET', 'AUX', 'PART', 'CCONJ'],
  ...['SCONJ', 'PUNCT', 'SYM', 'EMOJI', 'SPACE', 'DATE', 'TIME', 'EMAIL', 'URL', 'PHONE', 'END'],
];

export const FORMS: readonly string[] = [
  ...['', 'past', 'ing', 's', 'plural', 'base', 'participle', 'comparative', 'superlative'],
];

/** @throws {Error} when they are too many, or one has no number */
export function packClasses(classes: readonly string[]): number {
  let packed = 0;
  for (let index = 0; index < classes.length; index++) {
    const number = POS.indexOf(classes[index]!);
    if (number < 1 || index > 5) throw new Error(`a word can not have these classes: ${classes.join(', ')}`);
    packed |= number << (CLASS_BITS * index);
  }
  return packed >>> 0;
}

export function unpackClasses(packed: number): readonly string[] {
  const classes: string[] = [];
  for (let rest = packed; rest !== 0; rest >>>= CLASS_BITS) classes.push(POS[rest & ((1 << CLASS_BITS) - 1)]!);
  return classes;
}
