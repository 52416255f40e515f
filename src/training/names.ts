/** The features of a sentence to learn from: by name only, each once. */
import type { Kind } from '../document/document.ts';
import { type Kernel, kindName } from '../ear/kernel.ts';
import type { Token } from '../language/token.ts';

/**
 * @param kind of the statement
 * @returns in the order in which they were read, which decides how weights are rounded
 */
export function featureNames(kernel: Kernel, tokens: readonly Token[], kind: Kind): number[] {
  kernel.listen(tokens, kind);
  const distinct = new Set<number>();
  for (let feature = 0; feature < kernel.features; feature++) distinct.add(kernel.name(feature));
  return [...distinct.add(kindName(kind) >>> 0)];
}
