/**
 * Words and phrases in Latin letters, found where no letter or figure touches them. An expression with `i` and many words takes longer to
 * compile than a draft to check, and V8 keeps none of them; these are looked for as they stand. Knows no language.
 */
import { isAsciiWord } from './characters.ts';
import type { Span } from './span.ts';

/** @param phrases in lower case, parted by `|`, whole words */
export const phrasesOf = (phrases: string): readonly string[] => phrases.split('|');

/** The first of the phrases in `text`, which is in lower case; of two that begin together, the one named first. */
export function firstPhrase(text: string, phrases: readonly string[], from = 0): Span | undefined {
  let first: Span | undefined;
  for (const phrase of phrases) {
    const start = placeOf(text, phrase, from);
    if (start >= 0 && (first === undefined || start < first.start)) first = { start, end: start + phrase.length };
  }
  return first;
}

export const hasPhrase = (text: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => placeOf(text, phrase, 0) >= 0);

/** Whether one of `phrases` stands in `text` and one of `others` begins within `gap` UTF-16 units behind it, on the same line. */
export function hasPhraseBefore(
  text: string,
  phrases: readonly string[],
  others: readonly string[],
  gap = Number.POSITIVE_INFINITY,
): boolean {
  for (const phrase of phrases) {
    for (let at = placeOf(text, phrase, 0); at >= 0; at = placeOf(text, phrase, at + 1)) {
      const end = at + phrase.length;
      const other = firstPhrase(text, others, end);
      if (other && other.start - end <= gap && !text.slice(end, other.start).includes('\n')) return true;
    }
  }
  return false;
}

/** Where a whole word or phrase begins, or -1. */
function placeOf(text: string, phrase: string, from: number): number {
  for (let at = text.indexOf(phrase, from); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!isAsciiWord(text.charCodeAt(at - 1)) && !isAsciiWord(text.charCodeAt(at + phrase.length))) return at;
  }
  return -1;
}
