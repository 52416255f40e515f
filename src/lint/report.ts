/** Puts the reports of single files together to the report of a run. */
import type { Severity } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';
import type { FailOn } from './configuration.ts';
import type { FileReport, Report } from './finding.ts';

/** The report of a run. `summary` counts findings and, apart from them, missing elements. */
export function reportOf(locale: Locale, files: readonly FileReport[]): Report {
  const found = count(files.flatMap((file) => file.findings));
  const missing = count(files.flatMap((file) => file.missing));
  return { locale, files, summary: { ...found, files: files.length, missing } };
}

function count(items: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of items) counts[severity]++;
  return counts;
}

const FROM: Readonly<Record<FailOn, readonly Severity[]>> = {
  info: ['info', 'warning', 'error'],
  warning: ['warning', 'error'],
  error: ['error'],
  never: [],
};

/** Whether one finding or missing element is as grave as `failOn` or graver. */
export const isFailing = (severity: Severity, failOn: FailOn): boolean => FROM[failOn].includes(severity);

/** Whether anything is as grave as `failOn` or graver; missing elements count like findings. */
export function fails({ summary }: Report, failOn: FailOn): boolean {
  return FROM[failOn].some((severity) => summary[severity] + summary.missing[severity] > 0);
}
