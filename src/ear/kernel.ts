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
import { aligned, HEAD, KNOWING, lineOf, MOST_BYTES, MOST_OUTPUTS, type Model, readModel, TABLES } from './model.ts';
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
  telling(kind: number): number;
  find(name: number): number;
  rowOf(slot: number): number;
  share(table: number, output: number, scale: number, tokens: number): number;
  startOf(word: number): number;
  endOf(word: number): number;
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
const KIND_SLOTS = 1408;
const LINES = 1536;
const WORDS = 2048;
const INTS_A_WORD = 7;
const IS_NUMBER = 1;
const IS_GRAMMAR = 2;
const MODEL = 32_768;
const INTS_A_FEATURE = 2;

const PAGE = 65_536;

/** Words of a sentence that are looked at: nobody writes longer ones, only machines do. */
const LONGEST = 400;

const FEATURE_NAMES = ['lemma', 'surface', 'shape', 'skip', 'sense', 'sense skip', 'letters', '^', '$'];

/** The name of the one feature that is not in the words: the kind of the statement that they stand in. */
export const kindName = (kind: string): number => join(hashOf('kind'), hashOf(kind)) | 0;

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
  /** The byte at which the features begin. */
  #features = 0;
  /** What was listened to last. */
  #heard: readonly Token[] | undefined;
  readonly #kindSlots: Int32Array;

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
    this.#kindSlots = Int32Array.from(KINDS, (kind) => this.slotOf(kindName(kind)));
    this.#ints.set(this.#kindSlots, KIND_SLOTS / 4);
    const lines = new Float64Array(this.#loop.memory.buffer, LINES, 2 * MOST_OUTPUTS * TABLES);
    for (const [table, header] of this.model.header.tables.entries()) {
      lines.set(
        header.outputs.flatMap((_, output) => lineOf(header, output)),
        2 * MOST_OUTPUTS * table,
      );
    }
  }

  /** Tells the loop where everything lies; @returns where what has no end of its own begins. */
  #arrange(met: number): number {
    const { header, senses, pilots, starts, slots, rows } = this.model;
    // A row is read as sixteen bytes, which may end behind the last.
    const text = aligned(met + header.slots / 8 + 16);
    this.#grow(text + PAGE);
    const ints = this.#ints;
    const before = [senses.keys, senses.values, senses.names, senses.index].map((at) => MODEL + at);
    const [width = 0, otherWidth = 0] = header.tables.map(({ outputs }) => outputs.length);
    const found = [MODEL + pilots, MODEL + starts, MODEL + slots, header.slots, MODEL + rows];
    ints.set([...before, text, KINDS.length, ...found, width, otherWidth, met], PLACES / 4);
    ints.set([...FEATURE_NAMES.map((name) => hashOf(name)), START_OF_ENTRY, hashOf('#'), SEED], NAMES / 4);
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
      ints[to + 6] = at;
      words++;
    }
    const text = norms + lemmas + forms;
    this.#grow(this.#text + 2 * text.length + PAGE);
    this.#bytes.write(text, this.#text, 'utf16le');
    this.#features = this.#loop.listen(words, norms.length, this.language === 'en');
    this.#grow(0);
  }

  /**
   * Which outputs are worth a closer look in a statement of a kind, of the sentence that was listened to last: a bit for each, those of
   * the second table from {@link MOST_OUTPUTS} on. All others have a probability below the one from which it matters.
   */
  telling(kind: Kind): number {
    return this.#loop.telling(KINDS.indexOf(kind));
  }

  /** How many features of the sentence a table knows. */
  known(table: number): number {
    return this.#ints[(OUT + table * OUT_A_TABLE) / 4]!;
  }

  /** What their weights add up to: a whole number, so that it is the same in whichever order they were added. */
  sum(table: number, output: number): number {
    return this.#ints[(OUT + table * OUT_A_TABLE) / 4 + 2 + output]!;
  }

  /** Whether the feature that is a statement's kind has the name of one of the sentence, which is hardly ever so. */
  hasKind(kind: Kind): boolean {
    return (this.#ints[OUT / 4 + 1]! & (1 << KINDS.indexOf(kind))) !== 0;
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
    return { start: this.#loop.startOf(place >>> 16), end: this.#loop.endOf(place & 0xffff) };
  }

  /**
   * What all features of the sentence weigh for an output, a share to each token that a feature was read from.
   *
   * @param scale of a weight
   * @param tokens how many the sentence has
   */
  shares(table: number, output: number, scale: number, tokens: number): Float64Array {
    const at = this.#loop.share(table, output, scale, tokens);
    this.#grow(0);
    return new Float64Array(this.#ints.buffer as ArrayBuffer, at, tokens).slice();
  }

  /** Where the kind of a statement is put down: at the beginning, whatever stands there. */
  kindPlace(): Span {
    return { start: this.#loop.startOf(1), end: this.#loop.endOf(0) };
  }

  /** The slot of the feature that is a statement's kind, or -1. */
  kindSlot(kind: Kind): number {
    return this.#kindSlots[KINDS.indexOf(kind)]!;
  }

  /** The slot of a feature, or -1 when nothing was learned of it. */
  slotOf(name: number): number {
    return this.#loop.find(name);
  }

  /** Whether a table has weights in a slot. */
  knows(table: number, slot: number): boolean {
    return (this.#ints[(MODEL + this.model.slots) / 4 + slot]! & KNOWING[table]!) !== 0;
  }

  /** What the feature of a slot weighs for an output of a table that knows it, before its scale. */
  weight(table: number, slot: number, output: number): number {
    const before = table > 0 && this.knows(0, slot) ? this.model.header.tables[0]!.outputs.length : 0;
    return (this.#bytes[this.#loop.rowOf(slot) + HEAD + before + output]! << 24) >> 24;
  }
}
