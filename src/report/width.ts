/** How many columns of a terminal a text takes. Full-width characters take two, marks that join a letter none. */
import { eastAsianWidth } from 'get-east-asian-width';

/** Anything but letters, kana, kanji and signs that always stand alone: what may be joined, combining, or a picture. */
const COMPLEX =
  /[^\0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2319\u2500-\u25fc\u3000-\u3029\u3031-\u3098\u309b-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]/u;

/**
 * Columns of a UTF-16 unit of which that can be said at once: a letter, kana, kanji or sign in which nothing is joined; -1 for all
 * others, line breaks, tabs and everything that `visible` names among them. Nearly every text is made of these, and an expression that
 * knows all of Unicode takes milliseconds to compile.
 */
export function plainWidth(unit: number): 1 | 2 | -1 {
  if (unit < 0x7f) return unit < 0x20 ? -1 : 1;
  if (unit >= FIRST_WIDE) {
    return unit <= 0x3029 ||
      (unit >= 0x3041 && unit <= 0x3096) ||
      (unit >= 0x309b && unit <= 0x30ff) ||
      (unit >= 0x4e00 && unit <= 0x9fff) ||
      (unit >= 0xff01 && unit <= 0xff60)
      ? 2
      : -1;
  }
  if (unit < 0x2ff) return unit >= 0xa0 && unit !== 0xad ? 1 : -1;
  // Quotation marks and dashes, arrows and signs of mathematics, lines and shapes.
  return (unit >= 0x2010 && unit <= 0x2027) ||
    (unit >= 0x2030 && unit <= 0x205e) ||
    (unit >= 0x2190 && unit <= 0x2319) ||
    (unit >= 0x2500 && unit <= 0x25fc) ||
    // ✓ ✔ ✗ ✘ and their kin, as this report marks its lines; a picture of one has a sign behind it that is not plain.
    (unit >= 0x2713 && unit <= 0x2718)
    ? 1
    : -1;
}

/** Of the units of which {@link plainWidth} knows the width, those from here on take two columns, all others one. */
export const FIRST_WIDE = 0x3000;

/** Columns of a text that is made of such units alone, so that nothing in it is hidden or joined; -1 for any other. */
export function plainTextWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const own = plainWidth(text.charCodeAt(at));
    if (own < 0) return -1;
    width += own;
  }
  return width;
}

/** How many UTF-16 units of a text of which {@link plainTextWidth} knows the width fit into `columns`. */
export function plainFit(text: string, columns: number): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    width += text.charCodeAt(at) < FIRST_WIDE ? 1 : 2;
    if (width > columns) return at;
  }
  return text.length;
}

let segmenter: Intl.Segmenter | undefined;

/** The characters of a text as a reader counts them. */
export function graphemes(text: string): string[] {
  const alone = aloneIn(text);
  if (alone) return alone;
  if (!COMPLEX.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  const out: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = at + 1;
    // Between two plain units there is always a boundary; only what lies between two such places is looked at closely.
    while (end < text.length && !(isPlainAt(text, end - 1) && isPlainAt(text, end))) end++;
    if (end - at === 1) out.push(text[at]!);
    else for (const { segment } of segmenter.segment(text.slice(at, end))) out.push(segment);
    at = end;
  }
  return out;
}

/**
 * The characters of a text of which it is known, without a look at all of Unicode, that nothing in it joins what is beside it but the sign
 * that makes a picture of what stands before; `undefined` for any other. Most texts with an emoji are such.
 */
function aloneIn(text: string): string[] | undefined {
  const out: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at)!;
    if (code === AS_PICTURE && at > 0) out.push(out.pop()! + text[at]!);
    else if (plainWidth(code) < 0 && !standsAlone(code)) return undefined;
    else if (code > 0xffff) out.push(text.slice(at, ++at + 1));
    else out.push(text[at]!);
  }
  return out;
}

/** Variation selector 16. */
const AS_PICTURE = 0xfe0f;

/** Signs of money, letters used as signs, arrows, numbers in circles, symbols; numbers and units for Japanese; half-width kana; pictures. */
const standsAlone = (code: number): boolean =>
  (code >= 0x20a0 && code <= 0x20bf) ||
  (code >= 0x2100 && code <= 0x27bf) ||
  (code >= 0x3200 && code <= 0x33ff) ||
  (code >= 0xff61 && code <= 0xff9d) ||
  // Without the tones of skin.
  (code >= 0x1f300 && code <= 0x1f3fa) ||
  (code >= 0x1f400 && code <= 0x1f6ff) ||
  (code >= 0x1f900 && code <= 0x1f9ff);

const isPlainAt = (text: string, at: number): boolean => plainWidth(text.charCodeAt(at)) > 0;

/** Columns of one character as {@link graphemes} cuts it. */
export function graphemeWidth(grapheme: string): number {
  if (grapheme.length === 1) {
    const width = plainWidth(grapheme.charCodeAt(0));
    if (width >= 0) return width;
  }
  const first = grapheme.codePointAt(0) ?? 0;
  if (grapheme.charCodeAt(grapheme.length - 1) === AS_PICTURE && (plainWidth(first) > 0 || standsAlone(first)))
    return 2;
  if (standsAlone(first) && grapheme.length === (first > 0xffff ? 2 : 1)) return eastAsianWidth(first);
  if (first < 0x7f) return grapheme.length > 1 && grapheme.includes('\ufe0f') ? 2 : first < 0x20 ? 0 : 1;
  if (/^\p{M}+$/u.test(grapheme)) return 0;
  if (grapheme.length > 1 && (/\p{Emoji_Presentation}/u.test(grapheme) || grapheme.includes('\ufe0f'))) return 2;
  let width = eastAsianWidth(first);
  // Half-width kana carry their voicing mark as a character of its own.
  for (const mark of grapheme.slice(1)) if (mark === '\uff9e' || mark === '\uff9f') width += 1;
  return width;
}

/** Columns of a text without line breaks. */
export function displayWidth(text: string): number {
  let width = plainTextWidth(text);
  if (width >= 0) return width;
  width = 0;
  for (const grapheme of graphemes(text)) width += graphemeWidth(grapheme);
  return width;
}

/** The beginning of a text, at most `columns` wide; ends with `…` when something was left out. */
export function clip(text: string, columns: number): string {
  // Evidence may be a sentence of a megabyte; what can't fit is not measured. A grapheme rarely has more than a dozen units.
  const reach = Math.max(64, columns * 16);
  const near = text.length <= reach ? text : text.slice(0, reach);
  const plain = plainTextWidth(near);
  if (plain >= 0) {
    if (near.length === text.length && plain <= columns) return text;
    return `${near.slice(0, plainFit(near, columns - 1))}…`;
  }
  let end = 0;
  let cut = 0;
  let width = 0;
  for (const grapheme of graphemes(near)) {
    width += graphemeWidth(grapheme);
    if (width > columns) break;
    end += grapheme.length;
    if (width < columns) cut = end;
  }
  return end === text.length ? text : `${near.slice(0, cut)}…`;
}

/** The text, followed by as many spaces as it is short of `columns`. */
export function padEnd(text: string, columns: number): string {
  return text + spaces(columns - displayWidth(text));
}

const BLANK = ' '.repeat(120);

/** As many spaces, none for a number below 0. A part of what is there is sooner made than a repetition. */
export function spaces(count: number): string {
  if (count <= 0) return '';
  return count <= BLANK.length ? BLANK.slice(0, count) : ' '.repeat(count);
}
