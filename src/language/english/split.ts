/**
 * Cuts English text into pieces that tile it: white space, words, numbers, dates, addresses, marks. Takes any text,
 * malformed UTF-16 too, in linear time. Chooses no part of speech for words.
 */
import { contractionOf } from './contractions.ts';
import { dateAt, monthAt, timeAt } from './dates.ts';
import { figuresAt, numberWordsAt } from './numbers.ts';
import type { Piece } from './piece.ts';

const SPACE = /[\s\u200B\u2060\uFEFF]+/uy;
const URL = /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"“”‘’「」『』、。]+/iuy;
// A host name without a scheme needs an ending that is no English word after a missing space (`it.We`).
const HOST =
  /[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9][a-z0-9-]{0,62}){0,4}\.(?:com|org|net|example|dev|io|app|info|edu|gov|int|jp|uk|eu|de|fr|ie|au|ca|nz|tokyo|test|invalid)(?::\d{1,5})?(?![\p{L}\p{N}@-]|\.\p{L})(?:\/[^\s<>"“”‘’「」『』、。]*)?/uy;
const EMAIL =
  /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}][\p{L}\p{N}-]{0,62}){1,5}/uy;
const PHONE =
  /(?:\+\d{1,3}[ \u00A0-]?(?:\(0\)[ \u00A0-]?)?\(?\d{1,5}\)?|\(0?\d{2,5}\)|0\d{2,4}|1-\d{3}|\d{3}(?=-\d{3}-\d{4}))(?:[ \u00A0-]\d{2,5}){1,4}(?![\p{L}\p{N}]|[-.,]\d)/uy;
// KV218, INC-20931, #48-20193, Q3
const REFERENCE =
  /(?:#\d[\d-]{0,30}(?![\p{L}\d])|[A-Z]{1,6}-?\d{1,12}(?:-\d{1,12}){0,4}[A-Z]?(?![\p{L}\p{N}'’-]\p{L}?|\.\d)|\d{2,8}-\d{5,12}(?![\p{L}\p{N}-]))/uy;
// 24/7, and versions: 2.3.1, v2.3
const ROUND_THE_CLOCK = /24\/7(?![\d/])/uy;
const VERSION = /(?:v\d{1,4}(?:\.\d{1,6}){0,4}|\d{1,4}(?:\.\d{1,6}){2,4})(?![\p{L}\p{N}])/uy;
const ORDINAL = /\d{1,6}(?:st|nd|rd|th)(?![\p{L}\p{N}])/iuy;
const EMOJI =
  /(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?!\p{N})(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})\uFE0F?\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?){0,6})/uy;
const ABBREVIATION =
  /(?:(?:Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|Corp|Jr|Sr|vs|etc|approx|dept|Dept|fig|Fig|Vol|Rev|Gen|Hon|No(?=\. \d))\.|(?:\p{L}\.){2,8}|(?:e\.g|i\.e)(?![\p{L}\p{N}]))(?!\p{L})/uy;
