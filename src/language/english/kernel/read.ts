/**
 * Reading English, in AssemblyScript: cuts a text into tokens, looks its words up and chooses their parts of speech. A command that runs
 * once is over before JavaScript becomes fast; this is as fast for the first sentence as for the last. Knows numbers only;
 * `english/kernel.ts` says where in memory everything lies, and answers what is asked of it. Linear in the length of the text.
 */
import { attend, text, length as textLength } from './characters';
import { recordOf, setUpLexicon } from './lexicon';
import { PLACES } from './numbers';
import { split } from './split';
import { tag } from './tag';
import { forgetValues, valuesAt as placeOfValues } from './values';
import { closeWords, countTokens, forgetWords, roomOfWords, tokensAt } from './words';

/** Where what has no end of its own begins. */
let free: usize = 0;

/** Makes memory reach to an address at least. */
function reserve(end: usize): void {
  const pages = memory.size();
  const missing = (((end + 0xffff) >>> 16) as i32) - pages;
  // More than is needed now, so that it is seldom asked for.
  if (missing > 0 && memory.grow(missing + (pages >> 3)) < 0 && memory.grow(missing) < 0) unreachable();
}

/** Four bytes at a time. */
export function checkSum(from: usize, to: usize): i32 {
  let sum = 0x811c9dc5;
  for (let at = from; at < to; at += 4) sum = (sum ^ load<i32>(at)) * 0x01000193;
  return sum;
}

/** Takes over what `english/kernel.ts` has written. */
export function setUp(): void {
  free = setUpLexicon(load<u32>(PLACES, 20));
}

/** Where a text of `length` UTF-16 units is to be put. */
export function textAt(length: i32): usize {
  reserve(free + ((length as usize) << 1) + roomOfWords(length) + 0x10000);
  return free;
}

/** The record of the word of `length` UTF-16 units that was put there, or 0. */
export function lookUp(at: usize, length: i32): usize {
  // It may be asked while a text is read.
  const textBefore = text;
  const lengthBefore = textLength;
  attend(at, length);
  const record = recordOf(0, length);
  attend(textBefore, lengthBefore);
  return record;
}

/** Reads a text of `length` UTF-16 units. @returns the number of tokens */
export function read(length: i32): i32 {
  attend(free, length);
  const words = (free + ((length as usize) << 1) + 7) & ~7;
  forgetWords(words, length);
  forgetValues((words + roomOfWords(length) + 7) & ~7);
  split();
  closeWords();
  tag();
  return countTokens();
}

/** Where the tokens of what was read last stand, and their values. */
export function outAt(): usize {
  return tokensAt();
}

export function valuesAt(): usize {
  return placeOfValues();
}
