/**
 * The door to the compiled loop (`kernel/read.ts`) that reads English: holds the lexicon and the text in its memory, answers what it asks,
 * and reads what it found. Makes no tokens.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { ProblemError } from '../../problem/problem.ts';
import { packagedFile } from '../../text/packaged-file.ts';
import { networkAddressAt, referenceAt } from './addresses.ts';
import { emojiEnd, isForeignWordAt, isPunctuationAt } from './characters.ts';
import { POS, unpackClasses } from './classes.ts';
import { normalOf } from './contractions.ts';
import {
  ANSWER,
  LEXICON,
  NO_ENTRY,
  OWN,
  PLACES,
  RECORD_CLASSES,
  RECORD_ENTRY,
  RECORD_SETS,
  RECORD_SPELLING,
  VALUE,
  VALUE_BELOW,
  VALUE_END,
  VALUE_KIND,
  VALUE_NUMBER,
  VALUE_SCALE,
  VALUE_START,
  VALUE_UNIT,
  VALUE_UNIT_END,
} from './kernel/numbers.ts';
import { entryOf, type Lexicon, type WordEntry } from './lexicon.ts';
import { writtenShape } from './word.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What `kernel/read.ts` exports. Addresses are in bytes. */
interface Loop {
  readonly memory: Memory;
  checkSum(from: number, to: number): number;
  setUp(): void;
  textAt(length: number): number;
  lookUp(at: number, length: number): number;
  read(length: number): number;
  outAt(): number;
  valuesAt(): number;
}

/** Of Node's own, as far as it is used. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

const PAGE = 65_536;
/** Room for what an ordinary sentence needs, so that the memory seldom moves. */
const ROOM = 6 * PAGE;

const MAGIC = 'owabiEN2';
const HEAD = 64;
/** Where in the head of the file the check sum stands, and the places of its sections. */
const SUM = 24;
const SECTIONS = 28;

/** A value as it was read, its figures still as text. */
export interface ReadValue {
  readonly kind: number;
  /** What was written in words. */
  readonly number: number;
  readonly scale: number;
  /** Offsets into the text; 0 and 0: none. */
  readonly figures: readonly [start: number, end: number];
  readonly below: number;
  readonly unit: readonly [start: number, end: number];
}

/**
 * The English lexicon in a file, in the memory of the compiled loop.
 *
 * @throws {ProblemError} when the file is missing or damaged; building owabi again makes it anew.
 */
export function openLexicon(file: string): EnglishKernel {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    throw unusable(file, 'is missing', 'がありません');
  }
  try {
    const { size } = fstatSync(handle);
    const kernel = new EnglishKernel(size, (into) => {
      let at = 0;
      for (let read = -1; read !== 0 && at < size; at += read) read = readSync(handle, into, at, size - at, at);
    });
    if (!kernel.isSound) throw unusable(file, 'is damaged', 'が壊れています');
    return kernel;
  } finally {
    closeSync(handle);
  }
}

function unusable(file: string, en: string, ja: string): ProblemError {
  return new ProblemError({
    message: { ja: `英語の辞書${ja}。`, en: `the English lexicon ${en}` },
    file,
    help: {
      ja: '`npm run build` で作り直せます。',
      en: 'run `npm run build` to make it again',
    },
  });
}

/** A lexicon in the memory of the compiled loop, which reads one text at a time. */
export class EnglishKernel implements Lexicon {
  /** Whether the file is as it was written. */
  readonly isSound: boolean;
  readonly #loop: Loop;
  // Both show the memory as it is now: it moves when it grows.
  #bytes!: Buffer;
  #ints!: Int32Array;
  /** What is read. */
  #text = '';
  #values = 0;
  readonly #entries = new Map<string, WordEntry | undefined>();
  readonly #shapes = new Map<string, readonly [classes: number, shape: number]>();
  readonly #edits: (readonly [drop: number, add: string])[] = [];

