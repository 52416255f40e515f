/** The report for programs. Its shape is published (`report.schema.json`) and only grows within a version. */
import type { Credit, FileReport, Finding, MissingElement } from '../lint/finding.ts';
import type { Reporter } from './reporter.ts';

/** Grows when a reader of the old shape could misread the new one. */
export const REPORT_VERSION = 1;

export const json: Reporter = ({ files, summary }) => {
  const { error, warning, info, missing, withheld } = summary;
  const report = {
    version: REPORT_VERSION,
    files: files.map(fileOf),
    summary: { error, warning, info, files: summary.files, missing, ...(withheld && { withheld }) },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};

const fileOf = (file: FileReport) => ({
  path: file.path,
  format: file.format,
  language: file.language,
  kind: file.kind,
  kindReason: file.kindReason,
  credits: file.credits.map(creditOf),
  findings: file.findings.map(findingOf),
  elements: file.elements,
  missing: file.missing.map(missingOf),
  suppressed: file.suppressed.map(findingOf),
});

const creditOf = ({ credit, summary, why, source, excerpt, range }: Credit) => ({
  credit,
  summary,
  why,
  source,
  excerpt,
  range,
});

const findingOf = ({ rule, category, severity, message, why, instead, source, excerpt, range, heard }: Finding) => ({
  rule,
  category,
  severity,
  message,
  why,
  instead,
  source,
  excerpt,
  range,
  ...(heard && { heard }),
});

const missingOf = ({ element, severity, rule, message, instead }: MissingElement) => ({
  element,
  severity,
  rule,
  message,
  instead,
});
