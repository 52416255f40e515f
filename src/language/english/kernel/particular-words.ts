/** English words whose part of speech follows rules of their own: auxiliaries, `to`, `that`, `like` and others. */
import { before, canBeParticiple, isEnd, isNot, opensPhrase } from './neighbours';
import {
  ADJ,
  ADP,
  ADV,
  AFTER_THAT,
  AUX,
  BE,
  BEFORE_PRONOUN_ONE,
  BETWEEN_HAVE,
  CCONJ,
  CHOOSE_ABOUT,
  CHOOSE_ADVERB,
  CHOOSE_AS,
  CHOOSE_BACK,
  CHOOSE_BECAUSE,
  CHOOSE_DEGREE,
  CHOOSE_DEMONSTRATIVE,
  CHOOSE_DO,
  CHOOSE_HAVE,
  CHOOSE_HOME,
  CHOOSE_LIKE,
  CHOOSE_LIVE,
  CHOOSE_MODAL_OR_NOUN,
  CHOOSE_ONE,
  CHOOSE_OPEN_WORD,
  CHOOSE_ORDER,
  CHOOSE_RIGHT,
  CHOOSE_SINCE,
  CHOOSE_THAT,
  CHOOSE_TO,
  CHOOSE_UNTIL,
  CHOOSE_WELL,
  DATE,
  DET,
  INTJ,
  IS_BASE,
  IS_CAPITAL,
  IS_DUE,
  IS_IF,
  IS_OF,
  IS_PAST,
  IS_S,
  IS_THANKS,
  IS_THEN,
  IS_THOUGH,
  IS_TITLE,
  IS_TO,
  NOUN,
  NUM,
  PART,
  POSSESSIVE,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SUBJECT,
  SURE_INFINITIVE,
  SURE_PARTICIPLE,
  TIME,
  VERB,
  WHO_LIKES,
} from './numbers';
import {
  can,
  canEverBe,
  endsInAnyS,
  endsInS,
  firstClassOf,
  has,
  isIn,
  isIng,
  isNamed,
  likeliest,
  posOf,
  WORD,
} from './words';

/** @param choice that of the word */
export function particular(word: usize, choice: i32): i32 {
  switch (choice) {
    case CHOOSE_HAVE:
      return have(word);
    case CHOOSE_DO:
      return doWord(word);
    case CHOOSE_TO:
      return to(word);
    case CHOOSE_THAT:
      return thatWord(word);
    case CHOOSE_DEMONSTRATIVE:
      return demonstrative(word);
    case CHOOSE_MODAL_OR_NOUN:
      return modalOrNoun(word);
    case CHOOSE_LIKE:
      return like(word);
    case CHOOSE_ONE:
      return one(word);
    case CHOOSE_DEGREE:
      return degree(word);
    case CHOOSE_BECAUSE:
      return isNamed(word + WORD, IS_OF) ? ADP : SCONJ;
    case CHOOSE_UNTIL:
      return until(word);
    case CHOOSE_SINCE:
      return since(word);
    case CHOOSE_WELL:
      return posOf(word - WORD) === DET ? NOUN : ADV;
    case CHOOSE_BACK:
      return back(word);
    case CHOOSE_HOME:
      return home(word);
    case CHOOSE_RIGHT:
      return right(word);
    case CHOOSE_LIVE:
      return live(word);
    case CHOOSE_OPEN_WORD:
      return openWord(word);
    case CHOOSE_ORDER:
      return order(word);
    case CHOOSE_AS:
      return asWord(word);
    case CHOOSE_ADVERB:
      return ADV;
    case CHOOSE_ABOUT:
      // `about 300 people`
      return likeliest(word + WORD) === NUM ? ADV : ADP;
    default:
      // A particle belongs to its verb (`log in`, `taken down`), and is a preposition all the same.
      return ADP;
  }
}

