/**
 * Recognises addresses and references in English text at a given place: URLs, e-mail addresses, telephone numbers, order
 * numbers, versions. Whether anything answers there is not asked.
 */

import { isAsciiDigit, isAsciiLower, isAsciiUpper, isAsciiWord } from '../../text/characters.ts';

export interface FoundAddress {
  readonly end: number;
  readonly pos: 'URL' | 'EMAIL' | 'PHONE' | 'PROPN' | 'ADV';
}

const URL = /(?:[hH][tT][tT][pP][sS]?:\/\/|[fF][tT][pP]:\/\/|[wW][wW][wW]\.)[^\s<>"“”‘’「」『』、。]+/y;
// A host name without a scheme needs an ending that is no English word after a missing space (`it.We`).
const HOST =
  /[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*){0,4}\.(?:com|org|net|example|dev|io|app|info|edu|gov|int|jp|uk|eu|de|fr|ie|au|ca|nz|tokyo|test|invalid)(?::\d{1,5})?(?![A-Za-z0-9@-]|\.[A-Za-z])(?:\/[^\s<>"“”‘’「」『』、。]*)?/y;
const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9][A-Za-z0-9-]*)+/y;
const PHONE =
  /(?:\+\d{1,3}[ \u00A0-]?(?:\(0\)[ \u00A0-]?)?\(?\d{1,5}\)?|\(0?\d{2,5}\)|0\d{2,4}|1-\d{3}|\d{3}(?=-\d{3}-\d{4}))(?:[ \u00A0-]\d{2,5}){1,4}(?![A-Za-z0-9]|[-.,]\d)/y;
// KV218, INC-20931, #48-20193, Q3
const REFERENCE =
  /(?:#\d[\d-]{0,30}(?![A-Za-z\d])|[A-Z]{1,6}-?\d{1,12}(?:-\d{1,12}){0,4}[A-Z]?(?![A-Za-z\d]|['’-][A-Za-z]|\.\d)|\d{2,8}-\d{5,12}(?![A-Za-z\d-]))/y;
const ROUND_THE_CLOCK = /24\/7(?![\d/])/y;
// 2.3.1, v2.3
const VERSION = /(?:v\d{1,4}(?:\.\d{1,6}){0,4}|\d{1,4}(?:\.\d{1,6}){2,4})(?![A-Za-z\d])/y;
// @larkfield_help
const MENTION = /@[A-Za-z0-9_]{2,40}(?![A-Za-z0-9_])/y;

/** No address is sought further than this, so that a text that never ends one costs no more than its length. */
const LONGEST = 320;

/**
 * A URL or an e-mail address at `start`, where a run of letters and figures ends at `end`. Asks nothing unless a character
 * follows that an address could go on with.
 */
export function networkAddressAt(text: string, start: number, end: number): FoundAddress | undefined {
  const next = text[end];
  if (next === undefined || !'@.:+%-'.includes(next) || end - start > 64) return undefined;
  const first = text.charCodeAt(end + 1);
  // A full stop or colon with a blank after it ends a sentence or clause.
  if (Number.isNaN(first) || first <= 32) return undefined;
  const near = text.slice(start, start + LONGEST);
  if (next === ':' || text.slice(start, end).toLowerCase() === 'www') {
    const url = endOf(URL, near, 0);
    if (url >= 0) {
      // A long one is walked to its end, once.
      const whole = url < LONGEST ? start + url : endOf(URL, text, start);
      return { end: withoutClosing(text, start, whole), pos: 'URL' };
    }
  }
  const email = near[partEnd(near, isInLocalPart)] === '@' ? endOf(EMAIL, near, 0) : -1;
  if (email >= 0) return { end: start + email, pos: 'EMAIL' };
  const host = near[partEnd(near, isInLabel)] === '.' ? endOf(HOST, near, 0) : -1;
  if (host < 0) return undefined;
  return { end: withoutClosing(text, start, start + host), pos: 'URL' };
}

function partEnd(text: string, belongs: (unit: number) => boolean): number {
  let end = 0;
  while (belongs(text.charCodeAt(end))) end++;
  return end;
}

/** a–z, 0–9 and the hyphen */
const isInLabel = (unit: number): boolean => isAsciiLower(unit) || isAsciiDigit(unit) || unit === 0x2d;

/** What stands before the @. */
const isInLocalPart = (unit: number): boolean =>
  isAsciiWord(unit) || unit === 0x2e || unit === 0x25 || unit === 0x2b || unit === 0x2d;

/** A telephone number, reference, version or mention at `start`. */
export function referenceAt(text: string, start: number): FoundAddress | undefined {
  const first = text[start]!;
  if (first === '@') return found(endOf(MENTION, text, start), 'PROPN');
  const isFigure = first >= '0' && first <= '9';
  const run = isFigure ? partEnd(text.slice(start, start + 13), isAsciiDigit) : 0;
  if (first === '+' || first === '(' || (isFigure && mayBePhone(text, start))) {
    const phone = endOf(PHONE, text, start);
    if (phone >= 0 && isPhone(text.slice(start, phone))) return { end: phone, pos: 'PHONE' };
  }
  if (first === '2' && text.startsWith('24/7', start)) return found(endOf(ROUND_THE_CLOCK, text, start), 'ADV');
  const mayRefer = isFigure ? text[start + run] === '-' : first === '#' || isAsciiUpper(first.charCodeAt(0));
  const reference = mayRefer ? endOf(REFERENCE, text, start) : -1;
  if (reference >= 0) return { end: reference, pos: 'PROPN' };
  return (isFigure && text[start + run] === '.') || first === 'v'
    ? found(endOf(VERSION, text, start), 'PROPN')
    : undefined;
}

/** 020 …, 1-800-…, 555-010-9999 */
const mayBePhone = (text: string, start: number): boolean =>
  text[start] === '0' || text[start + 1] === '-' || text[start + 3] === '-';

function found(end: number, pos: FoundAddress['pos']): FoundAddress | undefined {
  return end < 0 ? undefined : { end, pos };
}

/** An address ends before the punctuation of the sentence it stands in. */
function withoutClosing(text: string, start: number, end: number): number {
  let last = end;
  while (last > start + 1 && ".,;:!?)]}'*".includes(text[last - 1]!)) last--;
  return last;
}

function isPhone(text: string): boolean {
  let digits = 0;
  for (const c of text) if (c >= '0' && c <= '9') digits++;
  return digits >= 7 && digits <= 15;
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
