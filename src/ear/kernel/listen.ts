/**
 * The inner loop of the second ear, in AssemblyScript: reads the features of a sentence, looks them up and adds up their weights. A
 * draft has ten thousand features, and a command that runs once is over before JavaScript becomes fast. Knows whole numbers only;
 * `ear/kernel.ts` writes down the words and reads the sums, and says where in memory everything lies.
 */

// --- in: what `ear/kernel.ts` writes once a language

/** Addresses and sizes, by the numbers below; then those of each table. `ear/model.ts` says what lies there. */
const PLACES: usize = 1024;
const SENSE_KEYS = 0;
const SENSE_VALUES = 1;
const SENSE_NAMES = 2;
const SENSE_INDEX = 3;
/** Where what has no end of its own begins: text, owners of its letters, senses, features. */
const TEXT = 4;
const KINDS = 5;
const COMMON = 6;
const GROUPS = 7;
const BUCKETS = 8;
const LEARNED = 9;
/** How many outputs each of both tables has. */
const WIDTH = 10;
/** A bit for each rank whose feature was met; all 0 in between. */
const MET = 12;
const IS_ENGLISH = 13;
/** Where the rows of common features are, of both tables, and those of rare ones, of the first table. */
const COMMON_ROWS = 14;
const RARE_ROWS = 15;

/** Names that other names begin with. */
const NAMES: usize = 1280;
const LEMMA = 0;
const SURFACE = 1;
const SHAPE = 2;
const SKIP = 3;
const SENSE = 4;
const SENSE_SKIP = 5;
const LETTERS = 6;
const START = 7;
const END = 8;
const ENTRY = 9;
const A_NUMBER = 10;
const NO_UNITS = 11;
/** The ranks of the features that are the kinds of statements, or -1. */
const KIND_RANKS: usize = 1408;

/**
 * By output, of both tables, numbers of 64 bits: its bias, the scale of its weights, slope and shift of its calibration, and from which
 * calibrated score on it is to be looked at more closely. Those of the first table also say from which score of common features alone on
 * the rare ones are asked.
 */
const CURVES: usize = 1536;
const CURVE: usize = 48;
const SCALE: usize = 8;
const SLOPE: usize = 16;
const SHIFT: usize = 24;
const LEAST: usize = 32;
const NEAR: usize = 40;
const OUTPUTS = 16;

// --- in: what `ear/kernel.ts` writes for each sentence

/**
 * By word: lengths of its norm, lemma (or that it is the same) and form in UTF-16 units; flags; the beginnings of the names of a number and of a shape; which
 * token it is.
 */
const WORDS: usize = 3072;
const WORD: usize = 28;
const AS_WRITTEN = -1;
const TOKEN = 6;
const IS_NUMBER = 1;
const IS_GRAMMAR = 2;

// --- out

/** By table: how many features are known, the kinds whose own feature is one of them (a bit each), the sum of each output. */
const OUT: usize = 64;
const OUT_A_TABLE: usize = 256;
/** Behind these: the calibrated score of each output, 64 bits each. */
const SCORES: usize = 128;
/** The same as for the first table, of common features alone. */
const GLANCE: usize = OUT + 2 * OUT_A_TABLE;

/** A feature: its name; the words that it was read from, the first one's number in the upper half. */
const FEATURE: usize = 8;

/** A feature that is known: its row, first its number, then its address; its rank; where it stands among the features. */
const KNOWN: usize = 12;
const ROW = 0;
const RANK = 1;
const READ = 2;

// --- between

const SYMBOLS: usize = 4 * 402;
/** By word from 1; 0 and the place behind the last are the edges of the sentence. */
const LEMMA_OF: usize = 16_384;
const SURFACE_OF: usize = LEMMA_OF + SYMBOLS;
const SHAPE_OF: usize = SURFACE_OF + SYMBOLS;
/** The word's first sense, where it has one. */
const SENSE_OF: usize = SHAPE_OF + SYMBOLS;
/** Whether the word has a sense. */
const HAS_SENSE: usize = SENSE_OF + SYMBOLS;
/** The dictionary form as it is written, of numbers too. */
const FORM_OF: usize = HAS_SENSE + SYMBOLS;

/** A sense that was found: its name, its first and its last word. */
const FOUND: usize = 12;
const SENSES_A_WORD: usize = 3;

