/** The compiled patterns of one language as arrays of numbers, and the file they lie in. Runs nothing; names no rule. */
import type { Language } from '../../language/token.ts';

/**
 * Patterns over *atoms*. An atom is something that a token is or is not: the first token of one of a table of literals, one of a set
 * of dictionary forms, of a class, in an inflected form. What makes a token one of them is a *word*: a literal, a dictionary form, a
 * class or a form by itself. Which words a sentence holds, and where, is found out once; after that a pattern only looks at bits.
 *
 * Lists of lists are two arrays: `xStart[i]`–`xStart[i + 1]` is where the list of `i` stands in `x`.
 */
export interface PatternBank {
  readonly language: Language;
  /** How many there are. Those with which a pattern may be awakened come first. */
  readonly atoms: number;
  readonly wakingAtoms: number;
  readonly words: number;
  /** The length of the longest of these words in UTF-16 units. */
  readonly longest: number;

  /**
   * Literals (below node 1), dictionary forms (2), names of classes (3) and of inflected forms (4), unit by unit; children stand in a row,
   * in rising order. Of names it is beginnings that are looked for, of classes' beginnings in whole parts.
   */
  readonly trieFirst: Uint32Array;
  readonly trieUnit: Uint16Array;
  /** 1 + the word that ends at a node, or 0. */
  readonly trieWord: Uint16Array;
  readonly wordStart: Uint32Array;
  /** The atoms that a word makes of its token. */
  readonly wordAtom: Uint16Array;
  readonly atomStart: Uint32Array;
  /** The same from the other side: the words of an atom, in rising order. */
  readonly atomWord: Uint16Array;

  /**
   * Instructions: what to do in the lower four bits ({@link OP}), with what above them, or behind them when it is {@link FAR}. Targets
   * count from the program's start.
   */
  readonly code: Uint16Array;
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
  /** The block of each pattern. */
  readonly blockOf: Uint16Array;
  /** 1 for a block that is asked for only when another one has found something. */
  readonly aside: Uint8Array;

  /** Atoms with which a match of each pattern begins; an empty list: with anything. */
  readonly firstStart: Uint32Array;
  readonly firstAtom: Uint16Array;
  /** Pairs by the atoms of the need that the fewest sentences meet: a pattern and the first of its further needs, {@link MOST} for none. */
  readonly wakesStart: Uint32Array;
  readonly wakes: Uint16Array;
  /** Such pairs of patterns that wait for no atom. */
  readonly always: Uint16Array;
  /** The needs of each pattern after that: a need of one atom is that atom, others have their numbers above those of atoms. */
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
  /**
   * One of several choices, which stand in a row: where the token has the atom, goes on at the given instruction, which follows, and if that
   * fails with the next one in the row; elsewhere with that at once.
   */
  tryIf: 13,
} as const;
export const OP_BITS = 4;
/** What does not fit above the lower four bits stands behind them. */
export const FAR = 0xfff;
/** The largest number of tokens that a gap takes, when it has none. */
export const ENDLESS = 0x3ff;

/** Between the words of an English literal. */
export const WORD_BREAK = '\u001f';
/** Atoms, words, patterns and needs have numbers of 16 bits. */
export const MOST = 0xffff;

/** Grows when packed patterns of another edition can't be read any more. */
export const BANK_VERSION = 6;
const MAGIC = 0x426b6e50; // "PnkB"
const HEAD = 16;

/** In the order in which they are packed. `setUp` in `kernel/match.ts` looks for them in the same order. */
const NUMBERS = ['atoms', 'wakingAtoms', 'words', 'longest'] as const satisfies readonly (keyof PatternBank)[];
const ARRAYS = [
  ...['trieFirst', 'wordStart', 'atomStart', 'program', 'look', 'block'],
  ...['firstStart', 'wakesStart', 'needsStart', 'needStart'],
  ...['trieUnit', 'trieWord', 'wordAtom', 'atomWord', 'code', 'blockOf'],
  ...['firstAtom', 'wakes', 'always', 'needs', 'needAtom'],
  ...['slots', 'lookFlags', 'aside'],
] as readonly (keyof PatternBank)[];

/**
 * The bank as the bytes of a file: magic, version, length and check sum of what follows; then numbers of 32 bits: those of
 * {@link NUMBERS}, 1 for English, the lengths of the arrays; then the arrays.
 */
export function packBank(bank: PatternBank): Uint8Array {
  const { language } = bank;
  const arrays = ARRAYS.map((name) => bank[name] as Uint8Array);
  const numbers = Uint32Array.from([
    ...NUMBERS.map((name) => bank[name]),
    language === 'en' ? 1 : 0,
    ...arrays.map(({ length }) => length),
  ]);
  const parts = [numbers, ...arrays].flatMap(({ buffer, byteOffset, byteLength }) => [
    new Uint8Array(buffer, byteOffset, byteLength),
    new Uint8Array(-byteLength & 3),
  ]);
  const body = Buffer.concat(parts);
  const start = new DataView(new ArrayBuffer(HEAD));
  start.setUint32(0, MAGIC, true);
  start.setUint32(4, BANK_VERSION, true);
  start.setUint32(8, body.length, true);
  start.setUint32(12, checkSum(body), true);
  return Buffer.concat([new Uint8Array(start.buffer), body]);
}

/** Words of 32 bits, a few of each thousand: enough to know a file that was cut, mixed up or half written from a whole one. */
function checkSum(body: Uint8Array): number {
  const words = new DataView(body.buffer, body.byteOffset, body.byteLength);
  let sum = 0x811c9dc5;
  for (let at = 0; at + 4 <= body.length; at += STRIDE) sum = Math.imul(sum ^ words.getUint32(at, true), 0x01000193);
  return sum >>> 0;
}

const STRIDE = 508;
