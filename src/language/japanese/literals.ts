/**
 * What is written in Japanese text but is no Japanese word: addresses, telephone numbers, codes, figures, emoji. Finds where they
 * stand, and lets the dictionary read past them. Does not say what a figure counts; that is `numbers.ts`.
 */
import { isAsciiDigit, isAsciiLetter, isAsciiWord, isWhite } from '../../text/characters.ts';
import type { Span } from '../../text/span.ts';

export type LiteralKind = 'url' | 'mail' | 'date' | 'phone' | 'time' | 'figure' | 'code' | 'emoji';

/** One such thing. */
export interface Literal extends Span {
  readonly kind: LiteralKind;
}

/** Units in Latin letters after a figure, which otherwise would look like a code: 5GB, 300ms, 40km. */
export const LATIN_UNIT =
  '(?:[kKMGTP]?i?[Bb](?:ps)?|[mkcn]?m|[mk]?[gl]|ms|s|sec|min|h|[kM]?W|kWh|[kMG]?Hz|pt|px|dB|[kK]?cal|ppm)';

/** 9/18, and with its day of the week also 9/3(水), which alone might be a fraction. */
const MONTH_AND_DAY = String.raw`(?:1[0-2]|0?[1-9])\/(?:1[3-9]|2\d|3[01]|\d{1,2}(?=\([月火水木金土日]))`;

// Each of these has bounded repetitions or cannot fail once it has begun, so that the search is linear. Made when a text first has what might
// begin one: most have none.
let URL: RegExp | undefined;
let MAIL: RegExp | undefined;
let DATE: RegExp | undefined;
let PHONE: RegExp | undefined;
let FIGURE: RegExp | undefined;
let EMOJI: RegExp | undefined;

const urlPattern = (): RegExp => /(?:https?:\/\/|(?<![\w.])www\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]+/y;
const mailPattern = (): RegExp => /(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/y;
const datePattern = (): RegExp =>
  new RegExp(
    String.raw`(?<![\w.\/-])(?:\d{4}(?:\/\d{1,2}\/\d{1,2}|-\d{1,2}-\d{1,2}|\.\d{1,2}\.\d{1,2})|${MONTH_AND_DAY})(?![\w\/-])`,
    'y',
  );
const phonePattern = (): RegExp =>
  /(?<![\w-])(?:\+\d{1,3}-\d{1,4}|0\d{1,4})(?:-\d{1,4}-\d{3,4}|\(\d{1,4}\)\d{3,4})(?![\w-])|\(0\d{1,4}\)\d{1,4}-\d{3,4}(?![\w-])/y;
const figurePattern = (): RegExp =>
  new RegExp(String.raw`(?<![\w.-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?=${LATIN_UNIT}?(?![\w-]|\.\d))`, 'y');

const EMOJI_ONE = String.raw`(?:\p{Emoji_Presentation}|[☺☹❤♥]|[#*0-9\u00A9\u00AE\u203C-\u3299\u{1F000}-\u{1FAFF}]\uFE0F\u20E3?)`;
/** What goes on with an emoji: joiners, skin tones, tags, the signs of sexes. */
const EMOJI_REST = String.raw`[\uFE0F\u200D\p{Emoji_Modifier}\u{E0020}-\u{E007F}♀♂]*`;
const emojiPattern = (): RegExp => new RegExp(`(?:${EMOJI_ONE}${EMOJI_REST})+`, 'uy');

/**
 * All literals of a normalised text, in order. Linear in its length. At each place the kinds are asked in turn whether they begin
 * there, a date before a telephone number, that before a code; and only those are asked that can begin with what stands there.
 */
export function findLiterals(text: string): Literal[] {
  const literals: Literal[] = [];
  const hasAddress = text.includes('@');
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    // Kana, kanji and their punctuation, when no sign makes an emoji of them.
    if (unit >= 0x3001 && unit < 0xd800 && text.charCodeAt(at + 1) !== 0xfe0f) {
      at++;
      continue;
    }
    const end = unit < 0x80 ? literalFrom(text, at, unit, hasAddress, literals) : emojiFrom(text, at, unit, literals);
    at = end > at ? end : at + 1;
  }
  return literals;
}

