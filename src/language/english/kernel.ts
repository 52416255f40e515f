/**
 * The door to the compiled loop (`kernel/read.ts`) that reads English: holds the lexicon and the text in its memory, answers what it asks,
 * and reads what it found. Makes no tokens.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { ProblemError } from '../../problem/problem.ts';
import { writeUtf16 } from '../../text/native-text.ts';
import { packagedFile } from '../../text/packaged-file.ts';
import { networkAddressAt, referenceAt } from './addresses.ts';
import { kindsOfCharacters } from './characters.ts';
import { POS, unpackClasses } from './classes.ts';
import { normalOf } from './contractions.ts';
import {
  ASK_KINDS,
  ASK_NETWORK,
  ASK_SHAPE,
  LEXICON,
  NO_ENTRY,
  OUT,
  OUT_COUNT,
  OUT_END,
  OUT_START,
  OUT_TOKENS,
  OUT_VALUES,
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
  setUp(): number;
  reserve(length: number): void;
  lookUp(at: number, length: number): number;
  read(length: number): number;
  readOn(first: number, second: number): number;
}

/** Of Node's own, as far as it is used. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};

const PAGE = 65_536;
/** Room for what an ordinary sentence needs, so that the memory seldom moves. */
const ROOM = 6 * PAGE;

const MAGIC = 'owabiEN3';
const HEAD = 64;
/** Where in the head of the file the check sum stands, and the places of its sections. */
const SUM = 24;
const SECTIONS = 28;

/** A value as it was read, its figures still as text. Offsets into the text; where both are 0 there is none. */
export interface ReadValue {
  readonly kind: number;
  /** What was written in words. */
  readonly number: number;
  readonly scale: number;
  readonly figures: number;
  readonly figuresEnd: number;
  readonly below: number;
  readonly unit: number;
  readonly unitEnd: number;
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

/** How a dictionary form is made of a word: so many characters are dropped at its end, others added. */
interface Edit {
  readonly drop: number;
  readonly add: string;
}

/** A lexicon in the memory of the compiled loop, which reads one text at a time. */
export class EnglishKernel implements Lexicon {
  /** Whether the file is as it was written. */
  readonly isSound: boolean;
  readonly #loop: Loop;
  // All show the memory as it is now: it moves when it grows.
  #bytes!: Buffer;
  #ints!: Int32Array;
  #doubles!: Float64Array;
  /** Where a text is put, and how long it may be before the memory has to grow. */
  readonly #textAt: number = 0;
  #room = 0;
  readonly #entries = new Map<string, WordEntry | undefined>();
  readonly #shapes = new Map<string, readonly [classes: number, shape: number]>();
  readonly #edits: Edit[] = [];
  #absent = '';

