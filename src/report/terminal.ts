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
import { CREDITS, ELEMENTS, type ElementName, type Severity } from '../rule/rule.ts';
import { Lines } from '../text/lines.ts';
import { type Locale, say, type Words } from '../words/words.ts';
import { CATEGORY_NAMES, ELEMENT_NAMES, KIND_NAMES, LANGUAGE_NAMES, SEVERITY_NAMES } from './names.ts';
import { type Palette, paletteOf } from './palette.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { sourceLines } from './source-lines.ts';
import { visible, visibleLine } from './visible.ts';
import { clip, displayWidth, padEnd, plainTextWidth, spaces } from './width.ts';
import { hanging, wrap } from './wrap.ts';

/** Prose wider than this is hard to read, however wide the terminal. */
const PROSE = 92;
const NARROWEST = 40;
const MARKS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '●' };
const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];
const PRESENT = '✔';

export const terminal: Reporter = (report, options) => {
  const page = pageOf(report, options);
  const { files } = report;
  const areMany = files.length > 1;
  let out = '';
  let previousWasLine = false;
  for (const file of files) {
    // Of many files, one of which nothing is to be shown is neither clean nor worth a card.
    if (areMany && isAllWithheld(file)) continue;
    // Of many files, one in which nothing was found needs only a line.
    const short = areMany && file.findings.length === 0 && file.missing.length === 0;
    if (out !== '' && !(short && previousWasLine)) out += '\n';
    out += `${short ? cleanLine(file, page) : filePart(file, page)}\n`;
    previousWasLine = short;
  }
  if (out !== '') out += '\n';
  return `${out}${summaryPart(report, page)}\n${withheldPart(report, page)}`;
};

/** What every part of the page needs. Parts are lines with breaks between them, none after the last; an empty part is left out. */
interface Page {
  readonly palette: Palette;
  readonly locale: Locale;
  /** Columns of source lines. */
  readonly columns: number;
  /** Columns of prose. */
  readonly prose: number;
  readonly maxFindings: number;
  /** The columns of the widest name of an element. */
  readonly nameWidth: number;
  /** By its text, what was hung last: many files are told the same reasons and wordings. */
  readonly hung: Map<string, Hung>;
}

/** A text behind its lead, and what that follows from beside the page. */
interface Hung {
  readonly lead: string;
  readonly hang: number;
  readonly isWording: boolean;
  readonly paint: ((text: string) => string) | undefined;
  readonly lines: string;
}

/** As {@link hanging}, in the width of the page's prose. */
function hungOn(
  { hung, prose, locale }: Page,
  lead: string,
  hang: number,
  text: string,
  isWording: boolean,
  paint?: (text: string) => string,
): string {
  const last = hung.get(text);
  if (
    last !== undefined &&
    last.hang === hang &&
    last.lead === lead &&
    last.isWording === isWording &&
    last.paint === paint
  ) {
    return last.lines;
  }
  const shown = isWording ? (locale === 'ja' ? `「${text}」` : `“${text}”`) : text;
  const lines = hanging(lead, hang, shown, prose, paint);
  hung.set(text, { lead, hang, isWording, paint, lines });
  return lines;
}

function pageOf({ locale }: Report, { color, columns, maxFindings }: ReportOptions): Page {
  const width = Math.max(NARROWEST, columns);
  let nameWidth = 0;
  for (const element of ELEMENTS) nameWidth = Math.max(nameWidth, displayWidth(ELEMENT_NAMES[element][locale]));
  return {
    palette: paletteOf(color),
    locale,
    columns: width,
    prose: Math.min(width, PROSE),
    maxFindings,
    nameWidth,
    hung: new Map(),
  };
}

function filePart(file: FileReport, page: Page): string {
  const lines = new Lines(file.text);
  let out = headPart(file, page);
  const add = (part: string): void => {
    if (part !== '') out += `\n\n${part}`;
  };
  add(creditPart(file, page));
  add(presentPart(file, page));
  addFindings(file, lines, page, add);
  add(cardPart(file, lines, page));
  return out;
}

function headPart(file: FileReport, { palette, locale, prose }: Page): string {
  const facts = `${KIND_NAMES[file.kind][locale]} · ${LANGUAGE_NAMES[file.language][locale]}`;
  const reason = visibleLine(file.kindReason);
  let out = palette.strong(visibleLine(file.path));
  for (const line of wrap(reason === '' ? facts : `${facts} · ${reason}`, prose)) out += `\n${palette.faint(line)}`;
  return out;
}

/** More than this and the findings would be pushed out of sight. */
const CREDITS_SHOWN = 4;

