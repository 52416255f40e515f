/**
 * What the learned reader sees of a sentence: words, their neighbours, their senses, their letters. Judges nothing, and makes
 * nothing anew for a sentence: the same arrays are filled each time.
 */
import type { Language, Token } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import { hashOf, join, withUnit } from './hash.ts';
import { findSenses, longer, noSensePlaces, type Senses } from './senses.ts';

/**
 * Features of one sentence, in parallel and in a settled order. One that was read at several places is there several times, and
 * its first place counts. All of it is written over when the next sentence is read.
 */
export interface Features {
  count: number;
  /** 32 bits each. */
  names: Int32Array;
  /** The words (not tokens) that a feature was read from: from `place >> 16` to `place & 0xffff`, inclusive; word 1 is the first. */
  places: Int32Array;
  /** How many words are looked at. */
  words: number;
  /** The tokens' indices, by word, from 0. */
  readonly tokens: Int32Array;
}

const KINDS = {
  lemma: hashOf('lemma'),
  surface: hashOf('surface'),
  shape: hashOf('shape'),
  skip: hashOf('skip'),
  sense: hashOf('sense'),
  senseSkip: hashOf('sense skip'),
  letters: hashOf('letters'),
  kind: hashOf('kind'),
};
const SENSE_BEHIND_WORD = join(KINDS.sense, 1);
const SENSE_BEFORE_WORD = join(KINDS.sense, 2);
const SENSE_LINE = join(KINDS.sense, 9);
const SKIP_FROM_SENSE = join(KINDS.skip, 7);
const SKIP_TO_SENSE = join(KINDS.skip, 8);
const START = hashOf('^');
const END = hashOf('$');

/** The name of the one feature that is not in the words: the kind of the statement that they stand in. */
export const kindName = (kind: string): number => join(KINDS.kind, hashOf(kind)) | 0;

/** Where the statement's kind is put down: at the beginning of the sentence, on no word. */
export const KIND_PLACE = (1 << 16) | 0;

/** Words of a sentence that are looked at: nobody writes longer ones, only machines do. */
const LONGEST = 400;
const NGRAM = 3;
const SHAPE_NGRAM = 4;
const SKIP = 5;
const SENSE_SKIP = 20;
const LETTERS = 5;

/** The token indices, half-open, of the words that a feature was read from. */
export function tokensAt({ tokens, words }: Features, place: number): Span {
  const first = (place >> 16) - 1;
  const last = Math.min(place & 0xffff, words) - 1;
  // The edge behind the last word is shared by all of them, and that before the first word by the first token.
  return { start: first < words ? tokens[Math.max(first, 0)]! : 0, end: last < 0 ? 1 : tokens[last]! + 1 };
}

/** What a part of speech says of its words. */
interface WordClass {
  readonly isSpace: boolean;
  /** A number is its unit: how many does not matter to the tone, 件 or 円 does. */
  readonly isNumber: boolean;
  /** Words whose form matters to the shape of a sentence; of all others only the class does. */
  readonly isGrammar: boolean;
  /** The beginnings of the names of a number and of a shape. */
  readonly number: number;
  readonly shape: number;
}

const NUMBERS = /^名詞\.(?:数|日付|時刻|期間|電話番号|メール|URL|記号列)|^(?:NUM|DATE|TIME|PHONE|EMAIL|URL)$/u;
const GRAMMAR = /^(?:助詞|助動詞|記号|連体詞|接続詞|AUX|ADP|PRON|DET|PART|SCONJ|CCONJ|PUNCT)/u;

const classes = new Map<string, WordClass>();

function classOf(pos: string): WordClass {
  let known = classes.get(pos);
  if (!known) {
    known = {
      isSpace: pos === 'SPACE' || pos === '空白',
      isNumber: NUMBERS.test(pos),
      isGrammar: GRAMMAR.test(pos),
      number: hashOf(`#${pos}`),
      shape: hashOf(`${pos}/`),
    };
    classes.set(pos, known);
  }
  return known;
}

export const isSpace = ({ pos }: Token): boolean => classOf(pos).isSpace;

const A_NUMBER = hashOf('#');
const ZERO = '0'.charCodeAt(0);