// How long the longest runs are of words and of their shapes: longer ones brought nothing on sentences held back. In Japanese pairs of words
// with others between them and the words beside a sense did not either: its letters say as much.
const NGRAM = 2;
const SHAPE_NGRAM = 3;
const SHAPE_NGRAM_JA = 2;
const SKIPPED = 5;
const SENSES_SKIPPED = 20;
/** Of a whole Japanese sentence; of each English word. */
const MOST_LETTERS = 4;
const LETTERS_IN_A_RUN = 5;
const FEWEST_LETTERS = 4;

let words: i32 = 0;
/** Where the senses that were found begin and end. */
let foundStart: usize = 0;
let foundEnd: usize = 0;
/** Where the features begin and end. */
let features: usize = 0;
let behind: usize = 0;
/** Where the common ones among those that are known begin and end, each once, in the order in which they were read. */
let common: usize = 0;
let commonEnd: usize = 0;
/** Where those begin and end that are not common. */
let others: usize = 0;
let othersEnd: usize = 0;
/** Where the rare ones among those that are known begin and end; the same until they are asked for. */
let rare: usize = 0;
let rareEnd: usize = 0;

function at(base: usize, index: i32): i32 {
  return load<i32>(base + ((index as usize) << 2));
}

function put(base: usize, index: i32, value: i32): void {
  store<i32>(base + ((index as usize) << 2), value);
}

function unitAt(text: usize, index: i32): i32 {
  return load<u16>(text + ((index as usize) << 1)) as i32;
}

function withUnit(hash: i32, unit: i32): i32 {
  return (hash ^ unit) * 0x01000193;
}

function hashOf(text: usize, length: i32, seed: i32): i32 {
  let hash = seed;
  for (let unit = 0; unit < length; unit++) hash = withUnit(hash, unitAt(text, unit));
  return hash;
}

function join(first: i32, second: i32): i32 {
  let hash = (first ^ (first >>> 15)) * 0x2c1b3c6d + second;
  hash = (hash ^ (hash >>> 13)) * 0x297a2d39;
  return hash ^ (hash >>> 16);
}

/** Makes memory long enough for so many bytes from an address on. */
function reserve(from: usize, bytes: usize): void {
  const pages = ((from + bytes + 0xffff) >>> 16) as i32;
  const missing = pages - memory.size();
  // More than is needed now, so that it is seldom asked for.
  if (missing > 0 && memory.grow(missing + 8) < 0) unreachable();
}

/** @returns where the next one is put */
function add(into: usize, name: i32, first: i32, last: i32): usize {
  store<u64>(into, ((((first << 16) | last) as u64) << 32) | (name as u32 as u64));
  return into + FEATURE;
}

/**
 * Reads a sentence of `count` words, of whose text `letters` UTF-16 units are norms; lemmas and forms follow in the same order.
 *
 * @param kind of the statement that it stands in
 * @returns which outputs are worth a closer look, see `telling`
 */
export function listen(count: i32, letters: i32, kind: i32): i32 {
  words = count;
  const english = at(PLACES, IS_ENGLISH) !== 0;
  const text = at(PLACES, TEXT) as usize;
  const owners = nameWords(text, letters, english);
  foundStart = owners;
  if (!english) {
    own(owners);
    foundStart += (letters as usize) << 1;
  }
  foundStart = (foundStart + 7) & ~7;
  findSenses();
  features = (foundEnd + 15) & ~15;
  behind = features;
  reserve(behind, ((count + 2) as usize) * (2 * NGRAM + SHAPE_NGRAM + SKIPPED) * FEATURE);
  ngrams(at(NAMES, LEMMA), LEMMA_OF, 1, NGRAM);
  if (english) ngrams(at(NAMES, SURFACE), SURFACE_OF, 1, NGRAM);
  ngrams(at(NAMES, SHAPE), SHAPE_OF, 2, english ? SHAPE_NGRAM : SHAPE_NGRAM_JA);
  if (english) skips();
  senses(english);
  mixed();
  if (english) lettersWithin(text);
  else lettersAcross(text, owners, letters);
  glance();
  return telling(kind);
}

/** @returns how many features `listen` has read, those that come again too */
export function count(): i32 {
  return ((behind - features) / FEATURE) as i32;
}

