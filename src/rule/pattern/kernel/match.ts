/**
 * The inner loop of pattern matching, in AssemblyScript: finds out which atoms a sentence holds, which patterns it could match, and
 * runs them. A command that runs once is over before JavaScript becomes fast; this is as fast for the first sentence as for the last.
 * Knows numbers only; `kernel.ts` writes down the bank and the words, and says where in memory everything lies.
 */

// --- in: what `kernel.ts` writes once a bank. The arrays of `bank.ts`, in its order, then what is between.

const PLACES: usize = 64;

let trieFirst: usize = 0;
let literalStart: usize = 0;
let lemmaStart: usize = 0;
let code: usize = 0;
let programs: usize = 0;
let looks: usize = 0;
let firstStart: usize = 0;
let wakesStart: usize = 0;
let needsStart: usize = 0;
let needStart: usize = 0;
let trieUnit: usize = 0;
let trieWord: usize = 0;
let literalAtom: usize = 0;
let lemmaAtom: usize = 0;
let firstAtom: usize = 0;
let wakes: usize = 0;
let always: usize = 0;
let needs: usize = 0;
let needAtom: usize = 0;
let slotCounts: usize = 0;
let lookFlags: usize = 0;
let alwaysCount: i32 = 0;
let lookCount: i32 = 0;
/** Two numbers an atom: the reading in which it was last seen, and where its places begin. */
let state: usize = 0;
/** The atoms that the sentence holds. */
let held: usize = 0;
/** By pattern: the reading in which it was last looked at. */
let woken: usize = 0;
/** By need: the reading in which it was last asked for, negative when it was not met. */
let needState: usize = 0;
/** Patterns that could match. */
let candidates: usize = 0;
/** Where what has no end of its own begins. */
let free: usize = 0;
/** The longest literal, in tokens at most. */
let longest: i32 = 0;
let english: bool = false;

/** The roots of the trie. */
const LITERALS = 1;
const LEMMAS = 2;
/** Between the words of an English literal. */
const WORD_BREAK = 0x1f;

const TOKEN = 0;
const CHECK = 1;
const ANY = 2;
const LITERAL = 3;
const GAP = 4;
const SPLIT = 5;
const JUMP = 6;
const SAVE = 7;
const LOOK = 8;
const LOOK_AND_TAKE = 9;
const EDGE = 10;
const DONE = 11;
const SPLIT_IF = 12;
const OP_BITS = 4;
const OP_MASK = 15;
const ENDLESS = 0x1ffffff;

const AHEAD = 1;
const NEGATIVE = 2;
/** How far behind a place a look-behind looks, in tokens. */
const LOOK_BEHIND = 12;

// --- in: what `kernel.ts` writes for each sentence, at `free`

/** By token: lengths of its norm and lemma in UTF-16 units; its class's atoms and how many; its form's; flags. Then norms, then lemmas. */
const TOKEN_SIZE: usize = 28;
const NORM_LENGTH: usize = 0;
const LEMMA_LENGTH: usize = 4;
const CLASS_ATOMS: usize = 8;
const CLASS_COUNT: usize = 12;
const FORM_ATOMS: usize = 16;
const FORM_COUNT: usize = 20;
const FLAGS: usize = 24;
const ENDS_CLAUSE = 1;
const IS_PUNCTUATION = 2;

// --- between

const LAST_READING = 0x3fffffff;
let reading: i32 = 0;
let length: i32 = 0;
let width: i32 = 1;
let heldCount: i32 = 0;
let candidateCount: i32 = 0;
let firstWord: i32 = 0;
let lastWord: i32 = 0;
/** By token: where the literals that begin there begin; each is its number and its end, the shorter first. */
let literalsAt: usize = 0;
let hits: usize = 0;
let hitCount: i32 = 0;
/** A bit a token, `width` words an atom. */
let places: usize = 0;
/** By look and place: 0 not known, 1 yes, 2 no. */
let lookState: usize = 0;
/** Where nothing is kept yet. */
let top: usize = 0;
/** The end of memory. */
let limit: usize = 0;

/** What is saved on the way of a match: the reported part, then captures. */
const SLOTS: usize = 512;
const MOST_SLOTS = 64;

/** The farthest way so far of a near miss: where it began, how far it came, the instruction that did not fit. */
let traced: bool = false;
let traceStart: i32 = 0;
let traceReached: i32 = 0;
let traceFailed: i32 = 0;

function i32At(base: usize, index: i32): i32 {
  return load<i32>(base + ((index as usize) << 2));
}

