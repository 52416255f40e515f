/** Finds each feature a slot of its own, by trying out pilots until no two meet. The same features get the same slots. */
import { PILOTS, REGION, slotOf } from '../ear/model.ts';

export interface Slots {
  /** By the upper half of a name. */
  readonly pilots: Uint8Array;
  /** The name in each slot. */
  readonly names: readonly (number | undefined)[];
}

/** How full the slots may be: fuller, and no pilot is found for the last features. */
const FULL = 0.93;

/** @param names all different, 32 bits each */
export function slotsFor(names: readonly number[]): Slots {
  const buckets = Array.from({ length: PILOTS }, (): number[] => []);
  for (const name of names) buckets[name >>> 16]!.push(name);
  // The largest first, while there is room for many at once.
  const order = [...buckets.keys()].filter((bucket) => buckets[bucket]!.length > 0);
  order.sort((a, b) => buckets[b]!.length - buckets[a]!.length || a - b);
  for (let regions = Math.ceil(names.length / FULL / REGION) + 1; ; regions++) {
    const slots = placed(buckets, order, regions * REGION);
    if (slots) return slots;
  }
}

function placed(buckets: readonly (readonly number[])[], order: readonly number[], size: number): Slots | undefined {
  const pilots = new Uint8Array(PILOTS);
  const names = new Array<number | undefined>(size).fill(undefined);
  for (const bucket of order) {
    const there = buckets[bucket]!;
    let pilot = 0;
    for (; pilot < 256; pilot++) {
      const slots = new Set(there.map((name) => slotOf(name, pilot, size)));
      if (slots.size === there.length && [...slots].every((slot) => names[slot] === undefined)) break;
    }
    if (pilot === 256) return undefined;
    pilots[bucket] = pilot;
    for (const name of there) names[slotOf(name, pilot, size)] = name;
  }
  return { pilots, names };
}
