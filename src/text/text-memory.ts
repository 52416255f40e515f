/**
 * Texts come again: boilerplate from statement to statement, and in an editor all but one paragraph after every keystroke. Remembers by
 * a text what was made of it, up to a bound. Knows nothing of what that is: the same text has to give the same.
 */

/** UTF-16 units of text that are remembered at least: a document of two hundred kilobytes, and editors rarely show a longer one. */
const REMEMBERED = 65_536;

/** Of a longer text most would be forgotten before it comes again. */
export const MOST_REMEMBERED = 2 * REMEMBERED;

/** A sentence or a paragraph that is longer than this is nobody's boilerplate. */
const LONGEST = 4096;

/** Texts of which it is known that they were met. A power of two. */
const MET = 4096;

const memories: { forget(): void }[] = [];

/**
 * What is worth remembering. Where a document is read again and again, every text is, at once. Where many are read once, few sentences
 * come back, and what is made of the others had better be gone soon: there a text is remembered when it comes for the second time.
 */
export type Remembered = 'at once' | 'when it returns' | 'never';

let remembered: Remembered = 'at once';

/** Forgets what is remembered. It changes nothing that is found: a measurement may want to know what remembering brings. */
export function rememberTexts(which: Remembered): void {
  remembered = which;
  for (const memory of memories) memory.forget();
}

/**
 * Two generations: what is not asked for again while the younger one fills is forgotten. That costs nothing for each look-up, which an
 * order of all texts by their last use would.
 */
export class TextMemory<V> {
  #young = new Map<string, V>();
  #old = new Map<string, V>();
  #units = 0;
  /** Hashes of texts that were met, the last of each place. */
  #met: Int32Array | undefined;

  constructor() {
    memories.push(this);
  }

  /** What is made of a text, made when it is not remembered. Of equal texts it is then one and the same. */
  recall(text: string, make: (text: string) => V): V {
    if (remembered === 'never') return make(text);
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const old = this.#old.get(text);
    if (old === undefined && (text.length > LONGEST || (remembered === 'when it returns' && !this.#returns(text))))
      return make(text);
    // A part of a string keeps the whole of it alive: a document must not live on in each sentence that is remembered.
    const own = ownCopy(text);
    const value = old ?? make(own);
    if (this.#units > REMEMBERED) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#units = 0;
    }
    this.#young.set(own, value);
    this.#units += text.length;
    return value;
  }

  forget(): void {
    this.#young.clear();
    this.#old.clear();
    this.#units = 0;
    this.#met = undefined;
  }

  /** Whether a text was met before, not too long ago; it may say so of one that is much like another. */
  #returns(text: string): boolean {
    const hash = hashOf(text);
    const place = hash & (MET - 1);
    this.#met ??= new Int32Array(MET);
    if (this.#met[place] === hash) return true;
    this.#met[place] = hash;
    return false;
  }
}

/**
 * What was made of the last text, for the next one, which may be the same but for a word. Of one text alone, and only where a document is
 * read again and again.
 */
export class LastMade<V> {
  #made: V | undefined;

  constructor() {
    memories.push(this);
  }

  get made(): V | undefined {
    return this.#made;
  }

  keep(made: V): void {
    if (isReadAgain()) this.#made = made;
  }

  forget(): void {
    this.#made = undefined;
  }
}

/** Whether a document is expected to be read again and again, each time with a word more. */
export const isReadAgain = (): boolean => remembered === 'at once';

/** FNV-1a over the length and sixteen units at most, from all over the text: who differs in none of them is remembered a little early. */
function hashOf(text: string): number {
  const { length } = text;
  const step = ((length - 1) >> 4) + 1;
  let hash = Math.imul(0x811c9dc5 ^ length, 0x01000193);
  for (let at = 0; at < length; at += step) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Parts shorter than this are copies anyway. */
const SHORTEST_PART = 13;

/**
 * A text that keeps nothing else alive: a part of a string holds the whole of it. Joined with another and written out as one, it is a string
 * of its own.
 */
export const ownCopy = (text: string): string => (text.length < SHORTEST_PART ? text : ` ${text}`.slice(1));
