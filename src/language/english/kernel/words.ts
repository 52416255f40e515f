/**
 * The words of a text, numbers and marks included, and the tokens that are made of them; white space is a token only. Keeps what is known of
 * each word by itself, until a part of speech is chosen.
 */
import { isLetter, isLower, isUpper, plain, unit } from './characters';
import { recordOf } from './lexicon';
import {
  ASK_SHAPE,
  CLASS_BITS,
  END,
  HAS_CAPITALS,
  HAS_VALUE,
  IS_BASE,
  IS_CAPITAL,
  IS_CONTRACTED,
  IS_FOREIGN,
  IS_GUESSED,
  IS_PAST,
  IS_SHOUTED,
  IS_TITLE,
  NUM,
  PROPN,
  RECORD_CHOICE,
  RECORD_CLASSES,
  RECORD_NAME,
  RECORD_SETS,
  RECORD_SHAPE,
  RECORD_SPELLING,
  SPACE,
  TOKEN,
  TOKEN_BITS,
  TOKEN_END,
  TOKEN_FORM,
  TOKEN_POS,
  TOKEN_REFERENCE,
} from './numbers';
import { ask } from './questions';

/** Fields of a word, in bytes. */
export const WORD: usize = 36;
const WORD_START: usize = 0;
const WORD_END: usize = 4;
const WORD_CLASSES: usize = 8;
const WORD_MASK: usize = 12;
const WORD_SETS: usize = 16;
const WORD_RECORD: usize = 20;
const WORD_TOKEN: usize = 24;
const WORD_POS: usize = 28;
const WORD_SHAPE: usize = 29;
const WORD_CHOICE: usize = 30;
const WORD_NAME: usize = 31;
const WORD_SETTLED: usize = 32;
const WORD_UNSHAPED: usize = 33;

/** So many words that are none stand before the first and behind the last, for all who look around. */
export const AROUND = 12;

export let first: usize = 0;
/** Behind the last word. */
export let last: usize = 0;
/** How many words have classes that are to be asked for, and where the next one is sought. */
let unshaped: i32 = 0;
let shaping: usize = 0;
let tokens: usize = 0;
let nextToken: usize = 0;

/** @returns the room that the words and tokens of a text of so many units take at most, in bytes */
export function roomOfWords(units: i32): usize {
  return (2 * AROUND + (units as usize)) * WORD + (units as usize) * TOKEN;
}

export function forgetWords(address: usize, units: i32): void {
  tokens = address;
  nextToken = address;
  first = address + (units as usize) * TOKEN;
  for (let place = 0; place < AROUND; place++) {
    edge(first);
    first += WORD;
  }
  last = first;
  shaping = first;
  unshaped = 0;
}

/** To be called when the last word was added. */
export function closeWords(): void {
  for (let place = 0; place < AROUND; place++) edge(last + (place as usize) * WORD);
}

function edge(word: usize): void {
  memory.fill(word, 0, WORD);
  store<u8>(word, END, WORD_POS);
  store<i32>(word, END, WORD_CLASSES);
}

export function tokensAt(): usize {
  return tokens;
}

export function countTokens(): i32 {
  return ((nextToken - tokens) / TOKEN) as i32;
}

function addToken(end: i32, pos: i32, bits: i32, reference: i32): usize {
  const token = nextToken;
  nextToken += TOKEN;
  store<i32>(token, end, TOKEN_END);
  store<u8>(token, pos, TOKEN_POS);
  store<u8>(token, 0, TOKEN_FORM);
  store<u16>(token, bits, TOKEN_BITS);
  store<i32>(token, reference, TOKEN_REFERENCE);
  return token;
}

export function addSpace(end: i32): void {
  addToken(end, SPACE, 0, 0);
}

/**
 * @param pos 0 for a word whose part of speech is still to be chosen
 * @param value its number, or -1
 * @param contracted whether it is part of a contraction that says what it is short for
 */
