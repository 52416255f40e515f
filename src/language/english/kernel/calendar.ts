/**
 * Recognises dates and times of day at a given place. Durations (`three hours`) and years alone are numbers, not dates. Whether 31 June
 * exists is not asked. Each function gives where what it reads ends, or -1.
 */
import {
  asciiRunEnd,
  digitsEnd,
  figures,
  gapEnd,
  isAsciiWord,
  isDigit,
  isGap,
  isLetter,
  isLower,
  isUpper,
  plain,
  unit,
} from './characters';
import { calendarOf, recordOf } from './lexicon';
import {
  BEFORE_MONTH,
  DAY,
  DAY_SHORT,
  HOUR,
  MONTH,
  MONTH_ALONE,
  MONTH_DOUBTFUL,
  MONTH_SHORT,
  TIME_OF_DAY,
  ZONE,
} from './numbers';

const COLON = 0x3a;
const COMMA = 0x2c;
const DOT = 0x2e;
const HYPHEN = 0x2d;
const PLUS = 0x2b;
const SLASH = 0x2f;

/** 8:05, 8:05:30 pm UTC, 8.30am, 1405 GMT, 8 o'clock; its first figures end at `run`. */
export function timeInFigures(at: i32, run: i32): i32 {
  const size = run - at;
  if (size <= 2 && unit(run) === COLON) {
    const end = clockEnd(at, run);
    if (end >= 0) return withZone(orAt(meridiemEnd(end), end));
  }
  if (size <= 2 && isHour(at, run)) {
    const end = meridiemEnd(unit(run) === DOT && isSixty(run + 1) ? run + 3 : run);
    if (end >= 0) return withZone(end);
  }
  if (size === 4 && figures(at, at + 2) <= 24 && isSixty(at + 2)) {
    const end = zoneEnd(run);
    if (end >= 0) return end;
  }
  return size <= 2 && isHour(at, run) ? oClockEnd(run) : -1;
}

/** Noon, eight o'clock; the word ends at `run`. */
export function timeInWords(at: i32, run: i32): i32 {
  if (!isSmallFrom(at + 1, run)) return -1;
  const kind = calendarOf(recordOf(at, run));
  if (kind & TIME_OF_DAY) return isQuote(run) || unit(run) === HYPHEN ? -1 : run;
  return kind & HOUR ? oClockEnd(run) : -1;
}

export function dateInFigures(at: i32, run: i32): i32 {
  const size = run - at;
  const next = unit(run);
  if (size === 4 && (next === HYPHEN || next === SLASH)) {
    const end = yearFirst(at, run);
    if (end >= 0) return end;
  }
  if (size <= 2 && (next === SLASH || next === DOT)) {
    const end = yearLast(at, run);
    if (end >= 0) return end;
  }
  return dayAndMonth(at);
}

export function dateInWords(at: i32, run: i32): i32 {
  const kind = namedIn(at, run);
  if (kind & (DAY | DAY_SHORT)) {
    const isDay = (kind & DAY) !== 0;
    const next = gapEnd(!isDay && unit(run) === DOT ? run + 1 : run, true);
    if (next >= 0) {
      // Monday 3 March 2025, Monday, the 3rd of March
      const day = orAt(afterArticle(next), next);
      let end = dayAndMonth(day);
      // Monday, March 3rd, 2025
      if (end < 0) end = monthAndDay(next);
      // Monday the 3rd
      if (end < 0 && isDay) end = dayEnd(day, true);
      if (end >= 0) return end;
    }
    return isDay ? run : -1;
  }
  // Mondays
  if (unit(run - 1) === 0x73 && namedIn(at, run - 1) & DAY) return run;
  const month = monthEnd(at, run);
  if (month < 0) return -1;
  const dated = monthAndDay(at);
  if (dated >= 0) return dated;
  // September 2025
  const next = gapEnd(month, true);
  const year = next < 0 ? -1 : yearEnd(next);
  return year < 0 ? monthAlone(at, run, kind) : year;
}

