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
const SENSE_COUNT = 2;
const SENSE_NAMES = 3;
/** Where what has no end of its own begins: text, owners of its letters, senses, features. */
const TEXT = 4;
const KINDS = 5;
const INDEX = 6;
const ROWS = 7;
/** A bit for each row that was met, at an eighth of its place; all 0 in between. */
const MARKS = 8;
/** How many outputs each of both tables has. */
const WIDTH = 9;
const OTHER_WIDTH = 10;
/** A bit for the lower {@link SIEVED} bits of each name that was learned. */
const SIEVE = 11;

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
/** The names of the kinds of statements. */
const KIND_NAMES: usize = 1408;

// --- in: what `ear/kernel.ts` writes for each sentence

/** By word: lengths of its norm, lemma and form in UTF-16 units; flags; the beginnings of the names of a number and of a shape. */
const WORDS: usize = 2048;
const WORD: usize = 24;
const IS_NUMBER = 1;
const IS_GRAMMAR = 2;

// --- out

/** By table: how many features are known, the kinds whose own feature is one of them (a bit each), the sum of each output. */
const OUT: usize = 64;
const OUT_A_TABLE: usize = 256;

/** A feature: its name; the words that it was read from; its row, or -1, also when it was there before. */
const FEATURE: usize = 12;

// --- between

const SYMBOLS: usize = 4 * 402;
/** By word from 1; 0 and the place behind the last are the edges of the sentence. */
const LEMMA_OF: usize = 16_384;
const SURFACE_OF: usize = LEMMA_OF + SYMBOLS;
const SHAPE_OF: usize = SURFACE_OF + SYMBOLS;
/** The word's first sense, else its lemma. */
const LINE_OF: usize = SHAPE_OF + SYMBOLS;
/** Whether the word has a sense. */
const HAS_SENSE: usize = LINE_OF + SYMBOLS;
/** The dictionary form as it is written, of numbers too. */
const FORM_OF: usize = HAS_SENSE + SYMBOLS;

/** A sense that was found: its name, its first and its last word. */
const FOUND: usize = 12;
const SENSES_A_WORD: usize = 3;

const NGRAM = 3;
const SHAPE_NGRAM = 4;
const SKIPPED = 5;
const SENSES_SKIPPED = 20;
const MOST_LETTERS = 5;
const FEWEST_LETTERS = 4;

let words: i32 = 0;
/** Where the senses that were found begin and end; the features begin there too. */
let foundStart: usize = 0;
let foundEnd: usize = 0;
/** Where the features begin and end. */
let features: usize = 0;
let behind: usize = 0;

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

function add(name: i32, first: i32, last: i32): void {
  store<i32>(behind, name);
  store<i32>(behind, (first << 16) | last, 4);
  behind += FEATURE;
}

/**
 * Reads a sentence of `count` words, of whose text `letters` UTF-16 units are norms; lemmas and forms follow in the same order.
 *
 * @returns where its features begin
 */
export function listen(count: i32, letters: i32, english: bool): usize {
  words = count;
  const text = at(PLACES, TEXT) as usize;
  const owners = nameWords(text, letters);
  own(owners);
  foundStart = owners + ((letters as usize) << 1);
  foundStart = (foundStart + 7) & ~7;
  findSenses();
  features = (foundEnd + 15) & ~15;
  behind = features;
  reserve(behind, ((count + 2) as usize) * (2 * NGRAM + SHAPE_NGRAM + SKIPPED) * FEATURE);
  ngrams(at(NAMES, LEMMA), LEMMA_OF, 1, NGRAM);
  if (english) ngrams(at(NAMES, SURFACE), SURFACE_OF, 1, NGRAM);
  ngrams(at(NAMES, SHAPE), SHAPE_OF, 2, SHAPE_NGRAM);
  skips();
  senses();
  mixed();
  if (english) lettersWithin(text);
  else lettersAcross(text, owners, letters);
  sumUp();
  return features;
}

/** @returns how many features `listen` has read, those that come again too */
export function count(): i32 {
  return ((behind - features) / FEATURE) as i32;
}

