/**
 * Dictionary forms of English words whose part of speech is known: the lexicon's where it has one, else by the regular
 * endings. Always lower case and US spelling.
 */
import { endsIn, endsWithAny } from '../../text/characters.ts';
import type { Lexicon } from './lexicon.ts';
import { usSpelling } from './spelling.ts';

/** Where owabi keeps the word as it is written: what a rule's author would write. */
const OWN: Readonly<Record<string, string>> = {
  'data NOUN': 'data',
  'media NOUN': 'media',
  'premises NOUN': 'premises',
  'an DET': 'a',
  'has AUX': 'have',
  'had AUX': 'have',
  'having AUX': 'have',
  'have AUX': 'have',
  'am AUX': 'be',
  'is AUX': 'be',
  'are AUX': 'be',
  'was AUX': 'be',
  'were AUX': 'be',
  'been AUX': 'be',
  'being AUX': 'be',
  'does AUX': 'do',
  'did AUX': 'do',
  'done AUX': 'do',
  'doing AUX': 'do',
  'ca AUX': 'can',
  'wo AUX': 'will',
};

/** The dictionary form of the lower-case `word` as a `pos`. */
export function lemmaOf(word: string, pos: string, lexicon: Lexicon): string {
  const key = `${word} ${pos}`;
  if (Object.hasOwn(OWN, key)) return OWN[key]!;
  const spelt = usSpelling(word, lexicon);
  if (pos !== 'NOUN' && pos !== 'VERB' && pos !== 'ADJ') return spelt;
  if (pos === 'NOUN' && (word.endsWith('alyses') || word.endsWith('olyses'))) return `${word.slice(0, -2)}is`;
  const known = lexicon.lookup(spelt)?.lemma(pos) ?? lexicon.lookup(word)?.lemma(pos);
  if (known !== undefined) return usSpelling(known, lexicon);
  const hyphen = spelt.lastIndexOf('-');
  if (hyphen > 0 && hyphen < spelt.length - 1) {
    // `sign-ups`, `rolled-back`: what is inflected is the last part of a noun.
    if (pos !== 'NOUN') return spelt;
    return spelt.slice(0, hyphen + 1) + lemmaOf(spelt.slice(hyphen + 1), pos, lexicon);
  }
  if (pos === 'NOUN') return singular(spelt, lexicon);
  return pos === 'VERB' ? baseVerb(spelt, lexicon) : spelt;
}

function singular(word: string, lexicon: Lexicon): string {
  if (word.length < 4 || !word.endsWith('s') || endsIn(word.slice(0, -1), 'su')) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (!endsWithAny(word, SIBILANT)) return word.slice(0, -1);
  const [shorter, longer] = [word.slice(0, -2), word.slice(0, -1)];
  return lexicon.lookup(shorter) === undefined && lexicon.lookup(longer) !== undefined ? longer : shorter;
}

const SIBILANT = ['ses', 'xes', 'zes', 'ches', 'shes'];
/** The longer before what it ends in. */
const INFLECTED = ['ing', 'ied', 'ies', 'ed', 'es', 's'];
/** Of stems that are words as they are. */
const WHOLE = ['w', 'x', 'y', 'er', 'en', 'on', 'et', 'it', 'op'];

/** The base of an inflected verb, by its ending; for a word that has none, the word. */
export function baseVerb(word: string, lexicon: Lexicon): string {
  const ending = inflectedEnding(word);
  if (ending === undefined || word.length - ending.length < 2) return word;
  if (word.endsWith('ss') || word.endsWith('us')) return word;
  const stem = word.slice(0, -ending.length);
  if (ending === 'ied' || ending === 'ies') return `${stem}y`;
  if (ending === 's') return stem;
  const candidates = [stem, `${stem}e`];
  if (endsIn(stem, 'bcdfgklmnprtvz') && stem.at(-1) === stem.at(-2)) candidates.unshift(stem.slice(0, -1));
  if (ending === 'es') candidates.reverse();
  for (const candidate of candidates) if (lexicon.lookup(candidate)?.classes.includes('VERB')) return candidate;
  // Unknown: a doubled consonant is undone, a stem that can't end a word gets its `e` back.
  if (candidates.length === 3) return candidates[0]!;
  return isWhole(stem) ? stem : `${stem}e`;
}

function inflectedEnding(word: string): string | undefined {
  for (const ending of INFLECTED) if (word.endsWith(ending)) return ending;
  return undefined;
}

/** Whether a stem can end a word. */
function isWhole(stem: string): boolean {
  const [third, second, last] = [isVowel(stem.at(-3)), isVowel(stem.at(-2)), isVowel(stem.at(-1))];
  if (stem.length < 2) return false;
  const ends = (!second && !last) || (stem.length > 2 && third && second && !last) || endsWithAny(stem, WHOLE);
  return ends && !endsIn(stem, 'cgsvz') && !(stem.endsWith('l') && !second);
}

const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiou'.includes(letter);
