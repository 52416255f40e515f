/**
 * The door to the compiled inner loop (`kernel/listen.ts`): puts a model and the words of a sentence into its memory, and reads what
 * it found. Judges nothing.
 */
import { readFileSync } from 'node:fs';
import { KINDS, type Kind } from '../document/document.ts';
import type { Language, Token } from '../language/token.ts';
import { packagedFile } from '../text/packaged-file.ts';
import type { Span } from '../text/span.ts';
import { hashOf, join, SEED } from './hash.ts';
import { aligned, BIAS, HEAD, INDEXED, MOST_BYTES, type Model, readModel } from './model.ts';
import { START_OF_ENTRY } from './senses.ts';
import { classOf } from './word-class.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What `kernel/listen.ts` exports. Addresses are in bytes. */
interface Loop {
  readonly memory: Memory;
  listen(words: number, letters: number, english: boolean): number;
  count(): number;
}

/** Of Node's own, as far as it is used. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};

// The same addresses, in bytes, as in `kernel/listen.ts`.
const OUT = 64;
const OUT_A_TABLE = 256;
const PLACES = 1024;
const NAMES = 1280;
const KIND_NAMES = 1408;
const WORDS = 2048;
const INTS_A_WORD = 6;
const IS_NUMBER = 1;
const IS_GRAMMAR = 2;
const MODEL = 32_768;
const INTS_A_FEATURE = 3;

const PAGE = 65_536;
/** The sieve of the loop. */
const SIEVE = 131_072;

/** Words of a sentence that are looked at: nobody writes longer ones, only machines do. */
const LONGEST = 400;

const FEATURE_NAMES = ['lemma', 'surface', 'shape', 'skip', 'sense', 'sense skip', 'letters', '^', '$'];

/** The name of the one feature that is not in the words: the kind of the statement that they stand in. */
export const kindName = (kind: string): number => join(hashOf('kind'), hashOf(kind)) | 0;

/** What the words of a sentence add up to in one table. */
export interface Sum {
  /** Of the weights, by output. Whole numbers, so that they are the same in whichever order they were added. */
  readonly sums: readonly number[];
  /** How many features are in them. */
  readonly known: number;
  /** The kinds of statements whose own feature has the name of one that is in them already, a bit each: hardly ever any. */
  readonly kinds: number;
}

/** A model in the memory of the compiled loop, which listens to one sentence at a time. */
export class Kernel {
  readonly language: Language;
  readonly model: Model;
  readonly #loop: Loop;
  /** Where the words' text is put. */
  readonly #text: number;
  // Both show the memory as it is now: it moves when it grows.
  #bytes: Buffer;
  #ints: Int32Array;
  /** The token index of each word, and how many words there are. */
  readonly #tokens = new Int32Array(LONGEST);
  #words = 0;
  /** The byte at which the features begin. */
  #features = 0;
  /** What was listened to last. */
  #heard: readonly Token[] | undefined;
  readonly #kindRows = new Map<Kind, number>();

