/**
 * Compiles the English lexicon into one flat file: all that can be known of a word by itself is found out here, once, by the same
 * functions that answer at run time for words that the lexicon does not have. Writes bytes; reads no file and no sentence.
 *
 * Layout (little endian; all sections begin at multiples of four, the whole has a multiple of sixteen, places count from the file's start):
 *   0  8 bytes   "owabiEN3"
 *   8  16 bytes  fingerprint of the inputs, ASCII
 *   24 u32       check sum of everything from byte 64
 *   28 u32 × 9   where records, edits' starts, edits, entries' starts, entries, blocks, words begin; how many blocks; where words end
 *   64 records (`kernel/numbers.ts`): what is known of a word; equal ones stand once
 *      edits: how many characters to drop at the end, a byte, then those to add: 3 and `y` make `early` of `earlier`. The first is no change
 *      entries: lines of the lexicon as it was given, without the word; see lexicon.ts
 *      blocks: where each block of 16 words starts, relative to the words
 *      words, sorted, front-coded: a byte (shared prefix << 4 | length of the rest, 15: the next byte holds it), the rest, and the number
 *      of the record (one byte, or 255 and a u16)
 */
import { FORMS, packClasses } from './classes.ts';
import { formOf, type IrregularVerbs } from './form.ts';
import { PARTICIPLE, PARTICIPLE_AS_BASE, PAST, UNCHANGING } from './irregular.ts';
import * as n from './kernel/numbers.ts';
import { lemmaOf } from './lemma.ts';
import { entryOf, type Lexicon, type WordEntry } from './lexicon.ts';
import { usSpelling } from './spelling.ts';
import { isKnown, shapeOf } from './word.ts';
import { CALENDAR, CHOICES, NAMES, NUMBERS, SETS, SPELLINGS, type WordSet, YSE } from './word-sets.ts';
import { OWN_WORDS } from './words.ts';

export const MAGIC = 'owabiEN3';
export const HEAD = 64;
const BLOCK = 16;

/** @param given words of the lexicon with what it says of each, in lines as lexicon.ts reads them */
export function compileLexicon(given: ReadonlyMap<string, string>, fingerprint: string): Uint8Array {
  const lexicon = new GivenLexicon(given);
  const edits = new Numbered<string>();
  edits.of('');
  const entries = new Numbered<string>();
  const records = new Numbered<string>();
  const marks = marksOfWords();
  const spellings = [...SPELLINGS.keys(), ...YSE, ...britishSpellings(given, lexicon)];
  const words = [...new Set([...given.keys(), ...marks.keys(), ...IRREGULAR.participle, ...spellings])].sort(byUnits);
  const recordOfWord = words.map((word) => {
    const line = given.get(word);
    const record = recordOf(word, lexicon, marks.get(word), edits);
    record.writeUInt16LE(line === undefined ? n.NO_ENTRY : entries.of(line), n.RECORD_ENTRY);
    return records.of(record.toString('latin1'));
  });
  const { blocks, coded } = frontCoded(words, records.byUse(recordOfWord));
  const editTexts = texts(edits.all);
  const entryTexts = texts(entries.all);
  const sections = [
    Buffer.from(records.sorted.join(''), 'latin1'),
    editTexts.starts,
    editTexts.text,
    entryTexts.starts,
    entryTexts.text,
    numbers(blocks),
    coded,
  ].map((section) => padded(section, 4));
  const head = Buffer.alloc(HEAD);
  head.write(MAGIC + fingerprint, 0, 'latin1');
  let place = HEAD;
  for (const [index, section] of sections.entries()) {
    head.writeUInt32LE(place, 28 + 4 * index);
    place += section.length;
  }
  head.writeUInt32LE(blocks.length, 56);
  head.writeUInt32LE(place - sections.at(-1)!.length + coded.length, 60);
  const body = padded(Buffer.concat(sections), 16);
  head.writeUInt32LE(checkSum(body), 24);
  return Buffer.concat([head, body]);
}

