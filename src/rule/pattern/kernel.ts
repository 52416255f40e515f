/**
 * The door to the compiled inner loop (`kernel/match.ts`): puts a bank and the words of a sentence into its memory, and reads what it
 * found. Remembers nothing of a sentence but the last one.
 */
import { readFileSync } from 'node:fs';
import { packagedFile } from '../../text/packaged-file.ts';
import type { Span } from '../../text/span.ts';
import { ARRAY_NAMES, type PatternBank, viewBank } from './bank.ts';
import type { NearMiss, PatternMatch, WholeMatch } from './matches.ts';
import { endsClause, isOfClass, isPunctuation, type TokenRun } from './token-run.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What `kernel/match.ts` exports. Addresses are in bytes. */
interface Loop {
  readonly memory: Memory;
  setUp(): void;
  read(tokens: number, normUnits: number, lemmaUnits: number): number;
  find(pattern: number): number;
  foundAt(): number;
  trace(pattern: number, start: number): number;
  failedAt(): number;
}

/** Of Node's own, as far as it is used. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { readonly exports: unknown };
};

// The same addresses and sizes, in bytes, as in `kernel/match.ts`.
const PLACES = 64;
const BANK = 1024;
const INTS_A_TOKEN = 7;
const ENDS_CLAUSE = 1;
const IS_PUNCTUATION = 2;

const PAGE = 65_536;
/** Room for the atoms of classes and forms, of which a language has some hundred. */
const LISTS = 32_768;

/** The atoms of a class or a form, and whether a token of the class is punctuation. */
interface AtomList {
  readonly address: number;
  readonly count: number;
  readonly flags: number;
}

const NO_ATOMS: AtomList = { address: 0, count: 0, flags: 0 };
const NO_CAPTURES: readonly undefined[] = [];

let module: object | undefined;

const aligned = (address: number): number => (address + 7) & ~7;

/** A bank in the memory of the compiled loop, which looks at one sentence at a time. */
export class PatternKernel {
  /** The first pattern of each block, and which blocks are asked for only when another one has found something. */
  readonly block: Uint32Array;
  readonly aside: Uint8Array;
  /** How many patterns there are. */
  readonly patterns: number;
  readonly #loop: Loop;
  readonly #classes: PatternBank['classes'];
  readonly #forms: PatternBank['forms'];
  readonly #slots: Uint8Array;
  readonly #ofClass = new Map<string, AtomList>();
  readonly #ofForm = new Map<string, AtomList>();
  /** Where lists of atoms are put, and the next one goes. */
  readonly #lists: number;
  #nextList: number;
  /** Where the words of a sentence are put. */
  readonly #free: number;
  readonly #candidates: number;
  // Both show the memory as it is now: it moves when it grows.
  #bytes!: Buffer;
  #ints!: Int32Array;

  /**
   * @param size of the packed bank in bytes
   * @param read puts it into the bytes that it is given
   * @throws {Error} when it is not a bank of this version, or when the compiled loop is missing
   */
  constructor(size: number, read: (into: Uint8Array) => void) {
    module ??= new WebAssembly.Module(readFileSync(packagedFile('patterns.wasm')));
    this.#loop = new WebAssembly.Instance(module).exports as Loop;
    this.#makeRoom(BANK + size);
    const packed = this.#bytes.subarray(BANK, BANK + size);
    read(packed);
    const bank = viewBank(packed);
    this.#classes = bank.classes;
    this.#forms = bank.forms;
    // Copies, since the memory moves.
    this.block = bank.block.slice();
    this.aside = bank.aside.slice();
    this.#slots = bank.slots.slice();
    this.patterns = bank.program.length - 1;

    let end = aligned(BANK + size);
    const take = (bytes: number): number => {
      const start = end;
      end = aligned(end + bytes);
      return start;
    };
    // State of atoms, patterns and needs stands in a row: it is forgotten in one go.
    const state = take(8 * bank.atoms);
    const woken = take(4 * this.patterns);
    const needState = take(4 * bank.needStart.length);
    this.#candidates = take(4 * this.patterns);
    const held = take(2 * bank.atoms);
    this.#lists = take(LISTS);
    this.#nextList = this.#lists;
    this.#free = end;
    const places = [
      ...ARRAY_NAMES.map((name) => (bank[name] as Uint8Array).byteOffset),
      bank.always.length,
      bank.lookFlags.length,
      state,
      held,
      woken,
      needState,
      this.#candidates,
      this.#free,
      bank.longest,
      bank.language === 'en' ? 1 : 0,
    ];
    this.#makeRoom(end + PAGE);
    this.#ints.set(places, PLACES / 4);
    this.#loop.setUp();
  }

