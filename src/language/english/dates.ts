/**
 * Recognises dates and times of day in English text at a given place. Durations (`three hours`) and years alone are numbers,
 * not dates. Whether 31 June exists is not asked.
 */

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
  'uy',
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
    String.raw`(?:1[0-2]|0?[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o['’]clock\b`,
    String.raw`(?:noon|midnight|midday)\b(?!['’-])`,
  ].join('|'),
  'iuy',
);

/** Months that are nothing else when they stand alone. */
const MONTH_ALONE = /(?:January|February|April|June|July|September|October|November|December)\b(?!['’]s\b|-)/uy;
/** May, March and August are months when something before them says so. */
const MONTH_DOUBTFUL = /(?:May|March|August)\b(?!['’]s\b|-)/uy;
const BEFORE_MONTH =
  /(?:^|[^\p{L}])(?:in|by|since|until|till|of|during|last|next|from|early|late|mid|between|before|after|through|throughout|this|every|each|to|on)\s{1,3}$/iu;

/** The end of a date that starts at `start`, or -1. */
export function dateAt(text: string, start: number): number {
  return endOf(DATE, text, start);
}

/** The end of a time of day that starts at `start`, or -1. */
export function timeAt(text: string, start: number): number {
  return endOf(TIME, text, start);
}

/** The end of a month's name that stands for a date by itself (`since March`), or -1. */
export function monthAt(text: string, start: number): number {
  const sure = endOf(MONTH_ALONE, text, start);
  if (sure >= 0) return sure;
  const doubtful = endOf(MONTH_DOUBTFUL, text, start);
  return doubtful >= 0 && BEFORE_MONTH.test(text.slice(Math.max(0, start - 14), start)) ? doubtful : -1;
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
