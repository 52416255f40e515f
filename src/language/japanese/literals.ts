/**
 * What is written in Japanese text but is no Japanese word: addresses, telephone numbers, codes, figures, emoji. Finds where they
 * stand, and lets the dictionary read past them. Does not say what a figure counts; that is `numbers.ts`.
 */
import type { Span } from '../../text/span.ts';

const KINDS = ['url', 'mail', 'date', 'phone', 'time', 'figure', 'code', 'emoji'] as const;

export type LiteralKind = (typeof KINDS)[number];

/** One such thing. */
export interface Literal extends Span {
  readonly kind: LiteralKind;
}

/** Units in Latin letters after a figure, which otherwise would look like a code: 5GB, 300ms, 40km. */
export const LATIN_UNIT =
  '(?:[kKMGTP]?i?[Bb](?:ps)?|[mkcn]?m|[mk]?[gl]|ms|s|sec|min|h|[kM]?W|kWh|[kMG]?Hz|pt|px|dB|[kK]?cal|ppm)';

/** 9/18, and with its day of the week also 9/3(水), which alone might be a fraction. */
const MONTH_AND_DAY = String.raw`(?:1[0-2]|0?[1-9])\/(?:1[3-9]|2\d|3[01]|\d{1,2}(?=\([月火水木金土日]))`;

/**
 * Every alternative has bounded repetitions or cannot fail once it has begun, so that the search is linear. The first that fits at a place
 * counts: a date before a telephone number, that before a code.
 */
const LITERAL = new RegExp(
  [
    String.raw`(?<url>(?:https?:\/\/|(?<![\w.])www\.)[\w\-.~:\/?#[\]@!$&'()*+,;=%]+)`,
    String.raw`(?<mail>(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})`,
    String.raw`(?<date>(?<![\w.\/-])(?:\d{4}(?:\/\d{1,2}\/\d{1,2}|-\d{1,2}-\d{1,2}|\.\d{1,2}\.\d{1,2})|${MONTH_AND_DAY})(?![\w\/-]))`,
    String.raw`(?<phone>(?<![\w-])(?:\+\d{1,3}-\d{1,4}|0\d{1,4})(?:-\d{1,4}-\d{3,4}|\(\d{1,4}\)\d{3,4})(?![\w-])|\(0\d{1,4}\)\d{1,4}-\d{3,4}(?![\w-]))`,
    String.raw`(?<time>(?<![\w:])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\w:]))`,
    String.raw`(?<figure>(?<![\w.-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?=${LATIN_UNIT}?(?![\w-]|\.\d)))`,
    String.raw`(?<code>(?<![\w-])#?[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*)`,
    String.raw`(?<emoji>(?:(?:\p{Emoji_Presentation}|[☺☹❤♥]|[#*0-9\u00A9\u00AE\u203C-\u3299\u{1F000}-\u{1FAFF}]\uFE0F\u20E3?)[\uFE0F\u200D\p{Emoji_Modifier}\u{E0020}-\u{E007F}♀♂]*)+)`,
  ].join('|'),
  'gu',
);

/** Every literal holds one of these. */
const MAY_HOLD_LITERALS = /[0-9A-Za-z\u2300-\u2BFF\uD800-\uDFFF]|\uFE0F/;

/** All literals of a normalised text, in order. Linear in its length. */
export function findLiterals(text: string): Literal[] {
  if (!MAY_HOLD_LITERALS.test(text)) return [];
  const literals: Literal[] = [];
  for (const match of text.matchAll(LITERAL)) {
    const start = match.index;
    const [found] = match;
    const kind = KINDS.find((name) => match.groups![name] !== undefined)!;
    if (kind === 'url') {
      literals.push({ kind, start, end: start + addressLength(found) });
    } else if (kind !== 'code') {
      literals.push({ kind, start, end: start + found.length });
    } else if (/^\d{1,3}-\d{1,3}$/u.test(found)) {
      // A range, 2-3人; the hyphen stays a word of its own until a counter is seen.
      const hyphen = start + found.indexOf('-');
      literals.push(
        { kind: 'figure', start, end: hyphen },
        { kind: 'figure', start: hyphen + 1, end: start + found.length },
      );
    } else if (/\d/u.test(found)) {
      literals.push({ kind, start, end: start + found.length });
    }
  }
  return literals;
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
    else if (kind === 'figure' || kind === 'date' || kind === 'time') result += literal.replace(/\D/gu, '0');
    else result += 'a'.repeat(literal.length);
    done = end;
  }
  return result + plain(text.slice(done));
}

const PUNCTUATION_OR_SPACE = /[!-/:-@[-`{-~]|\s|[髙﨑濵德邊邉槗栁]/gu;

const COMMON_FORMS: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  濵: '浜',
  德: '徳',
  邊: '辺',
  邉: '辺',
  槗: '橋',
  栁: '柳',
};

function plain(text: string): string {
  return text.replace(PUNCTUATION_OR_SPACE, (found) => {
    const unit = found.charCodeAt(0);
    if (unit > 0x20 && unit < 0x7f) return String.fromCharCode(unit + 0xfee0);
    return COMMON_FORMS[found] ?? ' ';
  });
}
