/**
 * Recognises dates and times of day in English text at a given place. Durations (`three hours`) and years alone are numbers,
 * not dates. Whether 31 June exists is not asked. Read word by word: one expression for all ways of writing a date takes longer to
 * compile than a page of English takes to read.
 */
import { isAsciiDigit, isAsciiLetter, isAsciiWord } from '../../text/characters.ts';
import type { NumberValue } from '../token.ts';

const DAYS = new Set('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '));
const DAYS_SHORT = new Set('Mon Tue Tues Wed Thu Thur Thus Thurs Fri Sat Sun'.split(' '));
const MONTHS = new Set(
  'January February March April May June July August September October November December'
    .split(' ')
    .flatMap((month) => [month, month.toUpperCase()]),
);
const MONTHS_SHORT = new Set('Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec'.split(' '));
/** Months that are nothing else when they stand alone. */
const MONTHS_ALONE = new Set('January February April June July September October November December'.split(' '));
/** May, March and August are months when something before them says so. */
const MONTHS_DOUBTFUL = new Set(['May', 'March', 'August']);
const BEFORE_MONTH = new Set(
  'in by since until till of during last next from early late mid between before after through throughout this every each to on'.split(
    ' ',
  ),
);
const HOURS = new Set('one two three four five six seven eight nine ten eleven twelve'.split(' '));
const TIMES = new Set(['noon', 'midnight', 'midday']);
const ZONES = new Set('UTC GMT BST CET CEST JST EST EDT ET CST CDT MST MDT PST PDT PT IST AEST AEDT'.split(' '));

const NUMBER = '(?:3[01]|[12]\\d|0?[1-9])';
const CLOCK = /(?:2[0-4]|[01]?\d):[0-5]\d(?::[0-5]\d)?(?!\d|:\d)/y;
// 2025-09-03, 2025/09/03, with the time of a log line
const YEAR_FIRST = new RegExp(
  String.raw`(?:1[89]|20)\d\d([-/])(?:0?[1-9]|1[0-2])\1${NUMBER}(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d/-])`,
  'y',
);
// 09/03/2025, 3.9.2025
const YEAR_LAST = new RegExp(String.raw`${NUMBER}([/.])${NUMBER}\1(?:(?:19|20)\d\d|\d\d)(?![\d/.-]\d|\d)`, 'y');

/** Beginnings of words with which a date or time can begin: the first three letters, in lower case. */
const BEGINNINGS = new Set(
  (
    'mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec noo mid one two thr fou fiv six sev eig nin ten ' +
    'ele twe'
  ).split(' '),
);

export interface FoundDate {
  readonly end: number;
  readonly pos: 'DATE' | 'TIME';
  readonly more: { readonly value: NumberValue };
}

/** A date or a time of day at `start`, where a run of letters and figures ends at `runEnd`. */
export function calendarAt(text: string, start: number, runEnd: number): FoundDate | undefined {
  const digit = text.charCodeAt(start) <= 0x39;
  if (!digit && (runEnd - start < 3 || !BEGINNINGS.has(text.slice(start, start + 3).toLowerCase()))) return undefined;
  const run = digit ? digitsEnd(text, start) : wordEnd(text, start);
  let end = digit ? timeInFigures(text, start, run) : timeInWords(text, start, run);
  if (end >= 0) return { end, pos: 'TIME', more: { value: { kind: 'time' } } };
  end = digit ? dateInFigures(text, start, run) : dateInWords(text, start, run);
  return end < 0 ? undefined : { end, pos: 'DATE', more: { value: { kind: 'date' } } };
}

// Each of these gives where what it reads at `at` ends, or -1.

/** 8:05, 8:05:30 pm UTC, 8.30am, 1405 GMT, 8 o'clock; its first figures end at `run`. */
function timeInFigures(text: string, at: number, run: number): number {
  const length = run - at;
  if (length <= 2 && text[run] === ':') {
    const end = endOf(CLOCK, text, at);
    if (end >= 0) return withZone(text, orAt(meridiemEnd(text, end), end));
  }
  if (length <= 2 && isHour(text, at, length)) {
    const minutes = text[run] === '.' && isSixty(text, run + 1) ? run + 3 : run;
    const end = meridiemEnd(text, minutes);
    if (end >= 0) return withZone(text, end);
  }
  if (length === 4 && isDayTime(text, at)) {
    const end = zoneEnd(text, run);
    if (end >= 0) return end;
  }
  return length <= 2 && isHour(text, at, length) ? oClockEnd(text, run) : -1;
}

