/**
 * Numbers with their counter, dates, times and lengths of time as one word with a value. Puts together only what IPADIC itself calls a
 * number; words that merely begin with one (一部, 万一, 十分, 百貨店) stay as they are.
 */
import { isAsciiDigit, isAsciiLetter } from '../../text/characters.ts';
import type { NumberValue } from '../token.ts';
import { wordsOf } from '../word-set.ts';
import {
  AFTER_DAYS,
  APPROXIMATE,
  BEFORE_DAYS,
  COUNTER_FORMS,
  COUNTERS,
  DURATIONS,
  ERAS,
  MONEY,
  PERCENT,
} from './counters.ts';
import { LATIN_UNIT } from './literals.ts';
import { numeralValue } from './numerals.ts';
import { type Word, wordAt } from './word.ts';

/** The words of one text, with the surface of each, and the numeral that was looked for last. */
interface Words {
  readonly words: readonly Word[];
  readonly surfaces: readonly string[];
  numeralFrom: number;
  numeral: Numeral | undefined;
}

/** Something found from one word to before another. */
interface Found {
  readonly end: number;
  readonly pos: string;
  readonly form: string;
  readonly value: NumberValue;
}

interface Numeral {
  readonly end: number;
  readonly number: number | undefined;
  /** 数百, 十数. */
  readonly vague: boolean;
}

const DIGIT_KANJI = '零〇○一二三四五六七八九';
const UNIT_KANJI = '十百千万億兆';
const NUMERALS: ReadonlySet<number> = new Set([...DIGIT_KANJI, ...UNIT_KANJI].map((kanji) => kanji.charCodeAt(0)));
/** 数 */
const SOME = 0x6570;
/** Made when it is first asked. */
let UNIT: RegExp | undefined;
const RANGE = new Set('〜~-−–—');
const WEEKDAY = new Set('月火水木金土日祝休振');

const isKanjiNumeral = (unit: number): boolean => unit >= 0x25cb && unit <= 0x96f6 && NUMERALS.has(unit);

/** Whether all of a surface is kanji that are numerals. */
function isInKanji(surface: string): boolean {
  for (let at = 0; at < surface.length; at++) if (!isKanjiNumeral(surface.charCodeAt(at))) return false;
  return surface !== '';
}

/** Kanji that a number may have in it. */
export const KANJI_OF_NUMBERS = `${DIGIT_KANJI}${UNIT_KANJI}数`;
/** Whether a number may have a unit in it; every number has one of these. */
export const mayBeNumeral = (unit: number): boolean => isAsciiDigit(unit) || isKanjiNumeral(unit) || unit === SOME;

/** Whether a number may begin with a word, or a word is one that has to be opened before that can be said. */
export const mayBeginNumber = (surface: string, pos: string): boolean =>
  OPENED.has(surface) || surface === 'べ' || begins(surface, pos);

/**
 * The words of `text` with each number, date, time and length of time as one word. Linear in the number of words.
 *
 * @param from the first word of which {@link mayBeginNumber} is true
 */
export function mergeNumbers(text: string, words: readonly Word[], from: number): Word[] {
  // のべ is two words.
  const start = Math.max(0, from - 1);
  const opened = openWords(text, words, start);
  const surfaces = opened.map((word) => word.norm);
  const view: Words = { words: opened, surfaces, numeralFrom: -1, numeral: undefined };
  const merged = opened.slice(0, start);
  for (let at = start; at < opened.length; ) {
    const word = opened[at]!;
    const found = mayBegin(view, at) ? (dateAt(view, at) ?? timeAt(view, at) ?? quantityAt(view, at)) : undefined;
    if (found === undefined) {
      merged.push(word);
      at++;
      continue;
    }
    const { end } = opened[found.end - 1]!;
    const { pos, form, value } = found;
    merged.push(wordAt(text, word.start, end, undefined, pos, form, value));
    at = found.end;
  }
  return merged;
}

