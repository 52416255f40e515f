/** What a reporter is: a report in, a text out. It writes nowhere, and asks neither clock nor terminal. */
import type { FailOn } from '../lint/configuration.ts';
import type { Report } from '../lint/finding.ts';

export interface ReportOptions {
  /** Columns of the terminal. */
  readonly columns: number;
  readonly color: boolean;
  /** Findings shown for each file; 0 shows all. Reporters for machines show all. */
  readonly maxFindings: number;
  /** From which severity the run fails; `error` without it. For formats in which things pass or fail. */
  readonly failOn?: FailOn;
  /** The version of owabi, for formats that name it. Without it they don't. */
  readonly version?: string;
}

/** The whole output, its last line break included. */
export type Reporter = (report: Report, options: ReportOptions) => string;
