/** What `owabi test-rules` says: which rules hold what their examples promise, and where they do not. */
import type { Examined } from '../lint/examples.ts';
import type { PageOptions } from './catalogue.ts';
import { paletteOf } from './palette.ts';
import { visible } from './visible.ts';
import { hanging } from './wrap.ts';

export function exampleResults(examined: readonly Examined[], { locale, columns, color }: PageOptions): string {
  const palette = paletteOf(color);
  const out: string[] = [];
  const japanese = locale === 'ja';
  for (const { name, file, examples, failures } of examined) {
    const from = file === undefined ? '' : `  ${palette.faint(file)}`;
    if (failures.length === 0) {
      const count = japanese ? `例 ${examples}件` : `${examples} examples`;
      out.push(`${palette.good('✔')} ${palette.strong(name)}  ${palette.faint(count)}${from}`);
      continue;
    }
    const count = japanese
      ? `${examples}件のうち${failures.length}件`
      : `${failures.length} of ${examples} examples fail`;
    out.push(`${palette.severity.error('✖')} ${palette.strong(name)}  ${palette.severity.error(count)}${from}`);
    for (const { message, tokens } of failures) {
      out.push(hanging('    ', 4, visible(message[locale]), columns));
      out.push(
        ...visible(tokens)
          .split('\n')
          .map((line) => palette.faint(`      ${line}`.trimEnd())),
        '',
      );
    }
  }
  const failed = examined.filter(({ failures }) => failures.length > 0).length;
  const total = examined.length;
  if (out.at(-1) !== '') out.push('');
  if (failed === 0) {
    out.push(palette.good(japanese ? `✔ ${total}件すべての例が期待どおりです。` : `✔ All examples of ${total} hold.`));
  } else {
    out.push(
      palette.severity.error(
        japanese
          ? `✖ ${total}件のうち${failed}件に、期待と違う例があります。`
          : `✖ ${failed} of ${total} have examples that fail.`,
      ),
    );
  }
  return `${out.join('\n')}\n`;
}
