/**
 * Reads Markdown (CommonMark with GFM tables) through micromark. Code is not prose: a code span becomes one placeholder
 * character (U+FFFC), a code block nothing. Indented text is read as text: a drafted letter indents its date and its 記.
 */
import { micromark, parse, postprocess, preprocess } from 'micromark';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Span } from '../text/span.ts';
import { parseDirective } from './directive.ts';
import type { Directive } from './document.ts';
import { Chunk, type Layout } from './layout.ts';
import { LineBuilder } from './line-builder.ts';
import { readPlainMarkdown } from './plain-markdown.ts';
import { readPlainText } from './plain-text.ts';

const OPTIONS = { extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }] };

/** Object replacement character: stands for code, so that the words around it keep their distance. */
export const MASK = '\uFFFC';

export function readMarkdown(source: string, body: Span): Layout {
  const chunks: Chunk[] = [];
  const directives: Directive[] = [];
  if (body.end - body.start > LONGEST) return readPlainText(source, body);
  for (const segment of segmentsOf(source, body)) {
    const layout =
      readPlainMarkdown(source, segment) ??
      (isPathological(source, segment) ? readPlainText(source, segment) : parseMarkdown(source, segment));
    for (const chunk of layout.chunks) chunks.push(chunk);
    for (const directive of layout.directives) directives.push(directive);
  }
  return { chunks, directives };
}

const SEGMENT = 16 * 1024;
/** No statement is longer than this; whatever it is, its marks do not matter. */
const LONGEST = 4 * 1024 * 1024;

/**
 * micromark holds every event of its text at once and is slower than linear on long ones; so a long text is cut where it
 * makes no difference to the blocks: before an unindented line that stands after a blank one or begins a heading or an item,
 * outside of fences and comments.
 */
