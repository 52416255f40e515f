/**
 * What is known of an English word by itself: the classes it can have, and its shape. Looks at no other word. Asked when the lexicon is
 * compiled, and at run time for words that it does not have.
 */
import { isCapital, isTitle } from './characters.ts';
import { packClasses } from './classes.ts';
import { PARTICIPLE, PAST } from './irregular.ts';
import { IS_BASE, IS_CAPITAL, IS_PAST, IS_SHOUTED, IS_TITLE } from './kernel/numbers.ts';
import { baseVerb } from './lemma.ts';
import type { Lexicon } from './lexicon.ts';
import { usSpelling } from './spelling.ts';
import { OWN_WORDS } from './words.ts';

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

/** Whether anything is known of a lower-case word but its letters. */
export function isKnown(norm: string, lexicon: Lexicon): boolean {
  if (norm === "'s" || OWN_WORDS.has(norm)) return true;
  return (lexicon.lookup(norm) ?? lexicon.lookup(usSpelling(norm, lexicon))) !== undefined;
}

/** @param norm the word in lower case, with straight quotes */
export function shapeOf(written: string, norm: string, lexicon: Lexicon): Shape {
  if (norm === "'s") return { classes: ['PART'], base: false, past: false };
  const entry = lexicon.lookup(norm) ?? lexicon.lookup(usSpelling(norm, lexicon));
  const own = OWN_WORDS.get(norm);
  const looksPast =
    PAST.has(norm) || PARTICIPLE.has(norm) || (entry === undefined && norm.endsWith('ed') && !norm.endsWith('eed'));
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

const PREFIX = /^(?:re|pre|un|non|mis|de|co|over|under|sub|anti)-/u;
/** Last parts of compounds that stand before a noun: `five-minute`, `customer-facing`. */
const COMPOUND_ADJECTIVE =
  /^(?:.*(?:ed|ing)|wide|long|free|based|proof|led|made|term|time|ready|friendly|sensitive|known|class|party|scale|level|day|hour|minute|year|month|week|person|page|mile|factor|way|end|quality|risk|side|only|related|specific|like)$/u;

/** The classes of a word that the lexicon does not know, by its ending and its capital. */
function guess(written: string, norm: string, lexicon: Lexicon): readonly string[] {
  if (/\d/u.test(norm)) return /^\d.*-\p{L}/u.test(norm) ? ['ADJ'] : ['PROPN'];
  if (!/\p{L}/u.test(norm)) return ['SYM'];
  const hyphen = norm.lastIndexOf('-');
  if (hyphen > 0) {
    const last = norm.slice(hyphen + 1);
    if (PREFIX.test(norm)) {
      const classes = OWN_WORDS.get(last) ?? lexicon.lookup(last)?.classes;
      if (classes !== undefined) return classes;
    }
    if (/ly$/u.test(last)) return ['ADV'];
    if (COMPOUND_ADJECTIVE.test(last)) return ['ADJ', 'NOUN'];
    return isCapital(written) ? ['PROPN'] : ['NOUN', 'ADJ'];
  }
  if (isCapital(written)) return ['PROPN'];
  if (/ly$/u.test(norm)) return ['ADV'];
  if (/(?:able|ible|ous|ful|less|ish|ive|ical|ary)$/u.test(norm)) return ['ADJ'];
  if (/(?:ed|ing)$/u.test(norm)) return ['VERB', 'ADJ', 'NOUN'];
  if (/(?:i[sz]e|ify|i[sz]es|ifies)$/u.test(norm)) return ['VERB'];
  return ['NOUN'];
}
