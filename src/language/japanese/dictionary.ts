/**
 * IPADIC as it lies in `dist/ipadic.bin`: found, checked and asked, never copied or changed. Knows nothing of sentences.
 * The file is described in `scripts/build-japanese.mjs`, which writes it.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endianness } from 'node:os';
import { ProblemError } from '../../problem/problem.ts';
import { packagedFile } from '../../text/packaged-file.ts';
import type { Words } from '../../words/words.ts';
import { ReadingKernel } from './kernel.ts';

/** What IPADIC says of an entry. Fields that IPADIC leaves empty (`*`) are ''. */
export interface Features {
  /** Part of speech, dotted: `助詞.格助詞.一般`. */
  readonly pos: string;
  /** Kind of conjugation: `五段・ラ行`. */
  readonly conjugation: string;
  /** Inflected form: `連用形`. */
  readonly form: string;
}

/**
 * The dictionary. Entries from 0 are those of the dictionary, entries from `knownEntries` those for words it does not have.
 */
export interface Dictionary {
  readonly knownEntries: number;
  /** Reads texts with this dictionary. */
  readonly kernel: ReadingKernel;
  features(entry: number): Features;
  /** The basic form of an entry, whose surface is that of the dictionary; or `undefined` when that is the surface itself. */
  basicForm(entry: number, surface: string): string | undefined;
  /** The part of speech of a single sign (`記号.括弧閉`), or `undefined` when the dictionary does not have it as one. */
  signPos(sign: string): string | undefined;
}

const MAGIC = 'OWABIDIC';
const FORMAT_VERSION = 2;
const SECTION_TABLE_AT = 64;
const SECTION_ROW = 24;
/** Of the number of a rule of basic forms: some are made otherwise. */
const HAS_EXCEPTIONS = 0x8000;

let standing: Dictionary | undefined;

/**
 * The dictionary of this package, read on the first call (about 4 ms for 8 MB) and kept.
 *
 * @throws {ProblemError} when the file is missing, damaged or of another version.
 */
export function japaneseDictionary(): Dictionary {
  standing ??= readDictionary(packagedFile('ipadic.bin'));
  return standing;
}

/**
 * Reads a compiled dictionary.
 *
 * @throws {ProblemError} when the file is missing, damaged or of another version.
 */
export function readDictionary(file: string): Dictionary {
  const kernel = readWhole(file);
  const bytes = kernel.file;
  if (bytes.length < SECTION_TABLE_AT || bytes.toString('latin1', 0, 8) !== MAGIC) {
    throw unusable(file, { ja: '日本語の辞書ではありません。', en: 'this is not the Japanese dictionary' });
  }
  if (bytes.readUInt32LE(8) !== FORMAT_VERSION) {
    throw unusable(file, {
      ja: '日本語の辞書が、別の版の owabi のものです。',
      en: 'the Japanese dictionary belongs to another version of owabi',
    });
  }
  if (endianness() !== 'LE') {
    throw unusable(file, {
      ja: 'この機種（ビッグエンディアン）では、日本語の辞書を読めません。',
      en: 'the Japanese dictionary cannot be read on a big-endian machine',
    });
  }
  // Catches lost and zeroed pages at a fiftieth of the time of a whole checksum.
  if (bytes.readUInt32LE(12) !== bytes.length || bytes.readUInt32LE(16) !== kernel.sample(bytes.readUInt32LE(28))) {
    throw unusable(file, { ja: '日本語の辞書が壊れています。', en: 'the Japanese dictionary is damaged' });
  }
  return dictionaryIn(kernel);
}

/** The bytes of a file where the loop reads them. */
function readWhole(file: string): ReadingKernel {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    throw missing(file);
  }
  try {
    const { size } = fstatSync(handle);
    const kernel = new ReadingKernel(size);
    const bytes = kernel.file;
    let end = 0;
    while (end < size) {
      const read = readInto(bytes, end, handle, file);
      if (read === 0) break;
      end += read;
    }
    return kernel;
  } finally {
    closeSync(handle);
  }
}

function readInto(bytes: Buffer, from: number, handle: number, file: string): number {
  try {
    return readSync(handle, bytes, from, bytes.length - from, from);
  } catch {
    throw missing(file);
  }
}

const missing = (file: string): ProblemError =>
  unusable(file, { ja: '日本語の辞書がありません。', en: 'the Japanese dictionary is missing' });

function unusable(file: string, message: Words): ProblemError {
  return new ProblemError({
    message,
    file,
    help: {
      ja: '`npm run build` で作り直せます。パッケージとして入れた場合は、owabi を入れ直してください。',
      en: '`npm run build` makes it anew; if owabi was installed as a package, install it again',
    },
  });
}

