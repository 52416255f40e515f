/** reviewdog's own format. Columns are bytes of UTF-8, ranges half-open. Suggestions are offered, never applied. */
import type { Range } from '../lint/finding.ts';
import type { Severity } from '../rule/rule.ts';
import { columnsIn } from './columns.ts';
import { jsonText } from './json-text.ts';
import { remarksOf, suggestionsFor } from './remark.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

export const rdjson: Reporter = ({ files, locale }) =>
  jsonText(
    {
      source: { name: 'owabi' },
      diagnostics: files.flatMap((file) => {
        const column = columnsIn(file.text, 'bytes');
        const inBytes = ({ start, end }: Range) => ({
          start: { line: start.line, column: column(start) },
          end: { line: end.line, column: column(end) },
        });
        return remarksOf(file, locale).map((remark) => {
          const suggestions = suggestionsFor(remark).map(({ range, text }) => ({ range: inBytes(range), text }));
          return {
            message: visible([remark.message, remark.why].filter(Boolean).join('\n')),
            location: { path: file.path, range: inBytes(remark.range) },
            severity: LEVELS[remark.severity],
            code: { value: remark.rule },
            ...(suggestions.length > 0 && { suggestions }),
          };
        });
      }),
    },
    2,
  );
