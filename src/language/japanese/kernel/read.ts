/**
 * The inner loop of reading Japanese, in AssemblyScript: finds the cheapest way through the words of the dictionary. The same choice as
 * kuromoji's, ties included. A command that runs once is over before JavaScript becomes fast; this is as fast for the first sentence as
 * for the last. Knows numbers only; `japanese/kernel.ts` says where in memory everything lies. Linear in the length of the text.
 *
 * What makes it so: at each place the paths that end there are reduced to the best for each connection id, and the best of these is
 * looked for once for each distinct id that begins there; the ends of runs of unknown characters are known beforehand.
 */

// --- in: what `japanese/kernel.ts` writes once: addresses of the sections of the dictionary, then of what is between

const PLACES: usize = 64;

let roots: usize = 0;
let units: usize = 0;
let children: usize = 0;
let childBlocks: usize = 0;
let words: usize = 0;
let wordBlocks: usize = 0;
let entries: usize = 0;
let pairs: usize = 0;
let unknownEntries: usize = 0;
let classes: usize = 0;
let classOf: usize = 0;
let connections: usize = 0;
/** How many entries are known. */
let known: i32 = 0;
/** Bytes a row of connections. */
let row: i32 = 0;

// --- between

/** By connection id, where the best node that ends at a place with it is among those: the stamp of the place, an address. */
let endingOf: usize = 0;
/** By connection id, the best path to a node that begins at a place with it. */
let beginnings: usize = 0;
const BEGINNING: usize = 16;
const BEGINNING_STAMP: usize = 0;
const BEGINNING_BEFORE: usize = 4;
const BEGINNING_COST: usize = 8;
/** The best nodes that end at a place, one a connection id. */
let endings: usize = 0;
const ENDING: usize = 16;
const ENDING_ROW: usize = 0;
const ENDING_NODE: usize = 4;
const ENDING_COST: usize = 8;
/** Where what has no end of its own begins: first the text, in UTF-16. */
let free: usize = 0;

/** By unit of the text: its class; where the run of its class ends. */
let classesOfText: usize = 0;
let runEnds: usize = 0;
/** By place in the segment: the first and the last node that end there, or 0. */
let firstEnding: usize = 0;
let lastEnding: usize = 0;

/** The cost of the best path is a double: 32 bits overflow after some 100,000 unknown words. */
const NODE: usize = 32;
const NODE_COST: usize = 0;
const NODE_ENTRY: usize = 8;
const NODE_START: usize = 12;
const NODE_BEFORE: usize = 16;
/** The next node that ends at the same place. */
const NODE_NEXT: usize = 20;
const NODE_ID: usize = 24;
let firstNode: usize = 0;
let nextNode: usize = 0;
/** The end of memory. */
let limit: usize = 0;

let stamp: i32 = 0;
const LAST_STAMP = 0x7fffffff;

/** The second half of a surrogate pair: nothing begins there. */
const INSIDE_PAIR = 255;
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

/** A sum over one word of each 4 KiB. */
export function sample(from: usize, to: usize): i32 {
  let sum = 0;
  for (let at = from; at + 4 <= to; at += 4096) sum = sum * 31 + load<i32>(at);
  return sum;
}

