/** Which part of a sentence carries what was heard, decided by what each word added. Knows no language. */
import type { Token } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import { classOf, isSpace } from './word-class.ts';

const CLAUSE_ENDS = '、，,;；:：。．.!?！？—–';

const isClauseEnd = ({ norm }: Token): boolean => norm.length === 1 && CLAUSE_ENDS.includes(norm);

/**
 * The clauses from the first to the last of the strongest run of words: the run with the largest sum, stretched to the ends of
 * the clauses in which it begins and ends, so that a reader is shown words that can stand alone.
 *
 * @returns a half-open range of token indices
 */
export function strongest(tokens: readonly Token[], added: Float64Array): Span {
  let first = 0;
  let last = tokens.length;
  let most = -Infinity;
  let start = 0;
  let sum = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (sum <= 0) {
      start = at;
      sum = 0;
    }
    sum += added[at]!;
    if (sum > most) {
      first = start;
      last = at + 1;
      most = sum;
    }
  }
  while (first > 0 && !isClauseEnd(tokens[first - 1]!)) first--;
  while (last < tokens.length && !isClauseEnd(tokens[last]!)) last++;
  while (first < last && isSpace(tokens[first]!)) first++;
  while (last > first && isSpace(tokens[last - 1]!)) last--;
  return { start: first, end: last };
}

const WORDS_SHOWN = 3;

/** Marks that are met often, beside those of ASCII: to ask about all of Unicode takes longer than everything else here. */
const MARKS = '、。「」『』【】（）・…—―！？：；，．';

export function hasLetter(text: string): boolean {
  let hasOther = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Kana and kanji, Latin letters and figures: nearly all words have one.
    if (unit >= 0x80 ? isKanaOrKanji(unit) : isAlphanumeric(unit)) return true;
    if (unit <= 0x20 || unit >= 0x7f) hasOther ||= !MARKS.includes(text[at]!);
  }
  return hasOther && /[\p{L}\p{N}]/u.test(text);
}

const isKanaOrKanji = (unit: number): boolean =>
  (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa) || (unit >= 0x4e00 && unit <= 0x9fa0);

const isAlphanumeric = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a);

/**
 * The words that added most, heaviest first, as written; a word that took away is none. A particle tells a reader nothing, and
 * is shown only where there is nothing else.
 */
export function heaviest(tokens: readonly Token[], added: Float64Array): string[] {
  const telling = heaviestOf(tokens, added, true);
  return telling.length > 0 ? telling : heaviestOf(tokens, added, false);
}

/** Of words that added as much the first ones. */
function heaviestOf(tokens: readonly Token[], added: Float64Array, telling: boolean): string[] {
  const heavy: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const weight = added[at]!;
    if (weight <= 0) continue;
    let place = heavy.length;
    while (place > 0 && added[heavy[place - 1]!]! < weight) place--;
    if (place === WORDS_SHOWN) continue;
    const { pos, text } = tokens[at]!;
    if ((telling && !classOf(pos).isTelling) || !hasLetter(text)) continue;
    for (let other = Math.min(heavy.length, WORDS_SHOWN - 1); other > place; other--) heavy[other] = heavy[other - 1]!;
    heavy[place] = at;
  }
  return heavy.map((at) => tokens[at]!.text);
}