/** What is good is said first: each credit in one line with the words that earn it, and silence where there is none. */
function creditPart({ credits, text }: FileReport, { palette, locale, prose }: Page): string {
  if (credits.length === 0) return '';
  const shown: Credit[] = [];
  for (const name of CREDITS) {
    // The same words twice would read as padding: a credit that has no place of its own is left to the reports for programs.
    const isApart = ({ range }: Credit) => shown.every((other) => !sharesText(other.range, range));
    const place = credits.find((one) => one.credit === name && isApart(one));
    if (place && shown.length < CREDITS_SHOWN) shown.push(place);
  }
  let nameWidth = 0;
  let lineWidth = 0;
  for (const { summary, range } of shown) {
    nameWidth = Math.max(nameWidth, displayWidth(visible(summary)));
    lineWidth = Math.max(lineWidth, String(range.start.line).length);
  }
  const more = new Set(credits.map(({ credit }) => credit)).size - shown.length;
  const count = more === 0 ? '' : locale === 'ja' ? `(ほかに${more}件)` : ` (and ${more} more)`;
  let out = palette.good(`${PRESENT} ${locale === 'ja' ? 'よいところ' : 'Already good'}`) + palette.faint(count);
  for (const { summary, range } of shown) {
    const name = padEnd(visible(summary), nameWidth);
    const number = padStart(String(range.start.line), lineWidth);
    const room = prose - nameWidth - lineWidth - 6;
    // On a narrow terminal a few characters of the evidence would tell nothing; its line does.
    const rest = room >= 12 ? `  ${excerptOf(text, range, room)}` : '';
    out += `\n  ${name}  ${palette.faint(number)}${rest}`;
  }
  return out;
}

const sharesText = (a: Range, b: Range): boolean => a.start.offset < b.end.offset && b.start.offset < a.end.offset;

/** The words of a range on one line, or as many of them as fit. */
function excerptOf(text: string, { start, end }: Range, columns: number): string {
  const excerpt = text.slice(start.offset, end.offset);
  const width = excerpt.length <= columns ? plainTextWidth(excerpt) : -1;
  return width >= 0 && width <= columns ? excerpt : clip(visibleLine(excerpt), columns);
}

/** Which elements are there, on one line. */
function presentPart(file: FileReport, { palette, locale, prose }: Page): string {
  let names = '';
  for (const element of ELEMENTS) {
    if (!isPresent(file, element)) continue;
    if (names !== '') names += locale === 'ja' ? '、' : ', ';
    names += ELEMENT_NAMES[element][locale];
  }
  if (names === '') return '';
  const text = locale === 'ja' ? `書けていること: ${names}` : `Already there: ${names}`;
  return hanging(`${palette.good(PRESENT)} `, 2, text, prose, palette.good);
}

function isPresent({ elements }: FileReport, element: ElementName): boolean {
  const places = elements[element];
  return places !== undefined && places.length > 0;
}

function addFindings(file: FileReport, lines: Lines, page: Page, add: (part: string) => void): void {
  const shown = gravest(file.findings, page.maxFindings);
  // Reasons and wordings are said once a file; the second time they would only be in the way.
  const said = new Map<string, Finding[]>();
  for (const finding of shown) {
    const alike = said.get(finding.why);
    const before = alike?.find(({ instead }) => areSame(instead, finding.instead));
    if (!before) {
      if (alike) alike.push(finding);
      else said.set(finding.why, [finding]);
    }
    add(findingPart(finding, lines, page, before));
  }
  const rest = file.findings.length - shown.length;
  if (rest === 0) return;
  const text =
    page.locale === 'ja'
      ? `ほかに${rest}件あります(--max-findings 0 ですべて表示します)。`
      : `${rest} more ${plural(rest, 'finding')} (--max-findings 0 shows all).`;
  add(
    wrap(text, page.prose)
      .map((line) => page.palette.faint(line))
      .join('\n'),
  );
}

const areSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

/** As many as may be shown, the gravest before the others, in the order of the text. */
function gravest(findings: readonly Finding[], limit: number): readonly Finding[] {
  if (limit === 0 || findings.length <= limit) return findings;
  const kept = new Set(
    GRAVEST_FIRST.flatMap((severity) => findings.filter((finding) => finding.severity === severity)).slice(0, limit),
  );
  return findings.filter((finding) => kept.has(finding));
}

const placeOf = ({ range }: Finding): string => `${range.start.line}:${range.start.column}`;

