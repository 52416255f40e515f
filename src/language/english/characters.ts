/**
 * Kinds of characters, asked one UTF-16 unit at a time. A table for ASCII: regular expressions with `\p{L}` cost milliseconds to
 * compile, so they are only reached for characters that English hardly has.
 */

const LETTER = 1;
const DIGIT = 2;
const BLANK = 4;

const ASCII = new Uint8Array(128);
for (let c = 0x61; c <= 0x7a; c++) ASCII[c] = ASCII[c - 32] = LETTER;
for (let c = 0x30; c <= 0x39; c++) ASCII[c] = DIGIT;
ASCII[0x5f] = LETTER;
for (const c of [9, 10, 11, 12, 13, 32]) ASCII[c] = BLANK;

/** Marks, signs and blanks beyond ASCII that English texts do have: none of them is part of a word. */
const NO_WORD = new Set([...'‘’‚“”„«»‹›–—―‐‑…•·§¶†‡©®™°£€¥₹\u00A0\u200B\u2060\uFEFF'].map((c) => c.charCodeAt(0)));

/** Whether the character at `at` is a letter, a figure, a combining mark or `_`: what words are made of. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (ASCII[code]! & (LETTER | DIGIT)) !== 0;
  return isForeignWord(text, at, code);
}

function isForeignWord(text: string, at: number, code: number): boolean {
  if (Number.isNaN(code) || NO_WORD.has(code)) return false;
  // The second half of a pair belongs to the first.
  if (code >= 0xdc00 && code <= 0xdfff) {
    const before = at > 0 ? text.charCodeAt(at - 1) : 0;
    return before >= 0xd800 && before <= 0xdbff && isForeignWord(text, at - 1, before);
  }
  return /[\p{L}\p{M}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(at)!));
}

export function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether `text` begins with a capital letter. */
export function isCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 0x41 && code <= 0x5a : !NO_WORD.has(code) && /^\p{Lu}/u.test(text);
}

/** Whether `text` begins with a capital and goes on in small letters. */
export function isTitle(text: string): boolean {
  if (!isCapital(text)) return false;
  const code = text.charCodeAt(1);
  return code < 128 ? code >= 0x61 && code <= 0x7a : /^\p{Ll}/u.test(text.slice(1));
}

/** Whether the character at `at` is white space, or one of the characters that have no width. */
export function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII[code] === BLANK;
  return (
    code === 0xa0 || code === 0x200b || code === 0x2060 || code === 0xfeff || (code >= 0x1680 && /\s/.test(text[at]!))
  );
}

/** Where the run of letters and figures that starts at `at` ends. */
export function runEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordAt(text, end)) end++;
  return end;
}
