/**
 * Recognises dates and times of day in English text at a given place. Durations (`three hours`) and years alone are numbers,
 * not dates. Whether 31 June exists is not asked.
 */
import type { NumberValue } from '../token.ts';

const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const DAY_SHORT = String.raw`(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?`;
const WEEKDAY = `(?:${DAY}\\b|${DAY_SHORT})`;
const MONTH_LONG =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)';
const MONTH = String.raw`(?:${MONTH_LONG}\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)`;
const NUMBER = String.raw`(?:3[01]|[12]\d|0?[1-9])`;
const ORDINAL = String.raw`${NUMBER}(?:st|nd|rd|th)?\b`;
const YEAR = String.raw`(?:1[89]|20)\d\d\b(?![-,.:/]\d)`;
const GAP = String.raw`[ \t\u00A0]{1,3}`;
const COMMA = `(?:,?${GAP})`;
const CLOCK_TIME = String.raw`T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?`;

const DATE = new RegExp(
  [
    // 2025-09-03, 2025/09/03, with the time of a log line
    String.raw`(?:1[89]|20)\d\d([-/])(?:0?[1-9]|1[0-2])\1${NUMBER}(?:${CLOCK_TIME})?(?![\d/-])`,
    // 09/03/2025, 3.9.2025
    String.raw`${NUMBER}([/.])${NUMBER}\2(?:(?:19|20)\d\d|\d\d)(?![\d/.-]\d|\d)`,
    // Monday 3 March 2025, the 3rd of March
    `(?:${WEEKDAY}${COMMA}(?:the${GAP})?)?${ORDINAL}${GAP}(?:of${GAP})?${MONTH}(?:${COMMA}${YEAR})?`,
    // Monday, March 3rd, 2025
    String.raw`(?:${WEEKDAY}${COMMA})?${MONTH}${GAP}${ORDINAL}(?![,.:]\d|${GAP}?[%:]|-\d)(?:${COMMA}${YEAR})?`,
    // September 2025
    `${MONTH},?${GAP}${YEAR}`,
    // Monday the 3rd
    String.raw`${DAY}${COMMA}(?:the${GAP})?${NUMBER}(?:st|nd|rd|th)\b`,
    // Monday, Mondays
    String.raw`${DAY}s?\b`,
  ].join('|'),
  'y',
);

const ZONE = String.raw`(?:${GAP}?(?:UTC|GMT|BST|CET|CEST|JST|EST|EDT|ET|CST|CDT|MST|MDT|PST|PDT|PT|IST|AEST|AEDT)\b(?:[+-]\d{1,2}(?::?\d\d)?)?)`;
// The last full stop of `a.m.` is part of it.
const MERIDIEM = String.raw`(?:[ \t\u00A0]{0,2}(?:[aApP]\.[mM]\.|[ap]m\b|[AP]M\b))`;
const HOUR = String.raw`(?:2[0-4]|[01]?\d)`;

const TIME = new RegExp(
  [
    String.raw`${HOUR}:[0-5]\d(?::[0-5]\d)?(?!\d|:\d)(?:${MERIDIEM})?(?:${ZONE})?`,
    String.raw`(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?${MERIDIEM}(?:${ZONE})?`,
    String.raw`(?:[01]\d|2[0-4])[0-5]\d${ZONE}`,
    String.raw`(?:1[0-2]|0?[1-9]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve) o['’]clock\b`,
    String.raw`(?:[Nn]oon|[Mm]idnight|[Mm]idday)\b(?!['’-])`,
  ].join('|'),
  'y',
);

/** Months that are nothing else when they stand alone. */
const MONTH_ALONE = /(?:January|February|April|June|July|September|October|November|December)\b(?!['’]s\b|-)/y;
/** May, March and August are months when something before them says so. */
const MONTH_DOUBTFUL = /(?:May|March|August)\b(?!['’]s\b|-)/y;
const BEFORE_MONTH =
  /(?:^|[^A-Za-z])(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]ill|[Oo]f|[Dd]uring|[Ll]ast|[Nn]ext|[Ff]rom|[Ee]arly|[Ll]ate|[Mm]id|[Bb]etween|[Bb]efore|[Aa]fter|[Tt]hrough|[Tt]hroughout|[Tt]his|[Ee]very|[Ee]ach|[Tt]o|[Oo]n)[ \t\u00A0]{1,3}$/;

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
  let end = endOf(TIME, text, start);
  if (end >= 0) return { end, pos: 'TIME', more: { value: { kind: 'time' } } };
  end = endOf(DATE, text, start);
  if (end < 0 && !digit) end = monthAt(text, start);
  return end < 0 ? undefined : { end, pos: 'DATE', more: { value: { kind: 'date' } } };
}

/** The end of a month's name that stands for a date by itself (`since March`), or -1. */
function monthAt(text: string, start: number): number {
  const sure = endOf(MONTH_ALONE, text, start);
  if (sure >= 0) return sure;
  const doubtful = endOf(MONTH_DOUBTFUL, text, start);
  return doubtful >= 0 && BEFORE_MONTH.test(text.slice(Math.max(0, start - 14), start)) ? doubtful : -1;
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