  /** Looks at a sentence, and forgets the one before. @returns the patterns that could match in it, in rising order */
  read({ tokens }: TokenRun): number[] {
    let norms = '';
    let lemmas = '';
    const words = this.#free / 4;
    this.#makeRoom(this.#free + tokens.length * INTS_A_TOKEN * 4);
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      const { norm, lemma, pos, form } = token;
      const ofClass = this.#ofClass.get(pos) ?? this.#listOfClass(pos);
      const ofForm = form === '' ? NO_ATOMS : (this.#ofForm.get(form) ?? this.#listOfForm(form));
      const to = words + at * INTS_A_TOKEN;
      const ints = this.#ints;
      ints[to] = norm.length;
      ints[to + 1] = lemma.length;
      ints[to + 2] = ofClass.address;
      ints[to + 3] = ofClass.count;
      ints[to + 4] = ofForm.address;
      ints[to + 5] = ofForm.count;
      ints[to + 6] = ofClass.flags | (endsClause(token) ? ENDS_CLAUSE : 0);
      norms += norm;
      lemmas += lemma;
    }
    const text = this.#free + tokens.length * INTS_A_TOKEN * 4;
    this.#makeRoom(text + 2 * (norms.length + lemmas.length));
    this.#bytes.write(norms + lemmas, text, 'utf16le');
    const count = this.#loop.read(tokens.length, norms.length, lemmas.length);
    this.#follow();
    return Array.from(this.#ints.subarray(this.#candidates / 4, this.#candidates / 4 + count)).sort((a, b) => a - b);
  }

  /**
   * All matches of a pattern, from left to right, without overlaps.
   *
   * @param run what was read last
   */
  find(pattern: number, run: TokenRun): readonly PatternMatch[] {
    return this.#matches(pattern, run, matchIn);
  }

  /** As {@link find}, with all tokens of each match. */
  findWhole(pattern: number, run: TokenRun): readonly WholeMatch[] {
    return this.#matches(pattern, run, wholeMatchIn);
  }

  #matches<M>(
    pattern: number,
    run: TokenRun,
    read: (ints: Int32Array, at: number, slots: number, run: TokenRun) => M,
  ): readonly M[] {
    const count = this.#loop.find(pattern);
    if (count === 0) return [];
    this.#follow();
    const slots = this.#slots[pattern]!;
    const matches: M[] = [];
    let at = this.#loop.foundAt() / 4;
    for (let match = 0; match < count; match++) {
      matches.push(read(this.#ints, at, slots, run));
      at += slots + 2;
    }
    return matches;
  }

  /**
   * The longest way that a pattern went before it failed; `undefined` when it matched or not even its first item did.
   *
   * @param run what was read last
   * @param labels what was written at each of the pattern's instructions
   */
  nearMiss(pattern: number, { tokens, indices }: TokenRun, labels: readonly string[]): NearMiss | undefined {
    let best: NearMiss | undefined;
    let bestLength = 0;
    for (let start = 0; start < tokens.length; start++) {
      const reached = this.#loop.trace(pattern, start);
      if (reached < 0) return undefined;
      if (reached - start <= bestLength) continue;
      bestLength = reached - start;
      best = {
        matched: { start: indices[start]!, end: indices[reached - 1]! + 1 },
        failedAt: indices[reached] ?? tokens.length,
        expected: labels[this.#loop.failedAt()]!,
      };
    }
    return best;
  }

  #listOfClass(pos: string): AtomList {
    const flags = isPunctuation({ pos }) ? IS_PUNCTUATION : 0;
    const fitting = this.#classes.filter(([prefix]) => isOfClass(prefix, pos));
    const list = this.#put(fitting, flags);
    this.#ofClass.set(pos, list);
    return list;
  }

  #listOfForm(form: string): AtomList {
    const list = this.#put(
      this.#forms.filter(([prefix]) => form.startsWith(prefix)),
      0,
    );
    this.#ofForm.set(form, list);
    return list;
  }

  #put(fitting: PatternBank['classes'], flags: number): AtomList {
    if (this.#nextList + 2 * fitting.length > this.#lists + LISTS) {
      // Nobody has so many classes; whoever makes them up in a test shall still be right.
      throw new Error('there are too many different parts of speech');
    }
    const address = this.#nextList;
    for (const [index, [, atom]] of fitting.entries()) this.#bytes.writeUInt16LE(atom, address + 2 * index);
    this.#nextList += 2 * fitting.length;
    return { address, count: fitting.length, flags };
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
    if (this.#bytes?.buffer === buffer) return;
    this.#bytes = Buffer.from(buffer);
    this.#ints = new Int32Array(buffer);
  }
}

/** A match as it stands in memory: its start, its end, and pairs of slots, -1 when nothing was saved. */
function matchIn(ints: Int32Array, at: number, slots: number, { indices }: TokenRun): PatternMatch {
  const report = saved(ints, at + 2, indices) ?? between(indices, ints[at]!, ints[at + 1]!);
  let captures: readonly (Span | undefined)[] = NO_CAPTURES;
  if (slots > 2) {
    captures = Array.from({ length: (slots - 2) / 2 }, (_, index) => saved(ints, at + 4 + 2 * index, indices));
  }
  return { report, captures };
}

const wholeMatchIn = (ints: Int32Array, at: number, slots: number, run: TokenRun): WholeMatch => ({
  ...matchIn(ints, at, slots, run),
  tokens: between(run.indices, ints[at]!, ints[at + 1]!),
});

/** Tokens of a run as tokens of its sentence, white space between them included. */
const between = (indices: readonly number[], from: number, to: number): Span => ({
  start: indices[from]!,
  end: indices[Math.max(from, to - 1)]! + 1,
});

function saved(ints: Int32Array, slot: number, indices: readonly number[]): Span | undefined {
  const from = ints[slot]!;
  const to = ints[slot + 1]!;
  return from >= 0 && to > from ? between(indices, from, to) : undefined;
}