/** Takes over what `japanese/kernel.ts` has written. */
export function setUp(): void {
  roots = i32At(PLACES, 0) as usize;
  units = i32At(PLACES, 1) as usize;
  children = i32At(PLACES, 2) as usize;
  childBlocks = i32At(PLACES, 3) as usize;
  words = i32At(PLACES, 4) as usize;
  wordBlocks = i32At(PLACES, 5) as usize;
  entries = i32At(PLACES, 6) as usize;
  pairs = i32At(PLACES, 7) as usize;
  unknownEntries = i32At(PLACES, 8) as usize;
  classes = i32At(PLACES, 9) as usize;
  classOf = i32At(PLACES, 10) as usize;
  connections = i32At(PLACES, 11) as usize;
  known = i32At(PLACES, 12);
  const dimension = i32At(PLACES, 13);
  row = dimension << 1;
  endingOf = i32At(PLACES, 14) as usize;
  beginnings = endingOf + ((dimension as usize) << 3);
  endings = beginnings + (dimension as usize) * BEGINNING;
  free = endings + (dimension as usize) * ENDING;
  limit = (memory.size() as usize) << 16;
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
  firstEnding = out + (size << 3);
  lastEnding = firstEnding + ((size + 1) << 2);
  runEnds = lastEnding + ((size + 1) << 2);
  classesOfText = runEnds + (size << 2);
  firstNode = (classesOfText + size + 7) & ~7;
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
  memory.fill(firstEnding, 0, ((length as usize) + 1) << 2);

  // The beginning of the text.
  nextNode = firstNode;
  reserve(nextNode + NODE);
  store<f64>(nextNode, 0, NODE_COST);
  store<i32>(nextNode, 0, NODE_BEFORE);
  store<i32>(nextNode, 0, NODE_NEXT);
  store<i32>(nextNode, 0, NODE_ID);
  put(firstEnding, 0, nextNode as i32);
  put(lastEnding, 0, nextNode as i32);
  nextNode += NODE;

  for (let place = 0; place < length; place++) {
    const head = i32At(firstEnding, place) as usize;
    if (head === 0 || u8At(classesOfText, place) === INSIDE_PAIR) continue;
    const lastOfEndings = reduce(head);
    const found = readKnown(text, place, length, lastOfEndings);
    readUnknown(place, length, lastOfEndings, found);
  }
  // The end of the text is a word of connection id 0 without cost.
  const lastOfEndings = reduce(i32At(firstEnding, length) as usize);
  begin(0, lastOfEndings);
  trace(load<i32>(beginnings, BEGINNING_BEFORE) as usize, from, to);
  nodeCount += ((nextNode - firstNode) / NODE) as i32;
}

/** Among the nodes that end at a place with the same id, the first of the cheapest stands for all. @returns the end of these */
function reduce(head: usize): usize {
  if (stamp === LAST_STAMP) {
    memory.fill(endingOf, 0, endings - endingOf);
    stamp = 0;
  }
  stamp++;
  let end = endings;
  for (let node = head; node !== 0; node = load<i32>(node, NODE_NEXT) as usize) {
    const id = load<i32>(node, NODE_ID);
    const cost = load<f64>(node, NODE_COST);
    const known = endingOf + ((id as usize) << 3);
    if (load<i32>(known) !== stamp) {
      store<i32>(known, stamp);
      store<i32>(known, end as i32, 4);
      store<i32>(end, (connections as i32) + id * row, ENDING_ROW);
      store<i32>(end, node as i32, ENDING_NODE);
      store<f64>(end, cost, ENDING_COST);
      end += ENDING;
    } else {
      const ending = load<i32>(known, 4) as usize;
      if (cost < load<f64>(ending, ENDING_COST)) {
        store<i32>(ending, node as i32, ENDING_NODE);
        store<f64>(ending, cost, ENDING_COST);
      }
    }
  }
  return end;
}

/** Adds all words of the dictionary that begin at a place, the shorter first. @returns whether there are any */
function readKnown(text: usize, place: i32, length: i32, lastOfEndings: usize): bool {
  let found = false;
  let end = place + 1;
  let branch = u16At(roots, u16At(text, place));
  while (branch !== 0) {
    const last = inBlock(words, wordBlocks, branch + 1);
    for (let entry = inBlock(words, wordBlocks, branch); entry < last; entry++) {
      found = true;
      add(entry, i32At(pairs, u16At(entries, entry)), place, end, lastOfEndings);
    }
    branch = end < length ? child(branch, u16At(text, end)) : 0;
    end++;
  }
  return found;
}

/** One of rising numbers, which are counted from the first of each 256. */
function inBlock(numbers: usize, blocks: usize, index: i32): i32 {
  return i32At(blocks, index >>> 8) + u16At(numbers, index);
}