/** Whether a literal may hold a unit; every literal holds one of these. */
export const mayBeLiteral = (unit: number): boolean =>
  unit < 0x80 ? isAlphanumeric(unit) : (unit >= 0x2300 && unit <= 0x2bff) || isSurrogate(unit) || unit === 0xfe0f;

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
const isAlphanumeric = (unit: number): boolean => isAsciiLetter(unit) || isAsciiDigit(unit);

/** Where the literal at `at` ends, which begins with an ASCII character; not beyond `at` when there is none. */
function literalFrom(text: string, at: number, unit: number, hasAddress: boolean, literals: Literal[]): number {
  const add = (kind: LiteralKind, end: number): number => {
    literals.push({ kind, start: at, end });
    return end;
  };
  const digit = isAsciiDigit(unit);
  let end = -1;
  if ((unit === 0x68 && text.startsWith('http', at)) || (unit === 0x77 && text.startsWith('www.', at))) {
    URL ??= urlPattern();
    end = endOf(URL, text, at);
    if (end >= 0) {
      literals.push({ kind: 'url', start: at, end: at + addressLength(text.slice(at, end)) });
      return end;
    }
  }
  // _ . + % -
  if (hasAddress && (isAsciiWord(unit) || unit === 0x2e || unit === 0x2b || unit === 0x25 || unit === 0x2d)) {
    MAIL ??= mailPattern();
    end = endOf(MAIL, text, at);
    if (end >= 0) return add('mail', end);
  }
  if (digit) {
    const run = digitsEnd(text, at + 1);
    const next = text.charCodeAt(run);
    // / - . and, between year, month and day, the same again.
    const again = text.charCodeAt(run + 2) === next || text.charCodeAt(run + 3) === next;
    if (next === 0x2f || ((next === 0x2d || next === 0x2e) && again)) {
      DATE ??= datePattern();
      end = endOf(DATE, text, at);
      if (end >= 0) return add('date', end);
    }
    // - (
    if (unit === 0x30 && (next === 0x2d || next === 0x28)) {
      end = phoneEnd(text, at, run, next);
      if (end >= 0) return add('phone', end);
    }
    if (next === 0x3a) {
      end = timeEnd(text, at, run);
      if (end >= 0) return add('time', end);
    }
    end = figureEnd(text, at, run);
    if (end >= 0) return add('figure', end);
  } else if (unit === 0x2b || unit === 0x28) {
    // +81 and (03
    const next = text.charCodeAt(at + 1);
    if (unit === 0x28 ? next !== 0x30 : !isAsciiDigit(next)) return at;
    PHONE ??= phonePattern();
    end = endOf(PHONE, text, at);
    return end >= 0 ? add('phone', end) : at;
  }
  end = codeEnd(text, at, unit);
  if (end >= 0) {
    addCode(text, at, end, literals);
    return end;
  }
  // # and * and figures in a key
  return text.charCodeAt(at + 1) === 0xfe0f ? emojiFrom(text, at, unit, literals) : at;
}

/** The end of the figure at `at`, whose first digits end at `run`, or -1. */
function figureEnd(text: string, at: number, run: number): number {
  const before = text.charCodeAt(at - 1);
  if (isAsciiWord(before) || before === 0x2e || before === 0x2d) return -1;
  const after = text.charCodeAt(run);
  // Nothing that may belong to it, or to something else that it begins: as nearly always.
  if (!isAsciiWord(after) && after !== 0x2c && after !== 0x2d && after !== 0x2e) return run;
  // What goes on with thousands or a fraction, and ends there.
  let end = run;
  if (run - at <= 3) while (text.charCodeAt(end) === 0x2c && digitsEnd(text, end + 1) >= end + 4) end += 4;
  if (text.charCodeAt(end) === 0x2e && isAsciiDigit(text.charCodeAt(end + 1))) end = digitsEnd(text, end + 2);
  const behind = text.charCodeAt(end);
  if (!isAsciiWord(behind) && behind !== 0x2d && !(behind === 0x2e && isAsciiDigit(text.charCodeAt(end + 1))))
    return end;
  FIGURE ??= figurePattern();
  return endOf(FIGURE, text, at);
}