/** @returns where the text ends */
function nameWords(text: usize, letters: i32): usize {
  let norm = text;
  let lemma = text + ((letters as usize) << 1);
  let form = lemma;
  for (let word = 0; word < words; word++) form += (at(WORDS + (word as usize) * WORD, 1) as usize) << 1;
  for (let word = 0; word < words; word++) {
    const given = WORDS + (word as usize) * WORD;
    const flags = at(given, 3);
    const isNumber = (flags & IS_NUMBER) !== 0;
    const whole = hashOf(lemma, at(given, 1), at(NAMES, NO_UNITS));
    put(FORM_OF, word + 1, whole);
    put(LEMMA_OF, word + 1, isNumber ? hashOf(form, at(given, 2), at(given, 4)) : whole);
    put(SURFACE_OF, word + 1, isNumber ? at(NAMES, A_NUMBER) : hashOf(norm, at(given, 0), at(NAMES, NO_UNITS)));
    put(SHAPE_OF, word + 1, (flags & IS_GRAMMAR) !== 0 ? whole : hashOf(form, at(given, 2), at(given, 5)));
    norm += (at(given, 0) as usize) << 1;
    lemma += (at(given, 1) as usize) << 1;
    form += (at(given, 2) as usize) << 1;
  }
  edge(LEMMA_OF);
  edge(SURFACE_OF);
  edge(SHAPE_OF);
  edge(LINE_OF);
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

/** By halving; -1 when the thesaurus does not have it. */
function entryOf(key: u32): i32 {
  const keys = at(PLACES, SENSE_KEYS) as usize;
  let low = 0;
  let high = at(PLACES, SENSE_COUNT) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = at(keys, middle) as u32;
    if (there === key) return middle;
    if (there < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function ngrams(type: i32, symbols: usize, shortest: i32, longest: i32): void {
  for (let first = 0; first <= words + 1; first++) {
    let name = type;
    const end = min(words + 2, first + longest);
    for (let last = first; last < end; last++) {
      name = join(name, at(symbols, last));
      if (last - first + 1 >= shortest) add(name, first, last);
    }
  }
}

function skips(): void {
  for (let first = 1; first <= words; first++) {
    const from = join(at(NAMES, SKIP), at(LEMMA_OF, first));
    const end = min(words, first + SKIPPED);
    for (let last = first + 2; last <= end; last++) add(join(from, at(LEMMA_OF, last)), first, last);
  }
}

function senses(): void {
  const sense = at(NAMES, SENSE);
  const one = join(sense, 1);
  const two = join(sense, 2);
  reserve(behind, ((foundEnd - foundStart) / FOUND) * 3 * FEATURE);
  for (let found = foundStart; found < foundEnd; found += FOUND) {
    const name = at(found, 0);
    const first = at(found, 1);
    const last = at(found, 2);
    add(join(sense, name), first, last);
    // A sense with the word before and behind it.
    add(join(join(one, at(LEMMA_OF, first - 1)), name), first - 1, last);
    add(join(join(two, name), at(LEMMA_OF, last + 1)), first, last + 1);
  }
  for (let found = foundStart; found < foundEnd; found += FOUND) {
    const from = join(at(NAMES, SENSE_SKIP), at(found, 0));
    const first = at(found, 1);
    const last = at(found, 2);
    reserve(behind, ((foundEnd - found) / FOUND) * FEATURE);
    // In the order of their first words, so that those too far behind end the search.
    for (let other = found + FOUND; other < foundEnd && at(other, 1) <= last + SENSES_SKIPPED; other += FOUND) {
      if (at(other, 1) > last) add(join(from, at(other, 0)), first, at(other, 2));
    }
  }
}

/** Words and senses: as pairs with words between them, and in a line in which a sense stands for its word. */
function mixed(): void {
  for (let word = 1; word <= words; word++) {
    put(LINE_OF, word, at(LEMMA_OF, word));
    put(HAS_SENSE, word, 0);
  }
  for (let found = foundStart; found < foundEnd; found += FOUND) {
    const word = at(found, 1);
    if (at(HAS_SENSE, word) === 0) put(LINE_OF, word, at(found, 0));
    put(HAS_SENSE, word, 1);
  }
  reserve(behind, ((words + 2) as usize) * (2 * SKIPPED + NGRAM) * FEATURE);
  const seven = join(at(NAMES, SKIP), 7);
  const eight = join(at(NAMES, SKIP), 8);
  for (let first = 1; first <= words; first++) {
    const isSense = at(HAS_SENSE, first) !== 0;
    const fromSense = join(seven, at(LINE_OF, first));
    const fromWord = join(eight, at(LEMMA_OF, first));
    const end = min(words, first + SKIPPED);
    for (let last = first + 2; last <= end; last++) {
      if (isSense) add(join(fromSense, at(LEMMA_OF, last)), first, last);
      if (at(HAS_SENSE, last) !== 0) add(join(fromWord, at(LINE_OF, last)), first, last);
    }
  }
  ngrams(join(at(NAMES, SENSE), 9), LINE_OF, 2, NGRAM);
}

/** Runs of letters of the whole sentence, without its white space. */
function lettersAcross(text: usize, owners: usize, letters: i32): void {
  reserve(behind, (letters as usize) * (MOST_LETTERS - 1) * FEATURE);
  for (let first = 0; first < letters; first++) {
    let hash = withUnit(at(NAMES, LETTERS), unitAt(text, first));
    const from = unitAt(owners, first);
    const end = min(letters, first + MOST_LETTERS);
    for (let last = first + 1; last < end; last++) {
      hash = withUnit(hash, unitAt(text, last));
      add(join(hash, last - first), from, unitAt(owners, last));
    }
  }
}

/** Runs of letters of each word that is long enough, and of its edges. */
function lettersWithin(text: usize): void {
  let norm = text;
  for (let word = 0; word < words; word++) {
    const given = WORDS + (word as usize) * WORD;
    const length = at(given, 0);
    if (length >= 4 && (at(given, 3) & IS_NUMBER) === 0) {
      reserve(behind, (length as usize) * 2 * FEATURE);
      for (let run = FEWEST_LETTERS; run <= MOST_LETTERS; run++) {
        for (let first = -1; first + run <= length + 1; first++) {
          let hash = at(NAMES, LETTERS);
          for (let unit = first; unit < first + run; unit++) {
            hash = withUnit(hash, unit < 0 ? 0x3c : unit === length ? 0x3e : unitAt(norm, unit)); // < and >
          }
          add(join(hash, run), word + 1, word + 1);
        }
      }
    }
    norm += (length as usize) << 1;
  }
}

/** Bits of a name by which the index finds its rows; a row has the lower sixteen. */
const INDEXED = 17;
/** Bits of a name by which the sieve knows it: it is small enough to stay in a processor's own memory. */
const SIEVED = 20;
/** Sentences from which on the sieve is worth its making: a draft has fewer. */
const MANY = 64;
let listened: i32 = 0;

/** Most features were never learned. The sieve says so of three in four of them, without a look into the model. */
function makeSieve(): void {
  const index = at(PLACES, INDEX) as usize;
  const rows = at(PLACES, ROWS);
  const sieve = at(PLACES, SIEVE) as usize;
  const width = at(PLACES, WIDTH);
  const other = at(PLACES, OTHER_WIDTH);
  for (let bucket = 0; bucket < 1 << INDEXED; bucket++) {
    const end = at(index, bucket + 1);
    for (let row = at(index, bucket); row < end; ) {
      const low = load<u16>((rows + row) as usize) as i32;
      const tables = load<u8>((rows + row) as usize, 2) as i32;
      // A name is its bucket, and its lower sixteen bits, which say the last of those of the bucket once more.
      const name = ((bucket << (32 - INDEXED)) | low) & ((1 << SIEVED) - 1);
      const byte = sieve + ((name >>> 3) as usize);
      store<u8>(byte, (load<u8>(byte) as i32) | (1 << (name & 7)));
      row += HEAD + (tables & 1) * width + (tables >> 1) * other;
    }
  }
}

/** Bytes before the weights of a row: its key, and a bit for each table that has weights in it. */
const HEAD = 3;
/** Is in each weight, so that none is below 0. */
const BIAS = 128;
/** Bytes that are added up at once. */
const LANES = 16;
const EVEN: u64 = (0x00ff_00ff as u64) | ((0x00ff_00ff as u64) << 32);
/** After so many rows sixteen bits could overflow. */
const MOST_AT_ONCE = 256;

/** Where a name's row begins, from the first of all; -1 when nothing was learned of it. */
function rowOf(name: i32): i32 {
  const bucket = (at(PLACES, INDEX) as usize) + (((name >>> (32 - INDEXED)) as usize) << 2);
  const rows = at(PLACES, ROWS);
  const low = name & 0xffff;
  const end = at(bucket, 1);
  let row = at(bucket, 0);
  while (row < end) {
    const key = load<u16>((rows + row) as usize) as i32;
    if (key >= low) return key === low ? row : -1;
    const tables = load<u8>((rows + row) as usize, 2) as i32;
    row += HEAD + (tables & 1) * at(PLACES, WIDTH) + (tables >> 1) * at(PLACES, OTHER_WIDTH);
  }
  return -1;
}

/** The byte of a row's mark. */
function markOf(row: i32): usize {
  return (at(PLACES, MARKS) as usize) + ((row >>> 6) as usize);
}

function isMarked(row: i32): bool {
  return (((load<u8>(markOf(row)) as i32) >>> ((row >>> 3) & 7)) & 1) !== 0;
}

/** Looks each feature up once, and adds up the weights of those that are known: sixteen bytes of a row at once. */
function sumUp(): void {
  const rows = at(PLACES, ROWS) as usize;
  const width = at(PLACES, WIDTH);
  const other = OUT + OUT_A_TABLE;
  memory.fill(OUT, 0, 2 * OUT_A_TABLE);
  let met = 0;
  let known = 0;
  let knownOther = 0;
  let even: u64 = 0;
  let odd: u64 = 0;
  let evenBehind: u64 = 0;
  let oddBehind: u64 = 0;
  let otherEven: u64 = 0;
  let otherOdd: u64 = 0;
  let otherEvenBehind: u64 = 0;
  let otherOddBehind: u64 = 0;
  const sieve = at(PLACES, SIEVE) as usize;
  const isSieved = ++listened > MANY;
  if (listened === MANY) makeSieve();
  for (let feature = features; feature < behind; feature += FEATURE) {
    const name = at(feature, 0);
    if (isSieved) {
      const bits = load<u8>(sieve + (((name & ((1 << SIEVED) - 1)) >>> 3) as usize)) as i32;
      if (((bits >>> (name & 7)) & 1) === 0) {
        put(feature, 2, -1);
        continue;
      }
    }
    const row = rowOf(name);
    if (row < 0 || isMarked(row)) {
      put(feature, 2, -1);
      continue;
    }
    put(feature, 2, row);
    const mark = markOf(row);
    store<u8>(mark, (load<u8>(mark) as i32) | (1 << ((row >>> 3) & 7)));
    // What a table has no weights for is taken with all bits away, which is quicker than a question.
    const start = rows + (row as usize);
    const tables = load<u8>(start, 2) as i32;
    const inOne = tables & 1;
    const inOther = tables >> 1;
    const one = EVEN & (-inOne as i64 as u64);
    const two = EVEN & (-inOther as i64 as u64);
    const otherStart = start + ((inOne * width) as usize);
    const first = load<u64>(start);
    const second = load<u64>(start, 8);
    const third = load<u64>(otherStart);
    const fourth = load<u64>(otherStart, 8);
    even += first & one;
    odd += (first >>> 8) & one;
    evenBehind += second & one;
    oddBehind += (second >>> 8) & one;
    otherEven += third & two;
    otherOdd += (third >>> 8) & two;
    otherEvenBehind += fourth & two;
    otherOddBehind += (fourth >>> 8) & two;
    known += inOne;
    knownOther += inOther;
    met++;
    if ((met & (MOST_AT_ONCE - 1)) === 0) {
      flush(OUT, even, odd, evenBehind, oddBehind);
      flush(other, otherEven, otherOdd, otherEvenBehind, otherOddBehind);
      even = odd = evenBehind = oddBehind = 0;
      otherEven = otherOdd = otherEvenBehind = otherOddBehind = 0;
    }
  }
  flush(OUT, even, odd, evenBehind, oddBehind);
  flush(other, otherEven, otherOdd, otherEvenBehind, otherOddBehind);
  finish(OUT, known);
  finish(other, knownOther);
  let kinds = 0;
  for (let kind = 0; kind < at(PLACES, KINDS); kind++) {
    const row = rowOf(at(KIND_NAMES, kind));
    if (row >= 0 && isMarked(row)) kinds |= 1 << kind;
  }
  for (let feature = features; feature < behind; feature += FEATURE) {
    const row = at(feature, 2);
    if (row >= 0) store<u8>(markOf(row), 0);
  }
  put(OUT, 1, kinds);
  put(other, 1, kinds);
}

/** Adds the sums of sixteen bytes to what stands behind the first two numbers of `out`. */
function flush(out: usize, even: u64, odd: u64, evenBehind: u64, oddBehind: u64): void {
  for (let lane = 0; lane < LANES / 4; lane++) {
    const shift = (lane << 4) as u64;
    const sum = 2 + 2 * lane;
    put(out, sum, at(out, sum) + (((even >>> shift) & 0xffff) as i32));
    put(out, sum + 1, at(out, sum + 1) + (((odd >>> shift) & 0xffff) as i32));
    put(out, sum + 8, at(out, sum + 8) + (((evenBehind >>> shift) & 0xffff) as i32));
    put(out, sum + 9, at(out, sum + 9) + (((oddBehind >>> shift) & 0xffff) as i32));
  }
}

/** Puts the sums of the weights where those of the heads stood. */
function finish(out: usize, known: i32): void {
  for (let output = 0; output < LANES - HEAD; output++) put(out, 2 + output, at(out, 2 + HEAD + output) - BIAS * known);
  put(out, 0, known);
}
