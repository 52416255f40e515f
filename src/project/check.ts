/** One run over statements: from paths to a report, and to what stood in the way. Prints nothing and decides no exit code. */
import { resolve } from 'node:path';
import type { FileReport, Report } from '../lint/finding.ts';
import { reportOf } from '../lint/report.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Compared, Updated } from './baseline.ts';
import type { ChangedSince, Changes } from './changes.ts';
import { type Discovery, discover, type FoundStatement } from './discover.ts';
import type { KnownReports } from './known-reports.ts';
import type { OutputFile } from './output-file.ts';
import { type Outcome, type StatementOptions, statementReader } from './statement.ts';

/** A statement that does not come from a file. */
export interface PipedStatement {
  readonly bytes: Uint8Array;
  /** Stands for a file: its ending says the format, its place which overrides fit. */
  readonly name: string;
}

export interface CheckOptions extends StatementOptions {
  /** Files, folders and globs. */
  readonly paths: readonly string[];
  readonly piped?: PipedStatement;
  readonly rules: RuleSet;
  /** Files that the run will write: no statements, wherever they lie. */
  readonly outputs?: readonly OutputFile[];
  /** Names that lead to no statement are no problem. */
  readonly mayMatchNothing?: boolean;
  /** Known findings, which are kept back; they are written down anew with `update`. */
  readonly baseline?: { readonly file: OutputFile; readonly update: boolean };
  /** Only what has changed: statements, and in them sentences. Without any path: everything below `cwd`. */
  readonly since?: ChangedSince;
  /** Where to keep what was found, for statements that do not change. */
  readonly cache?: OutputFile;
  /** What earlier runs in this process have found. */
  readonly known?: KnownReports;
  /** Keep back what is less grave than an error. */
  readonly quiet?: boolean;
  /** Called before each statement: how many are done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Awaited before each statement that this thread reads: a run may be given up there, by an exception. */
  readonly breathe?: () => Promise<void>;
  /** Read all statements in this thread, however many they are. */
  readonly withoutWorkers?: boolean;
}

export interface Checked {
  readonly report: Report;
  /** Files that could not be read, names that led to nothing. A run with any has not done its job. */
  readonly problems: readonly Problem[];
  /** Where the run looked for statements, and what it found: for who wants to know when to look again. */
  readonly looked: Pick<Discovery, 'statements' | 'folders'>;
  /** What is in the baseline and no more in the statements, and what was written down. */
  readonly baseline?: Compared | Updated;
  /** A cache was asked for, and rules in code forbid it. */
  readonly isUncacheable?: true;
}

/**
 * Reads and lints every statement; one that cannot be read does not keep the others from it.
 *
 * @throws {ProblemError} when a report would be written over a statement; when Git does not know what has changed, or a baseline
 *   cannot be read
 */
export async function check(options: CheckOptions): Promise<Checked> {
  const { cwd, configuration, piped, onProgress, rules, outputs = [], mayMatchNothing = false } = options;
  const { since } = options;
  const changes = since && (await import('./changes.ts')).changesIn(cwd, since);
  const isAnything = changes !== undefined && options.paths.length === 0;
  const found = await discover(isAnything ? ['.'] : options.paths, {
    cwd,
    ignore: configuration.ignore,
    ignoreFrom: configuration.folder ?? cwd,
    outputs,
    mayMatchNothing: mayMatchNothing || isAnything,
  });
  const statements = changes ? found.statements.filter(changes.has) : found.statements;
  const reader = await statementReader(options, rules);
  const total = statements.length + (piped ? 1 : 0);
  const outcomes: Outcome[] = [];
  if (piped) {
    onProgress?.(0, total);
    outcomes.push(await reader.read(piped.name, `${cwd}/${piped.name}`, () => piped.bytes));
  }
  const others = total - statements.length;
  const cache = options.cache && (await import('./cache.ts')).openCache(options.cache, options);
  const show = (done: number): void => onProgress?.(others + done, total);
  outcomes.push(...(await readAll()));

  const problems: Problem[] = [...found.problems];
  const files: FileReport[] = [];
  for (const outcome of outcomes) {
    if ('report' in outcome) files.push(outcome.report);
    else problems.push(...outcome.problems);
  }
  try {
    cache?.write();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
  }
  const { baseline, quiet = false } = options;
  const compared = baseline && (await compare(baseline, files, cwd));
  let shown = compared?.files ?? files;
  if (changes) shown = onlyChanged(shown, changes, options);
  if (quiet) shown = shown.map((await import('../lint/withhold.ts')).onlyErrors);
  return {
    report: reportOf(options.locale, shown),
    problems,
    looked: found,
    ...(compared && { baseline: compared }),
    ...(options.cache && !cache && { isUncacheable: true }),
  };

  /** What is known is not read again. */
  async function readAll(): Promise<readonly Outcome[]> {
    const staged = changes?.staged(statements);
    const memories = [options.known ?? [], cache ?? []].flat();
    if (memories.length === 0) return readAnew(statements, staged);
    const known = statements.map((statement) => {
      for (const memory of memories) {
        const report = memory.find(statement, staged?.get(statement));
        if (report) return report;
      }
      return undefined;
    });
    const unknown = statements.filter((_, index) => !known[index]);
    const read = (await readAnew(unknown, staged)).values();
    return statements.map((statement, index) => {
      const report = known[index];
      if (report) return { report };
      const outcome = read.next().value!;
      if ('report' in outcome) for (const memory of memories) memory.keep(statement, outcome.report);
      return outcome;
    });
  }

  async function readAnew(
    statements: readonly FoundStatement[],
    staged: ReadonlyMap<FoundStatement, Uint8Array> | undefined,
  ): Promise<readonly Outcome[]> {
    if (!staged && statements.length >= FEWEST_FOR_WORKERS && !options.withoutWorkers) {
      const { readInWorkers } = await import('./workers.ts');
      const read = await readInWorkers(statements, options, { reader, onProgress: show, breathe: options.breathe });
      if (read) return read;
    }
    const read: Outcome[] = [];
    for (const [done, statement] of statements.entries()) {
      show(done);
      if (done === MANY) (await import('./patience.ts')).optimiseLater();
      await options.breathe?.();
      const bytes = staged?.get(statement);
      read.push(
        bytes ? await reader.read(statement.path, statement.absolute, () => bytes) : await reader.readFile(statement),
      );
    }
    return read;
  }
}

function onlyChanged(
  files: readonly FileReport[],
  changes: Changes,
  { cwd, rules }: CheckOptions,
): readonly FileReport[] {
  const phrases = new Set(rules.rules.flatMap(({ id, scope }) => (scope === 'sentence' ? [id] : [])));
  return files.map((file) => changes.only(file, resolve(cwd, file.path), (rule) => phrases.has(rule)));
}

async function compare(
  { file, update }: NonNullable<CheckOptions['baseline']>,
  files: readonly FileReport[],
  cwd: string,
): Promise<Compared | Updated> {
  const { compareWithBaseline, updateBaseline } = await import('./baseline.ts');
  return (update ? updateBaseline : compareWithBaseline)(file, files, cwd);
}

/** Behind so many statements all code is loaded, and there are many. */
const MANY = 32;

/** With fewer files, however long, nobody looks at how many bytes they have. */
const FEWEST_FOR_WORKERS = 16;