/** Words of IPADIC that are a numeral and a counter, and that are opened so that all numbers are alike. */
const NUMERAL_AND_COUNTER = new Set(
  wordsOf(`一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 二時 三時 五時 七時 八時 九時
  一つ 二つ 三つ 四つ 五つ 六つ 七つ 八つ 九つ 一人 二人 千円 二十歳 七日 十日`),
);
/** Words that {@link openWords} opens in other ways. */
const OPENED = new Set(['一', '時半', '年半', '元年', 'つと', '分の', ...NUMERAL_AND_COUNTER]);

/**
 * Opens 八月 into 八 and 月, 時半 into 時 and 半, 分の into 分 and の, and closes the 一 and 人 of お一人お一人; so that one way of writing is
 * read in one way.
 */
function openWords(text: string, words: readonly Word[], from: number): Word[] {
  const opened = words.slice(0, from);
  const add = (start: number, end: number, pos: string): void => {
    opened.push(wordAt(text, start, end, undefined, pos, ''));
  };
  for (let at = from; at < words.length; at++) {
    const word = words[at]!;
    const { start, end, norm: surface } = word;
    if (surface.length > 3 || !OPENED.has(surface)) {
      opened.push(word);
      continue;
    }
    const previous = opened.at(-1);
    const next = words[at + 1]?.norm;
    if (surface === '一' && (next === '人' || next === 'つ')) {
      const counter = words[++at]!;
      if (isDistributive(text, start, counter.end)) add(start, counter.end, '名詞.一般');
      else opened.push(word, counter);
    } else if (
      surface === '時半' ||
      surface === '年半' ||
      (surface === '元年' && ERAS.has(previous?.norm ?? '')) ||
      (NUMERAL_AND_COUNTER.has(surface) && !isDistributive(text, start, end))
    ) {
      add(start, end - 1, surface.endsWith('半') ? '名詞.接尾.助数詞' : '名詞.数');
      add(end - 1, end, '名詞.接尾.助数詞');
    } else if (surface === 'つと' && previous?.pos === '名詞.数') {
      add(start, start + 1, '名詞.接尾.助数詞');
      add(start + 1, end, '助詞.格助詞.引用');
    } else if (surface === '分の' && previous?.pos === '名詞.数') {
      add(start, start + 1, '名詞.接尾.助数詞');
      add(start + 1, end, '助詞.連体化');
    } else {
      opened.push(word);
    }
  }
  return opened;
}

/** お一人お一人, 一つひとつ: everyone, not a number. 一人で, but not 一人でも: alone. */
function isDistributive(text: string, start: number, end: number): boolean {
  const surface = text.slice(start, end);
  if (surface !== '一人' && surface !== '一つ') return false;
  const after = text.slice(end, end + 4);
  const before = text.slice(Math.max(0, start - 4), start);
  if (surface === '一つ') return /^(?:一つ|ひとつ)/u.test(after) || /一つ$/u.test(before);
  return /^お?(?:一人|ひとり)|^で(?!も)/u.test(after) || /(?:一人|ひとり)お?$/u.test(before);
}

function mayBegin({ words, surfaces }: Words, at: number): boolean {
  const surface = surfaces[at]!;
  return begins(surface, words[at]!.pos) || (surface === 'の' && surfaces[at + 1] === 'べ');
}

const begins = (surface: string, pos: string): boolean =>
  pos.startsWith('名詞.数') ||
  pos === '名詞.日付' ||
  pos === '名詞.時刻' ||
  APPROXIMATE.has(surface) ||
  ERAS.has(surface) ||
  surface === '午前' ||
  surface === '午後' ||
  isYen(surface) ||
  isInKanji(surface);

const isYen = (surface: string): boolean => surface === '¥' || surface === '$';

/** A numeral: figures and kanji as far as they make one number. It is asked for as part of a date, of a time and of anything else. */
function numeralAt(view: Words, from: number): Numeral | undefined {
  if (view.numeralFrom !== from) {
    view.numeral = readNumeral(view, from);
    view.numeralFrom = from;
  }
  return view.numeral;
}

