/**
 * The inner loop of reading Japanese, in AssemblyScript: finds the cheapest way through the words of the dictionary. The same choice as
 * kuromoji's, ties included. A command that runs once is over before JavaScript becomes fast; this is as fast for the first sentence as
 * for the last. Knows numbers only; `japanese/kernel.ts` says where in memory everything lies. Linear in the length of the text.
 *
 * What makes it so: at each place the paths that end there are reduced to the best for each connection id, and the best of these is
 * looked for once for each distinct id that begins there; the ends of runs of unknown characters are known beforehand.
 *
 * The dictionary is there in blocks: what nearly every text asks for from the beginning, the others when they are asked for.
 */

/** Puts a block of the dictionary where it belongs, or throws. */
declare function fetch(block: i32): void;

// --- in: what `japanese/kernel.ts` writes once, addresses of the sections of the dictionary, then of what is between

const PLACES: usize = 64;
/** By 16 KiB of memory whether they are there, as far as they are of the dictionary. */
const PRESENT: usize = 1024;
const BLOCK_SHIFT = 14;
/** Where the file of the dictionary lies: its head, then its first block. */
const DICTIONARY: usize = 61_440;
const FIRST_BLOCK: usize = 65_536;

let unitPages: usize = 0;
let unitTable: usize = 0;
let unknownEntries: usize = 0;
let classes: usize = 0;
let connections: usize = 0;
/** The number of the first entry for words that the dictionary does not have. */
let firstUnknown: i32 = 0;
/** Connections among the ids below this one are there. */
let idsThere: i32 = 0;

// What is said of a UTF-16 unit, and of each child of a group: where in the dictionary, in words of four bytes, its group begins, or, when
// no longer word begins like this one and the whole is negative, its entries; of a unit also its class.
const POINTER = 0x3f_ffff;
const CLASS_AT = 24;
const CLASS = 15;

// An entry: its cost (16 bits, signed), its connection id, and
const ID_AT = 16;
const ID = 0x7ff;
/** … there is another entry of the same word. */
const MORE = 0x1000_0000;

// --- between

/** By connection id, where the best node that ends at a place with it is among those: the stamp of the place, an address. */
let endingOf: usize = 0;
/** By connection id, the best path to a node that begins at a place with it. */
let beginnings: usize = 0;
const BEGINNING: usize = 16;
const BEGINNING_STAMP: usize = 0;
const BEGINNING_PATH: usize = 8;
/** The best nodes that end at a place, one a connection id. */
let endings: usize = 0;
const ENDING: usize = 16;
/** Twice the id, and twice its square. */
const ENDING_ID: usize = 0;
const ENDING_SHELL: usize = 4;
const ENDING_PATH: usize = 8;
/** Where what has no end of its own begins: first the text, in UTF-16. */
let free: usize = 0;

/** By unit of the text: what the dictionary says of it; where the run of its class ends. */
let unitsOfText: usize = 0;
let runEnds: usize = 0;
/** By place in the segment: a node that ends there, or 0. */
let endingAt: usize = 0;

/**
 * A path is its cost and, in the lower bits, the number of its last node: of paths the least is the cheapest, and of equally cheap ones that of
 * the earliest node, as in kuromoji. The number is an address without the bits that are zero in all.
 */
const COST_AT = 27;
const NODE_BITS: i64 = 0x7ff_ffff;
const NODE_SHIFT = 5;
const NODE: usize = 32;
const NODE_PATH: usize = 0;
const NODE_ENTRY: usize = 8;
const NODE_START: usize = 12;
const NODE_BEFORE: usize = 16;
/** Another node that ends at the same place. */
const NODE_NEXT: usize = 20;
const NODE_ID: usize = 24;
let firstNode: usize = 0;
let nextNode: usize = 0;
/** The end of memory. */
let limit: usize = 0;

let stamp: i32 = 0;
const LAST_STAMP = 0x7fffffff;

/** The second half of a surrogate pair: nothing begins there. */
const INSIDE_PAIR = -1;
const IDEOGRAPHIC_COMMA = 0x3001;
const IDEOGRAPHIC_FULL_STOP = 0x3002;
/** By class: first entry, end of the entries, always tried (1), takes the whole run (1). */
const CLASS_SHIFT = 2;

// --- out

/** The end in the text and the entry of each morpheme. */
let out: usize = 0;
let morphemes: i32 = 0;
let nodeCount: i32 = 0;

function i32At(base: usize, index: i32): i32 {
  return load<i32>(base + ((index as usize) << 2));
}

function u16At(base: usize, index: i32): i32 {
  return load<u16>(base + ((index as usize) << 1)) as i32;
}

