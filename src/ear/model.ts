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
  /** How many features there are beside the common ones. */
  readonly rare: number;
  /** How many rows they have, and the common ones. */
  readonly rows: { readonly common: number; readonly rare: number };
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
  /**
   * Of the first table, per output: the calibrated score of common features alone from which on a sentence is listened to closely, by the
   * rare ones too. Where no output comes so near, nothing of this table is heard.
   */
  readonly near?: readonly number[];
}

export const MODEL_VERSION = 6;
/** No model is larger. */
export const MOST_BYTES = 3 * 1024 * 1024;
export const MAGIC = 0x4261774f; // "OwaB"

/** How many tables a model has: both know all common features, the first one alone knows rare ones. */
export const TABLES = 2;
/**
 * Of all features whose names have the same so many upper bits, the one that was met most often is common: these bits tell its place. Most
 * of what is known in a sentence is found there, in memory that stays at hand.
 */
export const COMMON_BITS = 16;
export const COMMON = 2 ** COMMON_BITS;
/** The row of a common feature where there is none. */
export const NO_ROW = COMMON - 1;
/** The others are rare, and stand in the order of their names. So many lower bits of a name stand with its feature; the upper ones are its bucket. */
export const LOWER = 15;
/** Buckets in a group. Fewer than 256 features are in one, so that where a bucket begins is told by a byte. */
export const GROUP = 128;
export const BUCKETS = 2 ** (32 - LOWER);
/**
 * Rows that are the same are one: features that were only met together weigh the same. No model has more of rare features than the upper
 * bits can tell.
 */
export const MOST_ROWS = 2 ** (32 - LOWER);
/** Features that may be read behind the last: several are looked at at once. */
export const FEATURES_BEHIND = 4;
/** The weights of one table are read as sixteen bytes at once. */
export const MOST_OUTPUTS = 16;
/** The thesaurus says for these bits of a key, its uppermost, where its entries begin. */
export const SENSES_INDEXED = 13;

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
  /** 32 bits a common feature, by the upper bits of its name: the lower ones, and below them the number of its row, or {@link NO_ROW}. */
  readonly common: number;
  /** 32 bits a group of buckets: the rank of its first feature. A rare feature's rank is its place in the order of names, from 0. */
  readonly groups: number;
  /** The lower byte of the rank of each bucket's first feature, and of the one behind the last. */
  readonly buckets: number;
  /** 32 bits a rare feature: the lower bits of its name, and above them the number of its row. */
  readonly learned: number;
  /** Weights, a byte each: rows of common features for the outputs of both tables, those of rare ones for the outputs of the first. */
  readonly commonRows: number;
  readonly rareRows: number;
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
  const common = take(4 * COMMON);
  const [widthOfRare, widthOfCommon] = widthsOf(header);
  const commonRows = take(header.rows.common * widthOfCommon);
  const groups = take(4 * (BUCKETS / GROUP));
  const buckets = take(BUCKETS + 1);
  const learned = take(4 * (header.rare + FEATURES_BEHIND));
  const rareRows = take(header.rows.rare * widthOfRare);
  return { header, senses, common, commonRows, groups, buckets, learned, rareRows };
}

/** How many bytes a row of a rare feature has, and one of a common feature. */
export function widthsOf({ tables }: Pick<ModelHeader, 'tables'>): readonly [rare: number, common: number] {
  const [one = 0, other = 0] = tables.map(({ outputs }) => outputs.length);
  return [one, one + other];
}

export const aligned = (at: number): number => (at + 7) & ~7;

/**
 * Of how many features it is as if every sentence had them beside its own. With 200 more was heard in sentences of the corpus that were held
 * back, but twice as much that is not there in statements of real companies, whose sentences are longer.
 */
const BESIDE = 5;

/** How much each feature weighs, when a table knows so many: long sentences are not louder than short ones. */
export const lengthWeight = (known: number): number => 1 / Math.sqrt(known + BESIDE);

/** The probability of what was heard with a score that was calibrated. */
export const probabilityOf = (calibrated: number): number => 1 / (1 + Math.exp(-calibrated));

/** Far more than what rounding could take from a score, and far less than what a reader could tell. */
const MARGIN = 1e-6;

/** From which calibrated score on an output matters: it is said, or company for another sentence. Nearly none does. */
export function leastThatMatters({ thresholds, company }: TableHeader, output: number): number {
  const from = Math.min(thresholds[output]!, company?.other ?? Infinity);
  return from > 1 ? Infinity : Math.log(from / (1 - Math.min(from, 1 - MARGIN))) - MARGIN;
}