/** As the compiled loop adds it up. */
function checkSum(bytes: Buffer): number {
  const sums = new Int32Array(4);
  const orders = new Int32Array(4);
  for (let at = 0; at < bytes.length; at += 16) {
    for (let lane = 0; lane < 4; lane++) {
      sums[lane]! += bytes.readInt32LE(at + 4 * lane);
      orders[lane]! += sums[lane]!;
    }
  }
  let sum = 0;
  for (let lane = 0; lane < 4; lane++) {
    const both = sums[lane]! + Math.imul(orders[lane]!, 0x01000193);
    sum = (Math.imul(sum, 0x01000193) + both) | 0;
  }
  return sum >>> 0;
}

class GivenLexicon implements Lexicon {
  readonly #lines: ReadonlyMap<string, string>;

  constructor(lines: ReadonlyMap<string, string>) {
    this.#lines = lines;
  }

  lookup(word: string): WordEntry | undefined {
    const line = this.#lines.get(word);
    return line === undefined ? undefined : entryOf(word, line);
  }

  spelling(word: string): string | undefined {
    return SPELLINGS.get(word);
  }

  own(word: string): readonly string[] | undefined {
    return OWN_WORDS.get(word);
  }

  isIrregular(word: string): boolean {
    return PAST.has(word) || PARTICIPLE.has(word);
  }
}

/** Numbers for different things, in the order in which they come. */
class Numbered<T> {
  readonly #numbers = new Map<T, number>();
  #sorted: readonly T[] = [];

  of(thing: T): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    this.#numbers.set(thing, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get all(): readonly T[] {
    return [...this.#numbers.keys()];
  }