function readNumeral({ words, surfaces }: Words, from: number): Numeral | undefined {
  let at = from;
  let vague = false;
  let lastWasFigure = false;
  let numeral = '';
  for (; at < words.length; at++) {
    const surface = surfaces[at]!;
    const isNumber = words[at]!.pos === '名詞.数';
    if (isNumber && isAsciiDigit(surface.charCodeAt(0))) {
      if (numeral !== '' && (lastWasFigure || !UNIT_KANJI.includes(numeral.at(-1)!))) break;
      lastWasFigure = true;
    } else if (isInKanji(surface) && (isNumber || isNumeralWord(surface))) {
      if (lastWasFigure && DIGIT_KANJI.includes(surface[0]!)) break;
      lastWasFigure = false;
    } else if (isNumber && surface === '数') {
      if (lastWasFigure) break;
      vague = true;
      lastWasFigure = false;
      continue;
    } else if (isNumber && surface === '・' && isDigit(surfaces[at - 1]) && isDigit(surfaces[at + 1]) && at > from) {
      // 三・五倍
      if (!/^[零〇一二三四五六七八九]+$/u.test(numeral)) break;
      const whole = numeralValue(numeral)!;
      let end = at + 1;
      let fraction = '';
      while (isDigit(surfaces[end])) fraction += numeralValue(surfaces[end++]!);
      return { end, number: Number(`${whole}.${fraction}`), vague };
    } else {
      break;
    }
    numeral += surface;
  }
  if (at === from) return undefined;
  return { end: at, number: vague ? undefined : numeralValue(numeral), vague };
}

const isDigit = (surface: string | undefined): boolean =>
  surface !== undefined && surface.length === 1 && surface !== '○' && DIGIT_KANJI.includes(surface);

/** Words of IPADIC that are nothing but a numeral. 万一, 千千, 一一 are not. */
const NUMERAL_WORDS = new Set(['一千', '八百', '百万', '千万', '一億', '億万']);
const isNumeralWord = (surface: string): boolean => NUMERAL_WORDS.has(surface);

const PART_OF_MONTH = new Set(['上旬', '中旬', '下旬', '末']);

/** 2025年9月3日(水), 令和7年8月, 10月24日, 3月末, 27日, and dates in figures with their day of the week. */
function dateAt(view: Words, from: number): Found | undefined {
  const { words, surfaces } = view;
  if (words[from]!.pos === '名詞.日付') return date(weekdayFrom(view, from + 1));
  let at = from;
  const era = ERAS.has(surfaces[at]!);
  if (era) at++;
  let end = -1;

  let first = numeralAt(view, at);
  if (era && first === undefined && surfaces[at] === '元') {
    first = { end: at + 1, number: 1, vague: false };
  }
  if (first === undefined || first.vague) return undefined;
  if (surfaces[first.end] === '年' || surfaces[first.end] === '年度') {
    const month = surfaces[first.end] === '年' ? numeralAt(view, first.end + 1) : undefined;
    const beforeMonth = month !== undefined && isMonth(month, surfaces);
    if (!era && !beforeMonth && (first.number ?? 0) < 1000 && surfaces[first.end] === '年') return undefined;
    end = first.end + 1;
    if (!beforeMonth) return date(end);
    first = month;
  } else if (era) {
    return undefined;
  }
  if (isMonth(first, surfaces)) {
    end = first.end + 1;
    if (surfaces[first.end] === '月' && PART_OF_MONTH.has(surfaces[end] ?? '')) end++;
    const day = surfaces[first.end] === '月' ? numeralAt(view, end) : undefined;
    if (day === undefined || surfaces[day.end] !== '日') return date(end);
    return date(weekdayFrom(view, day.end + 1));
  }
  if (surfaces[first.end] !== '日' || (first.number ?? 99) > 31) return undefined;
  const next = surfaces[first.end + 1];
  if (next === '目' || AFTER_DAYS.has(next ?? '') || BEFORE_DAYS.has(surfaces[from - 1] ?? '')) return undefined;
  if (surfaces.slice(from, first.end).join('') === '一') return undefined;
  return date(weekdayFrom(view, first.end + 1));
}

