/** GitLab's Code Quality report: what a merge request shows beside its changes. Knows lines only. */
import type { Severity } from '../rule/rule.ts';
import { fingerprintsIn } from './fingerprint.ts';
import { jsonText } from './json-text.ts';
import { remarksOf } from './remark.ts';
import type { Reporter } from './reporter.ts';
import { visibleLine } from './visible.ts';

/** GitLab's are info, minor, major, critical and blocker. A tone is none of the last two: nothing falls over. */
const LEVELS: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

export const gitlab: Reporter = ({ files, locale }) =>
  jsonText(
    files.flatMap((file) => {
      // GitLab compares paths with those of the repository, which have no `./`.
      const path = file.path.replace(/^(?:\.\/+)+(?=.)/u, '');
      const fingerprint = fingerprintsIn(file);
      return remarksOf(file, locale).map((remark) => ({
        description: visibleLine(remark.message),
        check_name: remark.rule,
        fingerprint: fingerprint(remark, path),
        severity: LEVELS[remark.severity],
        location: { path, lines: { begin: remark.range.start.line, end: lastLine(remark) } },
      }));
    }),
    2,
  );

const lastLine = ({ range: { start, end } }: ReturnType<typeof remarksOf>[number]): number =>
  end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