  /**
   * @param read puts a model into the bytes that it is given, and says how many it has put there
   * @throws {Error} when it is not a model of this version, or when the compiled loop is missing
   */
  constructor(language: Language, read: (into: Uint8Array) => number) {
    this.language = language;
    const loop = new WebAssembly.Module(readFileSync(packagedFile('ear.wasm')));
    this.#loop = new WebAssembly.Instance(loop).exports as Loop;
    // Room for the largest model: pages that nothing is written to cost nothing.
    this.#loop.memory.grow((MODEL + MOST_BYTES) / PAGE + 1);
    this.#bytes = Buffer.from(this.#loop.memory.buffer);
    this.#ints = new Int32Array(this.#loop.memory.buffer);
    const size = read(this.#bytes.subarray(MODEL, MODEL + MOST_BYTES));
    this.model = readModel(this.#bytes.subarray(MODEL, MODEL + size));
    this.#text = this.#arrange(MODEL + aligned(size));
  }

  /** Tells the loop where everything lies; @returns where what has no end of its own begins. */
  #arrange(marks: number): number {
    const { header, senses, index, rows, sizeOfRows } = this.model;
    const sieve = aligned(marks + sizeOfRows / 64 + 1);
    const text = sieve + SIEVE;
    this.#grow(text + PAGE);
    const ints = this.#ints;
    const [keys, values, names] = [MODEL + senses.keys, MODEL + senses.values, MODEL + senses.names];
    const places = [keys, values, header.senses.entries, names, text, KINDS.length, MODEL + index, MODEL + rows, marks];
    ints.set([...places, ...header.tables.map(({ outputs }) => outputs.length), sieve], PLACES / 4);
    ints.set([...FEATURE_NAMES.map((name) => hashOf(name)), START_OF_ENTRY, hashOf('#'), SEED], NAMES / 4);
    ints.set(KINDS.map(kindName), KIND_NAMES / 4);
    return text;
  }

  /** Makes the memory at least so many bytes long. */
  #grow(size: number): void {
    const { memory } = this.#loop;
    const missing = Math.ceil((size - memory.buffer.byteLength) / PAGE);
    if (missing > 0) memory.grow(missing);
    if (this.#bytes.buffer === memory.buffer) return;
    this.#bytes = Buffer.from(memory.buffer);
    this.#ints = new Int32Array(memory.buffer);
  }

  /** Reads a sentence and adds up the weights of its features. White space is left out. */
  listen(tokens: readonly Token[]): void {
    if (tokens === this.#heard) return;
    this.#heard = tokens;
    const ints = this.#ints;
    let [norms, lemmas, forms] = ['', '', ''];
    let words = 0;
    for (let at = 0; at < tokens.length && words < LONGEST; at++) {
      const { pos, norm, lemma, form } = tokens[at]!;
      const { isSpace, isNumber, isGrammar, number, shape } = classOf(pos);
      if (isSpace) continue;
      const shown = isNumber ? '0' : norm;
      const to = WORDS / 4 + words * INTS_A_WORD;
      ints[to] = shown.length;
      ints[to + 1] = lemma.length;
      ints[to + 2] = form.length;
      ints[to + 3] = (isNumber ? IS_NUMBER : 0) | (isGrammar ? IS_GRAMMAR : 0);
      ints[to + 4] = number;
      ints[to + 5] = shape;
      norms += shown;
      lemmas += lemma;
      forms += form;
      this.#tokens[words++] = at;
    }
    this.#words = words;
    const text = norms + lemmas + forms;
    this.#grow(this.#text + 2 * text.length + PAGE);
    this.#bytes.write(text, this.#text, 'utf16le');
    this.#features = this.#loop.listen(words, norms.length, this.language === 'en');
    this.#grow(0);
  }

  /** What a table says of the sentence that was listened to last. */
  sumIn(table: number): Sum {
    const at = (OUT + table * OUT_A_TABLE) / 4;
    const width = this.model.header.tables[table]!.outputs.length;
    return {
      sums: Array.from(this.#ints.subarray(at + 2, at + 2 + width)),
      known: this.#ints[at]!,
      kinds: this.#ints[at + 1]!,
    };
  }

  /** How many features the sentence that was listened to last has, those that come again too. */
  get features(): number {
    return this.#loop.count();
  }

  /** The name of one of its features. */
  name(feature: number): number {
    return this.#ints[this.#features / 4 + feature * INTS_A_FEATURE]! >>> 0;
  }

  /** The tokens that one of its features was read from. */
  place(feature: number): Span {
    const place = this.#ints[this.#features / 4 + feature * INTS_A_FEATURE + 1]!;
    return { start: this.#startOf(place >>> 16), end: this.#endOf(place & 0xffff) };
  }

  // The edge behind the last word is the whole sentence's, that before the first one the first token's.
  #startOf(word: number): number {
    return word <= this.#words ? this.#tokens[Math.max(word - 1, 0)]! : 0;
  }

  #endOf(word: number): number {
    const last = Math.min(word, this.#words) - 1;
    return last < 0 ? 1 : this.#tokens[last]! + 1;
  }

  /**
   * Adds what each feature of the sentence weighs for an output to the tokens that it was read from, a share to each.
   *
   * @param scale of a weight
   * @param added by token
   */
  share(table: number, output: number, scale: number, added: Float64Array): void {
    const ints = this.#ints;
    const count = this.#loop.count();
    for (let feature = 0, at = this.#features / 4; feature < count; feature++, at += INTS_A_FEATURE) {
      const row = ints[at + 2]!;
      if (row < 0 || !this.knows(table, row)) continue;
      const place = ints[at + 1]!;
      const start = this.#startOf(place >>> 16);
      const end = this.#endOf(place & 0xffff);
      const part = (this.weight(table, row, output) * scale) / (end - start);
      for (let token = start; token < end; token++) added[token]! += part;
    }
  }

  /** Where the kind of a statement is put down: at the beginning, whatever stands there. */
  kindPlace(): Span {
    return { start: this.#startOf(1), end: this.#endOf(0) };
  }

  /** The row of the feature that is a statement's kind, or -1. */
  kindRow(kind: Kind): number {
    let row = this.#kindRows.get(kind);
    if (row === undefined) {
      row = this.rowOf(kindName(kind));
      this.#kindRows.set(kind, row);
    }
    return row;
  }

  /** The row of a feature, or -1 when nothing was learned of it. */
  rowOf(name: number): number {
    const bucket = (MODEL + this.model.index) / 4 + (name >>> (32 - INDEXED));
    for (let row = this.#ints[bucket]!; row < this.#ints[bucket + 1]!; row += this.#sizeOf(row)) {
      if (this.#bytes.readUInt16LE(MODEL + this.model.rows + row) === (name & 0xffff)) return row;
    }
    return -1;
  }

  #sizeOf(row: number): number {
    return this.model.header.tables.reduce(
      (size, { outputs }, table) => size + (this.knows(table, row) ? outputs.length : 0),
      HEAD,
    );
  }

  /** Whether a table has weights in a row. */
  knows(table: number, row: number): boolean {
    return (this.#bytes[MODEL + this.model.rows + row + HEAD - 1]! & (1 << table)) !== 0;
  }

  /** What a row of a table weighs for an output, before its scale. */
  weight(table: number, row: number, output: number): number {
    const before = table > 0 && this.knows(0, row) ? this.model.header.tables[0]!.outputs.length : 0;
    return this.#bytes[MODEL + this.model.rows + row + HEAD + before + output]! - BIAS;
  }
}