/** Eight o'clock, noon; the word ends at `run`. */
function timeInWords(text: string, at: number, run: number): number {
  const word = text[at]!.toLowerCase() + text.slice(at + 1, run);
  if (TIMES.has(word)) return isOneOf(text, run, "'’-") ? -1 : run;
  return HOURS.has(word) ? oClockEnd(text, run) : -1;
}

function dateInFigures(text: string, at: number, run: number): number {
  const length = run - at;
  if (length === 4 && isOneOf(text, run, '-/')) {
    const end = endOf(YEAR_FIRST, text, at);
    if (end >= 0) return end;
  }
  if (length <= 2 && isOneOf(text, run, '/.')) {
    const end = endOf(YEAR_LAST, text, at);
    if (end >= 0) return end;
  }
  return dayAndMonth(text, at);
}

function dateInWords(text: string, at: number, run: number): number {
  const word = text.slice(at, run);
  const isDay = DAYS.has(word);
  if (isDay || DAYS_SHORT.has(word)) {
    const next = gapEnd(text, !isDay && text[run] === '.' ? run + 1 : run, true);
    if (next >= 0) {
      // Monday 3 March 2025, Monday, the 3rd of March
      const article = afterArticle(text, next);
      let end = dayAndMonth(text, orAt(article, next));
      // Monday, March 3rd, 2025
      if (end < 0) end = monthAndDay(text, next);
      // Monday the 3rd
      if (end < 0 && isDay) end = dayEnd(text, orAt(article, next), true);
      if (end >= 0) return end;
    }
    return isDay ? run : -1;
  }
  // Mondays
  if (DAYS.has(word.slice(0, -1)) && word.endsWith('s')) return run;
  const month = monthEnd(text, at, run);
  if (month < 0) return -1;
  const dated = monthAndDay(text, at);
  if (dated >= 0) return dated;
  // September 2025
  const next = gapEnd(text, month, true);
  const year = next < 0 ? -1 : yearEnd(text, next);
  return year < 0 ? monthAlone(text, at, run, word) : year;
}

/** 3 March 2025, 3rd of March */
function dayAndMonth(text: string, at: number): number {
  const day = dayEnd(text, at, false);
  const next = day < 0 ? -1 : gapEnd(text, day, false);
  if (next < 0) return -1;
  const of = text.startsWith('of', next) ? gapEnd(text, next + 2, false) : -1;
  const month = orAt(of, next);
  const end = monthEnd(text, month, wordEnd(text, month));
  return end < 0 ? -1 : withYear(text, end);
}

/** March 3rd, 2025; not March 3.5 */
function monthAndDay(text: string, at: number): number {
  const month = monthEnd(text, at, wordEnd(text, at));
  const next = month < 0 ? -1 : gapEnd(text, month, false);
  const day = next < 0 ? -1 : dayEnd(text, next, false);
  if (day < 0 || (isOneOf(text, day, ',.:-') && isAsciiDigit(text.charCodeAt(day + 1)))) return -1;
  const gap = gapEnd(text, day, false);
  return gap >= 0 && isOneOf(text, gap, '%:') ? -1 : withYear(text, day);
}

/** The end of a month's name that stands for a date by itself (`since March`). */
function monthAlone(text: string, at: number, run: number, word: string): number {
  const owner = isOneOf(text, run, "'’") && text[run + 1] === 's' && !isAsciiWord(text.charCodeAt(run + 2));
  if (owner || text[run] === '-') return -1;
  if (MONTHS_ALONE.has(word)) return run;
  return MONTHS_DOUBTFUL.has(word) && isAfterPreposition(text, at) ? run : -1;
}

function isAfterPreposition(text: string, at: number): boolean {
  let end = at;
  while (end > at - 3 && isGap(text.charCodeAt(end - 1))) end--;
  if (end === at) return false;
  let start = end;
  while (start > 0 && start > end - 11 && isAsciiLetter(text.charCodeAt(start - 1))) start--;
  return start < end && BEFORE_MONTH.has(text[start]!.toLowerCase() + text.slice(start + 1, end));
}

/** A month's name, with the full stop of a short one; the word ends at `run`. */
function monthEnd(text: string, at: number, run: number): number {
  if (run - at < 3 || run - at > 9) return -1;
  const word = text.slice(at, run);
  if (MONTHS.has(word)) return run;
  return MONTHS_SHORT.has(word) ? (text[run] === '.' ? run + 1 : run) : -1;
}

