/**
 * Words and phrases in Latin letters, found where no letter or figure touches them: for a handful that is asked once a statement. Many, asked
 * of every sentence, are a `WordFinder`. Knows no language.
 */
import { isAsciiWord } from './characters.ts';

/** @param phrases in lower case, parted by `|`, whole words */
export const phrasesOf = (phrases: string): readonly string[] => phrases.split('|');

/** Whether one of the phrases stands in `text`, which is in lower case. */
export const hasPhrase = (text: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => stands(phrase, text));

function stands(phrase: string, text: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!isAsciiWord(text.charCodeAt(at - 1)) && !isAsciiWord(text.charCodeAt(at + phrase.length))) return true;
  }
  return false;
}