/** @returns where the first of them is */
export function first(): usize {
  return features;
}

/** @returns where the text ends */
function nameWords(text: usize, letters: i32, english: bool): usize {
  let norm = text;
  let lemma = text + ((letters as usize) << 1);
  let form = lemma;
  for (let word = 0; word < words; word++) {
    form += (max(at(WORDS + (word as usize) * WORD, 1), 0) as usize) << 1;
  }
  for (let word = 0; word < words; word++) {
    const given = WORDS + (word as usize) * WORD;
    const length = at(given, 0);
    const lengthOfLemma = at(given, 1);
    const flags = at(given, 3);
    const isNumber = (flags & IS_NUMBER) !== 0;
    const isLemma = lengthOfLemma === AS_WRITTEN;
    const whole = isLemma
      ? hashOf(norm, length, at(NAMES, NO_UNITS))
      : hashOf(lemma, lengthOfLemma, at(NAMES, NO_UNITS));
    put(FORM_OF, word + 1, whole);
    put(LEMMA_OF, word + 1, isNumber ? hashOf(form, at(given, 2), at(given, 4)) : whole);
    if (english) {
      const surface = isLemma ? whole : hashOf(norm, length, at(NAMES, NO_UNITS));
      put(SURFACE_OF, word + 1, isNumber ? at(NAMES, A_NUMBER) : surface);
    }
    put(SHAPE_OF, word + 1, (flags & IS_GRAMMAR) !== 0 ? whole : hashOf(form, at(given, 2), at(given, 5)));
    norm += (length as usize) << 1;
    lemma += (max(lengthOfLemma, 0) as usize) << 1;
    form += (at(given, 2) as usize) << 1;
  }
  edge(LEMMA_OF);
  edge(SURFACE_OF);
  edge(SHAPE_OF);
  return form;
}

function edge(symbols: usize): void {
  put(symbols, 0, at(NAMES, START));
  put(symbols, words + 1, at(NAMES, END));
}

/** Puts down the word of each letter. */
function own(owners: usize): void {
  let owner = owners;
  for (let word = 0; word < words; word++) {
    const length = at(WORDS + (word as usize) * WORD, 0) as usize;
    reserve(owner, length << 1);
    for (const end = owner + (length << 1); owner < end; owner += 2) store<u16>(owner, word + 1);
  }
}

function findSenses(): void {
  const values = at(PLACES, SENSE_VALUES) as usize;
  const names = at(PLACES, SENSE_NAMES) as usize;
  foundEnd = foundStart;
  // All that may be needed is asked for before any of it is: nearly all entries are words.
  let fetched = 0;
  for (let word = 1; word <= words; word++) {
    const key = join(at(NAMES, ENTRY), at(FORM_OF, word)) as u32;
    const entry = load<u16>(firstEntry(key)) as i32;
    fetched |= at(at(PLACES, SENSE_KEYS) as usize, entry) | at(values, entry);
  }
  put(OUT, -1, fetched);
  for (let first = 1; first <= words; first++) {
    let beginning = at(NAMES, ENTRY);
    for (let last = first; last <= words; last++) {
      beginning = join(beginning, at(FORM_OF, last));
      const entry = entryOf(beginning as u32);
      if (entry < 0) break;
      const value = values + ((entry as usize) << 2);
      reserve(foundEnd, SENSES_A_WORD * FOUND);
      for (let slot: usize = 0; slot < SENSES_A_WORD; slot++) {
        const sense = load<u8>(value + slot) as i32;
        if (sense === 0) break;
        store<i32>(foundEnd, at(names, sense - 1));
        store<i32>(foundEnd, first, 4);
        store<i32>(foundEnd, last, 8);
        foundEnd += FOUND;
      }
      if (load<u8>(value, SENSES_A_WORD) === 0) break;
    }
  }
}

/** Bits of a key by which the thesaurus is indexed. */
const SENSES_INDEXED = 13;

/** Where the first entry with the upper bits of a key stands, and the first behind those. */
function firstEntry(key: u32): usize {
  return (at(PLACES, SENSE_INDEX) as usize) + (((key >>> (32 - SENSES_INDEXED)) as usize) << 1);
}

