/** The compiled patterns of one language as arrays of numbers, and the file they lie in. Runs nothing; names no rule. */
import type { Language } from '../../language/token.ts';

/**
 * Patterns over *atoms*. An atom is something that a token is or is not: the first token of one of a table of literals, one of a set
 * of dictionary forms, of a class, in an inflected form. Which atoms a sentence holds, and where, is found out once; after that a
 * pattern only looks at bits.
 *
 * Lists of lists are two arrays: `xStart[i]`–`xStart[i + 1]` is where the list of `i` stands in `x`.
 */
export interface PatternBank {
  readonly language: Language;
  readonly atoms: number;
  /** The length of the longest literal in UTF-16 units. */
  readonly longest: number;
  /** Atoms of parts of speech, by the beginning of the dotted name. */
  readonly classes: readonly (readonly [prefix: string, atom: number])[];
  /** Atoms of inflected forms, by the beginning of their name. */
  readonly forms: readonly (readonly [prefix: string, atom: number])[];

  /** Literals (below node 1) and dictionary forms (below node 2), unit by unit; children stand in a row, in rising order. */
  readonly trieFirst: Uint32Array;
  readonly trieUnit: Uint16Array;
  /** 1 + the number of the literal or of the form that ends at a node, or 0. */
  readonly trieWord: Uint16Array;
  readonly literalStart: Uint32Array;
  /** The atoms that a literal belongs to, in rising order. */
  readonly literalAtom: Uint16Array;
  readonly lemmaStart: Uint32Array;
  readonly lemmaAtom: Uint16Array;

  /** Instructions: what to do in the lower four bits ({@link OP}), with what above them; targets count from the program's start. */
  readonly code: Int32Array;
  /** Where the program of each pattern begins. */
  readonly program: Uint32Array;
  /** Slots of each pattern: the reported part, then its captures. */
  readonly slots: Uint8Array;
  /** Where the program of each look begins. */
  readonly look: Uint32Array;
  /** 1: looks ahead; 2: must not be there. */
  readonly lookFlags: Uint8Array;
  /** The first pattern of each block. */
  readonly block: Uint32Array;
  /** 1 for a block that is asked for only when another one has found something. */
  readonly aside: Uint8Array;

  /** Atoms with which a match of each pattern begins; an empty list: with anything. */
  readonly firstStart: Uint32Array;
  readonly firstAtom: Uint16Array;
  /** Patterns by the atoms of the need that the fewest sentences meet. */
  readonly wakesStart: Uint32Array;
  readonly wakes: Uint16Array;
  /** Patterns that need nothing in particular. */
  readonly always: Uint16Array;
  /** The further needs of each pattern. */
  readonly needsStart: Uint32Array;
  readonly needs: Uint16Array;
  /** The atoms one of which meets a need. */
  readonly needStart: Uint32Array;
  readonly needAtom: Uint16Array;
}

export const OP = {
  /** Takes a token that has the atom. */
  token: 0,
  /** Goes on where the token has the atom, and takes nothing. */
  check: 1,
  /** Takes any token. */
  any: 2,
  /** Takes a literal of the table. */
  literal: 3,
  /** Takes as few tokens as possible: twice their largest number, plus 1 when not beyond the clause. */
  gap: 4,
  /** Goes on with the next instruction, and if that fails with the given one. */
  split: 5,
  jump: 6,
  save: 7,
  look: 8,
  /** Takes any token where the look holds. */
  lookAndTake: 9,
  /** 0: nothing but punctuation stands before; 1: behind. */
  edge: 10,
  done: 11,
  /** As `split`, where the token has the atom; elsewhere the next instruction would fail, and it jumps at once. The target follows. */
  splitIf: 12,
} as const;
export const OP_BITS = 4;
export const ENDLESS = 0x1ffffff;

/** Between the words of an English literal. */
export const WORD_BREAK = '\u001f';
/** Roots of the trie. */
export const LITERALS = 1;
export const LEMMAS = 2;

/** Atoms, literals, patterns and needs have numbers of 16 bits. */
export const MOST = 0xffff;

export const patternsIn = ({ program }: PatternBank): number => program.length - 1;

/** Grows when packed patterns of another edition can't be read any more. */
export const BANK_VERSION = 3;
const MAGIC = 0x426b6e50; // "PnkB"
const HEAD = 16;

type ArrayType = typeof Uint8Array | typeof Uint16Array | typeof Uint32Array | typeof Int32Array;

