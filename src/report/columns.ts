/** Columns in units that other programs count in: code points, or bytes of UTF-8. Inside the house they are UTF-16 units. */
import type { Position } from '../text/lines.ts';

export type Unit = 'code points' | 'bytes';

/** UTF-16 units between two places at which the count is kept: a line may hold megabytes, and findings by the thousand. */
const STEP = 1024;

/** Gives the 1-based column of any position in `text`. A lone surrogate is the three bytes of U+FFFD that it is written as. */
export function columnsIn(text: string, unit: Unit): (position: Position) => number {
  const kept = [0];
  const upTo = (offset: number): number => {
    const step = Math.floor(offset / STEP);
    for (let at = kept.length; at <= step; at++) {
      kept.push(kept[at - 1]! + count(text, (at - 1) * STEP, at * STEP, unit));
    }
    return kept[step]! + count(text, step * STEP, offset, unit);
  };
  return ({ offset, column }) => upTo(offset) - upTo(offset - (column - 1)) + 1;
}

function count(text: string, from: number, to: number, unit: Unit): number {
  let sum = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const isSecondHalf = isLow(code) && isHigh(text.charCodeAt(at - 1));
    if (isSecondHalf) continue;
    if (unit === 'code points' || code < 0x80) sum += 1;
    else if (code < 0x800) sum += 2;
    else sum += isHigh(code) && isLow(text.charCodeAt(at + 1)) ? 4 : 3;
  }
  return sum;
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
