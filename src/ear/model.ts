/** What was learned, as it is packed into a file: weights of features for each thing that can be heard. Learns nothing. */
import type { Features } from './features.ts';
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
    return { ...table, index, keys, weights: new Int8Array(bytes.buffer, take(size), size) };
  });
  return { header, senses, tables };
}

export const aligned = (at: number): number => (at + 7) & ~7;

/** Where a feature's weights begin, or -1 when nothing was learned of it. */
export function rowOf({ index, keys, outputs }: Table, name: number): number {
  const high = name >>> 16;
  const low = name & 0xffff;
  for (let at = index[high]!, end = index[high + 1]!; at < end; at++) {
    if (keys[at] === low) return at * outputs.length;
    if (keys[at]! > low) return -1;
  }
  return -1;
}

/** How much the number of features weighs: long sentences are not louder than short ones. */
export const lengthWeight = (known: number): number => 1 / Math.sqrt(known + 5);

/** What a table says of a sentence. */
export interface Scores {
  /** The probability of each output. */
  readonly probabilities: Float64Array;
  /** Which features are known, as indices into the features, and where their weights begin. */
  readonly known: readonly (readonly [feature: number, row: number])[];
}

export function scoresOf(table: Table, features: Features): Scores {
  const { outputs, weights, scales, biases, calibration } = table;
  const sums = new Float64Array(outputs.length);
  const known: (readonly [number, number])[] = [];
  for (let at = 0; at < features.names.length; at++) {
    const row = rowOf(table, features.names[at]!);
    if (row < 0) continue;
    known.push([at, row]);
    for (let output = 0; output < sums.length; output++) sums[output]! += weights[row + output]!;
  }
  const weight = lengthWeight(known.length);
  const probabilities = sums.map((sum, output) => {
    const [slope, shift] = calibration[output]!;
    const score = biases[output]! + sum * scales[output]! * weight;
    return 1 / (1 + Math.exp(-(slope * score + shift)));
  });
  return { probabilities, known };
}

/** What each word adds to one output: a feature's weight is shared by the words it was read from. */
export function contributions(
  table: Table,
  features: Features,
  scores: Scores,
  output: number,
  tokens: number,
): Float64Array {
  const added = new Float64Array(tokens);
  const scale = table.scales[output]! * lengthWeight(scores.known.length);
  for (const [feature, row] of scores.known) {
    const weight = table.weights[row + output]!;
    if (weight === 0) continue;
    const start = features.starts[feature]!;
    const end = features.ends[feature]!;
    const share = (weight * scale) / (end - start);
    for (let at = start; at < end && at < tokens; at++) added[at]! += share;
  }
  return added;
}