/** -1 when the thesaurus does not have it. */
function entryOf(key: u32): i32 {
  const keys = at(PLACES, SENSE_KEYS) as usize;
  const index = firstEntry(key);
  const end = load<u16>(index, 2) as i32;
  for (let entry = load<u16>(index) as i32; entry < end; entry++) if ((at(keys, entry) as u32) === key) return entry;
  return -1;
}

function ngrams(type: i32, symbols: usize, shortest: i32, longest: i32): void {
  let into = behind;
  for (let first = 0; first <= words + 1; first++) {
    let name = type;
    const end = min(words + 2, first + longest);
    for (let last = first; last < end; last++) {
      name = join(name, at(symbols, last));
      if (last - first + 1 >= shortest) into = add(into, name, first, last);
    }
  }
  behind = into;
}

function skips(): void {
  let into = behind;
  for (let first = 1; first <= words; first++) {
    const from = join(at(NAMES, SKIP), at(LEMMA_OF, first));
    const end = min(words, first + SKIPPED);
    for (let last = first + 2; last <= end; last++) into = add(into, join(from, at(LEMMA_OF, last)), first, last);
  }
  behind = into;
}

function senses(english: bool): void {
  const sense = at(NAMES, SENSE);
  const one = join(sense, 1);
  const two = join(sense, 2);
  reserve(behind, ((foundEnd - foundStart) / FOUND) * 3 * FEATURE);
  let into = behind;
  for (let found = foundStart; found < foundEnd; found += FOUND) {
    const name = at(found, 0);
    const first = at(found, 1);
    const last = at(found, 2);
    into = add(into, join(sense, name), first, last);
    if (!english) continue;
    // A sense with the word before and behind it.
    into = add(into, join(join(one, at(LEMMA_OF, first - 1)), name), first - 1, last);
    into = add(into, join(join(two, name), at(LEMMA_OF, last + 1)), first, last + 1);
  }
  for (let found = foundStart; found < foundEnd; found += FOUND) {
    const from = join(at(NAMES, SENSE_SKIP), at(found, 0));
    const first = at(found, 1);
    const last = at(found, 2);
    reserve(into, ((foundEnd - found) / FOUND) * FEATURE);
    // In the order of their first words, so that those too far behind end the search.
    for (let other = found + FOUND; other < foundEnd && at(other, 1) <= last + SENSES_SKIPPED; other += FOUND) {
      if (at(other, 1) > last) into = add(into, join(from, at(other, 0)), first, at(other, 2));
    }
  }
  behind = into;
}

/** Words and senses as pairs with words between them. */
function mixed(): void {
  for (let word = 1; word <= words; word++) put(HAS_SENSE, word, 0);
  for (let found = foundStart; found < foundEnd; found += FOUND) {
    const word = at(found, 1);
    if (at(HAS_SENSE, word) === 0) put(SENSE_OF, word, at(found, 0));
    put(HAS_SENSE, word, 1);
  }
  reserve(behind, ((words + 2) as usize) * 2 * SKIPPED * FEATURE);
  let into = behind;
  const seven = join(at(NAMES, SKIP), 7);
  const eight = join(at(NAMES, SKIP), 8);
  for (let first = 1; first <= words; first++) {
    const isSense = at(HAS_SENSE, first) !== 0;
    const fromSense = join(seven, at(SENSE_OF, first));
    const fromWord = join(eight, at(LEMMA_OF, first));
    const end = min(words, first + SKIPPED);
    for (let last = first + 2; last <= end; last++) {
      if (isSense) into = add(into, join(fromSense, at(LEMMA_OF, last)), first, last);
      if (at(HAS_SENSE, last) !== 0) into = add(into, join(fromWord, at(SENSE_OF, last)), first, last);
    }
  }
  behind = into;
}

/** Runs of letters of the whole sentence, without its white space. */
function lettersAcross(text: usize, owners: usize, letters: i32): void {
  reserve(behind, (letters as usize) * (MOST_LETTERS - 1) * FEATURE);
  let into = behind;
  for (let first = 0; first < letters; first++) {
    let hash = withUnit(at(NAMES, LETTERS), unitAt(text, first));
    const from = unitAt(owners, first);
    const end = min(letters, first + MOST_LETTERS);
    for (let last = first + 1; last < end; last++) {
      hash = withUnit(hash, unitAt(text, last));
      into = add(into, join(hash, last - first), from, unitAt(owners, last));
    }
  }
  behind = into;
}

