/**
 * Bytes to characters: by byte order mark, by name, or by looking at the bytes. Refuses to guess at bytes that are no text:
 * a wrong character would put every later position in the wrong place.
 */
import { Buffer, isUtf8 } from 'node:buffer';
import { readUtf8 } from './native-text.ts';

/** The encodings that statements come in, by their WHATWG names. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'shift_jis', 'euc-jp', 'iso-2022-jp'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Decoded {
  /** Without the byte order mark: offset 0 is the first character that a reader sees. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether a byte order mark stood before the text. */
  readonly bom: boolean;
}

/** Bytes that can't be read, or an encoding that nobody knows. */
export class DecodeError extends Error {
  readonly reason: 'unknown-encoding' | 'binary' | 'malformed';
  /** The encoding asked for or last tried, as its asker spelt it. */
  readonly encoding: string;
  /** 0-based offset of the first byte that does not fit. */
  readonly byte: number;

  constructor(reason: DecodeError['reason'], encoding: string, byte: number) {
    super(`${reason}: ${encoding} at byte ${byte}`);
    this.name = 'DecodeError';
    this.reason = reason;
    this.encoding = encoding;
    this.byte = byte;
  }
}

/** Other names in use, compared without case, `-`, `_` and spaces. */
const ALIASES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  unicode: 'utf-16le',
  ucs2: 'utf-16le',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  mskanji: 'shift_jis',
  windows31j: 'shift_jis',
  windows932: 'shift_jis',
  eucjp: 'euc-jp',
  ujis: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  jis: 'iso-2022-jp',
  csiso2022jp: 'iso-2022-jp',
};

/** The encoding that a name means, or `undefined` for a name that means none. */
export function encodingNamed(name: string): Encoding | undefined {
  return ALIASES[name.toLowerCase().replace(/[-_ ]/gu, '')];
}

/**
 * The text of a file. With a name, the bytes are read so; without, a byte order mark decides, then strict UTF-8, the escapes of
 * ISO-2022-JP, UTF-16 by where its zero bytes stand, and last whichever of Shift_JIS (with Microsoft's extensions, CP932) and
 * EUC-JP reads as Japanese.
 *
 * @throws {DecodeError} for an unknown name, and for bytes that are in no encoding or no text at all.
 */
export function decode(bytes: Uint8Array, options: { readonly encoding?: string | undefined } = {}): Decoded {
  const marked = byteOrderMark(bytes);
  if (options.encoding !== undefined) {
    const named = encodingNamed(options.encoding);
    if (named === undefined) throw new DecodeError('unknown-encoding', options.encoding, 0);
    // "UTF-16" leaves the byte order to the mark.
    const encoding = /^(?:utf[-_ ]?16|unicode|ucs-?2)$/iu.test(options.encoding) ? (marked?.encoding ?? named) : named;
    const bom = marked?.encoding === encoding;
    return { text: strictly(bytes.subarray(bom ? marked.length : 0), encoding), encoding, bom };
  }
  if (marked) {
    return { text: strictly(bytes.subarray(marked.length), marked.encoding), encoding: marked.encoding, bom: true };
  }
  const encoding = detect(bytes);
  return { text: strictly(bytes, encoding), encoding, bom: false };
}

function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** What a sample shows is enough for the questions that a sample can answer. */
const SAMPLE = 64 * 1024;

function detect(bytes: Uint8Array): Encoding {
  const zeros = zeroBytes(bytes);
  const unicode = isDecodable(bytes, 'utf-8');
  // ASCII in UTF-16 is valid UTF-8 as well, but every other byte of it is zero.
  if (zeros.encoding && (!unicode || zeros.count * 5 > Math.min(bytes.length, SAMPLE))) return zeros.encoding;
  if (unicode) {
    // The escapes of ISO-2022-JP are valid UTF-8 too.
    return hasJisEscape(bytes) && isDecodable(bytes, 'iso-2022-jp')
      ? 'iso-2022-jp'
      : checked(zeros, 'utf-8', bytes.length);
  }
  const readings = (['shift_jis', 'euc-jp'] as const).filter((encoding) => isDecodable(bytes, encoding));
  if (readings.length === 0 || zeros.first >= 0) {
    if (zeros.first >= 0) throw new DecodeError('binary', 'utf-8', zeros.first);
    throw new DecodeError('malformed', 'utf-8', firstMalformed(bytes, 'utf-8'));
  }
  if (readings.length === 1) return readings[0]!;
  const scores = readings.map((encoding) => japaneseness(new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE))));
  return scores[0]! >= scores[1]! ? 'shift_jis' : 'euc-jp';
}

interface Zeros {
  readonly encoding?: Encoding;
  readonly count: number;
  /** Offset of the first zero byte, or -1. */
  readonly first: number;
}