const date = (end: number): Found => ({ end, pos: '名詞.日付', form: '', value: { kind: 'date' } });

const MONTH = new Set(['月', '月末', '月初']);

function isMonth(numeral: Numeral, surfaces: readonly string[]): boolean {
  const { number, end } = numeral;
  return number !== undefined && number >= 1 && number <= 12 && MONTH.has(surfaces[end] ?? '');
}

/** The end of a date that goes on with (水), (月・祝) or 水曜日. */
function weekdayFrom({ surfaces }: Words, at: number): number {
  if (surfaces[at] !== '(') return at;
  for (let end = at + 1; end < at + 6; end++) {
    const surface = surfaces[end] ?? '';
    if (surface === ')') return end > at + 1 ? end + 1 : at;
    if (!WEEKDAY.has(surface) && !/^[月火水木金土日]曜日?$|^[・曜]$|^[祝休]日$/u.test(surface)) return at;
  }
  return at;
}

/** 午前10時半, 8時52分, 18時, 18:00. */
function timeAt(view: Words, from: number): Found | undefined {
  const { words, surfaces } = view;
  const half = surfaces[from] === '午前' || surfaces[from] === '午後';
  const at = half ? from + 1 : from;
  if (words[at]?.pos === '名詞.時刻') return time(at + 1);
  const hour = at < words.length ? numeralAt(view, at) : undefined;
  if (hour === undefined || hour.vague || surfaces[hour.end] !== '時' || (hour.number ?? 99) > 30) return undefined;
  let end = hour.end + 1;
  if (surfaces[end] === '半') return time(end + 1);
  for (const unit of ['分', '秒']) {
    const next = end < words.length ? numeralAt(view, end) : undefined;
    if (next === undefined || surfaces[next.end] !== unit) break;
    end = next.end + 1;
  }
  return time(end);
}

const time = (end: number): Found => ({ end, pos: '名詞.時刻', form: '', value: { kind: 'time' } });

/** Any other number: with what stands before it, its counter, and what makes it a length of time, money or a share. */
function quantityAt(view: Words, from: number): Found | undefined {
  const { words, surfaces } = view;
  let at = from;
  let approximate = false;
  if (APPROXIMATE.has(surfaces[at]!)) {
    approximate = true;
    at++;
  } else if (surfaces[at] === 'の' && surfaces[at + 1] === 'べ') {
    approximate = true;
    at += 2;
  }
  let currency: string | undefined;
  if (at < words.length && isYen(surfaces[at]!)) currency = surfaces[at++] === '¥' ? '円' : '$';
  const numeral = at < words.length ? numeralAt(view, at) : undefined;
  if (numeral === undefined) return undefined;
  let { end, number } = numeral;
  approximate ||= numeral.vague;

  const upper = rangeFrom(view, at, numeral);
  if (upper !== undefined) {
    ({ end } = upper);
    number = undefined;
    approximate = true;
  }
  if (surfaces[end] === '余' && words[end]!.pos === '名詞.数') {
    approximate = true;
    end++;
  }

  // 三分の一
  if (surfaces[end] === '分' && surfaces[end + 1] === 'の' && upper === undefined) {
    const above = numeralAt(view, end + 2);
    if (above?.number !== undefined && number) {
      return quantity(above.end, '', { kind: 'number', number: above.number / number, ...about(approximate) });
    }
  }
  if (currency !== undefined) {
    if (surfaces[end] === '円') end++;
    return quantity(end, currency, { kind: 'money', ...valued(number), unit: currency, ...about(approximate) });
  }
  const counter = counterAt(view, end);
  if (counter === undefined) {
    // A prefix without a counter is still one number: 約2,000.
    return quantity(end, '', { kind: 'number', ...valued(number), ...about(approximate) });
  }
  if (DURATIONS.has(counter.text)) return durationFrom(view, counter, number, approximate);
  ({ end } = counter);
  if (counter.text === '割') {
    number = number === undefined ? undefined : number * 10;
    const rest = numeralAt(view, end);
    if (rest?.number !== undefined && surfaces[rest.end] === '分') {
      number = number === undefined ? undefined : number + rest.number;
      end = rest.end + 1;
    }
  }
  const kind = MONEY.has(counter.text) ? 'money' : PERCENT.has(counter.text) ? 'percent' : 'number';
  const form = COUNTER_FORMS[counter.text] ?? counter.text;
  return quantity(end, form, { kind, ...valued(number), unit: form, ...about(approximate) });
}

