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
const PILOTS = 6;
const STARTS = 7;
const SLOTS = 8;
const SLOT_COUNT = 9;
const ROWS = 10;
/** How many outputs each of both tables has. */
const WIDTH = 11;
/** A bit for each slot whose feature was met; all 0 in between. */
const MET = 13;

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
/** The slots of the features that are the kinds of statements, or -1. */
const KIND_SLOTS: usize = 1408;

/**
 * By output, of both tables: two numbers of 64 bits, which say of a sum whether its output is to be looked at more closely. It is when
 * the first and the second times the sum, weighed by the length of the sentence, are not below 0.
 */
const LINES: usize = 1536;
const LINE: usize = 16;
const OUTPUTS = 16;

// --- in: what `ear/kernel.ts` writes for each sentence

/**
 * By word: lengths of its norm, lemma and form in UTF-16 units; flags; the beginnings of the names of a number and of a shape; which
 * token it is.
 */
const WORDS: usize = 2048;
const WORD: usize = 28;
const TOKEN = 6;
const IS_NUMBER = 1;
const IS_GRAMMAR = 2;

// --- out

/** By table: how many features are known, the kinds whose own feature is one of them (a bit each), the sum of each output. */
const OUT: usize = 64;
const OUT_A_TABLE: usize = 256;

/** A feature: its name; the words that it was read from, the first one's number in the upper half. */
const FEATURE: usize = 8;

/** A feature that is known: its slot, and what that says of tables; the head of its row; its words; the address of its row. */
const KNOWN: usize = 16;
const KEY = 1;
const PLACE = 2;
const ROW = 3;

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
/** Where the senses that were found begin and end. */
let foundStart: usize = 0;
let foundEnd: usize = 0;
/** Where the features begin and end. */
let features: usize = 0;
let behind: usize = 0;
/** Where those begin and end that are known, each once, in their order. */
let known: usize = 0;
let knownEnd: usize = 0;

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
  store<u64>(behind, ((((first << 16) | last) as u64) << 32) | (name as u32 as u64));
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
  lookUp();
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

/** Runs of letters of each word that is long enough, and of its edges: first all the shorter ones, then those that are longer by one. */
function lettersWithin(text: usize): void {
  let norm = text;
  for (let word = 0; word < words; word++) {
    const given = WORDS + (word as usize) * WORD;
    const length = at(given, 0);
    if (length >= FEWEST_LETTERS && (at(given, 3) & IS_NUMBER) === 0) {
      const last = length + 2 - FEWEST_LETTERS;
      let shorter = behind;
      let longer = behind + ((last + 1) as usize) * FEATURE;
      behind = longer + (last as usize) * FEATURE;
      reserve(shorter, behind - shorter);
      const place = (((word + 1) * 0x1_0001) as u64) << 32;
      for (let first = -1; first < last; first++) {
        let hash = first < 0 ? withUnit(at(NAMES, LETTERS), 0x3c) : withUnit(at(NAMES, LETTERS), unitAt(norm, first)); // <
        for (let unit = first + 1; unit < first + FEWEST_LETTERS; unit++)
          hash = withUnit(hash, unitOrEnd(norm, unit, length));
        store<u64>(shorter, place | (join(hash, FEWEST_LETTERS) as u32 as u64));
        shorter += FEATURE;
        if (first + MOST_LETTERS > length + 1) break;
        hash = withUnit(hash, unitOrEnd(norm, first + FEWEST_LETTERS, length));
        store<u64>(longer, place | (join(hash, MOST_LETTERS) as u32 as u64));
        longer += FEATURE;
      }
    }
    norm += (length as usize) << 1;
  }
}

function unitOrEnd(text: usize, index: i32, length: i32): i32 {
  return index === length ? 0x3e : unitAt(text, index); // >
}

/** Bytes before the weights of a row: the upper bits of its feature's name. */
const HEAD = 3;
/** What a slot says of its feature: the tables that know it, whether it is met seldom, lower bits of its name, and where its row is. */
const IN_ONE = 31;
const IN_OTHER = 30;
const IN_ANY = 0xc000_0000;
const SELDOM = 29;
const NAMED = 13;
const OFFSET = 16;
/** Slots in a region, as a power of two. */
const REGION = 10;
const NAME_IN_SLOT = ((1 << NAMED) - 1) << OFFSET;
const NAME_IN_ROW = (1 << (32 - NAMED)) - 1;

/** The same as in `ear/model.ts`. */
function slotOf(name: i32, pilots: usize, count: u64): i32 {
  const pilot = load<u8>(pilots + ((name >>> 16) as usize)) as i32;
  const mixed = (name ^ (pilot * 0x9e3779b1)) * 0x85ebca6b;
  return (((mixed as u32 as u64) * count) >>> 32) as i32;
}