function u8At(base: usize, index: i32): i32 {
  return load<u8>(base + (index as usize)) as i32;
}

function put(base: usize, index: i32, value: i32): void {
  store<i32>(base + ((index as usize) << 2), value);
}

/** Makes memory reach to an address at least. */
function reserve(end: usize): void {
  if (end <= limit) return;
  const pages = memory.size();
  const missing = (((end + 0xffff) >>> 16) as i32) - pages;
  // More than is needed now, so that it is seldom asked for.
  if (missing > 0 && memory.grow(missing + (pages >> 3)) < 0 && memory.grow(missing) < 0) unreachable();
  limit = (memory.size() as usize) << 16;
}

/** A sum over all bytes, which their order is part of. Both addresses are multiples of 16. */
export function sum(from: usize, to: usize): i32 {
  let words = i32x4.splat(0);
  let sums = i32x4.splat(0);
  for (let at = from; at < to; at += 16) {
    words = i32x4.add(words, v128.load(at));
    sums = i32x4.add(sums, words);
  }
  let all = i32x4.extract_lane(words, 0) * 31 + i32x4.extract_lane(sums, 0);
  all = (all * 31 + i32x4.extract_lane(words, 1)) * 31 + i32x4.extract_lane(sums, 1);
  all = (all * 31 + i32x4.extract_lane(words, 2)) * 31 + i32x4.extract_lane(sums, 2);
  return (all * 31 + i32x4.extract_lane(words, 3)) * 31 + i32x4.extract_lane(sums, 3);
}

/** Takes over what `japanese/kernel.ts` has written. */
export function setUp(): void {
  unitPages = i32At(PLACES, 0) as usize;
  unitTable = i32At(PLACES, 1) as usize;
  unknownEntries = i32At(PLACES, 2) as usize;
  classes = i32At(PLACES, 3) as usize;
  connections = i32At(PLACES, 4) as usize;
  firstUnknown = i32At(PLACES, 5);
  idsThere = i32At(PLACES, 6);
  const dimension = i32At(PLACES, 7) as usize;
  endingOf = i32At(PLACES, 8) as usize;
  beginnings = endingOf + (dimension << 3);
  endings = beginnings + dimension * BEGINNING;
  free = endings + dimension * ENDING;
  limit = (memory.size() as usize) << 16;
}

/** From now on everything is there. @param dimension the number of connection ids */
export function complete(dimension: i32): void {
  idsThere = dimension;
}

/** Makes sure that the block is there that an address of the dictionary lies in. */
function need(address: usize): void {
  if (load<u8>(PRESENT + (address >>> BLOCK_SHIFT)) === 0) fetch(((address - FIRST_BLOCK) >>> BLOCK_SHIFT) as i32);
}

/** The first entry of the word that is one UTF-16 unit, or 0. */
export function entryOfUnit(unit: i32): i32 {
  const pointer = ofUnit(unit);
  if ((pointer & POINTER) === 0) return 0;
  const at = placeOf(pointer);
  need(at);
  if (pointer < 0) return pointer & POINTER;
  return load<u16>(at, 2) === 0 ? 0 : (pointer & POINTER) + 1;
}

function ofUnit(unit: i32): i32 {
  return load<i32>(unitTable + ((u8At(unitPages, unit >>> 8) as usize) << 10) + (((unit & 0xff) as usize) << 2));
}

function placeOf(pointer: i32): usize {
  return DICTIONARY + (((pointer & POINTER) as usize) << 2);
}

/** Where a text of `length` UTF-16 units is to be put. */
export function textAt(length: i32): usize {
  reserve(free + ((length as usize) << 1));
  return free;
}

/** Reads a text of `length` UTF-16 units. Like kuromoji, cuts it after each 、 and 。 first. @returns the number of morphemes */
export function read(length: i32): i32 {
  const size = length as usize;
  out = (free + (size << 1) + 7) & ~7;
  endingAt = out + (size << 3);
  runEnds = endingAt + ((size + 1) << 2);
  unitsOfText = runEnds + (size << 2);
  firstNode = (unitsOfText + (size << 2) + NODE - 1) & ~(NODE - 1);
  reserve(firstNode);
  morphemes = 0;
  nodeCount = 0;
  let from = 0;
  for (let at = 0; at < length; at++) {
    const unit = u16At(free, at);
    if (unit !== IDEOGRAPHIC_COMMA && unit !== IDEOGRAPHIC_FULL_STOP) continue;
    readSegment(from, at + 1);
    from = at + 1;
  }
  if (from < length) readSegment(from, length);
  return morphemes;
}

/** Where the ends and entries of the morphemes stand. */
export function outAt(): usize {
  return out;
}

