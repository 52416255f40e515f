/** Finds the place in a YAML file of a part of one of its texts. Knows how YAML writes texts, nothing of what they say. */
import type { Span } from '../text/span.ts';

/**
 * Where `part` of a text stands in the file that the text was read from.
 *
 * @param source the whole file
 * @param scalar where the text stands in it, quotes or the `|` of a block included; UTF-16 offsets
 * @param value the text as YAML reads it
 * @param part UTF-16 offsets into `value`
 * @returns offsets into `source`; the whole scalar when YAML folded the text so that no part can be told from another
 */
export function placeInScalar(source: string, scalar: Span, value: string, part: Span): Span {
  const offsets = placesOf(source, scalar, value);
  if (offsets === undefined) return scalar;
  const end = Math.min(part.end, value.length);
  const start = Math.min(part.start, end);
  if (end > start) return { start: offsets(start), end: offsets(end - 1) + 1 };
  const at = start > 0 ? offsets(start - 1) + 1 : offsets(0);
  return { start: at, end: at };
}

/** The place in the file of each UTF-16 unit of the text. */
function placesOf(source: string, scalar: Span, value: string): ((offset: number) => number) | undefined {
  const head = source[scalar.start];
  if (head === '|') return blockPlaces(source, scalar, value);
  if (head === '"' || head === "'") return quotedPlaces(source.slice(scalar.start, scalar.end), scalar.start, value);
  return source.startsWith(value, scalar.start) ? (offset) => scalar.start + offset : undefined;
}

/** A block is the file's lines without their indentation. */
function blockPlaces(source: string, scalar: Span, value: string): ((offset: number) => number) | undefined {
  const lines = value.split('\n');
  const sample = lines.findIndex((line) => line.trim() !== '');
  if (sample < 0) return undefined;
  const starts: number[] = [];
  let at = lineAfter(source, scalar.start);
  for (let line = 0; line < lines.length; line++) {
    starts.push(at);
    at = lineAfter(source, at);
  }
  const indent = source.indexOf(lines[sample]!, starts[sample]!) - starts[sample]!;
  if (indent < 0) return undefined;
  const valueStarts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    valueStarts.push(offset);
    offset += line.length + 1;
  }
  return (target) => {
    let line = valueStarts.findLastIndex((start) => start <= target);
    if (line < 0) line = 0;
    return starts[line]! + (lines[line] === '' ? 0 : indent) + (target - valueStarts[line]!);
  };
}

function lineAfter(source: string, from: number): number {
  const at = source.indexOf('\n', from);
  return at < 0 ? source.length : at + 1;
}

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function quotedPlaces(raw: string, start: number, value: string): ((offset: number) => number) | undefined {
  if (raw.includes('\n')) return undefined;
  const places: number[] = [];
  for (let at = 1; at < raw.length - 1; ) {
    const escaped = raw[0] === '"' ? raw[at] === '\\' : raw[at] === "'" && raw[at + 1] === "'";
    const length = escaped ? (raw[0] === '"' ? (ESCAPE_LENGTH[raw[at + 1]!] ?? 2) : 2) : 1;
    places.push(start + at);
    // An astral character written as \U… is two units of the text.
    if (length === 10 && Number.parseInt(raw.slice(at + 2, at + 10), 16) > 0xffff) places.push(start + at);
    at += length;
  }
  return places.length === value.length ? (offset) => places[offset] ?? start + raw.length - 1 : undefined;
}
