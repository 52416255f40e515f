/** Reads plain text: blank lines part its chunks. Takes out comments to owabi and rule lines; understands nothing else. */
import { isWhite } from '../text/characters.ts';
import { Passage } from '../text/passage.ts';
import type { Span } from '../text/span.ts';
import { isReadAgain, LastMade, MOST_REMEMBERED, TextMemory } from '../text/text-memory.ts';
import { parseDirective } from './directive.ts';
import type { Directive } from './document.ts';
import { Chunk, type Layout } from './layout.ts';
import { Line } from './line.ts';

export function readPlainText(source: string, body: Span): Layout {
  const comment = source.indexOf('<!--', body.start);
  const mayComeAgain = isReadAgain() && body.end - body.start <= MOST_REMEMBERED;
  const writer = new ChunkWriter();
  if (comment >= 0 && comment < body.end) {
    return {
      chunks: writer.chunks,
      starts: writer.starts,
      directives: readCommented(source, body, mayComeAgain, writer),
    };
  }
  if (mayComeAgain && body.end === source.length) {
    const { pieces, starts } = piecesIn(source, body.start);
    for (let index = 0; index < pieces.length; index++) writer.addPiece(pieces[index]!, starts[index]!);
  } else {
    readLines(source, body.start, body.end, writer);
    writer.close();
  }
  return { chunks: writer.chunks, starts: writer.starts, directives: [] };
}

/** Collects lines until a blank one or a rule ends their chunk. */
class ChunkWriter {
  readonly chunks: Chunk[] = [];
  readonly starts: number[] = [];
  #lines: Line[] = [];
  #isRuled = false;

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  /** Whether the last line was a rule, which belongs to the chunk after it. */
  get endsRuled(): boolean {
    return this.#isRuled && this.isEmpty;
  }

  /** A line that is not blank, or a rule. */
  add(line: Line | 'rule'): void {
    if (line !== 'rule') {
      this.#lines.push(line);
      return;
    }
    this.close();
    this.#isRuled = true;
  }

