/** Chooses between noun, verb, adjective, adverb and preposition by the words around. Function words are not its task. */
import { before, isLikelyNoun, isNominal, isNot, opensPhrase } from './neighbours';
import {
  ADJ,
  ADP,
  ADV,
  AUX,
  BE,
  CCONJ,
  CLASS_BITS,
  DATE,
  DEMONSTRATIVE,
  DET,
  END,
  HAVE,
  INTJ,
  IS_BASE,
  IS_BETTER,
  IS_BY,
  IS_ONE,
  IS_ONES,
  IS_PAST,
  IS_THAT,
  IS_TO,
  IS_WHAT,
  IS_WHICH,
  NOUN,
  NUM,
  OBJECT,
  PART,
  PARTICIPLE_AS_BASE,
  PLURAL_WITHOUT_S,
  POSSESSIVE,
  PRON,
  PROPN,
  PUNCT,
  RESULT,
  SCONJ,
  SUBJECT,
  TIME,
  UNCHANGING,
  VERB,
  WITH_BARE_VERB,
} from './numbers';
import {
  can,
  canEverBe,
  classesOf,
  firstClassOf,
  has,
  isIn,
  isIng,
  isNamed,
  isPlural,
  likeliest,
  posOf,
  WORD,
} from './words';

/** The part of speech of a word whose class is open. Everything before it has been chosen. */
export function openClass(word: usize): i32 {
  const kind = firstClassOf(word);
  if (classesOf(word) >>> CLASS_BITS === 0) return kind;
  if (canEverBe(word, VERB)) return verbOrNot(word);
  if (canEverBe(word, ADP)) return prepositionOrNot(word);
  if (canEverBe(word, ADJ)) {
    if (canEverBe(word, ADV)) return adjectiveOrAdverb(word);
    if (canEverBe(word, NOUN)) return adjectiveOrNoun(word);
  }
  return kind;
}

function verbOrNot(word: usize): i32 {
  const prev = before(word);
  switch (likeliest(prev)) {
    case PART:
      return isNamed(prev, IS_TO) ? VERB : afterDeterminer(word);
    case DET:
      return afterDeterminer(word);
    case AUX:
      return afterAux(word, prev);
    case PRON:
      return afterPronoun(word, prev);
    case ADP:
      return afterPreposition(word);
    case SCONJ:
      return participleOr(word, whenNotVerb(word));
    case NUM:
    case ADJ:
      return afterAdjective(word);
    case DATE:
    case TIME:
      return has(word, IS_BASE) ? whenNotVerb(word) : VERB;
    case NOUN:
    case PROPN:
      return afterNoun(word, prev);
    case VERB:
      return afterVerb(word, prev);
    case CCONJ:
      return afterConjunction(word, prev);
    case INTJ:
      return has(word, IS_BASE) && !isIng(word) ? VERB : whenNotVerb(word);
    default:
      return atStart(word);
  }
}

/** What a word that can be a verb is when it is none here. */
function whenNotVerb(word: usize): i32 {
  if (canEverBe(word, NOUN)) return canEverBe(word, ADJ) ? adjectiveOrNoun(word) : NOUN;
  if (canEverBe(word, ADJ)) return canEverBe(word, ADV) ? adjectiveOrAdverb(word) : ADJ;
  for (let rest = classesOf(word); rest !== 0; rest >>>= CLASS_BITS) if ((rest & 31) !== VERB) return rest & 31;
  return VERB;
}

function nounNext(word: usize): bool {
  const next = word + WORD;
  if (isLikelyNoun(next)) return true;
  return can(next, NOUN) && likeliest(next) === VERB && has(next, IS_BASE) && !isIng(next);
}

/** A past form or `-ing` is an adjective before a noun when the lexicon knows it as one, else a verb; others `otherwise`. */
function participleOr(word: usize, otherwise: i32): i32 {
  if (!has(word, IS_PAST) && !isIng(word)) return otherwise;
  return canEverBe(word, ADJ) && firstClassOf(word) !== VERB && nounNext(word) ? ADJ : VERB;
}

