/** Chooses between noun, verb, adjective, adverb and preposition by the words around. Function words are not its task. */
import { PARTICIPLE_AS_BASE, UNCHANGING } from './irregular.ts';
import { beforeAt, can, isLikelyNoun, isNominal, isNot, likeliest, opensPhrase } from './neighbours.ts';
import { isIng, type Word } from './word.ts';
import { BE, HAVE, POSSESSIVE, SUBJECT } from './words.ts';

const DEMONSTRATIVE = new Set('this these those'.split(' '));
const OBJECT = new Set('us them me him'.split(' '));
const PLURAL_WITHOUT_S = new Set('people staff police men women children'.split(' '));
const WITH_BARE_VERB = new Set('let make makes made help helps helped need'.split(' '));
const RESULT = new Set('wrong short clear safe clean late'.split(' '));

/** The part of speech of the word at `i`, whose class is open. Everything before `i` has been chosen. */
export function openClass(words: readonly Word[], i: number): string {
  const { classes } = words[i]!;
  if (classes.length === 1) return classes[0]!;
  if (classes.includes('VERB')) return verbOrNot(words, i);
  if (classes.includes('ADP')) return prepositionOrNot(words, i);
  if (classes.includes('ADJ') && classes.includes('ADV')) return adjectiveOrAdverb(words, i);
  if (classes.includes('ADJ') && classes.includes('NOUN')) return adjectiveOrNoun(words, i);
  return classes[0]!;
}

function verbOrNot(words: readonly Word[], i: number): string {
  const at = beforeAt(words, i);
  const prev = words[at];
  switch (likeliest(prev)) {
    case 'END':
    case 'PUNCT':
    case 'SYM':
    case 'EMOJI':
      return atStart(words, i);
    case 'PART':
      return prev!.norm === 'to' ? 'VERB' : afterDeterminer(words, i);
    case 'DET':
      return afterDeterminer(words, i);
    case 'AUX':
      return afterAux(words, i, prev!);
    case 'PRON':
      return afterPronoun(words, i, prev!);
    case 'ADP':
      return afterPreposition(words, i);
    case 'SCONJ':
      return participleOr(words, i, whenNotVerb(words, i));
    case 'NUM':
    case 'ADJ':
      return afterAdjective(words, i);
    case 'DATE':
    case 'TIME':
      return words[i]!.base ? whenNotVerb(words, i) : 'VERB';
    case 'NOUN':
    case 'PROPN':
      return afterNoun(words, i, prev!);
    case 'VERB':
      return afterVerb(words, i, prev!);
    case 'CCONJ':
      return afterConjunction(words, i, at);
    case 'INTJ':
      return words[i]!.base && !isIng(words[i]!) ? 'VERB' : whenNotVerb(words, i);
    default:
      return atStart(words, i);
  }
}

/** What a word that can be a verb is when it is none here. */
function whenNotVerb(words: readonly Word[], i: number): string {
  const { classes } = words[i]!;
  if (classes.includes('NOUN')) return classes.includes('ADJ') ? adjectiveOrNoun(words, i) : 'NOUN';
  if (classes.includes('ADJ')) return classes.includes('ADV') ? adjectiveOrAdverb(words, i) : 'ADJ';
  return classes.find((c) => c !== 'VERB') ?? 'VERB';
}

function nounNext(words: readonly Word[], i: number): boolean {
  const next = words[i + 1];
  if (isLikelyNoun(next)) return true;
  return can(next, 'NOUN') && likeliest(next) === 'VERB' && next!.base && !isIng(next!);
}

/** A past form or `-ing` is an adjective before a noun when the lexicon knows it as one, else a verb; others `otherwise`. */
function participleOr(words: readonly Word[], i: number, otherwise: string): string {
  const word = words[i]!;
  if (!word.past && !isIng(word)) return otherwise;
  return word.classes.includes('ADJ') && word.classes[0] !== 'VERB' && nounNext(words, i) ? 'ADJ' : 'VERB';
}

function atStart(words: readonly Word[], i: number): string {
  const word = words[i]!;
  const { classes } = word;
  const next = words[i + 1];
  const pos = likeliest(next);
  if (isIng(word)) {
    if (opensPhrase(next) || pos === 'ADP' || pos === 'PART' || pos === 'ADV') return 'VERB';
    return nounNext(words, i) && classes[0] === 'VERB' ? 'VERB' : whenNotVerb(words, i);
  }
  if (word.past) return classes.includes('ADJ') && nounNext(words, i) ? 'ADJ' : 'VERB';
  if (!word.base) return classes.includes('NOUN') ? 'NOUN' : classes[0]!;
  if (pos === 'NUM') return classes[0] === 'VERB' ? 'VERB' : whenNotVerb(words, i);
  if (opensPhrase(next) && pos !== 'PROPN') return 'VERB';
  // `talk to us`, `look at it`; but `damage to your car`
  const object = words[i + 2];
  if ((pos === 'ADP' || next?.norm === 'to') && likeliest(object) === 'PRON' && !POSSESSIVE.has(object!.norm))
    return 'VERB';
  // `Cause: …`, `Update`
  const label = pos === 'PUNCT' || pos === 'END' || pos === 'AUX';
  return classes[0] === 'VERB' && !label ? 'VERB' : whenNotVerb(words, i);
}

