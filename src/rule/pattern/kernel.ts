/**
 * The door to the compiled inner loop (`kernel/match.ts`): puts a bank and the words of a sentence into its memory, and reads what it
 * found. Remembers words, and of sentences none but the last one.
 */
import { readFileSync } from 'node:fs';
import type { Token } from '../../language/token.ts';
import { writeUtf16 } from '../../text/native-text.ts';
import { packagedFile } from '../../text/packaged-file.ts';
import type { Span } from '../../text/span.ts';
import type { WholeMatch } from './matches.ts';
import { endsClause, isPunctuation, isWhiteSpace } from './token-test.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What `kernel/match.ts` exports. Addresses are in bytes. */
interface Loop {
  readonly memory: Memory;
  setUp(size: number): number;
  read(sentence: number, tokens: number, types: number, typesEnd: number, all: number, again: number): number;
  findBlock(block: number): number;
  findPattern(pattern: number): number;
  trace(pattern: number, start: number): number;
  failedAt(): number;
}

/** Of Node's own, as far as it is used. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};

// The same addresses and sizes, in bytes, as in `kernel/match.ts`.
const OUT = 64;
const BANK = 1024;
const ENDS_CLAUSE = 1;
const IS_PUNCTUATION = 2;
const TOKEN_SIZE = 8;
const TYPE_HEAD = 56;

const PAGE = 65_536;

/** What is wrong with a bank, by the number that the loop says. */
const REFUSED = [
  '',
  'not a file of patterns',
  'patterns of another version',
  'a file of patterns that breaks off',
  'a damaged file of patterns',
] as const;

/** A word in one class and form: what the loop is told of it once. */
interface WordType {
  /** Of those that stand in one memory together. */
  readonly era: object;
  readonly lemma: string;
  readonly pos: string;
  readonly form: string;
  /** Where it stands in memory; 0 when it is white space, which patterns pass over. */
  readonly address: number;
  /** Another one that is written alike. */
  readonly next: WordType | undefined;
}

/** Room for the types of words, in bytes: a thousand statements have some ten thousand different ones. When it is full, all are forgotten. */
const TYPES = 1 << 20;

/** What was found in a sentence, or could be. */
export interface Sighting {
  /** Blocks aside with patterns that could match, in rising order. */
  readonly aside: readonly number[];
  /** Matches of all other blocks, in the order of their patterns. */
  readonly matches: readonly BlockMatch[];
}

export interface BlockMatch extends WholeMatch {
  readonly block: number;
}

const NO_NUMBERS: readonly number[] = [];
const NO_CAPTURES: readonly undefined[] = [];
const NO_MATCHES: readonly BlockMatch[] = [];

let module: object | undefined;

/** A bank in the memory of the compiled loop, which looks at one sentence at a time. */
export class PatternKernel {
  readonly #loop: Loop;
  /** By norm. */
  readonly #types = new Map<string, WordType>();
  /** Another one when all types are forgotten. */
  #era = {};
  /** The longest word that is looked for; of a longer one no more is written down than tells that it is longer. */
  readonly #longest: number;
  /** Where types of words are put, the next one goes, and sentences are put behind them. */
  readonly #typesStart: number;
  #typesNext: number;
  #sentence: number;
  // Both show the memory as it is now: it moves when it grows.
  #ints!: Int32Array;
  #bytes!: Buffer;

