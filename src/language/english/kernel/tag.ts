/**
 * Chooses the part of speech of every word: the classes it can have, then what stands around it. One pass from left to right that looks a
 * few words ahead; nothing is learnt and nothing is random.
 */
import { afterAuxiliary, isHad, isHas, isNominal, isNot, possessiveOrVerb, startsSentence } from './neighbours';
import {
  ADJ,
  ADV,
  AUX,
  DET,
  IS_CAPITAL,
  IS_CONTRACTED,
  IS_D,
  IS_GOVERNED,
  IS_ONE,
  IS_S,
  IS_SHORT_FOR_HAVE,
  IS_SHOUTED,
  IS_TITLE,
  IS_UNKNOWN,
  NOUN,
  OWN,
  PART,
  PROPN,
  RECORD_FORMS,
  RECORD_LEMMAS,
  VERB,
} from './numbers';
import { openClass } from './open-classes';
import { particular } from './particular-words';
import {
  canEverBe,
  choiceOf,
  choosePos,
  first,
  firstClassOf,
  has,
  isContracted,
  isIn,
  isNamed,
  isSettled,
  last,
  likeliest,
  posOf,
  recordOfWord,
  WORD,
  writeToken,
} from './words';

export function tag(): void {
  for (let word = first; word < last; word += WORD) {
    if (posOf(word) === 0 || isNamed(word, IS_ONE)) choosePos(word, choose(word));
  }
  for (let word = first; word < last; word += WORD) inflect(word);
}

function choose(word: usize): i32 {
  if (isNot(word)) return PART;
  if (isNamed(word, IS_S)) return possessiveOrVerb(word);
  if (isName(word)) return PROPN;
  const choice = choiceOf(word);
  return choice === 0 ? openClass(word) : particular(word, choice);
}

/** Whether a capital says that it is a name. */
function isName(word: usize): bool {
  const kind = firstClassOf(word);
  if (kind === PROPN) return true;
  if (!has(word, IS_CAPITAL)) return false;
  const open = kind === NOUN || kind === ADJ || (kind === VERB && canEverBe(word, NOUN));
  if (!open || isIn(word, OWN) || choiceOf(word) !== 0) return false;
  // Shouted words are words: ALL CUSTOMERS.
  if (has(word, IS_SHOUTED)) return false;
  if (!startsSentence(word)) return true;
  const next = word + WORD;
  return has(next, IS_TITLE) && isNominal(likeliest(next)) && kind !== VERB;
}

/** Writes down the part of speech of a word, its inflection, and how its dictionary form is made. */
function inflect(word: usize): void {
  const pos = posOf(word);
  const isShort = isNamed(word, IS_S) || isNamed(word, IS_D);
  const governed = (pos === VERB || pos === AUX) && !isShort && afterAuxiliary(word);
  const bits = governed ? IS_GOVERNED : 0;
  if (isShort && !(isNamed(word, IS_S) && isContracted(word))) {
    const isHave = isNamed(word, IS_S) ? pos === AUX && isHas(word) : isHad(word);
    writeToken(word, 0, isHave ? IS_CONTRACTED | IS_SHORT_FOR_HAVE : IS_CONTRACTED, 0);
    return;
  }
  const record = recordOfWord(word);
  if (isSettled(word)) {
    // `did` of `didn't`
    if (pos !== AUX) writeToken(word, 0, bits, 0);
    else if (record === 0) writeToken(word, 0, bits | IS_UNKNOWN, 0);
    else writeToken(word, formOf(record, pos, governed), bits, 0);
    return;
  }
  if (record === 0) {
    writeToken(word, 0, firstClassOf(word) === PROPN ? bits : bits | IS_UNKNOWN, 0);
    return;
  }
  writeToken(word, formOf(record, pos, governed), bits, load<u16>(record + lemmaPlace(pos), RECORD_LEMMAS));
}

function lemmaPlace(pos: i32): usize {
  switch (pos) {
    case NOUN:
      return 0;
    case VERB:
      return 2;
    case ADJ:
      return 4;
    case AUX:
      return 6;
    case DET:
      return 8;
    default:
      return 10;
  }
}

function formOf(record: usize, pos: i32, governed: bool): i32 {
  switch (pos) {
    case NOUN:
      return load<u8>(record, RECORD_FORMS);
    case VERB:
      return governed ? load<u8>(record, RECORD_FORMS + 2) : load<u8>(record, RECORD_FORMS + 1);
    case AUX:
      return governed ? load<u8>(record, RECORD_FORMS + 4) : load<u8>(record, RECORD_FORMS + 3);
    case ADJ:
      return load<u8>(record, RECORD_FORMS + 5);
    case ADV:
      return load<u8>(record, RECORD_FORMS + 6);
    default:
      return 0;
  }
}