export function addPiece(start: i32, end: i32, pos: i32, value: i32, contracted: bool): void {
  let bits = contracted ? IS_CONTRACTED : 0;
  for (let at = start; at < end; at++) {
    const code = unit(at);
    if (code >= 0x80) bits |= IS_FOREIGN;
    else if (isUpper(code)) bits |= HAS_CAPITALS;
  }
  if (value >= 0) bits |= HAS_VALUE;
  const word = last;
  last += WORD;
  store<i32>(word, start, WORD_START);
  store<i32>(word, end, WORD_END);
  store<u32>(word, addToken(end, pos, bits, max(value, 0)) as u32, WORD_TOKEN);
  store<u8>(word, pos, WORD_POS);
  store<u8>(word, pos === 0 ? 0 : 1, WORD_SETTLED);
  // Of what is settled only few are asked for by name: parts of contractions, and the word for a number.
  const record = pos === 0 || contracted || pos === NUM ? recordOf(start, end) : 0;
  store<u32>(word, record as u32, WORD_RECORD);
  store<i32>(word, record === 0 ? 0 : load<i32>(record, RECORD_SETS), WORD_SETS);
  store<u8>(word, record === 0 ? 0 : load<u8>(record, RECORD_CHOICE), WORD_CHOICE);
  store<u8>(word, record === 0 ? 0 : load<u8>(record, RECORD_NAME), WORD_NAME);
  let shape = IS_BASE;
  let classes = pos;
  let isUnshaped = false;
  if (pos === 0) {
    if (record !== 0) {
      classes = load<i32>(record, RECORD_CLASSES);
      shape = load<u8>(record, RECORD_SHAPE) as i32;
    } else if (isPlainName(start, end, bits)) {
      classes = PROPN;
      shape = (looksInflected(end) ? 0 : IS_BASE) | (looksPast(end) ? IS_PAST : 0);
    } else {
      isUnshaped = true;
      unshaped++;
    }
  }
  store<u8>(word, isUnshaped, WORD_UNSHAPED);
  if (isUnshaped) return;
  shape |= writtenShape(start, end, bits);
  if (shape & IS_GUESSED && shape & IS_CAPITAL) classes = PROPN;
  giveShape(word, classes, shape);
}

function giveShape(word: usize, classes: i32, shape: i32): void {
  store<i32>(word, classes, WORD_CLASSES);
  store<u8>(word, shape, WORD_SHAPE);
  let mask = 0;
  for (let rest = classes; rest !== 0; rest >>>= CLASS_BITS) mask |= 1 << (rest & 31);
  store<i32>(word, mask, WORD_MASK);
}

/** @returns whether the classes of every word are known; if not, those of one are asked for */
export function knowsShapes(): bool {
  if (unshaped === 0) return true;
  while (load<u8>(shaping, WORD_UNSHAPED) === 0) shaping += WORD;
  ask(ASK_SHAPE, startOf(shaping), endOf(shaping));
  return false;
}

/** Takes what was asked for. */
export function shapeAsked(classes: i32, shape: i32): void {
  giveShape(shaping, classes, shape);
  shaping += WORD;
  unshaped--;
}

/**
 * Whether a word that the lexicon does not have is a name by its capital, in any spelling: it has ASCII letters only, and is no British
 * spelling with a prefix.
 */
function isPlainName(start: i32, end: i32, bits: i32): bool {
  if (bits & IS_FOREIGN || !isUpper(unit(start))) return false;
  for (let at = start; at < end; at++) if (!isLetter(unit(at))) return false;
  return (
    !isBritish(start + 2, end) && !isBritish(start + 3, end) && !isBritish(start + 4, end) && !isBritish(start + 5, end)
  );
}

/** Whether a word that the lexicon has is spelt in another way in the US. */
function isBritish(start: i32, end: i32): bool {
  const record = recordOf(start, end);
  return record !== 0 && load<u16>(record, RECORD_SPELLING) !== 0;
}

function looksInflected(end: i32): bool {
  return (
    endsIn(end, 0, 0x65, 0x64) ||
    endsIn(end, 0x69, 0x6e, 0x67) ||
    (plain(unit(end - 1)) === 0x73 && plain(unit(end - 2)) !== 0x73)
  );
}

function looksPast(end: i32): bool {
  return endsIn(end, 0, 0x65, 0x64) && plain(unit(end - 3)) !== 0x65;
}

function writtenShape(start: i32, end: i32, bits: i32): i32 {
  if (!(bits & HAS_CAPITALS) || !isUpper(unit(start))) return 0;
  let shape = IS_CAPITAL;
  if (isLower(unit(start + 1)) && end - start > 1) shape |= IS_TITLE;
  if (end - start < 2) return shape;
  for (let at = start + 1; at < end; at++) if (isLower(unit(at))) return shape;
  return shape | IS_SHOUTED;
}

export function startOf(word: usize): i32 {
  return load<i32>(word, WORD_START);
}

