/**
 * The inner loop of pattern matching, in AssemblyScript: finds out which words and atoms a sentence holds, which patterns it could match,
 * and runs them. A command that runs once is over before JavaScript becomes fast; this is as fast for the first sentence as for the last.
 * Knows numbers only; `kernel.ts` puts a bank and the words of sentences into memory.
 */

// --- in: the bank, a file as `bank.ts` packs it

const BANK: usize = 1024;
const MAGIC = 0x426b6e50;
const VERSION = 6;
const HEAD: usize = 16;
/** One word of 32 bits of each so many bytes is in the check sum. */
const STRIDE: usize = 508;

let atomCount: i32 = 0;
/** Atoms below this wake patterns. */
let wakingAtoms: i32 = 0;
let wordCount: i32 = 0;
/** The longest literal, in tokens at most. */
let longest: i32 = 0;
let english: bool = false;

let trieFirst: usize = 0;
let wordStart: usize = 0;
let atomStart: usize = 0;
let programs: usize = 0;
let looks: usize = 0;
let blocks: usize = 0;
let firstStart: usize = 0;
let wakesStart: usize = 0;
let needsStart: usize = 0;
let needStart: usize = 0;
let trieUnit: usize = 0;
let trieWord: usize = 0;
let wordAtom: usize = 0;
let atomWord: usize = 0;
let code: usize = 0;
let blockOf: usize = 0;
let firstAtom: usize = 0;
let wakes: usize = 0;
let always: usize = 0;
let needs: usize = 0;
let needAtom: usize = 0;
let slotCounts: usize = 0;
let lookFlags: usize = 0;
let isAside: usize = 0;
let alwaysCount: i32 = 0;
let lookCount: i32 = 0;
let patternCount: i32 = 0;

/** The roots of the trie. */
const LITERALS = 1;
const LEMMAS = 2;
const CLASSES = 3;
const FORMS = 4;
/** Between the parts of a class's name. */
const DOT = 0x2e;
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
const TRY_IF = 13;
const OP_BITS = 4;
const OP_MASK = 15;
const FAR = 0xfff;
const ENDLESS = 0x3ff;

const AHEAD = 1;
const NEGATIVE = 2;
/** How far behind a place a look-behind looks, in tokens. */
const LOOK_BEHIND = 12;

// --- in and between: words as tokens have them, each described once

/**
 * What `kernel.ts` writes: lengths of norm, lemma (-1 when it is the norm), class and form in UTF-16 units, and flags; from `WORDS` on class,
 * form, norm and lemma, in 16 bits a unit. The loop puts the words of class and form over their names, and before them how many they are;
 * 1 + the words of norm and lemma, 0 for none; the node of the trie where longer literals go on, 0 for none; where the norm stands. The bit
 * of its first units is in the mask of every type after which a literal may go on with it.
 */
const NORM_LENGTH: usize = 0;
const LEMMA_LENGTH: usize = 4;
const CLASS_LENGTH: usize = 8;
const FORM_LENGTH: usize = 12;
const FLAGS: usize = 16;
const WORD_COUNT: usize = 20;
const LITERAL_WORD: usize = 24;
const LEMMA_WORD: usize = 28;
const GOES_ON: usize = 32;
const NORM_AT: usize = 36;
const START_BIT: usize = 40;
const ONWARD_MASK: usize = 48;
const WORDS: usize = 56;
const ENDS_CLAUSE = 1;
const IS_PUNCTUATION = 2;

// --- in: a sentence. By token: its type, and its place in the sentence with white space counted.

const TOKEN_SIZE: usize = 8;

// --- out

/** What `kernel.ts` wants to know of a bank: where nothing is kept behind it, and how long its words are at most. */
const OUT: usize = 64;

// --- between

/**
 * What is known of a sentence is stamped with its number, so that nothing needs to be cleared before the next one. Every number has a
 * second one above it, for what is asked a second question. Stamps are bytes: those of a sentence stay in the nearest memory.
 */
