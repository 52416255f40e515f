/** The colours of the terminal, by meaning. Only the sixteen that a terminal's theme adapts to dark and light backgrounds. */
import type { ChalkInstance } from 'chalk';
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

const asItIs: Paint = (text) => text;
const withoutColor: Palette = {
  severity: { error: asItIs, warning: asItIs, info: asItIs },
  good: asItIs,
  strong: asItIs,
  faint: asItIs,
  phrase: { error: asItIs, warning: asItIs, info: asItIs },
};

let withColor: Palette | undefined;

/** Makes colours ready. Await it before a page in colour; a second call costs nothing. */
export async function loadColor(): Promise<void> {
  if (withColor) return;
  const { Chalk } = await import('chalk');
  const chalk: ChalkInstance = new Chalk({ level: 1 });
  withColor = {
    severity: { error: chalk.red.bold, warning: chalk.yellow.bold, info: chalk.cyan.bold },
    good: chalk.green,
    strong: chalk.bold,
    faint: chalk.dim,
    phrase: { error: chalk.red.bold, warning: chalk.yellow.bold, info: chalk.cyan.bold },
  };
}

/** @throws {Error} for colour that was not loaded: a mistake of the caller. */
export function paletteOf(color: boolean): Palette {
  if (!color) return withoutColor;
  if (!withColor) throw new Error('colours were not loaded: await loadColor() before a page in colour');
  return withColor;
}