const ARRAYS: readonly (readonly [name: keyof PatternBank, type: ArrayType])[] = [
  ['trieFirst', Uint32Array],
  ['literalStart', Uint32Array],
  ['lemmaStart', Uint32Array],
  ['code', Int32Array],
  ['program', Uint32Array],
  ['look', Uint32Array],
  ['firstStart', Uint32Array],
  ['wakesStart', Uint32Array],
  ['needsStart', Uint32Array],
  ['needStart', Uint32Array],
  ['trieUnit', Uint16Array],
  ['trieWord', Uint16Array],
  ['literalAtom', Uint16Array],
  ['lemmaAtom', Uint16Array],
  ['firstAtom', Uint16Array],
  ['wakes', Uint16Array],
  ['always', Uint16Array],
  ['needs', Uint16Array],
  ['needAtom', Uint16Array],
  ['slots', Uint8Array],
  ['lookFlags', Uint8Array],
  ['block', Uint32Array],
  ['aside', Uint8Array],
];

/** In the order in which they are packed, and in which the inner loop is told of them: up to `lookFlags`. */
export const ARRAY_NAMES = ARRAYS.slice(0, -2).map(([name]) => name);

interface Header {
  readonly language: Language;
  readonly atoms: number;
  readonly longest: number;
  readonly classes: PatternBank['classes'];
  readonly forms: PatternBank['forms'];
  readonly lengths: readonly number[];
}

/** The bank as the bytes of a file: magic, version, length and check sum of what follows; a header in JSON; the arrays. */
export function packBank(bank: PatternBank): Uint8Array {
  const { language, atoms, longest, classes, forms } = bank;
  const arrays = ARRAYS.map(([name]) => bank[name] as Uint8Array);
  const header: Header = { language, atoms, longest, classes, forms, lengths: arrays.map(({ length }) => length) };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const parts: Uint8Array[] = [new Uint8Array(4), head, new Uint8Array(-(4 + head.length) & 3)];
  new DataView(parts[0]!.buffer).setUint32(0, head.length, true);
  for (const { buffer, byteOffset, byteLength } of arrays) {
    parts.push(new Uint8Array(buffer, byteOffset, byteLength), new Uint8Array(-byteLength & 3));
  }
  const body = Buffer.concat(parts);
  const start = new DataView(new ArrayBuffer(HEAD));
  start.setUint32(0, MAGIC, true);
  start.setUint32(4, BANK_VERSION, true);
  start.setUint32(8, body.length, true);
  start.setUint32(12, checkSum(body), true);
  return Buffer.concat([new Uint8Array(start.buffer), body]);
}

/**
 * The bank in the bytes of a file: views, no copies.
 *
 * @param bytes beginning at a multiple of four in their buffer
 * @throws {Error} when the bytes are not a bank of this version, or not as they were written
 */
export function viewBank(bytes: Uint8Array): PatternBank {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD + 4 || view.getUint32(0, true) !== MAGIC) throw new Error('not a file of patterns');
  if (view.getUint32(4, true) !== BANK_VERSION) throw new Error('patterns of another version');
  const body = bytes.subarray(HEAD);
  if (view.getUint32(8, true) !== body.length) throw new Error('a file of patterns that breaks off');
  if (view.getUint32(12, true) !== checkSum(body)) throw new Error('a damaged file of patterns');
  const headLength = view.getUint32(HEAD, true);
  const head = Buffer.from(body.buffer, body.byteOffset + 4, headLength).toString('utf8');
  const { lengths, ...facts } = JSON.parse(head) as Header;
  let at = body.byteOffset + ((4 + headLength + 3) & ~3);
  const arrays: Partial<Record<string, unknown>> = {};
  for (const [index, [name, Type]] of ARRAYS.entries()) {
    const length = lengths[index]!;
    arrays[name] = new Type(body.buffer as ArrayBuffer, at, length);
    at += (length * Type.BYTES_PER_ELEMENT + 3) & ~3;
  }
  return { ...facts, ...arrays } as unknown as PatternBank;
}

/** Words of 32 bits, a few of each thousand: enough to know a file that was cut, mixed up or half written from a whole one. */
function checkSum(body: Uint8Array): number {
  const words = new DataView(body.buffer, body.byteOffset, body.byteLength);
  let sum = 0x811c9dc5;
  for (let at = 0; at + 4 <= body.length; at += STRIDE) sum = Math.imul(sum ^ words.getUint32(at, true), 0x01000193);
  return sum >>> 0;
}

const STRIDE = 508;