function u16At(base: usize, index: i32): i32 {
  return load<u16>(base + ((index as usize) << 1)) as i32;
}

function put(base: usize, index: i32, value: i32): void {
  store<i32>(base + ((index as usize) << 2), value);
}

function flagsOf(at: i32): i32 {
  return load<i32>(free + (at as usize) * TOKEN_SIZE + FLAGS);
}

/** Makes memory reach to an address at least. */
function reserve(end: usize): void {
  if (end <= limit) return;
  const missing = (((end + 0xffff) >>> 16) as i32) - memory.size();
  // More than is needed now, so that it is seldom asked for.
  if (missing > 0 && memory.grow(missing + 4) < 0) unreachable();
  limit = (memory.size() as usize) << 16;
}

/** Takes over what `kernel.ts` has written. */
export function setUp(): void {
  trieFirst = i32At(PLACES, 0) as usize;
  literalStart = i32At(PLACES, 1) as usize;
  lemmaStart = i32At(PLACES, 2) as usize;
  code = i32At(PLACES, 3) as usize;
  programs = i32At(PLACES, 4) as usize;
  looks = i32At(PLACES, 5) as usize;
  firstStart = i32At(PLACES, 6) as usize;
  wakesStart = i32At(PLACES, 7) as usize;
  needsStart = i32At(PLACES, 8) as usize;
  needStart = i32At(PLACES, 9) as usize;
  trieUnit = i32At(PLACES, 10) as usize;
  trieWord = i32At(PLACES, 11) as usize;
  literalAtom = i32At(PLACES, 12) as usize;
  lemmaAtom = i32At(PLACES, 13) as usize;
  firstAtom = i32At(PLACES, 14) as usize;
  wakes = i32At(PLACES, 15) as usize;
  always = i32At(PLACES, 16) as usize;
  needs = i32At(PLACES, 17) as usize;
  needAtom = i32At(PLACES, 18) as usize;
  slotCounts = i32At(PLACES, 19) as usize;
  lookFlags = i32At(PLACES, 20) as usize;
  alwaysCount = i32At(PLACES, 21);
  lookCount = i32At(PLACES, 22);
  state = i32At(PLACES, 23) as usize;
  held = i32At(PLACES, 24) as usize;
  woken = i32At(PLACES, 25) as usize;
  needState = i32At(PLACES, 26) as usize;
  candidates = i32At(PLACES, 27) as usize;
  free = i32At(PLACES, 28) as usize;
  longest = i32At(PLACES, 29);
  english = i32At(PLACES, 30) !== 0;
  limit = (memory.size() as usize) << 16;
}

/**
 * Reads a sentence of `count` tokens, whose norms have `normUnits` UTF-16 units together and whose lemmas `lemmaUnits`.
 *
 * @returns how many patterns could match; their numbers stand at `candidates`, in no order
 */
export function read(count: i32, normUnits: i32, lemmaUnits: i32): i32 {
  if (++reading === LAST_READING) {
    // Everything that was seen is forgotten: numbers of readings begin anew.
    memory.fill(state, 0, candidates - state);
    reading = 1;
  }
  length = count;
  width = (count >> 5) + 1;
  heldCount = 0;
  hitCount = 0;
  const norms = free + (count as usize) * TOKEN_SIZE;
  const lemmas = norms + ((normUnits as usize) << 1);
  literalsAt = (lemmas + ((lemmaUnits as usize) << 1) + 3) & ~3;
  hits = literalsAt + ((count as usize) << 2) + 4;
  places = hits + (((count * longest) as usize) << 3);
  reserve(places);
  findEdges();
  let norm = norms;
  let lemma = lemmas;
  for (let at = 0; at < count; at++) {
    const token = free + (at as usize) * TOKEN_SIZE;
    const lemmaLength = load<i32>(token + LEMMA_LENGTH);
    const word = u16At(trieWord, descend(LEMMAS, lemma, lemmaLength));
    if (word > 0) hold(lemmaAtom, i32At(lemmaStart, word - 1), i32At(lemmaStart, word), at);
    hold(load<i32>(token + CLASS_ATOMS) as usize, 0, load<i32>(token + CLASS_COUNT), at);
    hold(load<i32>(token + FORM_ATOMS) as usize, 0, load<i32>(token + FORM_COUNT), at);
    put(literalsAt, at, hitCount);
    readLiterals(at, norm);
    lemma += (lemmaLength as usize) << 1;
    norm += (load<i32>(token + NORM_LENGTH) as usize) << 1;
  }
  put(literalsAt, count, hitCount);
  lookState = places + (((heldCount * width) as usize) << 2);
  top = (lookState + (lookCount as usize) * ((count + 1) as usize) + 7) & ~7;
  reserve(top);
  memory.fill(lookState, 0, top - lookState);
  return findCandidates();
}

