/**
 * Texts into bytes and out of them by the calls that Node's buffers make themselves: `write` and `toString` ask so many questions
 * before that a cold start spends more on these than on the bytes. Knows no encoding but two.
 */

/** Left out of Node's types, though every version has them. */
interface Native {
  readonly ucs2Write?: (text: string, at: number, size: number) => number;
  readonly utf8Slice?: (start: number, end: number) => string;
  readonly ucs2Slice?: (start: number, end: number) => string;
}

/** Writes a text as UTF-16, the lower byte first. @param at in bytes; there is room for all of it */
export function writeUtf16(bytes: Buffer, text: string, at: number): void {
  const native = bytes as Native;
  if (native.ucs2Write) native.ucs2Write(text, at, 2 * text.length);
  else bytes.write(text, at, 'utf16le');
}

/** The text from one byte to before another. */
export function readUtf8(bytes: Buffer, start: number, end: number): string {
  const native = bytes as Native;
  return native.utf8Slice ? native.utf8Slice(start, end) : bytes.toString('utf8', start, end);
}

/** The same of UTF-16, the lower byte first. */
export function readUtf16(bytes: Buffer, start: number, end: number): string {
  const native = bytes as Native;
  return native.ucs2Slice ? native.ucs2Slice(start, end) : bytes.toString('utf16le', start, end);
}
