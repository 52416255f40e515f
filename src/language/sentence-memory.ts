/**
 * Sentences come again: boilerplate from statement to statement, and in an editor all but one after every keystroke. Remembers the
 * last of them by their text, up to a bound; knows nothing of what is done with them.
 */
import type { Token } from './token.ts';

/** UTF-16 units of text that are remembered at least: a document of two hundred kilobytes, and editors rarely show a longer one. */
const REMEMBERED = 65_536;

/** A sentence longer than this is nobody's boilerplate. */
const LONGEST = 4096;

/**
 * Two generations: what is not asked for again while the younger one fills is forgotten. That costs nothing for each look-up, which an
 * order of all sentences by their last use would.
 */
export class SentenceMemory {
  #young = new Map<string, readonly Token[]>();
  #old = new Map<string, readonly Token[]>();
  #units = 0;

  /** The tokens of a text, made when they are not remembered. Equal texts then have one and the same tokens. */
  recall(text: string, tokenize: (text: string) => readonly Token[]): readonly Token[] {
    let tokens = this.#young.get(text);
    if (tokens) return tokens;
    const old = this.#old.get(text);
    if (text.length > LONGEST) return old ?? tokenize(text);
    const own = apart(text);
    tokens = old ?? tokenize(own);
    if (this.#units > REMEMBERED) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#units = 0;
    }
    this.#young.set(own, tokens);
    this.#units += text.length;
    return tokens;
  }

  forget(): void {
    this.#young.clear();
    this.#old.clear();
    this.#units = 0;
  }
}

/** The same text with nothing around it: in V8 a part of a text keeps the whole of it, here the whole document, in memory. */
const apart = (text: string): string => ` ${text}`.slice(1);