export function endOf(word: usize): i32 {
  return load<i32>(word, WORD_END);
}

export function tokenOf(word: usize): usize {
  return load<u32>(word, WORD_TOKEN);
}

/** What the lexicon knows of it, or 0. */
export function recordOfWord(word: usize): usize {
  return load<u32>(word, WORD_RECORD);
}

/** What has been chosen; 0 until then. */
export function posOf(word: usize): i32 {
  return load<u8>(word, WORD_POS);
}

export function choosePos(word: usize, pos: i32): void {
  store<u8>(word, pos, WORD_POS);
}

/** Whether it had a part of speech before one was chosen: it is no word, or part of a contraction. */
export function isSettled(word: usize): bool {
  return load<u8>(word, WORD_SETTLED) !== 0;
}

export function choiceOf(word: usize): i32 {
  return load<u8>(word, WORD_CHOICE);
}

export function isNamed(word: usize, name: i32): bool {
  return (load<u8>(word, WORD_NAME) as i32) === name;
}

export function isIn(word: usize, sets: i32): bool {
  return (load<i32>(word, WORD_SETS) & sets) !== 0;
}

/** Whether it has a shape that is a bit of `numbers.ts`. */
export function has(word: usize, shape: i32): bool {
  return ((load<u8>(word, WORD_SHAPE) as i32) & shape) !== 0;
}

/** The likeliest class, and all of them: packed. */
export function firstClassOf(word: usize): i32 {
  return load<i32>(word, WORD_CLASSES) & 31;
}

export function classesOf(word: usize): i32 {
  return load<i32>(word, WORD_CLASSES);
}

/** Whether a class is among all that it can have. */
export function canEverBe(word: usize, pos: i32): bool {
  return (load<i32>(word, WORD_MASK) & (1 << pos)) !== 0;
}

/** Whether it is, or may yet become, a `pos`. */
export function can(word: usize, pos: i32): bool {
  const chosen = posOf(word);
  return chosen === 0 ? canEverBe(word, pos) : chosen === pos;
}

/** Its class, or its likeliest as long as none is chosen; `END` before the first and behind the last. */
export function likeliest(word: usize): i32 {
  const chosen = posOf(word);
  return chosen === 0 ? firstClassOf(word) : chosen;
}

/** Whether it looks like a present participle or gerund; `thing` and `bring` do not. */
export function isIng(word: usize): bool {
  const end = endOf(word);
  if (!endsIn(end, 0x69, 0x6e, 0x67)) return false;
  for (let at = startOf(word); at < end - 3; at++) {
    switch (plain(unit(at))) {
      case 0x61:
      case 0x65:
      case 0x69:
      case 0x6f:
      case 0x75:
      case 0x79:
      case 0x130:
        return true;
    }
  }
  return false;
}

/** @param one 0 for any letter */
function endsIn(end: i32, one: i32, two: i32, three: i32): bool {
  return (one === 0 || plain(unit(end - 3)) === one) && plain(unit(end - 2)) === two && plain(unit(end - 1)) === three;
}

export function endsInAnyS(word: usize): bool {
  return endOf(word) > 0 && plain(unit(endOf(word) - 1)) === 0x73;
}

/** Ends in an s, and not in two. */
export function endsInS(word: usize): bool {
  const end = endOf(word);
  return end > 0 && plain(unit(end - 1)) === 0x73 && (end - 1 === startOf(word) || plain(unit(end - 2)) !== 0x73);
}

/** Ends in the s of a plural. */
export function isPlural(word: usize): bool {
  return endsInS(word) && (endOf(word) - 1 === startOf(word) || plain(unit(endOf(word) - 2)) !== 0x75);
}

/** Whether it is one character, and which. */
export function markOf(word: usize): i32 {
  return endOf(word) - startOf(word) === 1 ? unit(startOf(word)) : 0;
}

export function writeToken(word: usize, form: i32, bits: i32, reference: i32): void {
  const token = tokenOf(word);
  store<u8>(token, posOf(word), TOKEN_POS);
  store<u8>(token, form, TOKEN_FORM);
  const known = load<u16>(token, TOKEN_BITS) as i32;
  store<u16>(token, known | bits, TOKEN_BITS);
  if (!(known & HAS_VALUE)) store<i32>(token, reference, TOKEN_REFERENCE);
}

export function isContracted(word: usize): bool {
  return ((load<u16>(tokenOf(word), TOKEN_BITS) as i32) & IS_CONTRACTED) !== 0;
}
