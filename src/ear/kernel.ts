/**
 * The door to the compiled inner loop (`kernel/listen.ts`): puts a model and the words of a sentence into its memory, and reads what
 * it found. Judges nothing.
 */
import { readFileSync } from 'node:fs';
import { KINDS, type Kind } from '../document/document.ts';
import type { Language, Token } from '../language/token.ts';
import { writeUtf16 } from '../text/native-text.ts';
import { packagedFile } from '../text/packaged-file.ts';
import type { Span } from '../text/span.ts';
import { hashOf, join, SEED } from './hash.ts';
import {
  aligned,
  COMMON,
  leastThatMatters,
  MOST_BYTES,
  MOST_OUTPUTS,
  type Model,
  probabilityOf,
  readModel,
  TABLES,
} from './model.ts';
import { START_OF_ENTRY } from './senses.ts';
import { classOf, IS_NUMBER } from './word-class.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What `kernel/listen.ts` exports. Addresses are in bytes. */
interface Loop {
  readonly memory: Memory;
  listen(words: number, letters: number, kind: number): number;
  count(): number;
  first(): number;
  telling(kind: number): number;
  find(name: number): number;
  weigh(rank: number, table: number, output: number): number;
  share(table: number, output: number, kind: number, tokens: number): number;
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
const SCORES = 128;
const PLACES = 1024;
const NAMES = 1280;
const KIND_RANKS = 1408;
const CURVES = 1536;
const NUMBERS_A_CURVE = 6;
const WORDS = 3072;
const INTS_A_WORD = 7;
const AS_WRITTEN = -1;
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
  readonly model: Model;
  readonly #loop: Loop;
  /** Where the words' text is put. */
  readonly #text: number;
  // All show the memory as it is now: it moves when it grows.
  #bytes: Buffer;
  #ints: Int32Array;
  #floats: Float64Array;
  /** What was listened to last. */
  #heard: readonly Token[] | undefined;

  /**
   * @param read puts a model into the bytes that it is given, and says how many it has put there
   * @throws {Error} when it is not a model of this version, or when the compiled loop is missing
   */
  constructor(language: Language, read: (into: Uint8Array) => number) {
    const loop = new WebAssembly.Module(readFileSync(packagedFile('ear.wasm')));
    this.#loop = new WebAssembly.Instance(loop).exports as Loop;
    const { memory } = this.#loop;
    // Room for the largest model: pages that nothing is written to cost nothing.
    memory.grow((MODEL + MOST_BYTES) / PAGE + 1);
    this.#bytes = Buffer.from(memory.buffer);
    this.#ints = new Int32Array(memory.buffer);
    this.#floats = new Float64Array(memory.buffer);
    const size = read(this.#bytes.subarray(MODEL, MODEL + MOST_BYTES));
    this.model = readModel(this.#bytes.subarray(MODEL, MODEL + size));
    this.#text = this.#arrange(language, MODEL + aligned(size));
  }

  /** Tells the loop where everything lies; @returns where what has no end of its own begins. */
  #arrange(language: Language, met: number): number {
    const { header, senses, common, groups, buckets, learned, commonRows, rareRows } = this.model;
    // A row is read as sixteen bytes, which may end behind the last.
    const text = aligned(met + (COMMON + header.rare) / 8 + 16);
    this.#grow(text + PAGE);
    const ints = this.#ints;
    const before = [senses.keys, senses.values, senses.names, senses.index].map((at) => MODEL + at);
    const places = [...before, text, KINDS.length, MODEL + common, MODEL + groups, MODEL + buckets, MODEL + learned];
    const outputs = Array.from({ length: TABLES }, (_, table) => header.tables[table]?.outputs.length ?? 0);
    const rows = [MODEL + commonRows, MODEL + rareRows];
    ints.set([...places, ...outputs, met, language === 'en' ? 1 : 0, ...rows], PLACES / 4);
    ints.set([...FEATURE_NAMES.map((name) => hashOf(name)), START_OF_ENTRY, hashOf('#'), SEED], NAMES / 4);
    ints.set(
      KINDS.map((kind) => this.rankOf(kindName(kind))),
      KIND_RANKS / 4,
    );
    for (const [table, columns] of header.tables.entries()) {
      for (const [output, [slope, shift]] of columns.calibration.entries()) {
        const { biases, scales, near } = columns;
        const least = leastThatMatters(columns, output);
        const curve = [biases[output]!, scales[output]!, slope, shift, least, near?.[output] ?? least];
        this.#floats.set(curve, CURVES / 8 + (table * MOST_OUTPUTS + output) * NUMBERS_A_CURVE);
      }
    }
    return text;
  }

  /** Makes the memory at least so many bytes long. */
  #grow(size: number): void {
    const { memory } = this.#loop;
    const missing = Math.ceil((size - memory.buffer.byteLength) / PAGE);
    if (missing > 0) memory.grow(missing);
    this.#show();
  }

