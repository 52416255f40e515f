/** Packs the thesaurus of `models/senses-*.yaml` for `ear/senses.ts`. */
import { BYTES_A_KEY, type PackedSenses, SENSES_A_WORD, START_OF_ENTRY, withForm } from '../ear/senses.ts';

/**
 * @param lists the dictionary forms of each sense; a phrase is forms with a space between them
 * @throws {Error} when there are more senses than a byte can count
 */
export function packSenses(lists: Readonly<Record<string, readonly unknown[]>>): PackedSenses {
  const names = Object.keys(lists);
  if (names.length > 255) throw new Error(`${names.length} senses, at most 255 fit`);
  const entries = new Map<number, { senses: number[]; goesOn: boolean }>();
  for (const [index, name] of names.entries()) {
    for (const entry of lists[name]!) {
      let beginning = START_OF_ENTRY;
      const forms = String(entry).split(' ');
      for (const [at, form] of forms.entries()) {
        beginning = withForm(beginning, form);
        const there = entries.get(beginning) ?? { senses: [], goesOn: false };
        entries.set(beginning, there);
        if (at < forms.length - 1) there.goesOn = true;
        else if (there.senses.length < SENSES_A_WORD && !there.senses.includes(index + 1)) there.senses.push(index + 1);
      }
    }
  }
  const sorted = [...entries].sort(([a], [b]) => a - b);
  const values = new Uint8Array(sorted.length * BYTES_A_KEY);
  for (const [at, [, { senses, goesOn }]] of sorted.entries()) {
    values.set(senses, at * BYTES_A_KEY);
    values[at * BYTES_A_KEY + SENSES_A_WORD] = goesOn ? 1 : 0;
  }
  return { names, keys: Uint32Array.from(sorted, ([key]) => key), values };
}