const LAST_READING = 252;
let reading: i32 = 0;
let stamps: usize = 0;
/** By word: whether the sentence holds it; and the address of its places. */
let wordSeen: usize = 0;
let wordPlaces: usize = 0;
/** By atom: whether the sentence holds it, with the second number once the address of its places is known. */
let atomHeld: usize = 0;
let atomPlaces: usize = 0;
/** By need: whether it is met; with the second number, that it is not. */
let needState: usize = 0;
/** By pattern: whether it was looked at. */
let woken: usize = 0;
/** By look: whether it was asked; and the address of what it was answered, by token: 0 not known, 1 yes, 2 no. */
let lookAsked: usize = 0;
let lookAnswers: usize = 0;
let stampsEnd: usize = 0;
/** Atoms that the sentence holds and that wake patterns. */
let wakers: usize = 0;
let wakerCount: i32 = 0;
/** A bit a pattern that could match. */
let candidates: usize = 0;
let candidateWidth: i32 = 0;

let sentence: usize = 0;
let length: i32 = 0;
/** How many words of bits it takes to have one bit a token. */
let width: i32 = 1;
let firstWord: i32 = 0;
let lastWord: i32 = 0;
/** By token: where the literals that begin there begin; each is its word and its end, the shorter first. */
let literalsAt: usize = 0;
let hits: usize = 0;
let hitCount: i32 = 0;
/** Where the places of the next word, and of atoms with several words, are put: a bit a token. */
let nextPlaces: usize = 0;
/** How many atoms the sentence holds at most. */
let heldCount: i32 = 0;
/** Where the answers of the next look are put. */
let nextAnswers: usize = 0;
/** Where nothing is kept yet. */
let top: usize = 0;
/** The end of memory. */
let limit: usize = 0;

/** What is saved on the way of a match: the reported part, then captures. */
const SLOTS: usize = 512;
const MOST_SLOTS = 64;

/** A walk of more steps than this begins anew, and remembers from then on where it was. Hardly any does. */
const FEW_STEPS = 256;
/** The end of a walk that took too many steps. */
const TOO_LONG = -2;

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

function u8At(base: usize, index: i32): i32 {
  return load<u8>(base + (index as usize)) as i32;
}

function put(base: usize, index: i32, value: i32): void {
  store<i32>(base + ((index as usize) << 2), value);
}

function aligned(address: usize): usize {
  return (address + 7) & ~7;
}

function typeOf(at: i32): usize {
  return load<i32>(sentence + (at as usize) * TOKEN_SIZE) as usize;
}

function flagsOf(at: i32): i32 {
  return load<i32>(typeOf(at) + FLAGS);
}

/** Makes memory reach to an address at least. */
function reserve(end: usize): void {
  if (end > limit) grow(end);
}

function grow(end: usize): void {
  const missing = (((end + 0xffff) >>> 16) as i32) - memory.size();
  // More than is needed now, so that it is seldom asked for.
  if (missing > 0 && memory.grow(missing + 4) < 0) unreachable();
  limit = (memory.size() as usize) << 16;
}

let lengthAt: usize = 0;
let arrayAt: usize = 0;

/** Where the next array of the bank stands, by the bytes of one of its items. */
function next(size: usize): usize {
  const array = arrayAt;
  arrayAt = (array + (load<i32>(lengthAt) as usize) * size + 3) & ~3;
  lengthAt += 4;
  return array;
}

const NUMBERS = 5;
const ARRAYS = 24;

/**
 * Takes over the bank.
 *
 * @returns 0, or what is wrong with it: 1 it is another file, 2 of another version, 3 it breaks off, 4 it is damaged
 */