// The words of the sentence that is read, from 1; 0 and the place behind the last are its edges.
const lemmas = new Int32Array(LONGEST + 2).fill(START);
const surfaces = new Int32Array(LONGEST + 2).fill(START);
const shapes = new Int32Array(LONGEST + 2).fill(START);
const line = new Int32Array(LONGEST + 2).fill(START);
/** From 0, as they stand in a dictionary, numbers too. */
const forms = new Int32Array(LONGEST);
/** By word from 1: the number of its first sense, from 1. */
const senseOf = new Int32Array(LONGEST + 2);
const found = noSensePlaces();
let units: Int32Array = new Int32Array(1024);
let owners: Int32Array = new Int32Array(1024);

const features: Features = {
  count: 0,
  names: new Int32Array(4096),
  places: new Int32Array(4096),
  words: 0,
  tokens: new Int32Array(LONGEST),
};

/** Room for so many features more. */
function reserve(more: number): void {
  const size = features.count + more;
  if (size <= features.names.length) return;
  features.names = longer(features.names, size);
  features.places = longer(features.places, size);
}

/**
 * Reads a sentence.
 *
 * @param tokens of one sentence; white space is left out
 * @returns valid until the next sentence is read
 */
export function readFeatures(tokens: readonly Token[], language: Language, senses: Senses): Readonly<Features> {
  const words = readWords(tokens, language === 'en');
  features.count = 0;
  reserve((words + 2) * (2 * NGRAM + SHAPE_NGRAM + SKIP));
  ngrams(KINDS.lemma, lemmas, 1, NGRAM);
  if (language === 'en') ngrams(KINDS.surface, surfaces, 1, NGRAM);
  ngrams(KINDS.shape, shapes, 2, SHAPE_NGRAM);
  skips(words);
  findSenses(senses, forms, words, found);
  senseFeatures();
  mixed(words);
  if (language === 'ja') lettersAcross(tokens);
  else lettersWithin(tokens);
  return features;
}

function readWords(tokens: readonly Token[], withSurfaces: boolean): number {
  let words = 0;
  for (let at = 0; at < tokens.length && words < LONGEST; at++) {
    const { pos, form, lemma, norm } = tokens[at]!;
    const kind = classOf(pos);
    if (kind.isSpace) continue;
    features.tokens[words] = at;
    const whole = hashOf(lemma);
    forms[words++] = whole;
    lemmas[words] = kind.isNumber ? hashOf(form, kind.number) : whole;
    if (withSurfaces) surfaces[words] = kind.isNumber ? A_NUMBER : norm === lemma ? whole : hashOf(norm);
    shapes[words] = kind.isGrammar ? whole : hashOf(form, kind.shape);
  }
  lemmas[words + 1] = END;
  surfaces[words + 1] = END;
  shapes[words + 1] = END;
  features.words = words;
  return words;
}

function ngrams(type: number, symbols: Int32Array, shortest: number, longest: number): void {
  const { names, places, words } = features;
  let { count } = features;
  for (let first = 0; first <= words + 1; first++) {
    let name = type;
    const behind = Math.min(words + 2, first + longest);
    const reported = first + shortest - 1;
    for (let last = first; last < behind; last++) {
      name = join(name, symbols[last]!);
      if (last >= reported) {
        names[count] = name;
        places[count++] = (first << 16) | last;
      }
    }
  }
  features.count = count;
}

function skips(words: number): void {
  const { names, places } = features;
  let { count } = features;
  for (let first = 1; first <= words; first++) {
    const from = join(KINDS.skip, lemmas[first]!);
    const behind = Math.min(words, first + SKIP);
    for (let last = first + 2; last <= behind; last++) {
      names[count] = join(from, lemmas[last]!);
      places[count++] = (first << 16) | last;
    }
  }
  features.count = count;
}

function senseFeatures(): void {
  const { count: senses, senses: names, firsts, lasts } = found;
  reserve(3 * senses);
  for (let at = 0; at < senses; at++) {
    const sense = names[at]!;
    const first = firsts[at]! + 1;
    const last = lasts[at]! + 1;
    add(join(KINDS.sense, sense), first, last);
    // A sense with the word before and behind it.
    add(join(join(SENSE_BEHIND_WORD, lemmas[first - 1]!), sense), first - 1, last);
    add(join(join(SENSE_BEFORE_WORD, sense), lemmas[last + 1]!), first, last + 1);
  }
  for (let at = 0; at < senses; at++) {
    const from = join(KINDS.senseSkip, names[at]!);
    const first = firsts[at]! + 1;
    const last = lasts[at]!;
    reserve(senses - at);
    // In the order of their first words, so that those too far behind end the search.
    for (let next = at + 1; next < senses && firsts[next]! <= last + SENSE_SKIP; next++) {
      if (firsts[next]! > last) add(join(from, names[next]!), first, lasts[next]! + 1);
    }
  }
}

