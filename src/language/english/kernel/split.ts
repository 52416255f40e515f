/**
 * Cuts a text into pieces that tile it: white space, words, numbers, dates, addresses, marks. Takes any text, malformed UTF-16 too, in
 * linear time. Chooses no part of speech for words. Addresses and what needs all of Unicode are asked outside, when they are likely.
 */
import { dateInFigures, dateInWords, mayBeCalendar, timeInFigures, timeInWords } from './calendar';
import {
  asciiRunEnd,
  digitsEnd,
  isApostrophe,
  isAsciiWord,
  isBlank,
  isDigit,
  isHyphen,
  isLetter,
  isLower,
  isUpper,
  isWordAt,
  length,
  plain,
  runEnd,
  unit,
} from './characters';
import { figuresAt, numberWordsAt, ordinalAt, value } from './figures';
import { calendarOf, nameOf, numberOf, recordOf, setsOf } from './lexicon';
import {
  ABBREVIATED_SMALL,
  ABBREVIATED_TITLE,
  ADJ,
  ADV,
  AUX,
  BARE_NOT,
  DATE,
  EMOJI,
  IS_NO,
  KIND_DATE,
  KIND_TIME,
  NUM,
  PART,
  PRON,
  PUNCT,
  SYM,
  TIME,
} from './numbers';
import { emojiAt, forgetPiece, isForeignPunctuationAt, networkAddressAt, question, referenceAt } from './questions';
import { newValue } from './values';
import { addPiece, addSpace } from './words';

/** Of the piece that was found last: its part of speech, 0 for a word; its value, or -1. */
let pos: i32 = 0;
let worth: i32 = -1;

const UNTIL = 5;
const POS_MASK = 31;

/** Where the next piece begins. */
let at: i32 = 0;
/** Whether a single quotation mark stands open, so that the mark in `the customers' data` can be told from its end. */
let quoted: bool = false;

export function startSplitting(): void {
  at = 0;
  quoted = false;
}

/** @returns whether the text was split to its end, rather than something asked */
export function split(): bool {
  while (at < length) {
    const start = at;
    let end = start;
    while (end < length && isBlank(unit(end))) end++;
    if (end > start) {
      at = end;
      addSpace(end);
      continue;
    }
    pos = 0;
    worth = -1;
    end = pieceEnd(start, quoted);
    const stillOpen = pos !== 0 && end - start === 1 ? stillQuoted(start, quoted) : quoted;
    if (question !== 0) return false;
    forgetPiece();
    at = end;
    quoted = stillOpen;
    if (pos === 0) addWord(start, end);
    else addPiece(start, end, pos, worth, pos === PART);
  }
  return true;
}

function pieceEnd(start: i32, quoted: bool): i32 {
  const code = unit(start);
  if (isDigit(code)) return startingWithFigure(start);
  if (isLetter(code)) return startingWithLetter(start);
  let end = startingWithSign(start, code, quoted);
  if (end > 0) return end;
  end = runEnd(start);
  return end > start ? wordEnd(end) : markEnd(start, code);
}

/** @param found its end × 32 + its part of speech */
function take(found: i32): i32 {
  pos = found & POS_MASK;
  return found >> UNTIL;
}

function settle(end: i32, as: i32): i32 {
  pos = as;
  return end;
}

function settleNumber(end: i32, as: i32): i32 {
  pos = as;
  worth = value;
  return end;
}

function startingWithLetter(start: i32): i32 {
  const end = runEnd(start);
  const size = end - start;
  const next = unit(end);
  if (mayBeNetwork(start, end, next)) {
    const address = networkAddressAt(start, end);
    if (address > 0) return take(address);
  }
  if (size >= 3) {
    const calendar = calendarInWords(start);
    if (calendar > 0) return calendar;
  }
  if (size < 16 && numberOf(recordOf(start, end)) > 0) {
    const number = numberWordsAt(start);
    if (number > 0) return settleNumber(number, NUM);
  }
  if ((isDigit(unit(end - 1)) || (next === 0x2d && size <= 6)) && mayRefer(start)) {
    const reference = referenceAt(start);
    if (reference > 0) return take(reference);
  }
  // US$12
  if (next === 0x24 && size <= 2) {
    const amount = figuresAt(start);
    if (amount > 0) return settleNumber(amount, NUM);
  }
  if (next === 0x2e) {
    const abbreviation = abbreviationEnd(start, end);
    if (abbreviation > 0) return abbreviation;
  }
  return wordEnd(end);
}

