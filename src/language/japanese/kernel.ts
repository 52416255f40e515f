/**
 * The door to the compiled inner loop (`kernel/read.ts`): holds the dictionary and the text in its memory, and reads what it found.
 * Knows nothing of what the words mean.
 */
import { readFileSync } from 'node:fs';
import { readUtf8, readUtf16, writeUtf16 } from '../../text/native-text.ts';
import { packagedFile } from '../../text/packaged-file.ts';
import { BLOCK, type DictionaryFile, HEAD, type Section } from './dictionary-file.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What `kernel/read.ts` exports. Addresses are in bytes. */
interface Loop {
  readonly memory: Memory;
  sum(from: number, to: number): number;
  setUp(): void;
  complete(dimension: number): void;
  entryOfUnit(unit: number): number;
  textAt(length: number): number;
  read(length: number): number;
  outAt(): number;
  nodes(): number;
}

/** Of Node's own, as far as it is used. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

// The same addresses, in bytes, as in `kernel/read.ts`: the first block lies at a multiple of its size.
const PLACES = 64;
const PRESENT = 1024;
const DICTIONARY = 61_440;

const BLOCK_SHIFT = 14;

const PAGE = 65_536;
/** Room for what an ordinary sentence needs, so that the memory seldom moves. */
const ROOM = 16 * PAGE;
/** So many blocks are read one by one; then all that are left, since so much text asks for most. */
const ONE_BY_ONE = 64;

const aligned = (address: number): number => (address + 15) & ~15;

/** A dictionary in the memory of the compiled loop, which reads one text at a time. */
export class ReadingKernel {
  /** Where the sections of the dictionary begin and how many elements they have. */
  readonly sections: ReadonlyMap<string, Section>;
  readonly #loop: Loop;
  readonly #file: DictionaryFile;
  readonly #sums: Int32Array;
  readonly #dimension: number;
  // All show the memory as it is now: it moves when it grows.
  #bytes!: Buffer;
  #shorts!: Uint16Array;
  /** The memory, in words of four bytes; good until the next text is read. */
  ints!: Int32Array;
  /** Where in `ints` what was read last stands: by morpheme the UTF-16 offset of its end in the text, and its entry in the dictionary. */
  out = 0;
  #fetched = 0;

