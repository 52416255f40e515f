/** Puts the reports of single files together to the report of a run. */
import type { Severity } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';
import type { FailOn } from './configuration.ts';
import type { FileReport, MissingElement, Report, Withheld, WithheldBy } from './finding.ts';

/** The report of a run. `summary` counts findings and, apart from them, missing elements. */
export function reportOf(locale: Locale, files: readonly FileReport[]): Report {
  const withheld = files.flatMap((file) => file.withheld ?? []);
  const quiet = withheld.filter(({ by }) => by === 'quiet');
  const found = count([...files, ...quiet].flatMap(({ findings }) => findings));
  const missing = count([...files, ...quiet].flatMap((one) => one.missing));
  const summary = { ...found, files: files.length, missing };
  return { locale, files, summary: withheld.length > 0 ? { ...summary, withheld: countBy(withheld) } : summary };
}

function countBy(withheld: readonly Withheld[]): Readonly<Record<WithheldBy, number>> {
  const counts = { quiet: 0, baseline: 0, unchanged: 0 } satisfies Record<WithheldBy, number>;
  for (const { by, findings, missing } of withheld) counts[by] += findings.length + missing.length;
  return counts;
}

/** Elements that are missing and asked for, shown or not. */
export const allMissing = ({ missing, withheld = [] }: FileReport): readonly MissingElement[] => [
  ...missing,
  ...withheld.flatMap((one) => one.missing),
];

/** Whether a file has nothing to show, though something was found in it. */
export const isAllWithheld = ({ findings, missing, withheld = [] }: FileReport): boolean =>
  withheld.length > 0 && findings.length + missing.length === 0;

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