export function setUp(size: usize): i32 {
  if (size < HEAD + 4 || load<i32>(BANK) !== MAGIC) return 1;
  if (load<i32>(BANK, 4) !== VERSION) return 2;
  const body = BANK + HEAD;
  const end = BANK + size;
  if ((load<i32>(BANK, 8) as usize) !== end - body) return 3;
  let sum: i32 = 0x811c9dc5 as i32;
  for (let at = body; at + 4 <= end; at += STRIDE) sum = (sum ^ load<i32>(at)) * 0x01000193;
  if (load<i32>(BANK, 12) !== sum) return 4;

  atomCount = load<i32>(body);
  wakingAtoms = load<i32>(body, 4);
  wordCount = load<i32>(body, 8);
  longest = load<i32>(body, 12);
  english = load<i32>(body, 16) !== 0;
  lengthAt = body + NUMBERS * 4;
  arrayAt = lengthAt + ARRAYS * 4;
  trieFirst = next(4);
  wordStart = next(4);
  atomStart = next(4);
  patternCount = load<i32>(lengthAt) - 1;
  programs = next(4);
  looks = next(4);
  blocks = next(4);
  firstStart = next(4);
  wakesStart = next(4);
  needsStart = next(4);
  const needCount = load<i32>(lengthAt);
  needStart = next(4);
  trieUnit = next(2);
  trieWord = next(2);
  wordAtom = next(2);
  atomWord = next(2);
  code = next(2);
  blockOf = next(2);
  firstAtom = next(2);
  wakes = next(2);
  alwaysCount = load<i32>(lengthAt);
  always = next(2);
  needs = next(2);
  needAtom = next(2);
  slotCounts = next(1);
  lookCount = load<i32>(lengthAt);
  lookFlags = next(1);
  isAside = next(1);

  candidateWidth = (patternCount + 31) >>> 5;
  stamps = aligned(end);
  wordSeen = stamps;
  atomHeld = wordSeen + (wordCount as usize);
  needState = atomHeld + (atomCount as usize);
  woken = needState + (needCount as usize);
  lookAsked = woken + (patternCount as usize);
  stampsEnd = lookAsked + (lookCount as usize);
  wordPlaces = aligned(stampsEnd);
  atomPlaces = wordPlaces + ((wordCount as usize) << 2);
  lookAnswers = atomPlaces + ((atomCount as usize) << 2);
  wakers = lookAnswers + ((lookCount as usize) << 2);
  candidates = aligned(wakers + (((wakingAtoms + 1) as usize) << 1));
  const free = aligned(candidates + ((candidateWidth as usize) << 2));
  reserve(free);
  store<i32>(OUT, free as i32);
  store<i32>(OUT, longest, 4);
  return 0;
}

/**
 * Reads a sentence, and looks for all patterns in it that are not aside.
 *
 * @param at where its tokens stand; behind them nothing is kept
 * @param types where types begin that have not been described
 * @param all whether every pattern is run, whatever words it needs
 * @param again whether it is known what is found: the sentence is only made ready for {@link findBlock}
 * @returns 0 when nothing was found and nothing that is aside could be, else where it stands: how many blocks aside have patterns that
 *   could match, and which; then the matches as {@link matches} has them
 */
export function read(at: usize, count: i32, types: usize, typesEnd: usize, all: bool, again: bool): usize {
  reading += 2;
  if (reading > LAST_READING) {
    // Everything that was seen is forgotten: numbers of readings begin anew.
    memory.fill(stamps, 0, stampsEnd - stamps);
    reading = 2;
  }
  while (types < typesEnd) types = describe(types);
  sentence = at;
  length = count;
  width = (count >> 5) + 1;
  wakerCount = 0;
  heldCount = 0;
  hitCount = 0;
  literalsAt = at + (count as usize) * TOKEN_SIZE;
  hits = literalsAt + ((count as usize) << 2) + 4;
  nextPlaces = hits + (((count * longest) as usize) << 3);
  reserve(nextPlaces);
  findEdges();
  for (let token = 0; token < count; token++) {
    const type = typeOf(token);
    const lemma = load<i32>(type + LEMMA_WORD);
    if (lemma > 0) see(lemma - 1, token);
    for (let index = 0, words = load<i32>(type + WORD_COUNT); index < words; index++) {
      see(u16At(type + WORDS, index), token);
    }
    put(literalsAt, token, hitCount);
    readLiterals(type, token);
  }
  put(literalsAt, count, hitCount);
  // An atom with several words has places of its own once they are asked for.
  nextAnswers = nextPlaces + (((min(heldCount, atomCount) * width) as usize) << 2);
  top = aligned(nextAnswers + (lookCount as usize) * ((count + 1) as usize));
  reserve(top + ROOM);
  findCandidates(all);
  return again ? 0 : findAll();
}

