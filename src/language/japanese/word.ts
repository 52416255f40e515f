/** A word on its way to being a token: that token, with offsets into the normalised text. Finds no words. */
import type { Lexeme, NumberValue, Token } from '../token.ts';
import { canonicalLemma } from './variants.ts';

export interface Word extends Token {
  readonly value: NumberValue | undefined;
  readonly lexeme: Lexeme | undefined;
}

/** A word of `text`. All have one shape. */
export function wordAt(
  text: string,
  start: number,
  end: number,
  lemma: string | undefined,
  pos: string,
  form: string,
  value?: NumberValue,
): Word {
  const norm = text.slice(start, end);
  return { start, end, text: norm, norm, lemma: canonicalLemma(lemma ?? norm), pos, form, value, lexeme: undefined };
}
