/** What patterns find. All spans are half-open ranges of token indices into the sentence's full token array. */
import type { Span } from '../../text/span.ts';

export interface PatternMatch {
  /** The part between « and », or the whole match. */
  readonly report: Span;
  /** What was captured, in the order in which the names were asked for. */
  readonly captures: readonly (Span | undefined)[];
}

/** A match with all its tokens, of which a rule reports a part. */
export interface WholeMatch extends PatternMatch {
  readonly tokens: Span;
}

/** How far a pattern came before it failed. */
export interface NearMiss {
  readonly matched: Span;
  /** Index of the token that did not fit; the number of tokens when the sentence ended too early. */
  readonly failedAt: number;
  /** The item of the pattern that it did not fit. */
  readonly expected: string;
}
