/**
 * Recognises numbers at a given place, in figures (`£1.2 million`, `99.9%`) and in words (`two thousand`). Ordinals, `a dozen` and
 * `hundreds` are words, not numbers. Reads no value out of figures: that they stand there is enough.
 */
import { digitsEnd, isAsciiWord, isDigit, isGap, isHyphen, isLetter, length, plain, runEnd, unit } from './characters';
import { numberOf, recordOf } from './lexicon';
import { HUNDRED, KIND_MONEY, KIND_NUMBER, KIND_PERCENT, THOUSAND, TWENTY } from './numbers';
import { hasBelow, hasFigures, hasUnit, isTimes, isWorth, newValue } from './values';

/** The value of what was recognised last. */
export let value: i32 = 0;

/** `3rd`: an adjective, with its number. @returns its end, or -1 */
export function ordinalAt(start: i32): i32 {
  const run = digitsEnd(start);
  if (run === start || run - start > 6) return -1;
  const first = unit(run);
  const second = unit(run + 1);
  const small = first & 0x20;
  const ending = ((first | 0x20) << 8) | (second | 0x20);
  if (ending !== 0x7374 && ending !== 0x6e64 && ending !== 0x7264 && ending !== 0x7468) return -1;
  if (!isLetter(first) || !isLetter(second) || (second & 0x20) !== small) return -1;
  const next = unit(run + 2);
  if (isLetter(next) || isDigit(next)) return -1;
  value = newValue(KIND_NUMBER);
  hasFigures(value, start, run);
  return run + 2;
}

/** The end of digits behind which nothing stands that may belong to them; `start` when it is not so simple. */
function plainFiguresEnd(start: i32): i32 {
  const end = digitsEnd(start);
  if (end === start || end - start > 15) return start;
  if (end >= length) return end;
  const next = unit(end);
  const after = unit(end + 1);
  if (next === 0x20) {
    // Per cent, hundred, thousand, million, billion, trillion, %
    const goesOn =
      after === 0x25 || after === 0x70 || after === 0x68 || after === 0x74 || after === 0x6d || after === 0x62;
    return goesOn ? start : end;
  }
  if (next === 0x2e || next === 0x2c) return isDigit(after) ? start : end;
  return isLetter(next) || next === 0x2f || next === 0x25 || next === 0x2d || next === 0xa0 ? start : end;
}

/** A number in figures that starts at `start`. @returns its end, or -1 */
export function figuresAt(start: i32): i32 {
  const simple = plainFiguresEnd(start);
  if (simple > start) {
    value = newValue(KIND_NUMBER);
    hasFigures(value, start, simple);
    return simple;
  }
  const first = currencyEnd(start);
  const end = first < 0 ? -1 : decimalEnd(first);
  if (end < 0) return -1;
  const isMoney = first > start;
  value = newValue(isMoney ? KIND_MONEY : KIND_NUMBER);
  hasFigures(value, first, end);
  if (isMoney) hasUnit(value, first - 1, first);
  const next = unit(end);
  if (next === 0x2f) {
    const below = digitsEnd(end + 1);
    if (below === end + 1 || below - end > 5 || unit(below) === 0x2f) return end;
    // What is divided is no sum of money, and nothing is divided by nothing.
    value = newValue(KIND_NUMBER);
    hasFigures(value, first, end);
    if (isZero(end + 1, below)) return end;
    hasBelow(value, end + 1, below);
    return below;
  }
  const percent = percentEnd(end);
  if (percent > 0) {
    value = newValue(KIND_PERCENT);
    hasFigures(value, first, end);
    return percent;
  }
  if (isGap(next) ? next !== 9 : next === 0x2d) {
    const word = lettersEnd(end + 1);
    const scale = scaleOf(smallNumberAt(end + 1, word));
    if (scale > 0 && !isAsciiWord(unit(word))) {
      isTimes(value, scale);
      return word;
    }
  }
  if (!isLetter(next)) return end;
  const letters = lettersEnd(end);
  const size = letters - end;
  const after = unit(letters);
  if (isDigit(after)) return end;
  const short = shortScale(end, size);
  if (short > 0) {
    if (isMoney) {
      isTimes(value, short);
      return letters;
    }
    // `5k` and `3bn` are thousands and milliards; without a currency `5m` may well be metres, `5b` a flat.
    if (size === 2 || plain(next) === 0x6b) isTimes(value, short);
    else hasUnit(value, end, letters);
    return letters;
  }
  // `$5each` is two things.
  if (isMoney || size > 4 || after === 0x2d) return end;
  hasUnit(value, end, letters);
  return letters;
}

