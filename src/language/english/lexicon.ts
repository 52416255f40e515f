/**
 * Reads `english.bin`, the English words with their classes and dictionary forms, one word at a time: nothing is unpacked
 * when it is loaded. Knows nothing of sentences. The layout is described in scripts/build-english.mjs, which writes it.
 */
import { readFileSync } from 'node:fs';
import { ProblemError } from '../../problem/problem.ts';

/** What the lexicon says of one lower-case word. */
export interface WordEntry {
  /** The most likely class, or `UNK` when only the context can tell. */
  readonly fallback: string;
  /** Every class the word can have, sorted. */
  readonly classes: readonly string[];
  /** Whether the word is itself a dictionary form. */
  readonly base: boolean;
  /** The word in US spelling. */
  readonly spelling: string;
  /** Its dictionary form when it is a `NOUN`, a `VERB` or an `ADJ`; `undefined` when the lexicon has none. */
  lemma(pos: string): string | undefined;
}

export interface Lexicon {
  /** The entry of a lower-case word, or `undefined`. */
  lookup(word: string): WordEntry | undefined;
}

const MAGIC = 'owabiEN1';
const HEAD = 44;
const BLOCK = 16;
/** A longer prefix than this is written as this. */
const LONGEST_PREFIX = 15;
/** Entries kept from earlier look-ups; a text has few different words, so the whole is dropped when it is full. */
const REMEMBERED = 20_000;

interface Signature {
  readonly fallback: string;
  readonly classes: readonly string[];
  readonly base: boolean;
  readonly spelling: string;
  readonly edits: Readonly<Record<string, string>>;
}

/**
 * The lexicon in `file`.
 *
 * @throws {ProblemError} when the file is missing or damaged; building owabi again makes it anew.
 */
export function readLexicon(file: string): Lexicon {
  const bytes = read(file);
  const linesLength = bytes.readUInt32LE(28);
  const blocks = bytes.readUInt32LE(32);
  const lines = bytes.toString('latin1', HEAD, HEAD + linesLength).split('\n');
  const signatures: Signature[] = [];
  const signatureOf = (number: number): Signature => {
    signatures[number] ??= signature(lines[number]!);
    return signatures[number];
  };
  const index = HEAD + linesLength;
  const words = index + blocks * 4;
  const end = bytes.length;
  const remembered = new Map<string, WordEntry | undefined>();

  /** Compares `word` with the first word of a block, which is stored whole. */
  function compareWithHead(word: string, block: number): number {
    let at = words + bytes.readUInt32LE(index + block * 4);
    let length = bytes[at++]! & 15;
    if (length === 15) length = bytes[at++]!;
    const shared = Math.min(length, word.length);
    for (let i = 0; i < shared; i++) {
      const difference = word.charCodeAt(i) - bytes[at + i]!;
      if (difference !== 0) return difference;
    }
    return word.length - length;
  }

  function find(word: string): WordEntry | undefined {
    let low = 0;
    let high = blocks - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compareWithHead(word, middle) < 0) high = middle - 1;
      else low = middle;
    }
    let at = words + bytes.readUInt32LE(index + low * 4);
    // How many characters of `word` the entry before began with; no entry is spelt out.
    let matched = 0;
    for (let n = 0; n < BLOCK && at < end; n++) {
      const code = bytes[at++]!;
      const prefix = code >> 4;
      let length = code & 15;
      if (length === 15) length = bytes[at++]!;
      if (prefix < matched && prefix < LONGEST_PREFIX) return undefined;
      let same = prefix;
      if (prefix <= matched) {
        while (same < word.length && same < prefix + length && word.charCodeAt(same) === bytes[at + same - prefix])
          same++;
        matched = same;
      }
      const found = prefix <= matched && same === word.length && same === prefix + length;
      at += length;
      let number = bytes[at++]!;
      if (number === 255) {
        number = bytes.readUInt16LE(at);
        at += 2;
      }
      if (found) return entry(word, signatureOf(number));
    }
    return undefined;
  }

  return {
    lookup(word) {
      // Longer than any entry: not worth remembering.
      if (word.length > 40) return undefined;
      const known = remembered.get(word);
      if (known !== undefined || remembered.has(word)) return known;
      if (remembered.size >= REMEMBERED) remembered.clear();
      const found = find(word);
      remembered.set(word, found);
      return found;
    },
  };
}

function read(file: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw unusable(file, 'is missing', 'がありません');
  }
  if (
    bytes.length < HEAD ||
    bytes.toString('latin1', 0, 8) !== MAGIC ||
    bytes.readUInt32LE(24) !== checkSum(bytes.subarray(HEAD))
  )
    throw unusable(file, 'is damaged', 'が壊れています');
  return bytes;
}

/** FNV-1a, four bytes at a time: what Node has for it takes longer to load. The same is in scripts/build-english.mjs. */
function checkSum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length & ~3;
  let sum = 0x811c9dc5;
  for (let at = 0; at < whole; at += 4) sum = Math.imul(sum ^ view.getInt32(at, true), 0x01000193);
  for (let at = whole; at < bytes.length; at++) sum = Math.imul(sum ^ bytes[at]!, 0x01000193);
  return sum >>> 0;
}

function unusable(file: string, en: string, ja: string): ProblemError {
  return new ProblemError({
    message: { ja: `英語の辞書${ja}。`, en: `the English lexicon ${en}` },
    file,
    help: {
      ja: '`npm run build` で作り直せます。',
      en: 'run `npm run build` to make it again',
    },
  });
}

function signature(line: string): Signature {
  const [fallback = '', classes = '', base = '', spelling = '', NOUN = '', VERB = '', ADJ = ''] = line.split('\t');
  return { fallback, classes: classes.split('_'), base: base === '1', spelling, edits: { NOUN, VERB, ADJ } };
}

function entry(word: string, { fallback, classes, base, spelling, edits }: Signature): WordEntry {
  return {
    fallback,
    classes,
    base,
    spelling: apply(word, spelling) ?? word,
    lemma: (pos) => apply(word, edits[pos] ?? ''),
  };
}

/** An edit is how many characters to drop at the end, then what to add. */
function apply(word: string, edit: string): string | undefined {
  if (edit === '') return undefined;
  const drop = Number.parseInt(edit, 10);
  return word.slice(0, word.length - drop) + edit.slice(String(drop).length);
}
