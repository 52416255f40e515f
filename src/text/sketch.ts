/**
 * Which threes of characters a text has, roughly: where many phrases are looked for in each of many texts, most need not be looked for.
 * Says what a text has not, and never finds anything.
 */

/** A power of two: a text of two thousand characters has some fifteen hundred different threes. */
const BITS = 8192;

/** In a longer text nearly every three would be there. */
const LONGEST = BITS;

const placeOf = (text: string, at: number): number =>
  (1089 * text.charCodeAt(at) + 33 * text.charCodeAt(at + 1) + text.charCodeAt(at + 2)) & (BITS - 1);

export class Sketch {
  readonly #bits = new Int32Array(BITS / 32);
  #isEverything = true;

  /** Looks at another text, and forgets the one before. */
  draw(text: string): void {
    this.#isEverything = text.length > LONGEST;
    if (this.#isEverything) return;
    const bits = this.#bits;
    bits.fill(0);
    for (let at = 0; at + 2 < text.length; at++) {
      const place = placeOf(text, at);
      bits[place >> 5]! |= 1 << (place & 31);
    }
  }

  /** Whether a phrase may stand in the text. Asks for its beginning, its middle and its end. */
  mayHold(phrase: string): boolean {
    const last = phrase.length - 3;
    return (
      this.#isEverything ||
      last < 0 ||
      (this.#has(phrase, 0) && this.#has(phrase, last) && this.#has(phrase, last >> 1))
    );
  }

  #has(phrase: string, at: number): boolean {
    const place = placeOf(phrase, at);
    return (this.#bits[place >> 5]! & (1 << (place & 31))) !== 0;
  }
}
