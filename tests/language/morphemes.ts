/** What the dictionary reads in a text, as pairs that a test can compare. Checks nothing. */
import type { Dictionary } from '../../src/language/japanese/dictionary.ts';
import { readMorphemes } from '../../src/language/japanese/viterbi.ts';

/** The UTF-16 offset of the end of each morpheme, and its entry. */
export function morphemesOf(text: string, dictionary: Dictionary): { end: number; entry: number }[] {
  const { length, numbers, first } = readMorphemes(text, dictionary);
  return Array.from({ length }, (_, index) => ({
    end: numbers[first + 2 * index]!,
    entry: numbers[first + 2 * index + 1]!,
  }));
}
