/**
 * Reads HTML through parse5's tokenizer: what a reader of the page sees, block by block. Builds no tree, since prose needs none
 * and a hostile nesting would cost one; runs no script and follows no link.
 */
import { parseFragment, type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { Span } from '../text/span.ts';
import { parseDirective } from './directive.ts';
import type { Directive } from './document.ts';
import { Chunk, type Layout } from './layout.ts';
import { LineBuilder } from './line-builder.ts';

/** Elements whose content is not prose; the tokenizer reads it as raw text. */
const RAW = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes']);
/** Elements whose content the reader of the page does not read as part of the statement. */
const HIDDEN = new Set(['head', 'template', 'svg', 'math', 'select', 'button', 'object', 'audio', 'video', 'canvas']);
const BLOCKS = new Set(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul title'.split(
    ' ',
  ),
);
const CODE = new Set(['code', 'kbd', 'samp', 'var']);
const STRONG = new Set(['b', 'strong']);
/** Object replacement character: stands for code, so that the words around it keep their distance. */
const MASK = '\uFFFC';

export function readHtml(source: string, body: Span): Layout {
  const reading = new HtmlReading(source, body);
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => {
        reading.startTag(token);
        const name = token.tagName;
        if (name === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
        else if (name === 'title' || name === 'textarea') tokenizer.state = TokenizerMode.RCDATA;
        else if (RAW.has(name)) tokenizer.state = TokenizerMode.RAWTEXT;
      },
      onEndTag: (token) => reading.endTag(token),
      onComment: (token) => reading.comment(token),
      onDoctype: (token) => reading.markup(token),
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  );
  tokenizer.write(source.slice(body.start, body.end), true);
  return reading.finish();
}

class HtmlReading {
  readonly #source: string;
  readonly #base: number;
  readonly #end: number;
  readonly #chunks: Chunk[] = [];
  readonly #directives: Directive[] = [];
  readonly #lines = new LineBuilder();
  /** Where the text after the last markup begins. */
  #from: number;
  #type: Chunk['type'] = 'text';
  #level = 1;
  #quotes = 0;
  #lists = 0;
  #hidden: string | undefined;
  #hiddenDepth = 0;
  #code = 0;
  #strong = 0;
  #preformatted = 0;
  #inTitle = false;
  /** Chunks from <title>, dropped when the page has a heading of its own. */
  #title: Chunk | undefined;
  #hasHeading = false;
  #ruled = false;
  /** White space that was seen and is written only when text follows it. */
  #space: Span | undefined;
  #last = '';

  constructor(source: string, body: Span) {
    this.#source = source;
    this.#base = body.start;
    this.#from = body.start;
    this.#end = body.end;
  }