  /**
   * @param size of the file of the lexicon in bytes
   * @param fill puts the file into the bytes that it is given
   * @throws {Error} when the compiled loop is missing
   */
  constructor(size: number, fill: (into: Uint8Array) => void) {
    const module = new WebAssembly.Module(readFileSync(packagedFile('english.wasm')));
    this.#loop = new WebAssembly.Instance(module, this.#answers()).exports as Loop;
    const { memory } = this.#loop;
    const end = LEXICON + ((size + 7) & ~7);
    memory.grow(Math.ceil((end + ROOM - memory.buffer.byteLength) / PAGE));
    this.#follow();
    fill(this.#bytes.subarray(LEXICON, LEXICON + size));
    this.isSound =
      size > HEAD &&
      size % 4 === 0 &&
      this.#bytes.toString('latin1', LEXICON, LEXICON + MAGIC.length) === MAGIC &&
      this.#loop.checkSum(LEXICON + HEAD, LEXICON + size) === this.#head(SUM);
    if (!this.isSound) return;
    const [records, blocks, words] = [this.#section(0), this.#section(5), this.#section(6)];
    this.#ints.set([records, blocks, this.#section(7), words, this.#section(8), end], PLACES / 4);
    this.#loop.setUp();
  }

  lookup(word: string): WordEntry | undefined {
    // Longer than any entry: not worth remembering.
    if (word.length > LONGEST) return undefined;
    const known = this.#entries.get(word);
    if (known !== undefined || this.#entries.has(word)) return known;
    if (this.#entries.size >= REMEMBERED) this.#entries.clear();
    const found = this.#lookUp(word);
    this.#entries.set(word, found);
    return found;
  }

  #lookUp(word: string): WordEntry | undefined {
    const record = this.#recordOf(word);
    if (record === 0) return undefined;
    const entry = this.#bytes.readUInt16LE(record + RECORD_ENTRY);
    return entry === NO_ENTRY ? undefined : entryOf(word, this.#line(3, entry));
  }

  spelling(word: string): string | undefined {
    const record = this.#recordOf(word);
    return record === 0 ? undefined : this.edited(word, this.#bytes.readUInt16LE(record + RECORD_SPELLING));
  }

  own(word: string): readonly string[] | undefined {
    const record = this.#recordOf(word);
    if (record === 0 || (this.#ints[(record + RECORD_SETS) / 4]! & OWN) === 0) return undefined;
    return unpackClasses(this.#ints[(record + RECORD_CLASSES) / 4]!);
  }

  /** All that are have a record: whoever asks has a word without one. */
  isIrregular(): boolean {
    return false;
  }

  /** Where what is known of a lower-case word stands, or 0. */
  #recordOf(word: string): number {
    if (word.length > LONGEST) return 0;
    this.#bytes.write(word, ASKED, 'utf16le');
    return this.#loop.lookUp(ASKED, word.length);
  }

  /** Reads a text. @returns the number of tokens, which stand at {@link tokensAt} until the next text is read */
  read(text: string): number {
    const at = this.#loop.textAt(text.length);
    this.#follow();
    this.#bytes.write(text, at, 'utf16le');
    this.#text = text;
    const count = this.#loop.read(text.length);
    this.#follow();
    this.#values = this.#loop.valuesAt();
    return count;
  }

  /** The memory as numbers of four bytes, until the next text is read. */
  get ints(): Int32Array {
    return this.#ints;
  }

  /** Where in {@link ints} the tokens of the text that was read last begin. */
  get tokensAt(): number {
    return this.#loop.outAt() / 4;
  }

  value(number: number): ReadValue {
    const at = this.#values + number * VALUE;
    const int = (field: number): number => this.#ints[(at + field) / 4]!;
    return {
      kind: int(VALUE_KIND),
      number: this.#bytes.readDoubleLE(at + VALUE_NUMBER),
      scale: this.#bytes.readDoubleLE(at + VALUE_SCALE),
      figures: [int(VALUE_START), int(VALUE_END)],
      below: int(VALUE_BELOW),
      unit: [int(VALUE_UNIT), int(VALUE_UNIT_END)],
    };
  }

  /** A word of the lexicon, changed as one of its edits says. */
  edited(word: string, number: number): string {
    if (number === 0) return word;
    let edit = this.#edits[number];
    if (edit === undefined) {
      const line = this.#line(1, number);
      const drop = Number.parseInt(line, 10);
      edit = [drop, line.slice(String(drop).length)];
      this.#edits[number] = edit;
    }
    return word.slice(0, word.length - edit[0]) + edit[1];
  }

  /** One of the texts whose beginnings stand in a section, and they themselves in the next one. */
  #line(section: number, number: number): string {
    const starts = this.#section(section) + 4 * number;
    const texts = LEXICON + this.#section(section + 1);
    return this.#bytes.toString('latin1', texts + this.#head(starts), texts + this.#head(starts + 4));
  }

  #section(index: number): number {
    return this.#head(SECTIONS + 4 * index);
  }

  #head(at: number): number {
    return this.#ints[(LEXICON + at) / 4]!;
  }

  /** What the loop asks, always of the text that is read. */
  #answers(): object {
    return {
      outside: {
        isForeignWordAt: (at: number) => isForeignWordAt(this.#text, at),
        isForeignPunctuationAt: (at: number) => isPunctuationAt(this.#text, at),
        emojiAt: (at: number) => emojiEnd(this.#text, at),
        networkAddressAt: (start: number, end: number) => packed(networkAddressAt(this.#text, start, end)),
        referenceAt: (start: number) => packed(referenceAt(this.#text, start)),
        askShapeOf: (start: number, end: number) => this.#answerShape(this.#text.slice(start, end)),
      },
    };
  }

  #answerShape(written: string): void {
    let shape = this.#shapes.get(written);
    if (shape === undefined) {
      shape = writtenShape(written, normalOf(written), this);
      if (written.length <= LONGEST) {
        if (this.#shapes.size >= REMEMBERED) this.#shapes.clear();
        this.#shapes.set(written, shape);
      }
    }
    this.#follow();
    this.#ints[ANSWER / 4] = shape[0];
    this.#ints[ANSWER / 4 + 1] = shape[1];
  }

  /** The loop may have made its memory longer. */
  #follow(): void {
    const { buffer } = this.#loop.memory;
    if (this.#bytes?.buffer === buffer) return;
    this.#bytes = Buffer.from(buffer);
    this.#ints = new Int32Array(buffer);
  }
}

/** Where a word is put that is looked up by itself. */
const ASKED = 256;
/** So many words are kept; with one more, all are let go. */
const REMEMBERED = 10_000;
/** A longer word is not worth keeping. */
const LONGEST = 40;

const packed = (found: { readonly end: number; readonly pos: string } | undefined): number =>
  found === undefined ? 0 : found.end * 32 + POS.indexOf(found.pos);