  /**
   * @param size of the file of the lexicon in bytes
   * @param fill puts the file into the bytes that it is given
   * @throws {Error} when the compiled loop is missing
   */
  constructor(size: number, fill: (into: Uint8Array) => void) {
    const module = new WebAssembly.Module(readFileSync(packagedFile('english.wasm')));
    this.#loop = new WebAssembly.Instance(module).exports as Loop;
    const { memory } = this.#loop;
    const end = LEXICON + ((size + 7) & ~7);
    memory.grow(Math.ceil((end + ROOM - memory.buffer.byteLength) / PAGE));
    this.#follow();
    fill(this.#bytes.subarray(LEXICON, LEXICON + size));
    this.isSound =
      size > HEAD &&
      size % 16 === 0 &&
      this.#bytes.toString('latin1', LEXICON, LEXICON + MAGIC.length) === MAGIC &&
      this.#loop.checkSum(LEXICON + HEAD, LEXICON + size) === this.#head(SUM);
    if (!this.isSound) return;
    const [records, blocks, words] = [this.#section(0), this.#section(5), this.#section(6)];
    this.#ints.set([records, blocks, this.#section(7), words, this.#section(8), end], PLACES / 4);
    this.#textAt = this.#loop.setUp();
  }

  /** To be called before a word is asked for again and again that the loop did not find. */
  lacks(word: string): void {
    this.#absent = word;
  }

  lookup(word: string): WordEntry | undefined {
    // Longer than any entry: not worth remembering.
    if (word === this.#absent || word.length > LONGEST) return undefined;
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
    if (word === this.#absent || word.length > LONGEST) return 0;
    writeUtf16(this.#bytes, word, ASKED);
    return this.#loop.lookUp(ASKED, word.length);
  }

  /** Reads a text. @returns the number of tokens, which stand at {@link tokensAt} until the next text is read */
  read(text: string): number {
    const { length } = text;
    if (length > this.#room) {
      this.#loop.reserve(length);
      this.#room = length;
      this.#follow();
    }
    writeUtf16(this.#bytes, text, this.#textAt);
    let asked = this.#loop.read(length);
    while (asked !== 0) asked = this.#answer(asked, text);
    // Many values may have made it longer.
    if (this.#ints.length === 0) this.#follow();
    return this.#ints[(OUT + OUT_COUNT) / 4]!;
  }

  /** The memory as numbers of four bytes, until the next text is read. */
  get ints(): Int32Array {
    return this.#ints;
  }

  /** Where in {@link ints} the tokens of the text that was read last begin. */
  get tokensAt(): number {
    return this.#ints[(OUT + OUT_TOKENS) / 4]! / 4;
  }

  value(number: number): ReadValue {
    const ints = this.#ints;
    const at = ints[(OUT + OUT_VALUES) / 4]! + number * VALUE;
    return {
      kind: ints[(at + VALUE_KIND) / 4]!,
      number: this.#doubles[(at + VALUE_NUMBER) / 8]!,
      scale: this.#doubles[(at + VALUE_SCALE) / 8]!,
      figures: ints[(at + VALUE_START) / 4]!,
      figuresEnd: ints[(at + VALUE_END) / 4]!,
      below: ints[(at + VALUE_BELOW) / 4]!,
      unit: ints[(at + VALUE_UNIT) / 4]!,
      unitEnd: ints[(at + VALUE_UNIT_END) / 4]!,
    };
  }

  /** A word of the lexicon, changed as one of its edits says. */
  edited(word: string, number: number): string {
    if (number === 0) return word;
    const edit = this.#edits[number] ?? this.#edit(number);
    return word.slice(0, word.length - edit.drop) + edit.add;
  }

  #edit(number: number): Edit {
    const starts = this.#section(1) + 4 * number;
    const texts = LEXICON + this.#section(2);
    const start = texts + this.#head(starts);
    const end = texts + this.#head(starts + 4);
    let add = '';
    for (let at = start + 1; at < end; at++) add += String.fromCharCode(this.#bytes[at]!);
    const edit = { drop: this.#bytes[start]!, add };
    this.#edits[number] = edit;
    return edit;
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

  /** Answers what the loop asks of a text. @returns what it asks next, or 0 */
  #answer(asked: number, text: string): number {
    if (this.#ints.length === 0) this.#follow();
    const start = this.#ints[(OUT + OUT_START) / 4]!;
    const end = this.#ints[(OUT + OUT_END) / 4]!;
    if (asked === ASK_SHAPE) {
      const [classes, shape] = this.#shapeOf(text.slice(start, end));
      return this.#loop.readOn(classes, shape);
    }
    if (asked === ASK_KINDS) {
      kindsOfCharacters(text, this.#bytes.subarray(start, start + text.length));
      return this.#loop.readOn(0, 0);
    }
    const found = asked === ASK_NETWORK ? networkAddressAt(text, start, end) : referenceAt(text, start);
    return this.#loop.readOn(found === undefined ? 0 : found.end * 32 + POS.indexOf(found.pos), 0);
  }

  #shapeOf(written: string): readonly [classes: number, shape: number] {
    let shape = this.#shapes.get(written);
    if (shape === undefined) {
      const norm = normalOf(written);
      // Of letters beyond ASCII the loop does not know which are small.
      if (isAscii(written)) this.lacks(norm);
      shape = writtenShape(written, norm, this);
      if (written.length <= LONGEST) {
        if (this.#shapes.size >= REMEMBERED) this.#shapes.clear();
        this.#shapes.set(written, shape);
      }
    }
    return shape;
  }

  /** The loop may have made its memory longer. */
  #follow(): void {
    const { buffer } = this.#loop.memory;
    this.#bytes = Buffer.from(buffer);
    this.#ints = new Int32Array(buffer);
    this.#doubles = new Float64Array(buffer);
  }
}

/** Where a word is put that is looked up by itself. */
const ASKED = 256;
/** So many words are kept; with one more, all are let go. */
const REMEMBERED = 10_000;
/** A longer word is not worth keeping. */
const LONGEST = 40;

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}
