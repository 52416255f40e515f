/**
 * English text into words with dictionary form and part of speech. The only door to the rooms in `english/`; cuts no sentences,
 * and loads its lexicon (`dist/english.bin`) when the first text is asked for.
 */
import { packagedFile } from '../text/packaged-file.ts';
import { ownCopy } from '../text/text-memory.ts';
import { FORMS, POS } from './english/classes.ts';
import { lemmaOfFirst, lemmaOfPart, lemmaOfSuffix, normalOf } from './english/contractions.ts';
import { formOf } from './english/form.ts';
import {
  HAS_CAPITALS,
  HAS_VALUE,
  IS_CONTRACTED,
  IS_FOREIGN,
  IS_GOVERNED,
  IS_SHORT_FOR_HAVE,
  IS_UNKNOWN,
  KIND_DATE,
  KIND_MONEY,
  KIND_PERCENT,
  KIND_TIME,
  TOKEN,
} from './english/kernel/numbers.ts';
import { type EnglishKernel, openLexicon, type ReadValue } from './english/kernel.ts';
import { lemmaOf } from './english/lemma.ts';
import { usSpelling } from './english/spelling.ts';
import type { Lexeme, NumberValue, Token } from './token.ts';

let opened: EnglishKernel | undefined;

function lexicon(): EnglishKernel {
  opened ??= openLexicon(packagedFile('english.bin'));
  return opened;
}

/**
 * The tokens of `text`; they tile it. Takes any text, in linear time.
 *
 * @throws {ProblemError} when the lexicon is missing or damaged.
 */
export function tokenizeEnglish(text: string): readonly Token[] {
  const kernel = lexicon();
  const count = kernel.read(text);
  const { ints, tokensAt } = kernel;
  const tokens: Token[] = [];
  const met = recent;
  const mask = met.length - 1;
  let start = 0;
  for (let at = tokensAt; tokens.length < count; at += TOKEN / 4) {
    const end = ints[at]!;
    const about = ints[at + 1]!;
    const reference = ints[at + 2]!;
    // All of one shape, which is that of Japanese: whoever looks at tokens then finds their fields where they were before.
    if (((about >>> 16) & HAS_VALUE) !== 0) {
      const written = text.slice(start, end);
      const norm = normIn(written, about >>> 16);
      const pos = POS[about & 0xff]!;
      // `no one` counts nothing.
      const value = pos === 'PRON' ? undefined : worthOf(kernel.value(reference), text);
      tokens.push({
        start,
        end,
        text: written,
        norm,
        lemma: norm,
        pos,
        form: value?.unit ?? '',
        value,
        lexeme: undefined,
      });
    } else {
      const place = numberOfWord(text, start, end, about) & mask;
      let word = met[place];
      if (
        word === undefined ||
        word.about !== about ||
        word.reference !== reference ||
        word.written.length !== end - start ||
        !text.startsWith(word.written, start)
      ) {
        word = wordOf(text.slice(start, end), about, reference, kernel);
        met[place] = word;
      }
      const { norm, lemma, pos, form } = word;
      tokens.push({ start, end, text: word.written, norm, lemma, pos, form, value: undefined, lexeme: word });
    }
    start = end;
  }
  return tokens;
}

/** What is said of a word that the loop says this of. */
interface Word extends Lexeme {
  readonly written: string;
  /** What the loop says. */
  readonly about: number;
  readonly reference: number;
  readonly norm: string;
  readonly lemma: string;
  readonly pos: string;
  readonly form: string;
  /** Another one that is written alike. */
  readonly next: Word | undefined;
}

/** Words from earlier texts, as they are written; when they are too many, all are let go. */
const words = new Map<string, Word>();
const MOST_WORDS = 20_000;
/** A longer word is not worth keeping. */
const LONGEST = 40;

/**
 * Words that were met last, each at a place that follows from how it begins and ends and what the loop says of it: most are found here,
 * without a string made for them. So many places, a power of two, and more when more words are known: a single draft has no use for them.
 */
const FEW = 256;
const MANY = 8192;
let recent = new Array<Word | undefined>(FEW).fill(undefined);

const numberOfWord = (text: string, start: number, end: number, about: number): number => {
  const ends = text.charCodeAt(start) + 31 * text.charCodeAt((start + end) >> 1) + 1009 * text.charCodeAt(end - 1);
  return ends + 131 * (end - start) + 61 * (about & 0xffff) + (about >>> 16);
};