function have(word: usize): i32 {
  for (let at = word + WORD; at < word + 6 * WORD && !isEnd(at); at += WORD) {
    if (isNot(at) || isIn(at, BETWEEN_HAVE)) continue;
    if (posOf(at) === 0 && canBeParticiple(at) && (canEverBe(at, VERB) || canEverBe(at, AUX))) return AUX;
    if (isIn(at, SURE_PARTICIPLE)) return AUX;
    if (likeliest(at) === ADV || (isIn(at, SUBJECT) && at === word + WORD)) continue;
    return VERB;
  }
  return VERB;
}

function isAfterTo(prev: usize): bool {
  return posOf(prev) === PART && isNamed(prev, IS_TO);
}

function doWord(word: usize): i32 {
  const prev = before(word);
  if (posOf(prev) === AUX || isAfterTo(prev)) return VERB;
  for (let at = word + WORD; at < word + 6 * WORD && !isEnd(at); at += WORD) {
    if (isNot(at)) return AUX;
    if (likeliest(at) === ADV || (likeliest(at) === PRON && at === word + WORD)) continue;
    return can(at, VERB) && has(at, IS_BASE) && !isIng(at) ? AUX : VERB;
  }
  return VERB;
}

function to(word: usize): i32 {
  let next = word + WORD;
  while (next < word + 3 * WORD && likeliest(next) === ADV) next += WORD;
  if (isEnd(next)) return PART;
  if (isIn(next, SURE_INFINITIVE)) return PART;
  if (!has(next, IS_BASE) || posOf(next) !== 0 || !canEverBe(next, VERB) || isIng(next)) return ADP;
  if (has(next, IS_TITLE) && !has(word, IS_CAPITAL)) return ADP;
  // `due to work nearby`, `thanks to help from`
  const last = word - WORD;
  if (firstClassOf(next) !== VERB && (isNamed(last, IS_DUE) || isNamed(last, IS_THANKS))) return ADP;
  return PART;
}

function isVerb(word: usize): bool {
  return likeliest(word) === AUX || likeliest(word) === VERB;
}

function thatWord(word: usize): i32 {
  const next = word + WORD;
  const last = word - WORD;
  const pos = likeliest(next);
  if (isEnd(next) || pos === PUNCT) return PRON;
  const verbAfter = isVerb(next + WORD);
  // `that calls fail`
  if (posOf(next) === 0 && pos === VERB && can(next, NOUN) && verbAfter) return SCONJ;
  if ((isVerb(next) && !isIng(next)) || isNamed(next, IS_S) || (pos === ADV && verbAfter)) return PRON;
  const before = posOf(last);
  if (isEnd(last) || before === ADP || before === CCONJ || before === PUNCT) {
    if ((pos === NOUN || pos === ADJ) && !endsInS(next)) return DET;
    return before === ADP ? PRON : SCONJ;
  }
  // `that morning` after a verb, a noun or a pronoun
  return isIn(next, AFTER_THAT) ? DET : SCONJ;
}

/** `this` and `those`: alone a pronoun, before a noun a determiner. */
function demonstrative(word: usize): i32 {
  const next = word + WORD;
  const pos = likeliest(next);
  if (pos === NOUN || pos === ADJ || pos === NUM || pos === PROPN || pos === DATE) return DET;
  if (pos !== VERB) return PRON;
  const ing = isIng(next);
  if (has(next, IS_BASE) && !ing && canEverBe(next, NOUN)) return DET;
  return (has(next, IS_PAST) || ing) && can(next + WORD, NOUN) ? DET : PRON;
}

function modalOrNoun(word: usize): i32 {
  const last = word - WORD;
  if (isEnd(last)) return AUX;
  return posOf(last) === DET || posOf(last) === ADJ || isIn(last, POSSESSIVE) ? NOUN : AUX;
}

function like(word: usize): i32 {
  const prev = before(word);
  if (posOf(prev) === AUX && !isIn(prev, BE)) return VERB;
  if (isAfterTo(prev)) return VERB;
  return posOf(prev) === PRON && isIn(prev, WHO_LIKES) ? VERB : ADP;
}

