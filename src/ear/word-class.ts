/** What a part of speech says of its words to the second ear. Asked once for each that occurs. */
import type { Token } from '../language/token.ts';
import { hashOf } from './hash.ts';

export interface WordClass {
  readonly isSpace: boolean;
  /** A number is its unit: how many does not matter to the tone, 件 or 円 does. */
  readonly isNumber: boolean;
  /** Words whose form matters to the shape of a sentence; of all others only the class does. */
  readonly isGrammar: boolean;
  /** The beginnings of the names of a number and of a shape; the inflected form follows. */
  readonly number: number;
  readonly shape: number;
}

const NUMBERS = /^名詞\.(?:数|日付|時刻|期間|電話番号|メール|URL|記号列)|^(?:NUM|DATE|TIME|PHONE|EMAIL|URL)$/u;
const GRAMMAR = /^(?:助詞|助動詞|記号|連体詞|接続詞|AUX|ADP|PRON|DET|PART|SCONJ|CCONJ|PUNCT)/u;

const classes = new Map<string, WordClass>();

export function classOf(pos: string): WordClass {
  let known = classes.get(pos);
  if (!known) {
    known = {
      isSpace: pos === 'SPACE' || pos === '空白',
      isNumber: NUMBERS.test(pos),
      isGrammar: GRAMMAR.test(pos),
      number: hashOf(`#${pos}`),
      shape: hashOf(`${pos}/`),
    };
    classes.set(pos, known);
  }
  return known;
}

export const isSpace = ({ pos }: Token): boolean => classOf(pos).isSpace;
