/** The features of a sentence to learn from: by name only, each once. */
import { kindName, readFeatures } from '../ear/features.ts';
import type { Senses } from '../ear/senses.ts';
import type { Language, Token } from '../language/token.ts';

/**
 * @param kind of the statement
 * @returns in the order in which they were read, which decides how weights are rounded
 */
export function featureNames(tokens: readonly Token[], language: Language, kind: string, senses: Senses): number[] {
  const { names, count } = readFeatures(tokens, language, senses);
  const distinct = new Set<number>();
  for (let at = 0; at < count; at++) distinct.add(names[at]! >>> 0);
  return [...distinct.add(kindName(kind) >>> 0)];
}