/** Nothing but punctuation stands before the first word and behind the last. */
function findEdges(): void {
  firstWord = 0;
  while (firstWord < length && (flagsOf(firstWord) & IS_PUNCTUATION) !== 0) firstWord++;
  lastWord = length;
  while (lastWord > 0 && (flagsOf(lastWord - 1) & IS_PUNCTUATION) !== 0) lastWord--;
}

function child(node: i32, unit: i32): i32 {
  let low = i32At(trieFirst, node);
  let high = i32At(trieFirst, node + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = u16At(trieUnit, middle);
    if (there === unit) return middle;
    if (there < unit) low = middle + 1;
    else high = middle;
  }
  return 0;
}

/** Most nodes have one child, or none: these need no search. */
function descend(node: i32, text: usize, units: i32): i32 {
  for (let end = text + ((units as usize) << 1); text < end && node > 0; text += 2) {
    const unit = load<u16>(text) as i32;
    const first = i32At(trieFirst, node);
    const children = i32At(trieFirst, node + 1) - first;
    if (children === 1) node = u16At(trieUnit, first) === unit ? first : 0;
    else node = children === 0 ? 0 : child(node, unit);
  }
  return node;
}

/** The literals that begin at a token and end with one. */
function readLiterals(start: i32, text: usize): void {
  let node = LITERALS;
  for (let at = start; at < length; at++) {
    const units = load<i32>(free + (at as usize) * TOKEN_SIZE + NORM_LENGTH);
    if (units === 0) return;
    if (at > start && english) node = child(node, WORD_BREAK);
    node = descend(node, text, units);
    if (node === 0) return;
    text += (units as usize) << 1;
    const word = u16At(trieWord, node);
    if (word === 0) continue;
    const hit = hits + ((hitCount as usize) << 3);
    store<i32>(hit, word - 1);
    store<i32>(hit, at + 1, 4);
    hitCount++;
    hold(literalAtom, i32At(literalStart, word - 1), i32At(literalStart, word), start);
  }
}

/** Notes that a token has each of some atoms: `atoms[from]`–`atoms[to]`, half-open. */
function hold(atoms: usize, from: i32, to: i32, at: i32): void {
  if (from === to) return;
  reserve(places + ((((heldCount + to - from) * width) as usize) << 2));
  const word = at >> 5;
  const bit = 1 << (at & 31);
  for (let index = from; index < to; index++) {
    const atom = u16At(atoms, index);
    const seen = state + ((atom as usize) << 3);
    let slot: i32;
    if (load<i32>(seen) === reading) slot = load<i32>(seen, 4);
    else {
      slot = heldCount * width;
      store<i32>(seen, reading);
      store<i32>(seen, slot, 4);
      store<u16>(held + ((heldCount as usize) << 1), atom as u16);
      heldCount++;
      for (let clear = 0; clear < width; clear++) put(places, slot + clear, 0);
    }
    put(places, slot + word, i32At(places, slot + word) | bit);
  }
}

function isHeld(atom: i32): bool {
  return load<i32>(state + ((atom as usize) << 3)) === reading;
}

function has(atom: i32, at: i32): bool {
  const seen = state + ((atom as usize) << 3);
  return load<i32>(seen) === reading && ((i32At(places, load<i32>(seen, 4) + (at >> 5)) >>> (at & 31)) & 1) !== 0;
}

function findCandidates(): i32 {
  candidateCount = 0;
  for (let index = 0; index < alwaysCount; index++) put(candidates, candidateCount++, u16At(always, index));
  for (let index = 0; index < heldCount; index++) {
    const atom = u16At(held, index);
    const end = i32At(wakesStart, atom + 1);
    for (let at = i32At(wakesStart, atom); at < end; at++) {
      const pattern = u16At(wakes, at);
      if (i32At(woken, pattern) === reading) continue;
      put(woken, pattern, reading);
      if (meetsAll(pattern)) put(candidates, candidateCount++, pattern);
    }
  }
  return candidateCount;
}

function meetsAll(pattern: i32): bool {
  const end = i32At(needsStart, pattern + 1);
  for (let at = i32At(needsStart, pattern); at < end; at++) if (!meets(u16At(needs, at))) return false;
  return true;
}

