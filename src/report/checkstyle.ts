/** Checkstyle's XML, which Jenkins, SonarQube and many a reviewer read. Columns are UTF-16 units. A clean file is there too. */
import { remarksOf } from './remark.ts';
import type { Reporter } from './reporter.ts';
import { xmlAttributes } from './xml.ts';

export const checkstyle: Reporter = ({ files, locale }) => {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">'];
  for (const file of files) {
    const remarks = remarksOf(file, locale);
    const name = xmlAttributes({ name: file.path });
    if (remarks.length === 0) {
      out.push(`  <file${name}/>`);
      continue;
    }
    out.push(`  <file${name}>`);
    for (const { rule, severity, message, range } of remarks) {
      const { line, column } = range.start;
      out.push(`    <error${xmlAttributes({ line, column, severity, message, source: `owabi.${rule}` })}/>`);
    }
    out.push('  </file>');
  }
  out.push('</checkstyle>');
  return `${out.join('\n')}\n`;
};