function wordOf(written: string, about: number, reference: number, kernel: EnglishKernel): Word {
  const first = words.get(written);
  for (let word = first; word !== undefined; word = word.next) {
    if (word.about === about && word.reference === reference) return word;
  }
  const own = ownCopy(written);
  const word = newWord(own, about, reference, kernel, first);
  if (own.length > LONGEST) return word;
  if (words.size >= MOST_WORDS) words.clear();
  words.set(own, word);
  if (words.size > 4 * FEW && recent.length < MANY) recent = new Array<Word | undefined>(MANY).fill(undefined);
  return word;
}

function newWord(
  written: string,
  about: number,
  reference: number,
  kernel: EnglishKernel,
  next: Word | undefined,
): Word {
  const bits = about >>> 16;
  const pos = POS[about & 0xff]!;
  const norm = normIn(written, bits);
  let lemma = norm;
  let form = FORMS[(about >>> 8) & 0xff]!;
  if ((bits & IS_CONTRACTED) !== 0) {
    lemma = lemmaOfContracted(norm, pos, bits);
    form = formOfContracted(norm, form, pos, bits);
  } else if ((bits & IS_UNKNOWN) !== 0) {
    const governed = (bits & IS_GOVERNED) !== 0;
    if ((bits & IS_FOREIGN) === 0) kernel.lacks(norm);
    lemma = lemmaOf(norm, pos, kernel);
    form = formOf(usSpelling(norm, kernel), lemma, pos, governed);
  } else if (reference !== 0) lemma = kernel.edited(norm, reference);
  return { written, about, reference, norm, lemma, pos, form, next, type: undefined };
}

const normIn = (written: string, bits: number): string => {
  if ((bits & (HAS_CAPITALS | IS_FOREIGN)) === 0) return written;
  return (bits & IS_FOREIGN) === 0 ? written.toLowerCase() : normalOf(written);
};

/**
 * The dictionary form that tokens of `word` have: lower case, straight quotes, US spelling, the second half of a contraction
 * opened (`n't` → `not`). For a rule's `<apologise>`; an inflected form is not brought to its base.
 *
 * @throws {ProblemError} when the lexicon is missing or damaged.
 */
export function canonicalLemma(word: string): string {
  const norm = normalOf(word);
  return lemmaOfPart(norm) ?? usSpelling(norm, lexicon());
}

/** What the lexicon does not have is taken for a base; `ai` and `sha` are forms of nothing but what they are short for. */
function formOfContracted(norm: string, form: string, pos: string, bits: number): string {
  if (pos !== 'AUX' || norm.startsWith("'") || norm === 'sha') return '';
  if (norm === 'ai') return (bits & IS_GOVERNED) !== 0 ? 'participle' : 'past';
  return (bits & IS_UNKNOWN) !== 0 ? 'base' : form;
}

/** What a part of a contraction is short for. */
function lemmaOfContracted(norm: string, pos: string, bits: number): string {
  if (pos === 'PART') return norm === "'s" || norm === "'" ? "'s" : 'not';
  if (pos === 'PRON') return 'us';
  if ((bits & IS_SHORT_FOR_HAVE) !== 0) return 'have';
  if (norm === "'s") return 'be';
  return lemmaOfSuffix(norm) ?? lemmaOfFirst(norm);
}

/** What a number, a date or a time is worth. */
function worthOf(read: ReadValue, text: string): NumberValue {
  if (read.kind === KIND_DATE) return DATE;
  if (read.kind === KIND_TIME) return TIME;
  const number = numberOf(read, text);
  if (read.kind === KIND_PERCENT) return { kind: 'percent', number, unit: '%' };
  const kind = read.kind === KIND_MONEY ? 'money' : 'number';
  return read.below > 0 || read.unitEnd === 0
    ? { kind, number }
    : { kind, number, unit: text.slice(read.unit, read.unitEnd) };
}

const DATE: NumberValue = { kind: 'date' };
const TIME: NumberValue = { kind: 'time' };

function numberOf({ number, scale, figures, figuresEnd, below, unit }: ReadValue, text: string): number {
  if (figuresEnd === 0) return number;
  const written = text.slice(figures, figuresEnd);
  const read = Number(written.includes(',') ? written.replaceAll(',', '') : written);
  return below > 0 ? read / Number(text.slice(below, unit)) : read * scale;
}