/** What a word that is written with one capital names. */
function namedIn(at: i32, run: i32): i32 {
  return isUpper(unit(at)) && isSmallFrom(at + 1, run) ? calendarOf(recordOf(at, run)) : 0;
}

function isSmallFrom(at: i32, end: i32): bool {
  for (let place = at; place < end; place++) if (!isLower(unit(place))) return false;
  return true;
}

function isLargeFrom(at: i32, end: i32): bool {
  for (let place = at; place < end; place++) if (!isUpper(unit(place))) return false;
  return true;
}

/** 3 March 2025, 3rd of March */
function dayAndMonth(at: i32): i32 {
  const day = dayEnd(at, false);
  const next = day < 0 ? -1 : gapEnd(day, false);
  if (next < 0) return -1;
  const joint = unit(next) === 0x6f && unit(next + 1) === 0x66 ? gapEnd(next + 2, false) : -1;
  const month = orAt(joint, next);
  const end = monthEnd(month, asciiRunEnd(month));
  return end < 0 ? -1 : withYear(end);
}

/** March 3rd, 2025; not March 3.5 */
function monthAndDay(at: i32): i32 {
  const month = monthEnd(at, asciiRunEnd(at));
  const next = month < 0 ? -1 : gapEnd(month, false);
  const day = next < 0 ? -1 : dayEnd(next, false);
  if (day < 0) return -1;
  const mark = unit(day);
  if ((mark === COMMA || mark === DOT || mark === COLON || mark === HYPHEN) && isDigit(unit(day + 1))) return -1;
  const gap = gapEnd(day, false);
  return gap >= 0 && (unit(gap) === 0x25 || unit(gap) === COLON) ? -1 : withYear(day);
}

/** The end of a month's name that stands for a date by itself (`since March`). */
function monthAlone(at: i32, run: i32, kind: i32): i32 {
  const owner = isQuote(run) && unit(run + 1) === 0x73 && !isAsciiWord(unit(run + 2));
  if (owner || unit(run) === HYPHEN) return -1;
  if (kind & MONTH_ALONE) return run;
  return kind & MONTH_DOUBTFUL && isAfterPreposition(at) ? run : -1;
}

function isAfterPreposition(at: i32): bool {
  let end = at;
  while (end > at - 3 && isGap(unit(end - 1))) end--;
  if (end === at) return false;
  let start = end;
  while (start > 0 && start > end - 11 && isLetter(unit(start - 1))) start--;
  return start < end && isSmallFrom(start + 1, end) && (calendarOf(recordOf(start, end)) & BEFORE_MONTH) !== 0;
}

/** A month's name, with the full stop of a short one; the word ends at `run`. */
function monthEnd(at: i32, run: i32): i32 {
  if (run - at < 3 || run - at > 9 || !isUpper(unit(at))) return -1;
  const kind = calendarOf(recordOf(at, run));
  if (kind & MONTH) return isSmallFrom(at + 1, run) || isLargeFrom(at + 1, run) ? run : -1;
  return kind & MONTH_SHORT && isSmallFrom(at + 1, run) ? (unit(run) === DOT ? run + 1 : run) : -1;
}

/** 3, 03, 31st; `ordinal`: only with its ending. */
function dayEnd(at: i32, ordinal: bool): i32 {
  const run = digitsEnd(at);
  const size = run - at;
  if (size === 0 || size > 2) return -1;
  const day = figures(at, run);
  if (day < 1 || day > 31) return -1;
  const end = isOrdinal(unit(run), unit(run + 1)) ? run + 2 : run;
  return isAsciiWord(unit(end)) || (ordinal && end === run) ? -1 : end;
}

/** St, nd, rd, th */
function isOrdinal(first: i32, second: i32): bool {
  return (
    (first === 0x73 && second === 0x74) ||
    (first === 0x6e && second === 0x64) ||
    (first === 0x72 && second === 0x64) ||
    (first === 0x74 && second === 0x68)
  );
}

