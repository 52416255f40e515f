/** Brings British spelling to US spelling, so that rules need write a word once. Leaves words alone that are spelt one way. */
import { isAsciiWord } from '../../text/characters.ts';
import type { Lexicon } from './lexicon.ts';

/** Endings behind `is`, after which a `z` may stand as well; behind `ys`; behind `our`. */
const AFTER_IS = new Set(['e', 'es', 'ed', 'ing', 'er', 'ers', 'able', 'ation', 'ations', 'ational']);
const AFTER_YS = new Set(['e', 'es', 'ed', 'ing', 'er', 'ers']);
const AFTER_OUR = new Set([
  '',
  's',
  'ed',
  'ing',
  'able',
  'ably',
  'ful',
  'fully',
  'ite',
  'ites',
  'al',
  'er',
  'ers',
  'less',
]);
const BEFORE_YS = new Set(['anal', 'paral', 'catal', 'electrol', 'psychoanal']);
const PREFIXES = ['un', 're', 'de', 'pre', 'mis', 'dis', 'over', 'under', 'non-', 'non', 're-', 'pre-', 'de-', 'co-'];

/** The lower-case `word` in US spelling. */
export function usSpelling(word: string, lexicon: Lexicon): string {
  return lexicon.spelling(word) ?? findSpelling(word, lexicon);
}

function findSpelling(word: string, lexicon: Lexicon): string {
  const entry = lexicon.lookup(word);
  if (entry !== undefined && entry.spelling !== word) return entry.spelling;
  const is = word.lastIndexOf('is');
  if (is >= 4 && !'aeiou'.includes(word[is - 1]!) && AFTER_IS.has(word.slice(is + 2))) {
    return ifKnown(`${word.slice(0, is)}iz${word.slice(is + 2)}`, word, lexicon) ?? withPrefix(word, lexicon, entry);
  }
  const ys = word.lastIndexOf('ys');
  if (ys >= 4 && AFTER_YS.has(word.slice(ys + 2)) && BEFORE_YS.has(word.slice(0, ys)))
    return `${word.slice(0, ys)}yz${word.slice(ys + 2)}`;
  const our = word.lastIndexOf('our');
  if (our >= 3 && AFTER_OUR.has(word.slice(our + 3)))
    return ifKnown(`${word.slice(0, our)}or${word.slice(our + 3)}`, word, lexicon) ?? withPrefix(word, lexicon, entry);
  return withPrefix(word, lexicon, entry);
}

function ifKnown(candidate: string, word: string, lexicon: Lexicon): string | undefined {
  return candidate !== word && lexicon.lookup(candidate) !== undefined ? candidate : undefined;
}

/** `reprioritise`, `uncategorised`: what is true of the word is true with a prefix before it. */
function withPrefix(word: string, lexicon: Lexicon, known: object | undefined): string {
  if (known !== undefined) return word;
  for (const prefix of PREFIXES) {
    if (!word.startsWith(prefix) || !hasLetters(word, prefix.length)) continue;
    const rest = word.slice(prefix.length);
    return lexicon.lookup(rest) === undefined ? word : prefix + usSpelling(rest, lexicon);
  }
  return word;
}

/** Whether five letters follow at least. */
function hasLetters(word: string, from: number): boolean {
  for (let at = from; at < from + 5; at++) if (!isAsciiWord(word.charCodeAt(at))) return false;
  return true;
}
