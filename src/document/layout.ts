/** What every reader hands over before anything is understood: chunks of lines, with their places. Knows no sentences. */
import type { Span } from '../text/span.ts';
import type { Arranged } from './arranged.ts';
import type { Directive, Voice } from './document.ts';
import type { Line } from './line.ts';
import type { Sign, Turn } from './turn-label.ts';

/**
 * Lines that stand together. `text` is still to be understood (a list, a letterhead, prose); the other types were said by
 * markup. The same chunk may stand in many documents, and keeps what was found out of it for the next.
 */
export class Chunk {
  readonly type: 'text' | 'heading' | 'list-item' | 'table-cell' | 'quote';
  readonly lines: readonly Line[];
  readonly level: number | undefined;
  /** A rule line (-----) stands directly before it. */
  readonly isRuled: boolean;
  facts: ChunkFacts | undefined;
  /** What may be speakers' labels, a line each; none when no line has any, which is so of nearly all. */
  signs: readonly Sign[] | undefined;
  arranged: AlreadyArranged | undefined;
  #widest = -1;
  #ruled: Chunk | undefined;

  constructor(type: Chunk['type'], lines: readonly Line[], level?: number, isRuled = false) {
    this.type = type;
    this.lines = lines;
    this.level = level;
    this.isRuled = isRuled;
  }

  /** The width of its widest line. */
  get widest(): number {
    if (this.#widest < 0) {
      this.#widest = 0;
      for (const { width } of this.lines) if (width > this.#widest) this.#widest = width;
    }
    return this.#widest;
  }

  /** The same behind a rule line. */
  get ruled(): Chunk {
    if (this.isRuled) return this;
    this.#ruled ??= new Chunk(this.type, this.lines, this.level, true);
    return this.#ruled;
  }
}

/** What is asked of every chunk, whatever stands around it. */
export interface ChunkFacts {
  /** Lines that their writer or an editor broke, and how many of them are long. */
  readonly broken: number;
  readonly long: number;
  /** It is a part of the text itself, though nobody begins to speak in it. */
  readonly isBody: boolean;
  /** Its last line closes a letter, so that a signature comes. */
  readonly closes: boolean;
}

/** Where in a letter a chunk stands: before its first prose, within, or after its last. */
export type Region = 'head' | 'body' | 'foot';

/** What stands around a chunk, as far as it counts. */
export interface Around {
  readonly region: Region;
  /** The chunk behind, by its first line. */
  readonly next: Chunk | undefined;
  readonly first: boolean;
  /** At the head of the letter, or where its prose begins. */
  readonly opening: boolean;
  /** Lines of this statement are broken by hand. */
  readonly wrapped: boolean;
  /** What stands before says that a signature begins. */
  readonly signing: boolean;
}

/** Who is speaking. */
export interface Speaking {
  readonly voice: Voice;
  readonly speaker: string | undefined;
  /** Until the end of the paragraph only. */
  readonly endsWithParagraph: boolean;
}

/** The blocks of a chunk, as they were with this around it, these who begin to speak in it and this one before. */
export interface AlreadyArranged {
  readonly around: Around;
  readonly turns: ChunkTurns | undefined;
  readonly before: Speaking;
  readonly blocks: readonly Arranged[];
  readonly after: Speaking;
}

/** Who begins to speak at each of its lines. */
export type ChunkTurns = readonly (Turn | undefined)[];

export interface Layout {
  /** In the order of the source. */
  readonly chunks: readonly Chunk[];
  /** Where in the source the places of each chunk's lines count from, when that is not its beginning. */
  readonly starts?: readonly number[];
  /** In the order of the source. */
  readonly directives: readonly Directive[];
}

/** Reads the part of a source that stands at `body`; what is before it is front matter. */
export type Reader = (source: string, body: Span) => Layout;
