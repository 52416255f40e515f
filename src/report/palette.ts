/** The colours of the terminal, by meaning. Only the sixteen that a terminal's theme adapts to dark and light backgrounds. */
import { Chalk } from 'chalk';
import type { Severity } from '../rule/rule.ts';

type Paint = (text: string) => string;

export interface Palette {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly good: Paint;
  /** Names to look for: paths, rules, elements. */
  readonly strong: Paint;
  /** What may be skipped: labels, gutters, counts. */
  readonly faint: Paint;
  /** The phrase of a finding in its line. */
  readonly phrase: Readonly<Record<Severity, Paint>>;
}

export function paletteOf(color: boolean): Palette {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    severity: { error: chalk.red.bold, warning: chalk.yellow.bold, info: chalk.cyan.bold },
    good: chalk.green,
    strong: chalk.bold,
    faint: chalk.dim,
    phrase: { error: chalk.red.bold, warning: chalk.yellow.bold, info: chalk.cyan.bold },
  };
}
