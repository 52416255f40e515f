/**
 * English text into words with dictionary form and part of speech. The only door to the rooms in `english/`; cuts no sentences,
 * and loads its lexicon (`dist/english.bin`) when the first text is asked for.
 */
import { packagedFile } from '../text/packaged-file.ts';
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
import type { NumberValue, Token } from './token.ts';

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
  let start = 0;
  for (let at = tokensAt; tokens.length < count; at += TOKEN / 4) {
    const end = ints[at]!;
    const about = ints[at + 1]!;
    const reference = ints[at + 2]!;
    const bits = about >>> 16;
    const pos = POS[about & 0xff]!;
    const written = text.slice(start, end);
    const norm = (bits & (HAS_CAPITALS | IS_FOREIGN)) === 0 ? written : normOf(written, bits);
    let lemma = norm;
    let form = FORMS[(about >>> 8) & 0xff]!;
    let value: NumberValue | undefined;
    if ((bits & (IS_UNKNOWN | IS_CONTRACTED | HAS_VALUE)) === 0) {
      if (reference !== 0) lemma = kernel.edited(norm, reference);
    } else if ((bits & HAS_VALUE) !== 0) {
      form = '';
      // `no one` counts nothing.
      if (pos !== 'PRON') {
        value = worthOf(kernel.value(reference), text);
        form = value.unit ?? '';
      }
    } else if ((bits & IS_CONTRACTED) !== 0) {
      lemma = lemmaOfContracted(norm, pos, bits);
      form = formOfContracted(norm, form, pos, bits);
    } else {
      const word = inflected(norm, pos, bits, kernel);
      lemma = word.lemma;
      form = word.form;
    }
    // All in one place, and of one shape with those of Japanese: whoever looks at tokens then finds their fields where they were before.
    tokens.push({ start, end, text: written, norm, lemma, pos, form, value });
    start = end;
  }
  return tokens;
}

const normOf = (written: string, bits: number): string =>
  (bits & IS_FOREIGN) === 0 ? written.toLowerCase() : normalOf(written);

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

/** Dictionary form and inflection. */
interface Inflected {
  readonly lemma: string;
  readonly form: string;
}

/** Words that the lexicon does not have, in a part of speech, from earlier texts; when they are too many, all are let go. */
const known = new Map<string, Inflected>();
const MOST_KNOWN = 10_000;

function inflected(norm: string, pos: string, bits: number, kernel: EnglishKernel): Inflected {
  const governed = (bits & IS_GOVERNED) !== 0;
  const key = `${pos}${governed ? '+' : ' '}${norm}`;
  let found = known.get(key);
  if (found === undefined) {
    if ((bits & IS_FOREIGN) === 0) kernel.lacks(norm);
    const lemma = lemmaOf(norm, pos, kernel);
    found = { lemma, form: formOf(usSpelling(norm, kernel), lemma, pos, governed) };
    if (known.size >= MOST_KNOWN) known.clear();
    if (norm.length <= 40) known.set(key, found);
  }
  return found;
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