function child(node: i32, unit: i32): i32 {
  let low = inBlock(children, childBlocks, node);
  let high = inBlock(children, childBlocks, node + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = u16At(units, middle);
    if (there === unit) return middle;
    if (there < unit) low = middle + 1;
    else high = middle;
  }
  return 0;
}

/** Adds what begins at a place and no dictionary has: one character, or the whole run of its class. */
function readUnknown(place: i32, length: i32, lastOfEndings: usize, found: bool): void {
  const kind = classes + ((u8At(classesOfText, place) as usize) << CLASS_SHIFT);
  if (found && load<u8>(kind, 2) !== 1) return;
  const pair = place + 1 < length && u8At(classesOfText, place + 1) === INSIDE_PAIR;
  const end = load<u8>(kind, 3) === 1 ? i32At(runEnds, place) : place + (pair ? 2 : 1);
  const last = load<u8>(kind, 1) as i32;
  for (let entry = load<u8>(kind) as i32; entry < last; entry++) {
    add(known + entry, i32At(unknownEntries, entry), place, end, lastOfEndings);
  }
}

/** The best path to a node that begins here with this id; of equal ones that of the earliest node, as in kuromoji. */
function begin(id: i32, lastOfEndings: usize): usize {
  const beginning = beginnings + (id as usize) * BEGINNING;
  if (load<i32>(beginning, BEGINNING_STAMP) === stamp) return beginning;
  const column = (id as usize) << 1;
  let least = Infinity;
  let best: usize = 0;
  for (let ending = endings; ending < lastOfEndings; ending += ENDING) {
    const connection = load<i16>((load<i32>(ending, ENDING_ROW) as usize) + column);
    const sum = load<f64>(ending, ENDING_COST) + (connection as f64);
    if (sum > least) continue;
    const node = load<i32>(ending, ENDING_NODE) as usize;
    if (sum < least || node < best) {
      least = sum;
      best = node;
    }
  }
  store<i32>(beginning, stamp, BEGINNING_STAMP);
  store<i32>(beginning, best as i32, BEGINNING_BEFORE);
  store<f64>(beginning, least, BEGINNING_COST);
  return beginning;
}

/** @param packed connection id << 16 | cost (16 bits, signed) */
function add(entry: i32, packed: i32, start: i32, end: i32, lastOfEndings: usize): void {
  const id = packed >>> 16;
  const beginning = begin(id, lastOfEndings);
  const node = nextNode;
  nextNode += NODE;
  if (nextNode > limit) reserve(nextNode);
  store<f64>(node, load<f64>(beginning, BEGINNING_COST) + (((packed << 16) >> 16) as f64), NODE_COST);
  store<i32>(node, entry, NODE_ENTRY);
  store<i32>(node, start, NODE_START);
  store<i32>(node, load<i32>(beginning, BEGINNING_BEFORE), NODE_BEFORE);
  store<i32>(node, 0, NODE_NEXT);
  store<i32>(node, id, NODE_ID);
  if (i32At(firstEnding, end) === 0) put(firstEnding, end, node as i32);
  else store<i32>(i32At(lastEnding, end) as usize, node as i32, NODE_NEXT);
  put(lastEnding, end, node as i32);
}

/** Class of each unit and the end of its run, from right to left. */
function classify(text: usize, length: i32): void {
  for (let at = length - 1; at >= 0; at--) {
    const unit = u16At(text, at);
    let kind = u8At(classOf, unit);
    const next = at + 1;
    if (at > 0 && (unit & 0xfc00) === 0xdc00 && (u16At(text, at - 1) & 0xfc00) === 0xd800) {
      store<u8>(classesOfText + (at as usize), INSIDE_PAIR);
      at--;
      kind = 0;
    }
    store<u8>(classesOfText + (at as usize), kind);
    put(runEnds, at, next < length && u8At(classesOfText, next) === kind ? i32At(runEnds, next) : next);
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