/**
 * UTF-16 shows in its line breaks, spaces and digits, whose zero halves all stand on one side. Zero bytes on both sides are
 * no text; a few of them in UTF-8 are a slip of an editor, and stay.
 */
function zeroBytes(bytes: Uint8Array): Zeros {
  let even = 0;
  let odd = 0;
  let first = -1;
  const end = Math.min(bytes.length, SAMPLE);
  const zero = indexOf(bytes, 0);
  for (let at = zero < 0 ? end : zero; at < end; at++) {
    if (bytes[at] !== 0) continue;
    if (first < 0) first = at;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const count = even + odd;
  if (count > 0 && bytes.length % 2 === 0 && count * 50 >= end) {
    if (odd > even * 10 && isDecodable(bytes, 'utf-16le')) return { encoding: 'utf-16le', count, first };
    if (even > odd * 10 && isDecodable(bytes, 'utf-16be')) return { encoding: 'utf-16be', count, first };
  }
  return { count, first };
}

/** More than a few zero bytes, and one in a hundred, are no slip: an archive can be valid UTF-8 by chance. */
function checked(zeros: Zeros, encoding: Encoding, length: number): Encoding {
  if (zeros.count > 8 && zeros.count * 100 > Math.min(length, SAMPLE)) {
    throw new DecodeError('binary', encoding, zeros.first);
  }
  return encoding;
}

/** By what the language brings along: a buffer's own is for texts as well, and asks first. */
const indexOf = (bytes: Uint8Array, byte: number, from = 0): number =>
  Uint8Array.prototype.indexOf.call(bytes, byte, from);

const ESCAPE = 0x1b;

function hasJisEscape(bytes: Uint8Array): boolean {
  for (let at = indexOf(bytes, ESCAPE); at >= 0; at = indexOf(bytes, ESCAPE, at + 1)) {
    // ESC $ @ and ESC $ B begin kanji, ESC ( I half-width kana.
    const next = bytes[at + 1];
    const last = bytes[at + 2];
    if ((next === 0x24 && (last === 0x40 || last === 0x42)) || (next === 0x28 && last === 0x49)) return true;
  }
  return false;
}

/**
 * How much a reading looks like Japanese: kana and common punctuation speak for it, half-width kana and rare or private
 * characters, which the wrong one of two encodings produces, against.
 */
function japaneseness(text: string): number {
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x3041 && unit <= 0x3096) score += 3;
    else if (unit >= 0x30a1 && unit <= 0x30fc) score += 2;
    else if (unit === 0x3001 || unit === 0x3002) score += 4;
    else if (unit >= 0x4e00 && unit <= 0x9fff) score += 1;
    else if (unit >= 0xff61 && unit <= 0xff9f) score -= 1;
    else if ((unit >= 0xe000 && unit <= 0xf8ff) || unit === 0xfffd) score -= 5;
    else if (unit >= 0x80 && unit < 0xa0) score -= 5;
  }
  return score;
}

function isDecodable(bytes: Uint8Array, encoding: Encoding): boolean {
  // A decoder of the platform takes a millisecond to be made; nearly every statement is UTF-8, and needs none.
  if (encoding === 'utf-8') return isUtf8(bytes);
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    // Some converters let a character that is cut off by the end pass in silence.
    return !endsInHalf(bytes, encoding);
  } catch {
    return false;
  }
}

function strictly(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-8' && isUtf8(bytes)) {
    const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return readUtf8(buffer, 0, buffer.length);
  }
  try {
    if (endsInHalf(bytes, encoding)) throw new TypeError('cut off');
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DecodeError('malformed', encoding, firstMalformed(bytes, encoding));
  }
}

/** Whether a two-byte encoding ends within a character. */
function endsInHalf(bytes: Uint8Array, encoding: Encoding): boolean {
  const last = bytes.at(-1);
  if (last === undefined || last < 0x80) return encoding.startsWith('utf-16') && bytes.length % 2 === 1;
  if (encoding.startsWith('utf-16')) return bytes.length % 2 === 1;
  if (encoding === 'euc-jp') {
    let run = 0;
    while (run < bytes.length && bytes[bytes.length - 1 - run]! >= 0x80) run++;
    // Count characters of two bytes (three after 0x8f) from the start of the run of high bytes.
    let at = bytes.length - run;
    while (at < bytes.length) at += bytes[at] === 0x8f ? 3 : 2;
    return at > bytes.length;
  }
  return false;
}

/** The first byte after which the rest can no longer be read, found by halving: the converters do not tell. */
function firstMalformed(bytes: Uint8Array, encoding: Encoding): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPrefix(bytes.subarray(0, middle + 1), encoding)) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, Math.max(0, bytes.length - 1));
}

function isPrefix(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