  /** New numbers, the most used first, so that nearly every word needs one byte for its record. */
  byUse(uses: readonly number[]): number[] {
    const count = new Array<number>(this.#numbers.size).fill(0);
    for (const number of uses) count[number]!++;
    const order = count.map((_, number) => number).sort((a, b) => count[b]! - count[a]! || a - b);
    const { all } = this;
    this.#sorted = order.map((number) => all[number]!);
    const rank = new Array<number>(order.length);
    for (const [place, number] of order.entries()) rank[number] = place;
    return uses.map((number) => rank[number]!);
  }

  get sorted(): readonly T[] {
    return this.#sorted;
  }
}

interface Marks {
  sets: number;
  calendar: number;
  name: number;
  choice: number;
  number: number;
}

function marksOfWords(): ReadonlyMap<string, Marks> {
  const marks = new Map<string, Marks>();
  const mark = (word: string): Marks => {
    const known = marks.get(word) ?? { sets: 0, calendar: 0, name: 0, choice: 0, number: 0 };
    marks.set(word, known);
    return known;
  };
  const each = (sets: readonly WordSet[], put: (marks: Marks, number: number) => void): void => {
    for (const [number, words] of sets) for (const word of words) put(mark(word), number);
  };
  each(SETS, (known, bit) => {
    known.sets |= bit;
  });
  each(CALENDAR, (known, bit) => {
    known.calendar |= bit;
  });
  each(NAMES, (known, name) => {
    known.name = name;
  });
  each(CHOICES, (known, choice) => {
    known.choice = choice;
  });
  for (const [index, word] of NUMBERS.entries()) mark(word).number = index + 1;
  return marks;
}

/** As lemmas are found: the lemma of any other class is the word in US spelling. */
const LEMMAS_OF = ['NOUN', 'VERB', 'ADJ', 'AUX', 'DET', 'X'];
const FORMS_OF: readonly (readonly [pos: string, governed: boolean])[] = [
  ['NOUN', false],
  ['VERB', false],
  ['VERB', true],
  ['AUX', false],
  ['AUX', true],
  ['ADJ', false],
  ['ADV', false],
];

const IRREGULAR: IrregularVerbs = {
  past: PAST,
  participle: PARTICIPLE,
  unchanged: new Set([...UNCHANGING, ...PARTICIPLE_AS_BASE]),
};

function recordOf(word: string, lexicon: Lexicon, marks: Marks | undefined, edits: Numbered<string>): Buffer {
  const record = Buffer.alloc(n.RECORD);
  if (marks !== undefined) {
    record.writeInt32LE(marks.sets, n.RECORD_SETS);
    record[n.RECORD_CHOICE] = marks.choice;
    record[n.RECORD_NAME] = marks.name;
    record[n.RECORD_NUMBER] = marks.number;
    record.writeUInt16LE(marks.calendar, n.RECORD_CALENDAR);
  }
  const shape = shapeOf(word, word, lexicon);
  record.writeUInt32LE(packClasses(shape.classes), n.RECORD_CLASSES);
  const guessed = isKnown(word, lexicon) ? 0 : n.IS_GUESSED;
  record[n.RECORD_SHAPE] = guessed | (shape.base ? n.IS_BASE : 0) | (shape.past ? n.IS_PAST : 0);
  const lemma = (pos: string): string => lemmaOf(word, pos, lexicon);
  for (const [index, pos] of LEMMAS_OF.entries())
    record.writeUInt16LE(edits.of(edit(word, lemma(pos))), n.RECORD_LEMMAS + 2 * index);
  const spelt = usSpelling(word, lexicon);
  for (const [index, [pos, governed]] of FORMS_OF.entries())
    record[n.RECORD_FORMS + index] = FORMS.indexOf(formOf(spelt, lemma(pos), pos, governed, IRREGULAR));
  return record;
}

/** How `to` is made of `from`; empty for no change. */
function edit(from: string, to: string): string {
  if (from === to) return '';
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return String.fromCharCode(from.length - shared) + to.slice(shared);
}

const BRITISH = [
  [/iz(e|es|ed|ing|er|ers|able|ation|ations|ational)$/u, 'is$1'],
  [/yz(e|es|ed|ing|er|ers)$/u, 'ys$1'],
  [/or(s|ed|ing|able|ably|ful|fully|ite|ites|al|er|ers|less)?$/u, 'our$1'],
] as const;

/** Spellings that the lexicon does not have, of words that it has. */
function britishSpellings(given: ReadonlyMap<string, string>, lexicon: Lexicon): string[] {
  const found: string[] = [];
  for (const word of given.keys()) {
    for (const [ending, british] of BRITISH) {
      const spelling = word.replace(ending, british);
      if (!given.has(spelling) && usSpelling(spelling, lexicon) === word) found.push(spelling);
    }
  }
  return found;
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function frontCoded(words: readonly string[], recordOfWord: readonly number[]): { blocks: number[]; coded: Buffer } {
  const blocks: number[] = [];
  const bytes: number[] = [];
  let before = '';
  for (const [i, word] of words.entries()) {
    if (i % BLOCK === 0) {
      blocks.push(bytes.length);
      before = '';
    }
    let shared = 0;
    while (shared < 15 && shared < word.length && word[shared] === before[shared]) shared++;
    const rest = word.length - shared;
    bytes.push((shared << 4) | Math.min(rest, 15));
    if (rest >= 15) bytes.push(rest);
    for (let at = shared; at < word.length; at++) bytes.push(word.charCodeAt(at));
    const record = recordOfWord[i]!;
    if (record < 255) bytes.push(record);
    else bytes.push(255, record & 255, record >> 8);
    before = word;
  }
  return { blocks, coded: Buffer.from(bytes) };
}

function texts(all: readonly string[]): { starts: Buffer; text: Buffer } {
  const starts = [0];
  for (const text of all) starts.push(starts.at(-1)! + text.length);
  return { starts: numbers(starts), text: Buffer.from(all.join(''), 'latin1') };
}

function numbers(all: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * all.length);
  for (const [index, number] of all.entries()) bytes.writeUInt32LE(number, 4 * index);
  return bytes;
}

const padded = (bytes: Buffer, unit: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc(-bytes.length & (unit - 1))]);