/** With the year behind a date that ends at `end`, when there is one. */
function withYear(end: i32): i32 {
  const next = gapEnd(end, true);
  return next < 0 ? end : orAt(yearEnd(next), end);
}

function yearEnd(at: i32): i32 {
  const end = digitsEnd(at);
  if (end - at !== 4 || isAsciiWord(unit(end))) return -1;
  const century = figures(at, at + 2);
  if (century < 18 || century > 20) return -1;
  const mark = unit(end);
  const goesOn = mark === HYPHEN || mark === COMMA || mark === DOT || mark === COLON || mark === SLASH;
  return goesOn && isDigit(unit(end + 1)) ? -1 : end;
}

function afterArticle(at: i32): i32 {
  return unit(at) === 0x74 && unit(at + 1) === 0x68 && unit(at + 2) === 0x65 ? gapEnd(at + 3, false) : -1;
}

/** ` a.m.`, `pm`: the last full stop of `a.m.` is part of it. */
function meridiemEnd(at: i32): i32 {
  let half = at;
  while (half < at + 2 && isGap(unit(half))) half++;
  const letter = unit(half);
  const half2 = letter | 0x20;
  if (half2 !== 0x61 && half2 !== 0x70) return -1;
  const next = unit(half + 1);
  if (next === DOT) return (unit(half + 2) | 0x20) === 0x6d && unit(half + 3) === DOT ? half + 4 : -1;
  return next === (isLower(letter) ? 0x6d : 0x4d) && !isAsciiWord(unit(half + 2)) ? half + 2 : -1;
}

/** ` UTC`, ` GMT+1`, ` UTC+09:00` */
function zoneEnd(at: i32): i32 {
  const start = gapEnd(at, false);
  if (start < 0) return -1;
  const end = asciiRunEnd(start);
  if (end - start > 4 || !isLargeFrom(start, end) || !(calendarOf(recordOf(start, end)) & ZONE)) return -1;
  if ((unit(end) !== PLUS && unit(end) !== HYPHEN) || !isDigit(unit(end + 1))) return end;
  const hours = isDigit(unit(end + 2)) ? end + 3 : end + 2;
  const minutes = unit(hours) === COLON ? hours + 1 : hours;
  return isDigit(unit(minutes)) && isDigit(unit(minutes + 1)) ? minutes + 2 : hours;
}

function withZone(end: i32): i32 {
  return orAt(zoneEnd(end), end);
}

/** ` o'clock` */
function oClockEnd(at: i32): i32 {
  if (unit(at) !== 0x20 || unit(at + 1) !== 0x6f || !isQuote(at + 2)) return -1;
  const clock =
    unit(at + 3) === 0x63 &&
    unit(at + 4) === 0x6c &&
    unit(at + 5) === 0x6f &&
    unit(at + 6) === 0x63 &&
    unit(at + 7) === 0x6b;
  return !clock || isAsciiWord(unit(at + 8)) ? -1 : at + 8;
}

/** `'` or ’ */
function isQuote(at: i32): bool {
  return unit(at) === 0x27 || unit(at) === 0x2019;
}

/** 1–12 */
function isHour(at: i32, end: i32): bool {
  const hour = figures(at, end);
  return hour >= 1 && hour <= 12;
}

/** 00–59 */
function isSixty(at: i32): bool {
  return unit(at) >= 0x30 && unit(at) <= 0x35 && isDigit(unit(at + 1));
}

function areTwoDigits(at: i32): bool {
  return isDigit(unit(at)) && isDigit(unit(at + 1));
}

/** 8:05, 23:59:59; 24:00 too. The hour ends at `run`. */
function clockEnd(at: i32, run: i32): i32 {
  if (run - at === 2 && figures(at, run) > 24) return -1;
  if (!isSixty(run + 1)) return -1;
  const minutes = run + 3;
  const end = unit(minutes) === COLON && isSixty(minutes + 1) ? minutes + 3 : minutes;
  return isDigit(unit(end)) || (unit(end) === COLON && isDigit(unit(end + 1))) ? -1 : end;
}