const WORD = /[\p{L}\p{M}\p{N}_]+(?:(?:['’ʼ＇]|[-‐‑](?=[\p{L}\p{N}]))[\p{L}\p{M}\p{N}_]+)*/uy;
const ELLIPSIS = /\.{2,}|…+/uy;
const DASHES = /[-‐‑]{2,}|[—―⸺⸻]+|[*=~_#]{2,}|[!?！？]{2,}/uy;
const MARK = /\p{P}/uy;
const HYPHEN_WORD = /^[-‐‑]\p{L}/u;
const STARTS_WORD = /[\p{L}\p{N}\p{M}_]/u;

// @larkfield_help
const MENTION = /@[A-Za-z0-9_]{2,40}(?![\p{L}\p{N}])/uy;

/** What can start a date, time or number in words; everything else need not be asked. */
const STARTS_DATE = /[A-Za-z\d]/u;

interface Found {
  readonly end: number;
  readonly pos: string;
  readonly more?: Partial<Piece>;
}

/** Pieces that tile `text`. */
export function split(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  // Whether a single quotation mark stands open, so that the mark in `the customers' data` can be told from its end.
  let quoted = false;
  while (at < text.length) {
    const start = at;
    const found = blankOrMark(text, start, quoted) ?? inWord(text, start) ?? oneCharacter(text, start);
    at = found.end;
    if (found.pos === 'WORD') {
      for (const part of contractionOf(text.slice(start, at))) {
        pieces.push({ pos: 'WORD', ...part, start: start + part.start, end: start + part.end });
      }
      continue;
    }
    pieces.push({ start, end: at, pos: found.pos, ...found.more });
    if (at - start === 1) quoted = stillQuoted(text, start, quoted);
  }
  return pieces;
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function blankOrMark(text: string, start: number, quoted: boolean): Found | undefined {
  let end = endOf(SPACE, text, start);
  if (end >= 0) return { end, pos: 'SPACE' };
  end = endOf(EMOJI, text, start);
  if (end >= 0) return { end, pos: 'EMOJI' };
  const first = text[start]!;
  if (first === "'" || first === '’') {
    const before = text[start - 1] ?? ' ';
    const after = text[start + 1] ?? ' ';
    if (!quoted && (before === 's' || before === 'S') && !STARTS_WORD.test(after))
      return { end: start + 1, pos: 'PART', more: { lemma: "'s" } };
  }
  end = endOf(ELLIPSIS, text, start);
  if (end < 0) end = endOf(DASHES, text, start);
  return end < 0 ? undefined : { end, pos: 'PUNCT' };
}

function stillQuoted(text: string, at: number, quoted: boolean): boolean {
  const mark = text[at]!;
  if (mark === '‘') return true;
  if (mark !== "'" && mark !== '’') return quoted;
  return mark === "'" && !quoted && STARTS_WORD.test(text[at + 1] ?? ' ');
}

/** Everything that begins with a letter, a figure, or the sign of an amount, a telephone number or a reference. */
function inWord(text: string, start: number): Found | undefined {
  const first = text[start]!;
  // Inside a run of letters nothing new begins; WORD has taken the run, so `start` is always at its beginning.
  if (STARTS_DATE.test(first)) {
    const special = address(text, start) ?? calendar(text, start);
    if (special !== undefined) return special;
  }
  if (first === '@') {
    const end = endOf(MENTION, text, start);
    if (end >= 0) return { end, pos: 'PROPN' };
  }
  if (/[\d#+(A-Zv]/u.test(first)) {
    const special = figures(text, start);
    if (special !== undefined) return special;
  }
  if (/[\d$£€¥₹UACHN]/u.test(first)) {
    const number = figuresAt(text, start);
    // `24-hour` is one word.
    if (number !== undefined && !HYPHEN_WORD.test(text.slice(number.end, number.end + 2)))
      return { end: number.end, pos: 'NUM', more: { form: number.form, value: number.value } };
  }
  if (/[a-z]/iu.test(first)) {
    const number = numberWordsAt(text, start);
    if (number !== undefined) return { end: number.end, pos: 'NUM', more: { value: number.value } };
    const end = endOf(ABBREVIATION, text, start);
    if (end >= 0) return { end, pos: 'WORD' };
  }
  const end = endOf(WORD, text, start);
  return end < 0 ? undefined : { end, pos: 'WORD' };
}

function address(text: string, start: number): Found | undefined {
  let end = endOf(URL, text, start);
  if (end >= 0) return { end: withoutClosing(text, start, end), pos: 'URL' };
  end = endOf(EMAIL, text, start);
  if (end >= 0) return { end, pos: 'EMAIL' };
  end = endOf(HOST, text, start);
  return end < 0 ? undefined : { end: withoutClosing(text, start, end), pos: 'URL' };
}

/** An address ends before the punctuation of the sentence it stands in. */
function withoutClosing(text: string, start: number, end: number): number {
  let last = end;
  while (last > start + 1 && ".,;:!?)]}'*".includes(text[last - 1]!)) last--;
  return last;
}

function calendar(text: string, start: number): Found | undefined {
  let end = timeAt(text, start);
  if (end >= 0) return { end, pos: 'TIME', more: { value: { kind: 'time' } } };
  end = dateAt(text, start);
  if (end < 0) end = monthAt(text, start);
  return end < 0 ? undefined : { end, pos: 'DATE', more: { value: { kind: 'date' } } };
}

function figures(text: string, start: number): Found | undefined {
  let end = endOf(PHONE, text, start);
  if (end >= 0 && isPhone(text.slice(start, end))) return { end, pos: 'PHONE' };
  end = endOf(ROUND_THE_CLOCK, text, start);
  if (end >= 0) return { end, pos: 'ADV' };
  end = endOf(REFERENCE, text, start);
  if (end < 0) end = endOf(VERSION, text, start);
  if (end >= 0) return { end, pos: 'PROPN' };
  end = endOf(ORDINAL, text, start);
  return end < 0
    ? undefined
    : { end, pos: 'ADJ', more: { value: { kind: 'number', number: Number.parseInt(text.slice(start, end), 10) } } };
}

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/gu, '').length;
  return digits >= 7 && digits <= 15;
}

function oneCharacter(text: string, start: number): Found {
  const end = endOf(MARK, text, start);
  if (end >= 0) return { end, pos: /[#%&*@§†‡/\\]/u.test(text[start]!) ? 'SYM' : 'PUNCT' };
  return { end: start + (text.codePointAt(start)! > 0xffff ? 2 : 1), pos: 'SYM' };
}
