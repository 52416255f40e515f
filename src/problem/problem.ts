/**
 * What is wrong with something written *for* owabi (a configuration, a rule, an argument, an unreadable file): where, why,
 * and what to do about it. Never about the tone of a statement; those are findings.
 */
import { distance } from 'fastest-levenshtein';
import { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Locale, Words } from '../words/words.ts';

export interface Problem {
  readonly message: Words;
  /** The file as its user named it; `undefined` for arguments of the command line. */
  readonly file?: string;
  /** The whole text of that file, for the code frame. */
  readonly source?: string;
  /** UTF-16 offsets into `source`. */
  readonly span?: Span;
  readonly help?: Words;
}

/** Thrown when the job can't be done because of one or more problems. The command line exits with 2. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: Problem[]) {
    super(problems.map((problem) => renderProblem(problem, 'en')).join('\n'));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}

/** The candidate nearest to a mistyped name, or `undefined` when none is near enough to be meant. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const d = distance(name.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** “Did you mean …?” for a mistyped name, or `undefined`. */
export function didYouMean(name: string, candidates: Iterable<string>): Words | undefined {
  const guess = nearest(name, candidates);
  return guess === undefined ? undefined : { ja: `「${guess}」のことですか?`, en: `did you mean "${guess}"?` };
}

/** “info, warning or error” and “info, warning, error”. */
export function oneOf(names: readonly string[]): Words {
  const last = names.at(-1) ?? '';
  return {
    ja: names.join('、'),
    en: names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${last}` : last,
  };
}

/** The problem as plain text: message, place with its line underlined, help. No stack trace, no colour. */
export function renderProblem(problem: Problem, locale: Locale): string {
  const head = `${locale === 'ja' ? 'エラー' : 'error'}: ${problem.message[locale]}`;
  const lines = [head];
  if (problem.file !== undefined && problem.source !== undefined && problem.span !== undefined) {
    const index = new Lines(problem.source);
    const { line, column } = index.position(problem.span.start);
    const text = index.line(line);
    const gutter = String(line);
    const pad = ' '.repeat(gutter.length);
    const width = Math.max(1, Math.min(problem.span.end - problem.span.start, text.length - column + 1));
    lines.push(`${pad} ┌ ${problem.file}:${line}:${column}`);
    lines.push(`${gutter} │ ${clip(text, column)}`);
    lines.push(`${pad} │ ${' '.repeat(Math.min(column - 1, CLIP_BEFORE))}${'^'.repeat(Math.min(width, 80))}`);
  } else if (problem.file !== undefined) {
    lines.push(`  ┌ ${problem.file}`);
  }
  if (problem.help) lines.push(`  ${locale === 'ja' ? 'ヒント' : 'help'}: ${problem.help[locale]}`);
  return lines.join('\n');
}

const CLIP_BEFORE = 60;

/** A very long line is shown from a little before its column, so that a frame stays readable. */
function clip(text: string, column: number): string {
  const from = Math.max(0, column - 1 - CLIP_BEFORE);
  return text.slice(from, from + 160);
}
