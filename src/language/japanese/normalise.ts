/**
 * The same text in one way of writing its characters, with the way back to the text as written. Changes characters, never
 * words: spelling variants are `variants.ts`.
 */

/** A normalised text that knows where each of its units came from. */
export interface Normalised {
  readonly text: string;
  /** The UTF-16 offset in the original text at which the unit at `offset` of the normalised text begins. */
  original(offset: number): number;
}

/** Half-width katakana and punctuation from U+FF61, in order. */
const WIDE =
  '。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜';

/** Soft hyphen, zero width space, word joiner, byte order mark, variation selectors (that of emoji is not among them). */
const INVISIBLE = String.raw`[\u{AD}\u{200B}\u{2060}\u{FEFF}]|[\u{FE00}-\u{FE0E}]|[\u{E0100}-\u{E01EF}]`;

/** Combining marks: those of kana and of Latin letters, and variation selectors. */
const MARK = String.raw`[\u{300}-\u{36F}]|[\u{3099}\u{309A}]|[\u{FE00}-\u{FE0F}]|[\u{E0100}-\u{E01EF}]`;

/** The unit may stay as it is. */
export const NORMAL = 0;
/** It is full-width ASCII. */
const FULL_WIDTH = 1;
/** It has to be looked at together with what stands around it. */
const ABNORMAL_UNIT = 2;

/** Whether a unit may stay as it is; higher numbers are more work. */
export function kindOf(unit: number): number {
  if (unit < 0x300) return unit === 0xad ? ABNORMAL_UNIT : NORMAL;
  if (unit < 0xd800) {
    return unit <= 0x36f || unit === 0x3099 || unit === 0x309a || unit === 0x200b || unit === 0x2060
      ? ABNORMAL_UNIT
      : NORMAL;
  }
  // The first half of the variation selectors beyond the first sixteen.
  if (unit < 0xf900) return unit === 0xdb40 ? ABNORMAL_UNIT : NORMAL;
  if ((unit >= 0xff01 && unit <= 0xff5e) || unit === 0xffe5) return FULL_WIDTH;
  return unit <= 0xfaff || (unit >= 0xfe00 && unit <= 0xfe0f) || unit === 0xfeff || (unit > 0xff5e && unit <= 0xff9f)
    ? ABNORMAL_UNIT
    : NORMAL;
}

const same = (offset: number): number => offset;

/**
 * What is not in normal form: invisible characters; half-width katakana with its mark; a character with combining marks
 * (four at most are looked at together, which bounds the work); compatibility ideographs; full-width ASCII.
 */
const abnormalPattern = (): RegExp =>
  new RegExp(
    [
      `(?<invisible>(?:${INVISIBLE}|(?<=[\\u{3040}-\\u{30FF}\\u{3400}-\\u{9FFF}])\\u{FE0F})+)`,
      String.raw`(?<halfwidth>[\u{FF66}-\u{FF9D}](?:[\u{FF9E}\u{FF9F}]|\u{3099}|\u{309A})?|[\u{FF61}-\u{FF65}\u{FF9E}\u{FF9F}])`,
      `(?<marked>(?!${MARK})\\S(?:${MARK}){1,4}|[\\u{F900}-\\u{FAFF}])`,
      String.raw`(?<fullwidth>[\u{FF01}-\u{FF5E}\u{FFE5}])`,
    ].join('|'),
    'gu',
  );
/** Made when a text first has such a thing. */
let ABNORMAL: RegExp | undefined;
let VARIATION: RegExp | undefined;

/**
 * Brings Japanese text into one form: half-width katakana full-width, decomposed kana composed, full-width ASCII half-width,
 * 〜 for ～, ¥ for ￥, invisible characters (zero width spaces, soft hyphens, variation selectors) left out. Literals of patterns are to
 * be brought into the same form before they are compared with tokens.
 */
export function normaliseJapanese(text: string): string {
  return normalise(text).text;
}

/** As {@link normaliseJapanese}, with the way back. */
export function normalise(text: string): Normalised {
  let worst = NORMAL;
  for (let at = 0; at < text.length && worst < ABNORMAL_UNIT; at++)
    worst = Math.max(worst, kindOf(text.charCodeAt(at)));
  if (worst === NORMAL) return { text, original: same };
  if (worst === FULL_WIDTH) return { text: halfWidth(text), original: same };
  let normal = '';
  // Offsets that differ: from `at[i]` of the normalised text on, units map one to one beginning with `from[i]`.
  const at: number[] = [];
  const from: number[] = [];
  let done = 0;
  ABNORMAL ??= abnormalPattern();
  for (const match of text.matchAll(ABNORMAL)) {
    const form = normalForm(match[0], match.groups!);
    if (form === match[0]) continue;
    normal += text.slice(done, match.index) + form;
    done = match.index + match[0].length;
    if (form.length !== match[0].length) {
      at.push(normal.length);
      from.push(done);
    }
  }
  if (done === 0) return { text, original: same };
  normal += text.slice(done);
  return { text: normal, original: (offset) => originalOffset(offset, at, from) };
}

/** Every full-width ASCII character of `text` half-width, 〜 for ～, ¥ for ￥. */
function halfWidth(text: string): string {
  let half = '';
  let done = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xff01 || (unit > 0xff5e && unit !== 0xffe5)) continue;
    half += text.slice(done, at);
    half += unit === 0xff5e ? '〜' : unit === 0xffe5 ? '¥' : String.fromCharCode(unit - 0xfee0);
    done = at + 1;
  }
  return half + text.slice(done);
}

function normalForm(found: string, { invisible, halfwidth, fullwidth }: Record<string, string | undefined>): string {
  if (invisible !== undefined) return '';
  if (fullwidth !== undefined) return halfWidth(found);
  if (halfwidth !== undefined) {
    const kana = WIDE[found.charCodeAt(0) - 0xff61]!;
    if (found.length === 1) return kana;
    const voiced = found[1] === 'ﾞ' || found[1] === '\u3099';
    const composed = (kana + (voiced ? '\u3099' : '\u309A')).normalize('NFC');
    return composed.length === 1 ? composed : kana + (voiced ? '゛' : '゜');
  }
  VARIATION ??= new RegExp(INVISIBLE, 'gu');
  const composed = found.replace(VARIATION, '').normalize('NFC');
  return composed.length <= found.length ? composed : found;
}

function originalOffset(offset: number, at: readonly number[], from: readonly number[]): number {
  // What was left out at the beginning belongs to the first unit.
  if (offset === 0) return 0;
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? offset : from[low - 1]! + (offset - at[low - 1]!);
}