/** The end of a time, 9:05 or 18:05:30, whose hour ends at `run`; or -1. */
function timeEnd(text: string, at: number, run: number): number {
  const before = text.charCodeAt(at - 1);
  if (isAsciiWord(before) || before === 0x3a || run - at > 2 || (run - at === 2 && text.charCodeAt(at) > 0x32))
    return -1;
  let end = run;
  for (let part = 0; part < 2 && text.charCodeAt(end) === 0x3a; part++) {
    const tens = text.charCodeAt(end + 1);
    if (tens < 0x30 || tens > 0x35 || !isAsciiDigit(text.charCodeAt(end + 2))) return -1;
    end += 3;
  }
  const after = text.charCodeAt(end);
  return isAsciiWord(after) || after === 0x3a ? -1 : end;
}

/** As {@link phonePattern} for what begins with a zero and ends its first digits at `run`: 03-1234-5678, 03(1234)5678; or -1. */
function phoneEnd(text: string, at: number, run: number, joint: number): number {
  const before = text.charCodeAt(at - 1);
  if (isAsciiWord(before) || before === 0x2d || run - at < 2 || run - at > 5) return -1;
  const exchange = digitsEnd(text, run + 1);
  if (exchange === run + 1 || exchange > run + 5) return -1;
  // - )
  if (text.charCodeAt(exchange) !== (joint === 0x28 ? 0x29 : 0x2d)) return -1;
  const end = digitsEnd(text, exchange + 1);
  if (end < exchange + 4 || end > exchange + 5) return -1;
  const after = text.charCodeAt(end);
  return isAsciiWord(after) || after === 0x2d ? -1 : end;
}

function digitsEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isAsciiDigit(text.charCodeAt(end))) end++;
  return end;
}

/** The end of letters and figures, joined by hyphens, low lines or full stops, or -1. */
function codeEnd(text: string, at: number, unit: number): number {
  const before = text.charCodeAt(at - 1);
  if (isAsciiWord(before) || before === 0x2d) return -1;
  let end = unit === 0x23 ? at + 1 : at;
  if (!isAlphanumeric(text.charCodeAt(end))) return -1;
  for (;;) {
    while (isAlphanumeric(text.charCodeAt(end))) end++;
    const joint = text.charCodeAt(end);
    if ((joint !== 0x2d && joint !== 0x5f && joint !== 0x2e) || !isAlphanumeric(text.charCodeAt(end + 1))) return end;
    end++;
  }
}

/** A code has a figure in it; letters alone are a word. */
function addCode(text: string, start: number, end: number, literals: Literal[]): void {
  const hyphen = text.indexOf('-', start);
  // A range, 2-3人; the hyphen stays a word of its own until a counter is seen.
  if (isShortFigure(text, start, hyphen) && isShortFigure(text, hyphen + 1, end)) {
    literals.push({ kind: 'figure', start, end: hyphen }, { kind: 'figure', start: hyphen + 1, end });
    return;
  }
  for (let at = start; at < end; at++) {
    if (!isAsciiDigit(text.charCodeAt(at))) continue;
    literals.push({ kind: 'code', start, end });
    return;
  }
}

/** One to three digits. */
function isShortFigure(text: string, start: number, end: number): boolean {
  if (end <= start || end - start > 3) return false;
  for (let at = start; at < end; at++) if (!isAsciiDigit(text.charCodeAt(at))) return false;
  return true;
}

