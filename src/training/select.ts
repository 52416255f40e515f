/** Chooses the features that are worth learning from. Reads no file. */
import { COMMON_BITS } from '../ear/model.ts';

export interface Labelled {
  readonly features: readonly number[];
  /** Per output: 1 present, 0 absent, -1 not known. */
  readonly labels: Int8Array;
}

/** A feature that was seen in one sentence only teaches that sentence. */
const SEEN_AT_LEAST = 2;

/**
 * The names of the features that stand with some output much more or much less often than chance would have it: by the largest
 * part that any output has in chi squared (Yang & Pedersen 1997). Ties go by name, so that the choice is the same everywhere.
 */
export function mostTelling(rows: readonly Labelled[], outputs: number, size: number): number[] {
  const numbers = new Map<number, number>();
  const names: number[] = [];
  const seen: number[] = [];
  for (const { features } of rows) {
    for (const name of features) {
      const number = numbers.get(name);
      if (number === undefined) {
        numbers.set(name, names.length);
        names.push(name);
        seen.push(1);
      } else seen[number]!++;
    }
  }
  const together = new Float64Array(names.length * outputs);
  const share = new Float64Array(outputs);
  for (const { features, labels } of rows) {
    const present = [...labels.keys()].filter((output) => labels[output] === 1);
    for (const output of present) share[output]! += 1 / rows.length;
    if (present.length === 0) continue;
    for (const name of features) {
      const row = numbers.get(name)! * outputs;
      for (const output of present) together[row + output]!++;
    }
  }
  const telling = (number: number): number => {
    let most = 0;
    for (let output = 0; output < outputs; output++) {
      const expected = seen[number]! * share[output]!;
      most = Math.max(most, Math.abs(together[number * outputs + output]! - expected) / Math.sqrt(expected + 0.5));
    }
    return most;
  };
  return names
    .map((name, number) => ({ name, times: seen[number]!, weight: telling(number) }))
    .filter(({ times }) => times >= SEEN_AT_LEAST)
    .sort((a, b) => b.weight - a.weight || a.name - b.name)
    .slice(0, size)
    .map(({ name }) => name);
}

/** Names of features, rising; see `ear/model.ts`. */
export interface Chosen {
  readonly common: readonly number[];
  readonly rare: readonly number[];
}

/**
 * Of all features in the same place, the one that was met most often is common.
 *
 * @param phrases what the first table may know, which alone has rare features
 * @param elements what the second table may know besides
 * @param met in how many sentences each feature was met, by its name
 * @param kinds features of statements' kinds, which are common however seldom they were met: by them, too, it is decided whether rare ones
 *   are asked
 */
export function inTiers(
  phrases: readonly number[],
  elements: readonly number[],
  met: ReadonlyMap<number, number>,
  kinds: ReadonlySet<number> = new Set(),
): Chosen {
  const names = [...new Set([...phrases, ...elements])].sort((a, b) => a - b);
  const worth = (name: number): number => (kinds.has(name) ? Infinity : (met.get(name) ?? 0));
  const first = new Map<number, number>();
  for (const name of names) {
    const other = first.get(placeOf(name));
    if (other === undefined || worth(name) > worth(other)) first.set(placeOf(name), name);
  }
  const isCommon = (name: number): boolean => first.get(placeOf(name)) === name;
  const ofPhrases = new Set(phrases);
  return {
    common: names.filter(isCommon),
    rare: names.filter((name) => !isCommon(name) && ofPhrases.has(name)),
  };
}

/** Of a common feature. */
export const placeOf = (name: number): number => name >>> (32 - COMMON_BITS);
