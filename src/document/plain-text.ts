/** Reads plain text: blank lines part its chunks. Takes out comments to owabi and rule lines; understands nothing else. */
import { isWhite } from '../text/characters.ts';
import { Passage } from '../text/passage.ts';
import type { Span } from '../text/span.ts';
import { MOST_REMEMBERED, TextMemory } from '../text/text-memory.ts';
import { parseDirective } from './directive.ts';
import type { Directive } from './document.ts';
import type { Chunk, Layout, Line } from './layout.ts';

export function readPlainText(source: string, body: Span): Layout {
  const chunks: Chunk[] = [];
  const directives: Directive[] = [];
  const mayComeAgain = body.end - body.start <= MOST_REMEMBERED;
  let lines: Line[] = [];
  let ruled = false;
  const close = () => {
    if (lines.length > 0) {
      chunks.push({ type: 'text', lines, ...(ruled && { ruled }) });
      ruled = false;
    }
    lines = [];
  };
  let at = body.start;
  let unclosed = false;
  let nextComment = source.indexOf('<!--', at);
  while (at < body.end) {
    if (nextComment >= 0 && nextComment < at) nextComment = source.indexOf('<!--', at);
    if (mayComeAgain && lines.length === 0 && !isBreak(source.charCodeAt(at))) {
      const pieceEnd = endOfPiece(source, at, body.end);
      if (nextComment < 0 || nextComment >= pieceEnd) {
        const piece = pieces.recall(source.slice(at, pieceEnd), readPiece);
        for (const chunk of piece.chunks) {
          chunks.push({ ...chunk, from: at, ...(ruled && { ruled }) });
          ruled = false;
        }
        ruled ||= piece.endsRuled;
        at = pieceEnd;
        continue;
      }
    }
    let end = endOfLine(source, at, body.end);
    const comment = unclosed || nextComment < 0 || nextComment >= end ? -1 : commentIn(source, at, end);
    if (comment >= 0) end = comment;
    const line = lineIn(source, at, end);
    if (line === 'rule') {
      close();
      ruled = true;
    } else if (line) lines.push(line);
    else if (comment < 0) close();
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
  close();
  return { chunks, directives };
}

/** The lines from one blank line to the next, without comments. */
interface Piece {
  readonly chunks: readonly Chunk[];
  /** Its last line is a rule, which belongs to the chunk after it. */
  readonly endsRuled: boolean;
}

const pieces = new TextMemory<Piece>();

/** Where the first blank line behind `at` begins: one without any character, which is how nearly all are written. */
function endOfPiece(source: string, at: number, limit: number): number {
  for (let end = source.indexOf('\n', at) + 1; end > 0 && end < limit; end = source.indexOf('\n', end) + 1) {
    if (isBreak(source.charCodeAt(end))) return end;
  }
  return limit;
}

function readPiece(text: string): Piece {
  const chunks: Chunk[] = [];
  let lines: Line[] = [];
  let ruled = false;
  const close = () => {
    if (lines.length === 0) return;
    chunks.push({ type: 'text', lines, ...(ruled && { ruled }) });
    lines = [];
    ruled = false;
  };
  for (let at = 0; at < text.length; ) {
    const end = endOfLine(text, at, text.length);
    const line = lineIn(text, at, end);
    if (line === undefined || line === 'rule') close();
    else lines.push(line);
    if (line === 'rule') ruled = true;
    at = breakEnd(text, end, text.length);
  }
  close();
  return { chunks, endsRuled: ruled };
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
  return isRule(source, start, last) ? 'rule' : { passage: Passage.of(source, { start, end: last }), indent };
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