/** How many nodes of the lattice were looked at: the work done. */
export function nodes(): i32 {
  return nodeCount;
}

function readSegment(from: i32, to: i32): void {
  const length = to - from;
  const text = free + ((from as usize) << 1);
  classify(text, length);
  memory.fill(endingAt, 0, ((length as usize) + 1) << 2);

  // The beginning of the text.
  nextNode = firstNode;
  reserve(nextNode + NODE);
  store<i64>(nextNode, numberOf(nextNode), NODE_PATH);
  store<i32>(nextNode, 0, NODE_BEFORE);
  store<i32>(nextNode, 0, NODE_NEXT);
  store<i32>(nextNode, 0, NODE_ID);
  put(endingAt, 0, nextNode as i32);
  nextNode += NODE;

  for (let place = 0; place < length; place++) {
    const head = i32At(endingAt, place) as usize;
    if (head === 0 || i32At(unitsOfText, place) === INSIDE_PAIR) continue;
    const lastOfEndings = reduce(head);
    const found = readKnown(text, place, length, lastOfEndings);
    readUnknown(place, length, lastOfEndings, found);
  }
  // The end of the text is a word of connection id 0 without cost.
  const lastOfEndings = reduce(i32At(endingAt, length) as usize);
  begin(0, lastOfEndings);
  trace(lastNodeOf(load<i64>(beginnings, BEGINNING_PATH)), from, to);
  nodeCount += ((nextNode - firstNode) / NODE) as i32;
}

function nextStamp(): void {
  if (stamp === LAST_STAMP) {
    memory.fill(endingOf, 0, endings - endingOf);
    stamp = 0;
  }
  stamp++;
}

/** Of the paths that end at a place with the same id, the least stands for all. @returns the end of these */
function reduce(head: usize): usize {
  nextStamp();
  let end = endings;
  for (let node = head; node !== 0; node = load<i32>(node, NODE_NEXT) as usize) {
    const id = load<i32>(node, NODE_ID);
    const path = load<i64>(node, NODE_PATH);
    const known = endingOf + ((id as usize) << 3);
    if (load<i32>(known) !== stamp) {
      store<i32>(known, stamp);
      store<i32>(known, end as i32, 4);
      store<i32>(end, id << 1, ENDING_ID);
      store<i32>(end, (id * id) << 1, ENDING_SHELL);
      store<i64>(end, path, ENDING_PATH);
      end += ENDING;
    } else {
      const ending = load<i32>(known, 4) as usize;
      if (path < load<i64>(ending, ENDING_PATH)) store<i64>(ending, path, ENDING_PATH);
    }
  }
  return end;
}

/** Adds all words of the dictionary that begin at a place, the shorter first. @returns whether there are any */
function readKnown(text: usize, place: i32, length: i32, lastOfEndings: usize): bool {
  let pointer = i32At(unitsOfText, place);
  if ((pointer & POINTER) === 0) return false;
  let found = false;
  let end = place + 1;
  while (true) {
    const group = placeOf(pointer);
    need(group);
    if (pointer < 0) {
      addAll(group, place, end, lastOfEndings);
      return true;
    }
    const count = load<u16>(group) as i32;
    const own = load<u16>(group, 2) as usize;
    const entries = group + 4;
    if (own !== 0) {
      found = true;
      addAll(entries, place, end, lastOfEndings);
    }
    if (end === length) return found;
    const units = entries + (own << 2);
    const unit = u16At(text, end);
    // The last that is not greater, without branches, which nothing could foresee.
    let at = units;
    let left = count;
    while (left > 1) {
      const half = left >>> 1;
      const middle = at + ((half as usize) << 1);
      at = select(middle, at, (load<u16>(middle) as i32) <= unit);
      left -= half;
    }
    if ((load<u16>(at) as i32) !== unit) return found;
    pointer = load<i32>(units + ((((count + 1) & ~1) as usize) << 1) + ((at - units) << 1));
    end++;
  }
}

function numberOf(node: usize): i64 {
  return (node >>> NODE_SHIFT) as i64;
}

function lastNodeOf(path: i64): usize {
  return ((path & NODE_BITS) as usize) << NODE_SHIFT;
}

/** Adds the entries of one word. */
function addAll(entries: usize, place: i32, end: i32, lastOfEndings: usize): void {
  for (let at = entries; ; at += 4) {
    const entry = load<i32>(at);
    add(((at - DICTIONARY) >>> 2) as i32, entry, place, end, lastOfEndings);
    if ((entry & MORE) === 0) return;
  }
}

