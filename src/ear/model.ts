/** What was learned, as it is packed into a file: weights of features for each thing that can be heard. Learns nothing. */
import { BYTES_A_KEY, type PackedSenses } from './senses.ts';

/** Describes a packed model; stands as JSON at the head of its file. */
export interface ModelHeader {
  readonly version: number;
  readonly language: string;
  /** SHA-256 over everything that it was trained on. */
  readonly data: string;
  /** The names of the senses, and how many entries their thesaurus has. */
  readonly senses: { readonly names: readonly string[]; readonly entries: number };
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

export const MODEL_VERSION = 1;
export const MAGIC = 0x4261774f; // "OwaB"

/** Weights of one set of outputs, looked up by a feature's name. */
export interface Table extends TableHeader {
  /** By the upper 16 bits of a name: where its features begin in `keys`. */
  readonly index: Uint32Array;
  /** The lower 16 bits of the features' names, rising within one entry of `index`. */
  readonly keys: Uint16Array;
  /** `outputs.length` bytes a feature. */
  readonly weights: Int8Array;
  /** A byte a row for those who look it up; all 0 in between. */
  readonly marks: Uint8Array;
}

export interface Model {
  readonly header: ModelHeader;
  readonly senses: PackedSenses;
  readonly tables: readonly Table[];
}

/** @throws {Error} when the bytes are not a model of this version */
export function readModel(given: Uint8Array): Model {
  // Arrays of numbers can only look at a buffer from places that are multiples of their size.
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 12 || view.getUint32(0, true) !== MAGIC) throw new Error('not a model');
  if (view.getUint32(4, true) !== MODEL_VERSION) throw new Error('a model of another version');
  const length = view.getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length))) as ModelHeader;
  let at = aligned(12 + length);
  const take = (size: number): number => {
    const start = at;
    at = aligned(at + size);
    if (start + size > bytes.byteLength) throw new Error('a model that breaks off');
    return bytes.byteOffset + start;
  };
  const { names, entries } = header.senses;
  const senses: PackedSenses = {
    names,
    keys: new Uint32Array(bytes.buffer, take(4 * entries), entries),
    values: new Uint8Array(bytes.buffer, take(BYTES_A_KEY * entries), BYTES_A_KEY * entries),
  };
  const tables = header.tables.map((table): Table => {
    const index = new Uint32Array(bytes.buffer, take(4 * 65_537), 65_537);
    const keys = new Uint16Array(bytes.buffer, take(2 * table.features), table.features);
    const size = table.features * table.outputs.length;
    const weights = new Int8Array(bytes.buffer, take(size), size);
    return { ...table, index, keys, weights, marks: new Uint8Array(table.features) };
  });
  return { header, senses, tables };
}

export const aligned = (at: number): number => (at + 7) & ~7;

/** The row of one feature, or -1 when nothing was learned of it. */
export function rowOf({ index, keys }: Table, name: number): number {
  const row = keys.subarray(index[name >>> 16], index[(name >>> 16) + 1]).indexOf(name & 0xffff);
  return row < 0 ? -1 : index[name >>> 16]! + row;
}

/** Features that a table knows, each once, in their order; written over when the next sentence is looked up. */
export interface Known {
  count: number;
  /** Which of the features they are. */
  features: Int32Array;
  /** Their rows in the table. */
  rows: Int32Array;
}

export const noneKnown = (): Known => ({ count: 0, features: new Int32Array(4096), rows: new Int32Array(4096) });

/**
 * Looks features up. Every row that is found stays marked in the table until `sumUp`.
 *
 * @param names of features; what comes a second time is not counted again
 * @param known is filled anew
 */
export function lookUp({ index, keys, marks }: Table, names: Int32Array, count: number, known: Known): void {
  if (known.rows.length < count) {
    known.features = new Int32Array(names.length);
    known.rows = new Int32Array(names.length);
  }
  const { features, rows } = known;
  let found = 0;
  for (let feature = 0; feature < count; feature++) {
    const name = names[feature]!;
    const high = name >>> 16;
    const low = name & 0xffff;
    let row = index[high]!;
    const end = index[high + 1]!;
    while (row < end && keys[row]! < low) row++;
    if (row < end && keys[row] === low && marks[row] === 0) {
      marks[row] = 1;
      features[found] = feature;
      rows[found++] = row;
    }
  }
  known.count = found;
}

/** Adds up the weights of what is known, output by output, and takes the marks away. */
export function sumUp({ weights, outputs, marks }: Table, { rows, count }: Known): number[] {
  const width = outputs.length;
  const sums = new Int32Array(width);
  for (let at = 0; at < count; at++) {
    const row = rows[at]!;
    marks[row] = 0;
    const start = row * width;
    for (let output = 0; output < width; output++) sums[output]! += weights[start + output]!;
  }
  return Array.from(sums);
}

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
