/** Packs what was learned into the bytes that `ear/model.ts` reads. The same weights give the same bytes. */
import { hashOf } from '../ear/hash.ts';
import {
  aligned,
  BUCKETS,
  COMMON,
  COMMON_BITS,
  FEATURES_BEHIND,
  GROUP,
  LOWER,
  MAGIC,
  MODEL_VERSION,
  MOST_BYTES,
  MOST_OUTPUTS,
  MOST_ROWS,
  type ModelHeader,
  NO_ROW,
  SENSES_INDEXED,
  TABLES,
  type TableHeader,
} from '../ear/model.ts';
import type { PackedSenses } from '../ear/senses.ts';
import type { Learned } from './learn.ts';
import { type Chosen, placeOf } from './select.ts';

export interface PackedTable {
  readonly header: TableHeader;
  /** By feature and output. */
  readonly weights: Int8Array;
}

/** Rounds weights to a byte an output. */
export function packTable(
  { weights, biases }: Learned,
  header: Omit<TableHeader, 'features' | 'scales' | 'biases'>,
): PackedTable {
  const outputs = header.outputs.length;
  const scales = header.outputs.map((_, output) => {
    let largest = 0;
    for (let at = output; at < weights.length; at += outputs) largest = Math.max(largest, Math.abs(weights[at]!));
    return largest / 127 || 1;
  });
  return {
    header: { ...header, features: weights.length / outputs, scales, biases: [...biases] },
    weights: Int8Array.from(weights, (weight, at) => Math.round(weight / scales[at % outputs]!)),
  };
}

/**
 * @param tables with weights of the common features first, in their order; those of the rare ones follow in the first table
 * @param met in how many sentences each feature was met, by its name, in the order in which they were first met
 */
export function packModel(
  { language, data }: Pick<ModelHeader, 'language' | 'data'>,
  senses: PackedSenses,
  tables: readonly PackedTable[],
  { common, rare }: Chosen,
  met: ReadonlyMap<number, number>,
): Uint8Array {
  if (tables.length > TABLES || tables.some(({ header }) => header.outputs.length > MOST_OUTPUTS)) {
    throw new Error('more than fits into a row');
  }
  const ofCommon = rowsOf(common, tables, 0, met);
  const ofRare = rowsOf(rare, tables.slice(0, 1), common.length, met);
  if (ofCommon.count > NO_ROW)
    throw new Error(`${ofCommon.count} rows of common features, at most ${NO_ROW} are found`);
  if (ofRare.count > MOST_ROWS) throw new Error(`${ofRare.count} rows, at most ${MOST_ROWS} are found`);
  const whole: ModelHeader = {
    version: MODEL_VERSION,
    language,
    data,
    senses: { names: senses.names.length, entries: senses.keys.length },
    rare: rare.length,
    rows: { common: ofCommon.count, rare: ofRare.count },
    tables: tables.map((table) => table.header),
  };
  const head = new TextEncoder().encode(JSON.stringify(whole));
  const sections: (Uint8Array | Uint16Array | Uint32Array | Int32Array)[] = [
    Int32Array.from(senses.names, (name) => hashOf(name)),
    senses.keys,
    senses.values,
    indexOf(senses.keys),
    placesOf(common, ofCommon.numbers),
    ofCommon.weights,
    ...bucketsOf(rare),
    Uint32Array.from({ length: rare.length + FEATURES_BEHIND }, (_, rank) =>
      rank < rare.length ? ofRare.numbers[rank]! * 2 ** LOWER + (rare[rank]! % 2 ** LOWER) : 0,
    ),
    ofRare.weights,
  ];
  const start = aligned(12 + head.length);
  const bytes = new Uint8Array(sections.reduce((at, section) => aligned(at + section.byteLength), start));
  if (bytes.length > MOST_BYTES) throw new Error(`${bytes.length} bytes, at most ${MOST_BYTES} are read`);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, MODEL_VERSION, true);
  view.setUint32(8, head.length, true);
  bytes.set(head, 12);
  let at = start;
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at = aligned(at + section.byteLength);
  }
  return bytes;
}