/** @param before which finding has given the same reason and wordings */
function findingPart(finding: Finding, lines: Lines, page: Page, before: Finding | undefined): string {
  const { palette, locale, prose } = page;
  const { severity, rule, range, instead } = finding;
  const paint = palette.severity[severity];
  const japanese = locale === 'ja';

  const place = placeOf(finding);
  const name = `${MARKS[severity]} ${SEVERITY_NAMES[severity][locale]}`;
  const category = CATEGORY_NAMES[finding.category][locale];
  const categoryWidth = displayWidth(category);
  // On a narrow terminal the category goes first: the rule says it as well.
  const room = prose - displayWidth(name) - 2 - displayWidth(rule) - 2 - place.length - 2;
  const fits = categoryWidth <= room;
  const gap = spaces(Math.max(2, fits ? room + 2 - categoryWidth : room + 4));
  const shownCategory = fits ? `  ${palette.faint(category)}` : '';
  let out = `${paint(name)}  ${palette.strong(rule)}${shownCategory}${gap}${palette.faint(place)}`;

  const last = String(range.end.line).length;
  const source = sourceLines(lines, { start: range.start.offset, end: range.end.offset }, page.columns - last - 6);
  const phraseOf = palette.phrase[severity];
  for (const { line: number, before, phrase, after, indent, width } of source) {
    const gutter = padStart(number === undefined ? '' : String(number), last);
    const line = `\n  ${palette.faint(`${gutter} │`)} ${before}${phraseOf(phrase)}${after}`;
    out += after === '' ? line.trimEnd() : line;
    if (width > 0) out += `\n  ${palette.faint(`${spaces(last)} │`)} ${spaces(indent)}${paint('^'.repeat(width))}`;
  }

  out += `\n${hungOn(page, '  ', 2, finding.message, false)}`;
  if (before) {
    const there = placeOf(before);
    const same = japanese ? `理由と言い換えは ${there} と同じです。` : `why and better: as at ${there}`;
    return `${out}\n${hanging('  ', 2, same, prose, palette.faint)}`;
  }
  const labels = japanese ? LABELS.ja : LABELS.en;
  if (finding.why !== '') {
    out += `\n${hungOn(page, `  ${palette.faint(labels.why)}`, labels.hang, finding.why, false)}`;
  }
  for (let at = 0; at < instead.length; at++) {
    const label = at === 0 ? labels.instead : labels.more;
    out += `\n${hungOn(page, `  ${palette.faint(label)}`, labels.hang, instead[at]!, true)}`;
  }
  return out;
}

/** What leads a reason, the first wording, and further ones; and how many columns that takes with what stands before it. */
const LABELS = {
  ja: { why: '理由      ', instead: '言い換え  ', more: '          ', hang: 12 },
  en: { why: 'why     ', instead: 'better  ', more: '        ', hang: 10 },
};

/** The card: every element, present with its evidence, or missing with what to add. */
function cardPart(file: FileReport, lines: Lines, page: Page): string {
  const { palette, locale, prose, nameWidth } = page;
  const japanese = locale === 'ja';
  const lineWidth = String(lines.count).length;
  const asked = file.withheld ? allMissing(file) : file.missing;
  let present = 0;
  let rows = '';
  let rest = '';
  for (const element of ELEMENTS) {
    const name = ELEMENT_NAMES[element][locale];
    const places = file.elements[element];
    if (places !== undefined && places.length > 0) {
      present++;
      const [range] = places;
      const number = padStart(String(range!.start.line), lineWidth);
      const count = places.length > 1 ? ` +${places.length - 1}` : '';
      const excerpt = excerptOf(file.text, range!, prose - nameWidth - lineWidth - 8 - count.length);
      const evidence = `${palette.faint(number)}  ${excerpt}${palette.faint(count)}`;
      rows += `\n  ${palette.good(PRESENT)} ${padEnd(name, nameWidth)}  ${evidence}`;
      continue;
    }
    const missing = file.missing.find((item) => item.element === element);
    if (missing) rows += `\n${missingPart(missing, name, page)}`;
    if (asked.every((item) => item.element !== element)) {
      rest += rest === '' ? name : (japanese ? '、' : ', ') + name;
    }
  }
  const all = present + asked.length;
  if (rest !== '' && all > 0) {
    const text = japanese ? `この文書には求めない要素: ${rest}` : `Not asked of this statement: ${rest}`;
    rows += `\n${hanging('  ', 2, text, prose, palette.faint)}`;
  }
  const { length: suppressed } = file.suppressed;
  if (suppressed > 0) {
    const text = japanese
      ? `理由つきのコメントで抑えた指摘: ${suppressed}件`
      : `${suppressed} ${plural(suppressed, 'finding')} kept back by comments with a reason`;
    rows += `\n${hanging('  ', 2, text, prose, palette.faint)}`;
  }
  if (rows === '') return '';
  return palette.strong(japanese ? `要素: ${all}のうち${present}` : `Elements: ${present} of ${all}`) + rows;
}

