/**
 * The door to the compiled inner loop (`kernel/read.ts`): holds the dictionary and the text in its memory, and reads what it found.
 * Knows nothing of what the words mean.
 */
import { readFileSync } from 'node:fs';
import { packagedFile } from '../../text/packaged-file.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What `kernel/read.ts` exports. Addresses are in bytes. */
interface Loop {
  readonly memory: Memory;
  sample(from: number, to: number): number;
  setUp(): void;
  textAt(length: number): number;
  read(length: number): number;
  outAt(): number;
  nodes(): number;
}

/** Of Node's own, as far as it is used. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};

/** Where the sections of the dictionary that the loop reads begin, in bytes of the file. */
export interface Sections {
  readonly roots: number;
  readonly units: number;
  readonly children: number;
  readonly childBlocks: number;
  readonly words: number;
  readonly wordBlocks: number;
  readonly entries: number;
  readonly pairs: number;
  readonly unknownEntries: number;
  readonly classes: number;
  readonly classOf: number;
  readonly connections: number;
}

// The same address, in bytes, as in `kernel/read.ts`.
const PLACES = 64;
const DICTIONARY = 1024;

const PAGE = 65_536;
/** Room for what an ordinary sentence needs, so that the memory seldom moves. */
const ROOM = 16 * PAGE;

const aligned = (address: number): number => (address + 7) & ~7;

/** A dictionary in the memory of the compiled loop, which reads one text at a time. */
export class ReadingKernel {
  readonly #loop: Loop;
  readonly #size: number;
  // All show the memory as it is now: it moves when it grows.
  #bytes!: Buffer;
  #shorts!: Uint16Array;
  #ints!: Int32Array;
  /** Where what was read last stands: by morpheme its end and its entry. */
  #out = 0;

  /**
   * @param size of the file of the dictionary in bytes
   * @throws {Error} when the compiled loop is missing
   */
  constructor(size: number) {
    this.#loop = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(packagedFile('japanese.wasm'))))
      .exports as Loop;
    this.#size = size;
    const { memory } = this.#loop;
    memory.grow(Math.ceil((DICTIONARY + size + ROOM - memory.buffer.byteLength) / PAGE));
    this.#follow();
  }

  /** The file of the dictionary, which is to be put here; good until the next text is read. */
  get file(): Buffer {
    return this.#bytes.subarray(DICTIONARY, DICTIONARY + this.#size);
  }

  /** A number of 16 bits in the file, at a multiple of two bytes. */
  u16(at: number): number {
    return this.#shorts[(DICTIONARY + at) >> 1]!;
  }

  /** A number of 31 bits in the file, at a multiple of four bytes. */
  i32(at: number): number {
    return this.#ints[(DICTIONARY + at) >> 2]!;
  }

  /** What the file has in UTF-8 from one byte to before another. */
  text(from: number, to: number): string {
    return this.#bytes.toString('utf8', DICTIONARY + from, DICTIONARY + to);
  }

  /** A sum over one word of each 4 KiB from a byte of the file on. */
  sample(from: number): number {
    return this.#loop.sample(DICTIONARY + from, DICTIONARY + this.#size) >>> 0;
  }

  /** Tells the loop what the file holds. */
  setUp(at: Sections, knownEntries: number, dimension: number): void {
    const { roots, units, children, childBlocks, words, wordBlocks, entries, pairs } = at;
    const { unknownEntries, classes, classOf, connections } = at;
    const trie = [roots, units, children, childBlocks, words, wordBlocks];
    const places = [...trie, entries, pairs, unknownEntries, classes, classOf, connections];
    this.#ints.set(
      [...places.map((place) => DICTIONARY + place), knownEntries, dimension, aligned(DICTIONARY + this.#size)],
      PLACES / 4,
    );
    this.#loop.setUp();
  }

  /** Reads a text. @returns the number of morphemes, which can then be asked for until the next text is read */
  read(text: string): number {
    const at = this.#loop.textAt(text.length);
    this.#follow();
    this.#bytes.write(text, at, 'utf16le');
    const morphemes = this.#loop.read(text.length);
    this.#follow();
    this.#out = this.#loop.outAt() / 4;
    return morphemes;
  }

  /** UTF-16 offset in the text of the end of a morpheme. */
  end(morpheme: number): number {
    return this.#ints[this.#out + 2 * morpheme]!;
  }

  /** The entry of a morpheme in the dictionary. */
  entry(morpheme: number): number {
    return this.#ints[this.#out + 2 * morpheme + 1]!;
  }

  /** How many nodes of the lattice were looked at in the last text: the work done. */
  get nodes(): number {
    return this.#loop.nodes();
  }

  /** The loop may have made its memory longer. */
  #follow(): void {
    const { buffer } = this.#loop.memory;
    if (this.#bytes?.buffer === buffer) return;
    this.#bytes = Buffer.from(buffer);
    this.#shorts = new Uint16Array(buffer);
    this.#ints = new Int32Array(buffer);
  }
}
