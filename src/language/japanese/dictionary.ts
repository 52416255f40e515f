/**
 * IPADIC as it lies in `dist/ipadic.bin`: found, checked and viewed, never copied or changed. Knows nothing of sentences.
 * The file is described in `scripts/build-japanese.mjs`, which writes it.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endianness } from 'node:os';
import { ProblemError } from '../../problem/problem.ts';
import { packagedFile } from '../../text/packaged-file.ts';
import type { Words } from '../../words/words.ts';

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
  /** Connection id << 16 | cost (16 bits, signed), of each entry. */
  readonly entries: Int32Array;
  readonly unknownEntries: Int32Array;
  /** First entry, end of the entries, always tried (1), takes the whole run of its class (1), of each class. */
  readonly classes: Uint8Array;
  /** The class of each UTF-16 unit. Class 0 is also that of surrogate pairs. */
  readonly classOf: Uint8Array;
  /** Cost of a connection: left × dimension + right. */
  readonly connections: Int16Array;
  readonly dimension: number;
  readonly trie: Trie;
  features(entry: number): Features;
  /** The basic form of an entry, or `undefined` when that is the surface itself. */
  basicForm(entry: number): string | undefined;
  /** The part of speech of a single sign (`記号.括弧閉`), or `undefined` when the dictionary does not have it as one. */
  signPos(sign: string): string | undefined;
}

/** All surfaces, unit by unit. */
export interface Trie {
  /** The node of each first unit, or 0. */
  readonly roots: Int32Array;
  /** The first child of each node; its children end where those of the next node begin. */
  readonly children: Uint32Array;
  /** The unit that leads to each node, ascending among siblings. */
  readonly units: Uint16Array;
  /** The entries of the word that ends at each node: first << 5 | number of them. */
  readonly words: Int32Array;
}

const MAGIC = 'OWABIDIC';
const FORMAT_VERSION = 1;
const SECTION_TABLE_AT = 64;
const SECTION_ROW = 24;
const PAGE = 4096;

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
  let bytes: Buffer;
  try {
    bytes = readWhole(file);
  } catch {
    throw unusable(file, { ja: '日本語の辞書がありません。', en: 'the Japanese dictionary is missing' });
  }
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
  const header = bytes.readUInt32LE(28);
  if (bytes.readUInt32LE(12) !== bytes.length || bytes.readUInt32LE(16) !== sampleOf(bytes, header)) {
    throw unusable(file, { ja: '日本語の辞書が壊れています。', en: 'the Japanese dictionary is damaged' });
  }
  return view(bytes);
}

/** The bytes of a file in memory of their own, of which nothing is touched twice. */
function readWhole(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.allocUnsafeSlow(size);
    let end = 0;
    while (end < size) {
      const read = readSync(handle, bytes, end, size - end, end);
      if (read === 0) break;
      end += read;
    }
    return bytes.subarray(0, end);
  } finally {
    closeSync(handle);
  }
}

/** One word of each page: catches lost and zeroed pages at a fiftieth of the time of a whole checksum. */
function sampleOf(bytes: Buffer, header: number): number {
  // A view costs a tenth of as many calls of `readInt32LE`; the header is a multiple of eight bytes.
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = 0;
  for (let at = header >> 2; at < words.length; at += PAGE >> 2) sum = (Math.imul(sum, 31) + words[at]!) | 0;
  return sum >>> 0;
}

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

function view(bytes: Buffer): Dictionary {
  const places = new Map<string, { at: number; length: number }>();
  for (let row = SECTION_TABLE_AT, left = bytes.readUInt32LE(24); left > 0; left--, row += SECTION_ROW) {
    const name = bytes.toString('latin1', row, row + 12).replaceAll('\0', '');
    places.set(name, { at: bytes.byteOffset + bytes.readUInt32LE(row + 16), length: bytes.readUInt32LE(row + 20) });
  }
  const memory = bytes.buffer;
  const section = <View>(
    name: string,
    View: new (buffer: ArrayBufferLike, byteOffset: number, length: number) => View,
  ): View => {
    const place = places.get(name)!;
    return new View(memory, place.at, place.length);
  };
  const strings = (name: string): ((index: number) => string) => {
    const at = section(`${name}-at`, Uint32Array);
    const { at: start, length } = places.get(name)!;
    const text = Buffer.from(memory, start, length);
    return (index) => text.toString('utf8', at[index], at[index + 1]);
  };

  const entries = section('entries', Int32Array);
  const unknownEntries = section('unk-entries', Int32Array);
  const baseFormOf = section('base-form', Uint16Array);
  const featuresOf = section('features-of', Uint16Array);
  const basicFormAt = strings('bases');
  // Read once each: a text has the same few hundred again and again.
  const basicForms: (string | undefined)[] = [];
  const knownFeatures = strings('features');
  const unknownFeatures = strings('unknown');
  const connections = section('connections', Int16Array);
  const knownEntries = entries.length;
  const trie: Trie = {
    roots: section('roots', Int32Array),
    children: section('children', Uint32Array),
    units: section('units', Uint16Array),
    words: section('words', Int32Array),
  };
  // A few dozen of each are ever asked for.
  const readKnown: (Features | undefined)[] = [];
  const readUnknown: (Features | undefined)[] = [];

  return {
    knownEntries,
    entries,
    unknownEntries,
    classes: section('classes', Uint8Array),
    classOf: section('char-class', Uint8Array),
    connections,
    dimension: Math.sqrt(connections.length),
    trie,
    features(entry) {
      if (entry >= knownEntries) {
        const unknown = entry - knownEntries;
        readUnknown[unknown] ??= parseFeatures(unknownFeatures(unknown));
        return readUnknown[unknown];
      }
      const number = featuresOf[entries[entry]! >>> 16]!;
      readKnown[number] ??= parseFeatures(knownFeatures(number));
      return readKnown[number];
    },
    signPos(sign) {
      const word = sign.length === 1 ? trie.words[trie.roots[sign.charCodeAt(0)]!]! : 0;
      for (let entry = word >> 5; entry < (word >> 5) + (word & 31); entry++) {
        const { pos } = this.features(entry);
        if (pos.startsWith('記号')) return pos;
      }
      return undefined;
    },
    basicForm(entry) {
      const number = entry < knownEntries ? baseFormOf[entry]! : 0;
      if (number === 0) return undefined;
      basicForms[number] ??= basicFormAt(number);
      return basicForms[number];
    },
  };
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
