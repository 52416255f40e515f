/**
 * The cheapest way to read a text as words of the dictionary. The same choice as kuromoji's, ties included; knows nothing of
 * what the words mean. Linear in the length of the text, whatever it holds.
 */
import type { Dictionary } from './dictionary.ts';

/** What {@link readMorphemes} found: place and entry of each morpheme; they tile the text. */
export interface Reading {
  /** UTF-16 offset of the end of each morpheme. */
  readonly ends: readonly number[];
  /** Entry of the dictionary, of each morpheme. */
  readonly entries: readonly number[];
  /** Nodes of the lattice that were looked at: the work done. */
  readonly nodes: number;
}

/** Units of a text that are read at a time, which bounds the memory: more only where no 、 or 。 cuts them. */
const AT_ONCE = 8192;
/** And that are read at a time whatever they hold: for longer ways the costs would be too large for the loop. */
const MOST_AT_ONCE = 1 << 20;

/** Reads a text. Like kuromoji, cuts it after each 、 and 。 first. */
export function readMorphemes(text: string, { kernel }: Dictionary): Reading {
  const ends: number[] = [];
  const entries: number[] = [];
  let nodes = 0;
  for (let from = 0; from < text.length; ) {
    const to = text.length - from <= AT_ONCE ? text.length : cutAfter(text, from + AT_ONCE);
    const morphemes = kernel.read(from === 0 && to === text.length ? text : text.slice(from, to));
    nodes += kernel.nodes;
    for (let morpheme = 0; morpheme < morphemes; morpheme++) {
      ends.push(from + kernel.end(morpheme));
      entries.push(kernel.entry(morpheme));
    }
    from = to;
  }
  return { ends, entries, nodes };
}

/** The first place from `at` on behind a 、 or 。, or the end of the text, or where no more can be read at a time. */
function cutAfter(text: string, at: number): number {
  const last = Math.min(text.length, at + MOST_AT_ONCE);
  for (let end = at; end < last; end++) {
    const before = text.charCodeAt(end - 1);
    if (before === 0x3001 || before === 0x3002) return end;
  }
  return last;
}
