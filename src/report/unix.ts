/**
 * A finding a line, as compilers print them: `file:line:column: message [severity/rule]`. Columns are characters (code points).
 * Prints nothing when there is nothing to say.
 */
import { columnsIn } from './columns.ts';
import { remarksOf } from './remark.ts';
import type { Reporter } from './reporter.ts';
import { visibleLine } from './visible.ts';

export const unix: Reporter = ({ files, locale }) =>
  files
    .flatMap((file) => {
      const path = visibleLine(file.path);
      const column = columnsIn(file.text, 'code points');
      return remarksOf(file, locale).map(
        ({ rule, severity, message, range: { start } }) =>
          `${path}:${start.line}:${column(start)}: ${visibleLine(message)} [${severity}/${rule}]\n`,
      );
    })
    .join('');
