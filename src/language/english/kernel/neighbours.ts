/** Questions that the choice of a part of speech asks about the words around. Chooses nothing. */
import { unit } from './characters';
import {
  ADJ,
  ADP,
  ADV,
  AUX,
  BE,
  CCONJ,
  COME_ABOUT,
  DATE,
  DET,
  EMAIL,
  EMOJI,
  END,
  HAVE,
  IS_AFTER,
  IS_BEFORE,
  IS_BETTER,
  IS_D,
  IS_NOT,
  IS_PAST,
  NOUN,
  NUM,
  PART,
  PARTICIPLE_AS_BASE,
  PAST_ONLY,
  PHONE,
  POSSESSIVE,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SUBJECT,
  UNCHANGING,
  URL,
  VERB,
} from './numbers';
import { can, canEverBe, first, has, isIn, isIng, isNamed, likeliest, markOf, posOf, startOf, WORD } from './words';

/** "“‘'([«-–—•*#:|> */
function isOpening(mark: i32): bool {
  switch (mark) {
    case 0x22:
    case 0x201c:
    case 0x2018:
    case 0x27:
    case 0x28:
    case 0x5b:
    case 0xab:
    case 0x2d:
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x2a:
    case 0x23:
    case 0x3a:
    case 0x7c:
    case 0x3e:
      return true;
    default:
      return false;
  }
}

/** .!?…:;"“”(–—•*#>|- */
function isStop(mark: i32): bool {
  switch (mark) {
    case 0x2e:
    case 0x21:
    case 0x3f:
    case 0x2026:
    case 0x3a:
    case 0x3b:
    case 0x22:
    case 0x201c:
    case 0x201d:
    case 0x28:
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x2a:
    case 0x23:
    case 0x3e:
    case 0x7c:
    case 0x2d:
      return true;
    default:
      return false;
  }
}

/** Whether a capital there says nothing, because every word there has one. */
export function startsSentence(word: usize): bool {
  let at = word - WORD;
  // Only as far as a reader would look: a long row of marks must not be walked again from each of its words.
  while (at > word - 4 * WORD && isOpening(markOf(at))) at -= WORD;
  return posOf(at) === END || at < word - WORD || isStop(unit(startOf(at))) || posOf(at) === EMOJI;
}

const LOOK_BACK: usize = 8;

/** The nearest word before that is no adverb, `not` or opening quotation mark. */
export function before(word: usize): usize {
  let at = word - WORD;
  while (at >= first && at > word - LOOK_BACK * WORD && (posOf(at) === ADV || isNot(at) || isQuote(markOf(at))))
    at -= WORD;
  return at;
}

/** "“”‘ */
function isQuote(mark: i32): bool {
  return mark === 0x22 || mark === 0x201c || mark === 0x201d || mark === 0x2018;
}

export function isNot(word: usize): bool {
  return isNamed(word, IS_NOT);
}

export function isEnd(word: usize): bool {
  return posOf(word) === END;
}

/** Whether a noun phrase begins with it. */
export function opensPhrase(word: usize): bool {
  if (isIn(word, POSSESSIVE)) return true;
  switch (likeliest(word)) {
    case DET:
    case PRON:
    case NUM:
    case PROPN:
    case EMAIL:
    case URL:
    case PHONE:
      return true;
    default:
      return false;
  }
}

export function isNominal(pos: i32): bool {
  return pos === NOUN || pos === PROPN;
}

/** Whether it will most likely be a noun. */
export function isLikelyNoun(word: usize): bool {
  const pos = likeliest(word);
  return isNominal(pos) || (pos === ADJ && posOf(word) === 0 && canEverBe(word, NOUN));
}

export function canBeParticiple(word: usize): bool {
  return (has(word, IS_PAST) && !isIn(word, PAST_ONLY)) || isIn(word, UNCHANGING | PARTICIPLE_AS_BASE);
}

/** `'s` after a noun or pronoun: `PART` when it is the possessive, `AUX` when it is a verb. */
export function possessiveOrVerb(word: usize): i32 {
  const before = word - WORD;
  if (isEnd(before)) return PART;
  if (isIn(before, IS_AFTER)) return AUX;
  const owner = posOf(before);
  if (owner !== PRON && owner !== DATE && owner !== NUM && !isNominal(owner)) return PART;
  const next = pastAdverbs(word + WORD);
  for (let at = word + WORD; at < next; at += WORD) if (isNot(at)) return AUX;
  const pos = likeliest(next);
  if (pos === DET || pos === PRON || pos === PART) return AUX;
  if (isIn(next, IS_BEFORE)) return AUX;
  if (!isEnd(next) && isIng(next) && !can(next, NOUN) && !can(next, ADJ)) return AUX;
  if (pos === ADP && next > word + WORD) return AUX;
  const after = likeliest(next + WORD);
  const closes = after === PUNCT || after === END || after === PART || after === SCONJ || after === ADP;
  return pos === ADJ && !can(next, NOUN) && closes ? AUX : PART;
}

/** Whether `'s`, a verb, is *has*: what follows says that something has come about. */
export function isHas(word: usize): bool {
  const next = pastAdverbs(word + WORD);
  if (isEnd(next)) return false;
  if (isIn(next, COME_ABOUT)) return true;
  // `it's taken us an hour`, `it's caused a delay`; but `it's closed`, `it's caused by`
  return posOf(next) === VERB && canBeParticiple(next) && opensPhrase(next + WORD);
}

/** Whether `'d` is *had*: `you'd better`, `I'd seen`. */
export function isHad(word: usize): bool {
  if (isNamed(word + WORD, IS_BETTER)) return true;
  const next = pastAdverbs(word + WORD);
  return posOf(next) === VERB && canBeParticiple(next) && has(next, IS_PAST);
}

function pastAdverbs(from: usize): usize {
  let at = from;
  while (at < from + 3 * WORD && (isNot(at) || likeliest(at) === ADV)) at += WORD;
  return at;
}

/** Whether a form of *be* or *have* governs a verb, so that its form is a participle. */
export function afterAuxiliary(verb: usize): bool {
  for (let at = verb - WORD; at >= first && at > verb - 8 * WORD; at -= WORD) {
    if (isNamed(at, IS_D)) return isHad(at);
    const pos = posOf(at);
    if (pos === AUX || isIn(at, HAVE)) return isIn(at, BE | HAVE);
    if (pos === ADV || isNot(at)) continue;
    // `have we failed`
    if (pos === PRON && isIn(at, SUBJECT) && posOf(at - WORD) === AUX) continue;
    // `was sent and lost`
    if (pos === CCONJ && posOf(at - WORD) === VERB) at -= WORD;
    else return false;
  }
  return false;
}
