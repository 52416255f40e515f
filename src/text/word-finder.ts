/**
 * Finds the first of many words in a text, at one look a character: sooner done than an expression of them is compiled, which V8 does
 * anew in every process. Knows no language.
 */
import { isAsciiWord } from './characters.ts';
import type { Span } from './span.ts';

/** First characters are told apart by so many of their bits; a power of two. */
const HEADS = 256;

export class WordFinder {
  readonly #words: string;
  readonly #areWhole: boolean;
  /** By the first character: which words begin so, in their order; made when a text is first looked at. */
  #byHead: (readonly string[] | undefined)[] | undefined;

  /**
   * @param words parted by `|`
   * @param areWhole whether they count only where no Latin letter or figure touches them; these are then in lower case, as the texts have to be
   */
  constructor(words: string, areWhole = false) {
    this.#words = words;
    this.#areWhole = areWhole;
  }

  /** Whether one of the words stands in `text`. */
  isIn(text: string): boolean {
    return this.#find(text, 0, text.length) !== undefined;
  }

  /** The first of them that begins at `from` or later and before `to`, in UTF-16 offsets; of two that begin together, the one named first. */
  first(text: string, from = 0, to = text.length): Span | undefined {
    const word = this.#find(text, from, Math.min(to, text.length));
    return word === undefined ? undefined : { start: this.#at, end: this.#at + word.length };
  }

  /** The end of the word that begins at `at`, of several the one named first; -1 where none does. */
  endAt(text: string, at: number): number {
    const word = this.#wordAt(text, at);
    return word === undefined ? -1 : at + word.length;
  }

  /** Where the word stands that was found last. */
  #at = 0;

  #find(text: string, from: number, to: number): string | undefined {
    const byHead = this.#heads();
    for (let at = from; at < to; at++) {
      if (byHead[text.charCodeAt(at) & (HEADS - 1)] === undefined) continue;
      const word = this.#wordAt(text, at);
      if (word === undefined) continue;
      this.#at = at;
      return word;
    }
    return undefined;
  }

  #wordAt(text: string, at: number): string | undefined {
    const words = this.#heads()[text.charCodeAt(at) & (HEADS - 1)];
    if (words === undefined || (this.#areWhole && at > 0 && isAsciiWord(text.charCodeAt(at - 1)))) return undefined;
    for (const word of words) {
      if (!text.startsWith(word, at)) continue;
      const end = at + word.length;
      if (!this.#areWhole || end === text.length || !isAsciiWord(text.charCodeAt(end))) return word;
    }
    return undefined;
  }

  #heads(): (readonly string[] | undefined)[] {
    if (this.#byHead) return this.#byHead;
    const byHead = new Array<string[] | undefined>(HEADS).fill(undefined);
    for (const word of this.#words.split('|')) {
      const head = word.charCodeAt(0) & (HEADS - 1);
      const words = byHead[head];
      if (words) words.push(word);
      else byHead[head] = [word];
    }
    this.#byHead = byHead;
    return byHead;
  }
}

/** @param words in lower case, parted by `|`, found where no Latin letter or figure touches them */
export const wholeWords = (words: string): WordFinder => new WordFinder(words, true);

/**
 * Whether a word of `first` stands in `text` and one of `second` begins within `gap` UTF-16 units behind it, on the same line. No word of
 * `first` may begin with another.
 */
export function isBefore(text: string, first: WordFinder, second: WordFinder, gap = Number.POSITIVE_INFINITY): boolean {
  for (let one = first.first(text); one; one = first.first(text, one.start + 1)) {
    if (follows(text, one.end, second, gap)) return true;
  }
  return false;
}

/** Whether one of the words begins within `gap` UTF-16 units from `from` on, on the same line. */
export function follows(text: string, from: number, words: WordFinder, gap: number): boolean {
  const found = words.first(text, from, from + gap + 1);
  return found !== undefined && isOneLine(text, from, found.start);
}

function isOneLine(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029) return false;
  }
  return true;
}
