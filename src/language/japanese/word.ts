/** A word on its way to being a token: offsets into the normalised text. */
import type { Span } from '../../text/span.ts';
import type { NumberValue } from '../token.ts';

export interface Word extends Span {
  /** What the normalised text has between the offsets. */
  readonly surface: string;
  readonly lemma: string;
  readonly pos: string;
  readonly form: string;
  readonly value: NumberValue | undefined;
}

/** A word of `text`; all words are made here, so that they have one shape. */
export function wordAt(
  text: string,
  start: number,
  end: number,
  lemma: string | undefined,
  pos: string,
  form: string,
  value?: NumberValue,
): Word {
  const surface = text.slice(start, end);
  return { start, end, surface, lemma: lemma ?? surface, pos, form, value };
}
