/**
 * Shows a phrase in its lines of the source, marked below, within the width of a terminal. Full-width characters take two columns.
 * Never lets a control character through.
 */
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { visible } from './visible.ts';
import { displayWidth, FIRST_WIDE, graphemes, graphemeWidth, plainFit, plainTextWidth } from './width.ts';

/** One line of the source around a phrase, cut to fit. */
export interface SourceLine {
  /** 1-based; `undefined` for the `⋮` between the first and the last lines of a long phrase. */
  readonly line: number | undefined;
  readonly before: string;
  readonly phrase: string;
  readonly after: string;
  /** Columns before the phrase, and of the phrase. */
  readonly indent: number;
  readonly width: number;
}

/** Lines of a phrase that are shown before the middle is left out. */
const SHOWN_LINES = 3;
/** What a tab is shown as. */
const TAB = '  ';

/**
 * @param span UTF-16 offsets into the text of `lines`
 * @param columns the width that each line may take
 */
export function sourceLines(lines: Lines, span: Span, columns: number): SourceLine[] {
  const first = lines.position(span.start).line;
  const last = lines.position(Math.max(span.start, span.end - 1)).line;
  const shown: SourceLine[] = [];
  for (let line = first; line <= last; line++) {
    if (last - first >= SHOWN_LINES && line >= first + SHOWN_LINES - 1 && line < last) {
      shown.push({ line: undefined, before: '⋮', phrase: '', after: '', indent: 0, width: 0 });
      line = last - 1;
      continue;
    }
    const text = lines.line(line);
    const start = lines.startOf(line);
    const to = Math.min(text.length, span.end - start);
    if (line === first) {
      shown.push(cutToFit(line, text, Math.max(0, span.start - start), to, columns));
      continue;
    }
    const lead = text.length - text.trimStart().length;
    // An empty line inside a phrase has nothing to show.
    if (to > lead) shown.push(cutToFit(line, text, lead, to, columns));
  }
  return shown;
}

/** The line cut to `columns`, the phrase inside it. */
function cutToFit(line: number, text: string, from: number, to: number, columns: number): SourceLine {
  // Far more than fits on any terminal is not worth measuring: a line may hold megabytes.
  const reach = columns * 4;
  const start = surrogateSafe(text, Math.max(0, from - reach));
  const end = surrogateSafe(text, Math.min(text.length, to + reach));
  let before = text.slice(start, from);
  let phrase = text.slice(from, Math.min(to, from + reach));
  let after = text.slice(to, end).trimEnd();
  if (start === 0) before = before.trimStart();
  let indent = plainTextWidth(before);
  let width = plainTextWidth(phrase);
  let afterWidth = plainTextWidth(after);
  const isPlain = indent >= 0 && width >= 0 && afterWidth >= 0;
  if (!isPlain) {
    before = shownText(before);
    phrase = shownText(phrase);
    after = shownText(after);
    indent = displayWidth(before);
    width = displayWidth(phrase);
    afterWidth = displayWidth(after);
  }

  const room = columns - width;
  if (room < 0 || to > from + reach) {
    before = from > 0 && before !== '' ? '…' : '';
    indent = before.length;
    phrase = head(phrase, columns - indent - 1, isPlain);
    width = displayWidth(phrase);
    after = '…';
  } else {
    if (indent + afterWidth > room || start > 0 || end < text.length) {
      // A little more of what leads to the phrase than of what follows; what one side does not need goes to the other.
      const forBefore = Math.max(Math.ceil(room * 0.55), room - afterWidth);
      if (indent > forBefore || start > 0) {
        before = forBefore > 0 ? `…${tail(before, forBefore - 1, isPlain)}` : '';
        indent = displayWidth(before);
      }
      const left = room - indent;
      if (afterWidth > left || end < text.length) after = left > 0 ? `${head(after, left - 1, isPlain)}…` : '';
    }
  }
  return { line, before, phrase, after, indent, width };
}

const shownText = (text: string): string => visible(text).replaceAll('\t', TAB);

function surrogateSafe(text: string, at: number): number {
  if (at === 0 || at === text.length) return at;
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/**
 * As much of the beginning as fits.
 *
 * @param isPlain nothing in it is joined, so that its UTF-16 units can be looked at one by one
 */
function head(text: string, columns: number, isPlain: boolean): string {
  if (isPlain) return text.slice(0, plainFit(text, columns));
  let out = '';
  let width = 0;
  for (const grapheme of graphemes(text)) {
    width += graphemeWidth(grapheme);
    if (width > columns) break;
    out += grapheme;
  }
  return out;
}

/** As much of the end as fits. */
function tail(text: string, columns: number, isPlain: boolean): string {
  if (isPlain) {
    let start = text.length;
    for (let width = 0; start > 0; start--) {
      width += text.charCodeAt(start - 1) < FIRST_WIDE ? 1 : 2;
      if (width > columns) break;
    }
    return text.slice(start);
  }
  let out = '';
  let width = 0;
  for (const grapheme of graphemes(text).reverse()) {
    width += graphemeWidth(grapheme);
    if (width > columns) break;
    out = grapheme + out;
  }
  return out;
}
