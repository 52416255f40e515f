/**
 * Keeps back what a run has found and is not to show: what is less grave, known before, or not of today. It stays in the report,
 * so that no count and no card says that it is not there.
 */
import type { FileReport, Finding, MissingElement, WithheldBy } from './finding.ts';

export interface Shown {
  finding(finding: Finding): boolean;
  missing(missing: MissingElement): boolean;
}

/** The same report with less to show. */
export function withhold(file: FileReport, by: WithheldBy, shown: Shown): FileReport {
  const findings = file.findings.filter((one) => !shown.finding(one));
  const missing = file.missing.filter((one) => !shown.missing(one));
  if (findings.length + missing.length === 0) return file;
  return {
    ...file,
    findings: file.findings.filter((one) => !findings.includes(one)),
    missing: file.missing.filter((one) => !missing.includes(one)),
    withheld: [...(file.withheld ?? []), { by, findings, missing }],
  };
}

const isError = ({ severity }: Finding | MissingElement): boolean => severity === 'error';

/** Only errors are shown. */
export const onlyErrors = (file: FileReport): FileReport =>
  withhold(file, 'quiet', { finding: isError, missing: isError });