/** Where the row of emoji at `at` ends; not beyond `at` when there is none. */
function emojiFrom(text: string, at: number, unit: number, literals: Literal[]): number {
  // Of the signs that Japanese is set with, ■●◆ and their kin, none is an emoji by itself.
  const alone = (unit >= 0x231a && unit < 0x2500) || (unit >= 0x25fd && unit <= 0x2b55) || isSurrogate(unit);
  if (!alone && text.charCodeAt(at + 1) !== 0xfe0f) return at;
  EMOJI ??= emojiPattern();
  const end = endOf(EMOJI, text, at);
  if (end < 0) return at;
  literals.push({ kind: 'emoji', start: at, end });
  return end;
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** What ends the sentence about an address is not part of it: punctuation, and brackets that it did not open. */
function addressLength(address: string): number {
  const closing = address.includes('(') ? '' : ')';
  let length = address.length;
  while (`.,:;!?'*${closing}`.includes(address[length - 1]!)) length--;
  return length;
}

/**
 * The text as the dictionary should read it, unit for unit: a literal is one run of letters or digits, emoji are a mark that no word
 * holds, ASCII punctuation is full-width as in IPADIC, white space is a space, and rare forms of the characters of names are common ones.
 */
export function readable(text: string, literals: readonly Literal[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, kind } of literals) {
    result += plain(text.slice(done, start));
    const literal = text.slice(start, end);
    if (kind === 'emoji') result += '★'.repeat(literal.length);
    else if (kind === 'figure') result += figures(literal);
    else if (kind === 'date' || kind === 'time') result += literal.replace(/\D/g, '0');
    else result += 'a'.repeat(literal.length);
    done = end;
  }
  return result + plain(text.slice(done));
}

/** The digits of a figure, with zeros for its commas and its point. */
function figures(literal: string): string {
  return literal.replaceAll(',', '0').replaceAll('.', '0');
}

/** Rare forms of the characters of names, and the common ones. */
export const RARE_FORMS = '髙﨑濵德邊邉槗栁';
const COMMON_FORMS = '高崎浜徳辺辺橋柳';

/** Whether the dictionary has something else in the place of a unit. */
export const isReadOtherwise = (unit: number): boolean =>
  unit < 0x80
    ? unit !== 0x20 && unit < 0x7f && !isAlphanumeric(unit) && (unit > 0x20 || isWhite(unit))
    : isWhite(unit) || isRareForm(unit);

const RARE_UNITS = new Set(Array.from(RARE_FORMS, (form) => form.charCodeAt(0)));
const isRareForm = (unit: number): boolean => RARE_UNITS.has(unit);

/** Whether a word of the dictionary may be written otherwise: its signs and white space, and the characters that have rare forms. */
export function mayBeWrittenOtherwise(surface: string): boolean {
  for (let at = 0; at < surface.length; at++) {
    const unit = surface.charCodeAt(at);
    if (unit >= 0x3041 && unit <= 0x30ff) continue;
    if (unit < 0x4e00 || unit > 0x9fff || COMMON_FORMS.includes(surface[at]!) || RARE_FORMS.includes(surface[at]!))
      return true;
  }
  return false;
}

function plain(text: string): string {
  let result = '';
  let done = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let instead: string;
    if (unit < 0x80) {
      if (isAlphanumeric(unit)) continue;
      if (unit > 0x20 && unit < 0x7f) instead = String.fromCharCode(unit + 0xfee0);
      else if (unit !== 0x20 && isWhite(unit)) instead = ' ';
      else continue;
    } else if (unit >= 0x3041 && unit <= 0x30ff) continue;
    else if (isWhite(unit)) instead = ' ';
    else if (isRareForm(unit)) instead = COMMON_FORMS[RARE_FORMS.indexOf(text[at]!)]!;
    else continue;
    result += text.slice(done, at) + instead;
    done = at + 1;
  }
  return done === 0 ? text : result + text.slice(done);
}
