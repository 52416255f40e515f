/**
 * Positions as editors count them, in the unit that was agreed with the client. Inside the house they are UTF-16 offsets; here, and
 * nowhere else in the server, they become lines and characters from 0, and back.
 */
import { columnsIn, type Unit } from '../report/columns.ts';
import { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Position, Range } from './protocol.ts';

export const ENCODINGS = ['utf-16', 'utf-8', 'utf-32'] as const;
export type PositionEncoding = (typeof ENCODINGS)[number];

/** The first of the client's wishes that we can meet. One that says nothing means UTF-16. */
export function encodingFor(wishes: readonly string[] | undefined): PositionEncoding {
  return (
    ENCODINGS.find((encoding) => encoding === wishes?.find((wish) => ENCODINGS.some((one) => one === wish))) ?? 'utf-16'
  );
}

const UNITS: Readonly<Record<PositionEncoding, Unit | undefined>> = {
  'utf-8': 'bytes',
  'utf-16': undefined,
  'utf-32': 'code points',
};

/** The places of one text. */
export class Places {
  readonly lines: Lines;
  readonly #encoding: PositionEncoding;
  #column: ReturnType<typeof columnsIn> | undefined;

  constructor(text: string, encoding: PositionEncoding) {
    this.lines = new Lines(text);
    this.#encoding = encoding;
  }

  get text(): string {
    return this.lines.text;
  }

  position(offset: number): Position {
    const at = this.lines.position(offset);
    const unit = UNITS[this.#encoding];
    if (unit === undefined) return { line: at.line - 1, character: at.column - 1 };
    this.#column ??= columnsIn(this.text, unit);
    return { line: at.line - 1, character: this.#column(at) - 1 };
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The UTF-16 offset of a position. Behind the end of a line is its end; behind the last line, the end of the text. */
  offset({ line, character }: Position): number {
    if (line >= this.lines.count) return this.text.length;
    const start = this.lines.startOf(line + 1);
    const end = start + this.lines.line(line + 1).length;
    const unit = UNITS[this.#encoding];
    if (unit === undefined) return Math.min(start + character, end);
    let at = start;
    for (let left = character; left > 0 && at < end; ) {
      const code = this.text.codePointAt(at)!;
      left -= unit === 'code points' ? 1 : code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      // In the midst of a character is before it.
      if (left < 0) break;
      at += code > 0xffff ? 2 : 1;
    }
    return at;
  }

  span({ start, end }: Range): Span {
    const from = this.offset(start);
    return { start: from, end: Math.max(from, this.offset(end)) };
  }
}
