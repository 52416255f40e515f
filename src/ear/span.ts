/** Which part of a sentence carries what was heard, decided by what each word added. Knows no language. */
import type { Token } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import { isSpace } from './word-class.ts';

const isClauseEnd = (token: Token): boolean => /^[、，,;；:：。．.!?！？—–]$/u.test(token.norm);

/**
 * The clauses from the first to the last of the strongest run of words: the run with the largest sum, stretched to the ends of
 * the clauses in which it begins and ends, so that a reader is shown words that can stand alone.
 *
 * @returns a half-open range of token indices
 */
export function strongest(tokens: readonly Token[], added: Float64Array): Span {
  let best = { start: 0, end: tokens.length, sum: -Infinity };
  let start = 0;
  let sum = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (sum <= 0) {
      start = at;
      sum = 0;
    }
    sum += added[at]!;
    if (sum > best.sum) best = { start, end: at + 1, sum };
  }
  let { start: first, end: last } = best;
  while (first > 0 && !isClauseEnd(tokens[first - 1]!)) first--;
  while (last < tokens.length && !isClauseEnd(tokens[last]!)) last++;
  while (first < last && isSpace(tokens[first]!)) first++;
  while (last > first && isSpace(tokens[last - 1]!)) last--;
  return { start: first, end: last };
}

const WORDS_SHOWN = 3;

const TELLING = /^(?:名詞\.(?!非自立|接尾|代名詞)|動詞\.自立|形容詞|副詞|NOUN|VERB|ADJ|ADV|NUM|PROPN|INTJ)/u;

/** Kana and kanji, Latin letters and figures: nearly all words have one, and need not be looked at any closer. */
const LETTER = /[ぁ-ゖァ-ヺ一-龠A-Za-z0-9]/;
const hasLetter = ({ text }: Token): boolean => LETTER.test(text) || /[\p{L}\p{N}]/u.test(text);

/**
 * The words that added most, heaviest first, as written; a word that took away is none. A particle tells a reader nothing, and
 * is shown only where there is nothing else.
 */
export function heaviest(tokens: readonly Token[], added: Float64Array): string[] {
  const weighed = tokens
    .map((token, at) => ({ token, weight: added[at]! }))
    .filter(({ token, weight }) => weight > 0 && hasLetter(token))
    .sort((a, b) => b.weight - a.weight || a.token.start - b.token.start);
  const telling = weighed.filter(({ token }) => TELLING.test(token.pos));
  return (telling.length > 0 ? telling : weighed).slice(0, WORDS_SHOWN).map(({ token }) => token.text);
}