  /**
   * Reads what nearly every text needs (a tenth of it all); the rest when a text asks for it.
   *
   * @throws {ProblemError} when the file is damaged
   * @throws {Error} when the compiled loop is missing
   */
  constructor(file: DictionaryFile) {
    const module = new WebAssembly.Module(readFileSync(packagedFile('japanese.wasm')));
    const imports = { read: { fetch: (block: number): void => this.#fetch(block) } };
    this.#loop = new WebAssembly.Instance(module, imports).exports as Loop;
    this.#file = file;
    this.sections = file.sections();
    const { at, length } = this.section('sums');
    this.#sums = new Int32Array(file.head.buffer, file.head.byteOffset + at, length);

    const { memory } = this.#loop;
    memory.grow(Math.ceil((DICTIONARY + HEAD + length * BLOCK + ROOM - memory.buffer.byteLength) / PAGE));
    this.#follow();
    this.#read(0, file.atOnce);
    if (this.#loop.sum(DICTIONARY + 32, DICTIONARY + HEAD) !== file.headSum) throw file.damaged();
    this.#check(0, (file.atOnce - HEAD) / BLOCK);

    const connections = this.section('connections');
    this.#dimension = Math.sqrt(connections.length);
    const idsThere = Math.floor(Math.sqrt(Math.max(0, file.atOnce - connections.at) / 2));
    const sections = ['unit-pages', 'units', 'unk-entries', 'classes', 'connections'];
    this.ints.set(
      [
        ...sections.map((name) => DICTIONARY + this.section(name).at),
        ...[this.firstUnknown, idsThere, this.#dimension, aligned(DICTIONARY + HEAD + length * BLOCK)],
      ],
      PLACES / 4,
    );
    this.#loop.setUp();
  }

  /** The number of the first entry for words that the dictionary does not have; lower ones are their places in the file. */
  get firstUnknown(): number {
    return this.#file.size / 4;
  }

  section(name: string): Section {
    return this.sections.get(name)!;
  }

  /** A number of 16 bits in the file, at a multiple of two bytes. */
  u16(at: number): number {
    this.#need(at);
    return this.#shorts[(DICTIONARY + at) >> 1]!;
  }

  /** A number of 32 bits in the file, at a multiple of four bytes. */
  i32(at: number): number {
    this.#need(at);
    return this.ints[(DICTIONARY + at) >> 2]!;
  }

  /** What the file has as text from one byte to before another. */
  text(encoding: 'utf8' | 'utf16le', from: number, to: number): string {
    for (let at = from; at < to; at += BLOCK) this.#need(at);
    this.#need(to);
    const read = encoding === 'utf8' ? readUtf8 : readUtf16;
    return read(this.#bytes, DICTIONARY + from, DICTIONARY + to);
  }

  /** The first entry of the word that is one UTF-16 unit, or 0. */
  entryOfUnit(unit: number): number {
    return this.#loop.entryOfUnit(unit);
  }

  /** Reads a text, from `out` on. @returns the number of morphemes */
  read(text: string): number {
    const at = this.#loop.textAt(text.length);
    this.#follow();
    writeUtf16(this.#bytes, text, at);
    const morphemes = this.#loop.read(text.length);
    this.#follow();
    this.out = this.#loop.outAt() / 4;
    return morphemes;
  }

  /** How many nodes of the lattice were looked at in the last text: the work done. */
  get nodes(): number {
    return this.#loop.nodes();
  }

  /** Makes sure that a byte of the file behind its head is there. */
  #need(at: number): void {
    if (this.#bytes[PRESENT + ((DICTIONARY + at) >>> BLOCK_SHIFT)] === 0) this.#fetch((at - HEAD) >>> BLOCK_SHIFT);
  }

  /** Called by the loop when it needs a block that is not there yet. */
  #fetch(block: number): void {
    this.#follow();
    if (++this.#fetched <= ONE_BY_ONE) {
      this.#fetchBlocks(block, block + 1);
      return;
    }
    for (let first = 0; first < this.#sums.length; ) {
      let end = first;
      while (end < this.#sums.length && !this.#isThere(end)) end++;
      if (end > first) this.#fetchBlocks(first, end);
      first = end + 1;
    }
    this.#loop.complete(this.#dimension);
    this.#file.close();
  }

  #isThere(block: number): boolean {
    return this.#bytes[PRESENT + PAGE / BLOCK + block] === 1;
  }

  #fetchBlocks(first: number, end: number): void {
    this.#read(HEAD + first * BLOCK, Math.min(this.#file.size, HEAD + end * BLOCK));
    this.#check(first, end);
  }

  #read(from: number, to: number): void {
    this.#file.read(this.#bytes.subarray(DICTIONARY), from, to);
  }

  /** Compares blocks with their sums, and lets them be used. */
  #check(first: number, end: number): void {
    for (let block = first; block < end; block++) {
      const at = PAGE + block * BLOCK;
      // What is behind the end of the file is zero there, and the same sum.
      const length = Math.min(BLOCK, this.#file.size - HEAD - block * BLOCK);
      if (this.#loop.sum(at, at + length) !== this.#sums[block]) throw this.#file.damaged();
      this.#bytes[PRESENT + PAGE / BLOCK + block] = 1;
    }
  }

  /** The loop may have made its memory longer. */
  #follow(): void {
    const { buffer } = this.#loop.memory;
    if (this.#bytes?.buffer === buffer) return;
    this.#bytes = Buffer.from(buffer);
    this.#shorts = new Uint16Array(buffer);
    this.ints = new Int32Array(buffer);
  }
}
