/**
 * Chooses the part of speech of every word of an English sentence: the classes it can have, then what stands around it. One
 * pass from left to right that looks a few words ahead; nothing is learnt and nothing is random.
 */
import { possessiveOrVerb } from './auxiliaries.ts';
import { isCapital, isTitle } from './characters.ts';
import type { Lexicon } from './lexicon.ts';
import { isNominal, isNot, likeliest, startsSentence } from './neighbours.ts';
import { openClass } from './open-classes.ts';
import { choiceFor } from './particular-words.ts';
import type { Piece } from './piece.ts';
import { type Word, wordOf } from './word.ts';
import { OWN_WORDS } from './words.ts';

/** The words among `pieces`, in order, white space left out, each with its part of speech. */
export function tag(text: string, pieces: readonly Piece[], lexicon: Lexicon): readonly Word[] {
  const words = pieces.filter((piece) => piece.pos !== 'SPACE').map((piece) => wordOf(text, piece, lexicon));
  for (const [i, word] of words.entries()) if (word.pos === '' || word.norm === 'one') word.pos = choose(words, i);
  return words;
}

function choose(words: readonly Word[], i: number): string {
  const word = words[i]!;
  if (isNot(word)) return 'PART';
  if (word.norm === "'s") return possessiveOrVerb(words, i);
  if (isName(words, i)) return 'PROPN';
  const choice = choiceFor(word.norm);
  return choice === undefined ? openClass(words, i) : choice(words, i);
}

/** Whether the capital of the word at `i` says that it is a name. */
function isName(words: readonly Word[], i: number): boolean {
  const { text, norm, classes } = words[i]!;
  const kind = classes[0]!;
  if (!isCapital(text)) return kind === 'PROPN';
  if (kind === 'PROPN') return true;
  const open = kind === 'NOUN' || kind === 'ADJ' || (kind === 'VERB' && classes.includes('NOUN'));
  if (!open || OWN_WORDS.has(norm) || choiceFor(norm) !== undefined) return false;
  // Shouted words are words: ALL CUSTOMERS.
  if (text.length > 1 && text === text.toUpperCase()) return false;
  if (!startsSentence(words, i)) return true;
  const next = words[i + 1];
  return next !== undefined && isTitle(next.text) && isNominal(likeliest(next)) && kind !== 'VERB';
}