/** Whether one or two figures are from 1 to 31. */
function isDayOfMonth(at: i32, end: i32): bool {
  const size = end - at;
  if (size < 1 || size > 2) return false;
  const day = figures(at, end);
  return day >= 1 && day <= 31;
}

/** 2025-09-03, 2025/09/03, with the time of a log line; the year ends at `run`. */
function yearFirst(at: i32, run: i32): i32 {
  const century = figures(at, at + 2);
  if (century < 18 || century > 20) return -1;
  const stroke = unit(run);
  const month = digitsEnd(run + 1);
  if (!isDayOfMonth(run + 1, month) || figures(run + 1, month) > 12 || unit(month) !== stroke) return -1;
  const day = digitsEnd(month + 1);
  if (!isDayOfMonth(month + 1, day)) return -1;
  const time = unit(day) === 0x54 && areTwoDigits(day + 1) && unit(day + 3) === COLON && areTwoDigits(day + 4);
  return time ? loggedTimeEnd(day + 6, day) : dateEnd(day);
}

/** Of all ways to read the time of a log line the longest that ends as a date may. Its hours and minutes end at `at`. */
function loggedTimeEnd(at: i32, date: i32): i32 {
  let end = -1;
  if (unit(at) === COLON && areTwoDigits(at + 1)) {
    const seconds = at + 3;
    if (unit(seconds) === DOT) {
      const fraction = min(digitsEnd(seconds + 1), seconds + 7);
      for (let last = fraction; last > seconds + 1 && end < 0; last--) end = zonedEnd(last);
    }
    if (end < 0) end = zonedEnd(seconds);
  }
  if (end < 0) end = zonedEnd(at);
  return end < 0 ? dateEnd(date) : end;
}

/** Z, +09:00 */
function zonedEnd(at: i32): i32 {
  if (unit(at) === 0x5a) {
    const end = dateEnd(at + 1);
    if (end >= 0) return end;
  } else if ((unit(at) === PLUS || unit(at) === HYPHEN) && areTwoDigits(at + 1)) {
    const minutes = unit(at + 3) === COLON ? at + 4 : at + 3;
    if (areTwoDigits(minutes)) {
      const end = dateEnd(minutes + 2);
      if (end >= 0) return end;
    }
  }
  return dateEnd(at);
}

function dateEnd(at: i32): i32 {
  const next = unit(at);
  return isDigit(next) || next === SLASH || next === HYPHEN ? -1 : at;
}

/** 09/03/2025, 3.9.2025; the first figures end at `run`. */
function yearLast(at: i32, run: i32): i32 {
  const stroke = unit(run);
  const second = digitsEnd(run + 1);
  if (!isDayOfMonth(at, run) || !isDayOfMonth(run + 1, second) || unit(second) !== stroke) return -1;
  const end = digitsEnd(second + 1);
  const size = end - second - 1;
  if (size === 4) {
    const century = figures(second + 1, second + 3);
    if (century !== 19 && century !== 20) return -1;
  } else if (size !== 2) return -1;
  const next = unit(end);
  const goesOn = next === SLASH || next === DOT || next === HYPHEN;
  return goesOn && isDigit(unit(end + 1)) ? -1 : end;
}

function orAt(end: i32, otherwise: i32): i32 {
  return end < 0 ? otherwise : end;
}

/** The beginnings of what a date or a time can begin with, in words. */
export function mayBeCalendar(at: i32, run: i32): bool {
  const kind = calendarOf(recordOf(at, run));
  if (kind & (DAY | DAY_SHORT | MONTH | MONTH_SHORT | HOUR | TIME_OF_DAY)) return true;
  return plain(unit(run - 1)) === 0x73 && isUpper(unit(at)) && run - at > 6;
}
