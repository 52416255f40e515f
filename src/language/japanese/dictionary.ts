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
  /** The basic form of an entry, or `undefined` when that is the surface itself. */
  basicForm(entry: number): string | undefined;
  /** The part of speech of a single sign (`記号.括弧閉`), or `undefined` when the dictionary does not have it as one. */
  signPos(sign: string): string | undefined;
}

const MAGIC = 'OWABIDIC';
const FORMAT_VERSION = 1;
const SECTION_TABLE_AT = 64;
const SECTION_ROW = 24;

let standing: Dictionary | undefined;

/**
 * The dictionary of this package, read on the first call (about 7 ms for 11 MB) and kept.
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
    children: section('children').at,
    units: section('units').at,
    words: section('words').at,
    entries: section('entries').at,
    unknownEntries: section('unk-entries').at,
    classes: section('classes').at,
    classOf: section('char-class').at,
    connections: section('connections').at,
  };
  const knownEntries = section('entries').length;
  kernel.setUp(at, knownEntries, Math.sqrt(section('connections').length));

  const baseForm = section('base-form').at;
  const featuresOf = section('features-of').at;
  const stringIn = (name: string, index: number): string => {
    const places = section(`${name}-at`).at + 4 * index;
    const text = section(name).at;
    return kernel.text(text + kernel.u32(places), text + kernel.u32(places + 4));
  };
  // A text has the same few hundred basic forms again and again, and a few dozen features.
  const basicForms: (string | undefined)[] = [];
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
      const id = kernel.u16(at.entries + 4 * entry + 2);
      const number = kernel.u16(featuresOf + 2 * id);
      readKnown[number] ??= parseFeatures(stringIn('features', number));
      return readKnown[number];
    },
    signPos(sign) {
      if (sign.length !== 1) return undefined;
      const word = kernel.u32(at.words + 4 * kernel.u32(at.roots + 4 * sign.charCodeAt(0)));
      for (let entry = word >> 5; entry < (word >> 5) + (word & 31); entry++) {
        const { pos } = this.features(entry);
        if (pos.startsWith('記号')) return pos;
      }
      return undefined;
    },
    basicForm(entry) {
      const number = entry < knownEntries ? kernel.u16(baseForm + 2 * entry) : 0;
      if (number === 0) return undefined;
      basicForms[number] ??= stringIn('bases', number);
      return basicForms[number];
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
