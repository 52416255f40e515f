/**
 * Whether a line is a date and nothing else: 令和6年5月1日(水)現在, Updated Friday 3 May, 4.15pm. Goes from mark to mark by hand, since nearly
 * every statement has such a line, and the two expressions that say the same take longer to compile than all its lines to read.
 * Does not find dates within a text, and knows no values.
 */
import { isAsciiDigit, isAsciiLetter, isAsciiWord, isFigure, isWhite } from '../text/characters.ts';

/** A line that is a date, with a time of day perhaps. */
export function isDateLine(text: string): boolean {
  if (text.length > 60 || !hasFigure(text)) return false;
  const first = text.charCodeAt(0);
  if (isAsciiLetter(first)) return isEnglishDate(text.toLowerCase());
  return isJapaneseDate(text) || (isAsciiDigit(first) && isEnglishDate(text.toLowerCase()));
}

function hasFigure(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isFigure(text.charCodeAt(at))) return true;
  return false;
}

const YEAR = 0x5e74;
const MONTH = 0x6708;
const DAY = 0x65e5;

function isJapaneseDate(text: string): boolean {
  let at = text[0] === '（' || text[0] === '(' ? 1 : 0;
  // 更新日時: may stand before it.
  const day = text.charCodeAt(at) === DAY ? at : stands('更新|掲載|公開|発表|作成|送信', text, at) ? at + 2 : -1;
  if (day >= 0) {
    if (text.charCodeAt(day) !== DAY) return false;
    at = text[day + 1] === '時' ? day + 2 : day + 1;
  }
  if (text[at] === ':' || text[at] === '：') at++;
  while (isSpace(text.charCodeAt(at))) at++;
  const end = endOfJapaneseDate(text, at);
  return end > 0 && isJapaneseRest(text, end);
}

/** Whether two characters of `text` are one of `pairs`, which are parted by `|`. */
function stands(pairs: string, text: string, at: number): boolean {
  for (let pair = 0; pair < pairs.length; pair += 3) {
    if (text[at] === pairs[pair] && text[at + 1] === pairs[pair + 1]) return true;
  }
  return false;
}

/** How much of `text` is surely the date itself; a day or a figure more may belong to what comes behind. 0 when there is none. */
function endOfJapaneseDate(text: string, from: number): number {
  const hasEra = stands('令和|平成|昭和|西暦', text, from);
  let at = hasEra ? from + 2 : from;
  if (hasEra && isSpace(text.charCodeAt(at))) at++;
  const start = at;
  let isCounted = true;
  for (; at - start < 4; at++) {
    if (text[at] === '元') isCounted = false;
    else if (!isFigure(text.charCodeAt(at))) break;
  }
  if (at === start) return 0;
  const year = isSpace(text.charCodeAt(at)) ? at + 1 : at;
  if (text.charCodeAt(year) === YEAR) {
    const month = isSpace(text.charCodeAt(year + 1)) ? year + 2 : year + 1;
    let end = figuresEnd(text, month);
    if (end === month || end - month > 2) return 0;
    if (isSpace(text.charCodeAt(end))) end++;
    return text.charCodeAt(end) === MONTH ? end + 1 : 0;
  }
  if (hasEra || !isCounted || isFigure(text.charCodeAt(at))) return 0;
  const second = at + 1;
  const end = figuresEnd(text, second);
  if (end === second) return 0;
  // 5/1
  if (at - start <= 2 && isSlash(text.charCodeAt(at))) return end;
  // 5月1日
  if (at - start <= 2)
    return text.charCodeAt(at) === MONTH && end - second <= 2 && text.charCodeAt(end) === DAY ? end + 1 : 0;
  // 2024/5/1
  const isWhole =
    at - start === 4 && end - second <= 2 && isDatePoint(text.charCodeAt(at)) && isDatePoint(text.charCodeAt(end));
  return isWhole && isFigure(text.charCodeAt(end + 1)) ? end + 2 : 0;
}

function figuresEnd(text: string, from: number): number {
  let at = from;
  while (isFigure(text.charCodeAt(at))) at++;
  return at;
}

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x3000;
const isSlash = (unit: number): boolean => unit === 0x2f || unit === 0xff0f;
const isDatePoint = (unit: number): boolean => isSlash(unit) || unit === 0x2d || unit === 0x2e;
const isWeekday = (character: string | undefined): boolean =>
  character !== undefined && '月火水木金土日'.includes(character);

/** What may stand behind a date alone, and what may stand there in pairs. */
const REST = ',、:：.時分秒頃ごろ〜～~-月火水木金土日版付';
const REST_PAIRS = '午前|午後|現在|更新|掲載';