function afterDeterminer(words: readonly Word[], i: number): string {
  const word = words[i]!;
  const { classes } = word;
  const last = words[i - 1]!;
  if (isNot(last) && !isPossessiveMark(last)) return participleOr(words, i, 'VERB');
  if (nounNext(words, i)) {
    if (classes.includes('ADJ')) return 'ADJ';
    if (word.past) return 'VERB';
    return classes.includes('NOUN') ? 'NOUN' : 'VERB';
  }
  return whenNotVerb(words, i);
}

function isPossessiveMark(word: Word): boolean {
  return word.norm === "'s" || word.norm === "'";
}

function afterAux(words: readonly Word[], i: number, prev: Word): string {
  const word = words[i]!;
  if (word.norm === 'better') return 'ADV';
  if (!BE.has(prev.norm) && prev.norm !== "'s") return 'VERB';
  if (isIng(word)) return word.classes[0] === 'ADJ' && !opensPhrase(words[i + 1]) ? 'ADJ' : 'VERB';
  // One class for all of them, so that `were offended` and `were affected` are found alike.
  if (word.past) return 'VERB';
  if (UNCHANGING.has(word.norm) || PARTICIPLE_AS_BASE.has(word.norm)) return 'VERB';
  // `be` and a base form: `is work`, `are delays`
  return whenNotVerb(words, i);
}

function afterPronoun(words: readonly Word[], i: number, prev: Word): string {
  const word = words[i]!;
  if (POSSESSIVE.has(prev.norm)) return afterDeterminer(words, i);
  if (prev.norm === 'which' || prev.norm === 'what') {
    // `which bank it was`
    const pos = likeliest(words[i + 1]);
    return (pos === 'PRON' || pos === 'AUX') && word.classes.includes('NOUN') ? 'NOUN' : 'VERB';
  }
  // `I offered it and you return` …; `you all return`: adverbs between were looked through.
  if (SUBJECT.has(prev.norm) || prev.norm === 'that') return 'VERB';
  if (DEMONSTRATIVE.has(prev.norm)) return word.base ? whenNotVerb(words, i) : 'VERB';
  if (isIng(word) || word.past) return 'VERB';
  return word.base && OBJECT.has(prev.norm) && word.classes[0] === 'VERB' ? 'VERB' : whenNotVerb(words, i);
}

function afterPreposition(words: readonly Word[], i: number): string {
  const word = words[i]!;
  const { classes } = word;
  const next = words[i + 1];
  if (isIng(word)) {
    if (opensPhrase(next)) return 'VERB';
    if (classes[0] === 'NOUN') return 'NOUN';
    return classes[0] === 'VERB' ? 'VERB' : whenNotVerb(words, i);
  }
  if (word.past) return classes[0] === 'ADJ' ? 'ADJ' : 'VERB';
  return whenNotVerb(words, i);
}

function afterAdjective(words: readonly Word[], i: number): string {
  const word = words[i]!;
  // `a second thought`
  if (word.past && word.classes.includes('NOUN') && words[i - 1]?.pos === 'ADJ') return whenNotVerb(words, i);
  if (word.past) return word.classes.includes('ADJ') && nounNext(words, i) ? 'ADJ' : 'VERB';
  if (isIng(word) && !word.classes.includes('NOUN')) return participleOr(words, i, 'VERB');
  return whenNotVerb(words, i);
}

function afterNoun(words: readonly Word[], i: number, prev: Word): string {
  const word = words[i]!;
  const { classes } = word;
  const next = words[i + 1];
  const last = words[i - 1]!;
  if (word.past) return 'VERB';
  if (isIng(word)) return classes[0] === 'NOUN' ? 'NOUN' : participleOr(words, i, 'VERB');
  if ((PARTICIPLE_AS_BASE.has(word.norm) || UNCHANGING.has(word.norm)) && next?.norm === 'by') return 'VERB';
  const plural = isPlural(prev.norm) || PLURAL_WITHOUT_S.has(prev.norm);
  const pos = likeliest(next);
  const phrase = opensPhrase(next) && pos !== 'NUM' && pos !== 'PROPN';
  const goesOn = phrase || ['ADP', 'SCONJ', 'PART', 'AUX', 'CCONJ', 'ADV'].includes(pos);
  const agrees = word.base ? plural : !plural;
  if (word.base && plural && classes[0] === 'VERB' && (pos === 'PUNCT' || pos === 'END')) return 'VERB';
  if (agrees && last.pos === 'ADV') return 'VERB';
  if (agrees && (phrase || pos === 'SCONJ' || (classes[0] === 'VERB' && goesOn))) return 'VERB';
  return classes.length === 2 && classes[0] === 'VERB' && !classes.includes('NOUN') ? 'VERB' : whenNotVerb(words, i);
}