  /** Looks at the memory anew if it has grown: what showed it before is empty then. */
  #show(): void {
    if (this.#ints.length > 0) return;
    const { buffer } = this.#loop.memory;
    this.#bytes = Buffer.from(buffer);
    this.#ints = new Int32Array(buffer);
    this.#floats = new Float64Array(buffer);
  }

  /**
   * Reads a sentence of a statement of some kind and adds up the weights of its features. White space is left out.
   *
   * @returns which outputs are worth a closer look: a bit for each, those of the second table from {@link MOST_OUTPUTS} on. All others
   *   have a probability below the one from which it matters
   */
  listen(tokens: readonly Token[], kind: Kind): number {
    if (tokens === this.#heard) return this.#loop.telling(KINDS.indexOf(kind));
    this.#heard = tokens;
    const ints = this.#ints;
    let norms = '';
    let lemmas = '';
    let forms = '';
    let words = 0;
    let to = WORDS / 4;
    for (let at = 0; at < tokens.length && words < LONGEST; at++) {
      const { pos, norm, lemma, form } = tokens[at]!;
      const { isSpace, flags, number, shape } = classOf(pos);
      if (isSpace) continue;
      const shown = (flags & IS_NUMBER) === 0 ? norm : '0';
      ints[to] = shown.length;
      // Four words of five stand in their dictionary form, which is not written down a second time.
      if (lemma === shown) ints[to + 1] = AS_WRITTEN;
      else {
        ints[to + 1] = lemma.length;
        lemmas += lemma;
      }
      ints[to + 2] = form.length;
      ints[to + 3] = flags;
      ints[to + 4] = number;
      ints[to + 5] = shape;
      ints[to + 6] = at;
      to += INTS_A_WORD;
      norms += shown;
      forms += form;
      words++;
    }
    const text = norms + lemmas + forms;
    const end = this.#text + 2 * text.length + PAGE;
    if (end > this.#bytes.length) this.#grow(end);
    writeUtf16(this.#bytes, text, this.#text);
    const telling = this.#loop.listen(words, norms.length, KINDS.indexOf(kind));
    this.#show();
    return telling;
  }

  /** The probability of an output in the sentence and the kind that were listened to last; of the first table, of what {@link listen} told. */
  probability(table: number, output: number): number {
    return probabilityOf(this.#floats[(OUT + table * OUT_A_TABLE + SCORES) / 8 + output]!);
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
    return this.#ints[this.#loop.first() / 4 + feature * INTS_A_FEATURE]! >>> 0;
  }

  /** The tokens that one of its features was read from. */
  place(feature: number): Span {
    const place = this.#ints[this.#loop.first() / 4 + feature * INTS_A_FEATURE + 1]!;
    return { start: this.#loop.startOf(place >>> 16), end: this.#loop.endOf(place & 0xffff) };
  }

  /**
   * What each token of a sentence adds to an output: a feature's weight is shared by the words that it was read from. Of the first table,
   * one that {@link listen} told.
   *
   * @returns good until something else is listened to
   */
  contributions(table: number, tokens: readonly Token[], kind: Kind, output: number): Float64Array {
    if (tokens !== this.#heard) this.listen(tokens, kind);
    const at = this.#loop.share(table, output, KINDS.indexOf(kind), tokens.length) / 8;
    this.#show();
    return this.#floats.subarray(at, at + tokens.length);
  }

  /** The rank of a feature, or -1 when nothing was learned of it. */
  rankOf(name: number): number {
    return this.#loop.find(name);
  }

  /** What the feature with a rank weighs for an output of a table, before its scale; `undefined` when the table does not know it. */
  weight(table: number, rank: number, output: number): number | undefined {
    const weight = this.#loop.weigh(rank, table, output);
    return weight > 0xff ? undefined : weight;
  }
}
