/** What was learned, as it is packed into a file: weights of features for each thing that can be heard. Learns nothing. */
import { BYTES_A_KEY } from './senses.ts';

/** Describes a packed model; stands as JSON at the head of its file. */
export interface ModelHeader {
  readonly version: number;
  readonly language: string;
  /** SHA-256 over everything that it was trained on. */
  readonly data: string;
  /** How many senses the thesaurus has, and how many entries. */
  readonly senses: { readonly names: number; readonly entries: number };
  /** How many slots the features were put into; a multiple of {@link REGION}. */
  readonly slots: number;
  readonly sizeOfRows: number;
  readonly tables: readonly TableHeader[];
}

export interface TableHeader {
  /** What each column tells: a category or an element. */
  readonly outputs: readonly string[];
  readonly features: number;
  /** Per output: a weight is its byte times this. */
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  /** Per output: slope and shift that make a score a probability. */
  readonly calibration: readonly (readonly [slope: number, shift: number])[];
  /** Per output: the probability from which it is said; above 1 it never is. */
  readonly thresholds: readonly number[];
  /**
   * Statements that hurt mostly do so more than once. A sentence whose statement has no other with a probability from `other` on
   * is spoken of from `alone` on only.
   */
  readonly company?: { readonly alone: number; readonly other: number };
}

export const MODEL_VERSION = 3;
/** No model is larger. */
export const MOST_BYTES = 3 * 1024 * 1024;
export const MAGIC = 0x4261774f; // "OwaB"

/** How many tables a model has: their rows lie in one another. */
export const TABLES = 2;
/** What a slot says of its feature, in 32 bits: a bit for each table that knows it, the first one's uppermost; none in an empty slot. */
export const KNOWING: readonly number[] = [0x8000_0000, 0x4000_0000];
/** That it is met seldom: rows of those met often lie together, so that they stay in a processor's own memory. */
export const SELDOM = 0x2000_0000;
/** So many of the lowest bits of its name, above the next: nearly all that was never learned is told by a look at them. */
export const NAMED = 13;
/** Where its row begins, in bytes from where those of its region do. */
export const OFFSET = 16;
/** Slots in a region. Their rows are shorter than what an offset can tell. */
export const REGION = 1024;
/** Bytes before the weights of a row: the bits of the feature's name that its slot does not have. */
export const HEAD = 3;
/** The weights of one table are read as sixteen bytes at once. */
export const MOST_OUTPUTS = 16;
/** There is a pilot for the features whose names have the same upper half. */
export const PILOTS = 2 ** 16;
/** The thesaurus says for these bits of a key, its uppermost, where its entries begin. */
export const SENSES_INDEXED = 13;

/**
 * The slot in which a feature is, if it is in any. A pilot is a byte that was tried out when the model was packed, so that no two
 * features are in one slot. (Pibiri and Trani, PTHash: Revisiting FCH Minimal Perfect Hashing, SIGIR 2021.)
 */
export function slotOf(name: number, pilot: number, slots: number): number {
  const mixed = Math.imul(name ^ Math.imul(pilot, 0x9e3779b1), 0x85ebca6b) >>> 0;
  return Math.floor((mixed * slots) / 2 ** 32);
}

/** What lies where in the bytes of a model, which stay where they are. Places are multiples of 8 from the first byte. */
export interface Model {
  readonly header: ModelHeader;
  readonly senses: {
    /** 32 bits a sense: the hash of its name. */
    readonly names: number;
    /** See `PackedSenses`. */
    readonly keys: number;
    readonly values: number;
    /** By the upper bits of a key, 16 bits each: the first entry that has them. */
    readonly index: number;
  };
  /** A byte for each upper half of a name. */
  readonly pilots: number;
  /** Twice 32 bits a region: where its first row of a feature met often begins, and of one met seldom; in bytes from the first row. */
  readonly starts: number;
  /** 32 bits a slot. */
  readonly slots: number;
  /** Head and weights of each feature, table behind table, slot by slot: first those met often. */
  readonly rows: number;
}

/** @throws {Error} when the bytes are not a model of this version */
export function readModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 12 || view.getUint32(0, true) !== MAGIC) throw new Error('not a model');
  if (view.getUint32(4, true) !== MODEL_VERSION) throw new Error('a model of another version');
  const length = view.getUint32(8, true);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset + 12, Math.min(length, bytes.byteLength - 12));
  const header = JSON.parse(head.toString()) as ModelHeader;
  let at = aligned(12 + length);
  const take = (size: number): number => {
    const start = at;
    at = aligned(at + size);
    if (start + size > bytes.byteLength) throw new Error('a model that breaks off');
    return start;
  };
  const { names, entries } = header.senses;
  const senses = {
    names: take(4 * names),
    keys: take(4 * entries),
    values: take(BYTES_A_KEY * entries),
    index: take(2 * (2 ** SENSES_INDEXED + 1)),
  };
  const pilots = take(PILOTS);
  const starts = take(8 * (header.slots / REGION));
  return { header, senses, pilots, starts, slots: take(4 * header.slots), rows: take(header.sizeOfRows) };
}

export const aligned = (at: number): number => (at + 7) & ~7;

/** How much the number of features weighs: long sentences are not louder than short ones. */
export const lengthWeight = (known: number): number => 1 / Math.sqrt(known + 5);

/**
 * The probability of an output.
 *
 * @param sum of the weights
 * @param known how many features it is the sum of
 */
export function probabilityOf(
  { scales, biases, calibration }: TableHeader,
  output: number,
  sum: number,
  known: number,
): number {
  const [slope, shift] = calibration[output]!;
  const score = biases[output]! + sum * scales[output]! * lengthWeight(known);
  return 1 / (1 + Math.exp(-(slope * score + shift)));
}

/** Far more than what rounding could take from a score, and far less than what a reader could tell. */
const MARGIN = 1e-6;

/** From which probability on an output matters: it is said, or company for another sentence. */
const mattersFrom = ({ thresholds, company }: TableHeader, output: number): number =>
  Math.min(thresholds[output]!, company?.other ?? Infinity);

/**
 * Two numbers by which a sum is known not to matter: the first and the second times the sum times its length's weight are below 0. That
 * needs no exponential function, and is so of nearly all sums.
 */
export function lineOf(table: TableHeader, output: number): [number, number] {
  const from = mattersFrom(table, output);
  const [slope, shift] = table.calibration[output]!;
  const least = from > 1 ? Infinity : Math.log(from / (1 - Math.min(from, 1 - MARGIN))) - MARGIN;
  return [slope * table.biases[output]! + shift - least, slope * table.scales[output]!];
}
