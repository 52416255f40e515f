/** A word on its way to being a token: offsets into the normalised text. */
import type { Span } from '../../text/span.ts';
import type { NumberValue } from '../token.ts';

export interface Word extends Span {
  readonly lemma: string;
  readonly pos: string;
  readonly form: string;
  readonly value?: NumberValue;
}