/** Whether what a slot says may be of a feature. Empty slots say 0, which may be, too, but nothing is added for it. */
function mayBe(said: i32, name: i32): bool {
  return ((said ^ (name << OFFSET)) & NAME_IN_SLOT) === 0;
}

/** The address of a row. */
function rowAt(slot: i32, said: i32, starts: usize, rows: usize): usize {
  return rows + (at(starts, ((slot >>> REGION) << 1) | ((said >>> SELDOM) & 1)) as usize) + ((said & 0xffff) as usize);
}

/** The slot of a feature; -1 when nothing was learned of it. */
export function find(name: i32): i32 {
  const slot = slotOf(name, at(PLACES, PILOTS) as usize, at(PLACES, SLOT_COUNT) as u64);
  const said = at(at(PLACES, SLOTS) as usize, slot);
  if ((said & IN_ANY) === 0 || !mayBe(said, name)) return -1;
  return (at(rowOf(slot), 0) & NAME_IN_ROW) === name >>> NAMED ? slot : -1;
}

/** The address of the row of a slot that is not empty. */
export function rowOf(slot: i32): usize {
  const said = at(at(PLACES, SLOTS) as usize, slot);
  return rowAt(slot, said, at(PLACES, STARTS) as usize, at(PLACES, ROWS) as usize);
}

/**
 * Which features may be known, and where their rows are. Nothing here waits for an answer before it goes on to the next one, so that a
 * processor fetches many places of the model at once: first what slots say, then rows.
 */
function lookUp(): void {
  known = (behind + 15) & ~15;
  reserve(known, ((behind - features) / FEATURE + 1) * KNOWN);
  const pilots = at(PLACES, PILOTS) as usize;
  const slots = at(PLACES, SLOTS) as usize;
  const count = at(PLACES, SLOT_COUNT) as u64;
  const starts = at(PLACES, STARTS) as usize;
  const rows = at(PLACES, ROWS) as usize;
  // What slots say is put down first, where nothing depends on it.
  const found = known + ((behind - features) / FEATURE) * KNOWN;
  reserve(found, behind - features + KNOWN);
  const last = behind;
  let into = found;
  for (let feature = features; feature < last; feature += FEATURE) {
    const slot = slotOf(at(feature, 0), pilots, count);
    put(into, 0, slot);
    put(into, 1, at(slots, slot));
    into += FEATURE;
  }
  let end = known;
  into = found;
  for (let feature = features; feature < last; feature += FEATURE) {
    const name = at(feature, 0);
    const slot = at(into, 0);
    const said = at(into, 1);
    into += FEATURE;
    put(end, 0, slot | (said & IN_ANY));
    put(end, KEY, name >>> NAMED);
    put(end, PLACE, at(feature, 1));
    put(end, ROW, rowAt(slot, said, starts, rows) as i32);
    end += mayBe(said, name) ? KNOWN : 0;
  }
  knownEnd = end;
}

/** So many rows are asked for before the first of them is read. */
const AHEAD: usize = 256 * KNOWN;
/** The last byte of a row that is read when one table has weights in it. */
const LAST_READ = HEAD + 15;

/** A row may lie in two lines of a processor's own memory: both are asked for. */
function fetchRows(from: usize, end: usize): void {
  const width = at(PLACES, WIDTH);
  let fetched = 0;
  for (let one = from; one < end; one += KNOWN) {
    const row = at(one, ROW) as usize;
    const said = at(one, 0);
    const more = (said & (said << 1)) >>> 31;
    fetched |= (load<u8>(row) as i32) | (load<u8>(row + ((more * width) as usize), LAST_READ) as i32);
  }
  // What nobody looked at would not be fetched.
  put(OUT, -1, fetched);
}

/** After so many rows sixteen bits could overflow. */
const MOST_AT_ONCE = 256;

