/**
 * Japanese text as words: IPADIC's, with figures, dates and addresses in one piece and spellings brought to one. The only door to the
 * dictionary; judges nothing. Linear in the length of the text, and without failure on any string.
 */
import { isAsciiWord, isWhite } from '../text/characters.ts';
import { changeOf, correctReading, mayBeMisread, misreadings } from './japanese/corrections.ts';
import { type Dictionary, type Features, japaneseDictionary } from './japanese/dictionary.ts';
import {
  findLiterals,
  isReadOtherwise,
  type Literal,
  type LiteralKind,
  mayBeLiteral,
  mayBeWrittenOtherwise,
  RARE_FORMS,
  readable,
} from './japanese/literals.ts';
import { kindOf, NORMAL, type Normalised, normalise } from './japanese/normalise.ts';
import { KANJI_OF_NUMBERS, mayBeginNumber, mayBeNumeral, mergeNumbers } from './japanese/numbers.ts';
import { WHITE } from './japanese/plain-word.ts';
import { canonicalLemma } from './japanese/variants.ts';
import { readMorphemes } from './japanese/viterbi.ts';
import { type Word, wordAt } from './japanese/word.ts';
import type { Lexeme, Token } from './token.ts';

export { normaliseJapanese } from './japanese/normalise.ts';
export { canonicalLemma } from './japanese/variants.ts';

/**
 * The words of a Japanese text. They tile it; positions are UTF-16 offsets into `text` as given.
 *
 * @throws {ProblemError} when the dictionary of this package is missing, damaged or of another version.
 */
export function tokenizeJapanese(text: string): readonly Token[] {
  if (text === '') return [];
  const kinds = kindsIn(text);
  if ((kinds & ABNORMAL) === 0) return wordsOf(text, kinds);
  const normal = normalise(text);
  const words = wordsOf(normal.text, kindsIn(normal.text));
  if (words.length === 0)
    return [{ start: 0, end: text.length, text, norm: '', lemma: '', pos: '記号.一般', form: '', value: undefined }];
  return words.map((word) => asWritten(word, text, normal));
}

function asWritten(word: Word, text: string, normal: Normalised): Token {
  const start = normal.original(word.start);
  const end = normal.original(word.end);
  const { norm, lemma, pos, form, value, lexeme } = word;
  return { start, end, text: text.slice(start, end), norm, lemma, pos, form, value, lexeme };
}

// What a text has in it: found out in one go over its units, since most have nothing of it and need none of the work.
const ABNORMAL = 1;
const LITERAL = 2;
const NUMERAL = 4;
const READ_OTHERWISE = 8;

/** Kanji that have something of it. */
let KANJI: Map<number, number> | undefined;

function kindsOfKanji(): Map<number, number> {
  const kinds = new Map<number, number>();
  for (const numeral of KANJI_OF_NUMBERS) kinds.set(numeral.charCodeAt(0), NUMERAL);
  for (const rare of RARE_FORMS) kinds.set(rare.charCodeAt(0), READ_OTHERWISE);
  return kinds;
}

function kindsIn(text: string): number {
  KANJI ??= kindsOfKanji();
  let kinds = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Kana have nothing of it, but for the marks that are put to them.
    if (unit >= 0x3041 && unit <= 0x30ff && unit !== 0x3099 && unit !== 0x309a) continue;
    if (unit >= 0x4e00 && unit <= 0x9fff) {
      const kind = KANJI.get(unit);
      if (kind !== undefined) kinds |= kind;
      continue;
    }
    // 、 and 。
    if (unit === 0x3001 || unit === 0x3002) continue;
    if (mayBeNumeral(unit)) kinds |= NUMERAL;
    if (isReadOtherwise(unit)) kinds |= READ_OTHERWISE;
    if (kindOf(unit) !== NORMAL) kinds |= ABNORMAL;
    if (mayBeLiteral(unit)) kinds |= LITERAL;
  }
  return kinds;
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
interface Known extends Lexeme {
  readonly entry: number;
  readonly surface: string;
  readonly lemma: string;
  readonly pos: string;
  readonly form: string;
  /** It has this surface always: what is full-width in the dictionary may be written in ASCII. */
  readonly fixed: boolean;
  readonly misreadings: number;
  readonly mayBeginNumber: boolean;
}

/** Words of the dictionary from earlier texts; a text has few different ones, so the whole is dropped when it is full. */
const known = new Map<number, Known>();
const MOST_KNOWN = 20_000;

/**
 * Those that were met last, each at a place that follows from its number: most are found here, sooner than in a map. So many places, a power
 * of two, and more when more words are known: a single draft has no use for them.
 */
const FEW = 256;
const MANY = 8192;
let recent = new Array<Known | undefined>(FEW).fill(undefined);

/** No literals, as in most texts. */
const NONE: readonly Literal[] = [];