function startingWithFigure(start: i32): i32 {
  if (isKeycap(start)) return orMark(emojiAt(start), start);
  const end = runEnd(start);
  const run = digitsEnd(start);
  let found = timeInFigures(start, run);
  if (found >= 0) return settleCalendar(found, TIME);
  found = dateInFigures(start, run);
  if (found >= 0) return settleCalendar(found, DATE);
  // 24/7
  if (isRoundTheClock(start)) return settle(start + 4, ADV);
  if (mayReferInFigures(start, run)) {
    const reference = referenceAt(start);
    if (reference > 0) return take(reference);
  }
  if (mayBeNetwork(start, end, unit(end))) {
    const address = networkAddressAt(start, end);
    if (address > 0) return take(address);
  }
  const ordinal = ordinalAt(start);
  if (ordinal > 0) return settleNumber(ordinal, ADJ);
  const number = figuresAt(start);
  // `24-hour` is one word.
  if (number > 0 && !(isHyphen(unit(number)) && isLetter(unit(number + 1)))) return settleNumber(number, NUM);
  return wordEnd(end);
}

/** Amounts, telephone numbers, references and marks. @returns the end, or 0 */
function startingWithSign(start: i32, code: i32, quoted: bool): i32 {
  if (code === 0x24 || code === 0xa3 || code === 0x20ac || code === 0xa5 || code === 0x20b9) {
    const amount = figuresAt(start);
    return amount > 0 ? settleNumber(amount, NUM) : 0;
  }
  // + ( # @
  if (code === 0x2b || code === 0x28 || code === 0x23 || code === 0x40) {
    if (isKeycap(start)) return emojiOr(start);
    const next = unit(start + 1);
    if (isDigit(next) || (code === 0x40 && isAsciiWord(next))) {
      const reference = referenceAt(start);
      if (reference > 0) return take(reference);
    }
  }
  if (code === 0x27 || code === 0x2019) {
    const owned = !quoted && plain(unit(start - 1)) === 0x73 && !isWordAt(start + 1);
    // The mark of a possessive.
    return settle(start + 1, owned ? PART : PUNCT);
  }
  const run = sameMarksEnd(start, code);
  if (run > start + 1 || code === 0x2026) return settle(run, PUNCT);
  // From ‼ on there are emoji.
  return code >= 0x203c || code === 0xa9 || code === 0xae ? emojiOr(start) : 0;
}

function emojiOr(start: i32): i32 {
  const end = emojiAt(start);
  return end > 0 ? settle(end, EMOJI) : 0;
}

function orMark(emoji: i32, start: i32): i32 {
  return emoji > 0 ? settle(emoji, EMOJI) : markEnd(start, unit(start));
}

function settleCalendar(end: i32, as: i32): i32 {
  pos = as;
  worth = newValue(as === DATE ? KIND_DATE : KIND_TIME);
  return end;
}

/** @returns the end, or 0 */
function calendarInWords(start: i32): i32 {
  const run = asciiRunEnd(start);
  if (!mayBeCalendar(start, run)) return 0;
  let end = timeInWords(start, run);
  if (end >= 0) return settleCalendar(end, TIME);
  end = dateInWords(start, run);
  return end >= 0 ? settleCalendar(end, DATE) : 0;
}

/** No address is sought further than this, so that a text that never ends one costs no more than its length. */
const LONGEST_ADDRESS = 320;

/** Whether a character follows the run that ends at `end` that an address could go on with, and then what one has. */
function mayBeNetwork(start: i32, end: i32, next: i32): bool {
  if (next !== 0x40 && next !== 0x2e && next !== 0x3a && next !== 0x2b && next !== 0x25 && next !== 0x2d) return false;
  if (end - start > 64 || unit(end + 1) <= 32) return false;
  if (next === 0x3a) return unit(end + 1) === 0x2f;
  if (end - start === 3 && plain(unit(start)) === 0x77) return true;
  // What stands before an @ goes on to it; of a host, some label behind a full stop begins with two letters.
  let at = start;
  while (at - start < LONGEST_ADDRESS && isInLocalPart(unit(at))) at++;
  if (unit(at) === 0x40) return true;
  for (let dot = start; dot < at; dot++) {
    if (unit(dot) === 0x2e && isLower(unit(dot + 1)) && isLower(unit(dot + 2))) return true;
  }
  return false;
}

/** Before the @ of an e-mail address. */
function isInLocalPart(code: i32): bool {
  return isAsciiWord(code) || code === 0x2e || code === 0x25 || code === 0x2b || code === 0x2d;
}

/** INC-20931, Q3, v2.3 */
function mayRefer(start: i32): bool {
  if (unit(start) === 0x76) return isDigit(unit(start + 1));
  let at = start;
  while (isUpper(unit(at))) at++;
  return at > start && (isDigit(unit(at)) || (unit(at) === 0x2d && isDigit(unit(at + 1))));
}

