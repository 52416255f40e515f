/** A text that is open in an editor, as its user sees it at the moment. Judges nothing, and looks at no disk. */
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Format } from '../document/document.ts';
import type { Span } from '../text/span.ts';
import { Places, type PositionEncoding } from './places.ts';
import type { Range, TextDocumentContentChangeEvent } from './protocol.ts';

const BYTE_ORDER_MARK = '\ufeff';

const FORMAT_OF: Readonly<Record<string, Format>> = { markdown: 'md', html: 'html' };

export class Draft {
  readonly uri: string;
  readonly languageId: string;
  /** Where it lies on the disk; `undefined` for what was never saved, and for files elsewhere. */
  readonly path: string | undefined;
  /** As the client counts. */
  version: number;
  /** As we count: another text, another number. */
  revision = 0;
  readonly #encoding: PositionEncoding;
  #places: Places;

  constructor(uri: string, languageId: string, version: number, text: string, encoding: PositionEncoding) {
    this.uri = uri;
    this.languageId = languageId;
    this.path = pathOf(uri);
    this.version = version;
    this.#encoding = encoding;
    this.#places = new Places(text, encoding);
  }

  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      let { text } = change;
      if ('range' in change) {
        const { start, end } = this.#places.span(change.range);
        const before = this.#places.text;
        text = before.slice(0, start) + text + before.slice(end);
      }
      this.#places = new Places(text, this.#encoding);
    }
    this.version = version;
    this.revision++;
  }

  /** The text as a statement: without a byte order mark, which most editors keep to themselves. */
  get text(): string {
    return this.places.text.slice(this.#head);
  }

  get places(): Places {
    return this.#places;
  }

  /** A span of {@link text}, for the client. */
  range({ start, end }: Span): Range {
    return this.#places.range({ start: start + this.#head, end: end + this.#head });
  }

  /** A range of the client in {@link text}. */
  span(range: Range): Span {
    const { start, end } = this.#places.span(range);
    return { start: Math.max(0, start - this.#head), end: Math.max(0, end - this.#head) };
  }

  /** How to read it when no file name says so. */
  get format(): Format | undefined {
    return this.path === undefined ? (FORMAT_OF[this.languageId] ?? 'txt') : undefined;
  }

  /** What stands for its name in reports. */
  get name(): string {
    return this.path === undefined ? 'untitled' : basename(this.path);
  }

  get folder(): string | undefined {
    return this.path === undefined ? undefined : dirname(this.path);
  }

  get #head(): number {
    return this.#places.text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  }
}

export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // on another machine
  }
}