/** `no one` and `this one` are pronouns; `one of the` and `one server` numbers. */
function one(word: usize): i32 {
  return likeliest(word + WORD) !== NOUN && isIn(word - WORD, BEFORE_PRONOUN_ONE) ? PRON : NUM;
}

/** `more time`, `more slowly`, `most of you`. */
function degree(word: usize): i32 {
  const next = word + WORD;
  const pos = likeliest(next);
  if (pos === ADV) return ADV;
  return pos === ADJ && !canEverBe(next, NOUN) ? ADV : ADJ;
}

/** `until noon`, `until then`; `until we know`. */
function until(word: usize): i32 {
  const next = word + WORD;
  const kind = likeliest(next);
  if (kind === DATE || kind === TIME || kind === NUM || kind === NOUN || isNamed(next, IS_THEN)) return ADP;
  if (kind !== DET) return SCONJ;
  for (let at = next + WORD; at < word + 9 * WORD && !isEnd(at); at += WORD) {
    const pos = likeliest(at);
    if (pos === AUX || pos === VERB) return SCONJ;
    if (pos === PUNCT || pos === CCONJ) return ADP;
  }
  return ADP;
}

function since(word: usize): i32 {
  const next = word + WORD;
  if (posOf(word - WORD) === AUX || isEnd(next) || likeliest(next) === PUNCT) return ADV;
  return until(word);
}

function back(word: usize): i32 {
  const last = word - WORD;
  const next = word + WORD;
  if (posOf(last) === DET || isIn(last, POSSESSIVE)) return likeliest(next) === NOUN ? ADJ : NOUN;
  if (posOf(last) === AUX && !isIn(last, BE) && opensPhrase(next)) return VERB;
  return ADV;
}

function home(word: usize): i32 {
  const last = word - WORD;
  const verb = posOf(last) === VERB || (posOf(last) === PRON && !isIn(last, POSSESSIVE));
  return verb || (posOf(last) === AUX && isIn(last, BE)) ? ADV : NOUN;
}

function right(word: usize): i32 {
  const last = posOf(word - WORD);
  const pos = likeliest(word + WORD);
  if (last === DET || last === ADJ) return pos === NOUN ? ADJ : NOUN;
  if ((pos === ADP || pos === ADV) && last !== AUX) return ADV;
  return ADJ;
}

function live(word: usize): i32 {
  const prev = before(word);
  const pos = posOf(prev);
  if (pos === PRON || pos === PART || (pos === AUX && !isIn(prev, BE))) return VERB;
  return pos === NOUN && endsInAnyS(prev) ? VERB : ADJ;
}

/** Adjectives that are verbs after an auxiliary or `to`, and before what they act upon. */
function openWord(word: usize): i32 {
  const prev = before(word);
  const pos = posOf(prev);
  if (pos === AUX && !isIn(prev, BE)) return VERB;
  if (isAfterTo(prev)) return VERB;
  if (pos === PRON && isIn(prev, SUBJECT)) return VERB;
  const starts = isEnd(prev) || pos === PUNCT || pos === CCONJ || pos === INTJ;
  return starts && opensPhrase(word + WORD) ? VERB : ADJ;
}

/** `first` and its like: before a noun an adjective, after a verb an adverb. */
function order(word: usize): i32 {
  const last = posOf(word - WORD);
  const next = word + WORD;
  const pos = likeliest(next);
  if (last === VERB && pos !== NOUN && pos !== ADJ) return ADV;
  return last === AUX && can(next, VERB) ? ADV : ADJ;
}

function asWord(word: usize): i32 {
  const next = word + WORD;
  if (isNamed(next, IS_IF) || isNamed(next, IS_THOUGH)) return SCONJ;
  return likeliest(next) === PRON && isIn(next, SUBJECT) ? SCONJ : ADP;
}
