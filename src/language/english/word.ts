/** What is known of an English word by itself: the classes it can have, and its shape. Looks at no other word. */
import { isCapital } from './characters.ts';
import { normalOf } from './contractions.ts';
import { PARTICIPLE, PARTICIPLE_AS_BASE, PAST, UNCHANGING } from './irregular.ts';
import { baseVerb } from './lemma.ts';
import type { Lexicon } from './lexicon.ts';
import type { Piece } from './piece.ts';
import { usSpelling } from './spelling.ts';
import { OWN_WORDS } from './words.ts';

/** A word, number or mark of the sentence; white space is left out. */
export interface Word {
  readonly text: string;
  readonly norm: string;
  readonly piece: Piece;
  /** Every class it can have, the likeliest first; one when it is no word or nothing else is possible. */
  readonly classes: readonly string[];
  /** Whether it can be a dictionary form. */
  readonly base: boolean;
  /** Whether it is a past tense or participle that does not look like the base (`sent`, `closed`). */
  readonly past: boolean;
  /** What has been chosen; '' until then. */
  pos: string;
}

/** The piece as a word whose part of speech is still to be chosen, or settled when it is a number, a date, a mark … */
export function wordOf(text: string, piece: Piece, lexicon: Lexicon): Word {
  const written = text.slice(piece.start, piece.end);
  if (piece.pos !== 'WORD')
    return {
      text: written,
      norm: normalOf(written),
      piece,
      classes: [piece.pos],
      base: true,
      past: false,
      pos: piece.pos,
    };
  const { norm, classes, base, past } = knownShape(written, lexicon);
  return { text: written, norm, piece, classes, base, past, pos: '' };
}

/** What was found out of words before, as they are written: a text has few different ones. */
const known = new WeakMap<Lexicon, Map<string, Shape & { readonly norm: string }>>();
/** So many words are kept; with one more, all are let go. */
const REMEMBERED = 10_000;
/** A longer word is not worth keeping. */
const LONGEST = 40;

function knownShape(written: string, lexicon: Lexicon): Shape & { readonly norm: string } {
  let shapes = known.get(lexicon);
  if (shapes === undefined) {
    shapes = new Map();
    known.set(lexicon, shapes);
  }
  let shape = shapes.get(written);
  if (shape !== undefined) return shape;
  const norm = normalOf(written);
  shape = { norm, ...shapeOf(written, norm, lexicon) };
  if (written.length > LONGEST) return shape;
  if (shapes.size >= REMEMBERED) shapes.clear();
  shapes.set(written, shape);
  return shape;
}

/** Whether it looks like a present participle or gerund; `thing` and `bring` do not. */
export function isIng(word: Word): boolean {
  const { norm } = word;
  return norm.endsWith('ing') && hasVowel(norm, norm.length - 3);
}

export function canBeParticiple(word: Word): boolean {
  return (word.past && !PAST.has(word.norm)) || UNCHANGING.has(word.norm) || PARTICIPLE_AS_BASE.has(word.norm);
}

function hasVowel(text: string, end: number): boolean {
  for (let i = 0; i < end; i++) if ('aeiouy'.includes(text[i]!)) return true;
  return false;
}

function looksInflected(norm: string): boolean {
  return norm.endsWith('ed') || norm.endsWith('ing') || (norm.endsWith('s') && !norm.endsWith('ss'));
}

interface Shape {
  readonly classes: readonly string[];
  readonly base: boolean;
  readonly past: boolean;
}

/** For words of which the lexicon does not know the likeliest class. */
const LIKELIEST = ['NOUN', 'VERB', 'ADJ', 'ADV', 'ADP', 'PROPN', 'NUM', 'INTJ', 'X'];

function shapeOf(written: string, norm: string, lexicon: Lexicon): Shape {
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
