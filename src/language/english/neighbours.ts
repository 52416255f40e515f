/** Questions that the choice of a part of speech asks about the words around. Chooses nothing. */
import type { Word } from './word.ts';
import { POSSESSIVE } from './words.ts';

const OPENING = new Set(['"', '“', '‘', "'", '(', '[', '«', '-', '–', '—', '•', '*', '#', ':', '|', '>']);
const STOPS = new Set('.!?…:;"“”(–—•*#>|-');

/** Whether a capital at `i` says nothing, because every word there has one. */
export function startsSentence(words: readonly Word[], i: number): boolean {
  let at = i - 1;
  // Only as far as a reader would look: a long row of marks must not be walked again from each of its words.
  while (at >= 0 && at > i - 4 && OPENING.has(words[at]!.text)) at--;
  return at < 0 || at < i - 1 || STOPS.has(words[at]!.text[0]!) || words[at]!.pos === 'EMOJI';
}

const LOOK_BACK = 8;
const QUOTES = new Set('"“”‘');

/** The place of the nearest word before `i` that is no adverb, `not` or opening quotation mark, or -1. */
export function beforeAt(words: readonly Word[], i: number): number {
  let at = i - 1;
  while (
    at >= 0 &&
    at > i - LOOK_BACK &&
    (words[at]!.pos === 'ADV' || isNot(words[at]!) || QUOTES.has(words[at]!.text))
  )
    at--;
  return at;
}

export function isNot(word: Word): boolean {
  return word.norm === 'not' || word.norm === "n't" || word.norm === 'nt';
}

/** Whether `word` is, or may yet become, a `pos`. */
export function can(word: Word | undefined, pos: string): boolean {
  return word !== undefined && (word.pos === '' ? word.classes.includes(pos) : word.pos === pos);
}

/** The class of `word`, or its likeliest as long as none is chosen; `END` after the last. */
export function likeliest(word: Word | undefined): string {
  return word === undefined ? 'END' : word.pos || word.classes[0]!;
}

const PHRASE = new Set(['DET', 'PRON', 'NUM', 'PROPN', 'EMAIL', 'URL', 'PHONE']);

/** Whether a noun phrase begins with `word`. */
export function opensPhrase(word: Word | undefined): boolean {
  const pos = likeliest(word);
  if (word !== undefined && POSSESSIVE.has(word.norm)) return true;
  return PHRASE.has(pos);
}

export function isNominal(pos: string): boolean {
  return pos === 'NOUN' || pos === 'PROPN';
}

/** Whether `word` will most likely be a noun. */
export function isLikelyNoun(word: Word | undefined): boolean {
  const pos = likeliest(word);
  return isNominal(pos) || (pos === 'ADJ' && word!.pos === '' && word!.classes.includes('NOUN'));
}