  addPiece({ chunks, endsRuled }: Piece, start: number): void {
    for (const chunk of chunks) {
      this.chunks.push(this.#isRuled ? chunk.ruled : chunk);
      this.starts.push(start);
      this.#isRuled = false;
    }
    if (endsRuled) this.#isRuled = true;
  }

  close(): void {
    if (this.isEmpty) return;
    this.chunks.push(new Chunk('text', this.#lines, undefined, this.#isRuled));
    this.starts.push(0);
    this.#lines = [];
    this.#isRuled = false;
  }
}

function readLines(source: string, from: number, to: number, writer: ChunkWriter): void {
  const endOf = source.includes('\r', from) ? endOfLine : endOfFedLine;
  for (let at = from; at < to; ) {
    const end = endOf(source, at, to);
    const line = lineIn(source, at, end);
    if (line) writer.add(line);
    else writer.close();
    at = breakEnd(source, end, to);
  }
}

function readCommented(source: string, body: Span, mayComeAgain: boolean, writer: ChunkWriter): Directive[] {
  const directives: Directive[] = [];
  let at = body.start;
  let unclosed = false;
  let nextComment = source.indexOf('<!--', at);
  while (at < body.end) {
    if (nextComment >= 0 && nextComment < at) nextComment = source.indexOf('<!--', at);
    if (mayComeAgain && writer.isEmpty && !isBreak(source.charCodeAt(at))) {
      const pieceEnd = endOfPiece(source, at, body.end);
      if (nextComment < 0 || nextComment >= pieceEnd) {
        writer.addPiece(knownPieces.recall(source.slice(at, pieceEnd), readPiece), at);
        at = pieceEnd;
        continue;
      }
    }
    let end = endOfLine(source, at, body.end);
    const comment = unclosed || nextComment < 0 || nextComment >= end ? -1 : commentIn(source, at, end);
    if (comment >= 0) end = comment;
    const line = lineIn(source, at, end);
    if (line) writer.add(line);
    else if (comment < 0) writer.close();
    if (comment < 0) {
      at = breakEnd(source, end, body.end);
      continue;
    }
    // A comment may run over several lines; the lines around it stand together as if it were not there.
    const stop = source.indexOf('-->', comment);
    unclosed = stop < 0 || stop + 3 > body.end;
    const span = { start: comment, end: unclosed ? endOfLine(source, comment, body.end) : stop + 3 };
    directives.push(parseDirective(source.slice(span.start, span.end), span) ?? malformed(source, span));
    at = span.end;
    while (at < body.end && isBlank(source.charCodeAt(at))) at++;
    at = at < body.end && isBreak(source.charCodeAt(at)) ? breakEnd(source, at, body.end) : at;
  }
  writer.close();
  return directives;
}

/** The lines from one blank line to the next, without comments. */
interface Piece {
  readonly chunks: readonly Chunk[];
  readonly endsRuled: boolean;
}

const knownPieces = new TextMemory<Piece>();

function readPiece(text: string): Piece {
  const writer = new ChunkWriter();
  readLines(text, 0, text.length, writer);
  const { endsRuled } = writer;
  writer.close();
  return { chunks: writer.chunks, endsRuled };
}

/** Where the first blank line behind `at` begins: one without any character, which is how nearly all are written. */
function endOfPiece(source: string, at: number, limit: number): number {
  for (let end = source.indexOf('\n', at) + 1; end > 0 && end < limit; end = source.indexOf('\n', end) + 1) {
    if (isBreak(source.charCodeAt(end))) return end;
  }
  return limit;
}

/** The pieces of a text without comments, with the places at which they begin. */
interface Pieces {
  readonly source: string;
  /** Where the text begins. */
  readonly from: number;
  readonly pieces: readonly Piece[];
  readonly starts: readonly number[];
}

const lastText = new LastMade<Pieces>();

/** In an editor the text is as it was the last time, but for a word: only the piece that this stands in is looked at. */
function piecesIn(source: string, from: number): Pieces {
  const last = lastText.made;
  const known = last && last.from === from ? last : { source: '', from, pieces: [], starts: [] };
  const same = sameFromStart(source, known.source);
  // A piece is as it was when all is so until the next one begins.
  let kept = 0;
  while (kept + 1 < known.starts.length && known.starts[kept + 1]! <= same) kept++;
  const pieces = known.pieces.slice(0, kept);
  const starts = known.starts.slice(0, kept);
  const later = source.length - known.source.length;
  const rest =
    source.length - Math.min(sameFromEnd(source, known.source), source.length - same, known.source.length - same);
  let next = kept;
  for (let at = kept > 0 ? known.starts[kept]! : from; at < source.length; ) {
    if (isBreak(source.charCodeAt(at))) {
      at++;
      continue;
    }
    while (next < known.starts.length && known.starts[next]! + later < at) next++;
    if (at >= rest && next < known.starts.length && known.starts[next]! + later === at) {
      // From here on it is the same text, only at another place.
      for (; next < known.starts.length; next++) {
        pieces.push(known.pieces[next]!);
        starts.push(known.starts[next]! + later);
      }
      break;
    }
    const end = endOfPiece(source, at, source.length);
    pieces.push(knownPieces.recall(source.slice(at, end), readPiece));
    starts.push(at);
    at = end;
  }
  const made = { source, from, pieces, starts };
  lastText.keep(made);
  return made;
}

/** Texts are compared by so many units at a time before it is looked for the one that differs. */
const STEP = 512;

function sameFromStart(a: string, b: string): number {
  const least = Math.min(a.length, b.length);
  let at = 0;
  while (at + STEP <= least && a.slice(at, at + STEP) === b.slice(at, at + STEP)) at += STEP;
  while (at < least && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function sameFromEnd(a: string, b: string): number {
  const least = Math.min(a.length, b.length);
  const [endA, endB] = [a.length, b.length];
  let count = 0;
  while (
    count + STEP <= least &&
    a.slice(endA - count - STEP, endA - count) === b.slice(endB - count - STEP, endB - count)
  ) {
    count += STEP;
  }
  while (count < least && a.charCodeAt(endA - count - 1) === b.charCodeAt(endB - count - 1)) count++;
  return count;
}

/** What stands from `at` to `end`, which is no more than a line; `undefined` for nothing. */
function lineIn(source: string, at: number, end: number): Line | 'rule' | undefined {
  let start = at;
  let indent = 0;
  while (start < end && isBlank(source.charCodeAt(start))) {
    indent += source.charCodeAt(start) === 0x3000 ? 2 : source.charCodeAt(start) === 9 ? 4 : 1;
    start++;
  }
  let last = end;
  while (last > start && isBlank(source.charCodeAt(last - 1))) last--;
  if (start >= last) return undefined;
  return isRule(source, start, last) ? 'rule' : new Line(Passage.of(source, { start, end: last }), indent);
}

/** Where a comment to owabi begins in a line, or -1. */
function commentIn(source: string, at: number, end: number): number {
  const found = source.slice(at, end).search(/<!--+\s*owabi-/u);
  return found < 0 ? -1 : at + found;
}

const isBreak = (unit: number): boolean => unit === 10 || unit === 13;

/** A comment that was begun and never ended is still shown to the linter. */
function malformed(source: string, span: Span): Directive {
  const name = /owabi-[\w-]*/u.exec(source.slice(span.start, span.end))?.[0] ?? 'owabi-';
  return { name, arguments: [], reason: '', span };
}

function endOfLine(source: string, at: number, limit: number): number {
  for (let end = at; end < limit; end++) {
    if (isBreak(source.charCodeAt(end))) return end;
  }
  return limit;
}

/** The same in a text without carriage returns, which is sooner found. */
function endOfFedLine(source: string, at: number, limit: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 || end > limit ? limit : end;
}

function breakEnd(source: string, end: number, limit: number): number {
  if (end >= limit) return limit;
  return source.charCodeAt(end) === 13 && source.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

const isBlank = (unit: number): boolean =>
  unit === 0x20 || unit === 9 || unit === 11 || unit === 12 || unit === 0x3000 || unit === 0xa0 || unit === 0xfeff;

/** A line of dashes, stars or the like, which parts a signature or a section. */
function isRule(source: string, start: number, end: number): boolean {
  const first = source.charCodeAt(start);
  // The dashes that part a mail's signature may be only two.
  if (end - start === 2 && first === 0x2d && source.charCodeAt(start + 1) === 0x2d) return true;
  if (end - start < 3 || end - start > 200) return false;
  for (let at = start; at < end; at++) {
    if (!RULES.includes(source[at]!) && !isWhite(source.charCodeAt(at))) return false;
  }
  return true;
}

const RULES = '-‐‑–—―─━═=＝*＊_＿~〜～・.…#＃+＋☆★◇◆□■';