function missingPart(missing: MissingElement, name: string, page: Page): string {
  const { palette, prose, nameWidth } = page;
  const mark = palette.severity[missing.severity](MARKS[missing.severity]);
  // On a narrow terminal the words would stand in a column of a few characters; there they go below the name.
  const isWide = prose >= 70;
  const hang = isWide ? nameWidth + 6 : 4;
  const lead = isWide ? `  ${mark} ${palette.strong(padEnd(name, nameWidth))}  ` : '    ';
  let out = isWide ? '' : `  ${mark} ${palette.strong(name)}\n`;
  out += hungOn(page, lead, hang, missing.message, false);
  // One wording is enough on a card; reporters for programs give all.
  const [wording] = missing.instead;
  if (wording === undefined) return out;
  return `${out}\n${hungOn(page, spaces(hang), hang, wording, true, palette.faint)}`;
}

function cleanLine(file: FileReport, { palette, locale }: Page): string {
  let present = 0;
  for (const element of ELEMENTS) if (isPresent(file, element)) present++;
  const count = locale === 'ja' ? `要素 ${present}` : `${present} ${plural(present, 'element')}`;
  const facts = `${KIND_NAMES[file.kind][locale]} · ${count}`;
  return `${palette.good(PRESENT)} ${visibleLine(file.path)}  ${palette.faint(facts)}`;
}

const WITHHELD: Readonly<Record<WithheldBy, Words>> = {
  quiet: { ja: '重大でないもの {count}件(--quiet)', en: '{count} less grave (--quiet)' },
  baseline: { ja: '以前からのもの {count}件(--baseline)', en: '{count} known before (--baseline)' },
  unchanged: { ja: '変更のない行のもの {count}件', en: '{count} in unchanged lines' },
};

/** What is kept back is counted: silence would be taken for praise. */
function withheldPart({ summary, locale }: Report, { palette, prose }: Page): string {
  const { withheld } = summary;
  if (!withheld) return '';
  const parts = WITHHELD_BY.filter((by) => withheld[by] > 0).map((by) =>
    say(WITHHELD[by], locale, { count: withheld[by] }),
  );
  const text = locale === 'ja' ? `表示していない指摘: ${parts.join('、')}` : `Not shown: ${parts.join(', ')}`;
  return `${hanging('', 2, text, prose, palette.faint)}\n`;
}

function summaryPart({ summary, locale, files }: Report, { palette, prose }: Page): string {
  const inFiles = locale === 'ja' ? `${summary.files}ファイル` : `${summary.files} ${plural(summary.files, 'file')}`;
  const counts: string[] = [];
  let width = 0;
  const add = (severity: Severity, what: string): void => {
    const count = `${MARKS[severity]} ${what}`;
    counts.push(palette.severity[severity](count));
    width += displayWidth(count) + 2;
  };
  for (const severity of GRAVEST_FIRST) {
    const count = summary[severity];
    if (count === 0) continue;
    const name = SEVERITY_NAMES[severity];
    const what =
      locale === 'ja' ? `${name.ja} ${count}件` : `${count} ${severity === 'info' ? 'info' : plural(count, name.en)}`;
    add(severity, what);
  }
  const missing = summary.missing.error + summary.missing.warning + summary.missing.info;
  if (missing > 0) {
    const elements = [...new Set(files.flatMap((file) => countedMissing(file).map((item) => item.element)))];
    const [only] = elements;
    const name = elements.length === 1 ? ELEMENT_NAMES[only!] : undefined;
    const what =
      locale === 'ja'
        ? `足りない要素 ${missing}件${name ? `(${name.ja})` : ''}`
        : `${missing} missing ${plural(missing, 'element')}${name ? ` (${name.en})` : ''}`;
    add(GRAVEST_FIRST.find((severity) => summary.missing[severity] > 0)!, what);
  }
  if (counts.length === 0) {
    const clean = summary.withheld
      ? { ja: `${inFiles}: 新しい指摘はありません。`, en: `Nothing new in ${inFiles}.` }
      : { ja: `${inFiles}: 指摘はありません。`, en: `Nothing found in ${inFiles}.` };
    return palette.good(`${PRESENT} ${clean[locale]}`);
  }
  const fits = width + displayWidth(inFiles) <= prose;
  return `${counts.join(fits ? '  ' : '\n')}${fits ? '  ' : '\n'}${palette.faint(inFiles)}`;
}

/** As the summary counts them. */
const countedMissing = ({ missing, withheld }: FileReport): readonly MissingElement[] =>
  withheld ? [...missing, ...withheld.flatMap((one) => (one.by === 'quiet' ? one.missing : []))] : missing;

const padStart = (text: string, columns: number): string => spaces(columns - text.length) + text;

const plural = (count: number, noun: string): string => (count === 1 ? noun : `${noun}s`);
