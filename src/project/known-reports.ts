/** Reports on files that are as they were, for one process that looks again and again. Reads no file, and writes none. */
import type { FileReport } from '../lint/finding.ts';
import type { FoundStatement } from './discover.ts';
import { stateOf } from './file-state.ts';

export interface KnownReports {
  /** The report on a statement; `undefined` when it must be read. */
  find(statement: FoundStatement): FileReport | undefined;
  keep(statement: FoundStatement, report: FileReport): void;
  /** @param absolute a file that has changed, even if its size and its times say otherwise */
  forget(absolute: string): void;
  /** The paths of the statements that were read since this was asked last. */
  read(): readonly string[];
}

export function knownReports(): KnownReports {
  const known = new Map<string, { readonly state: string; readonly report: FileReport }>();
  // From before a file is read: what changes meanwhile is seen at the next look.
  const states = new Map<string, string>();
  let read: string[] = [];
  return {
    find({ absolute }) {
      const state = stateOf(absolute);
      const entry = known.get(absolute);
      if (entry?.state === state) return entry.report;
      states.set(absolute, state);
      return undefined;
    },
    keep({ path, absolute }, report) {
      known.set(absolute, { state: states.get(absolute)!, report });
      read.push(path);
    },
    forget(absolute) {
      known.delete(absolute);
    },
    read() {
      const all = read;
      read = [];
      return all;
    },
  };
}
