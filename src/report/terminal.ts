/**
 * The report for people: what is there already, each finding in its line, the card of elements, one line of summary.
 * Nothing of the statement reaches the terminal unescaped, and nothing is said by colour alone.
 */
import {
  type Credit,
  type FileReport,
  type Finding,
  type MissingElement,
  type Range,
  type Report,
  WITHHELD_BY,
  type WithheldBy,
} from '../lint/finding.ts';
import { allMissing, isAllWithheld } from '../lint/report.ts';
import { CREDITS, ELEMENTS, type ElementName, SEVERITIES, type Severity } from '../rule/rule.ts';
import { Lines } from '../text/lines.ts';
import { type Locale, say, type Words } from '../words/words.ts';
import { CATEGORY_NAMES, ELEMENT_NAMES, KIND_NAMES, LANGUAGE_NAMES, SEVERITY_NAMES } from './names.ts';
import { type Palette, paletteOf } from './palette.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { sourceLines } from './source-lines.ts';
import { visible, visibleLine } from './visible.ts';
import { clip, displayWidth, padEnd } from './width.ts';
import { hanging, wrap } from './wrap.ts';

/** Prose wider than this is hard to read, however wide the terminal. */
const PROSE = 92;
const NARROWEST = 40;
const MARKS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '●' };
const PRESENT = '✔';

export const terminal: Reporter = (report, options) => {
  const page = pageOf(report, options);
  const parts: string[] = [];
  let previousWasLine = false;
  for (const file of report.files) {
    // Of many files, one of which nothing is to be shown is neither clean nor worth a card.
    if (report.files.length > 1 && isAllWithheld(file)) continue;
    // Of many files, one in which nothing was found needs only a line.
    const short = report.files.length > 1 && file.findings.length === 0 && file.missing.length === 0;
    if (parts.length > 0 && !(short && previousWasLine)) parts.push('');
    parts.push(...(short ? [cleanLine(file, page)] : fileLines(file, page)));
    previousWasLine = short;
  }
  if (parts.length > 0) parts.push('');
  parts.push(...summaryLines(report, page), ...withheldLines(report, page));
  return `${parts.join('\n')}\n`;
};

/** What every part of the page needs. */
interface Page {
  readonly palette: Palette;
  readonly locale: Locale;
  /** Columns of source lines. */
  readonly columns: number;
  /** Columns of prose. */
  readonly prose: number;
  readonly maxFindings: number;
  readonly say: (words: Words) => string;
}

function pageOf({ locale }: Report, { color, columns, maxFindings }: ReportOptions): Page {
  const width = Math.max(NARROWEST, columns);
  return {
    palette: paletteOf(color),
    locale,
    columns: width,
    prose: Math.min(width, PROSE),
    maxFindings,
    say: (words) => words[locale],
  };
}