/** Where a currency before a number ends; `start` when none stands there and figures do, -1 when neither does. */
function currencyEnd(start: i32): i32 {
  const first = unit(start);
  if (isDigit(first)) return start;
  if (first === 0x24 || first === 0xa3 || first === 0x20ac || first === 0xa5 || first === 0x20b9) return start + 1;
  const second = unit(start + 1);
  // C$, A$
  if (second === 0x24) return first === 0x43 || first === 0x41 ? start + 2 : -1;
  if (unit(start + 2) !== 0x24) return -1;
  const both = (first << 8) | second;
  // US, CA, AU, NZ, HK
  const known = both === 0x5553 || both === 0x4341 || both === 0x4155 || both === 0x4e5a || both === 0x484b;
  return known && first < 0x80 ? start + 3 : -1;
}

const MOST_GROUPS = 6;
const MOST_FIGURES = 30;
const MOST_DECIMALS = 20;

/** 1,234,567.89: where it ends, or -1 */
function decimalEnd(start: i32): i32 {
  const run = digitsEnd(start);
  if (run === start) return -1;
  let end = run;
  if (run - start <= 3) {
    let groups = 0;
    while (groups < MOST_GROUPS && isGroup(end)) {
      end += 4;
      groups++;
    }
    // In 1,234,5678 the last group is none.
    if (groups > 0 && isDigit(unit(end))) end -= 4;
  } else if (run - start > MOST_FIGURES) return -1;
  if (unit(end) !== 0x2e) return end;
  const decimals = digitsEnd(end + 1);
  const count = decimals - end - 1;
  return count >= 1 && count <= MOST_DECIMALS ? decimals : end;
}

/** `,234` */
function isGroup(at: i32): bool {
  return unit(at) === 0x2c && isDigit(unit(at + 1)) && isDigit(unit(at + 2)) && isDigit(unit(at + 3));
}

function isZero(start: i32, end: i32): bool {
  for (let at = start; at < end; at++) if (unit(at) !== 0x30) return false;
  return true;
}

/** %, per cent, percent: where it ends, or 0 */
function percentEnd(at: i32): i32 {
  const next = unit(at);
  if (next === 0x25) return at + 1;
  if (next !== 0x20 && next !== 0xa0) return 0;
  if (unit(at + 1) === 0x25) return at + 2;
  if (unit(at + 1) !== 0x70 || unit(at + 2) !== 0x65 || unit(at + 3) !== 0x72) return 0;
  const cent = unit(at + 4) === 0x20 ? at + 5 : at + 4;
  const isCent = unit(cent) === 0x63 && unit(cent + 1) === 0x65 && unit(cent + 2) === 0x6e && unit(cent + 3) === 0x74;
  return isCent && !isAsciiWord(unit(cent + 4)) ? cent + 4 : 0;
}

/** Where a run of ASCII letters ends. */
function lettersEnd(at: i32): i32 {
  let end = at;
  while (isLetter(unit(end))) end++;
  return end;
}

/** K, m, mn, b, bn, tn as a number, or 0 */
function shortScale(at: i32, size: i32): f64 {
  const first = unit(at);
  if (size === 1) {
    const letter = plain(first);
    return letter === 0x6b ? 1e3 : letter === 0x6d ? 1e6 : letter === 0x62 ? 1e9 : 0;
  }
  if (size !== 2 || unit(at + 1) !== 0x6e) return 0;
  return first === 0x6d ? 1e6 : first === 0x62 ? 1e9 : first === 0x74 ? 1e12 : 0;
}