/** Adds what begins at a place and no dictionary has: one character, or the whole run of its class. */
function readUnknown(place: i32, length: i32, lastOfEndings: usize, found: bool): void {
  const kind = classes + ((classAt(place) as usize) << CLASS_SHIFT);
  if (found && load<u8>(kind, 2) !== 1) return;
  const pair = place + 1 < length && i32At(unitsOfText, place + 1) === INSIDE_PAIR;
  const end = load<u8>(kind, 3) === 1 ? i32At(runEnds, place) : place + (pair ? 2 : 1);
  const last = load<u8>(kind, 1) as i32;
  for (let entry = load<u8>(kind) as i32; entry < last; entry++) {
    add(firstUnknown + entry, i32At(unknownEntries, entry), place, end, lastOfEndings);
  }
}

function classAt(place: i32): i32 {
  return (i32At(unitsOfText, place) >>> CLASS_AT) & CLASS;
}

/**
 * The best path to a node that begins here with this id; of equal ones that of the earliest node, as in kuromoji. The connections of an id
 * with itself and all that are smaller stand together: first those to it, then it and, downwards, those from it.
 */
function begin(id: i32, lastOfEndings: usize): usize {
  const beginning = beginnings + (id as usize) * BEGINNING;
  if (load<i32>(beginning, BEGINNING_STAMP) === stamp) return beginning;
  // Every other id that is asked about here has begun somewhere before.
  if (id >= idsThere) fetchConnections(id);
  const column = (id as usize) << 1;
  const smaller = connections + (((id * id) as usize) << 1) + (column << 1);
  const larger = connections + column;
  let least = i64.MAX_VALUE;
  for (let ending = endings; ending < lastOfEndings; ending += ENDING) {
    const before = load<i32>(ending, ENDING_ID) as usize;
    // Without branches, which nothing could foresee.
    const at = select(smaller - before, larger + load<i32>(ending, ENDING_SHELL), before <= column);
    const path = load<i64>(ending, ENDING_PATH) + ((load<i16>(at) as i64) << COST_AT);
    least = select(path, least, path < least);
  }
  store<i32>(beginning, stamp, BEGINNING_STAMP);
  store<i64>(beginning, least, BEGINNING_PATH);
  return beginning;
}

function fetchConnections(id: i32): void {
  const first = connections + (((id * id) as usize) << 1);
  need(first);
  need(first + ((id as usize) << 2));
}

function add(entry: i32, packed: i32, start: i32, end: i32, lastOfEndings: usize): void {
  const id = (packed >>> ID_AT) & ID;
  const beginning = begin(id, lastOfEndings);
  const node = nextNode;
  nextNode += NODE;
  if (nextNode > limit) reserve(nextNode);
  const path = load<i64>(beginning, BEGINNING_PATH);
  const cost = (((packed << 16) >> 16) as i64) << COST_AT;
  store<i64>(node, ((path & ~NODE_BITS) + cost) | numberOf(node), NODE_PATH);
  store<i32>(node, entry, NODE_ENTRY);
  store<i32>(node, start, NODE_START);
  store<i32>(node, lastNodeOf(path) as i32, NODE_BEFORE);
  store<i32>(node, i32At(endingAt, end), NODE_NEXT);
  store<i32>(node, id, NODE_ID);
  put(endingAt, end, node as i32);
}

/** What the dictionary says of each unit, and the end of the run of its class, from right to left. */
function classify(text: usize, length: i32): void {
  let next = -1;
  let runEnd = length;
  for (let at = length - 1; at >= 0; at--) {
    const unit = u16At(text, at);
    const end = at + 1;
    let said: i32;
    if (at > 0 && (unit & 0xfc00) === 0xdc00 && (u16At(text, at - 1) & 0xfc00) === 0xd800) {
      put(unitsOfText, at, INSIDE_PAIR);
      at--;
      // No word begins with one; it is of the class of all the rest.
      said = 0;
    } else {
      said = ofUnit(unit);
    }
    put(unitsOfText, at, said);
    const kind = (said >>> CLASS_AT) & CLASS;
    if (kind !== next) runEnd = end;
    put(runEnds, at, runEnd);
    next = kind;
  }
}

/** Writes down the way to a node. */
function trace(last: usize, from: i32, to: i32): void {
  let count = 0;
  for (let node = last; node > firstNode; node = load<i32>(node, NODE_BEFORE) as usize) count++;
  morphemes += count;
  let place = out + ((morphemes as usize) << 3);
  let end = to;
  for (let node = last; node > firstNode; node = load<i32>(node, NODE_BEFORE) as usize) {
    place -= 8;
    store<i32>(place, end);
    store<i32>(place, load<i32>(node, NODE_ENTRY), 4);
    end = from + load<i32>(node, NODE_START);
  }
}
