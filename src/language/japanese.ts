/**
 * Japanese text as words: IPADIC's, with figures, dates and addresses in one piece and spellings brought to one. The only door to the
 * dictionary; judges nothing. Linear in the length of the text, and without failure on any string.
 */
import { isAsciiWord, isWhite } from '../text/characters.ts';
import { correctReading } from './japanese/corrections.ts';
import { type Dictionary, japaneseDictionary } from './japanese/dictionary.ts';
import { findLiterals, type Literal, type LiteralKind, readable } from './japanese/literals.ts';
import { normalise } from './japanese/normalise.ts';
import { mergeNumbers } from './japanese/numbers.ts';
import { canonicalLemma } from './japanese/variants.ts';
import { readMorphemes } from './japanese/viterbi.ts';
import { type Word, wordAt } from './japanese/word.ts';
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
    return [{ start: 0, end: text.length, text, norm: '', lemma: '', pos: '記号.一般', form: '', value: undefined }];
  const tokens: Token[] = [];
  for (const { start: from, end: to, surface, lemma, pos, form, value } of words) {
    const start = normal.original(from);
    const end = normal.original(to);
    // Written as it is read, as nearly every word is, it is one string.
    const written = normal.text === text ? surface : text.slice(start, end);
    tokens.push({ start, end, text: written, norm: surface, lemma: canonicalLemma(lemma), pos, form, value });
  }
  return tokens;
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

/** What is said of a word of the dictionary wherever it stands. */
interface Known {
  readonly surface: string;
  readonly lemma: string;
  readonly pos: string;
  readonly form: string;
}

/** Words of the dictionary from earlier texts; a text has few different ones, so the whole is dropped when it is full. */
const known = new Map<number, Known>();
const MOST_KNOWN = 20_000;

/** IPADIC's reading of a normalised text, each literal as one word. What the reading has across the edge of a literal is cut there. */
function readWords(text: string, literals: readonly Literal[]): Word[] {
  const dictionary = japaneseDictionary();
  const asRead = readable(text, literals);
  const { ends, entries } = readMorphemes(asRead, dictionary);
  const words: Word[] = [];
  let next = 0;
  let start = 0;
  for (let index = 0; index < ends.length; index++) {
    const end = ends[index]!;
    const entry = entries[index]!;
    const whole = start;
    while (start < end) {
      const literal = literals[next];
      if (literal === undefined || start < literal.start) {
        const to = literal === undefined || end < literal.start ? end : literal.start;
        if (whole === start && to === end && entry < dictionary.firstUnknown) {
          words.push(knownWord(dictionary, entry, text, asRead, start, end));
        } else addPart(words, dictionary, entry, text, start, to);
        start = to;
        continue;
      }
      start = Math.min(end, literal.end);
      if (start < literal.end) continue;
      words.push(wordAt(text, literal.start, literal.end, undefined, POS_OF_LITERAL[literal.kind], ''));
      next++;
    }
  }
  return words;
}

/** A word of the dictionary, in one piece. */
function knownWord(
  dictionary: Dictionary,
  entry: number,
  text: string,
  asRead: string,
  start: number,
  end: number,
): Word {
  const before = known.get(entry);
  // Most words come again; but what is full-width in the dictionary may be written in ASCII.
  if (before !== undefined && text.startsWith(before.surface, start)) {
    const { surface, lemma, pos, form } = before;
    return { start, end, surface, lemma, pos, form, value: undefined };
  }
  const { pos, form } = dictionary.features(entry);
  const lemma = dictionary.basicForm(entry, asRead.slice(start, end));
  const word = wordAt(text, start, end, lemma, pos === '記号.空白' ? '空白' : pos, form);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(entry, word);
  return word;
}

/** A word that the dictionary does not have, or what a literal leaves of one that it has. */
function addPart(words: Word[], dictionary: Dictionary, entry: number, text: string, start: number, end: number): void {
  if (entry >= dictionary.firstUnknown && isSigns(text, start, end)) {
    addSigns(words, dictionary, text, start, end);
    return;
  }
  const { pos, form } = dictionary.features(entry);
  words.push(wordAt(text, start, end, undefined, pos === '記号.空白' ? '空白' : pos, form));
}

/** Whether IPADIC takes for a noun, because it does not know it, what is made of signs. */
function isSigns(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isOrdinarySign(unit)) continue;
    // Words that a dictionary does not have are names in kana, kanji or Latin letters, and white space.
    if (isAsciiWord(unit) || isKanaOrKanji(unit) || isWhite(unit)) return false;
    // Knows all of Unicode, which takes longer to begin with than to read a draft.
    return /^[\p{P}\p{S}]+$/u.test(text.slice(at, end));
  }
  return true;
}

/** Punctuation and symbols that texts are full of: of ASCII, general punctuation, arrows to box drawing and shapes, brackets and 〜. */
const isOrdinarySign = (unit: number): boolean =>
  unit < 0x80
    ? unit > 0x20 && unit < 0x7f && (unit === 0x5f || !isAsciiWord(unit))
    : (unit >= 0x2010 && unit <= 0x2027) ||
      (unit >= 0x2190 && unit <= 0x2426) ||
      (unit >= 0x2500 && unit <= 0x2767) ||
      (unit >= 0x3001 && unit <= 0x3003) ||
      (unit >= 0x3008 && unit <= 0x3020) ||
      unit === 0x30fb;

/** Letters only: neither ・ nor ゛゜. */
const isKanaOrKanji = (unit: number): boolean =>
  (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa) || (unit >= 0x4e00 && unit <= 0x9fff);

/** A run of signs, sign by sign: 」) is two brackets, and not the noun that IPADIC makes of what it does not know. */
function addSigns(words: Word[], dictionary: Dictionary, text: string, start: number, end: number): void {
  let at = start;
  for (const sign of text.slice(start, end)) {
    const pos = dictionary.signPos(readable(sign, [])) ?? '記号.一般';
    words.push(wordAt(text, at, at + sign.length, undefined, pos, ''));
    at += sign.length;
  }
}