function* segmentsOf(source: string, body: Span): Generator<Span> {
  let start = body.start;
  if (body.end - start > SEGMENT * 2) {
    let fence: string | undefined;
    let inComment = false;
    let blank = false;
    const lines = /([^\r\n]*)(\r\n|\r|\n|$)/gu;
    lines.lastIndex = start;
    while (lines.lastIndex < body.end) {
      const at = lines.lastIndex;
      const match = lines.exec(source)!;
      const line = match[1]!;
      if (
        at - start >= SEGMENT &&
        !fence &&
        !inComment &&
        (blank ? /^\S/u : /^(?:#{1,6}|[-*+]|\d{1,9}[.)])\s/u).test(line)
      ) {
        yield { start, end: at };
        start = at;
      }
      const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
      if (mark && (fence === undefined || (mark.startsWith(fence) && line.trim() === mark))) {
        fence = fence === undefined ? mark : undefined;
      }
      if (!fence) {
        const opened = line.lastIndexOf('<!--');
        const closed = line.lastIndexOf('-->');
        if (opened > closed) inComment = true;
        else if (closed >= 0) inComment = false;
      }
      blank = line.trim() === '';
      if (match[0] === '') break;
    }
  }
  if (start < body.end) yield { start, end: body.end };
}

/** Text on which a Markdown parser takes far too long, and which no writer of a statement writes; it is read as plain text. */
function isPathological(source: string, segment: Span): boolean {
  if (segment.end - segment.start > SEGMENT * 4) return true;
  let marks = 0;
  let containers = 0;
  let atStart = true;
  for (let at = segment.start; at < segment.end; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 10 || unit === 13) {
      atStart = true;
      containers = 0;
      continue;
    }
    // [ ] * _ ` < ! & \
    if (
      unit === 0x5b ||
      unit === 0x5d ||
      unit === 0x2a ||
      unit === 0x5f ||
      unit === 0x60 ||
      unit === 0x3c ||
      unit === 0x26
    ) {
      if (++marks > 4000) return true;
    }
    if (!atStart) continue;
    if (unit === 0x3e || unit === 0x2d || unit === 0x2b || unit === 0x2a) containers++;
    else if (unit !== 0x20 && unit !== 9 && unit !== 0x2e && unit !== 0x29 && !(unit >= 0x30 && unit <= 0x39))
      atStart = false;
    if (containers > 80 && (unit === 0x3e || source.charCodeAt(at + 1) === 0x20)) return true;
  }
  return false;
}

/** What the parser makes of a part of the source, however plain it is. */
export function parseMarkdown(source: string, segment: Span): Layout {
  const reading = new MarkdownReading(source, segment.start);
  const text = source.slice(segment.start, segment.end);
  for (const [kind, token] of postprocess(
    parse(OPTIONS)
      .document()
      .write(preprocess()(text, undefined, true)),
  )) {
    if (kind === 'enter') reading.enter(token);
    else reading.exit(token);
  }
  return reading.finish();
}

/** What is used of micromark's tokens; offsets are UTF-16, into the segment. */
interface Token {
  readonly type: string;
  readonly start: { readonly offset: number };
  readonly end: { readonly offset: number };
}

/** What stands between the start and the end of these is not text of the statement. */
const SKIPPED = new Set([
  'codeFenced',
  'definition',
  'resource',
  'reference',
  'image',
  'tableDelimiterRow',
  'thematicBreak',
]);

class MarkdownReading {
  readonly #source: string;
  readonly #base: number;
  readonly #chunks: Chunk[] = [];
  readonly #directives: Directive[] = [];
  readonly #lines = new LineBuilder();
  #skipped = 0;
  #quotes = 0;
  #items = 0;
  #strong = 0;
  /** `**` that CommonMark does not take for a mark beside a Japanese character, but every writer does. */
  #looseStrong = false;
  #inText = false;
  #hard = false;
  #level = 1;
  #ruled = false;
  /** A comment stood alone between two lines of a paragraph, which is still one paragraph. */
  #rejoin = false;
  #afterBlank = false;

  constructor(source: string, base: number) {
    this.#source = source;
    this.#base = base;
  }

  finish(): Layout {
    return { chunks: this.#chunks, directives: this.#directives };
  }

  enter(token: Token): void {
    if (SKIPPED.has(token.type)) {
      this.#skipped++;
      if (token.type === 'thematicBreak') this.#ruled = true;
    }
    if (this.#skipped > 0) return;
    switch (token.type) {
      case 'blockQuote':
        this.#quotes++;
        break;
      case 'listUnordered':
      case 'listOrdered':
        this.#items++;
        break;
      case 'paragraph':
      case 'tableContent':
      case 'atxHeadingText':
      case 'setextHeadingText':
        this.#inText = true;
        break;
      case 'atxHeadingSequence':
        if (!this.#inText) this.#level = token.end.offset - token.start.offset;
        break;
      case 'setextHeadingLineSequence':
        this.#level = this.#slice(token).startsWith('=') ? 1 : 2;
        break;
      case 'atxHeading':
        this.#level = 0;
        break;
      case 'strong':
        this.#strong++;
        break;
      case 'lineEndingBlank':
        this.#rejoin = false;
        this.#afterBlank = true;
        break;
    }
  }

  exit(token: Token): void {
    if (SKIPPED.has(token.type)) {
      this.#skipped--;
      return;
    }
    if (this.#skipped > 0) return;
    switch (token.type) {
      case 'blockQuote':
        this.#quotes--;
        break;
      case 'listUnordered':
      case 'listOrdered':
        this.#items--;
        break;
      case 'strong':
        this.#strong--;
        break;
      case 'data':
        if (this.#inText) this.#addData(token);
        break;
      case 'characterEscapeValue':
      case 'autolinkProtocol':
      case 'autolinkEmail':
        if (this.#inText) this.#add(this.#slice(token), token);
        break;
      case 'characterReference':
        if (this.#inText) this.#add(characterOf(this.#slice(token)), token);
        break;
      case 'codeText':
        if (this.#inText) this.#add(MASK, token);
        break;
      case 'htmlText':
        this.#inlineHtml(token);
        break;
      case 'hardBreakEscape':
      case 'hardBreakTrailing':
        this.#hard = true;
        break;
      case 'lineEnding':
        if (this.#inText) {
          this.#lines.break(this.#hard);
          this.#hard = false;
        }
        break;
      case 'paragraph':
        this.#close(this.#quotes > 0 ? 'quote' : this.#items > 0 ? 'list-item' : 'text');
        break;
      case 'tableContent':
        this.#close('table-cell');
        break;
      case 'atxHeadingText':
      case 'setextHeadingText':
        this.#inText = false;
        break;
      case 'atxHeading':
      case 'setextHeading':
        this.#close('heading', Math.max(1, this.#level));
        break;
      case 'htmlFlow':
        this.#html(token);
        break;
    }
  }

  #slice(token: Token): string {
    return this.#source.slice(this.#base + token.start.offset, this.#base + token.end.offset);
  }

  #span(token: Token): Span {
    return { start: this.#base + token.start.offset, end: this.#base + token.end.offset };
  }

  #add(text: string, token: Token): void {
    this.#lines.add(text, this.#span(token), this.#strong > 0 || this.#looseStrong);
  }

  #addData(token: Token): void {
    const { start, end } = this.#span(token);
    let from = start;
    for (let at = this.#source.indexOf('**', start); at >= 0 && at < end; at = this.#source.indexOf('**', from)) {
      this.#lines.add(this.#source.slice(from, at), { start: from, end: at }, this.#strong > 0 || this.#looseStrong);
      this.#looseStrong = !this.#looseStrong;
      from = at + 2;
      if (from >= end) return;
    }
    this.#lines.add(this.#source.slice(from, end), { start: from, end }, this.#strong > 0 || this.#looseStrong);
  }

  #close(type: Chunk['type'], level?: number): void {
    this.#inText = false;
    this.#looseStrong = false;
    this.#hard = false;
    const lines = this.#lines.take();
    const last = this.#chunks.at(-1);
    if (lines.length > 0) {
      if (this.#rejoin && last?.type === type && type !== 'heading') {
        this.#chunks[this.#chunks.length - 1] = new Chunk(type, [...last.lines, ...lines], last.level, last.isRuled);
      } else {
        this.#chunks.push(new Chunk(type, lines, level, this.#ruled));
      }
      this.#ruled = false;
    }
    this.#afterBlank = false;
    this.#rejoin = false;
  }

  #inlineHtml(token: Token): void {
    const html = this.#slice(token);
    const directive = parseDirective(html, this.#span(token));
    if (directive) this.#directives.push(directive);
    else if (/^<br\b/iu.test(html)) this.#lines.break(true);
  }

  /** Text between the tags of an HTML block is read; tags and other comments are not. */
  #html(token: Token): void {
    const { start, end } = this.#span(token);
    const html = this.#source.slice(start, end);
    if (/^<(?:script|style|pre|textarea|svg)\b/iu.test(html)) return;
    let text = false;
    let from = 0;
    const flush = (to: number) => {
      const lines = /[^\r\n]+/gu;
      for (const line of html.slice(from, to).matchAll(lines)) {
        const at = start + from + line.index;
        this.#lines.add(line[0], { start: at, end: at + line[0].length }, false);
        if (/[\r\n]/u.test(html[from + line.index + line[0].length] ?? '') && from + line.index + line[0].length < to) {
          this.#lines.break(false);
        }
        if (line[0].trim() !== '') text = true;
      }
    };
    for (const tag of html.matchAll(/<!--[\s\S]*?-->|<[!/?A-Za-z][^>]*>/gu)) {
      flush(tag.index);
      from = tag.index + tag[0].length;
      const span = { start: start + tag.index, end: start + from };
      const directive = parseDirective(tag[0], span);
      if (directive) this.#directives.push(directive);
      else if (/^<\/?(?:br|p|div|li|tr|td|th|h[1-6])\b/iu.test(tag[0])) this.#lines.break(true);
    }
    flush(html.length);
    const joined = this.#chunks.length > 0 && !this.#afterBlank;
    if (text) this.#close(this.#quotes > 0 ? 'quote' : this.#items > 0 ? 'list-item' : 'text');
    else this.#lines.take();
    this.#rejoin = !text && joined;
  }
}

const characters = new Map<string, string>();

/** The character that `&copy;` or `&#12354;` stands for. */
function characterOf(reference: string): string {
  let character = characters.get(reference);
  if (character === undefined) {
    const html = micromark(reference).replace(/<\/?p>|\n$/gu, '');
    character = html.replace(/^&(amp|lt|gt|quot);$/u, (_, name: string) => ESCAPED[name] ?? '&');
    if (characters.size < 5000) characters.set(reference, character);
  }
  return character;
}

const ESCAPED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