function add(name: number, first: number, last: number): void {
  const at = features.count++;
  features.names[at] = name;
  features.places[at] = (first << 16) | last;
}

/** Words and senses: as pairs with words between them, and in a line in which a sense stands for its word. */
function mixed(words: number): void {
  senseOf.fill(0, 0, words + 2);
  for (let at = found.count; at > 0; at--) senseOf[found.firsts[at - 1]! + 1] = at;
  for (let at = 1; at <= words; at++) line[at] = senseOf[at]! > 0 ? found.senses[senseOf[at]! - 1]! : lemmas[at]!;
  line[words + 1] = END;
  reserve(2 * SKIP * words + 2 * (words + 2));
  const { names, places } = features;
  let { count } = features;
  for (let first = 1; first <= words; first++) {
    const isSense = senseOf[first]! > 0;
    const fromSense = isSense ? join(SKIP_FROM_SENSE, line[first]!) : 0;
    const fromWord = join(SKIP_TO_SENSE, lemmas[first]!);
    const behind = Math.min(words, first + SKIP);
    for (let last = first + 2; last <= behind; last++) {
      const place = (first << 16) | last;
      if (isSense) {
        names[count] = join(fromSense, lemmas[last]!);
        places[count++] = place;
      }
      if (senseOf[last]! > 0) {
        names[count] = join(fromWord, line[last]!);
        places[count++] = place;
      }
    }
  }
  features.count = count;
  ngrams(SENSE_LINE, line, 2, NGRAM);
}

/** Runs of letters of the whole sentence, without its white space. */
function lettersAcross(tokens: readonly Token[]): void {
  const { tokens: indices, words } = features;
  let length = 0;
  for (let word = 0; word < words; word++) {
    const { pos, norm } = tokens[indices[word]!]!;
    if (length + norm.length + 1 > units.length) {
      units = longer(units, length + norm.length + 1);
      owners = longer(owners, length + norm.length + 1);
    }
    if (classOf(pos).isNumber) {
      owners[length] = word + 1;
      units[length++] = ZERO;
    } else {
      for (let unit = 0; unit < norm.length; unit++) {
        owners[length] = word + 1;
        units[length++] = norm.charCodeAt(unit);
      }
    }
  }
  reserve(LETTERS * length);
  const { names, places } = features;
  let { count } = features;
  for (let first = 0; first < length; first++) {
    let hash = withUnit(KINDS.letters, units[first]!);
    const from = owners[first]! << 16;
    const behind = Math.min(length, first + LETTERS);
    for (let last = first + 1; last < behind; last++) {
      hash = withUnit(hash, units[last]!);
      names[count] = join(hash, last - first);
      places[count++] = from | owners[last]!;
    }
  }
  features.count = count;
}

const FEWEST_LETTERS = 4;
const OPENING = '<'.charCodeAt(0);
const CLOSING = '>'.charCodeAt(0);

/** Runs of letters of each word and its edges. */
function lettersWithin(tokens: readonly Token[]): void {
  const { tokens: indices, words } = features;
  for (let word = 0; word < words; word++) {
    const { pos, norm } = tokens[indices[word]!]!;
    const length = norm.length + 2;
    if (length < 6 || classOf(pos).isNumber) continue;
    reserve(2 * length);
    for (let run = FEWEST_LETTERS; run <= LETTERS; run++) {
      for (let first = 0; first + run <= length; first++) {
        let hash = KINDS.letters;
        for (let unit = first; unit < first + run; unit++) {
          hash = withUnit(hash, unit === 0 ? OPENING : unit === length - 1 ? CLOSING : norm.charCodeAt(unit - 1));
        }
        add(join(hash, run), word + 1, word + 1);
      }
    }
  }
}