const quantity = (end: number, form: string, value: NumberValue): Found => ({ end, pos: '名詞.数', form, value });
const valued = (number: number | undefined): { number?: number } => (number === undefined ? {} : { number });
const about = (approximate: boolean): { approximate?: true } => (approximate ? { approximate } : {});

/** The upper end of 2〜3千, 二、三 or 2,3; after a comma only the next digit. */
function rangeFrom(view: Words, from: number, lower: Numeral): Numeral | undefined {
  const { surfaces, words } = view;
  const sign = surfaces[lower.end];
  if (sign === undefined || lower.end + 1 >= words.length) return undefined;
  if (RANGE.has(sign)) {
    const upper = numeralAt(view, lower.end + 1);
    return upper !== undefined && counterAt(view, upper.end) !== undefined ? upper : undefined;
  }
  if (sign !== '、' && sign !== '・' && sign !== ',') return undefined;
  const upper = numeralAt(view, lower.end + 1);
  if (upper?.number === undefined || lower.number === undefined || lower.end !== from + 1) return undefined;
  const digit = upper.number / 10 ** Math.floor(Math.log10(Math.max(1, upper.number)));
  const next = lower.number < 10 && digit === lower.number + 1;
  return next && counterAt(view, upper.end) !== undefined ? upper : undefined;
}

interface Counter {
  readonly end: number;
  readonly text: string;
}

function isUnit(text: string): boolean {
  UNIT ??= new RegExp(`^${LATIN_UNIT}$`, 'u');
  return UNIT.test(text);
}

/** The counter at a word, with what belongs to it: 日目, か月間, 名様. */
function counterAt({ words, surfaces }: Words, at: number): Counter | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  let text = surfaces[at]!;
  const known = word.pos === '名詞.接尾.助数詞' || COUNTERS.has(text) || DURATIONS.has(text) || MONEY.has(text);
  if (text === '営業' && surfaces[at + 1] === '日') {
    return { end: at + 2, text: '営業日' };
  }
  if (!(known || text === '%' || (isAsciiLetter(text.charCodeAt(0)) && isUnit(text)))) return undefined;
  let end = at + 1;
  const next = surfaces[end];
  if (
    next === '目' ||
    (next === '間' && DURATIONS.has(text)) ||
    (next === '様' && (text === '名' || text === '人' || text === '組'))
  ) {
    text += next;
    end++;
  }
  return { end, text };
}

/** A length of time from its first unit on: 2時間30分, 1年半. */
function durationFrom(view: Words, first: Counter, firstNumber: number | undefined, approximate: boolean): Found {
  const { surfaces } = view;
  let number = firstNumber;
  let { end, text } = first;
  if (surfaces[end] === '半' && text !== '分') {
    number = number === undefined ? undefined : number + 0.5;
    end++;
  } else {
    for (;;) {
      const more = end < surfaces.length ? numeralAt(view, end) : undefined;
      const counter = more && counterAt(view, more.end);
      if (counter === undefined || !DURATIONS.has(counter.text)) break;
      number = undefined;
      ({ end, text } = counter);
    }
  }
  const form = COUNTER_FORMS[text] ?? text;
  const value: NumberValue = { kind: 'duration', ...valued(number), unit: form, ...about(approximate) };
  return { end, pos: '名詞.期間', form, value };
}