function afterVerb(words: readonly Word[], i: number, prev: Word): string {
  const word = words[i]!;
  const { classes } = word;
  if (HAVE.has(prev.norm) && word.past) return classes.includes('ADJ') && nounNext(words, i) ? 'ADJ' : 'VERB';
  if (isIng(word)) {
    if (opensPhrase(words[i + 1]) || !classes.includes('NOUN')) return participleOr(words, i, 'VERB');
    return classes[0] === 'VERB' ? 'VERB' : whenNotVerb(words, i);
  }
  if (word.past) return participleOr(words, i, 'VERB');
  if (WITH_BARE_VERB.has(prev.norm) && word.base && classes[0] === 'VERB') return 'VERB';
  return whenNotVerb(words, i);
}

function afterConjunction(words: readonly Word[], i: number, at: number): string {
  const word = words[i]!;
  const { classes } = word;
  const next = words[i + 1];
  const other = likeliest(words[at - 1]);
  if (word.past || isIng(word)) {
    if (isIng(word) && classes[0] === 'NOUN' && !opensPhrase(next)) return 'NOUN';
    return other === 'VERB' ? 'VERB' : participleOr(words, i, 'VERB');
  }
  const pos = likeliest(next);
  // `questions were raised and answers were given`
  if (pos === 'AUX' && classes.includes('NOUN')) return whenNotVerb(words, i);
  if (other === 'VERB') return 'VERB';
  if (!word.base && classes.includes('NOUN'))
    return opensPhrase(next) && pos !== 'NUM' && other !== 'NOUN' ? 'VERB' : 'NOUN';
  if (opensPhrase(next) && pos !== 'NUM' && pos !== 'PROPN') return 'VERB';
  return classes[0] === 'VERB' && ['ADP', 'PART', 'SCONJ', 'ADV'].includes(pos) ? 'VERB' : whenNotVerb(words, i);
}

function isPlural(norm: string): boolean {
  return norm.endsWith('s') && !norm.endsWith('ss') && !norm.endsWith('us');
}

function adjectiveOrNoun(words: readonly Word[], i: number): string {
  const { classes } = words[i]!;
  const next = words[i + 1];
  const prev = words[beforeAt(words, i)];
  const p = likeliest(prev);
  const n = likeliest(next);
  const adjective = classes[0] === 'ADJ';
  if (isNominal(n)) return 'ADJ';
  if (adjective && (n === 'NUM' || n === 'DATE' || next?.norm === 'one' || next?.norm === 'ones')) return 'ADJ';
  if (n === 'ADJ' && p !== 'AUX') return 'ADJ';
  if (adjective && n === 'VERB' && can(next, 'NOUN')) return 'ADJ';
  if (p === 'AUX' && BE.has(prev!.norm)) return classes[0] === 'NOUN' ? 'NOUN' : 'ADJ';
  if (p === 'DET' || p === 'ADP' || (prev !== undefined && POSSESSIVE.has(prev.norm)))
    return adjective && p !== 'DET' ? 'ADJ' : 'NOUN';
  if (adjective) return 'ADJ';
  return 'NOUN';
}

function adjectiveOrAdverb(words: readonly Word[], i: number): string {
  const { classes } = words[i]!;
  const next = words[i + 1];
  const last = words[i - 1];
  const n = likeliest(next);
  if (isNominal(n)) return 'ADJ';
  if (n === 'ADV' && last?.pos === 'AUX' && BE.has(last.norm)) return 'ADJ';
  if (n === 'ADJ' || n === 'ADV') return likeliest(last) === 'DET' && n === 'ADJ' ? 'ADJ' : 'ADV';
  if (last?.pos === 'AUX' && BE.has(last.norm)) return 'ADJ';
  if (last?.pos === 'VERB' || (last?.pos === 'PRON' && words[i - 2]?.pos === 'VERB'))
    return classes[0] === 'ADJ' && RESULT.has(words[i]!.norm) ? 'ADJ' : 'ADV';
  if (last?.pos === 'DET') return classes.includes('NOUN') && classes[0] !== 'ADJ' ? 'NOUN' : 'ADJ';
  return classes[0]!;
}

function prepositionOrNot(words: readonly Word[], i: number): string {
  const { classes } = words[i]!;
  const next = words[i + 1];
  const n = likeliest(next);
  const object = opensPhrase(next) || isNominal(n) || ['ADJ', 'DATE', 'TIME', 'NUM', 'VERB'].includes(n);
  if (object && classes.includes('ADJ') && classes[0] === 'ADJ') return 'ADJ';
  if (object || n === 'SCONJ') return classes[0] === 'ADV' ? 'ADV' : 'ADP';
  return classes.includes('ADV') ? 'ADV' : classes[0]!;
}