/** Runs of so many letters of each word that is long enough, and of its edges. */
function lettersWithin(text: usize): void {
  let norm = text;
  let into = behind;
  for (let word = 0; word < words; word++) {
    const given = WORDS + (word as usize) * WORD;
    const length = at(given, 0);
    if (length >= FEWEST_LETTERS && (at(given, 3) & IS_NUMBER) === 0) {
      const runs = length + 3 - LETTERS_IN_A_RUN;
      reserve(into, (runs as usize) * FEATURE);
      for (let first = -1; first < runs - 1; first++) {
        let hash = at(NAMES, LETTERS);
        for (let unit = first; unit < first + LETTERS_IN_A_RUN; unit++)
          hash = withUnit(hash, unitOrEdge(norm, unit, length));
        into = add(into, join(hash, LETTERS_IN_A_RUN), word + 1, word + 1);
      }
    }
    norm += (length as usize) << 1;
  }
  behind = into;
}

function unitOrEdge(text: usize, index: i32, length: i32): i32 {
  if (index < 0) return 0x3c; // <
  return index === length ? 0x3e : unitAt(text, index); // >
}

/** Of a name, the bits that are the place of a common feature. */
const COMMON_BITS = 16;
const COMMON_FEATURES = 1 << COMMON_BITS;
const NO_ROW: u32 = COMMON_FEATURES - 1;

/** Lower bits of a name, which stand with a rare feature; the upper ones are its bucket. */
const LOWER = 15;
const LOWER_BITS = (1 << LOWER) - 1;
/** Buckets in a group, as a power of two. */
const GROUP = 7;
/** So many features are looked at at once: hardly a bucket has more. */
const AT_ONCE = 4;

/** The rank of a feature, those of the rare ones behind all places of common ones; -1 when nothing was learned of it. */
export function find(name: i32): i32 {
  const place = name >>> (32 - COMMON_BITS);
  if (rowOfCommon(place, name) < NO_ROW) return place;
  const learned = at(PLACES, LEARNED) as usize;
  const bucket = name >>> LOWER;
  const group = at(at(PLACES, GROUPS) as usize, bucket >>> GROUP);
  const edges = load<u16>((at(PLACES, BUCKETS) as usize) + (bucket as usize)) as i32;
  const start = group + ((edges - group) & 0xff);
  const end = start + (((edges >>> 8) - edges) & 0xff);
  for (let rank = start; rank < end; rank++) {
    if (((at(learned, rank) ^ name) & LOWER_BITS) === 0) return COMMON_FEATURES + rank;
  }
  return -1;
}

/** The number of the row of the common feature at a place; {@link NO_ROW} or more when it has another name. */
function rowOfCommon(place: i32, name: i32): u32 {
  return at(at(PLACES, COMMON) as usize, place) ^ (name << COMMON_BITS);
}

/** What the feature with a rank weighs for an output of a table, before its scale; more than a byte holds when the table does not know it. */
export function weigh(rank: i32, table: i32, output: i32): i32 {
  if (rank < COMMON_FEATURES) {
    const row = at(at(PLACES, COMMON) as usize, rank) & (NO_ROW as i32);
    return load<i8>(commonRowAt(row) + (offsetOf(table) + (output as usize))) as i32;
  }
  if (table > 0) return 0x100;
  const row = at(at(PLACES, LEARNED) as usize, rank - COMMON_FEATURES) >>> LOWER;
  return load<i8>(rareRowAt(row) + (output as usize)) as i32;
}

function commonRowAt(row: i32): usize {
  return (at(PLACES, COMMON_ROWS) + row * (at(PLACES, WIDTH) + at(PLACES, WIDTH + 1))) as usize;
}

function rareRowAt(row: i32): usize {
  return (at(PLACES, RARE_ROWS) + row * at(PLACES, WIDTH)) as usize;
}

/** Where the weights of a table begin in a row of a common feature. */
function offsetOf(table: i32): usize {
  return table > 0 ? (at(PLACES, WIDTH) as usize) : 0;
}

/**
 * Looks for the common features among all and adds up the weights of those that are known, each once. Most sentences are far from whatever
 * could be heard already by these.
 */