/** 3, 03, 31st; `ordinal`: only with its ending. */
function dayEnd(text: string, at: number, ordinal: boolean): number {
  const run = digitsEnd(text, at);
  const length = run - at;
  if (length === 0 || length > 2) return -1;
  const day = Number(text.slice(at, run));
  if (day < 1 || day > 31) return -1;
  const ending = text.slice(run, run + 2);
  const end = ending === 'st' || ending === 'nd' || ending === 'rd' || ending === 'th' ? run + 2 : run;
  return isAsciiWord(text.charCodeAt(end)) || (ordinal && end === run) ? -1 : end;
}

/** With the year behind a date that ends at `end`, when there is one. */
function withYear(text: string, end: number): number {
  const next = gapEnd(text, end, true);
  return next < 0 ? end : orAt(yearEnd(text, next), end);
}

function yearEnd(text: string, at: number): number {
  const end = digitsEnd(text, at);
  if (end - at !== 4 || isAsciiWord(text.charCodeAt(end))) return -1;
  const century = text.slice(at, at + 2);
  if (century !== '18' && century !== '19' && century !== '20') return -1;
  return isOneOf(text, end, '-,.:/') && isAsciiDigit(text.charCodeAt(end + 1)) ? -1 : end;
}

function afterArticle(text: string, at: number): number {
  return text.startsWith('the', at) ? gapEnd(text, at + 3, false) : -1;
}

/** ` a.m.`, `pm`: the last full stop of `a.m.` is part of it. */
function meridiemEnd(text: string, at: number): number {
  let half = at;
  while (half < at + 2 && isGap(text.charCodeAt(half))) half++;
  const letter = text[half];
  if (letter !== 'a' && letter !== 'p' && letter !== 'A' && letter !== 'P') return -1;
  if (text[half + 1] === '.') return isOneOf(text, half + 2, 'mM') && text[half + 3] === '.' ? half + 4 : -1;
  const small = letter === 'a' || letter === 'p';
  return text[half + 1] === (small ? 'm' : 'M') && !isAsciiWord(text.charCodeAt(half + 2)) ? half + 2 : -1;
}

/** ` UTC`, ` GMT+1`, ` UTC+09:00` */
function zoneEnd(text: string, at: number): number {
  const start = gapEnd(text, at, false);
  if (start < 0) return -1;
  const end = wordEnd(text, start);
  if (end - start > 4 || !ZONES.has(text.slice(start, end))) return -1;
  if (!isOneOf(text, end, '+-') || !isAsciiDigit(text.charCodeAt(end + 1))) return end;
  const hours = isAsciiDigit(text.charCodeAt(end + 2)) ? end + 3 : end + 2;
  const minutes = text[hours] === ':' ? hours + 1 : hours;
  return isAsciiDigit(text.charCodeAt(minutes)) && isAsciiDigit(text.charCodeAt(minutes + 1)) ? minutes + 2 : hours;
}

const withZone = (text: string, end: number): number => orAt(zoneEnd(text, end), end);

function oClockEnd(text: string, at: number): number {
  if (text[at] !== ' ' || text[at + 1] !== 'o' || !isOneOf(text, at + 2, "'’") || !text.startsWith('clock', at + 3))
    return -1;
  return isAsciiWord(text.charCodeAt(at + 8)) ? -1 : at + 8;
}

/** 1–12 */
function isHour(text: string, at: number, length: number): boolean {
  const hour = Number(text.slice(at, at + length));
  return hour >= 1 && hour <= 12;
}

/** 00–59 */
const isSixty = (text: string, at: number): boolean =>
  text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x35 && isAsciiDigit(text.charCodeAt(at + 1));

/** 0000–2459 */
function isDayTime(text: string, at: number): boolean {
  return Number(text.slice(at, at + 2)) <= 24 && isSixty(text, at + 2);
}

/** The end of one to three blanks, with `comma` also after a comma. */
function gapEnd(text: string, at: number, comma: boolean): number {
  const start = comma && text[at] === ',' ? at + 1 : at;
  let end = start;
  while (isGap(text.charCodeAt(end))) end++;
  return end > start && end - start <= 3 ? end : -1;
}

const isGap = (unit: number): boolean => unit === 0x20 || unit === 9 || unit === 0xa0;

const isOneOf = (text: string, at: number, characters: string): boolean =>
  at < text.length && characters.includes(text[at]!);

function digitsEnd(text: string, at: number): number {
  let end = at;
  while (isAsciiDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Where the run of `\w` at `at` ends. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (isAsciiWord(text.charCodeAt(end))) end++;
  return end;
}

const orAt = (end: number, otherwise: number): number => (end < 0 ? otherwise : end);

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
