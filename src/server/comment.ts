/**
 * Where a comment that keeps a finding back can stand in a text, and what it says. The reason is its writer's to give: the comment is
 * put there without one, and does nothing until it has one.
 */
import type { Format } from '../document/document.ts';
import { readFrontMatter } from '../document/front-matter.ts';
import type { FileReport } from '../lint/finding.ts';
import { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** Text to be put in at an offset. Where it has an `after`, the reason goes between. */
export interface Insertion {
  readonly at: number;
  readonly before: string;
  readonly after?: string;
}

interface Place {
  readonly text: string;
  readonly format: Format;
  readonly rule: string;
  /** The finding; missing for what the whole statement lacks. */
  readonly span?: Span;
}

/**
 * The first comment by which the finding is kept back and nothing else changes: a comment line within a paragraph of Markdown would
 * tear it apart, within a tag it would be none.
 *
 * @param read what owabi says of another text in place of this one
 */
export async function suppressing(
  place: Place,
  before: FileReport,
  read: (text: string) => Promise<FileReport | undefined>,
): Promise<readonly Insertion[] | undefined> {
  for (const insertions of candidates(place)) {
    const after = await read(inserted(place.text, insertions, 'x'));
    if (after && isOnlyThat(place.rule, before, after)) return insertions;
  }
  return undefined;
}

/** The text with the comment in it. */
export function inserted(text: string, insertions: readonly Insertion[], reason: string): string {
  let result = '';
  let at = 0;
  for (const { at: next, before, after } of insertions) {
    result += text.slice(at, next) + before + (after === undefined ? '' : reason + after);
    at = next;
  }
  return result + text.slice(at);
}

function* candidates({ text, format, rule, span }: Place): Generator<readonly Insertion[]> {
  const eol = /\r\n|\r|\n/u.exec(text)?.[0] ?? '\n';
  const wholeFile = { before: `<!-- owabi-disable-file ${rule} -- `, after: ` -->${eol}` };
  if (span) {
    const lines = new Lines(text);
    const { line } = lines.position(span.start);
    const start = lines.startOf(line);
    const nextLine = `<!-- owabi-disable-next-line ${rule} -- `;
    const indent = /^[ \t\u3000]*/u.exec(lines.line(line))![0];
    yield [{ at: start, before: indent + nextLine, after: ` -->${eol}` }];
    const above = line > 1 ? lines.line(line - 1) : '';
    if (above.trim() !== '') yield [{ at: lines.startOf(line - 1) + above.length, before: nextLine, after: ' -->' }];
    let first = line;
    while (first > 1 && lines.line(first - 1).trim() !== '') first--;
    let last = line;
    while (last < lines.count && lines.line(last + 1).trim() !== '') last++;
    yield [
      { at: lines.startOf(first), before: `<!-- owabi-disable ${rule} -- `, after: ` -->${eol}` },
      { at: lines.startOf(last) + lines.line(last).length, before: `${eol}<!-- owabi-enable ${rule} -->` },
    ];
  }
  if (format !== 'html') yield [{ at: readFrontMatter(text).end, ...wholeFile }];
  yield [{ at: text.length, ...wholeFile, before: (/[\r\n]$/u.test(text) ? '' : eol) + wholeFile.before }];
}

function isOnlyThat(rule: string, before: FileReport, after: FileReport): boolean {
  const left = new Map<string, number>();
  for (const finding of before.findings) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  for (const finding of after.findings) {
    const count = left.get(keyOf(finding)) ?? 0;
    if (count === 0) return false;
    left.set(keyOf(finding), count - 1);
  }
  const gone = [...left].filter(([, count]) => count > 0).map(([key]) => key);
  const lacking = (report: FileReport): string[] => report.missing.map((one) => one.rule);
  const provided = lacking(before).filter((one) => !lacking(after).includes(one));
  const isNew = lacking(after).some((one) => !lacking(before).includes(one));
  const all = [...gone.map((key) => key.split('\0', 1)[0]), ...provided];
  return !isNew && all.length > 0 && all.every((one) => one === rule);
}

const keyOf = ({ rule, excerpt }: FileReport['findings'][number]): string => `${rule}\0${excerpt}`;
