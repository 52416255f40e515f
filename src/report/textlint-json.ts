/**
 * The JSON of textlint, for editor plugins that read it: one result a file, a clean file's too, all on one line. Columns and ranges
 * are UTF-16 units. Wordings are suggestions and never a `fix`, which textlint would apply unasked.
 */
import type { Severity } from '../rule/rule.ts';
import { jsonText } from './json-text.ts';
import { type Remark, remarksOf, suggestionsFor } from './remark.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

/** textlint's numbers. */
const LEVELS: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 3 };

export const textlintJson: Reporter = ({ files, locale }) =>
  jsonText(files.map((file) => ({ messages: remarksOf(file, locale).map(messageOf), filePath: file.path })));

function messageOf(remark: Remark) {
  const { rule, severity, message, range } = remark;
  const { start, end } = range;
  const suggestions = suggestionsFor(remark).map(({ range: place, text }, index) => ({
    id: `${rule}/${index + 1}`,
    message: text,
    fix: { range: [place.start.offset, place.end.offset], text },
  }));
  return {
    type: 'lint',
    ruleId: rule,
    message: visible(message),
    index: start.offset,
    line: start.line,
    column: start.column,
    range: [start.offset, end.offset],
    loc: { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } },
    severity: LEVELS[severity],
    ...(suggestions.length > 0 && { suggestions }),
  };
}
