/**
 * The file of the dictionary: opened, checked, and read by blocks as they are asked for. Knows nothing of what they hold; the file is
 * described in `scripts/build-japanese.mjs`, which writes it.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ProblemError } from '../../problem/problem.ts';
import { readUtf8 } from '../../text/native-text.ts';
import type { Words } from '../../words/words.ts';

const MAGIC = 'OWABIDIC';
const FORMAT_VERSION = 4;
const SECTION_TABLE_AT = 64;
const SECTION_ROW = 24;
/** Bytes of a section's name, with the zeros behind it. */
const NAME = 12;

/** As the numbers in the file are, which are read as they lie. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Bytes before the first block. */
export const HEAD = 4096;
export const BLOCK = 16_384;

/**
 * A compiled dictionary on the disk. It stays open until everything was read, so that it is the same file to the end: one that is put in
 * its place is not seen.
 */
export class DictionaryFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** How much nearly every text needs, in bytes from the beginning, whole blocks. */
  readonly atOnce: number;
  readonly head: Buffer;
  /** The head, in numbers of four bytes. */
  readonly #numbers: Int32Array;
  #handle: number;

  /** @throws {ProblemError} when the file is missing, of another version, or cut short */
  constructor(path: string) {
    this.path = path;
    try {
      this.#handle = openSync(path, 'r');
    } catch {
      throw this.#unusable({ ja: '日本語の辞書がありません。', en: 'the Japanese dictionary is missing' });
    }
    try {
      this.size = fstatSync(this.#handle).size;
      this.head = Buffer.from(new ArrayBuffer(HEAD));
      this.#numbers = new Int32Array(this.head.buffer);
      const read = this.#read(this.head, 0, HEAD, 0);
      if (read < SECTION_TABLE_AT || readUtf8(this.head, 0, 8) !== MAGIC) {
        throw this.#unusable({ ja: '日本語の辞書ではありません。', en: 'this is not the Japanese dictionary' });
      }
      if (!IS_LITTLE_ENDIAN) {
        throw this.#unusable({
          ja: 'この機種（ビッグエンディアン）では、日本語の辞書を読めません。',
          en: 'the Japanese dictionary cannot be read on a big-endian machine',
        });
      }
      if (this.#number(8) !== FORMAT_VERSION) {
        throw this.#unusable({
          ja: '日本語の辞書が、別の版の owabi のものです。',
          en: 'the Japanese dictionary belongs to another version of owabi',
        });
      }
      if (this.#number(12) !== this.size) throw this.damaged();
      this.atOnce = this.#number(28);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** A number of the head, which is below 2³¹. Buffers ask so many questions before they answer that it takes longer than to read the head. */
  #number(at: number): number {
    return this.#numbers[at >> 2]!;
  }

  /** The sum that the head must have from byte 32 on. */
  get headSum(): number {
    return this.#number(16);
  }

  /** Where each section begins in the file, in bytes, and how many elements it has, by its name. */
  sections(): ReadonlyMap<string, Section> {
    const sections = new Map<string, Section>();
    const end = Math.min(HEAD, SECTION_TABLE_AT + SECTION_ROW * this.#number(24));
    for (let row = SECTION_TABLE_AT; row < end; row += SECTION_ROW) {
      let nameEnd = row;
      while (nameEnd < row + NAME && this.head[nameEnd] !== 0) nameEnd++;
      sections.set(readUtf8(this.head, row, nameEnd), { at: this.#number(row + 16), length: this.#number(row + 20) });
    }
    return sections;
  }

  /**
   * Reads from a byte of the file to before another, to the same place of a memory that begins with the file.
   *
   * @throws {ProblemError} when the file ends before
   */
  read(memory: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to; ) {
      const read = this.#read(memory, at, to - at, at);
      if (read === 0) throw this.damaged();
      at += read;
    }
  }

  close(): void {
    closeSync(this.#handle);
  }

  damaged(): ProblemError {
    return this.#unusable({ ja: '日本語の辞書が壊れています。', en: 'the Japanese dictionary is damaged' });
  }

  #read(memory: Uint8Array, at: number, length: number, from: number): number {
    try {
      return readSync(this.#handle, memory, at, length, from);
    } catch {
      throw this.damaged();
    }
  }

  #unusable(message: Words): ProblemError {
    return new ProblemError({
      message,
      file: this.path,
      help: {
        ja: '`npm run build` で作り直せます。パッケージとして入れた場合は、owabi を入れ直してください。',
        en: '`npm run build` makes it anew; if owabi was installed as a package, install it again',
      },
    });
  }
}

/** A section of the file. */
export interface Section {
  /** In bytes from the beginning of the file. */
  readonly at: number;
  /** How many elements it has. */
  readonly length: number;
}
