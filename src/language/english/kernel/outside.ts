/**
 * What the compiled loop asks whoever runs it (english/kernel.ts), of the text that it reads: what needs all of Unicode, is seldom in English,
 * or is not known of a word. Answers nothing itself.
 */

/** Whether the character at a place, beyond ASCII, is a letter, a figure or a combining mark. */
export declare function isForeignWordAt(at: i32): bool;

/** Whether the character at a place, beyond ASCII, is punctuation. */
export declare function isForeignPunctuationAt(at: i32): bool;

/** The end of an emoji, or 0. */
export declare function emojiAt(start: i32): i32;

/** A URL or an e-mail address; its end × 32 + its part of speech, or 0. `end`: of the run of letters and figures there. */
export declare function networkAddressAt(start: i32, end: i32): i32;

/** A telephone number, reference, version or mention; as above. */
export declare function referenceAt(start: i32): i32;

/** Of a word that the lexicon does not have: writes its classes and its shape at `ANSWER`. */
export declare function askShapeOf(start: i32, end: i32): void;