/** 020 7946 0000, 1-800-…, 555-010-9999, 48-20193, 2.3.1; the first figures end at `run`. */
function mayReferInFigures(start: i32, run: i32): bool {
  const next = unit(run);
  const size = run - start;
  const second = digitsEnd(run + 1);
  const behind = second - run - 1;
  if (behind === 0) return false;
  if (unit(start) === 0x30 && size >= 3 && (next === 0x20 || next === 0xa0 || next === 0x2d)) return true;
  if (next === 0x2e) return unit(second) === 0x2e && isDigit(unit(second + 1));
  if (next !== 0x2d) return false;
  if (size === 3 && behind === 3) return true;
  return (size === 1 && behind >= 3) || (size >= 2 && behind >= 5);
}

function isRoundTheClock(start: i32): bool {
  if (unit(start) !== 0x32 || unit(start + 1) !== 0x34 || unit(start + 2) !== 0x2f || unit(start + 3) !== 0x37)
    return false;
  const next = unit(start + 4);
  return !isDigit(next) && next !== 0x2f;
}

/** `Mr.`, `e.g.`, `U.S.`; the run of letters ends at `end`, before a full stop. @returns the end, or 0 */
function abbreviationEnd(start: i32, end: i32): i32 {
  if (end - start === 1) {
    let at = start;
    let letters = 0;
    while (letters < 8 && isLetter(unit(at)) && unit(at + 1) === 0x2e) {
      at += 2;
      letters++;
    }
    if (letters >= 2 && !isLetter(unit(at))) return at;
    // `e.g`, `i.e` without the last full stop
    const first = unit(start);
    const second = unit(start + 2);
    const known = (first === 0x65 && second === 0x67) || (first === 0x69 && second === 0x65);
    return known && !isLetter(unit(start + 3)) && !isDigit(unit(start + 3)) ? start + 3 : 0;
  }
  if (isLetter(unit(end + 1))) return 0;
  const record = recordOf(start, end);
  const kind = calendarOf(record);
  if (!(kind & (ABBREVIATED_TITLE | ABBREVIATED_SMALL))) return 0;
  const first = unit(start);
  if (!(isUpper(first) ? kind & ABBREVIATED_TITLE : kind & ABBREVIATED_SMALL)) return 0;
  for (let at = start + 1; at < end; at++) if (!isLower(unit(at))) return 0;
  // No. 7
  if (nameOf(record) === IS_NO && (unit(end + 1) !== 0x20 || !isDigit(unit(end + 2)))) return 0;
  return end + 1;
}

/** Where the word ends whose first run of letters ends at `end`: apostrophes and hyphens between letters belong to it. */
function wordEnd(end: i32): i32 {
  let last = end;
  while ((isApostrophe(unit(last)) || isHyphen(unit(last))) && isWordAt(last + 1)) last = runEnd(last + 1);
  return last;
}

function isKeycap(start: i32): bool {
  const next = unit(start + 1);
  return next === 0x20e3 || (next === 0xfe0f && unit(start + 2) === 0x20e3);
}

function stillQuoted(at: i32, quoted: bool): bool {
  const mark = unit(at);
  if (mark === 0x2018) return true;
  if (mark !== 0x27 && mark !== 0x2019) return quoted;
  return mark === 0x27 && !quoted && isWordAt(at + 1);
}

/** Rows that are one mark: `...`, `--`, `——`, `!?`. */
function sameMarksEnd(start: i32, code: i32): i32 {
  const row = rowOf(code);
  if (row === 0) return start;
  let end = start + 1;
  while (end < length && rowOf(unit(end)) === row) end++;
  return end;
}

function rowOf(code: i32): i32 {
  switch (code) {
    case 0x2e:
    case 0x2026:
    case 0x2a:
    case 0x3d:
    case 0x7e:
    case 0x5f:
    case 0x23:
      return code;
    case 0x2d:
    case 0x2010:
    case 0x2011:
      return 0x2d;
    case 0x2014:
    case 0x2015:
      return 0x2014;
    case 0x21:
    case 0x3f:
    case 0xff01:
    case 0xff1f:
      return 0x21;
    default:
      return 0;
  }
}

function markEnd(start: i32, code: i32): i32 {
  const isPair = (code & 0xfc00) === 0xd800 && (unit(start + 1) & 0xfc00) === 0xdc00;
  const end = start + (isPair ? 2 : 1);
  if (code < 0x80) return settle(end, code <= 0x20 || code === 0x7f || isSign(code) ? SYM : PUNCT);
  if (isSign(code)) return settle(end, SYM);
  // Dashes, quotation marks, dots.
  const known = (code >= 0x2010 && code <= 0x2027) || code === 0xab || code === 0xbb || code === 0xb7 || code === 0xb6;
  return settle(end, known || isForeignPunctuationAt(start) ? PUNCT : SYM);
}