function glance(): void {
  const count = (behind - features) / FEATURE;
  common = (behind + 15) & ~15;
  others = common + count * KNOWN;
  reserve(others, count * FEATURE);
  lookUpCommon();
  rare = othersEnd;
  rareEnd = rare;
  const known = ((commonEnd - common) / KNOWN) as i32;
  const outOfOther = OUT + OUT_A_TABLE;
  put(GLANCE, 0, known);
  put(outOfOther, 0, known);
  memory.fill(GLANCE + 8, 0, 64);
  memory.fill(outOfOther + 8, 0, 64);
  addRows(common, commonEnd, 0, GLANCE);
  addRows(common, commonEnd, offsetOf(1), outOfOther);
}

/**
 * Looks for the rare features too. Nothing here waits for an answer before it goes on to the next feature, so that a processor fetches many
 * places of the model at once.
 */
function lookCloser(): void {
  const count = (othersEnd - others) / FEATURE;
  const places = (othersEnd + 15) & ~15;
  rare = places + count * FEATURE;
  reserve(rare, count * KNOWN + 16);
  lookUpRare(places);
  memory.copy(OUT + 8, GLANCE + 8, 64);
  addRows(rare, rareEnd, 0, OUT);
  put(OUT, 0, at(GLANCE, 0) + (((rareEnd - rare) / KNOWN) as i32));
}

/** Puts down the common features of a sentence, and names and addresses of all others. */
function lookUpCommon(): void {
  const places = at(PLACES, COMMON) as usize;
  const last = behind;
  let known = common;
  let other = others;
  for (let feature = features; feature < last; feature += FEATURE) {
    const name = at(feature, 0);
    const place = name >>> (32 - COMMON_BITS);
    const row = at(places, place) ^ (name << COMMON_BITS);
    const isCommon = ((row as u32) < NO_ROW) as usize;
    put(known, ROW, row);
    put(known, RANK, place);
    put(known, READ, feature as i32);
    known += isCommon * KNOWN;
    put(other, 0, name);
    put(other, 1, feature as i32);
    other += (1 - isCommon) * FEATURE;
  }
  othersEnd = other;
  commonEnd = eachOnce(common, known, at(PLACES, COMMON_ROWS), at(PLACES, WIDTH) + at(PLACES, WIDTH + 1));
  put(OUT, 1, kindsMet());
  forget(common, commonEnd);
}

/** Puts down the rare features among the others. */
function lookUpRare(places: usize): void {
  const groups = at(PLACES, GROUPS) as usize;
  const buckets = at(PLACES, BUCKETS) as usize;
  const learned = at(PLACES, LEARNED) as usize;
  const lowerBits = i32x4.splat(LOWER_BITS);
  const end = othersEnd;
  // Where to look is put down first, and all that stands there is asked for before any of it is needed.
  let into = places;
  for (let one = others; one < end; one += FEATURE) {
    const bucket = at(one, 0) >>> LOWER;
    const group = at(groups, bucket >>> GROUP);
    const edges = load<u16>(buckets + (bucket as usize)) as i32;
    put(into, 0, (learned + (((group + ((edges - group) & 0xff)) as usize) << 2)) as i32);
    put(into, 1, ((edges >>> 8) - edges) & 0xff);
    into += FEATURE;
  }
  // A loop of a few steps keeps more of the memory busy than one that also compares.
  let fetched = 0;
  for (let place = places; place < into; place += FEATURE) fetched |= at(at(place, 0) as usize, 0);
  put(OUT, -1, fetched);
  into = places;
  let known = rare;
  for (let one = others; one < end; one += FEATURE) {
    const lower = i32x4.splat(at(one, 0) & LOWER_BITS);
    let there = at(into, 0) as usize;
    let left = at(into, 1);
    into += FEATURE;
    let same = sameIn(there, lowerBits, lower, left);
    while (left > AT_ONCE && same === 0) {
      there += AT_ONCE << 2;
      left -= AT_ONCE;
      same = sameIn(there, lowerBits, lower, left);
    }
    there += (ctz(same | (1 << (AT_ONCE - 1))) as usize) << 2;
    put(known, ROW, at(there, 0) >>> LOWER);
    put(known, RANK, COMMON_FEATURES + (((there - learned) >>> 2) as i32));
    put(known, READ, at(one, 1));
    known += ((same !== 0) as usize) * KNOWN;
  }
  rareEnd = eachOnce(rare, known, at(PLACES, RARE_ROWS), at(PLACES, WIDTH));
  forget(rare, rareEnd);
}

