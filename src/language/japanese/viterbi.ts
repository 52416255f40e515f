/**
 * The cheapest way to read a text as words of the dictionary. The same choice as kuromoji's, ties included; knows nothing of
 * what the words mean. Linear in the length of the text, whatever it holds.
 */
import type { Dictionary } from './dictionary.ts';
import type { ReadingKernel } from './kernel.ts';

/** What {@link readMorphemes} found; the morphemes tile the text. */
export interface Reading {
  readonly length: number;
  /** From `first` on, of each morpheme: the UTF-16 offset of its end, and its entry of the dictionary. Good until the next text is read. */
  readonly numbers: Int32Array;
  readonly first: number;
  /** Nodes of the lattice that were looked at: the work done. */
  readonly nodes: number;
}

/** Units of a text that are read at a time, which bounds the memory: more only where no 、 or 。 cuts them. */
const AT_ONCE = 8192;
/** And that are read at a time whatever they hold: for longer ways the costs would be too large for the loop. */
const MOST_AT_ONCE = 1 << 20;

/** Reads a text. Like kuromoji, cuts it after each 、 and 。 first. */
export function readMorphemes(text: string, { kernel }: Dictionary): Reading {
  if (text.length > AT_ONCE) return readInPieces(text, kernel);
  const length = kernel.read(text);
  return { length, numbers: kernel.ints, first: kernel.out, nodes: kernel.nodes };
}

function readInPieces(text: string, kernel: ReadingKernel): Reading {
  const numbers = new Int32Array(2 * text.length);
  let length = 0;
  let nodes = 0;
  for (let from = 0; from < text.length; ) {
    const to = text.length - from <= AT_ONCE ? text.length : cutAfter(text, from + AT_ONCE);
    const read = kernel.read(text.slice(from, to));
    for (let at = kernel.out; at < kernel.out + 2 * read; at += 2) {
      numbers[2 * length] = from + kernel.ints[at]!;
      numbers[2 * length++ + 1] = kernel.ints[at + 1]!;
    }
    nodes += kernel.nodes;
    from = to;
  }
  return { length, numbers, first: 0, nodes };
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