/** Nothing but a weekday, a time, 現在 and the like. */
function isJapaneseRest(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const character = text[at]!;
    const before = at > from ? text[at - 1] : undefined;
    const unit = text.charCodeAt(at);
    if (isFigure(unit) || isWhite(unit) || REST.includes(character)) continue;
    if (character === '曜') {
      if (isWeekday(before)) continue;
    } else if (character === '・') {
      if ((isWeekday(before) || before === '曜') && (text[at + 1] === '祝' || text[at + 1] === '休')) {
        // Only a bracket closes behind a holiday.
        at++;
        if (text[at + 1] === '）' || text[at + 1] === ')') at++;
        continue;
      }
    } else if (character === '（' || character === '(') {
      if (isWeekday(text[at + 1])) continue;
    } else if (character === '）' || character === ')') {
      if (isWeekday(before) || before === '曜' || at === text.length - 1) continue;
    } else if (character === '点') {
      if (before === '時') continue;
    } else if (character === 'け') {
      if (before === '付') continue;
    } else if (stands(REST_PAIRS, text, at)) {
      at++;
      continue;
    }
    return false;
  }
  return true;
}

const MONTHS =
  '|jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|sep|sept|september|oct|october|nov|november|dec|december|';
const WEEKDAYS =
  '|mon|monday|tue|tues|tueday|tuesday|wed|wednes|wedday|wednesday|thu|thurs|thuday|thursday|fri|friday|sat|satur|satday|saturday|sun|sunday|';
const ORDINALS = '|st|nd|rd|th|';

/** @param text in lower case */
function isEnglishDate(text: string): boolean {
  const word = wordAt(text, 0);
  if (word === 'update' && text[6] === ' ') {
    const end = digitsEnd(text, 7);
    if (end === 7) return false;
    let at = text[end] === ',' ? end + 1 : end;
    if (text[at] === ' ') at++;
    // “Update 112 May” is the first update, if it is any.
    return isFromDay(text, at) || (end > 8 && isFromDay(text, end - 1)) || (end > 9 && isFromDay(text, end - 2));
  }
  const posted = word === 'last' && text[4] === ' ' ? 5 : 0;
  const verb = posted > 0 ? wordAt(text, posted) : word;
  if (verb === 'posted' || verb === 'updated' || verb === 'published') {
    let at = posted + verb.length;
    if (!isGap(text[at])) return false;
    while (isGap(text[at])) at++;
    return isFromDay(text, text.startsWith('on ', at) ? at + 3 : at);
  }
  return posted === 0 && isFromDay(text, 0);
}

const isGap = (character: string | undefined): boolean => character === ' ' || character === ':';

/** From the weekday on, if there is one. */
function isFromDay(text: string, from: number): boolean {
  let at = from;
  let word = wordAt(text, at);
  if (isOneOf(WEEKDAYS, word)) {
    at += word.length;
    if (text[at] === ',') at++;
    if (text[at] !== ' ') return false;
    word = wordAt(text, ++at);
  }
  if (word === 'the' && text[at + 3] === ' ') {
    at += 4;
    word = wordAt(text, at);
  }
  const end = word === '' ? dayEnd(text, at) : at + word.length;
  if (end < 0 || text[end] !== ' ' || (word !== '' && !isOneOf(MONTHS, word))) return false;
  if (word !== '') {
    const last = dayEnd(text, end + 1);
    return last > 0 && !isAsciiWord(text.charCodeAt(last)) && isEnglishRest(text, last);
  }
  const month = wordAt(text, end + 1);
  const last = end + 1 + month.length;
  return isOneOf(MONTHS, month) && !isAsciiWord(text.charCodeAt(last)) && isEnglishRest(text, last);
}

/** 1, 02 or 3rd: where it ends, or -1. */
function dayEnd(text: string, from: number): number {
  const end = digitsEnd(text, from);
  if (end === from || end - from > 2) return -1;
  return isOneOf(ORDINALS, text.slice(end, end + 2)) ? end + 2 : end;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (isAsciiDigit(text.charCodeAt(at))) at++;
  return at;
}

/** The letters that stand there. */
function wordAt(text: string, from: number): string {
  let at = from;
  while (isAsciiLetter(text.charCodeAt(at))) at++;
  return text.slice(from, at);
}

const isOneOf = (words: string, word: string): boolean => word.length > 1 && words.includes(`|${word}|`);

/** Times of day and their zones; none of them begins another. */
const TIMES =
  'noon midnight hrs at utc gmt bst cst est cest eest et ct mt pt edt cdt mdt pdt mst pst pacific eastern central'.split(
    ' ',
  );

/** Nothing but a time of day, a year and the like. */
function isEnglishRest(text: string, from: number): boolean {
  for (let at = from; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (isAsciiDigit(unit) || isWhite(unit) || ',:.–-'.includes(text[at]!)) {
      at++;
      continue;
    }
    const m = text[at + 1] === '.' ? at + 2 : at + 1;
    if ((text[at] === 'a' || text[at] === 'p') && text[m] === 'm') {
      if (isAsciiWord(text.charCodeAt(m + 1))) return false;
      at = m + 1;
      continue;
    }
    const time = TIMES.find((word) => text.startsWith(word, at));
    if (time === undefined) return false;
    at += time.length;
  }
  return true;
}