/** Which of the features from one on has the lower bits of a name, a bit each; at most so many are left in its bucket. */
function sameIn(there: usize, lowerBits: v128, lower: v128, left: i32): i32 {
  return i32x4.bitmask(i32x4.eq(v128.and(v128.load(there), lowerBits), lower)) & ((1 << left) - 1);
}

/** Leaves out known features that were met before, and puts the addresses of rows in the place of their numbers; @returns where they end */
function eachOnce(known: usize, end: usize, rows: i32, width: i32): usize {
  const met = at(PLACES, MET) as usize;
  let into = known;
  for (; known < end; known += KNOWN) {
    const rank = at(known, RANK);
    const byte = met + ((rank >>> 3) as usize);
    const bits = load<u8>(byte) as i32;
    const isNew = ((bits >>> (rank & 7)) & 1) ^ 1;
    store<u8>(byte, bits | (1 << (rank & 7)));
    const row = at(known, ROW);
    const read = at(known, READ);
    put(into, ROW, rows + row * width);
    put(into, RANK, rank);
    put(into, READ, read);
    into += (isNew as usize) * KNOWN;
  }
  return into;
}

/** So that nothing is known as met when the next sentence comes. */
function forget(known: usize, end: usize): void {
  const met = at(PLACES, MET) as usize;
  for (; known < end; known += KNOWN) store<u8>(met + ((at(known, RANK) >>> 3) as usize), 0);
}

/** After so many rows sixteen bits could overflow. */
const MOST_AT_ONCE: usize = 256 * KNOWN;

/** Adds up what stands so many bytes behind the beginning of each row. */
function addRows(known: usize, end: usize, offset: usize, out: usize): void {
  while (known < end) {
    let low = i16x8.splat(0);
    let high = i16x8.splat(0);
    for (const pause = min(end, known + MOST_AT_ONCE); known < pause; known += KNOWN) {
      const weights = v128.load((at(known, ROW) as usize) + offset);
      low = i16x8.add(low, i16x8.extend_low_i8x16_s(weights));
      high = i16x8.add(high, i16x8.extend_high_i8x16_s(weights));
    }
    flush(out, low, high);
  }
}

/** The kinds whose own feature was met, a bit each. */
function kindsMet(): i32 {
  const met = at(PLACES, MET) as usize;
  let kinds = 0;
  for (let kind = 0; kind < at(PLACES, KINDS); kind++) {
    const rank = at(KIND_RANKS, kind);
    if (rank >= 0 && (((load<u8>(met + ((rank >>> 3) as usize)) as i32) >>> (rank & 7)) & 1) !== 0) kinds |= 1 << kind;
  }
  return kinds;
}

/** Adds sixteen sums to what stands behind the first two numbers of `out`. */
function flush(out: usize, low: v128, high: v128): void {
  addTo(out + 8, i32x4.extend_low_i16x8_s(low));
  addTo(out + 24, i32x4.extend_high_i16x8_s(low));
  addTo(out + 40, i32x4.extend_low_i16x8_s(high));
  addTo(out + 56, i32x4.extend_high_i16x8_s(high));
}

function addTo(out: usize, four: v128): void {
  v128.store(out, i32x4.add(v128.load(out), four));
}

/** The rank of the feature, a common one, that a statement's kind adds to the sentence, or -1. */
function addedBy(kind: i32): i32 {
  return ((at(OUT, 1) >>> kind) & 1) === 0 ? at(KIND_RANKS, kind) : -1;
}

/** As in `ear/model.ts`. */
const BESIDE = 5;

/** How much each feature weighs, when so many are known: long sentences are not louder than short ones. */
function lengthWeight(known: i32): f64 {
  return 1 / sqrt<f64>((known + BESIDE) as f64);
}

/**
 * Which outputs are worth a closer look in a statement of a kind: a bit for each, those of the second table from 16 on. Hardly any is.
 * The scores of a table stand behind its sums; those of the first one only when common features alone have come near to an output of it.
 */
