/**
 * One line of prose as its writer broke it, without indentation and markup, and what it looks like by itself: each question is
 * answered once, when it is first asked. Knows nothing of the lines around it.
 */
import type { Passage } from '../text/passage.ts';
import type { Span } from '../text/span.ts';
import { isDateLine } from './date-line.ts';
import {
  columnsOf,
  hasFullStopWithin,
  isClosing,
  isPredicate,
  isSalutation,
  isTabular,
  isTerminated,
  type Mark,
  markOf,
} from './line-kind.ts';

/** A line of more UTF-16 units than this is not measured. */
const LONG = 400;

const TERMINATED = 1;
const PREDICATE = 2;
const DATE = 4;
const CLOSING = 8;
const SALUTATION = 16;
const TABULAR = 32;
const PROSE = 64;

export class Line {
  /** No white space at its ends, never empty. */
  readonly passage: Passage;
  readonly text: string;
  /** Columns of white space before it. */
  readonly indent: number;
  /** The whole line is bold. */
  readonly strong: boolean;
  /** A line break before it that the writer asked for (`<br>`, two spaces): never a mere wrap. */
  readonly hard: boolean;
  /** Which questions were asked, and to which the answer is yes. */
  #asked = 0;
  #yes = 0;
  #columns = -1;
  #mark: Mark | 'none' | undefined;

  constructor(passage: Passage, indent = 0, strong = false, hard = false) {
    this.passage = passage;
    this.text = passage.text;
    this.indent = indent;
    this.strong = strong;
    this.hard = hard;
  }

  /** The part of it at `span`, as a line. */
  part(span: Span): Line {
    return new Line(this.passage.slice(span), this.indent, this.strong, this.hard);
  }

  /** Ends with a mark that ends a sentence. */
  get isTerminated(): boolean {
    return this.#is(TERMINATED, isTerminated);
  }

  /** Ends like a Japanese sentence whose 。 was left out. */
  get isPredicate(): boolean {
    return this.#is(PREDICATE, isPredicate);
  }

  get isDate(): boolean {
    return this.#is(DATE, isDateLine);
  }

  get isClosing(): boolean {
    return this.#is(CLOSING, isClosing);
  }

  get isSalutation(): boolean {
    return this.#is(SALUTATION, isSalutation);
  }

  get isTabular(): boolean {
    return this.#is(TABULAR, isTabular);
  }

  /** Says something: has an end mark, or a Japanese predicate, or is long. */
  get isProse(): boolean {
    if ((this.#asked & PROSE) === 0) {
      this.#asked |= PROSE;
      const says = this.isTerminated || this.isPredicate || this.isWider(110) || hasFullStopWithin(this.text);
      if (says && !this.isDate) this.#yes |= PROSE;
    }
    return (this.#yes & PROSE) !== 0;
  }

  /** The mark before an item or a heading, if it has one. */
  get mark(): Mark | undefined {
    this.#mark ??= markOf(this.text) ?? 'none';
    return this.#mark === 'none' ? undefined : this.#mark;
  }

  /** Width on a terminal, where full-width characters take two columns. */
  get columns(): number {
    if (this.#columns < 0) this.#columns = columnsOf(this.text);
    return this.#columns;
  }

  /** Its columns, as far as they tell of how a paragraph is set: of a very long line it is known that it is long. */
  get width(): number {
    return this.text.length > LONG ? LONG : this.columns;
  }

  /** Whether it takes more columns than so many, which its length tells of most lines. */
  isWider(columns: number): boolean {
    const { length } = this.text;
    return length > columns || (length * 2 > columns && this.columns > columns);
  }

  #is(question: number, ask: (text: string) => boolean): boolean {
    if ((this.#asked & question) === 0) {
      this.#asked |= question;
      if (ask(this.text)) this.#yes |= question;
    }
    return (this.#yes & question) !== 0;
  }
}