/** By the upper bits of a key: the first entry that has them, or larger ones. */
function indexOf(keys: Uint32Array): Uint16Array {
  if (keys.length > 0xffff) throw new Error(`${keys.length} entries of the thesaurus, at most ${0xffff} are found`);
  const index = new Uint16Array(2 ** SENSES_INDEXED + 1);
  let entry = 0;
  for (let upper = 0; upper < index.length; upper++) {
    while (entry < keys.length && keys[entry]! >>> (32 - SENSES_INDEXED) < upper) entry++;
    index[upper] = entry;
  }
  return index;
}

/** Where the features of each group and each bucket begin. */
function bucketsOf(names: readonly number[]): [groups: Uint32Array, buckets: Uint8Array] {
  const groups = new Uint32Array(BUCKETS / GROUP);
  const buckets = new Uint8Array(BUCKETS + 1);
  let rank = 0;
  for (let bucket = 0; bucket <= BUCKETS; bucket++) {
    while (rank < names.length && names[rank]! < bucket * 2 ** LOWER) rank++;
    buckets[bucket] = rank;
    if (bucket > 0 && rank - groups[Math.floor((bucket - 1) / GROUP)]! > 0xff) throw new Error('a group is too large');
    if (bucket < BUCKETS && bucket % GROUP === 0) groups[bucket / GROUP] = rank;
  }
  return [groups, buckets];
}

function placesOf(names: readonly number[], rows: Uint32Array): Uint32Array {
  const places = new Uint32Array(COMMON).fill(NO_ROW);
  for (const [at, name] of names.entries()) places[placeOf(name)] = (name << COMMON_BITS) | rows[at]!;
  return places;
}

interface Rows {
  /** Of the row of each feature. */
  readonly numbers: Uint32Array;
  readonly count: number;
  readonly weights: Uint8Array;
}

/** Weights of features, where they are the same. */
interface Row {
  readonly weights: Uint8Array;
  readonly names: number[];
}

/**
 * Each row once: first what was met most often, then what was met first, so that what stands in one sentence lies together.
 *
 * @param first the number of the first of them in the tables
 */
function rowsOf(
  names: readonly number[],
  tables: readonly PackedTable[],
  first: number,
  met: ReadonlyMap<number, number>,
): Rows {
  const firstMet = new Map([...met.keys()].map((name, at) => [name, at]));
  const byWeights = new Map<string, Row>();
  for (const [at, name] of names.entries()) {
    const weights = tables.flatMap(({ header: { outputs }, weights: all }) => [
      ...all.subarray((first + at) * outputs.length, (first + at + 1) * outputs.length),
    ]);
    const key = weights.join();
    const row = byWeights.get(key);
    if (row) row.names.push(name);
    else byWeights.set(key, { weights: Uint8Array.from(weights), names: [name] });
  }
  const rows = sorted([...byWeights.values()], met, firstMet);
  const numberOf = new Map(rows.flatMap((row, number) => row.names.map((name) => [name, number] as const)));
  return {
    numbers: Uint32Array.from(names, (name) => numberOf.get(name)!),
    count: rows.length,
    weights: Uint8Array.from(rows.flatMap(({ weights }) => [...weights])),
  };
}

function sorted(rows: readonly Row[], met: ReadonlyMap<number, number>, firstMet: ReadonlyMap<number, number>): Row[] {
  const keys = new Map(
    rows.map((row) => [
      row,
      {
        // Those met about as often, so that words that come with one another lie together among them.
        often: Math.floor(Math.log2(Math.max(1, ...row.names.map((name) => met.get(name) ?? 0))) / 2),
        first: Math.min(...row.names.map((name) => firstMet.get(name) ?? met.size)),
        name: row.names[0]!,
      },
    ]),
  );
  return [...rows].sort((rowA, rowB) => {
    const [a, b] = [keys.get(rowA)!, keys.get(rowB)!];
    return b.often - a.often || a.first - b.first || a.name - b.name;
  });
}
