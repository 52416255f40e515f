/** Breaks text into lines of a terminal's width, as Japanese and English are broken in print. Knows no colours. */
import { displayWidth, graphemes, graphemeWidth, plainTextWidth, plainWidth } from './width.ts';

/** May not begin a line (行頭禁則). */
const NOT_FIRST = new Set(
  '、。，．・：；？！!?,.:;)]}」』】〉》）］｝〕”’ゝゞ々ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ゛゜…‥〜～%％',
);
/** May not end a line (行末禁則). */
const NOT_LAST = new Set('「『【〈《（［｛〔“‘([{〈');
/** Characters between which a line may break without a space. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/** The same, without an expression for what nearly every character is. */
function isWide(grapheme: string): boolean {
  const unit = grapheme.charCodeAt(0);
  if (grapheme.length === 1 && (unit < 0x1100 || (unit >= 0x3041 && unit <= 0x9fff))) return unit >= 0x1100;
  return WIDE.test(grapheme);
}

/** Columns of a last line that is too short to stand alone. */
const ORPHAN = 6;

/**
 * The lines of a text, none wider than `columns` unless one character is. Line breaks in the text stay; a word that is wider than
 * a line is cut.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const key = `${columns} ${text}`;
  let lines = wrapped.get(key);
  if (!lines) {
    lines = text.split('\n').flatMap((line) => withoutOrphan(line.trim(), Math.max(columns, 8)));
    if (wrapped.size >= MOST_WRAPPED) wrapped.clear();
    wrapped.set(key, lines);
  }
  return lines;
}

/** Rules say the same of many statements. By columns and text. */
const wrapped = new Map<string, readonly string[]>();
const MOST_WRAPPED = 1000;

/** Text wrapped behind a lead of `hang` columns; further lines begin below its first character. */
export function hanging(
  lead: string,
  hang: number,
  text: string,
  columns: number,
  paint?: (text: string) => string,
): string[] {
  return wrap(text, columns - hang).map((line, index) => {
    const painted = paint ? paint(line) : line;
    return `${index === 0 ? lead : ' '.repeat(hang)}${painted}`.trimEnd();
  });
}

/** A last line of a character or two looks like a mistake: slightly shorter lines, as many of them, carry more over. */
function withoutOrphan(text: string, columns: number): string[] {
  const lines = wrapLine(text, columns);
  const isOrphan = (last: string | undefined): boolean => last !== undefined && displayWidth(last) <= ORPHAN;
  if (lines.length < 2 || !isOrphan(lines.at(-1))) return lines;
  for (let fewer = 1; fewer <= ORPHAN && columns - fewer > 4 * ORPHAN; fewer++) {
    const other = wrapLine(text, columns - fewer);
    if (other.length === lines.length && !isOrphan(other.at(-1))) return other;
  }
  return lines;
}

function wrapLine(text: string, columns: number): string[] {
  const whole = text.includes('\t') ? -1 : plainTextWidth(text);
  if (whole >= 0) return whole <= columns ? [text] : wrapPlain(text, columns);
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const { space, atom } of atomsOf(text)) {
    const gap = line === '' ? '' : space;
    const atomWidth = displayWidth(atom);
    if (line !== '' && width + gap.length + atomWidth > columns) {
      lines.push(line);
      line = '';
      width = 0;
    } else {
      line += gap;
      width += gap.length;
    }
    if (atomWidth <= columns) {
      line += atom;
      width += atomWidth;
      continue;
    }
    for (const grapheme of graphemes(atom)) {
      const next = graphemeWidth(grapheme);
      if (width + next > columns && line !== '') {
        lines.push(line);
        line = '';
        width = 0;
      }
      line += grapheme;
      width += next;
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/**
 * The same for a text in which every UTF-16 unit is a character of its own with a width that is known at once: nearly every one. Looks
 * at each unit once and makes nothing but the lines.
 */
function wrapPlain(text: string, columns: number): string[] {
  const lines: string[] = [];
  /** The line so far, and where it begins; -1 when it is empty. */
  let lineStart = -1;
  let lineWidth = 0;
  let lineEnd = 0;
  for (let at = 0; at < text.length; ) {
    let gap = 0;
    while (at < text.length && text[at] === ' ') {
      gap++;
      at++;
    }
    if (at === text.length) break;
    for (let isFirst = true; at < text.length && text[at] !== ' '; isFirst = false) {
      const end = endOfAtom(text, at);
      const width = plainTextWidth(text.slice(at, end));
      const space = isFirst && lineStart >= 0 ? gap : 0;
      if (lineStart >= 0 && lineWidth + space + width > columns) {
        lines.push(text.slice(lineStart, lineEnd));
        lineStart = -1;
        lineWidth = 0;
      } else lineWidth += space;
      if (lineStart < 0) lineStart = at;
      if (width <= columns) lineWidth += width;
      else {
        for (let unit = at; unit < end; unit++) {
          const own = plainWidth(text.charCodeAt(unit));
          if (lineWidth + own > columns && unit > lineStart) {
            lines.push(text.slice(lineStart, unit));
            lineStart = unit;
            lineWidth = 0;
          }
          lineWidth += own;
        }
      }
      at = end;
      lineEnd = end;
    }
  }
  if (lineStart >= 0 || lines.length === 0) lines.push(lineStart < 0 ? '' : text.slice(lineStart, lineEnd));
  return lines;
}

/** Where what begins at `start` and may not be broken ends. */
function endOfAtom(text: string, start: number): number {
  let end = start + 1;
  let wasWide = text.charCodeAt(start) >= 0x3000;
  for (; end < text.length && text[end] !== ' '; end++) {
    const isWideHere = text.charCodeAt(end) >= 0x3000;
    const joins = (!isWideHere && !wasWide) || NOT_LAST.has(text[end - 1]!) || NOT_FIRST.has(text[end]!);
    if (!joins) break;
    wasWide = isWideHere;
  }
  return end;
}

interface Atom {
  /** White space before it, dropped at the start of a line. */
  readonly space: string;
  /** What may not be broken. */
  readonly atom: string;
}

function atomsOf(text: string): Atom[] {
  const atoms: { space: string; atom: string }[] = [];
  for (const [, space = '', run = ''] of text.matchAll(/([ \t]*)([^ \t]+)/gu)) {
    let first = true;
    let joinNext = false;
    let lastWide = false;
    for (const grapheme of graphemes(run)) {
      const wide = isWide(grapheme);
      const last = atoms.at(-1);
      // A letter joins the letters before it; a closing mark what it closes; anything what was opened just before.
      if (!first && last && ((!wide && !lastWide) || joinNext || NOT_FIRST.has(grapheme[0]!))) last.atom += grapheme;
      else atoms.push({ space: first ? space : '', atom: grapheme });
      joinNext = NOT_LAST.has(grapheme.at(-1)!);
      lastWide = wide;
      first = false;
    }
  }
  return atoms;
}