  finish(): Layout {
    this.#text(this.#end);
    this.#flush();
    const chunks = this.#title && !this.#hasHeading ? [this.#title, ...this.#chunks] : this.#chunks;
    return { chunks, directives: this.#directives };
  }

  /** Reads the text before a piece of markup, and steps over it. */
  markup(token: { readonly location: Token.Location | null }): Span {
    const { startOffset, endOffset } = token.location!;
    const span = { start: this.#base + startOffset, end: this.#base + endOffset };
    this.#text(span.start);
    this.#from = span.end;
    return span;
  }

  comment(token: Token.CommentToken): void {
    const span = this.markup(token);
    const directive = parseDirective(this.#source.slice(span.start, span.end), span);
    if (directive) this.#directives.push(directive);
  }

  startTag(token: Token.TagToken): void {
    const span = this.markup(token);
    const name = token.tagName;
    if (this.#hidden !== undefined) {
      if (name === 'body') this.#hidden = undefined;
      else if (name === this.#hidden && !token.selfClosing) this.#hiddenDepth++;
      else if (this.#hidden === 'head' && name === 'title') this.#inTitle = true;
      if (this.#hidden !== undefined) return;
    }
    if ((HIDDEN.has(name) || RAW.has(name) || name === 'textarea') && !token.selfClosing) {
      this.#hidden = name;
      this.#hiddenDepth = 1;
      return;
    }
    if (CODE.has(name)) {
      if (this.#code++ === 0) this.#add(MASK, span);
      return;
    }
    if (STRONG.has(name)) this.#strong++;
    if (name === 'br') {
      this.#space = undefined;
      this.#last = '';
      this.#lines.break(true);
      return;
    }
    if (!BLOCKS.has(name)) return;
    this.#flush();
    // Whatever begins now, an unclosed heading is over.
    if (this.#type === 'heading') this.#type = 'text';
    if (name === 'title') this.#inTitle = true;
    if (name === 'hr') this.#ruled = true;
    else if (/^h[1-6]$/u.test(name)) {
      this.#type = 'heading';
      this.#level = Number(name[1]);
      this.#hasHeading = true;
    } else if (name === 'li') this.#type = 'list-item';
    else if (name === 'td' || name === 'th') this.#type = 'table-cell';
    else if (name === 'ul' || name === 'ol') this.#lists++;
    else if (name === 'blockquote') this.#quotes++;
    else if (name === 'pre') this.#preformatted++;
  }

  endTag(token: Token.TagToken): void {
    this.markup(token);
    const name = token.tagName;
    if (this.#inTitle && name === 'title') {
      this.#flush();
      this.#inTitle = false;
      return;
    }
    if (this.#hidden !== undefined) {
      if (name === this.#hidden && --this.#hiddenDepth <= 0) this.#hidden = undefined;
      return;
    }
    if (CODE.has(name)) this.#code = Math.max(0, this.#code - 1);
    if (STRONG.has(name)) this.#strong = Math.max(0, this.#strong - 1);
    if (!BLOCKS.has(name)) return;
    this.#flush();
    if (/^h[1-6]$/u.test(name) || name === 'td' || name === 'th' || name === 'table') this.#type = 'text';
    else if (name === 'ul' || name === 'ol') {
      this.#lists = Math.max(0, this.#lists - 1);
      this.#type = this.#lists > 0 ? 'list-item' : 'text';
    } else if (name === 'li') this.#type = this.#lists > 1 ? 'list-item' : 'text';
    else if (name === 'blockquote') this.#quotes = Math.max(0, this.#quotes - 1);
    else if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted - 1);
  }

  #text(to: number): void {
    const from = this.#from;
    if (from >= to || this.#code > 0 || (this.#hidden !== undefined && !this.#inTitle)) return;
    const pieces = /&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,32});?|[ \t\r\n\f]+|[^& \t\r\n\f]+|&/gu;
    for (const piece of this.#source.slice(from, to).matchAll(pieces)) {
      const text = piece[0];
      const span = { start: from + piece.index, end: from + piece.index + text.length };
      const unit = text.charCodeAt(0);
      if (unit === 0x20 || (unit >= 9 && unit <= 13)) {
        if (this.#preformatted > 0 && /[\r\n]/u.test(text)) {
          this.#lines.break(false);
          this.#space = undefined;
          this.#last = '';
        } else this.#space = { start: this.#space?.start ?? span.start, end: span.end };
      } else if (unit === 0x26 && text.length > 1) this.#add(characterOf(text), span);
      else this.#add(text, span);
    }
  }

  #add(text: string, span: Span): void {
    const space = this.#space;
    this.#space = undefined;
    if (space && this.#last !== '') {
      // A line break of the source file between Japanese characters is no space.
      const broken = /[\r\n]/u.test(this.#source.slice(space.start, space.end));
      if (!(broken && (WIDE.test(this.#last) || WIDE.test(text[0]!)))) this.#lines.add(' ', space, true);
    }
    this.#lines.add(text, span, this.#strong > 0);
    this.#last = text.slice(-1);
  }

  #flush(): void {
    this.#space = undefined;
    this.#last = '';
    const lines = this.#lines.take();
    if (lines.length === 0) return;
    if (this.#inTitle) {
      this.#title ??= new Chunk('heading', lines, 1);
      return;
    }
    const type = this.#quotes > 0 && this.#type !== 'heading' ? 'quote' : this.#type;
    this.#chunks.push(new Chunk(type, lines, type === 'heading' ? this.#level : undefined, this.#ruled));
    this.#ruled = false;
  }
}

const WIDE = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f]/u;

const characters = new Map<string, string>();

/** The characters that a reference stands for; as written when it stands for none. */
function characterOf(reference: string): string {
  let character = characters.get(reference);
  if (character === undefined) {
    const node = parseFragment(reference).childNodes[0];
    character = node && 'value' in node ? node.value : reference;
    if (character === '') character = reference;
    if (characters.size < 5000) characters.set(reference, character);
  }
  return character;
}
