/** What every reader hands over before anything is understood: chunks of lines, with their places. Knows no sentences. */
import type { Passage } from '../text/passage.ts';
import type { Span } from '../text/span.ts';
import type { Directive } from './document.ts';

/** One line of prose as its writer broke it, without indentation and markup. */
export interface Line {
  /** No white space at its ends, never empty. */
  readonly passage: Passage;
  /** Columns of white space before it. */
  readonly indent: number;
  /** The whole line is bold. */
  readonly strong?: boolean;
  /** A line break before it that the writer asked for (`<br>`, two spaces): never a mere wrap. */
  readonly hard?: boolean;
}

/**
 * Lines that stand together. `text` is still to be understood (a list, a letterhead, prose); the other types were said by
 * markup.
 */
export interface Chunk {
  readonly type: 'text' | 'heading' | 'list-item' | 'table-cell' | 'quote';
  readonly level?: number;
  /** Equal chunks may share them. */
  readonly lines: readonly Line[];
  /** Where in the source the places of the lines count from; 0 without it. */
  readonly from?: number;
  /** A rule line (-----) stands directly before it. */
  readonly ruled?: boolean;
}

export interface Layout {
  /** In the order of the source. */
  readonly chunks: readonly Chunk[];
  /** In the order of the source. */
  readonly directives: readonly Directive[];
}

/** Reads the part of a source that stands at `body`; what is before it is front matter. */
export type Reader = (source: string, body: Span) => Layout;