function atStart(word: usize): i32 {
  const kind = firstClassOf(word);
  const next = word + WORD;
  const pos = likeliest(next);
  if (isIng(word)) {
    if (opensPhrase(next) || pos === ADP || pos === PART || pos === ADV) return VERB;
    return nounNext(word) && kind === VERB ? VERB : whenNotVerb(word);
  }
  if (has(word, IS_PAST)) return canEverBe(word, ADJ) && nounNext(word) ? ADJ : VERB;
  if (!has(word, IS_BASE)) return canEverBe(word, NOUN) ? NOUN : kind;
  if (pos === NUM) return kind === VERB ? VERB : whenNotVerb(word);
  if (opensPhrase(next) && pos !== PROPN) return VERB;
  // `talk to us`, `look at it`; but `damage to your car`
  const object = next + WORD;
  if ((pos === ADP || isNamed(next, IS_TO)) && likeliest(object) === PRON && !isIn(object, POSSESSIVE)) return VERB;
  // `Cause: …`, `Update`
  const label = pos === PUNCT || pos === END || pos === AUX;
  return kind === VERB && !label ? VERB : whenNotVerb(word);
}

function afterDeterminer(word: usize): i32 {
  const last = word - WORD;
  if (isNot(last)) return participleOr(word, VERB);
  if (nounNext(word)) {
    if (canEverBe(word, ADJ)) return ADJ;
    if (has(word, IS_PAST)) return VERB;
    return canEverBe(word, NOUN) ? NOUN : VERB;
  }
  return whenNotVerb(word);
}

function afterAux(word: usize, prev: usize): i32 {
  if (isNamed(word, IS_BETTER)) return ADV;
  if (!isIn(prev, BE)) return VERB;
  if (isIng(word)) return firstClassOf(word) === ADJ && !opensPhrase(word + WORD) ? ADJ : VERB;
  // One class for all of them, so that `were offended` and `were affected` are found alike.
  if (has(word, IS_PAST)) return VERB;
  if (isIn(word, UNCHANGING | PARTICIPLE_AS_BASE)) return VERB;
  // `be` and a base form: `is work`, `are delays`
  return whenNotVerb(word);
}

function afterPronoun(word: usize, prev: usize): i32 {
  if (isIn(prev, POSSESSIVE)) return afterDeterminer(word);
  if (isNamed(prev, IS_WHICH) || isNamed(prev, IS_WHAT)) {
    // `which bank it was`
    const pos = likeliest(word + WORD);
    return (pos === PRON || pos === AUX) && canEverBe(word, NOUN) ? NOUN : VERB;
  }
  // `I offered it and you return` …; `you all return`: adverbs between were looked through.
  if (isIn(prev, SUBJECT) || isNamed(prev, IS_THAT)) return VERB;
  if (isIn(prev, DEMONSTRATIVE)) return has(word, IS_BASE) ? whenNotVerb(word) : VERB;
  if (isIng(word) || has(word, IS_PAST)) return VERB;
  return has(word, IS_BASE) && isIn(prev, OBJECT) && firstClassOf(word) === VERB ? VERB : whenNotVerb(word);
}

function afterPreposition(word: usize): i32 {
  const kind = firstClassOf(word);
  if (isIng(word)) {
    if (opensPhrase(word + WORD)) return VERB;
    if (kind === NOUN) return NOUN;
    return kind === VERB ? VERB : whenNotVerb(word);
  }
  if (has(word, IS_PAST)) return kind === ADJ ? ADJ : VERB;
  return whenNotVerb(word);
}

function afterAdjective(word: usize): i32 {
  const isPast = has(word, IS_PAST);
  // `a second thought`
  if (isPast && canEverBe(word, NOUN) && posOf(word - WORD) === ADJ) return whenNotVerb(word);
  if (isPast) return canEverBe(word, ADJ) && nounNext(word) ? ADJ : VERB;
  if (isIng(word) && !canEverBe(word, NOUN)) return participleOr(word, VERB);
  return whenNotVerb(word);
}

function afterNoun(word: usize, prev: usize): i32 {
  const kind = firstClassOf(word);
  const next = word + WORD;
  if (has(word, IS_PAST)) return VERB;
  if (isIng(word)) return kind === NOUN ? NOUN : participleOr(word, VERB);
  if (isIn(word, PARTICIPLE_AS_BASE | UNCHANGING) && isNamed(next, IS_BY)) return VERB;
  const plural = isPlural(prev) || isIn(prev, PLURAL_WITHOUT_S);
  const pos = likeliest(next);
  const phrase = opensPhrase(next) && pos !== NUM && pos !== PROPN;
  const goesOn = phrase || pos === ADP || pos === SCONJ || pos === PART || pos === AUX || pos === CCONJ || pos === ADV;
  const isBase = has(word, IS_BASE);
  const agrees = isBase ? plural : !plural;
  if (isBase && plural && kind === VERB && (pos === PUNCT || pos === END)) return VERB;
  if (agrees && posOf(word - WORD) === ADV) return VERB;
  if (agrees && (phrase || pos === SCONJ || (kind === VERB && goesOn))) return VERB;
  const isOneOfTwo = classesOf(word) >>> (2 * CLASS_BITS) === 0;
  return isOneOfTwo && kind === VERB && !canEverBe(word, NOUN) ? VERB : whenNotVerb(word);
}