function meets(need: i32): bool {
  const known = i32At(needState, need);
  if (known === reading) return true;
  if (known === -reading) return false;
  const end = i32At(needStart, need + 1);
  for (let index = i32At(needStart, need); index < end; index++) {
    if (isHeld(u16At(needAtom, index))) {
      put(needState, need, reading);
      return true;
    }
  }
  put(needState, need, -reading);
  return false;
}

/**
 * All matches of a pattern in the sentence that was read last, from left to right, without overlaps.
 *
 * @returns how many; each stands at {@link foundAt} as its start, its end and its slots
 */
export function find(pattern: i32): i32 {
  const before = top;
  const program = i32At(programs, pattern);
  const instructions = i32At(programs, pattern + 1) - program;
  const slots = load<u8>(slotCounts + (pattern as usize)) as i32;
  const tried = tableFor(instructions);
  const found = top;
  let matches = 0;
  let freeFrom = 0;
  for (let word = 0; word < width; word++) {
    let bits = startsIn(pattern, word);
    while (bits !== 0) {
      const start = (word << 5) + ctz(bits);
      bits &= bits - 1;
      if (start >= length) break;
      if (start < freeFrom) continue;
      memory.fill(SLOTS, 0xff, (slots as usize) << 2);
      const end = walk(program, start, tried, 0, -1);
      // What was tried on the way of a match did not fail: the next start may use it.
      if (end >= 0) memory.fill(tried, 0, found - tried);
      if (end <= start) continue;
      const size = ((slots + 2) as usize) << 2;
      reserve(top + size);
      store<i32>(top, start);
      store<i32>(top, end, 4);
      memory.copy(top + 8, SLOTS, (slots as usize) << 2);
      top += size;
      matches++;
      freeFrom = end;
    }
  }
  lastFound = found;
  top = before;
  return matches;
}

let lastFound: usize = 0;

/** Where the matches stand that were found last. */
export function foundAt(): usize {
  return lastFound;
}

/** The tokens of one word of bits with which a match may begin. */
function startsIn(pattern: i32, word: i32): i32 {
  const from = i32At(firstStart, pattern);
  const to = i32At(firstStart, pattern + 1);
  if (from === to) return -1;
  let bits = 0;
  for (let index = from; index < to; index++) {
    const seen = state + ((u16At(firstAtom, index) as usize) << 3);
    if (load<i32>(seen) === reading) bits |= i32At(places, load<i32>(seen, 4) + word);
  }
  return bits;
}

/** A bit for each (instruction, place) that was tried, none set; stands at the top. */
function tableFor(instructions: i32): usize {
  const table = top;
  top = (table + (((instructions * (length + 1)) as usize) >>> 3) + 8) & ~7;
  reserve(top);
  memory.fill(table, 0, top - table);
  return table;
}

/**
 * The end of the first way through a program from a place, or -1.
 *
 * @param depth 0 for a pattern, more for looks within it
 * @param mustEndAt a way that ends elsewhere has failed; -1: it may end anywhere
 */
