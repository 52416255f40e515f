/**
 * Reads Markdown of which nobody could doubt what it means: paragraphs, headings, items, simple tables, bold, links. Gives up at
 * anything else, and leaves it to the parser (`markdown.ts`), which is loaded only then and takes longer to start than to read.
 * What it reads, it reads as the parser does; a test holds the two together.
 */
import { isAsciiDigit, isAsciiLetter, isWhite } from '../text/characters.ts';
import type { Span } from '../text/span.ts';
import { Chunk, type Layout } from './layout.ts';
import { LineBuilder } from './line-builder.ts';

/** The lines of `body` as chunks, or `undefined` when it takes a parser to read them. */
export function readPlainMarkdown(source: string, body: Span): Layout | undefined {
  return new PlainMarkdown(source).read(body);
}

/** One of many thousands of marks is a sign of text that no writer writes; the parser's door deals with that. */
const MANY_MARKS = 1000;

class PlainMarkdown {
  readonly #source: string;
  readonly #chunks: Chunk[] = [];
  readonly #lines = new LineBuilder();
  /** The lines of the paragraph that is open, without the white space at their ends. */
  #open: Span[] = [];
  /** After which of them the writer asked for a line break. */
  #hard: boolean[] = [];
  #type: Chunk['type'] = 'text';
  /** `.` or `)` while an item with that behind its number is open. */
  #numbered = '';
  #ruled = false;
  #marks = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(body: Span): Layout | undefined {
    const source = this.#source;
    for (let at = body.start; at < body.end; ) {
      let end = at;
      while (end < body.end && !isBreak(source.charCodeAt(end))) end++;
      const next = end >= body.end ? end : end + (source.startsWith('\r\n', end) ? 2 : 1);
      let last = end;
      while (last > at && source[last - 1] === ' ') last--;
      if (last === at) {
        if (!this.#close()) return undefined;
      } else if (source[at] === '|') {
        const after = this.#table(at, body.end);
        if (after < 0) return undefined;
        at = after;
        continue;
      } else if (!this.#line(at, last, end)) return undefined;
      at = next;
    }
    return this.#close() ? { chunks: this.#chunks, directives: [] } : undefined;
  }

  /** A line that is not blank, from its first character to before the spaces at its end; whether it is understood. */
  #line(start: number, last: number, end: number): boolean {
    const source = this.#source;
    const first = source[start]!;
    if (first === '#') return this.#heading(start, last);
    if ((first === '-' || first === '*') && isRowOf(source, start, last, first)) {
      // Below a paragraph it would make that a heading.
      if (last - start < 3 || this.#open.length > 0) return false;
      this.#ruled = true;
      return true;
    }
    if ('-*+'.includes(first) && (source[start + 1] === ' ' || start + 1 === last)) {
      return this.#item(start + 2, last, end, '');
    }
    if (isAsciiDigit(first.charCodeAt(0))) {
      const number = numberEnd(source, start);
      if (number > 0 && (source[number] === ' ' || number === last)) {
        const mark = source[number - 1]!;
        // Only a first item ends a paragraph.
        const isFirst = first === '1' && number - start === 2;
        return (
          (this.#open.length === 0 || this.#numbered === mark || isFirst) && this.#item(number + 1, last, end, mark)
        );
      }
    }
    return this.#text(start, last, end);
  }

  #heading(start: number, last: number): boolean {
    const source = this.#source;
    let text = start;
    while (source[text] === '#') text++;
    const level = text - start;
    if (level > 6 || source[text] !== ' ' || source[last - 1] === '#' || !this.#close()) return false;
    while (source[text] === ' ') text++;
    if (text >= last) return false;
    this.#open = [{ start: text, end: last }];
    this.#hard = [false];
    return this.#close('heading', level);
  }

  #item(start: number, last: number, end: number, numbered: string): boolean {
    if (start >= last || !this.#close()) return false;
    this.#type = 'list-item';
    this.#numbered = numbered;
    const first = this.#source[start]!;
    // What begins with a mark of its own stands deeper.
    if ('+-#='.includes(first) || (first === '*' && this.#source[start + 1] === ' ')) return false;
    if (isRowOf(this.#source, start, last, '* ') || numberEnd(this.#source, start) > 0) return false;
    return this.#text(start, last, end);
  }

  /** A line of a paragraph. */
  #text(start: number, last: number, end: number): boolean {
    const first = this.#source[start]!;
    if (' >~|='.includes(first) || isRowOf(this.#source, start, last, TABLE_MARKS)) return false;
    this.#open.push({ start, end: last });
    this.#hard.push(end - last >= 2);
    return true;
  }

  /** A table whose first row begins at `first`: where it ends, or -1. */
  #table(first: number, limit: number): number {
    const source = this.#source;
    if (this.#open.length > 0) return -1;
    let columns = 0;
    let rows = 0;
    for (let at = first; at < limit; rows++) {
      let end = at;
      while (end < limit && !isBreak(source.charCodeAt(end))) end++;
      let last = end;
      while (last > at && source[last - 1] === ' ') last--;
      if (last === at) return rows >= 2 ? at : -1;
      if (source[at] !== '|' || source[last - 1] !== '|' || last - at < 3) return -1;
      let cells = 0;
      for (let from = at + 1; from < last; cells++) {
        const to = source.indexOf('|', from);
        if (rows === 1 ? !isDelimiter(source, from, to) : !this.#cell(from, to)) return -1;
        from = to + 1;
      }
      if (rows === 0) columns = cells;
      else if (rows === 1 ? cells !== columns : cells > columns) return -1;
      at = end >= limit ? end : end + (source.startsWith('\r\n', end) ? 2 : 1);
    }
    return rows >= 2 ? limit : -1;
  }

  #cell(from: number, to: number): boolean {
    let start = from;
    let end = to;
    while (start < end && this.#source[start] === ' ') start++;
    while (end > start && this.#source[end - 1] === ' ') end--;
    if (start === end) return true;
    this.#open = [{ start, end }];
    this.#hard = [false];
    return this.#close('table-cell');
  }

  /** Ends the paragraph that is open; false when there is a mark in it that is not understood. */
  #close(type: Chunk['type'] = this.#type, level?: number): boolean {
    const open = this.#open;
    const hard = this.#hard;
    if (open.length > 0) {
      this.#open = [];
      this.#hard = [];
      const run = new Emphasis();
      for (let index = 0; index < open.length; index++) {
        if (!this.#inline(open[index]!, run)) return false;
        if (index + 1 < open.length) this.#lines.break(hard[index]!);
      }
      if (run.length > 0) return false;
      const lines = this.#lines.take();
      if (lines.length > 0) {
        this.#chunks.push(new Chunk(type, lines, level, this.#ruled));
        this.#ruled = false;
      }
    }
    this.#type = 'text';
    this.#numbered = '';
    return true;
  }

  /** The words of one line, with what is bold and what is linked. */
  #inline({ start, end }: Span, open: Emphasis): boolean {
    const source = this.#source;
    let from = start;
    const flush = (to: number): void => {
      if (to > from) this.#lines.add(source.slice(from, to), { start: from, end: to }, open.length === 2);
    };
    for (let at = start; at < end; at++) {
      const unit = source.charCodeAt(at);
      if (unit > 0x7e || isAsciiLetter(unit)) {
        if (unit === 0xfeff) return false;
        continue;
      }
      switch (unit) {
        case 0: // U+FFFD to the parser
        case 9:
        case 0x3c: // < \ ` _
        case 0x5c:
        case 0x60:
        case 0x5f:
          return false;
        case 0x26: {
          if (++this.#marks > MANY_MARKS) return false;
          // A reference to a character ends with a semicolon.
          const semicolon = source.indexOf(';', at);
          if (semicolon > 0 && semicolon - at < 40) return false;
          break;
        }
        case 0x2a: {
          if (++this.#marks > MANY_MARKS) return false;
          let last = at + 1;
          while (last < end && source[last] === '*') last++;
          const before = at === start ? BLANK : characterClass(source, at - 1);
          const after = last === end ? BLANK : characterClass(source, last);
          flush(at);
          if (!open.meets(last - at, before, after)) return false;
          from = last;
          at = last - 1;
          break;
        }
        case 0x5d: // ] of a definition
          if (++this.#marks > MANY_MARKS || ':('.includes(source[at + 1] ?? ' ')) return false;
          break;
        case 0x5b: {
          if (++this.#marks > MANY_MARKS || source[at - 1] === '!') return false;
          const close = linkTextEnd(source, at + 1, end);
          if (close < 0) break;
          const target = linkTargetEnd(source, close + 2, end);
          if (target < 0) return false;
          flush(at);
          from = at + 1;
          flush(close);
          from = target + 1;
          at = target;
          break;
        }
      }
    }
    flush(end);
    return true;
  }
}

const LETTER = 0;
const BLANK = 1;
const SIGN = 2;

/** Whether bold or italic is open, when one follows the other in pairs that nobody could read in two ways. */
class Emphasis {
  /** How many stars opened it; 0 outside. */
  length = 0;

  /** A row of stars; false when it is not plain what it does. */
  meets(stars: number, before: number, after: number): boolean {
    const opens = after === LETTER || (after === SIGN && before !== LETTER);
    const closes = before === LETTER || (before === SIGN && after !== LETTER);
    const inside = this.length > 0;
    if (stars > 2 || (inside ? !closes || stars !== this.length : !opens)) return false;
    this.length = inside ? 0 : stars;
    return true;
  }
}

function characterClass(source: string, at: number): number {
  const unit = source.charCodeAt(at);
  if (isWhite(unit)) return BLANK;
  if (unit < 0x80) return isAsciiLetter(unit) || isAsciiDigit(unit) ? LETTER : SIGN;
  if ((unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa) || (unit >= 0x4e00 && unit <= 0x9fff))
    return LETTER;
  // Half of a pair is neither to the parser, which reads unit by unit.
  return /\p{P}|\p{S}/u.test(source[at]!) ? SIGN : LETTER;
}

/** Where `]` stands before `(`, with nothing between that is a mark; -1 when what began is no link. */
function linkTextEnd(source: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (source[at] === ']') return source[at + 1] === '(' && at > start ? at : -1;
    if ('[*'.includes(source[at]!)) return -1;
  }
  return -1;
}

/** Where `)` stands behind an address of plain characters, or -1. */
function linkTargetEnd(source: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 0x29) return at > start ? at : -1;
    if (unit <= 0x20 || unit >= 0x7f || '("\'<>\\`&*_[]'.includes(source[at]!)) return -1;
  }
  return -1;
}

/** The end of `12.` or `12)`, or -1. */
function numberEnd(source: string, start: number): number {
  let at = start;
  while (isAsciiDigit(source.charCodeAt(at))) at++;
  return at > start && at - start <= 9 && (source[at] === '.' || source[at] === ')') ? at + 1 : -1;
}

/** What would make a table or a heading of the line before. */
const TABLE_MARKS = '-:| =';

/** Whether there is nothing but `marks`. */
function isRowOf(source: string, start: number, end: number, marks: string): boolean {
  for (let at = start; at < end; at++) if (!marks.includes(source[at]!)) return false;
  return true;
}

function isDelimiter(source: string, from: number, to: number): boolean {
  let start = from;
  let end = to;
  while (source[start] === ' ') start++;
  while (end > start && source[end - 1] === ' ') end--;
  if (source[start] === ':') start++;
  if (end > start && source[end - 1] === ':') end--;
  if (start >= end) return false;
  for (let at = start; at < end; at++) if (source[at] !== '-') return false;
  return true;
}

const isBreak = (unit: number): boolean => unit === 10 || unit === 13;
