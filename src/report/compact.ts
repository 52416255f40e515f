/**
 * A finding a line, as ESLint's `compact` prints them: what VS Code's problem matcher `$eslint-compact` reads. Columns are UTF-16
 * units, as there. Prints nothing when there is nothing to say.
 */
import type { Severity } from '../rule/rule.ts';
import { remarksOf } from './remark.ts';
import type { Reporter } from './reporter.ts';
import { visibleLine } from './visible.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Info' };

export const compact: Reporter = ({ files, locale }) =>
  files
    .flatMap((file) => {
      const path = visibleLine(file.path);
      return remarksOf(file, locale).map(
        ({ rule, severity, message, range: { start } }) =>
          `${path}: line ${start.line}, col ${start.column}, ${LEVELS[severity]} - ${visibleLine(message)} (${rule})\n`,
      );
    })
    .join('');