/** Finds the words of a type. @returns where the next one begins */
function describe(type: usize): usize {
  const classLength = load<i32>(type + CLASS_LENGTH);
  const formLength = load<i32>(type + FORM_LENGTH);
  const classEnd = type + WORDS + ((classLength as usize) << 1);
  const norm = classEnd + ((formLength as usize) << 1);
  let words = putPrefixes(CLASSES, type + WORDS, classEnd, type + WORDS, true);
  words = putPrefixes(FORMS, classEnd, norm, words, false);
  store<i32>(type + WORD_COUNT, ((words - type - WORDS) >>> 1) as i32);

  const normLength = load<i32>(type + NORM_LENGTH);
  const normEnd = norm + ((normLength as usize) << 1);
  const lemmaLength = load<i32>(type + LEMMA_LENGTH);
  const isNorm = lemmaLength < 0;
  const literal = descend(LITERALS, norm, normLength);
  const node = normLength === 0 ? 0 : onward(literal);
  const lemma = descend(LEMMAS, isNorm ? norm : normEnd, isNorm ? normLength : lemmaLength);
  store<i32>(type + NORM_AT, norm as i32);
  store<i32>(type + LITERAL_WORD, u16At(trieWord, literal));
  store<i32>(type + LEMMA_WORD, u16At(trieWord, lemma));
  store<i32>(type + GOES_ON, node);
  store<i64>(type + ONWARD_MASK, node === 0 ? 0 : startsBelow(node));
  store<i64>(
    type + START_BIT,
    normLength === 0 ? 0 : bitOf(load<u16>(norm), normLength === 1 ? 0 : load<u16>(norm, 2)),
  );
  return (normEnd + ((max(0, lemmaLength) as usize) << 1) + 3) & ~3;
}

/** Puts the words that a name begins with, no more than it has units. @returns where they end */
function putPrefixes(root: i32, name: usize, end: usize, to: usize, inParts: bool): usize {
  let node = root;
  while (name < end) {
    node = child(node, load<u16>(name) as i32);
    name += 2;
    if (node === 0) break;
    const word = u16At(trieWord, node);
    if (word === 0 || (inParts && name < end && load<u16>(name) !== DOT)) continue;
    store<u16>(to, (word - 1) as u16);
    to += 2;
  }
  return to;
}

/** One of 64, by how a text begins. */
function bitOf(first: i32, second: i32): i64 {
  return (1 as i64) << (((first * 0x9e3779b1 + second * 0x85ebca6b) >>> 26) as i64);
}

/** The bits of all texts with which a way through the trie goes on. */
function startsBelow(node: i32): i64 {
  let mask: i64 = 0;
  const end = i32At(trieFirst, node + 1);
  for (let first = i32At(trieFirst, node); first < end; first++) {
    const unit = u16At(trieUnit, first);
    mask |= bitOf(unit, 0);
    const last = i32At(trieFirst, first + 1);
    for (let second = i32At(trieFirst, first); second < last; second++) mask |= bitOf(unit, u16At(trieUnit, second));
  }
  return mask;
}