function scaleOf(number: i32): f64 {
  if (number === HUNDRED) return 1e2;
  if (number === THOUSAND) return 1e3;
  if (number === THOUSAND + 1) return 1e6;
  if (number === THOUSAND + 2) return 1e9;
  return number === THOUSAND + 3 ? 1e12 : 0;
}

/** Which word of a number stands there in small letters, or 0. */
function smallNumberAt(start: i32, end: i32): i32 {
  for (let at = start; at < end; at++) if (unit(at) !== plain(unit(at))) return 0;
  return numberOf(recordOf(start, end));
}

/** No number in words is longer; what follows would be another. */
const LONGEST = 24;

/** Where the word of a number ends that {@link numberAt} found last. */
let wordEnd: i32 = 0;

/** A number in words that starts at `start`: as many words as make one number. @returns its end, or -1 */
export function numberWordsAt(start: i32): i32 {
  let number = numberAt(start);
  if (number === 0) return -1;
  let end = start;
  let total: f64 = 0;
  let part: f64 = 0;
  // What may follow: words below `room` can be added, scales below `ceiling` can multiply.
  let room: f64 = Infinity;
  let ceiling: f64 = Infinity;
  let words = 0;
  // The last place where the number may end, and what it is there.
  let last = -1;
  let worth: f64 = 0;
  let next = start;
  while (number !== 0 && words < LONGEST) {
    const first = words === 0;
    const small: f64 = number < HUNDRED ? (number < TWENTY ? number - 1 : (number - TWENTY + 2) * 10) : -1;
    // `two hundred and five`, `three thousand and one`; never `two and three`.
    if (next - end >= 4 && (small < 0 || !(part >= 100 || (part === 0 && total > 0)))) break;
    if (small >= 0) {
      if (small >= room || (!first && small === 0)) break;
      part += small;
      room = small >= 20 ? 10 : 0;
    } else if (number === HUNDRED) {
      if (!first && (part === 0 || part === 10 || part >= 20)) break;
      part = (part === 0 ? 1 : part) * 100;
      room = 100;
    } else {
      const scale = scaleOf(number);
      if (scale >= ceiling || (!first && part === 0)) break;
      total += (part === 0 ? 1 : part) * scale;
      part = 0;
      ceiling = scale;
      room = Infinity;
    }
    end = wordEnd;
    words++;
    // `two-factor` is one word, not a number.
    if (!isHyphen(unit(end)) || !isLetter(unit(end + 1))) {
      last = end;
      worth = total + part;
    }
    next = jointEnd(end);
    number = next < 0 ? 0 : numberAt(next);
  }
  if (last < 0) return -1;
  value = newValue(KIND_NUMBER);
  isWorth(value, worth);
  return last;
}

/** What may stand between two words of a number: one to three blanks, `and` between such, a hyphen. @returns its end, or -1 */
function jointEnd(at: i32): i32 {
  if (unit(at) === 0x2d) return at + 1;
  const blanks = blanksEnd(at);
  if (blanks === at) return -1;
  const isAnd = plain(unit(blanks)) === 0x61 && plain(unit(blanks + 1)) === 0x6e && plain(unit(blanks + 2)) === 0x64;
  const behind = isAnd ? blanksEnd(blanks + 3) : blanks;
  return isAnd && behind > blanks + 3 ? behind : blanks;
}

function blanksEnd(at: i32): i32 {
  let end = at;
  while (end < at + 3 && isGap(unit(end))) end++;
  return end;
}

/** Which word of a number stands at a place, or 0. */
function numberAt(at: i32): i32 {
  const end = runEnd(at);
  if (end === at || end - at > 12) return 0;
  wordEnd = end;
  return unit(end) === 0x27 || unit(end) === 0x2019 ? 0 : numberOf(recordOf(at, end));
}
