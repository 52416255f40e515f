/**
 * Workflow commands for GitHub Actions, which shows them beside the changed lines. It takes ten of a level from a step and drops the
 * rest without a word: the gravest come first, and a last notice says how many were left out.
 */
import type { Severity } from '../rule/rule.ts';
import { byGravity, linesOf, type Remark, remarksOf } from './remark.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

type Level = 'error' | 'warning' | 'notice';
const LEVELS: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', info: 'notice' };
const A_STEP = 10;

export const github: Reporter = ({ files, locale }) => {
  const all = byGravity(
    files.flatMap((file) => remarksOf(file, locale).map((remark) => ({ ...remark, path: file.path }))),
  );
  const at = (level: Level) => all.filter(({ severity }) => LEVELS[severity] === level);
  const graver = [...at('error').slice(0, A_STEP), ...at('warning').slice(0, A_STEP)];
  const notices = at('notice');
  const fits = graver.length + notices.length === all.length && notices.length <= A_STEP;
  // The last notice is one of the ten.
  const shown = [...graver, ...notices.slice(0, fits ? A_STEP : A_STEP - 1)];
  const commands = shown.map((remark) =>
    command(LEVELS[remark.severity], propertiesOf(remark), linesOf(remark, locale).join('\n')),
  );
  if (!fits) {
    const rest = all.length - shown.length;
    commands.push(
      command(
        'notice',
        { title: 'owabi' },
        locale === 'ja'
          ? `ほかに${rest}件あります。GitHub が一つのステップから受け取るのは、重さごとに${A_STEP}件までです。`
          : `${rest} more ${rest === 1 ? 'is' : 'are'} not shown: GitHub takes ${A_STEP} of each level from a step.`,
      ),
    );
  }
  return commands.map((line) => `${line}\n`).join('');
};

type Properties = Readonly<Record<string, string | number>>;

function propertiesOf({ path, summary, rule, range, finding }: Remark & { readonly path: string }): Properties {
  const { start, end } = range;
  const title = `${summary} (${rule})`;
  if (!finding) return { file: path, line: start.line, title };
  // Columns are for one line only.
  return start.line === end.line
    ? { file: path, line: start.line, col: start.column, endColumn: end.column, title }
    : { file: path, line: start.line, endLine: end.line, title };
}

function command(level: Level, properties: Properties, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${list.join(',')}::${escapeData(message)}`;
}

/** As `@actions/core` escapes what comes after `::`. */
const escapeData = (text: string): string =>
  visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** The same for properties, which `:` and `,` would end. */
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
