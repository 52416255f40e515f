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

export const MODEL_VERSION = 2;
/** No model is larger. */
export const MOST_BYTES = 3 * 1024 * 1024;
export const MAGIC = 0x4261774f; // "OwaB"

/** How many tables a model has: their rows lie in one another. */
export const TABLES = 2;
/** Bits of a name by which the index finds its rows. */
export const INDEXED = 17;
/** Bytes before the weights of a row: the lower sixteen bits of the feature's name, and a bit for each table that knows it. */
export const HEAD = 3;
/** What is added to a weight, so that no byte is below 0. */
export const BIAS = 128;
/** A row's head and the weights of one table are read as sixteen bytes at once. */
export const MOST_OUTPUTS = 16 - HEAD;

/** What lies where in the bytes of a model, which stay where they are. Places are multiples of 8 from the first byte. */
export interface Model {
  readonly header: ModelHeader;
  readonly senses: {
    /** 32 bits a sense: the hash of its name. */
    readonly names: number;
    /** See `PackedSenses`. */
    readonly keys: number;
    readonly values: number;
  };
  /** By the upper bits of a name, 32 bits each: where its rows begin, in bytes from the first row. */
  readonly index: number;
  /** Head and weights of each feature, table behind table, by rising names. */
  readonly rows: number;
  readonly sizeOfRows: number;
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
  const senses = { names: take(4 * names), keys: take(4 * entries), values: take(BYTES_A_KEY * entries) };
  const index = take(4 * (2 ** INDEXED + 1));
  const sizeOfRows = view.getUint32(index + 4 * 2 ** INDEXED, true);
  return { header, senses, index, rows: take(sizeOfRows), sizeOfRows };
}

export const aligned = (at: number): number => (at + 7) & ~7;

/** How much the number of features weighs: long sentences are not louder than short ones. */
export const lengthWeight = (known: number): number => 1 / Math.sqrt(known + 5);

/**
 * The probability of each output.
 *
 * @param sums of the weights, by output
 * @param known how many features they are the sums of
 */
export function probabilitiesOf(
  { scales, biases, calibration }: TableHeader,
  sums: readonly number[],
  known: number,
): number[] {
  const weight = lengthWeight(known);
  const probabilities: number[] = [];
  for (let output = 0; output < scales.length; output++) {
    const [slope, shift] = calibration[output]!;
    const score = biases[output]! + sums[output]! * scales[output]! * weight;
    probabilities.push(1 / (1 + Math.exp(-(slope * score + shift))));
  }
  return probabilities;
}
