/** The features of a sentence to learn from: by name only, each once. */
import { type Kernel, kindName } from '../ear/kernel.ts';
import type { Token } from '../language/token.ts';

/**
 * @param kind of the statement
 * @returns in the order in which they were read, which decides how weights are rounded
 */
export function featureNames(kernel: Kernel, tokens: readonly Token[], kind: string): number[] {
  kernel.listen(tokens);
  const distinct = new Set<number>();
  for (const { name } of kernel.features()) distinct.add(name);
  return [...distinct.add(kindName(kind) >>> 0)];
}
