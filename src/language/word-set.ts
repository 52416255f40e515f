/** Sets of words, written as a line of them. Makes a set when it is first asked, since most are never asked for a draft. */

export interface WordSet {
  has(word: string): boolean;
}

/**
 * What `/^(word|word)$/u` would say, without an expression to compile, which takes longer than a draft's worth of questions.
 *
 * @param words parted by blanks or line breaks
 */
export function wordSet(words: string): WordSet {
  let known: ReadonlySet<string> | undefined;
  return {
    has(word) {
      known ??= new Set(wordsOf(words));
      return known.has(word);
    },
  };
}

/** @returns the words of a text that parts them by blanks, line breaks or both */
export const wordsOf = (text: string): string[] =>
  text
    .replaceAll('\n', ' ')
    .split(' ')
    .filter((word) => word !== '');
