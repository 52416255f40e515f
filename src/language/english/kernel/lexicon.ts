/**
 * Looks words up in the lexicon as it lies in memory: sorted, front-coded in blocks of sixteen (english/compile.ts writes it). Brings
 * what it looks for to small letters and straight apostrophes; knows no inflection.
 */
import { plain, unit } from './characters';
import { LEXICON, PLACES, RECORD, RECORD_CALENDAR, RECORD_NAME, RECORD_NUMBER, RECORD_SETS } from './numbers';

/** No word of the lexicon is longer, in characters. */
const LONGEST = 40;
const BLOCK = 16;
/** A longer common beginning is written as this. */
const LONGEST_PREFIX = 15;

let records: usize = 0;
let index: usize = 0;
let blocks: i32 = 0;
let words: usize = 0;
let wordsEnd: usize = 0;

/** The word that is looked for. */
let sought: usize = 0;
/**
 * What was found for words before, a place by the sum of the word: its sum, its record, its length and characters. A later word takes the
 * place of an earlier one.
 */
let found: usize = 0;
const FOUND: usize = 32;
const FOUND_RECORD: usize = 4;
const FOUND_LENGTH: usize = 8;
const FOUND_WORD: usize = 9;
const FOUND_LONGEST = 23;
const FOUND_MASK = 2047;

/** @returns where what is kept here ends */
export function setUpLexicon(free: usize): usize {
  records = LEXICON + load<u32>(PLACES);
  index = LEXICON + load<u32>(PLACES, 4);
  blocks = load<i32>(PLACES, 8);
  words = LEXICON + load<u32>(PLACES, 12);
  wordsEnd = LEXICON + load<u32>(PLACES, 16);
  sought = free;
  found = free + 64;
  return found + FOUND * (FOUND_MASK + 1);
}

/** The record of what stands between two places of the text, or 0. */
export function recordOf(start: i32, end: i32): usize {
  const size = end - start;
  if (size <= 0 || size > LONGEST) return 0;
  let sum = 0x811c9dc5;
  for (let at = 0; at < size; at++) {
    const code = plain(unit(start + at));
    if (code >= 0x80) return 0;
    store<u8>(sought + (at as usize), code);
    sum = (sum ^ code) * 0x01000193;
  }
  if (size > FOUND_LONGEST) return find(size);
  const place = found + (((sum ^ (sum >>> 15)) & FOUND_MASK) as usize) * FOUND;
  if (load<i32>(place) === sum && load<u8>(place, FOUND_LENGTH) === (size as u8)) {
    if (memory.compare(place + FOUND_WORD, sought, size as usize) === 0) return load<u32>(place, FOUND_RECORD);
  }
  const record = find(size);
  store<i32>(place, sum);
  store<u32>(place, record as u32, FOUND_RECORD);
  store<u8>(place, size, FOUND_LENGTH);
  memory.copy(place + FOUND_WORD, sought, size as usize);
  return record;
}

/** Compares the sought word with the first one of a block, which is stored whole. */
function compareWithHead(size: i32, block: i32): i32 {
  let at = words + load<u32>(index + ((block as usize) << 2));
  let rest = (load<u8>(at++) & 15) as i32;
  if (rest === 15) rest = load<u8>(at++) as i32;
  const shared = min(rest, size);
  for (let place = 0; place < shared; place++) {
    const difference = (load<u8>(sought + (place as usize)) as i32) - (load<u8>(at + (place as usize)) as i32);
    if (difference !== 0) return difference;
  }
  return size - rest;
}

function find(size: i32): usize {
  let low = 0;
  let high = blocks - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (compareWithHead(size, middle) < 0) high = middle - 1;
    else low = middle;
  }
  let at = words + load<u32>(index + ((low as usize) << 2));
  // How many characters of the sought word the entry before began with; no entry is spelt out.
  let matched = 0;
  for (let entry = 0; entry < BLOCK && at < wordsEnd; entry++) {
    const code = load<u8>(at++) as i32;
    const prefix = code >> 4;
    let rest = code & 15;
    if (rest === 15) rest = load<u8>(at++) as i32;
    if (prefix < matched && prefix < LONGEST_PREFIX) return 0;
    let same = prefix;
    if (prefix <= matched) {
      while (
        same < size &&
        same < prefix + rest &&
        load<u8>(sought + (same as usize)) === load<u8>(at + ((same - prefix) as usize))
      )
        same++;
      matched = same;
    }
    const isFound = prefix <= matched && same === size && same === prefix + rest;
    at += rest as usize;
    let number = load<u8>(at++) as i32;
    if (number === 255) {
      number = (load<u8>(at) as i32) | ((load<u8>(at, 1) as i32) << 8);
      at += 2;
    }
    if (isFound) return records + (number as usize) * RECORD;
  }
  return 0;
}

export function setsOf(record: usize): i32 {
  return record === 0 ? 0 : load<i32>(record, RECORD_SETS);
}

export function calendarOf(record: usize): i32 {
  return record === 0 ? 0 : (load<u16>(record, RECORD_CALENDAR) as i32);
}

/** Which word of a number it is, or 0. */
export function numberOf(record: usize): i32 {
  return record === 0 ? 0 : (load<u8>(record, RECORD_NUMBER) as i32);
}

export function nameOf(record: usize): i32 {
  return record === 0 ? 0 : (load<u8>(record, RECORD_NAME) as i32);
}
