/** What a reporter is: a report in, a text out. It writes nowhere, and asks neither clock nor terminal. */
import type { Report } from '../lint/finding.ts';

export interface ReportOptions {
  /** Columns of the terminal. */
  readonly columns: number;
  readonly color: boolean;
  /** Findings shown for each file; 0 shows all. Reporters for machines show all. */
  readonly maxFindings: number;
}

/** The whole output, its last line break included. */
export type Reporter = (report: Report, options: ReportOptions) => string;
