/**
 * Markdown for the page of a job in GitHub Actions (`>> "$GITHUB_STEP_SUMMARY"`): each file with what is good, its findings and its
 * card of elements. Keeps within the mebibyte that GitHub takes from a step; what does not fit is counted.
 */
import type { FileReport } from '../lint/finding.ts';
import { allMissing } from '../lint/report.ts';
import { ELEMENTS, SEVERITIES, type Severity } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';
import { ELEMENT_NAMES, KIND_NAMES, LANGUAGE_NAMES, SEVERITY_NAMES } from './names.ts';
import type { Reporter } from './reporter.ts';
import { quoted, visibleLine } from './visible.ts';
import { clip } from './width.ts';

/** GitHub refuses a summary of more than 1,048,576 bytes. */
const MOST = 1_000_000;
const ROWS_A_FILE = 100;
const MARKS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '●' };
/** Columns of a quotation in a table. */
const QUOTED = 60;

export const githubSummary: Reporter = ({ files, summary, locale }) => {
  const ja = locale === 'ja';
  const count = (severity: Severity): number => summary[severity] + summary.missing[severity];
  const counts = [...SEVERITIES]
    .reverse()
    .filter((severity) => count(severity) > 0)
    .map((severity) => `${MARKS[severity]} ${SEVERITY_NAMES[severity][locale]} ${count(severity)}`);
  const inFiles = ja ? `${summary.files}ファイル` : summary.files === 1 ? '1 file' : `${summary.files} files`;
  const nothing = ja ? '✔ 指摘はありません' : '✔ Nothing found';
  const out = [`## owabi`, '', `${counts.length > 0 ? counts.join(' · ') : nothing} · ${inFiles}`, ''];

  let size = 0;
  for (const [index, file] of files.entries()) {
    const lines = fileLines(file, locale);
    size += Buffer.byteLength(lines.join('\n'));
    if (size > MOST) {
      const rest = files.length - index;
      out.push(ja ? `ほかに${rest}ファイルあります。` : `${rest} more ${rest === 1 ? 'file' : 'files'}.`, '');
      break;
    }
    out.push(...lines);
  }
  return out.join('\n');
};

function fileLines(file: FileReport, locale: Locale): string[] {
  const ja = locale === 'ja';
  const out = [
    `### ${escaped(file.path)}`,
    '',
    [KIND_NAMES[file.kind][locale], LANGUAGE_NAMES[file.language][locale], escaped(file.kindReason)]
      .filter((fact) => fact !== '')
      .join(' · '),
    '',
  ];
  const good = [...new Set(file.credits.map(({ summary }) => summary))];
  if (good.length > 0)
    out.push(`✔ ${ja ? 'よいところ: ' : 'Already good: '}${good.map(escaped).join(ja ? '、' : ', ')}`, '');

  if (file.findings.length > 0) {
    out.push(
      row(ja ? ['行', '', '表現', '読まれ方', '言い換えの例'] : ['Line', '', 'Phrase', 'What it does', 'Better']),
      row(['--:', '---', '---', '---', '---']),
    );
    for (const finding of file.findings.slice(0, ROWS_A_FILE)) {
      const { severity, range, excerpt, message, instead } = finding;
      const mark = `${MARKS[severity]} ${SEVERITY_NAMES[severity][locale]}`;
      const phrase = escaped(clip(quoted(excerpt), QUOTED));
      out.push(row([String(range.start.line), mark, phrase, escaped(message), escaped(instead[0] ?? '')]));
    }
    out.push('');
    const rest = file.findings.length - ROWS_A_FILE;
    if (rest > 0) out.push(ja ? `ほかに${rest}件あります。` : `${rest} more.`, '');
  }
  out.push(...cardLines(file, locale));
  return out;
}

function cardLines(file: FileReport, locale: Locale): string[] {
  const ja = locale === 'ja';
  const present = ELEMENTS.filter((element) => file.elements[element]?.length);
  const asked = present.length + allMissing(file).length;
  if (asked === 0) return [];
  const rows = ELEMENTS.flatMap((element) => {
    const name = ELEMENT_NAMES[element][locale];
    const missing = file.missing.find((one) => one.element === element);
    if (missing) return [row([`${MARKS[missing.severity]} ${name}`, '', escaped(missing.message)])];
    const [place] = file.elements[element] ?? [];
    if (!place) return [];
    const evidence = clip(quoted(file.text.slice(place.start.offset, place.end.offset)), QUOTED);
    return [row([`✔ ${name}`, String(place.start.line), escaped(evidence)])];
  });
  return [
    row([ja ? `要素 ${present.length}/${asked}` : `Elements ${present.length}/${asked}`, ja ? '行' : 'Line', '']),
    row(['---', '--:', '---']),
    ...rows,
    '',
  ];
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Text that says in Markdown what it says: no links, no mentions, no HTML, no end of a cell. */
const escaped = (text: string): string =>
  visibleLine(text)
    .trim()
    .replace(/[&<>@\\`*_[\]|~#$]|:(?=\/\/)|(?<=www)\./gu, (char) => REFERENCES[char] ?? `\\${char}`);

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '&#64;' };