function walk(program: i32, start: i32, tried: usize, depth: i32, mustEndAt: i32): i32 {
  const across = length + 1;
  const instructions = code + ((program as usize) << 2);
  // Pairs of (instruction, place); a negative instruction restores the slot ~instruction to the given value.
  const stack = top;
  let end = stack;
  let pc = 0;
  let at = start;
  let isOpen = true;
  while (isOpen) {
    for (;;) {
      const key = pc * across + at;
      const byte = tried + ((key as usize) >>> 3);
      const bit = 1 << (key & 7);
      const seen = load<u8>(byte) as i32;
      if ((seen & bit) !== 0) break;
      store<u8>(byte, (seen | bit) as u8);
      reserve(end + 1024);
      const word = i32At(instructions, pc);
      const argument = word >> OP_BITS;
      let ok = false;
      switch (word & OP_MASK) {
        case TOKEN:
          ok = at < length && has(argument, at);
          if (ok) at++;
          break;
        case CHECK:
          ok = at < length && has(argument, at);
          break;
        case ANY:
          ok = at < length;
          at++;
          break;
        case LITERAL:
          if (at < length && has(argument, at)) end = pushLiterals(argument, at, pc + 1, end);
          break;
        case GAP: {
          const withinClause = (argument & 1) !== 0;
          const most = argument >> 1;
          if (most === ENDLESS) {
            // One token at a time: the rest of the gap is this instruction at the next place.
            if (at < length && !(withinClause && (flagsOf(at) & ENDS_CLAUSE) !== 0)) {
              store<i32>(end, pc);
              store<i32>(end, at + 1, 4);
              end += 8;
            }
          } else {
            let to = at;
            while (to - at < most && to < length && !(withinClause && (flagsOf(to) & ENDS_CLAUSE) !== 0)) to++;
            for (; to > at; to--) {
              store<i32>(end, pc + 1);
              store<i32>(end, to, 4);
              end += 8;
            }
          }
          ok = true;
          break;
        }
        case SPLIT:
          store<i32>(end, argument);
          store<i32>(end, at, 4);
          end += 8;
          ok = true;
          break;
        case SPLIT_IF: {
          const target = i32At(instructions, pc + 1);
          if (at < length && has(argument, at)) {
            store<i32>(end, target);
            store<i32>(end, at, 4);
            end += 8;
            pc += 2;
          } else pc = target;
          continue;
        }
        case JUMP:
          pc = argument;
          continue;
        case SAVE:
          if (depth === 0) {
            store<i32>(end, ~argument);
            store<i32>(end, i32At(SLOTS, argument), 4);
            end += 8;
            put(SLOTS, argument, at);
          }
          ok = true;
          break;
        case LOOK:
          ok = holds(argument, at, depth, end);
          break;
        case LOOK_AND_TAKE:
          ok = at < length && holds(argument, at, depth, end);
          if (ok) at++;
          break;
        case EDGE:
          ok = argument === 0 ? at <= firstWord : at >= lastWord;
          break;
        case DONE:
          if (mustEndAt < 0 || at === mustEndAt) return at;
          break;
      }
      if (!ok) {
        if (traced && depth === 0 && (word & OP_MASK) !== DONE && at >= traceReached && at > traceStart) {
          traceReached = at;
          traceFailed = pc;
        }
        break;
      }
      pc++;
    }
    // Back to the last way that was left open.
    isOpen = false;
    while (!isOpen && end > stack) {
      end -= 8;
      pc = load<i32>(end);
      at = load<i32>(end, 4);
      if (pc >= 0) isOpen = true;
      else put(SLOTS, ~pc, at);
    }
  }
  return -1;
}

/** The ends of all literals of a table that begin at a token, the nearer first. @returns the end of the stack */
function pushLiterals(atom: i32, at: i32, pc: i32, stack: usize): usize {
  const to = i32At(literalsAt, at + 1);
  for (let index = i32At(literalsAt, at); index < to; index++) {
    const hit = hits + ((index as usize) << 3);
    const literal = load<i32>(hit);
    let low = i32At(literalStart, literal);
    const last = i32At(literalStart, literal + 1);
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (u16At(literalAtom, middle) < atom) low = middle + 1;
      else high = middle;
    }
    if (low === last || u16At(literalAtom, low) !== atom) continue;
    reserve(stack + 8);
    store<i32>(stack, pc);
    store<i32>(stack, load<i32>(hit, 4), 4);
    stack += 8;
  }
  return stack;
}

/** @param end of the stack of the walk that asks: above it is room */
function holds(look: i32, at: i32, depth: i32, end: usize): bool {
  const known = lookState + (look as usize) * ((length + 1) as usize) + (at as usize);
  if (load<u8>(known) === 0) {
    const flags = load<u8>(lookFlags + (look as usize)) as i32;
    const program = i32At(looks, look);
    const before = top;
    top = (end + 7) & ~7;
    const tried = tableFor(i32At(looks, look + 1) - program);
    let found = false;
    if ((flags & AHEAD) !== 0) found = walk(program, at, tried, depth + 1, -1) >= 0;
    else {
      const farthest = max(0, at - LOOK_BEHIND);
      for (let start = at; start >= farthest && !found; start--) {
        found = walk(program, start, tried, depth + 1, at) >= 0;
      }
    }
    top = before;
    store<u8>(known, found !== ((flags & NEGATIVE) !== 0) ? 1 : 2);
  }
  return load<u8>(known) === 1;
}

/**
 * How far a pattern comes from a place.
 *
 * @returns how far, or -1 when it matches; {@link failedAt} is the instruction that did not fit
 */
export function trace(pattern: i32, start: i32): i32 {
  const before = top;
  const program = i32At(programs, pattern);
  traced = true;
  traceStart = start;
  traceReached = start;
  traceFailed = 0;
  memory.fill(SLOTS, 0xff, MOST_SLOTS << 2);
  const end = walk(program, start, tableFor(i32At(programs, pattern + 1) - program), 0, -1);
  traced = false;
  top = before;
  return end > start ? -1 : traceReached;
}

export function failedAt(): i32 {
  return traceFailed;
}