/** #%&*@§†‡/\+<=>^`|~$£€¥₹°©®™ */
function isSign(code: i32): bool {
  switch (code) {
    case 0x23:
    case 0x25:
    case 0x26:
    case 0x2a:
    case 0x40:
    case 0xa7:
    case 0x2020:
    case 0x2021:
    case 0x2f:
    case 0x5c:
    case 0x2b:
    case 0x3c:
    case 0x3d:
    case 0x3e:
    case 0x5e:
    case 0x60:
    case 0x7c:
    case 0x7e:
    case 0x24:
    case 0xa3:
    case 0x20ac:
    case 0xa5:
    case 0x20b9:
    case 0xb0:
    case 0xa9:
    case 0xae:
    case 0x2122:
      return true;
    default:
      return false;
  }
}

/** A longer word is no contraction; also the bound on how deep parts are sought within parts. */
const LONGEST_CONTRACTION = 40;

/** A word, or the parts of a contraction. Whether `'s` is *is*, *has* or a possessive is for the tagger. */
function addWord(start: i32, end: i32): void {
  const size = end - start;
  if (size > LONGEST_CONTRACTION || !mayContract(start, end)) {
    addPiece(start, end, 0, -1, false);
    return;
  }
  const last = plain(unit(end - 1));
  if (last === 0x74) {
    const cut = notStart(start, end);
    if (cut > 0) {
      addPiece(start, cut, AUX, -1, true);
      addPiece(cut, end, PART, -1, true);
      return;
    }
  }
  const cut = suffixStart(start, end);
  if (cut <= start) {
    addPiece(start, end, 0, -1, false);
    return;
  }
  // `I'd've`, `who'd've`
  addWord(start, cut);
  if (last !== 0x73) addPiece(cut, end, AUX, -1, true);
  else if (isLet(start, cut)) addPiece(cut, end, PRON, -1, true);
  else addPiece(cut, end, 0, -1, false);
}

/** What every contraction has: an apostrophe, or the end of `dont` and `cannot`. A letter that grows when it is lowered is in none. */
function mayContract(start: i32, end: i32): bool {
  if (end - start <= 2) return false;
  let may = plain(unit(end - 1)) === 0x74 && end - start > 3;
  for (let at = start; at < end; at++) {
    const code = unit(at);
    if (isApostrophe(code)) may = true;
    else if (code === 0x130) return false;
  }
  return may;
}

/** Where the negation of `don't`, `dont` or `cannot` begins, or 0. */
function notStart(start: i32, end: i32): i32 {
  const size = end - start;
  const isNt = plain(unit(end - 2)) === 0x6e;
  if (isNt) {
    if ((setsOf(recordOf(start, end - 2)) & BARE_NOT) !== 0) return end - 2;
    if (size === 4 && (isSpelt(start, 0x63, 0x61) || isSpelt(start, 0x77, 0x6f))) return start + 2;
    return 0;
  }
  // Cannot
  if (size === 6 && plain(unit(end - 2)) === 0x6f)
    return isSpelt(start, 0x63, 0x61) && isSpelt(start + 2, 0x6e, 0x6e) ? start + 3 : 0;
  // A word of three letters is none: `n't` itself.
  return size > 3 && isApostrophe(unit(end - 2)) && plain(unit(end - 3)) === 0x6e ? end - 3 : 0;
}

/** Whether two letters stand there, large or small. */
function isSpelt(at: i32, first: i32, second: i32): bool {
  return plain(unit(at)) === first && plain(unit(at + 1)) === second;
}

/** Where `'s`, `'re`, `'ve`, `'ll`, `'d` or `'m` begins at the end of a word, or -1. */
function suffixStart(start: i32, end: i32): i32 {
  const last = plain(unit(end - 1));
  if (isApostrophe(unit(end - 2))) return last === 0x73 || last === 0x64 || last === 0x6d ? end - 2 : -1;
  if (end - start < 3 || !isApostrophe(unit(end - 3))) return -1;
  const both = (plain(unit(end - 2)) << 8) | last;
  // Re, ve, ll
  return both === 0x7265 || both === 0x7665 || both === 0x6c6c ? end - 3 : -1;
}

function isLet(start: i32, end: i32): bool {
  return end - start === 3 && isSpelt(start, 0x6c, 0x65) && plain(unit(start + 2)) === 0x74;
}