/** Where a section begins in the file, in bytes, and how many elements it has. */
interface Section {
  readonly at: number;
  readonly length: number;
}

function dictionaryIn(kernel: ReadingKernel): Dictionary {
  const sections = sectionsOf(kernel.file);
  const section = (name: string): Section => sections.get(name)!;
  const at = {
    roots: section('roots').at,
    units: section('units').at,
    children: section('children').at,
    childBlocks: section('child-blocks').at,
    words: section('words').at,
    wordBlocks: section('word-blocks').at,
    entries: section('entries').at,
    pairs: section('pairs').at,
    unknownEntries: section('unk-entries').at,
    classes: section('classes').at,
    classOf: section('char-class').at,
    connections: section('connections').at,
  };
  const knownEntries = section('entries').length;
  kernel.setUp(at, knownEntries, Math.sqrt(section('connections').length));

  const featuresOf = section('features-of').at;
  const ruleOf = section('rule-of').at;
  const odd = section('odd');
  const connectionOf = (entry: number): number => kernel.u16(at.pairs + 4 * kernel.u16(at.entries + 2 * entry) + 2);
  const firstEntry = (node: number): number =>
    kernel.i32(at.wordBlocks + 4 * (node >> 8)) + kernel.u16(at.words + 2 * node);
  const stringIn = (name: string, index: number): string => {
    const places = section(`${name}-at`).at + 4 * index;
    const text = section(name).at;
    return kernel.text(text + kernel.i32(places), text + kernel.i32(places + 4));
  };
  /** Which of the odd basic forms an entry has, or -1. */
  const oddOf = (entry: number): number => {
    let low = 0;
    let high = odd.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = kernel.i32(odd.at + 4 * middle);
      if (there === entry) return middle;
      if (there < entry) low = middle + 1;
      else high = middle;
    }
    return -1;
  };
  // A few dozen of each are ever asked for.
  const rules: (string | undefined)[] = [];
  const ruleAt = (number: number): string => {
    rules[number] ??= stringIn('rules', number);
    return rules[number];
  };
  const readKnown: (Features | undefined)[] = [];
  const readUnknown: (Features | undefined)[] = [];

  return {
    knownEntries,
    kernel,
    features(entry) {
      if (entry >= knownEntries) {
        const unknown = entry - knownEntries;
        readUnknown[unknown] ??= parseFeatures(stringIn('unknown', unknown));
        return readUnknown[unknown];
      }
      const number = kernel.u16(featuresOf + 2 * connectionOf(entry));
      readKnown[number] ??= parseFeatures(stringIn('features', number));
      return readKnown[number];
    },
    signPos(sign) {
      const node = sign.length === 1 ? kernel.u16(at.roots + 2 * sign.charCodeAt(0)) : 0;
      if (node === 0) return undefined;
      for (let entry = firstEntry(node); entry < firstEntry(node + 1); entry++) {
        const { pos } = this.features(entry);
        if (pos.startsWith('記号')) return pos;
      }
      return undefined;
    },
    basicForm(entry, surface) {
      if (entry >= knownEntries) return undefined;
      const number = kernel.u16(ruleOf + 2 * connectionOf(entry));
      if (number >= HAS_EXCEPTIONS) {
        const exception = oddOf(entry);
        if (exception >= 0) {
          const form = stringIn('odd-bases', exception);
          return form === surface ? undefined : form;
        }
      }
      const rule = ruleAt(number & (HAS_EXCEPTIONS - 1));
      // A digit, and nothing instead.
      return rule === '0' ? undefined : surface.slice(0, surface.length - Number(rule[0])) + rule.slice(1);
    },
  };
}

function sectionsOf(bytes: Buffer): ReadonlyMap<string, Section> {
  const sections = new Map<string, Section>();
  for (let row = SECTION_TABLE_AT, left = bytes.readUInt32LE(24); left > 0; left--, row += SECTION_ROW) {
    const name = bytes.toString('latin1', row, row + 12).replaceAll('\0', '');
    sections.set(name, { at: bytes.readUInt32LE(row + 16), length: bytes.readUInt32LE(row + 20) });
  }
  return sections;
}

/** IPADIC's line: four parts of speech, conjugation, inflected form. */
function parseFeatures(line: string): Features {
  const fields = line.split(',').map((field) => (field === '*' ? '' : field));
  return {
    pos: fields
      .slice(0, 4)
      .filter((field) => field !== '')
      .join('.'),
    conjugation: fields[4]!,
    form: fields[5]!,
  };
}
