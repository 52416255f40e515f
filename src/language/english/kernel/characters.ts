/**
 * The text that is read, one UTF-16 unit at a time, and kinds of characters. What hardly occurs in English is asked outside, where all of
 * Unicode is known.
 */
import { isForeignWordAt } from './questions';

/** Address and length of the text; {@link PAD} bytes of zeros stand before it and behind it. */
export let text: usize = 0;
export let length: i32 = 0;

export function attend(address: usize, units: i32): void {
  text = address;
  length = units;
}

/** Nobody looks further than eight units before the text and behind it. */
export const PAD: usize = 16;

/** 0 before the text and behind it. */
export function unit(at: i32): i32 {
  return load<u16>(text + ((at as usize) << 1)) as i32;
}

export function isLower(code: i32): bool {
  return code >= 0x61 && code <= 0x7a;
}

export function isUpper(code: i32): bool {
  return code >= 0x41 && code <= 0x5a;
}

export function isLetter(code: i32): bool {
  return isLower(code | 0x20);
}

export function isDigit(code: i32): bool {
  return code >= 0x30 && code <= 0x39;
}

/** What `\w` matches. */
export function isAsciiWord(code: i32): bool {
  return isLetter(code) || isDigit(code) || code === 0x5f;
}

/** ’ʼ＇ */
export function isCurly(code: i32): bool {
  return code === 0x2019 || code === 0x2bc || code === 0xff07;
}

/** `'` in any of its shapes. */
export function isApostrophe(code: i32): bool {
  return code === 0x27 || isCurly(code);
}

/** As words are compared: small letters, straight apostrophes. Beyond ASCII as it is. */
export function plain(code: i32): i32 {
  if (code < 0x80) return isUpper(code) ? code + 32 : code;
  return isCurly(code) ? 0x27 : code;
}

/** -‐‑ */
export function isHyphen(code: i32): bool {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

/** What words are made of. */
export function isWordAt(at: i32): bool {
  const code = unit(at);
  if (code < 0x80) return isAsciiWord(code);
  if (code >= 0xc0 && code <= 0x24f) return code !== 0xd7 && code !== 0xf7;
  // Dashes, quotation marks, dots.
  if (code >= 0x2010 && code <= 0x2027) return false;
  return isForeignWordAt(at);
}

/** White space, and what has no width. */
export function isBlank(code: i32): bool {
  if (code < 0x80) return code === 0x20 || (code >= 9 && code <= 13);
  if (code === 0xa0) return true;
  if (code < 0x1680) return false;
  return (
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x1680
  );
}

/** Blanks that may stand within a date or a number: space, tab, no-break space. */
export function isGap(code: i32): bool {
  return code === 0x20 || code === 9 || code === 0xa0;
}

/** Where the run of letters and figures that starts at a place ends. */
export function runEnd(at: i32): i32 {
  let end = at;
  while (end < length && isWordAt(end)) end++;
  return end;
}

/** Where the run of `\w` at a place ends. */
export function asciiRunEnd(at: i32): i32 {
  let end = at;
  while (isAsciiWord(unit(end))) end++;
  return end;
}

export function digitsEnd(at: i32): i32 {
  let end = at;
  while (isDigit(unit(end))) end++;
  return end;
}

/** The end of one to three blanks, with `comma` also behind a comma, or -1. */
export function gapEnd(at: i32, comma: bool): i32 {
  const start = comma && unit(at) === 0x2c ? at + 1 : at;
  let end = start;
  while (isGap(unit(end))) end++;
  return end > start && end - start <= 3 ? end : -1;
}

/** The number that a few figures stand for. */
export function figures(at: i32, end: i32): i32 {
  let number = 0;
  for (let place = at; place < end; place++) number = number * 10 + unit(place) - 0x30;
  return number;
}
