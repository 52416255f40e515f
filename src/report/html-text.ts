/** Text of a statement in HTML: nothing of it is taken for markup, and hidden characters are seen. Knows no layout. */
import type { FileReport } from '../lint/finding.ts';
import type { Severity } from '../rule/rule.ts';
import type { Lines } from '../text/lines.ts';
import { codePointName, HIDDEN, visible } from './visible.ts';

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Our own words, or text whose hidden characters have been dealt with. */
export const escaped = (text: string): string => text.replace(/[&<>"']/gu, (char) => REFERENCES[char]!);

/** Text from anywhere, on one line. */
export const inlineText = (text: string): string => escaped(visible(text).replace(/\s*[\r\n]+\s*/gu, ' '));

/** A piece of the draft: hidden characters are set apart from what is written. */
const draftText = (text: string): string =>
  escaped(text).replace(HIDDEN, (hidden) => `<span class="hidden">${codePointName(hidden)}</span>`);

const GRAVITY: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
const SIGNS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '●' };

/** A stretch of the draft to be marked. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  /** 1-based; of a finding. */
  readonly number?: number;
  readonly severity?: Severity;
}

/**
 * The lines of the draft as HTML: phrases of findings marked, with a number at their beginning that leads to the note, and what
 * earns a credit underlined. Where phrases overlap, the graver mark shows.
 *
 * @param id what the ids of the file's places begin with
 */
export function markedLines({ findings, credits }: FileReport, lines: Lines, id: string): string[] {
  const stretches: Stretch[] = [
    ...findings.map(({ range, severity }, index) => ({
      start: range.start.offset,
      end: range.end.offset,
      number: index + 1,
      severity,
    })),
    ...credits.map(({ range }) => ({ start: range.start.offset, end: range.end.offset })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);

  const out: string[] = [];
  let next = 0;
  let open: Stretch[] = [];
  for (let line = 1; line <= lines.count; line++) {
    const from = lines.startOf(line);
    const to = from + lines.line(line).length;
    const nextLine = line < lines.count ? lines.startOf(line + 1) : Number.POSITIVE_INFINITY;
    open = open.filter(({ end }) => end > from);
    while (next < stretches.length && stretches[next]!.start < nextLine) open.push(stretches[next++]!);
    out.push(open.length === 0 ? draftText(lines.text.slice(from, to)) : markedLine(lines.text, from, to, open, id));
  }
  // The line break at the end of a file begins no further line that a reader would count.
  if (out.length > 1 && out.at(-1) === '' && open.length === 0) out.pop();
  return out;
}

function markedLine(text: string, from: number, to: number, stretches: readonly Stretch[], id: string): string {
  const within = (at: number): number => Math.min(Math.max(at, from), to);
  const edges = new Set([from, to]);
  for (const { start, end } of stretches) edges.add(within(start)).add(within(end));
  const cuts = [...edges].sort((a, b) => a - b);
  let html = '';
  // Stretches come by their beginning: those that have not begun yet are never looked at.
  let begun = 0;
  let open: Stretch[] = [];
  for (const [index, at] of cuts.entries()) {
    open = open.filter(({ end }) => end > at);
    while (begun < stretches.length && within(stretches[begun]!.start) <= at) {
      const stretch = stretches[begun++]!;
      open.push(stretch);
      if (stretch.number !== undefined && stretch.start >= from) html += reference(stretch, id);
    }
    const end = cuts[index + 1];
    if (end === undefined) break;
    const piece = draftText(text.slice(at, end));
    const covering = open.filter((stretch) => stretch.end > at);
    const worst = covering.reduce<Severity | undefined>(
      (worst, { severity }) =>
        severity && (worst === undefined || GRAVITY[severity] > GRAVITY[worst]) ? severity : worst,
      undefined,
    );
    if (worst) html += `<mark class="${worst}">${piece}</mark>`;
    else html += covering.length > 0 ? `<span class="credit">${piece}</span>` : piece;
  }
  return html;
}

/** Leads from the phrase to its note, and is led to from there. */
const reference = ({ number, severity }: Stretch, id: string): string =>
  `<a class="ref ${severity}" id="${id}-m${number}" href="#${id}-n${number}">${SIGNS[severity!]}${number}</a>`;
