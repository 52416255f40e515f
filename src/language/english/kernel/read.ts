/**
 * Reading English, in AssemblyScript: cuts a text into tokens, looks its words up and chooses their parts of speech. A command that runs
 * once is over before JavaScript becomes fast; this is as fast for the first sentence as for the last. Knows numbers only;
 * `english/kernel.ts` says where in memory everything lies, and answers what is asked of it. Linear in the length of the text.
 */
import { attend, PAD } from './characters';
import { recordOf, setUpLexicon } from './lexicon';
import { ASK_SHAPE, OUT, OUT_COUNT, OUT_TOKENS, OUT_VALUES, PLACES } from './numbers';
import { answer, forgetAnswers, question } from './questions';
import { split, startSplitting } from './split';
import { tag } from './tag';
import { forgetValues, valuesAt } from './values';
import { closeWords, countTokens, forgetWords, knowsShapes, roomOfWords, shapeAsked, tokensAt } from './words';

/** Where the text begins, zeros before it; how long it is. */
let place: usize = 0;
let units: i32 = 0;

/**
 * Adds up what lies between two addresses, sixteen bytes at a time: four sums of every fourth number, and of these sums as they grow, so
 * that the order counts.
 */
export function checkSum(from: usize, to: usize): i32 {
  let sums = i32x4.splat(0);
  let orders = i32x4.splat(0);
  for (let at = from; at < to; at += 16) {
    sums = i32x4.add(sums, v128.load(at));
    orders = i32x4.add(orders, sums);
  }
  const both = i32x4.add(sums, i32x4.mul(orders, i32x4.splat(0x01000193)));
  let sum = i32x4.extract_lane(both, 0);
  sum = sum * 0x01000193 + i32x4.extract_lane(both, 1);
  sum = sum * 0x01000193 + i32x4.extract_lane(both, 2);
  return sum * 0x01000193 + i32x4.extract_lane(both, 3);
}

/** Takes over what `english/kernel.ts` has written. @returns where texts are to be put */
export function setUp(): usize {
  place = setUpLexicon(load<u32>(PLACES, 20)) + PAD;
  return place;
}

/** Where a text of so many UTF-16 units ends, zeros behind it. */
function endOfText(length: i32): usize {
  return (place + ((length as usize) << 1) + PAD + 7) & ~7;
}

/** Makes the memory long enough for a text of `length` UTF-16 units. */
export function reserve(length: i32): void {
  const pages = memory.size();
  const end = endOfText(length) + roomOfWords(length) + (length as usize) + 0x10000;
  const missing = (((end + 0xffff) >>> 16) as i32) - pages;
  // More than is needed now, so that it is seldom asked for.
  if (missing > 0 && memory.grow(missing + (pages >> 3)) < 0 && memory.grow(missing) < 0) unreachable();
}

/** The record of the word of `length` UTF-16 units that was put there, or 0. */
export function lookUp(at: usize, length: i32): usize {
  attend(at, length);
  return recordOf(0, length);
}

/** Reads a text of `length` UTF-16 units. @returns what is asked, or 0 when all is read */
export function read(length: i32): i32 {
  units = length;
  attend(place, length);
  v128.store(place + ((length as usize) << 1), i64x2.splat(0));
  const words = endOfText(length);
  const kinds = words + roomOfWords(length);
  forgetWords(words, length);
  forgetAnswers(kinds);
  forgetValues((kinds + (length as usize) + 7) & ~7);
  startSplitting();
  return goOn();
}

/** Takes the answer to what was asked, and reads on. @returns as {@link read} */
export function readOn(first: i32, second: i32): i32 {
  // A word may have been looked up meanwhile.
  attend(place, units);
  const asked = question;
  answer(first);
  if (asked === ASK_SHAPE) shapeAsked(first, second);
  return goOn();
}

function goOn(): i32 {
  if (!split()) return question;
  closeWords();
  if (!knowsShapes()) return question;
  tag();
  store<i32>(OUT, countTokens(), OUT_COUNT);
  store<u32>(OUT, tokensAt() as u32, OUT_TOKENS);
  store<u32>(OUT, valuesAt() as u32, OUT_VALUES);
  return 0;
}