function afterVerb(word: usize, prev: usize): i32 {
  if (isIn(prev, HAVE) && has(word, IS_PAST)) return canEverBe(word, ADJ) && nounNext(word) ? ADJ : VERB;
  if (isIng(word)) {
    if (opensPhrase(word + WORD) || !canEverBe(word, NOUN)) return participleOr(word, VERB);
    return firstClassOf(word) === VERB ? VERB : whenNotVerb(word);
  }
  if (has(word, IS_PAST)) return participleOr(word, VERB);
  if (isIn(prev, WITH_BARE_VERB) && has(word, IS_BASE) && firstClassOf(word) === VERB) return VERB;
  return whenNotVerb(word);
}

function afterConjunction(word: usize, conjunction: usize): i32 {
  const kind = firstClassOf(word);
  const next = word + WORD;
  const other = likeliest(conjunction - WORD);
  const ing = isIng(word);
  if (has(word, IS_PAST) || ing) {
    if (ing && kind === NOUN && !opensPhrase(next)) return NOUN;
    return other === VERB ? VERB : participleOr(word, VERB);
  }
  const pos = likeliest(next);
  // `questions were raised and answers were given`
  if (pos === AUX && canEverBe(word, NOUN)) return whenNotVerb(word);
  if (other === VERB) return VERB;
  if (!has(word, IS_BASE) && canEverBe(word, NOUN))
    return opensPhrase(next) && pos !== NUM && other !== NOUN ? VERB : NOUN;
  if (opensPhrase(next) && pos !== NUM && pos !== PROPN) return VERB;
  const goesOn = pos === ADP || pos === PART || pos === SCONJ || pos === ADV;
  return kind === VERB && goesOn ? VERB : whenNotVerb(word);
}

function adjectiveOrNoun(word: usize): i32 {
  const kind = firstClassOf(word);
  const next = word + WORD;
  const prev = before(word);
  const p = likeliest(prev);
  const n = likeliest(next);
  const adjective = kind === ADJ;
  if (isNominal(n)) return ADJ;
  if (adjective && (n === NUM || n === DATE || isNamed(next, IS_ONE) || isNamed(next, IS_ONES))) return ADJ;
  if (n === ADJ && p !== AUX) return ADJ;
  if (adjective && n === VERB && can(next, NOUN)) return ADJ;
  if (p === AUX && isIn(prev, BE)) return kind === NOUN ? NOUN : ADJ;
  if (p === DET || p === ADP || isIn(prev, POSSESSIVE)) return adjective && p !== DET ? ADJ : NOUN;
  return adjective ? ADJ : NOUN;
}

function adjectiveOrAdverb(word: usize): i32 {
  const kind = firstClassOf(word);
  const last = word - WORD;
  const n = likeliest(word + WORD);
  if (isNominal(n)) return ADJ;
  const afterBe = posOf(last) === AUX && isIn(last, BE);
  if (n === ADV && afterBe) return ADJ;
  if (n === ADJ || n === ADV) return likeliest(last) === DET && n === ADJ ? ADJ : ADV;
  if (afterBe) return ADJ;
  if (posOf(last) === VERB || (posOf(last) === PRON && posOf(last - WORD) === VERB))
    return kind === ADJ && isIn(word, RESULT) ? ADJ : ADV;
  if (posOf(last) === DET) return canEverBe(word, NOUN) && kind !== ADJ ? NOUN : ADJ;
  return kind;
}

function prepositionOrNot(word: usize): i32 {
  const kind = firstClassOf(word);
  const next = word + WORD;
  const n = likeliest(next);
  const object = opensPhrase(next) || isNominal(n) || n === ADJ || n === DATE || n === TIME || n === NUM || n === VERB;
  if (object && kind === ADJ) return ADJ;
  if (object || n === SCONJ) return kind === ADV ? ADV : ADP;
  return canEverBe(word, ADV) ? ADV : kind;
}
