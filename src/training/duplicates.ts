/** Texts of different writers that are nearly the same: what is held back must not have been seen in other words. Reads no file. */

export interface Written {
  readonly part: string;
  readonly text: string;
}

const GRAM = 6;
/** A run of letters that so many texts share is a formula, and tells nothing. */
const COMMON = 30;

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}]+/gu, '');

function gramsOf(text: string): Set<string> {
  const letters = lettersOf(text);
  const grams = new Set<string>();
  for (let at = 0; at + GRAM <= letters.length; at++) grams.add(letters.slice(at, at + GRAM));
  return grams;
}

/**
 * Pairs from different parts that share at least `share` of the runs of letters that either has (Jaccard), nearest first.
 */
export function nearDuplicates<W extends Written>(all: readonly W[], share = 0.7): { a: W; b: W; share: number }[] {
  const grams = all.map(({ text }) => gramsOf(text));
  const holders = new Map<string, number[]>();
  for (const [at, set] of grams.entries()) {
    for (const gram of set) {
      const list = holders.get(gram);
      if (list) list.push(at);
      else holders.set(gram, [at]);
    }
  }
  const found: { a: W; b: W; share: number }[] = [];
  for (const [at, set] of grams.entries()) {
    const shared = new Map<number, number>();
    for (const gram of set) {
      const list = holders.get(gram)!;
      if (list.length > COMMON) continue;
      for (const other of list) if (other > at) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    for (const [other, count] of shared) {
      const [a, b] = [all[at]!, all[other]!];
      if (a.part === b.part) continue;
      const whole = set.size + grams[other]!.size - count;
      if (count / whole >= share) found.push({ a, b, share: count / whole });
    }
  }
  return found.sort((one, other) => other.share - one.share);
}
