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

/** A text with nothing but these is in normal form; most sentences are. */
const NORMAL = /^[ -~\n\r\t\u3000-\u3098\u309B-\u9FFF…―—“”]*$/u;

/**
 * What is not in normal form: invisible characters; half-width katakana with its mark; a character with combining marks
 * (four at most are looked at together, which bounds the work); compatibility ideographs; full-width ASCII.
 */
const ABNORMAL = new RegExp(
  [
    `(?<invisible>(?:${INVISIBLE}|(?<=[\\u{3040}-\\u{30FF}\\u{3400}-\\u{9FFF}])\\u{FE0F})+)`,
    String.raw`(?<halfwidth>[\u{FF66}-\u{FF9D}](?:[\u{FF9E}\u{FF9F}]|\u{3099}|\u{309A})?|[\u{FF61}-\u{FF65}\u{FF9E}\u{FF9F}])`,
    `(?<marked>(?!${MARK})\\S(?:${MARK}){1,4}|[\\u{F900}-\\u{FAFF}])`,
    String.raw`(?<fullwidth>[\u{FF01}-\u{FF5E}\u{FFE5}])`,
  ].join('|'),
  'gu',
);
const VARIATION = new RegExp(INVISIBLE, 'gu');

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
  if (NORMAL.test(text)) return { text, original: (offset) => offset };
  let normal = '';
  // Offsets that differ: from `at[i]` of the normalised text on, units map one to one beginning with `from[i]`.
  const at: number[] = [];
  const from: number[] = [];
  let done = 0;
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
  if (done === 0) return { text, original: (offset) => offset };
  normal += text.slice(done);
  return { text: normal, original: (offset) => originalOffset(offset, at, from) };
}

function normalForm(found: string, { invisible, halfwidth, fullwidth }: Record<string, string | undefined>): string {
  if (invisible !== undefined) return '';
  if (fullwidth !== undefined) {
    if (found === '～') return '〜';
    return found === '￥' ? '¥' : String.fromCharCode(found.charCodeAt(0) - 0xfee0);
  }
  if (halfwidth !== undefined) {
    const kana = WIDE[found.charCodeAt(0) - 0xff61]!;
    if (found.length === 1) return kana;
    const voiced = found[1] === 'ﾞ' || found[1] === '\u3099';
    const composed = (kana + (voiced ? '\u3099' : '\u309A')).normalize('NFC');
    return composed.length === 1 ? composed : kana + (voiced ? '゛' : '゜');
  }
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
