/** Reads plain text: blank lines part its chunks. Takes out comments to owabi and rule lines; understands nothing else. */
import { isWhite } from '../text/characters.ts';
import { Passage } from '../text/passage.ts';
import type { Span } from '../text/span.ts';
import { parseDirective } from './directive.ts';
import type { Directive } from './document.ts';
import type { Chunk, Layout, Line } from './layout.ts';

export function readPlainText(source: string, body: Span): Layout {
  const chunks: Chunk[] = [];
  const directives: Directive[] = [];
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
    let end = endOfLine(source, at, body.end);
    if (nextComment >= 0 && nextComment < at) nextComment = source.indexOf('<!--', at);
    const comment = unclosed || nextComment < 0 || nextComment >= end ? -1 : commentIn(source, at, end);
    if (comment >= 0) end = comment;
    let start = at;
    let indent = 0;
    while (start < end && isBlank(source.charCodeAt(start))) {
      indent += source.charCodeAt(start) === 0x3000 ? 2 : source.charCodeAt(start) === 9 ? 4 : 1;
      start++;
    }
    let last = end;
    while (last > start && isBlank(source.charCodeAt(last - 1))) last--;
    if (start < last) {
      if (isRule(source, start, last)) {
        close();
        ruled = true;
      } else lines.push({ passage: Passage.of(source, { start, end: last }), indent });
    } else if (comment < 0) close();
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
