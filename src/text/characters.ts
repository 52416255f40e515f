/**
 * Kinds of characters, asked one UTF-16 unit at a time. Knows no language and no marks of one: a regular expression with `\p{…}` or `i`
 * costs a millisecond to compile, which is more than reading a whole draft, so these are asked before one is.
 */

/** What `\s` matches. */
export const isWhite = (unit: number): boolean =>
  unit === 0x20 ||
  (unit >= 9 && unit <= 13) ||
  unit === 0x3000 ||
  unit === 0xa0 ||
  unit === 0xfeff ||
  (unit >= 0x1680 &&
    ((unit >= 0x2000 && unit <= 0x200a) ||
      unit === 0x2028 ||
      unit === 0x2029 ||
      unit === 0x202f ||
      unit === 0x205f ||
      unit === 0x1680));

export const isAsciiDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** 0–9 and ０–９. */
export const isFigure = (unit: number): boolean => isAsciiDigit(unit) || (unit >= 0xff10 && unit <= 0xff19);

export const isAsciiLower = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

export const isAsciiUpper = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;

export const isAsciiLetter = (unit: number): boolean => isAsciiLower(unit | 0x20);

/** What `\w` matches: that by which `\b` knows an edge. */
export const isAsciiWord = (unit: number): boolean => isAsciiLetter(unit) || isAsciiDigit(unit) || unit === 0x5f;

/** Characters that Japanese is set with, which need no space between them: kana, kanji, their punctuation, full-width forms. */
export const isWide = (unit: number): boolean =>
  unit >= 0x3000 &&
  (unit <= 0x30ff ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xff01 && unit <= 0xff9f));

/** Whether the last character of `text` is one of `characters`. */
export const endsIn = (text: string, characters: string): boolean =>
  text !== '' && characters.includes(text[text.length - 1]!);

/** Whether the first character of `text` is one of `characters`. */
export const beginsIn = (text: string, characters: string): boolean => text !== '' && characters.includes(text[0]!);

/** Whether `text` ends with one of `endings`. */
export function endsWithAny(text: string, endings: readonly string[]): boolean {
  for (const ending of endings) if (text.endsWith(ending)) return true;
  return false;
}

/** How many characters a text has, a surrogate pair being one. */
export function countCharacters(text: string): number {
  let count = text.length;
  for (let at = 0; at + 1 < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(at + 1);
    if (next < 0xdc00 || next > 0xdfff) continue;
    count--;
    at++;
  }
  return count;
}

/** Whether a character beyond ASCII may be a capital or a small letter; of the rest it is certain that they are neither. */
export const mayBeCased = (unit: number): boolean =>
  unit >= 0xb5 &&
  (unit < 0x2000 ||
    (unit >= 0x2100 && unit < 0x2190) ||
    (unit >= 0x2c00 && unit < 0x2e00) ||
    (unit >= 0xa640 && unit < 0xac00) ||
    (unit >= 0xd800 && unit < 0xe000) ||
    (unit >= 0xfb00 && unit < 0xfb18) ||
    (unit >= 0xff21 && unit <= 0xff5a));

/** Whether a character beyond ASCII may be a letter or a number; spaces, dashes and quotation marks, Japanese ones too, surely are not. */
export const mayBeLetter = (unit: number): boolean =>
  !(
    (unit >= 0x2000 && unit <= 0x206f) ||
    (unit >= 0x3000 && unit <= 0x3004) ||
    (unit >= 0x3008 && unit <= 0x3020) ||
    (unit >= 0xff01 && unit <= 0xff0f)
  );

/** Whether the character at `at` is an emoji or a note, heart or star that does as one; a sign of trade or a wavy line is none. */
export function isPictograph(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x203c || unit === 0x2122 || unit === 0x301c || unit === 0xff5e) return false;
  if ('♪♫♬★☆♡♥❤✨'.includes(text[at]!)) return true;
  // Numbers in circles, lines, squares and triangles: five of them are.
  if (unit >= 0x2460 && unit < 0x25fb) return '\u24c2\u25aa\u25ab\u25b6\u25c0'.includes(text[at]!);
  // Made here, since few texts have one and it takes longer to make than to read them.
  return /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator})/u.test(text.slice(at, at + 2));
}

/** A text however it is set: without spaces and line breaks, full-width letters like others. */
export const spaceless = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
