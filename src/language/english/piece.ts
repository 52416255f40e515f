/** One stretch of English text before it has a part of speech; everything that is no word is settled already. */
import type { NumberValue } from '../token.ts';

export interface Piece {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** `WORD` until the tagger has chosen; otherwise final. */
  readonly pos: string;
  /** Given when it is not simply the text in lower case. */
  readonly lemma?: string;
  readonly form?: string;
  readonly value?: NumberValue;
}
