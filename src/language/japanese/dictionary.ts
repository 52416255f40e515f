/**
 * IPADIC as it lies in `dist/ipadic.bin`: asked, never copied or changed. Knows nothing of sentences.
 * The file is described in `scripts/build-japanese.mjs`, which writes it.
 */
import { packagedFile } from '../../text/packaged-file.ts';
import { DictionaryFile } from './dictionary-file.ts';
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

/** The dictionary. Entries are numbers; from `firstUnknown` on they are those for words that it does not have. */
export interface Dictionary {
  readonly firstUnknown: number;
  /** Reads texts with this dictionary. */
  readonly kernel: ReadingKernel;
  features(entry: number): Features;
  /** The basic form of an entry, whose surface is that of the dictionary; or `undefined` when that is the surface itself. */
  basicForm(entry: number, surface: string): string | undefined;
  /** Whether owabi knows no more of an entry than the dictionary says. */
  isPlain(entry: number): boolean;
  /** The part of speech of a single sign (`記号.括弧閉`), or `undefined` when the dictionary does not have it as one. */
  signPos(sign: string): string | undefined;
}

// An entry in the file: its connection id from this bit on, and whether its basic form is made otherwise, it
// is not its word's last, and nothing more is known of it.
const ID_AT = 16;
const ID = 0x7ff;
const ODD = 1 << 27;
const MORE = 1 << 28;
const PLAIN = 1 << 29;

let standing: Dictionary | undefined;

/**
 * The dictionary of this package, opened on the first call and kept: a tenth is read then (about 1 ms), the rest when a text asks for it.
 *
 * @throws {ProblemError} when the file is missing, damaged or of another version; so does whatever reads with it, later, when what it
 *   needs then turns out to be damaged.
 */
export function japaneseDictionary(): Dictionary {
  standing ??= readDictionary(packagedFile('ipadic.bin'));
  return standing;
}

/**
 * Opens a compiled dictionary.
 *
 * @throws {ProblemError} as {@link japaneseDictionary}
 */
export function readDictionary(path: string): Dictionary {
  const file = new DictionaryFile(path);
  try {
    return dictionaryIn(new ReadingKernel(file));
  } catch (error) {
    file.close();
    throw error;
  }
}

function dictionaryIn(kernel: ReadingKernel): Dictionary {
  const { firstUnknown } = kernel;
  const featuresOf = kernel.section('features-of').at;
  const ruleOf = kernel.section('rule-of').at;
  const odd = kernel.section('odd');
  const connectionOf = (entry: number): number => (kernel.i32(4 * entry) >>> ID_AT) & ID;
  const stringIn = (name: string, index: number): string => {
    const places = kernel.section(`${name}-at`).at + 4 * index;
    const text = kernel.section(name).at;
    return kernel.text('utf8', text + kernel.i32(places), text + kernel.i32(places + 4));
  };
  const { at: kindsAt, length: kindsLength } = kernel.section('features');
  // A text asks for dozens of them: all are made into a string at once.
  const kinds = kernel.text('utf16le', kindsAt, kindsAt + 2 * kindsLength);
  const kindStarts = kernel.section('features-at').at;
  /** Which of the odd basic forms an entry has. */
  const oddOf = (entry: number): number => {
    let low = 0;
    let high = odd.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (kernel.i32(odd.at + 4 * middle) < entry) low = middle + 1;
      else high = middle;
    }
    return low;
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
    firstUnknown,
    kernel,
    features(entry) {
      if (entry >= firstUnknown) {
        const unknown = entry - firstUnknown;
        const before = readUnknown[unknown];
        if (before !== undefined) return before;
        const line = stringIn('unknown', unknown);
        const found = parseFeatures(line, 0, line.length);
        readUnknown[unknown] = found;
        return found;
      }
      const number = kernel.u16(featuresOf + 2 * connectionOf(entry));
      const before = readKnown[number];
      if (before !== undefined) return before;
      const start = kindStarts + 4 * number;
      const found = parseFeatures(kinds, kernel.i32(start), kernel.i32(start + 4));
      readKnown[number] = found;
      return found;
    },
    isPlain: (entry) => (kernel.i32(4 * entry) & PLAIN) !== 0,
    signPos(sign) {
      const first = sign.length === 1 ? kernel.entryOfUnit(sign.charCodeAt(0)) : 0;
      if (first === 0) return undefined;
      for (let entry = first; ; entry++) {
        const { pos } = this.features(entry);
        if (pos.startsWith('記号')) return pos;
        if ((kernel.i32(4 * entry) & MORE) === 0) return undefined;
      }
    },
    basicForm(entry, surface) {
      if (entry >= firstUnknown) return undefined;
      if ((kernel.i32(4 * entry) & ODD) !== 0) {
        const form = stringIn('bases', oddOf(entry));
        return form === surface ? undefined : form;
      }
      const rule = ruleAt(kernel.u16(ruleOf + 2 * connectionOf(entry)));
      // A digit, and nothing instead.
      return rule === '0' ? undefined : surface.slice(0, surface.length - Number(rule[0])) + rule.slice(1);
    },
  };
}

/** `pos`, `form` and `conjugation`, with a comma between them. */
function parseFeatures(text: string, start: number, end: number): Features {
  const first = text.indexOf(',', start);
  const second = text.indexOf(',', first + 1);
  return {
    pos: text.slice(start, first),
    form: text.slice(first + 1, second),
    conjugation: text.slice(second + 1, end),
  };
}