/** Adds up the weights of the features that are known, each once: those of a row at once. */
function sumUp(): void {
  const met = at(PLACES, MET) as usize;
  const width = at(PLACES, WIDTH);
  const other = OUT + OUT_A_TABLE;
  memory.fill(OUT, 0, 2 * OUT_A_TABLE);
  let count = 0;
  let countOther = 0;
  let left = MOST_AT_ONCE;
  let low = i16x8.splat(0);
  let high = i16x8.splat(0);
  let otherLow = i16x8.splat(0);
  let otherHigh = i16x8.splat(0);
  let kept = known;
  const end = knownEnd;
  let fetched = known;
  for (let one = known; one < end; one += KNOWN) {
    if (one === fetched) {
      fetched = min(end, one + AHEAD);
      fetchRows(one, fetched);
    }
    const row = at(one, ROW) as usize;
    if ((at(row, 0) & NAME_IN_ROW) !== at(one, KEY)) continue;
    const said = at(one, 0);
    const byte = met + (((said & ~IN_ANY) >>> 3) as usize);
    const bits = load<u8>(byte) as i32;
    const bit = 1 << (said & 7);
    if ((bits & bit) !== 0) continue;
    store<u8>(byte, bits | bit);
    v128.store(kept, v128.load(one));
    kept += KNOWN;
    // What a table has no weights for is taken with all bits away, which is quicker than a question.
    const inOne = said >>> IN_ONE;
    const inOther = (said >>> IN_OTHER) & 1;
    const weights = row + HEAD;
    const first = v128.and(v128.load(weights), i8x16.splat(-inOne as i8));
    const second = v128.and(v128.load((weights + (inOne & inOther) * width) as usize), i8x16.splat(-inOther as i8));
    low = i16x8.add(low, i16x8.extend_low_i8x16_s(first));
    high = i16x8.add(high, i16x8.extend_high_i8x16_s(first));
    otherLow = i16x8.add(otherLow, i16x8.extend_low_i8x16_s(second));
    otherHigh = i16x8.add(otherHigh, i16x8.extend_high_i8x16_s(second));
    count += inOne;
    countOther += inOther;
    if (--left === 0) {
      left = MOST_AT_ONCE;
      flush(OUT, low, high);
      flush(other, otherLow, otherHigh);
      low = high = otherLow = otherHigh = i16x8.splat(0);
    }
  }
  knownEnd = kept;
  flush(OUT, low, high);
  flush(other, otherLow, otherHigh);
  let kinds = 0;
  for (let kind = 0; kind < at(PLACES, KINDS); kind++) {
    const slot = at(KIND_SLOTS, kind);
    if (slot >= 0 && (((load<u8>(met + ((slot >>> 3) as usize)) as i32) >>> (slot & 7)) & 1) !== 0) kinds |= 1 << kind;
  }
  for (let one = known; one < kept; one += KNOWN) store<u8>(met + (((at(one, 0) & ~IN_ANY) >>> 3) as usize), 0);
  put(OUT, 0, count);
  put(OUT, 1, kinds);
  put(other, 0, countOther);
  put(other, 1, kinds);
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

/**
 * Which outputs are worth a closer look in a statement of a kind: a bit for each, those of the second table from 16 on. Hardly any is,
 * and nothing has to be worked out for the others.
 */
export function telling(kind: i32): i32 {
  const slot = at(KIND_SLOTS, kind);
  const isNew = slot >= 0 && ((at(OUT, 1) >>> kind) & 1) === 0;
  const said = isNew ? at(at(PLACES, SLOTS) as usize, slot) : 0;
  const row = isNew ? rowOf(slot) + HEAD : 0;
  let bits = 0;
  for (let table = 0; table < 2; table++) {
    const out = OUT + (table as usize) * OUT_A_TABLE;
    const width = at(PLACES, WIDTH + table);
    const isKnown = said << table < 0;
    const weights = row + (table > 0 && said < 0 ? (at(PLACES, WIDTH) as usize) : 0);
    const weight = 1 / sqrt<f64>((at(out, 0) + (isKnown ? 1 : 0) + 5) as f64);
    for (let output = 0; output < width; output++) {
      let sum = at(out, 2 + output);
      if (isKnown) sum += load<i8>(weights + (output as usize)) as i32;
      const line = LINES + ((table * OUTPUTS + output) as usize) * LINE;
      if (load<f64>(line) + load<f64>(line, 8) * (sum as f64) * weight >= 0) bits |= 1 << (table * OUTPUTS + output);
    }
  }
  return bits;
}

/**
 * Adds what each feature of the sentence weighs for an output to the tokens that it was read from, a share to each.
 *
 * @param scale of a weight
 * @param tokens how many there are
 * @returns where the sums are: 64 bits a token
 */
export function share(table: i32, output: i32, scale: f64, tokens: i32): usize {
  const width = at(PLACES, WIDTH);
  const sums = (knownEnd + 7) & ~7;
  const bytes = (tokens as usize) << 3;
  reserve(sums, bytes);
  memory.fill(sums, 0, bytes);
  for (let one = known; one < knownEnd; one += KNOWN) {
    const said = at(one, 0);
    if (said << table >= 0) continue;
    const before = table > 0 && said < 0 ? width : 0;
    const weight = load<i8>((at(one, ROW) + HEAD + before + output) as usize);
    const place = at(one, PLACE);
    const start = startOf(place >>> 16);
    const end = endOf(place & 0xffff);
    const part = ((weight as f64) * scale) / ((end - start) as f64);
    for (let token = start; token < end; token++) {
      const sum = sums + ((token as usize) << 3);
      store<f64>(sum, load<f64>(sum) + part);
    }
  }
  return sums;
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
