/** Breaks text into lines of a terminal's width, as Japanese and English are broken in print. Knows no colours. */
import { visible } from './visible.ts';
import { displayWidth, FIRST_WIDE, graphemes, graphemeWidth, plainTextWidth, spaces } from './width.ts';

const unitsOf = (marks: string): ReadonlySet<number> => new Set(Array.from(marks, (mark) => mark.charCodeAt(0)));

/** May not begin a line (行頭禁則). */
const NOT_FIRST = unitsOf(
  '、。，．・：；？！!?,.:;)]}」』】〉》）］｝〕”’ゝゞ々ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ゛゜…‥〜～%％',
);
/** May not end a line (行末禁則). */
const NOT_LAST = unitsOf('「『【〈《（［｛〔“‘([{〈');
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
 * a line is cut. What is hidden in the text is made visible.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const most = Math.max(columns, 8);
  const width = plainTextWidth(text);
  // Without a line break, and nothing hidden: nearly every text.
  if (width >= 0) return width <= most ? [text.trim()] : withoutOrphan(text.trim(), most, wrapPlain);
  return visible(text)
    .split('\n')
    .flatMap((line) => withoutOrphan(line.trim(), most, wrapLine));
}

/** Text wrapped behind a lead of `hang` columns, its lines joined; further ones begin below its first character. */
export function hanging(
  lead: string,
  hang: number,
  text: string,
  columns: number,
  paint?: (text: string) => string,
): string {
  const lines = wrap(text, columns - hang);
  let out = '';
  for (let at = 0; at < lines.length; at++) {
    const before = at === 0 ? lead : spaces(hang);
    const line = (paint ? paint(lines[at]!) : lines[at]!).trimEnd();
    if (at > 0) out += '\n';
    out += line === '' ? before.trimEnd() : before + line;
  }
  return out;
}

/** A last line of a character or two looks like a mistake: slightly shorter lines, as many of them, carry more over. */
function withoutOrphan(
  text: string,
  columns: number,
  linesOf: (text: string, columns: number) => string[],
): readonly string[] {
  const lines = linesOf(text, columns);
  if (lines.length < 2 || displayWidth(lines.at(-1)!) > ORPHAN) return lines;
  for (let fewer = 1; fewer <= ORPHAN && columns - fewer > 4 * ORPHAN; fewer++) {
    const other = linesOf(text, columns - fewer);
    if (other.length === lines.length && displayWidth(other.at(-1)!) > ORPHAN) return other;
  }
  return lines;
}

function wrapLine(text: string, columns: number): string[] {
  const whole = plainTextWidth(text);
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
  const { length } = text;
  /** The line so far, and where it begins; -1 when it is empty. */
  let lineStart = -1;
  let lineWidth = 0;
  let lineEnd = 0;
  for (let at = 0; at < length; ) {
    /** The spaces before what comes next, which are dropped at the start of a line. */
    let gap = 0;
    let unit = text.charCodeAt(at);
    while (unit === SPACE && ++at < length) {
      gap++;
      unit = text.charCodeAt(at);
    }
    if (at === length) break;
    // What may not be broken, and how wide it is.
    const start = at;
    let width = 0;
    for (;;) {
      const isWideUnit = unit >= FIRST_WIDE;
      width += isWideUnit ? 2 : 1;
      if (++at === length) break;
      const next = text.charCodeAt(at);
      if (next === SPACE || ((isWideUnit || next >= FIRST_WIDE) && !mayNotEnd(unit) && !mayNotBegin(next))) break;
      unit = next;
    }
    const space = lineStart < 0 ? 0 : gap;
    if (lineStart >= 0 && lineWidth + space + width > columns) {
      lines.push(text.slice(lineStart, lineEnd));
      lineStart = -1;
      lineWidth = 0;
    } else lineWidth += space;
    if (lineStart < 0) lineStart = start;
    lineEnd = at;
    if (width <= columns) {
      lineWidth += width;
      continue;
    }
    for (let cut = start; cut < at; cut++) {
      const own = text.charCodeAt(cut) < FIRST_WIDE ? 1 : 2;
      if (lineWidth + own > columns && cut > lineStart) {
        lines.push(text.slice(lineStart, cut));
        lineStart = cut;
        lineWidth = 0;
      }
      lineWidth += own;
    }
  }
  if (lineStart >= 0 || lines.length === 0) lines.push(lineStart < 0 ? '' : text.slice(lineStart, lineEnd));
  return lines;
}

const SPACE = 0x20;

/** Of nearly all kana and kanji it is known without a look into a set. */
const mayNotEnd = (unit: number): boolean => (unit < 0x3041 || unit >= 0xff00) && NOT_LAST.has(unit);
const mayNotBegin = (unit: number): boolean => (unit < 0x3100 || unit >= 0xff00) && NOT_FIRST.has(unit);

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
      if (!first && last && ((!wide && !lastWide) || joinNext || NOT_FIRST.has(grapheme.charCodeAt(0))))
        last.atom += grapheme;
      else atoms.push({ space: first ? space : '', atom: grapheme });
      joinNext = NOT_LAST.has(grapheme.charCodeAt(grapheme.length - 1));
      lastWide = wide;
      first = false;
    }
  }
  return atoms;
}
