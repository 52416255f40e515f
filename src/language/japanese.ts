/**
 * Japanese text as words: IPADIC's, with figures, dates and addresses in one piece and spellings brought to one. The only door to the
 * dictionary; judges nothing. Linear in the length of the text, and without failure on any string.
 */
import { correctReading } from './japanese/corrections.ts';
import { type Dictionary, japaneseDictionary } from './japanese/dictionary.ts';
import { findLiterals, type Literal, type LiteralKind, readable } from './japanese/literals.ts';
import { normalise } from './japanese/normalise.ts';
import { mergeNumbers } from './japanese/numbers.ts';
import { canonicalLemma } from './japanese/variants.ts';
import { readMorphemes } from './japanese/viterbi.ts';
import type { Word } from './japanese/word.ts';
import type { Token } from './token.ts';

export { normaliseJapanese } from './japanese/normalise.ts';
export { canonicalLemma } from './japanese/variants.ts';

/**
 * The words of a Japanese text. They tile it; positions are UTF-16 offsets into `text` as given.
 *
 * @throws {ProblemError} when the dictionary of this package is missing, damaged or of another version.
 */
export function tokenizeJapanese(text: string): readonly Token[] {
  if (text === '') return [];
  const normal = normalise(text);
  const literals = findLiterals(normal.text);
  const read = readWords(normal.text, literals);
  const words = mergeNumbers(normal.text, correctReading(normal.text, read));
  if (words.length === 0)
    return [{ start: 0, end: text.length, text, norm: '', lemma: '', pos: '記号.一般', form: '' }];
  return words.map((word) => {
    const start = normal.original(word.start);
    const end = normal.original(word.end);
    const token = {
      start,
      end,
      text: text.slice(start, end),
      norm: normal.text.slice(word.start, word.end),
      lemma: canonicalLemma(word.lemma),
      pos: word.pos,
      form: word.form,
    };
    return word.value === undefined ? token : { ...token, value: word.value };
  });
}

const POS_OF_LITERAL: Readonly<Record<LiteralKind, string>> = {
  url: '名詞.URL',
  mail: '名詞.メール',
  phone: '名詞.電話番号',
  date: '名詞.日付',
  time: '名詞.時刻',
  figure: '名詞.数',
  code: '名詞.記号列',
  emoji: '記号.絵文字',
};

/** What IPADIC takes for a noun, because it does not know it, though it is made of signs. */
const SIGNS = /^[\p{P}\p{S}]+$/u;

/** IPADIC's reading of a normalised text, each literal as one word. What the reading has across the edge of a literal is cut there. */
function readWords(text: string, literals: readonly Literal[]): Word[] {
  const dictionary = japaneseDictionary();
  const { ends, entries } = readMorphemes(readable(text, literals), dictionary);
  const words: Word[] = [];
  let next = 0;
  let start = 0;
  for (const [index, end] of ends.entries()) {
    const whole = start;
    while (start < end) {
      const literal = literals[next];
      if (literal === undefined || start < literal.start) {
        const to = Math.min(end, literal?.start ?? end);
        words.push(...wordsOf(dictionary, entries[index]!, text, start, to, whole === start && to === end));
        start = to;
        continue;
      }
      start = Math.min(end, literal.end);
      if (start < literal.end) continue;
      const lemma = text.slice(literal.start, literal.end);
      words.push({ start: literal.start, end: literal.end, lemma, pos: POS_OF_LITERAL[literal.kind], form: '' });
      next++;
    }
  }
  return words;
}

function wordsOf(
  dictionary: Dictionary,
  entry: number,
  text: string,
  start: number,
  end: number,
  whole: boolean,
): Word[] {
  const surface = text.slice(start, end);
  if (entry >= dictionary.knownEntries && SIGNS.test(surface)) return signsOf(dictionary, text, start, end);
  const { pos, form } = dictionary.features(entry);
  const lemma = (whole ? dictionary.basicForm(entry) : undefined) ?? surface;
  return [{ start, end, lemma, pos: pos === '記号.空白' ? '空白' : pos, form }];
}

/** A run of signs, sign by sign: 」) is two brackets, and not the noun that IPADIC makes of what it does not know. */
function signsOf(dictionary: Dictionary, text: string, start: number, end: number): Word[] {
  const words: Word[] = [];
  let at = start;
  for (const sign of text.slice(start, end)) {
    const pos = dictionary.signPos(readable(sign, [])) ?? '記号.一般';
    words.push({ start: at, end: at + sign.length, lemma: sign, pos, form: '' });
    at += sign.length;
  }
  return words;
}
