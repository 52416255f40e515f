/** What owabi makes of a draft as it is now, by the way that the command line goes. Shows nothing. */
import type { FileReport } from '../lint/finding.ts';
import type { Problem } from '../problem/problem.ts';
import { type Remark, remarksOf } from '../report/remark.ts';
import type { Draft } from './draft.ts';
import type { Setup } from './setup.ts';

export interface Reading {
  readonly revision: number;
  readonly setup: Setup;
  /** Missing: there is nothing to read, or something stands in the way. */
  readonly report?: FileReport;
  /** Findings in the order of the text. */
  readonly findings: readonly Remark[];
  /** What the statement lacks. */
  readonly missing: readonly Remark[];
  /** What kept the draft from being read: wrong front matter, a rule that breaks down. */
  readonly problems: readonly Problem[];
}

/** @param folder in which a draft without a file is taken to lie */
export async function read(draft: Draft, setup: Setup, folder: string): Promise<Reading> {
  const { revision, text } = draft;
  const nothing = { revision, setup, findings: [], missing: [], problems: [] };
  const isLeftOut = draft.path !== undefined && setup.isIgnored(draft.path);
  if (!setup.reader || isLeftOut || text.trim() === '') return nothing;
  const absolute = draft.path ?? `${folder}/${draft.name}`;
  const outcome = await setup.reader.readText(draft.name, absolute, text, draft.format);
  if (!('report' in outcome)) return { ...nothing, problems: outcome.problems };
  const { report } = outcome;
  const remarks = remarksOf(report, setup.locale);
  return {
    ...nothing,
    report,
    findings: remarks.filter(({ finding }) => finding),
    missing: remarks.filter(({ finding }) => !finding),
  };
}