export function telling(kind: i32): i32 {
  const rank = addedBy(kind);
  const bits = score(OUT + OUT_A_TABLE, 1, rank, LEAST) << OUTPUTS;
  if (score(GLANCE, 0, rank, NEAR) === 0) return bits;
  if (rare === othersEnd) lookCloser();
  return bits | score(OUT, 0, rank, LEAST);
}

/** Makes scores of sums; @returns a bit for each output of a table whose score is as large as it has to be */
function score(out: usize, table: i32, rank: i32, least: usize): i32 {
  const isAdded = rank >= 0;
  const weight = lengthWeight(at(out, 0) + (isAdded as i32));
  const width = at(PLACES, WIDTH + table);
  let bits = 0;
  for (let output = 0; output < width; output++) {
    let sum = at(out, 2 + output);
    if (isAdded) sum += weigh(rank, table, output);
    const curve = CURVES + ((table * OUTPUTS + output) as usize) * CURVE;
    const plain = load<f64>(curve) + (sum as f64) * load<f64>(curve, SCALE) * weight;
    const calibrated = load<f64>(curve, SLOPE) * plain + load<f64>(curve, SHIFT);
    store<f64>(out + ((output as usize) << 3), calibrated, SCORES);
    if (calibrated >= load<f64>(curve + least)) bits |= 1 << output;
  }
  return bits;
}

/** A share of a weight is a whole number of this part of it, so that it does not matter in which order shares are added up. */
const SHARE_BITS = 20;

/**
 * Adds what each feature of the sentence, and the kind of its statement, weighs for an output to the tokens that it was read from, a
 * share to each. Of the first table, only what was `telling` can be shared.
 *
 * @param tokens how many there are
 * @returns where the sums are: 64 bits a token
 */
export function share(table: i32, output: i32, kind: i32, tokens: i32): usize {
  const rank = addedBy(kind);
  const isAdded = rank >= 0;
  const curve = CURVES + ((table * OUTPUTS + output) as usize) * CURVE;
  const known = at(OUT + (table as usize) * OUT_A_TABLE, 0) + (isAdded as i32);
  const scale = (load<f64>(curve, SCALE) * lengthWeight(known)) / ((1 << SHARE_BITS) as f64);
  const place = offsetOf(table) + (output as usize);
  const sums = (rareEnd + 7) & ~7;
  const end = sums + ((tokens as usize) << 3);
  // In no words at all there is one, as far as edges know.
  const bytes = end + 16 - sums;
  reserve(sums, bytes);
  memory.fill(sums, 0, bytes);
  spreadAll(common, commonEnd, place, sums);
  if (table === 0) spreadAll(rare, rareEnd, place, sums);
  // Where a kind is put down: at the beginning, whatever stands there.
  if (isAdded) spread(sums, startOf(1), endOf(0), weigh(rank, table, output));
  let sum: i64 = 0;
  for (let one = sums; one < end; one += 8) {
    sum += load<i64>(one);
    store<f64>(one, (sum as f64) * scale);
  }
  return sums;
}

function spreadAll(known: usize, end: usize, place: usize, sums: usize): void {
  for (; known < end; known += KNOWN) {
    const weight = load<i8>((at(known, ROW) as usize) + place) as i32;
    if (weight === 0) continue;
    const read = at(at(known, READ) as usize, 1);
    spread(sums, startOf(read >>> 16), endOf(read & 0xffff), weight);
  }
}

/** Puts down by how much the tokens from one on have more than those before it, and those behind the last have less. */
function spread(sums: usize, start: i32, end: i32, weight: i32): void {
  // What a statement's kind is put down to is nothing where a sentence begins with what is no word.
  if (start >= end) return;
  const part = ((weight << SHARE_BITS) / (end - start)) as i64;
  const first = sums + ((start as usize) << 3);
  const behindLast = sums + ((end as usize) << 3);
  store<i64>(first, load<i64>(first) + part);
  store<i64>(behindLast, load<i64>(behindLast) - part);
}

function tokenOf(word: i32): i32 {
  return at(WORDS + (word as usize) * WORD, TOKEN);
}

// The edge behind the last word is the whole sentence's, that before the first one the first token's.
export function startOf(word: i32): i32 {
  return words > 0 && word <= words ? tokenOf(max(word - 1, 0)) : 0;
}

export function endOf(word: i32): i32 {
  const last = min(word, words) - 1;
  return last < 0 ? 1 : tokenOf(last) + 1;
}