/** The words of a normalised text. What IPADIC's reading has across the edge of a literal is cut there. */
function wordsOf(text: string, kinds: number): Word[] {
  const dictionary = japaneseDictionary();
  const { firstUnknown } = dictionary;
  const literals = (kinds & LITERAL) !== 0 ? findLiterals(text) : NONE;
  const asRead = literals.length > 0 || (kinds & READ_OTHERWISE) !== 0 ? readable(text, literals) : text;
  const { length, numbers, first } = readMorphemes(asRead, dictionary);
  const words: Word[] = [];
  const met = recent;
  const mask = met.length - 1;
  let next = 0;
  let untilLiteral = literals.length > 0 ? literals[0]!.start : text.length;
  let start = 0;
  let misread = false;
  let firstNumber = -1;
  let before = 0;
  for (let at = first; at < first + 2 * length; at += 2) {
    const end = numbers[at]!;
    const entry = numbers[at + 1]!;
    if (end <= untilLiteral && entry < firstUnknown) {
      const place = (entry ^ (entry >>> 12)) & mask;
      let word = met[place];
      if (word === undefined || word.entry !== entry || !(word.fixed || text.startsWith(word.surface, start))) {
        word = known.get(entry);
        if (word === undefined || !(word.fixed || text.startsWith(word.surface, start)))
          word = knownWord(dictionary, entry, text, asRead, start, end);
        met[place] = word;
      }
      const { surface, lemma, pos, form, misreadings } = word;
      if (misreadings !== 0 && mayBeMisread(before, misreadings)) misread = true;
      before = misreadings;
      if (firstNumber < 0 && word.mayBeginNumber) firstNumber = words.length;
      words.push({ start, end, text: surface, norm: surface, lemma, pos, form, value: undefined, lexeme: word });
      start = end;
      continue;
    }
    const count = words.length;
    next = addParts(words, dictionary, entry, text, start, end, literals, next);
    untilLiteral = next < literals.length ? literals[next]!.start : text.length;
    for (let index = count; index < words.length; index++) {
      const { norm, lemma, pos } = words[index]!;
      const kinds = misreadings(norm, lemma);
      if (mayBeMisread(before, kinds)) misread = true;
      before = kinds;
      if (firstNumber < 0 && mayBeginNumber(norm, pos)) firstNumber = index;
    }
    start = end;
  }
  // Words that are put together or taken apart there may be of a number, or before the first.
  const corrected = misread ? correctReading(text, words) : words;
  if ((kinds & NUMERAL) === 0 || (firstNumber < 0 && !misread)) return corrected;
  return mergeNumbers(text, corrected, misread ? 0 : firstNumber);
}

/** Adds what is not a word of the dictionary in one piece. @returns the next literal */
function addParts(
  words: Word[],
  dictionary: Dictionary,
  entry: number,
  text: string,
  from: number,
  end: number,
  literals: readonly Literal[],
  firstLiteral: number,
): number {
  let start = from;
  let next = firstLiteral;
  while (start < end) {
    const literal = literals[next];
    if (literal === undefined || start < literal.start) {
      const to = literal === undefined || end < literal.start ? end : literal.start;
      addPart(words, dictionary, entry, text, start, to);
      start = to;
      continue;
    }
    start = Math.min(end, literal.end);
    if (start < literal.end) continue;
    words.push(wordAt(text, literal.start, literal.end, undefined, POS_OF_LITERAL[literal.kind], ''));
    next++;
  }
  return next;
}

/** A word of the dictionary, in one piece. */
function knownWord(
  dictionary: Dictionary,
  entry: number,
  text: string,
  asRead: string,
  start: number,
  end: number,
): Known {
  const features = dictionary.features(entry);
  const surface = text.slice(start, end);
  const basic = dictionary.basicForm(entry, asRead === text ? surface : asRead.slice(start, end)) ?? surface;
  const word = dictionary.isPlain(entry)
    ? plainWord(entry, surface, basic, features)
    : otherWord(entry, surface, basic, features);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(entry, word);
  if (known.size > 4 * FEW && recent.length < MANY) recent = new Array<Known | undefined>(MANY).fill(undefined);
  return word;
}

const plainWord = (entry: number, surface: string, lemma: string, { pos, form }: Features): Known => ({
  entry,
  surface,
  lemma,
  pos,
  form,
  fixed: true,
  misreadings: 0,
  mayBeginNumber: false,
  type: undefined,
});

/** A word of which {@link isPlainWord} is not true. */
function otherWord(entry: number, surface: string, basic: string, features: Features): Known {
  const change = changeOf(surface, basic, features.pos);
  const pos = change?.pos ?? (features.pos === WHITE ? '空白' : features.pos);
  return {
    entry,
    surface,
    lemma: canonicalLemma(change?.lemma ?? basic),
    pos,
    form: change?.form ?? features.form,
    fixed: !mayBeWrittenOtherwise(surface),
    misreadings: misreadings(surface, basic),
    mayBeginNumber: mayBeginNumber(surface, pos),
    type: undefined,
  };
}

/** A word that the dictionary does not have, or what a literal leaves of one that it has. */
function addPart(words: Word[], dictionary: Dictionary, entry: number, text: string, start: number, end: number): void {
  if (entry >= dictionary.firstUnknown && isSigns(text, start, end)) {
    addSigns(words, dictionary, text, start, end);
    return;
  }
  const { pos, form } = dictionary.features(entry);
  const surface = text.slice(start, end);
  const change = changeOf(surface, surface, pos);
  const said = change?.pos ?? (pos === WHITE ? '空白' : pos);
  words.push(wordAt(text, start, end, change?.lemma, said, change?.form ?? form));
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
