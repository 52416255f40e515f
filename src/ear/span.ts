/** Which part of a sentence carries what was heard, decided by what each word added. Knows no language. */
import type { Token } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import { classOf, isSpace } from './word-class.ts';

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

/** Kana and kanji, Latin letters and figures: nearly all words have one, and need not be looked at any closer. */
const LETTER = /[ぁ-ゖァ-ヺ一-龠A-Za-z0-9]/;
/** Nearly all others: to ask about all of Unicode takes longer than everything else here. */
const MARKS = /^[!-/:-@[-`{-~、。「」『』【】（）・…—―！？：；，．]+$/;
const hasLetter = ({ text }: Token): boolean => LETTER.test(text) || (!MARKS.test(text) && /[\p{L}\p{N}]/u.test(text));

/**
 * The words that added most, heaviest first, as written; a word that took away is none. A particle tells a reader nothing, and
 * is shown only where there is nothing else.
 */
export function heaviest(tokens: readonly Token[], added: Float64Array): string[] {
  const telling = heaviestOf(tokens, added, (token) => classOf(token.pos).isTelling && hasLetter(token));
  const shown = telling.length > 0 ? telling : heaviestOf(tokens, added, hasLetter);
  return shown.map((at) => tokens[at]!.text);
}

/** @returns indices; of words that added as much the first ones */
function heaviestOf(tokens: readonly Token[], added: Float64Array, isShown: (token: Token) => boolean): number[] {
  const heavy: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const weight = added[at]!;
    if (weight <= 0 || (heavy.length === WORDS_SHOWN && weight <= added[heavy.at(-1)!]!) || !isShown(tokens[at]!))
      continue;
    let place = heavy.length;
    while (place > 0 && added[heavy[place - 1]!]! < weight) place--;
    heavy.splice(place, 0, at);
    if (heavy.length > WORDS_SHOWN) heavy.pop();
  }
  return heavy;
}
