/**
 * What is known of an English word by itself: the classes it can have, and its shape. Looks at no other word. Asked when the lexicon is
 * compiled, and at run time for words that it does not have.
 */
import { endsWithAny, isAsciiDigit, isAsciiLetter } from '../../text/characters.ts';
import { isCapital, isTitle } from './characters.ts';
import { packClasses } from './classes.ts';
import { IS_BASE, IS_CAPITAL, IS_PAST, IS_SHOUTED, IS_TITLE } from './kernel/numbers.ts';
import { baseVerb } from './lemma.ts';
import type { Lexicon } from './lexicon.ts';
import { usSpelling } from './spelling.ts';

function looksInflected(norm: string): boolean {
  return norm.endsWith('ed') || norm.endsWith('ing') || (norm.endsWith('s') && !norm.endsWith('ss'));
}

/** What is known of a word by itself. */
export interface Shape {
  /** Every class it can have, the likeliest first. */
  readonly classes: readonly string[];
  /** Whether it can be a dictionary form. */
  readonly base: boolean;
  /** Whether it is a past tense or participle that does not look like the base (`sent`, `closed`). */
  readonly past: boolean;
}

/** Classes and shape of a word that is not compiled, as the compiled loop takes them. */
export function writtenShape(
  written: string,
  norm: string,
  lexicon: Lexicon,
): readonly [classes: number, shape: number] {
  const { classes, base, past } = shapeOf(written, norm, lexicon);
  let shape = (base ? IS_BASE : 0) | (past ? IS_PAST : 0);
  if (isCapital(written)) {
    shape |= IS_CAPITAL;
    if (isTitle(written)) shape |= IS_TITLE;
    if (written.length > 1 && written === written.toUpperCase()) shape |= IS_SHOUTED;
  }
  return [packClasses(classes), shape];
}

/** For words of which the lexicon does not know the likeliest class. */
const LIKELIEST = ['NOUN', 'VERB', 'ADJ', 'ADV', 'ADP', 'PROPN', 'NUM', 'INTJ', 'X'];

/** Whether anything is known of a lower-case word but its letters: a capital then says nothing of its classes. */
export function isKnown(norm: string, lexicon: Lexicon): boolean {
  if (norm === "'s" || lexicon.own(norm) !== undefined) return true;
  return (lexicon.lookup(norm) ?? lexicon.lookup(usSpelling(norm, lexicon))) !== undefined;
}

/** @param norm the word in lower case, with straight quotes */
export function shapeOf(written: string, norm: string, lexicon: Lexicon): Shape {
  if (norm === "'s") return { classes: ['PART'], base: false, past: false };
  const entry = lexicon.lookup(norm) ?? lexicon.lookup(usSpelling(norm, lexicon));
  const own = lexicon.own(norm);
  const looksPast = lexicon.isIrregular(norm) || (entry === undefined && norm.endsWith('ed') && !norm.endsWith('eed'));
  if (own !== undefined) return { classes: own, base: !looksInflected(norm), past: looksPast };
  if (entry === undefined)
    return { classes: guess(written, norm, lexicon), base: !looksInflected(norm), past: looksPast };
  const verb = entry.lemma('VERB');
  const past =
    looksPast || (verb !== undefined && verb !== entry.spelling && !norm.endsWith('ing') && !norm.endsWith('s'));
  // `offended`, `dedicated`: adjectives to the lexicon, but participles all the same.
  if (
    !entry.classes.includes('VERB') &&
    norm.endsWith('ed') &&
    lexicon.lookup(baseVerb(norm, lexicon))?.classes.includes('VERB')
  )
    return { classes: [...entry.classes, 'VERB'], base: false, past: true };
  const rest = entry.classes.filter((c) => c !== entry.fallback && c !== 'PROPN');
  if (entry.fallback !== 'UNK' && entry.fallback !== 'X')
    return { classes: [entry.fallback, ...rest], base: entry.base, past };
  if (rest.length === 0) return { classes: ['PROPN'], base: entry.base, past };
  return { classes: rest.sort((a, b) => LIKELIEST.indexOf(a) - LIKELIEST.indexOf(b)), base: entry.base, past };
}

/** Beginnings of compounds that are what the rest is. */
const PREFIXES = ['re-', 'pre-', 'un-', 'non-', 'mis-', 'de-', 'co-', 'over-', 'under-', 'sub-', 'anti-'];
/** Last parts of compounds that stand before a noun: `five-minute`, `customer-facing`. */
const COMPOUND_ADJECTIVE =
  '|wide|long|free|based|proof|led|made|term|time|ready|friendly|sensitive|known|class|party|scale|level|day|hour|minute|year|' +
  'month|week|person|page|mile|factor|way|end|quality|risk|side|only|related|specific|like|';
const OF_ADJECTIVES = ['able', 'ible', 'ous', 'ful', 'less', 'ish', 'ive', 'ical', 'ary'];
const OF_VERBS = ['ize', 'ise', 'ify', 'izes', 'ises', 'ifies'];

/** The classes of a word that the lexicon does not know, by its ending and its capital. */
function guess(written: string, norm: string, lexicon: Lexicon): readonly string[] {
  const hyphen = norm.lastIndexOf('-');
  if (hasFigure(norm))
    return hyphen > 0 && isAsciiDigit(norm.charCodeAt(0)) && hasLetterBehindHyphen(norm) ? ['ADJ'] : ['PROPN'];
  if (!hasLetter(norm)) return ['SYM'];
  if (hyphen > 0) {
    const last = norm.slice(hyphen + 1);
    if (beginsWithAny(norm, PREFIXES)) {
      const classes = lexicon.own(last) ?? lexicon.lookup(last)?.classes;
      if (classes !== undefined) return classes;
    }
    if (last.endsWith('ly')) return ['ADV'];
    if (last.endsWith('ed') || last.endsWith('ing') || COMPOUND_ADJECTIVE.includes(`|${last}|`)) return ['ADJ', 'NOUN'];
    return isCapital(written) ? ['PROPN'] : ['NOUN', 'ADJ'];
  }
  if (isCapital(written)) return ['PROPN'];
  if (norm.endsWith('ly')) return ['ADV'];
  if (endsWithAny(norm, OF_ADJECTIVES)) return ['ADJ'];
  if (norm.endsWith('ed') || norm.endsWith('ing')) return ['VERB', 'ADJ', 'NOUN'];
  return endsWithAny(norm, OF_VERBS) ? ['VERB'] : ['NOUN'];
}

function beginsWithAny(norm: string, beginnings: readonly string[]): boolean {
  for (const beginning of beginnings) if (norm.startsWith(beginning)) return true;
  return false;
}

const hasLetterBehindHyphen = (norm: string): boolean => /-\p{L}/u.test(norm);

function hasFigure(norm: string): boolean {
  for (let at = 0; at < norm.length; at++) if (isAsciiDigit(norm.charCodeAt(at))) return true;
  return false;
}

/** An expression with `\p{…}` takes longer to begin with than a page of English. */
function hasLetter(norm: string): boolean {
  for (let at = 0; at < norm.length; at++) if (isAsciiLetter(norm.charCodeAt(at))) return true;
  return hasForeignLetter(norm);
}

const hasForeignLetter = (norm: string): boolean => /\p{L}/u.test(norm);