/** Where a literal goes on with its next token. */
function onward(node: i32): i32 {
  if (english) return child(node, WORD_BREAK);
  return i32At(trieFirst, node + 1) > i32At(trieFirst, node) ? node : 0;
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

function descend(node: i32, text: usize, units: i32): i32 {
  for (let end = text + ((units as usize) << 1); text < end && node > 0; text += 2) {
    node = child(node, load<u16>(text) as i32);
  }
  return node;
}

/** The literals that begin at a token and end with one. */
function readLiterals(type: usize, start: i32): void {
  const word = load<i32>(type + LITERAL_WORD);
  if (word > 0) hit(word - 1, start, start + 1);
  let node = load<i32>(type + GOES_ON);
  if (node === 0 || start + 1 === length) return;
  // Most words go on with none that follows.
  if ((load<i64>(type + ONWARD_MASK) & load<i64>(typeOf(start + 1) + START_BIT)) === 0) return;
  for (let at = start + 1; node > 0 && at < length; at++) {
    const other = typeOf(at);
    const units = load<i32>(other + NORM_LENGTH);
    if (units === 0) return;
    node = descend(node, load<i32>(other + NORM_AT) as usize, units);
    if (node === 0) return;
    const longer = u16At(trieWord, node);
    if (longer > 0) hit(longer - 1, start, at + 1);
    node = onward(node);
  }
}

function hit(word: i32, start: i32, end: i32): void {
  const address = hits + ((hitCount as usize) << 3);
  store<i32>(address, word);
  store<i32>(address, end, 4);
  hitCount++;
  see(word, start);
}

/** Notes that a token has a word, and what atoms the sentence holds with it. */
function see(word: i32, at: i32): void {
  let there: usize;
  if (u8At(wordSeen, word) === reading) there = i32At(wordPlaces, word) as usize;
  else {
    there = nextPlaces;
    nextPlaces += (width as usize) << 2;
    reserve(nextPlaces);
    for (let clear = there; clear < nextPlaces; clear += 4) store<i32>(clear, 0);
    store<u8>(wordSeen + (word as usize), reading as u8);
    put(wordPlaces, word, there as i32);
    let index = wordAtom + ((i32At(wordStart, word) as usize) << 1);
    const end = wordAtom + ((i32At(wordStart, word + 1) as usize) << 1);
    heldCount += ((end - index) >>> 1) as i32;
    // Without a branch for what is held already, which nobody could foretell.
    for (; index < end; index += 2) {
      const atom = load<u16>(index) as i32;
      if (atom >= wakingAtoms) break;
      const held = atomHeld + (atom as usize);
      store<u16>(wakers + ((wakerCount as usize) << 1), atom as u16);
      wakerCount += load<u8>(held) === (reading as u8) ? 0 : 1;
      store<u8>(held, reading as u8);
    }
    for (; index < end; index += 2) store<u8>(atomHeld + (load<u16>(index) as usize), reading as u8);
  }
  there += ((at >> 5) as usize) << 2;
  store<i32>(there, load<i32>(there) | (1 << (at & 31)));
}

/** Where it stands which tokens have an atom, or 0 when none has it. */
function placesOf(atom: i32): usize {
  const held = u8At(atomHeld, atom);
  if (held < reading) return 0;
  return held > reading ? (i32At(atomPlaces, atom) as usize) : gather(atom);
}

/** The places of all words of an atom that the sentence holds. */
function gather(atom: i32): usize {
  let places: usize = 0;
  let isOwn = false;
  const end = i32At(atomStart, atom + 1);
  for (let index = i32At(atomStart, atom); index < end; index++) {
    const word = u16At(atomWord, index);
    if (u8At(wordSeen, word) !== reading) continue;
    const ofWord = i32At(wordPlaces, word) as usize;
    if (places === 0) {
      places = ofWord;
      continue;
    }
    if (!isOwn) {
      isOwn = true;
      memory.copy(nextPlaces, places, (width as usize) << 2);
      places = nextPlaces;
      nextPlaces += (width as usize) << 2;
    }
    for (let at = 0; at < width; at++) put(places, at, i32At(places, at) | i32At(ofWord, at));
  }
  store<u8>(atomHeld + (atom as usize), (reading + 1) as u8);
  put(atomPlaces, atom, places as i32);
  return places;
}

function has(atom: i32, at: i32): bool {
  return isHeld(atom) && stands(atom, at);
}

function stands(atom: i32, at: i32): bool {
  const places = placesOf(atom);
  return places !== 0 && ((i32At(places, at >> 5) >>> (at & 31)) & 1) !== 0;
}

/** Stands for a need where there is none. */
const NONE = 0xffff;

function findCandidates(all: bool): void {
  memory.fill(candidates, all ? 0xff : 0, (candidateWidth as usize) << 2);
  if (all) return;
  for (let index = 0; index < alwaysCount; index += 2) wake(u16At(always, index), u16At(always, index + 1));
  for (let index = 0; index < wakerCount; index++) {
    const atom = u16At(wakers, index);
    const end = i32At(wakesStart, atom + 1);
    for (let at = i32At(wakesStart, atom); at < end; at += 2) wake(u16At(wakes, at), u16At(wakes, at + 1));
  }
}

/** @param need the first further one, which most do not meet: it is asked for before the pattern is looked at */
function wake(pattern: i32, need: i32): void {
  if (need !== NONE && !isMet(need)) return;
  const seen = woken + (pattern as usize);
  if (load<u8>(seen) === (reading as u8)) return;
  store<u8>(seen, reading as u8);
  if (!meetsAll(pattern)) return;
  const bits = candidates + (((pattern >> 5) as usize) << 2);
  store<i32>(bits, load<i32>(bits) | (1 << (pattern & 31)));
}

function meetsAll(pattern: i32): bool {
  const end = i32At(needsStart, pattern + 1);
  for (let at = i32At(needsStart, pattern); at < end; at++) {
    if (!isMet(u16At(needs, at))) return false;
  }
  return true;
}

/** A need of one atom is that atom. */
function isMet(need: i32): bool {
  return need < atomCount ? isHeld(need) : meets(need - atomCount);
}

function isHeld(atom: i32): bool {
  return u8At(atomHeld, atom) >= reading;
}

function meets(need: i32): bool {
  const known = u8At(needState, need);
  if (known >= reading) return known === reading;
  const end = i32At(needStart, need + 1);
  for (let index = i32At(needStart, need); index < end; index++) {
    if (isHeld(u16At(needAtom, index))) {
      store<u8>(needState + (need as usize), reading as u8);
      return true;
    }
  }
  store<u8>(needState + (need as usize), (reading + 1) as u8);
  return false;
}

/** Room for a few numbers at the top. */
const ROOM: usize = 1024;

/** Bits of candidates from a pattern on, of those in the same word. */
function candidatesFrom(pattern: i32): i32 {
  return i32At(candidates, pattern >> 5) & (-1 << (pattern & 31));
}

/** As {@link read} says. */
function findAll(): usize {
  const found = top;
  let asides = 0;
  let last = -1;
  top += 4;
  for (let word = 0; word < candidateWidth; word++) {
    for (let bits = i32At(candidates, word); bits !== 0; bits &= bits - 1) {
      const pattern = (word << 5) + ctz(bits);
      if (pattern >= patternCount) break;
      const block = u16At(blockOf, pattern);
      if (block === last || u8At(isAside, block) === 0) continue;
      last = block;
      asides++;
      reserve(top + ROOM);
      store<i32>(top, block);
      top += 4;
    }
  }
  store<i32>(found, asides);
  const counted = top;
  top += 4;
  let count = 0;
  for (let word = 0; word < candidateWidth; word++) {
    for (let bits = i32At(candidates, word); bits !== 0; bits &= bits - 1) {
      const pattern = (word << 5) + ctz(bits);
      if (pattern >= patternCount) break;
      const block = u16At(blockOf, pattern);
      if (u8At(isAside, block) === 0) count += find(pattern);
    }
  }
  store<i32>(counted, count);
  top = found;
  return asides > 0 || count > 0 ? found : 0;
}

/** The matches of a block's candidates in the sentence that was read last. @returns where they stand: how many, then each */
export function findBlock(block: i32): usize {
  const found = top;
  let count = 0;
  top += 4;
  const end = i32At(blocks, block + 1);
  for (let pattern = i32At(blocks, block); pattern < end; pattern++) {
    const bits = candidatesFrom(pattern);
    if (bits === 0) pattern |= 31;
    else {
      pattern = (pattern & ~31) + ctz(bits);
      if (pattern < end) count += find(pattern);
    }
  }
  store<i32>(found, count);
  top = found;
  return found;
}

/** As {@link findBlock}, of one pattern, whatever words it needs. */
export function findPattern(pattern: i32): usize {
  const found = top;
  top += 4;
  store<i32>(found, find(pattern));
  top = found;
  return found;
}

/**
 * Finds all matches of a pattern in the sentence that was read last, from left to right, without overlaps, and puts them on the top. Of each:
 * the block, where it begins and ends, where its reported part does; how many captures, and where each begins and ends, -1 when it was
 * not met. Places count white space.
 *
 * @returns how many
 */
function find(pattern: i32): i32 {
  const from = i32At(firstStart, pattern);
  const to = i32At(firstStart, pattern + 1);
  const program = i32At(programs, pattern);
  const slots = u8At(slotCounts, pattern);
  let matches = 0;
  let freeFrom = 0;
  let tried: usize = 0;
  let before = top;
  for (let word = 0; word < width; word++) {
    let bits = from === to ? -1 : 0;
    for (let index = from; index < to; index++) {
      const places = placesOf(u16At(firstAtom, index));
      if (places !== 0) bits |= i32At(places, word);
    }
    while (bits !== 0) {
      const start = (word << 5) + ctz(bits);
      bits &= bits - 1;
      if (start >= length) break;
      if (start < freeFrom) continue;
      memory.fill(SLOTS, 0xff, (slots as usize) << 2);
      let end = walk(program, start, tried, 0, -1);
      if (end === TOO_LONG) {
        before = top;
        tried = tableFor(i32At(programs, pattern + 1) - program);
        memory.fill(SLOTS, 0xff, (slots as usize) << 2);
        end = walk(program, start, tried, 0, -1);
      }
      // What was tried on the way of a match did not fail: the next start may use it.
      if (end >= 0 && tried !== 0) {
        top = before;
        tried = 0;
      }
      if (end <= start) continue;
      putMatch(pattern, start, end, slots);
      matches++;
      freeFrom = end;
    }
  }
  if (tried !== 0) top = before;
  return matches;
}

function putMatch(pattern: i32, start: i32, end: i32, slots: i32): void {
  const at = top;
  top += ((slots + 4) as usize) << 2;
  reserve(top + ROOM);
  store<i32>(at, u16At(blockOf, pattern));
  putPlace(at + 4, start, end);
  if (!putPlace(at + 12, i32At(SLOTS, 0), i32At(SLOTS, 1))) putPlace(at + 12, start, end);
  store<i32>(at, (slots - 2) >> 1, 20);
  for (let slot = 2; slot < slots; slot += 2) {
    putPlace(at + 24 + (((slot - 2) as usize) << 2), i32At(SLOTS, slot), i32At(SLOTS, slot + 1));
  }
}

/** From and to a token of the sentence, white space between them included. @returns whether anything was saved */
function putPlace(address: usize, from: i32, to: i32): bool {
  if (from < 0 || to <= from) {
    store<i32>(address, -1);
    store<i32>(address, -1, 4);
    return false;
  }
  store<i32>(address, load<i32>(sentence + (from as usize) * TOKEN_SIZE, 4));
  store<i32>(address, load<i32>(sentence + ((to - 1) as usize) * TOKEN_SIZE, 4) + 1, 4);
  return true;
}

/** A bit for each (instruction, place) that was tried, none set; stands at the top. */
function tableFor(instructions: i32): usize {
  const table = aligned(top);
  top = aligned(table + (((instructions * (length + 1)) as usize) >>> 3) + 1);
  reserve(top + ROOM);
  memory.fill(table, 0, top - table);
  return table;
}

/**
 * The end of the first way through a program from a place, or -1.
 *
 * @param tried a table of {@link tableFor}, which makes the work linear; without it, 0, the walk may end with {@link TOO_LONG}
 * @param depth 0 for a pattern, more for looks within it
 * @param mustEndAt a way that ends elsewhere has failed; -1: it may end anywhere
 */
function walk(program: i32, start: i32, tried: usize, depth: i32, mustEndAt: i32): i32 {
  const across = length + 1;
  const instructions = code + ((program as usize) << 1);
  // Pairs of (instruction, place); a negative instruction restores the slot ~instruction to the given value.
  const stack = top;
  let end = stack;
  let pc = 0;
  let at = start;
  let steps = 0;
  let isOpen = true;
  while (isOpen) {
    for (;;) {
      if (tried !== 0) {
        const key = pc * across + at;
        const byte = tried + ((key as usize) >>> 3);
        const bit = 1 << (key & 7);
        const seen = load<u8>(byte) as i32;
        if ((seen & bit) !== 0) break;
        store<u8>(byte, (seen | bit) as u8);
      } else if (++steps > FEW_STEPS) return TOO_LONG;
      reserve(end + ROOM);
      const place = pc;
      const word = u16At(instructions, pc++);
      let argument = word >> OP_BITS;
      if (argument === FAR) argument = u16At(instructions, pc++);
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
          if (at < length && has(argument, at)) {
            const first = i32At(literalsAt, at);
            const behind = i32At(literalsAt, at + 1);
            // Where only one literal begins it is that of the table.
            if (behind - first === 1) {
              at = load<i32>(hits + ((first as usize) << 3), 4);
              ok = true;
            } else end = pushLiterals(argument, first, behind, pc, end);
          }
          break;
        case GAP: {
          const withinClause = (argument & 1) !== 0;
          const most = argument >> 1;
          if (most === ENDLESS) {
            // One token at a time: the rest of the gap is this instruction at the next place.
            if (at < length && !(withinClause && (flagsOf(at) & ENDS_CLAUSE) !== 0)) {
              store<i32>(end, place);
              store<i32>(end, at + 1, 4);
              end += 8;
            }
          } else {
            let to = at;
            while (to - at < most && to < length && !(withinClause && (flagsOf(to) & ENDS_CLAUSE) !== 0)) to++;
            for (; to > at; to--) {
              store<i32>(end, pc);
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
          const target = u16At(instructions, pc++);
          if (at < length && has(argument, at)) {
            store<i32>(end, target);
            store<i32>(end, at, 4);
            end += 8;
          } else pc = target;
          continue;
        }
        case TRY_IF: {
          let target = u16At(instructions, pc++);
          // One choice after another, without ceremony: most do not fit.
          let fits = at < length && has(argument, at);
          while (!fits) {
            const other = u16At(instructions, pc);
            if ((other & OP_MASK) !== TRY_IF) break;
            pc++;
            argument = other >> OP_BITS;
            if (argument === FAR) argument = u16At(instructions, pc++);
            target = u16At(instructions, pc++);
            fits = at < length && has(argument, at);
          }
          if (fits) {
            store<i32>(end, pc);
            store<i32>(end, at, 4);
            end += 8;
            pc = target;
          }
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
          traceFailed = place;
        }
        break;
      }
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

/** The ends of the literals from `first` to `behind` that are of a table, the nearer first. @returns the end of the stack */
function pushLiterals(atom: i32, first: i32, behind: i32, pc: i32, stack: usize): usize {
  const from = i32At(atomStart, atom);
  const to = i32At(atomStart, atom + 1);
  for (let index = first; index < behind; index++) {
    const literal = hits + ((index as usize) << 3);
    const word = load<i32>(literal);
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (u16At(atomWord, middle) < word) low = middle + 1;
      else high = middle;
    }
    if (low === to || u16At(atomWord, low) !== word) continue;
    reserve(stack + ROOM);
    store<i32>(stack, pc);
    store<i32>(stack, load<i32>(literal, 4), 4);
    stack += 8;
  }
  return stack;
}

/** @param end of the stack of the walk that asks: above it is room */
function holds(look: i32, at: i32, depth: i32, end: usize): bool {
  if (u8At(lookAsked, look) !== reading) {
    store<u8>(lookAsked + (look as usize), reading as u8);
    put(lookAnswers, look, nextAnswers as i32);
    memory.fill(nextAnswers, 0, (length + 1) as usize);
    nextAnswers += (length + 1) as usize;
  }
  const known = (i32At(lookAnswers, look) as usize) + (at as usize);
  if (load<u8>(known) === 0) {
    const flags = u8At(lookFlags, look);
    const before = top;
    top = aligned(end);
    let found = false;
    if ((flags & AHEAD) !== 0) found = looksTo(look, at, depth, -1);
    else {
      const farthest = max(0, at - LOOK_BEHIND);
      for (let start = at; start >= farthest && !found; start--) found = looksTo(look, start, depth, at);
    }
    top = before;
    store<u8>(known, found !== ((flags & NEGATIVE) !== 0) ? 1 : 2);
  }
  return load<u8>(known) === 1;
}

/** Whether a look's program has a way from a place, to an end if one is given. */
function looksTo(look: i32, start: i32, depth: i32, mustEndAt: i32): bool {
  const program = i32At(looks, look);
  const end = walk(program, start, 0, depth + 1, mustEndAt);
  if (end !== TOO_LONG) return end >= 0;
  const before = top;
  const isThere = walk(program, start, tableFor(i32At(looks, look + 1) - program), depth + 1, mustEndAt) >= 0;
  top = before;
  return isThere;
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