  /**
   * @param size of the packed bank in bytes
   * @param read puts it into the bytes that it is given
   * @throws {Error} when it is not a bank of this version, or not as it was written, or when the compiled loop is missing
   */
  constructor(size: number, read: (into: Uint8Array) => void) {
    module ??= new WebAssembly.Module(readFileSync(packagedFile('patterns.wasm')));
    this.#loop = new WebAssembly.Instance(module).exports as Loop;
    this.#makeRoom(BANK + size);
    read(new Uint8Array(this.#loop.memory.buffer, BANK, size));
    const refused = this.#loop.setUp(size);
    if (refused !== 0) throw new Error(REFUSED[refused]);
    this.#follow();
    const free = this.#ints[OUT / 4]!;
    this.#longest = this.#ints[OUT / 4 + 1]!;
    this.#typesStart = free;
    this.#typesNext = free;
    this.#sentence = free + TYPES;
  }

  /**
   * Looks at a sentence, and forgets the one before.
   *
   * @param all whether every pattern is run, whatever words it needs
   * @returns nothing when nothing was found and nothing could be
   */
  read(tokens: readonly Token[], all: boolean): Sighting | undefined {
    const found = this.#show(tokens, all, false);
    if (found === 0) return undefined;
    this.#follow();
    return this.#sighting(found / 4);
  }

  /** As {@link read}, of a sentence of which it is known what is in it: so that {@link findBlock} can be asked again. */
  readAgain(tokens: readonly Token[], all: boolean): void {
    this.#show(tokens, all, true);
  }

  /** @returns where stands what was found, in bytes; 0 for nothing */
  #show(tokens: readonly Token[], all: boolean, again: boolean): number {
    const described = this.#roomForTypes(tokens.length);
    this.#makeRoom(this.#sentence + tokens.length * TOKEN_SIZE);
    const era = this.#era;
    const ints = this.#ints;
    const start = this.#sentence / 4;
    let at = start;
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]!;
      const { lexeme } = token;
      let type = lexeme?.type as WordType | undefined;
      if (type === undefined || type.era !== era) {
        type = this.#typeOf(token);
        if (lexeme) lexeme.type = type;
      }
      const { address } = type;
      if (address === 0) continue;
      ints[at] = address;
      ints[at + 1] = index;
      at += 2;
    }
    const count = (at - start) / 2;
    return this.#loop.read(this.#sentence, count, described, this.#typesNext, all ? 1 : 0, again ? 1 : 0);
  }

  /** The matches of a block in what was read last. */
  findBlock(block: number): readonly BlockMatch[] {
    const found = this.#loop.findBlock(block);
    this.#follow();
    return this.#matches(found / 4);
  }

  /** The matches of one pattern in what was read last, whatever words it needs. */
  findPattern(pattern: number): readonly WholeMatch[] {
    const found = this.#loop.findPattern(pattern);
    this.#follow();
    return this.#matches(found / 4).map(({ report, captures, tokens }) => ({ report, captures, tokens }));
  }

  /**
   * How far a pattern comes in what was read last.
   *
   * @param start a token, white space not counted
   * @returns the token that it comes to, or -1 when it matches
   */
  trace(pattern: number, start: number): number {
    return this.#loop.trace(pattern, start);
  }

  /** The instruction at which the last {@link trace} ended. */
  failedAt(): number {
    return this.#loop.failedAt();
  }

  #sighting(found: number): Sighting {
    const ints = this.#ints;
    const count = ints[found]!;
    const first = found + 1;
    let aside = NO_NUMBERS;
    if (count > 0) {
      const blocks: number[] = [];
      for (let at = first; at < first + count; at++) blocks.push(ints[at]!);
      aside = blocks;
    }
    return { aside, matches: this.#matches(first + count) };
  }

  /** As they stand in memory: how many; then of each its block, all its tokens, the reported ones, and its captures. */
  #matches(found: number): readonly BlockMatch[] {
    const ints = this.#ints;
    const count = ints[found]!;
    if (count === 0) return NO_MATCHES;
    const matches: BlockMatch[] = [];
    let at = found + 1;
    while (matches.length < count) {
      const captured = ints[at + 5]!;
      const captures = captured === 0 ? NO_CAPTURES : spansAt(ints, at + 6, captured);
      matches.push({
        block: ints[at]!,
        tokens: { start: ints[at + 1]!, end: ints[at + 2]! },
        report: { start: ints[at + 3]!, end: ints[at + 4]! },
        captures,
      });
      at += 6 + 2 * captured;
    }
    return matches;
  }

  #typeOf(token: Token): WordType {
    const { norm, lemma, pos, form } = token;
    let type = this.#types.get(norm);
    while (type !== undefined && (type.lemma !== lemma || type.pos !== pos || type.form !== form)) type = type.next;
    return type ?? this.#newType(token);
  }

  /** Writes down a word for the loop, which looks it up when it reads the sentence. */
  #newType({ norm, lemma, pos, form }: Token): WordType {
    const era = this.#era;
    const next = this.#types.get(norm);
    if (isWhiteSpace(pos)) return this.#keep(norm, { era, lemma, pos, form, address: 0, next });
    const address = this.#typesNext;
    const ints = this.#ints;
    const at = address / 4;
    const own = this.#seen(norm);
    // Most words are their own dictionary form.
    const base = lemma === norm ? '' : this.#seen(lemma);
    const kind = this.#seen(pos);
    const shape = this.#seen(form);
    const text = kind + shape + own + base;
    writeUtf16(this.#bytes, text, address + TYPE_HEAD);
    ints[at] = own.length;
    ints[at + 1] = lemma === norm ? -1 : base.length;
    ints[at + 2] = kind.length;
    ints[at + 3] = shape.length;
    ints[at + 4] = (isPunctuation(pos) ? IS_PUNCTUATION : 0) | (endsClause(norm) ? ENDS_CLAUSE : 0);
    this.#typesNext = (address + TYPE_HEAD + 2 * text.length + 3) & ~3;
    return this.#keep(norm, { era, lemma, pos, form, address, next });
  }

  /** As much of a text as is looked at. */
  #seen(text: string): string {
    return text.length > this.#longest ? text.slice(0, this.#longest + 1) : text;
  }

  #keep(norm: string, type: WordType): WordType {
    this.#types.set(norm, type);
    return type;
  }

  /** Makes sure that so many types more can be written down. @returns where those begin that the loop does not know yet */
  #roomForTypes(count: number): number {
    const largest = TYPE_HEAD + 8 * (this.#longest + 1) + 4;
    if (this.#typesNext + count * largest > this.#sentence) {
      this.#types.clear();
      this.#era = {};
      this.#typesNext = this.#typesStart;
      this.#sentence = Math.max(this.#sentence, this.#typesStart + count * largest);
    }
    return this.#typesNext;
  }

  /** Makes the memory at least so many bytes long. */
  #makeRoom(size: number): void {
    const { memory } = this.#loop;
    const missing = Math.ceil((size - memory.buffer.byteLength) / PAGE);
    if (missing > 0) memory.grow(missing);
    this.#follow();
  }

  /** The loop may have made its memory longer. */
  #follow(): void {
    const { buffer } = this.#loop.memory;
    if (this.#ints?.buffer === buffer) return;
    this.#ints = new Int32Array(buffer);
    this.#bytes = Buffer.from(buffer);
  }
}

function spansAt(ints: Int32Array, first: number, count: number): readonly (Span | undefined)[] {
  const spans: (Span | undefined)[] = [];
  for (let at = first; spans.length < count; at += 2) {
    const start = ints[at]!;
    spans.push(start < 0 ? undefined : { start, end: ints[at + 1]! });
  }
  return spans;
}
