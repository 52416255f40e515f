/**
 * Names of features: 32 bits for a text or for several names in order. The same everywhere, and part of what a model means;
 * `kernel/listen.ts` makes the same ones.
 */

/** The name of no text at all. */
export const SEED = 0x811c9dc5;

/** FNV-1a over UTF-16 units. A text in pieces has the name of the whole: the name of one piece is the `seed` of the next. */
export function hashOf(text: string, seed = SEED): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Two names in this order as one. */
export const join = (first: number, second: number): number => {
  let hash = Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) + second;
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return hash ^ (hash >>> 16);
};
