/** Packs what was learned into the bytes that `ear/model.ts` reads. The same weights give the same bytes. */
import { hashOf } from '../ear/hash.ts';
import {
  aligned,
  BIAS,
  HEAD,
  INDEXED,
  MAGIC,
  MODEL_VERSION,
  MOST_BYTES,
  MOST_OUTPUTS,
  type ModelHeader,
  TABLES,
  type TableHeader,
} from '../ear/model.ts';
import type { PackedSenses } from '../ear/senses.ts';
import type { Learned } from './learn.ts';

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

export function packModel(
  { language, data }: Pick<ModelHeader, 'language' | 'data'>,
  senses: PackedSenses,
  tables: readonly PackedTable[],
): Uint8Array {
  const whole: ModelHeader = {
    version: MODEL_VERSION,
    language,
    data,
    senses: { names: senses.names.length, entries: senses.keys.length },
    tables: tables.map((table) => table.header),
  };
  const head = new TextEncoder().encode(JSON.stringify(whole));
  const { index, rows } = rowsOf(tables);
  const sections: (Uint8Array | Uint32Array | Int32Array)[] = [
    Int32Array.from(senses.names, (name) => hashOf(name)),
    senses.keys,
    senses.values,
    index,
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

/** The rows of all tables in one another, and where those of each name begin. */
function rowsOf(tables: readonly PackedTable[]): { index: Uint32Array; rows: Uint8Array } {
  const outputs = tables.map(({ header }) => header.outputs.length);
  if (tables.length > TABLES || Math.max(0, ...outputs) > MOST_OUTPUTS) throw new Error('more than fits into a row');
  const index = new Uint32Array(2 ** INDEXED + 1);
  const rows = new Uint8Array(
    tables.reduce((size, { names, weights }) => size + HEAD * names.length + weights.length, 0),
  );
  const next = tables.map(() => 0);
  let at = 0;
  let bucket = 0;
  for (;;) {
    const name = Math.min(...tables.map(({ names }, table) => names[next[table]!] ?? Infinity));
    const end = name === Infinity ? 2 ** INDEXED : name >>> (32 - INDEXED);
    while (bucket < end) index[++bucket] = at;
    if (name === Infinity) return { index, rows: rows.slice(0, at) };
    const row = at;
    rows.set([name & 0xff, (name >>> 8) & 0xff], row);
    at += HEAD;
    for (const [table, { names, weights }] of tables.entries()) {
      const from = next[table]!;
      if (names[from] !== name) continue;
      rows[row + HEAD - 1]! |= 1 << table;
      const width = outputs[table]!;
      for (let output = 0; output < width; output++) rows[at++] = weights[from * width + output]! + BIAS;
      next[table] = from + 1;
    }
  }
}
