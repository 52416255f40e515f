/** What a numeral is worth: 2,000, 二千, 3万5千, 九八〇. Knows no counters and no words. */

import { isAsciiDigit } from '../../text/characters.ts';

const DIGITS = '〇一二三四五六七八九';
const SMALL_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE_UNITS: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 兆: 1e12 };

/** One step of a numeral: a figure, or a kanji. */
const STEP = /\d[\d,]*(?:\.\d+)?|[零〇○一二三四五六七八九十百千万億兆]/gu;

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
  for (const [step] of numeral.matchAll(STEP)) {
    steps++;
    const small = SMALL_UNITS[step];
    const large = LARGE_UNITS[step];
    if (small !== undefined) {
      section += (current ?? 1) * small;
      current = undefined;
    } else if (large !== undefined) {
      total += (section + (current ?? 0) || 1) * large;
      section = 0;
      current = undefined;
    } else if (isAsciiDigit(step.charCodeAt(0))) {
      current = Number(step.replaceAll(',', ''));
    } else {
      current = (current ?? 0) * 10 + Math.max(0, DIGITS.indexOf(step));
    }
  }
  const value = total + section + (current ?? 0);
  if (steps === 0 || !Number.isFinite(value)) return undefined;
  // 1.1万 is 11,000 and not 11,000.000000000002.
  return value < 1e9 ? Math.round(value * 1e6) / 1e6 : value;
}

/** Nothing but digits, and so few that they need no rounding: most numerals. */
function isPlainFigure(numeral: string): boolean {
  for (let at = 0; at < numeral.length; at++) if (!isAsciiDigit(numeral.charCodeAt(at))) return false;
  return numeral !== '' && numeral.length <= 9;
}
