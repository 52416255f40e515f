/** What a numeral is worth: 2,000, 二千, 3万5千, 九八〇. Knows no counters and no words. */

import { isAsciiDigit } from '../../text/characters.ts';

const DIGITS = '〇一二三四五六七八九';
const SMALL_UNITS = '十百千';
const LARGE_UNITS = '万億兆';

/**
 * The value of a numeral made of half-width figures and kanji, or `undefined` when it has none (too large, or not a numeral).
 * Kanji digits in a row are read by place: 九八〇 is 980.
 */
export function numeralValue(numeral: string): number | undefined {
  if (isPlainFigure(numeral)) return Number(numeral);
  let total = 0;
  let section = 0;
  let current: number | undefined;
  let steps = 0;
  for (let at = 0; at < numeral.length; at++) {
    if (isAsciiDigit(numeral.charCodeAt(at))) {
      const end = figureEnd(numeral, at);
      current = Number(numeral.slice(at, end).replaceAll(',', ''));
      at = end - 1;
      steps++;
      continue;
    }
    const kanji = numeral[at]!;
    const digit = kanji === '零' || kanji === '○' ? 0 : DIGITS.indexOf(kanji);
    const small = SMALL_UNITS.indexOf(kanji);
    const large = LARGE_UNITS.indexOf(kanji);
    if (digit >= 0) {
      current = (current ?? 0) * 10 + digit;
    } else if (small >= 0) {
      section += (current ?? 1) * 10 ** (small + 1);
      current = undefined;
    } else if (large >= 0) {
      total += (section + (current ?? 0) || 1) * 10 ** (4 * (large + 1));
      section = 0;
      current = undefined;
    } else {
      continue;
    }
    steps++;
  }
  const value = total + section + (current ?? 0);
  if (steps === 0 || !Number.isFinite(value)) return undefined;
  // 1.1万 is 11,000 and not 11,000.000000000002.
  return value < 1e9 ? Math.round(value * 1e6) / 1e6 : value;
}

/** The end of digits and commas, and of a point with digits behind it. */
function figureEnd(numeral: string, from: number): number {
  let end = from;
  while (isAsciiDigit(numeral.charCodeAt(end)) || numeral.charCodeAt(end) === 0x2c) end++;
  if (numeral.charCodeAt(end) !== 0x2e || !isAsciiDigit(numeral.charCodeAt(end + 1))) return end;
  end += 2;
  while (isAsciiDigit(numeral.charCodeAt(end))) end++;
  return end;
}

/** Nothing but digits, and so few that they need no rounding: most numerals. */
function isPlainFigure(numeral: string): boolean {
  for (let at = 0; at < numeral.length; at++) if (!isAsciiDigit(numeral.charCodeAt(at))) return false;
  return numeral !== '' && numeral.length <= 9;
}
