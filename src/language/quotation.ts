/** Pairs of quotation marks in a sentence. Does not decide whose words stand in them. */
import type { Span } from '../text/span.ts';
import type { Token } from './token.ts';

const CLOSERS: Readonly<Record<string, string>> = { '「': '」', '『': '』', '“': '”', '‘': '’', '«': '»', '〝': '〟' };

/** Half-open ranges of token indices, marks included, in the order of their opening marks. Nested pairs are all given. */
export function quotations(tokens: readonly Token[]): readonly Span[] {
  if (tokens !== asked) {
    lastFound = hasMarks(tokens) ? findQuotations(tokens) : NONE;
    asked = tokens;
  }
  return lastFound;
}

const NONE: readonly Span[] = [];

/** Every phrase of a sentence asks for them, one sentence after the other. */
let asked: readonly Token[] = [];
let lastFound: readonly Span[] = NONE;

/** Whether some token is a quotation mark at either end, straight or not; ʼ and ＇ are apostrophes. */
function hasMarks(tokens: readonly Token[]): boolean {
  for (let index = 0; index < tokens.length; index++) {
    const { text } = tokens[index]!;
    if (text.length === 1 && isMark(text.charCodeAt(0))) return true;
  }
  return false;
}

/** "＂'「」『』“”‘’«»〝〟 */
const isMark = (unit: number): boolean =>
  unit === 0x22 ||
  unit === 0x27 ||
  (unit > 0x7f &&
    ((unit >= 0x300c && unit <= 0x300f) ||
      (unit >= 0x2018 && unit <= 0x2019) ||
      (unit >= 0x201c && unit <= 0x201d) ||
      unit === 0xab ||
      unit === 0xbb ||
      unit === 0x301d ||
      unit === 0x301f ||
      unit === 0xff02));

function findQuotations(tokens: readonly Token[]): readonly Span[] {
  const found: Span[] = [];
  const open: { closer: string; start: number }[] = [];
  let straight = -1;
  let single = -1;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const mark = token.text;
    if (mark.length > 1) continue;
    if (mark === '"' || mark === '＂') {
      if (straight < 0) straight = index;
      else {
        found.push({ start: straight, end: index + 1 });
        straight = -1;
      }
      continue;
    }
    // A straight single mark is also an apostrophe: it opens only after a blank and before a word, and closes after a word.
    if (mark === "'" && token.pos === 'PUNCT') {
      const isBlank = (other: Token | undefined) => other === undefined || other.text.trim() === '';
      if (single < 0 ? isBlank(tokens[index - 1]) && !isBlank(tokens[index + 1]) : !isBlank(tokens[index - 1])) {
        if (single >= 0) found.push({ start: single, end: index + 1 });
        single = single < 0 ? index : -1;
      }
      continue;
    }
    const closer = CLOSERS[mark];
    if (closer !== undefined) {
      open.push({ closer, start: index });
      continue;
    }
    const at = open.length === 0 ? -1 : open.findLastIndex((pair) => pair.closer === mark);
    if (at >= 0) {
      found.push({ start: open[at]!.start, end: index + 1 });
      open.length = at;
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The innermost quotation around a range of tokens, unless it is all that the sentence has (a line of a transcript). */
export function quotationAround(
  tokens: readonly Token[],
  match: Span,
  isWord: (token: Token) => boolean,
): Span | undefined {
  const all = quotations(tokens);
  if (all.length === 0) return undefined;
  const around = all.findLast((quote) => quote.start <= match.start && match.end <= quote.end);
  if (!around) return undefined;
  const outside = tokens.some((token, index) => (index < around.start || index >= around.end) && isWord(token));
  return outside ? around : undefined;
}
