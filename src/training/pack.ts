/** Packs what was learned into the bytes that `ear/model.ts` reads. The same weights give the same bytes. */
import { hashOf } from '../ear/hash.ts';
import {
  aligned,
  BIAS,
  BYTES_OF_KEY,
  MAGIC,
  MODEL_VERSION,
  type ModelHeader,
  strideOf,
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
  const sections: (Uint8Array | Uint32Array | Int32Array)[] = [
    Int32Array.from(senses.names, (name) => hashOf(name)),
    senses.keys,
    senses.values,
    indexOf(tables),
  ];
  for (const table of tables) sections.push(rowsOf(table));
  const start = aligned(12 + head.length);
  const bytes = new Uint8Array(sections.reduce((at, section) => aligned(at + section.byteLength), start));
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

/** Where the rows of each upper half of a name begin, table beside table. */
function indexOf(tables: readonly PackedTable[]): Uint32Array {
  const index = new Uint32Array(65_537 * TABLES);
  for (const [table, { names }] of tables.entries()) {
    for (const name of names) index[((name >>> 16) + 1) * TABLES + table]!++;
    for (let at = TABLES + table; at < index.length; at += TABLES) index[at]! += index[at - TABLES]!;
  }
  return index;
}

function rowsOf({ header, names, weights }: PackedTable): Uint8Array {
  const outputs = header.outputs.length;
  const stride = strideOf(outputs);
  if (stride > 16) throw new Error(`${outputs} outputs, at most ${16 - BYTES_OF_KEY} fit into a row`);
  const rows = new Uint8Array(names.length * stride);
  for (const [row, name] of names.entries()) {
    rows.set([name & 0xff, (name >>> 8) & 0xff], row * stride);
    for (let output = 0; output < outputs; output++) {
      rows[row * stride + BYTES_OF_KEY + output] = weights[row * outputs + output]! + BIAS;
    }
  }
  return rows;
}
