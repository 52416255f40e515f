/**
 * How sure the learned weights are of a sentence, and which of its words weighed. Knows neither the statement around a sentence nor
 * what is said of it.
 */
import type { Kind } from '../document/document.ts';
import type { Token } from '../language/token.ts';
import type { Kernel } from './kernel.ts';
import { lengthWeight, probabilityOf } from './model.ts';

/** The probability of an output of a table in a statement of a kind, of the sentence that was listened to last. */
export function probabilityIn(kernel: Kernel, table: number, output: number, kind: Kind): number {
  const ofKind = slotOfKind(kernel, table, kind);
  const sum = kernel.sum(table, output) + (ofKind < 0 ? 0 : kernel.weight(table, ofKind, output));
  return probabilityOf(kernel.model.header.tables[table]!, output, sum, knownIn(kernel, table, ofKind));
}

/** The slot of the feature that a kind adds, or -1. */
function slotOfKind(kernel: Kernel, table: number, kind: Kind): number {
  const slot = kernel.hasKind(kind) ? -1 : kernel.kindSlot(kind);
  return slot >= 0 && kernel.knows(table, slot) ? slot : -1;
}

const knownIn = (kernel: Kernel, table: number, ofKind: number): number => kernel.known(table) + (ofKind < 0 ? 0 : 1);

/** What each token adds to one output: a feature's weight is shared by the words that it was read from. */
export function contributions(
  kernel: Kernel,
  table: number,
  tokens: readonly Token[],
  kind: Kind,
  output: number,
): Float64Array {
  kernel.listen(tokens);
  const ofKind = slotOfKind(kernel, table, kind);
  const scale = kernel.model.header.tables[table]!.scales[output]! * lengthWeight(knownIn(kernel, table, ofKind));
  const added = kernel.shares(table, output, scale, tokens.length);
  if (ofKind >= 0) {
    const { start, end } = kernel.kindPlace();
    const part = (kernel.weight(table, ofKind, output) * scale) / (end - start);
    for (let at = start; at < end; at++) added[at]! += part;
  }
  return added;
}
