/** Packs what was learned into the bytes that `ear/model.ts` reads. The same weights give the same bytes. */
import { hashOf } from '../ear/hash.ts';
import {
  aligned,
  HEAD,
  KNOWING,
  MAGIC,
  MODEL_VERSION,
  MOST_BYTES,
  MOST_OUTPUTS,
  type ModelHeader,
  NAMED,
  OFFSET,
  REGION,
  SELDOM,
  SENSES_INDEXED,
  TABLES,
  type TableHeader,
} from '../ear/model.ts';
import type { PackedSenses } from '../ear/senses.ts';
import type { Learned } from './learn.ts';
import { slotsFor } from './slots.ts';

export interface PackedTable {
  readonly header: TableHeader;
  /** Names of the features that are kept, rising. */
  readonly names: Uint32Array;
  readonly weights: Int8Array;
}

/**
 * Rounds weights to a byte an output.
 *
 * @param names of the features, by their number
 */
export function packTable(
  { weights, biases }: Learned,
  names: readonly number[],
  header: Pick<TableHeader, 'outputs' | 'calibration' | 'thresholds' | 'company'>,
): PackedTable {
  const outputs = header.outputs.length;
  const scales = header.outputs.map((_, output) => {
    let largest = 0;
    for (let at = output; at < weights.length; at += outputs) largest = Math.max(largest, Math.abs(weights[at]!));
    return largest / 127 || 1;
  });
  const rising = names.map((name, feature) => ({ name, feature })).sort((a, b) => a.name - b.name);
  const packed = new Int8Array(rising.length * outputs);
  for (const [row, { feature }] of rising.entries()) {
    for (let output = 0; output < outputs; output++) {
      packed[row * outputs + output] = Math.round(weights[feature * outputs + output]! / scales[output]!);
    }
  }
  return {
    header: { ...header, features: rising.length, scales, biases: [...biases] },
    names: Uint32Array.from(rising, ({ name }) => name),
    weights: packed,
  };
}

/** @param met in how many sentences each feature was met, by its name: those met most often lie together */
export function packModel(
  { language, data }: Pick<ModelHeader, 'language' | 'data'>,
  senses: PackedSenses,
  tables: readonly PackedTable[],
  met: ReadonlyMap<number, number>,
): Uint8Array {
  const { pilots, starts, slots, rows } = rowsOf(tables, met);
  const whole: ModelHeader = {
    version: MODEL_VERSION,
    language,
    data,
    senses: { names: senses.names.length, entries: senses.keys.length },
    slots: slots.length,
    sizeOfRows: rows.length,
    tables: tables.map((table) => table.header),
  };
  const head = new TextEncoder().encode(JSON.stringify(whole));
  const sections: (Uint8Array | Uint16Array | Uint32Array | Int32Array)[] = [
    Int32Array.from(senses.names, (name) => hashOf(name)),
    senses.keys,
    senses.values,
    indexOf(senses.keys),
    pilots,
    starts,
    slots,
    rows,
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

interface Rows {
  readonly pilots: Uint8Array;
  readonly starts: Uint32Array;
  readonly slots: Uint32Array;
  readonly rows: Uint8Array;
}

/** How many features are met often: half a million bytes, a fifth of all, and four in five of those that a sentence has. */
const MET_OFTEN = 24_000;

/** The rows of all tables in one another, and where they are found. */
function rowsOf(tables: readonly PackedTable[], met: ReadonlyMap<number, number>): Rows {
  const outputs = tables.map(({ header }) => header.outputs.length);
  if (tables.length > TABLES || Math.max(0, ...outputs) > MOST_OUTPUTS) throw new Error('more than fits into a row');
  const placeIn = tables.map(({ names }) => new Map(Array.from(names, (name, place) => [name, place])));
  const names = [...new Set(tables.flatMap((table) => [...table.names]))].sort((a, b) => a - b);
  const times = (name: number): number => met.get(name) ?? 0;
  const often = new Set([...names].sort((a, b) => times(b) - times(a) || a - b).slice(0, MET_OFTEN));
  const { pilots, names: nameIn } = slotsFor(names);
  const slots = new Uint32Array(nameIn.length);
  const starts = new Uint32Array((slots.length / REGION) * 2);
  const rows = new Uint8Array(tables.reduce((size, { weights }) => size + weights.length, HEAD * names.length));
  const view = new DataView(rows.buffer);
  let at = 0;
  for (const seldom of [0, 1]) {
    let start = 0;
    for (const [slot, name] of nameIn.entries()) {
      if (slot % REGION === 0) {
        start = at;
        starts[(slot / REGION) * 2 + seldom] = start;
      }
      if (name === undefined || often.has(name) === (seldom === 1)) continue;
      let there = ((name & (2 ** NAMED - 1)) << OFFSET) | (at - start) | (SELDOM * seldom);
      view.setUint16(at, name >>> NAMED, true);
      view.setUint8(at + 2, name >>> (NAMED + 16));
      at += HEAD;
      for (const [table, { weights }] of tables.entries()) {
        const place = placeIn[table]!.get(name);
        if (place === undefined) continue;
        there |= KNOWING[table]!;
        const width = outputs[table]!;
        for (let output = 0; output < width; output++) view.setInt8(at++, weights[place * width + output]!);
      }
      slots[slot] = there;
    }
  }
  return { pilots, starts, slots, rows };
}