function fileLines(file: FileReport, page: Page): string[] {
  const blocks = [
    headLines(file, page),
    creditLines(file, page),
    presentLines(file, page),
    ...findingBlocks(file, page),
    cardLines(file, page),
  ].filter((block) => block.length > 0);
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function headLines(file: FileReport, page: Page): string[] {
  const { palette, say } = page;
  const facts = `${say(KIND_NAMES[file.kind])} · ${say(LANGUAGE_NAMES[file.language])}`;
  const reason = visibleLine(file.kindReason);
  const about = reason === '' ? facts : `${facts} · ${reason}`;
  return [palette.strong(visibleLine(file.path)), ...wrap(about, page.prose).map((line) => palette.faint(line))];
}

/** More than this and the findings would be pushed out of sight. */
const CREDITS_SHOWN = 4;

/** What is good is said first: each credit in one line with the words that earn it, and silence where there is none. */
function creditLines({ credits, text }: FileReport, { palette, locale, prose }: Page): string[] {
  const shown: Credit[] = [];
  for (const name of CREDITS) {
    // The same words twice would read as padding: a credit that has no place of its own is left to the reports for programs.
    const isApart = ({ range }: Credit) => shown.every((other) => !sharesText(other.range, range));
    const place = credits.find((one) => one.credit === name && isApart(one));
    if (place && shown.length < CREDITS_SHOWN) shown.push(place);
  }
  if (shown.length === 0) return [];
  const nameWidth = Math.max(...shown.map(({ summary }) => displayWidth(visible(summary))));
  const lineWidth = Math.max(...shown.map(({ range }) => String(range.start.line).length));
  const more = new Set(credits.map(({ credit }) => credit)).size - shown.length;
  const count = more === 0 ? '' : locale === 'ja' ? `(ほかに${more}件)` : ` (and ${more} more)`;
  const out = [palette.good(`${PRESENT} ${locale === 'ja' ? 'よいところ' : 'Already good'}`) + palette.faint(count)];
  for (const { summary, range } of shown) {
    const name = padEnd(visible(summary), nameWidth);
    const number = padStart(String(range.start.line), lineWidth);
    const room = prose - nameWidth - lineWidth - 6;
    const excerpt = visibleLine(text.slice(range.start.offset, range.end.offset));
    // On a narrow terminal a few characters of the evidence would tell nothing; its line does.
    const rest = room >= 12 ? `  ${clip(excerpt, room)}` : '';
    out.push(`  ${name}  ${palette.faint(number)}${rest}`);
  }
  return out;
}

const sharesText = (a: Range, b: Range): boolean => a.start.offset < b.end.offset && b.start.offset < a.end.offset;

/** Which elements are there, on one line. */
function presentLines(file: FileReport, page: Page): string[] {
  const present = ELEMENTS.filter((element) => isPresent(file, element));
  if (present.length === 0) return [];
  const names = present.map((element) => page.say(ELEMENT_NAMES[element]));
  const text = page.locale === 'ja' ? `書けていること: ${names.join('、')}` : `Already there: ${names.join(', ')}`;
  return hanging(`${page.palette.good(PRESENT)} `, 2, text, page.prose, page.palette.good);
}

const isPresent = (file: FileReport, element: ElementName): boolean => (file.elements[element]?.length ?? 0) > 0;

function findingBlocks(file: FileReport, page: Page): string[][] {
  const shown = gravest(file.findings, page.maxFindings);
  const lines = new Lines(file.text);
  // Reasons and wordings are said once a file; the second time they would only be in the way.
  const said = new Map<string, string>();
  const blocks = shown.map((finding) => {
    const key = JSON.stringify([finding.why, finding.instead]);
    const before = said.get(key);
    if (before === undefined) said.set(key, placeOf(finding));
    return findingLines(finding, lines, page, before);
  });
  const rest = file.findings.length - shown.length;
  if (rest > 0) {
    blocks.push(
      wrap(
        page.locale === 'ja'
          ? `ほかに${rest}件あります(--max-findings 0 ですべて表示します)。`
          : `${rest} more ${plural(rest, 'finding')} (--max-findings 0 shows all).`,
        page.prose,
      ).map((line) => page.palette.faint(line)),
    );
  }
  return blocks;
}

/** As many as may be shown, the gravest before the others, in the order of the text. */
function gravest(findings: readonly Finding[], limit: number): readonly Finding[] {
  if (limit === 0 || findings.length <= limit) return findings;
  const kept = new Set(
    [...SEVERITIES]
      .reverse()
      .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
      .slice(0, limit),
  );
  return findings.filter((finding) => kept.has(finding));
}

const placeOf = ({ range }: Finding): string => `${range.start.line}:${range.start.column}`;

/** @param before where the same reason and wordings have been given */
function findingLines(finding: Finding, lines: Lines, page: Page, before: string | undefined): string[] {
  const { palette, say, locale } = page;
  const paint = palette.severity[finding.severity];

  const place = placeOf(finding);
  const name = `${MARKS[finding.severity]} ${say(SEVERITY_NAMES[finding.severity])}`;
  const category = say(CATEGORY_NAMES[finding.category]);
  // On a narrow terminal the category goes first: the rule says it as well.
  const room = page.prose - displayWidth(`${name}  ${finding.rule}  ${place}`) - 2;
  const fits = displayWidth(category) <= room;
  const gap = Math.max(2, fits ? room + 2 - displayWidth(category) : room + 4);
  const out = [
    `${paint(name)}  ${palette.strong(finding.rule)}${fits ? `  ${palette.faint(category)}` : ''}${' '.repeat(gap)}${palette.faint(place)}`,
  ];

  const { start, end } = finding.range;
  const last = String(end.line).length;
  const source = sourceLines(lines, { start: start.offset, end: end.offset }, page.columns - last - 6);
  for (const { line: number, before, phrase, after, indent, width } of source) {
    const gutter = padStart(number === undefined ? '' : String(number), last);
    out.push(
      `  ${palette.faint(`${gutter} │`)} ${before}${palette.phrase[finding.severity](phrase)}${after}`.trimEnd(),
    );
    if (width > 0)
      out.push(`  ${palette.faint(`${padStart('', last)} │`)} ${' '.repeat(indent)}${paint('^'.repeat(width))}`);
  }

  const labels = locale === 'ja' ? { why: '理由', instead: '言い換え' } : { why: 'why', instead: 'better' };
  const hang = 2 + Math.max(displayWidth(labels.why), displayWidth(labels.instead)) + 2;
  const labelled = (label: string, text: string): string[] =>
    hanging(`  ${palette.faint(padEnd(label, hang - 2))}`, hang, visible(text), page.prose);
  out.push(...hanging('  ', 2, visible(finding.message), page.prose));
  if (before !== undefined) {
    const same = locale === 'ja' ? `理由と言い換えは ${before} と同じです。` : `why and better: as at ${before}`;
    out.push(...hanging('  ', 2, same, page.prose, palette.faint));
    return out;
  }
  if (finding.why !== '') out.push(...labelled(labels.why, finding.why));
  for (const [index, wording] of finding.instead.entries()) {
    out.push(...labelled(index === 0 ? labels.instead : '', locale === 'ja' ? `「${wording}」` : `“${wording}”`));
  }
  return out;
}

/** The card: every element, present with its evidence, or missing with what to add. */
function cardLines(file: FileReport, page: Page): string[] {
  const { palette, say, locale } = page;
  const present = ELEMENTS.filter((element) => isPresent(file, element));
  const rest = ELEMENTS.filter(
    (element) => !isPresent(file, element) && !allMissing(file).some((missing) => missing.element === element),
  );
  const nameWidth = Math.max(...ELEMENTS.map((element) => displayWidth(say(ELEMENT_NAMES[element]))));
  const lineWidth = String(new Lines(file.text).count).length;
  const asked = present.length + allMissing(file).length;
  const title = locale === 'ja' ? `要素: ${asked}のうち${present.length}` : `Elements: ${present.length} of ${asked}`;
  const out = [palette.strong(title)];

  for (const element of ELEMENTS) {
    const missing = file.missing.find((item) => item.element === element);
    const name = padEnd(say(ELEMENT_NAMES[element]), nameWidth);
    if (isPresent(file, element)) {
      const [range, ...more] = file.elements[element]!;
      const number = padStart(String(range!.start.line), lineWidth);
      const count = more.length > 0 ? ` +${more.length}` : '';
      const room = page.prose - nameWidth - lineWidth - 8 - count.length;
      const excerpt = clip(visibleLine(file.text.slice(range!.start.offset, range!.end.offset)), room);
      out.push(`  ${palette.good(PRESENT)} ${name}  ${palette.faint(number)}  ${excerpt}${palette.faint(count)}`);
    } else if (missing) out.push(...missingLines(missing, name, nameWidth, page));
  }
  if (rest.length > 0 && asked > 0) {
    const names = rest.map((element) => say(ELEMENT_NAMES[element]));
    const text =
      locale === 'ja'
        ? `この文書には求めない要素: ${names.join('、')}`
        : `Not asked of this statement: ${names.join(', ')}`;
    out.push(...hanging('  ', 2, text, page.prose, palette.faint));
  }
  if (file.suppressed.length > 0) {
    const count = file.suppressed.length;
    const text =
      locale === 'ja'
        ? `理由つきのコメントで抑えた指摘: ${count}件`
        : `${count} ${plural(count, 'finding')} kept back by comments with a reason`;
    out.push(...hanging('  ', 2, text, page.prose, palette.faint));
  }
  return out.length > 1 ? out : [];
}

function missingLines(missing: MissingElement, name: string, nameWidth: number, page: Page): string[] {
  const { palette, locale } = page;
  const mark = palette.severity[missing.severity](MARKS[missing.severity]);
  // On a narrow terminal the words would stand in a column of a few characters; there they go below the name.
  const hang = page.prose >= 70 ? nameWidth + 6 : 4;
  const head = hang === 4 ? [`  ${mark} ${palette.strong(name.trimEnd())}`] : [];
  const lead = hang === 4 ? '    ' : `  ${mark} ${palette.strong(name)}  `;
  const out = [...head, ...hanging(lead, hang, visible(missing.message), page.prose)];
  // One wording is enough on a card; reporters for programs give all.
  const [wording] = missing.instead;
  if (wording === undefined) return out;
  const quoted = locale === 'ja' ? `「${visible(wording)}」` : `“${visible(wording)}”`;
  return [...out, ...hanging(' '.repeat(hang), hang, quoted, page.prose, palette.faint)];
}

function cleanLine(file: FileReport, page: Page): string {
  const { palette, say } = page;
  const present = ELEMENTS.filter((element) => isPresent(file, element)).length;
  const facts =
    page.locale === 'ja'
      ? `${say(KIND_NAMES[file.kind])} · 要素 ${present}`
      : `${say(KIND_NAMES[file.kind])} · ${present} ${plural(present, 'element')}`;
  return `${palette.good(PRESENT)} ${visibleLine(file.path)}  ${palette.faint(facts)}`;
}

const WITHHELD: Readonly<Record<WithheldBy, Words>> = {
  quiet: { ja: '重大でないもの {count}件(--quiet)', en: '{count} less grave (--quiet)' },
  baseline: { ja: '以前からのもの {count}件(--baseline)', en: '{count} known before (--baseline)' },
  unchanged: { ja: '変更のない行のもの {count}件', en: '{count} in unchanged lines' },
};

/** What is kept back is counted: silence would be taken for praise. */
function withheldLines({ summary, locale }: Report, { palette, prose }: Page): string[] {
  const { withheld } = summary;
  if (!withheld) return [];
  const parts = WITHHELD_BY.filter((by) => withheld[by] > 0).map((by) =>
    say(WITHHELD[by], locale, { count: withheld[by] }),
  );
  const text = locale === 'ja' ? `表示していない指摘: ${parts.join('、')}` : `Not shown: ${parts.join(', ')}`;
  return hanging('', 2, text, prose, palette.faint);
}

function summaryLines({ summary, locale, files }: Report, { palette, prose }: Page): string[] {
  const missing = SEVERITIES.reduce((sum, severity) => sum + summary.missing[severity], 0);
  const found = SEVERITIES.reduce((sum, severity) => sum + summary[severity], 0);
  const inFiles = locale === 'ja' ? `${summary.files}ファイル` : `${summary.files} ${plural(summary.files, 'file')}`;
  if (found + missing === 0) {
    const clean = summary.withheld
      ? { ja: `${inFiles}: 新しい指摘はありません。`, en: `Nothing new in ${inFiles}.` }
      : { ja: `${inFiles}: 指摘はありません。`, en: `Nothing found in ${inFiles}.` };
    return [palette.good(`${PRESENT} ${clean[locale]}`)];
  }
  const counts = [...SEVERITIES].reverse().flatMap((severity) => {
    const count = summary[severity];
    if (count === 0) return [];
    const name = SEVERITY_NAMES[severity];
    const text =
      locale === 'ja' ? `${name.ja} ${count}件` : `${count} ${severity === 'info' ? 'info' : plural(count, name.en)}`;
    return [palette.severity[severity](`${MARKS[severity]} ${text}`)];
  });
  if (missing > 0) {
    const worst = [...SEVERITIES].reverse().find((severity) => summary.missing[severity] > 0)!;
    const elements = [...new Set(files.flatMap((file) => countedMissing(file).map((item) => item.element)))];
    const [only] = elements;
    const what =
      locale === 'ja'
        ? `足りない要素 ${missing}件${elements.length === 1 ? `(${ELEMENT_NAMES[only!].ja})` : ''}`
        : `${missing} missing ${plural(missing, 'element')}${elements.length === 1 ? ` (${ELEMENT_NAMES[only!].en})` : ''}`;
    counts.push(palette.severity[worst](`${MARKS[worst]} ${what}`));
  }
  const line = `${counts.join('  ')}  ${palette.faint(inFiles)}`;
  const width = displayWidth(line.replace(/\u001b\[[0-9;]*m/gu, ''));
  return width <= prose ? [line] : [...counts, palette.faint(inFiles)];
}

/** As the summary counts them. */
const countedMissing = ({ missing, withheld = [] }: FileReport): readonly MissingElement[] => [
  ...missing,
  ...withheld.flatMap((one) => (one.by === 'quiet' ? one.missing : [])),
];

const padStart = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - text.length)) + text;

const plural = (count: number, noun: string): string => (count === 1 ? noun : `${noun}s`);
