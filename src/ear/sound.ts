/**
 * How sure the learned weights are of a sentence, and which of its words weighed. Knows neither the statement around a sentence nor
 * what is said of it.
 */
import { KINDS, type Kind } from '../document/document.ts';
import type { Token } from '../language/token.ts';
import type { Kernel, Sum } from './kernel.ts';
import { lengthWeight, probabilitiesOf } from './model.ts';

/**
 * What the words of a sentence add up to, table by table, whatever the kind of the statement: two dozen whole numbers that depend on
 * its text and language only, and may be kept for other sentences of the same text.
 */
export type Sound = readonly Sum[];

export function soundOf(kernel: Kernel, tokens: readonly Token[]): Sound {
  kernel.listen(tokens);
  return kernel.model.header.tables.map((_, table) => kernel.sumIn(table));
}

/** The probability of each output of a table in a statement of a kind. */
export function probabilitiesIn(kernel: Kernel, table: number, sum: Sum, kind: Kind): readonly number[] {
  const header = kernel.model.header.tables[table]!;
  const slot = slotOfKind(kernel, table, sum, kind);
  if (slot < 0) return probabilitiesOf(header, sum.sums, sum.known);
  const sums: number[] = [];
  for (let output = 0; output < sum.sums.length; output++) {
    sums.push(sum.sums[output]! + kernel.weight(table, slot, output));
  }
  return probabilitiesOf(header, sums, sum.known + 1);
}

/** The slot of the feature that a kind adds, or -1. */
function slotOfKind(kernel: Kernel, table: number, { kinds }: Sum, kind: Kind): number {
  if (kinds & (1 << KINDS.indexOf(kind))) return -1;
  const slot = kernel.kindSlot(kind);
  return slot >= 0 && kernel.knows(table, slot) ? slot : -1;
}

/** What each token adds to one output: a feature's weight is shared by the words that it was read from. */
export function contributions(
  kernel: Kernel,
  table: number,
  tokens: readonly Token[],
  kind: Kind,
  output: number,
): Float64Array {
  const sum = soundOf(kernel, tokens)[table]!;
  const ofKind = slotOfKind(kernel, table, sum, kind);
  const scale = kernel.model.header.tables[table]!.scales[output]! * lengthWeight(sum.known + (ofKind < 0 ? 0 : 1));
  const added = kernel.shares(table, output, scale, tokens.length);
  if (ofKind >= 0) {
    const { start, end } = kernel.kindPlace();
    const part = (kernel.weight(table, ofKind, output) * scale) / (end - start);
    for (let at = start; at < end; at++) added[at]! += part;
  }
  return added;
}
