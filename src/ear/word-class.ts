/** What a part of speech says of its words to the second ear. Asked once for each that occurs. */
import type { Token } from '../language/token.ts';
import { hashOf } from './hash.ts';

export interface WordClass {
  readonly isSpace: boolean;
  /** {@link IS_NUMBER} and {@link IS_GRAMMAR}. */
  readonly flags: number;
  /** Words that tell a reader something when they are named alone. */
  readonly isTelling: boolean;
  /** The beginnings of the names of a number and of a shape; the inflected form follows. */
  readonly number: number;
  readonly shape: number;
}

/** A number is its unit: how many does not matter to the tone, 件 or 円 does. */
export const IS_NUMBER = 1;
/** Words whose form matters to the shape of a sentence; of all others only the class does. */
export const IS_GRAMMAR = 2;

// Beginnings, compared one by one: for the few dozen parts of speech that there are, that is done before a pattern is compiled.
const NUMBERS = [
  '名詞.数',
  '名詞.日付',
  '名詞.時刻',
  '名詞.期間',
  '名詞.電話番号',
  '名詞.メール',
  '名詞.URL',
  '名詞.記号列',
];
const ENGLISH_NUMBERS = ['NUM', 'DATE', 'TIME', 'PHONE', 'EMAIL', 'URL'];
const GRAMMAR = [
  ...['助詞', '助動詞', '記号', '連体詞', '接続詞'],
  ...['AUX', 'ADP', 'PRON', 'DET', 'PART', 'SCONJ', 'CCONJ', 'PUNCT'],
];
const TELLING = ['名詞.', '動詞.自立', '形容詞', '副詞', 'NOUN', 'VERB', 'ADJ', 'ADV', 'NUM', 'PROPN', 'INTJ'];
const NOUNS_THAT_LEAN = ['名詞.非自立', '名詞.接尾', '名詞.代名詞'];

const beginsWith = (text: string, beginnings: readonly string[]): boolean => {
  for (const beginning of beginnings) if (text.startsWith(beginning)) return true;
  return false;
};

const classes = new Map<string, WordClass>();

export function classOf(pos: string): WordClass {
  let known = classes.get(pos);
  if (!known) {
    const isNumber = beginsWith(pos, NUMBERS) || ENGLISH_NUMBERS.includes(pos);
    known = {
      isSpace: pos === 'SPACE' || pos === '空白',
      flags: (isNumber ? IS_NUMBER : 0) | (beginsWith(pos, GRAMMAR) ? IS_GRAMMAR : 0),
      isTelling: beginsWith(pos, TELLING) && !beginsWith(pos, NOUNS_THAT_LEAN),
      number: hashOf(`#${pos}`),
      shape: hashOf(`${pos}/`),
    };
    classes.set(pos, known);
  }
  return known;
}

export const isSpace = ({ pos }: Token): boolean => classOf(pos).isSpace;
