/**
 * The JSON of ESLint, for editor plugins that read it: one result a file, a clean file's too, all on one line. Columns and ranges are
 * UTF-16 units. ESLint has two severities: a remark is a warning there.
 */
import { jsonText } from './json-text.ts';
import { type Remark, remarkOn, remarksOf, suggestionsFor } from './remark.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

const ERROR = 2;
const WARNING = 1;

export const eslintJson: Reporter = ({ files, locale }) =>
  jsonText(
    files.map((file) => {
      const messages = remarksOf(file, locale).map(messageOf);
      const errorCount = messages.filter(({ severity }) => severity === ERROR).length;
      return {
        filePath: file.path,
        messages,
        suppressedMessages: file.suppressed.map((finding) => ({
          ...messageOf(remarkOn(finding)),
          suppressions: [{ kind: 'directive', justification: visible(finding.reason) }],
        })),
        errorCount,
        fatalErrorCount: 0,
        warningCount: messages.length - errorCount,
        fixableErrorCount: 0,
        fixableWarningCount: 0,
        usedDeprecatedRules: [],
      };
    }),
  );

function messageOf(remark: Remark) {
  const { rule, severity, message, range } = remark;
  const suggestions = suggestionsFor(remark).map(({ range: { start, end }, text }) => ({
    desc: text,
    fix: { range: [start.offset, end.offset], text },
  }));
  return {
    ruleId: rule,
    severity: severity === 'error' ? ERROR : WARNING,
    message: visible(message),
    line: range.start.line,
    column: range.start.column,
    nodeType: null,
    endLine: range.end.line,
    endColumn: range.end.column,
    ...(suggestions.length > 0 && { suggestions }),
  };
}
