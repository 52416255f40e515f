/** What was learned, as it is packed into a file: weights of features for each thing that can be heard. Learns nothing. */
import { BYTES_A_KEY } from './senses.ts';

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

/** Weights of one set of outputs, looked up by a feature's name. Places are bytes from the model's first one, multiples of 8. */
export interface Table extends TableHeader {
  /** 65,537 numbers of 32 bits: by the upper 16 bits of a name, where its features begin in `keys`. */
  readonly index: number;
  /** 16 bits a feature: the lower ones of its name, rising within one entry of `index`. */
  readonly keys: number;
  /** `outputs.length` signed bytes a feature. */
  readonly weights: number;
}

/** What lies where in the bytes of a model, which stay where they are. */
export interface Model {
  readonly header: ModelHeader;
  /** Places of `keys` and `values`, see `PackedSenses`. */
  readonly senses: {
    readonly names: readonly string[];
    readonly entries: number;
    readonly keys: number;
    readonly values: number;
  };
  readonly tables: readonly Table[];
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
  const senses = { names, entries, keys: take(4 * entries), values: take(BYTES_A_KEY * entries) };
  const tables = header.tables.map((table): Table => {
    const { features, outputs } = table;
    return { ...table, index: take(4 * 65_537), keys: take(2 * features), weights: take(features * outputs.length) };
  });
  return { header, senses, tables };
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
