/** One run over statements: from paths to a report, and to what stood in the way. Prints nothing and decides no exit code. */
import { readFileSync } from 'node:fs';
import { extname, relative } from 'node:path';
import type { Document, Fault, Format, Harm, Kind, ReadOptions } from '../document/document.ts';
import { readDocument } from '../document/read.ts';
import { loadReader } from '../document/readers.ts';
import { decodeSource } from '../document/source.ts';
import { type Configuration, type Settings, settingsFor } from '../lint/configuration.ts';
import type { FileReport, Report } from '../lint/finding.ts';
import { lint } from '../lint/linter.ts';
import { makePlan, type Plan } from '../lint/plan.ts';
import { reportOf } from '../lint/report.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Locale, Words } from '../words/words.ts';
import { discover } from './discover.ts';
import { reasonOf } from './disk-error.ts';

/** A statement that does not come from a file. */
export interface PipedStatement {
  readonly bytes: Uint8Array;
  /** Stands for a file: its ending says the format, its place which overrides fit. */
  readonly name: string;
}

export interface CheckOptions {
  readonly cwd: string;
  /** Files, folders and globs. */
  readonly paths: readonly string[];
  readonly piped?: PipedStatement;
  readonly configuration: Configuration;
  readonly rules: RuleSet;
  readonly locale: Locale;
  /** From the command line: these win over front matter and configuration. */
  readonly kind?: Kind;
  readonly fault?: Fault;
  readonly harm?: Harm;
  readonly encoding?: string;
  /** Called before each statement: how many are done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Checked {
  readonly report: Report;
  /** Files that could not be read, names that led to nothing. A run with any has not done its job. */
  readonly problems: readonly Problem[];
}

/** Reads and lints every statement; one that cannot be read does not keep the others from it. */
export async function check(options: CheckOptions): Promise<Checked> {
  const { cwd, configuration, piped, onProgress } = options;
  const found = await discover(options.paths, {
    cwd,
    ignore: configuration.ignore,
    ignoreFrom: configuration.folder ?? cwd,
  });
  const plans = await plansFor(options);
  const problems: Problem[] = [...found.problems];
  const files: FileReport[] = [];

  const total = found.statements.length + (piped ? 1 : 0);
  let done = 0;
  const add = async (path: string, absolute: string, bytes: () => Uint8Array): Promise<void> => {
    onProgress?.(done++, total);
    try {
      files.push(await checkOne(path, bytes(), plans(absolute), options));
    } catch (error) {
      if (error instanceof ProblemError) problems.push(...error.problems);
      else if (isDiskError(error)) problems.push(unreadable(path, error));
      else throw error;
    }
  };
  if (piped) await add(piped.name, `${cwd}/${piped.name}`, () => piped.bytes);
  for (const { path, absolute } of found.statements) await add(path, absolute, () => readFileSync(absolute));
  return { report: reportOf(options.locale, files), problems };
}

interface FilePlan {
  readonly settings: Settings;
  readonly plan: Plan;
}

/** The settings of each file and the plan that follows from them, which files with the same settings share. */
async function plansFor({ cwd, configuration, rules, locale }: CheckOptions): Promise<(absolute: string) => FilePlan> {
  const planned = (fits: (globs: readonly string[]) => boolean): FilePlan => {
    const settings = settingsFor(configuration, fits);
    return { settings, plan: makePlan({ rules, settings, locale }) };
  };
  const { overrides } = configuration;
  if (overrides.length === 0) {
    let only: FilePlan | undefined;
    return () => {
      only ??= planned(() => false);
      return only;
    };
  }
  const { globMatcher } = await import('./globs.ts');
  const matchers = new Map(overrides.map(({ files }) => [files, globMatcher(files)]));
  const known = new Map<string, FilePlan>();
  return (absolute) => {
    const inside = relative(configuration.folder ?? cwd, absolute).replaceAll('\\', '/');
    const fits = (globs: readonly string[]): boolean => matchers.get(globs)!(inside);
    const which = overrides.map(({ files }) => (fits(files) ? '1' : '0')).join('');
    const plan = known.get(which) ?? planned(fits);
    known.set(which, plan);
    return plan;
  };
}

async function checkOne(
  path: string,
  bytes: Uint8Array,
  { settings, plan }: FilePlan,
  options: CheckOptions,
): Promise<FileReport> {
  const { kind, fault, harm, encoding } = options;
  const { text } = decodeSource(bytes, { file: path, ...(encoding !== undefined && { encoding }) });
  if (text.trim() === '') {
    throw new ProblemError({
      message: { ja: '空のファイルです。読む文章がありません', en: 'this is empty: there is no statement to read' },
      file: path,
    });
  }
  const format = formatOf(path);
  await loadReader(format, text);

  const facts: ReadOptions = { format, file: path, ...(fault && { fault }), ...(harm && { harm }) };
  const document: Document = kind
    ? readDocument(text, { ...facts, kind, kindReason: BY_OPTION })
    : readAs(text, facts, settings.kind);
  return lint(document, plan, path);
}

const BY_OPTION: Words = { ja: '--kind による', en: 'by --kind' };
const BY_CONFIGURATION: Words = { ja: '設定による', en: 'by the configuration' };

/** The kind of the configuration holds when the statement itself says nothing. */
function readAs(text: string, facts: ReadOptions, configured: Kind | undefined): Document {
  const document = readDocument(text, facts);
  if (configured === undefined || document.frontMatter.kind !== undefined) return document;
  // The kind decides how a transcript is read, so the statement is read anew.
  return readDocument(text, { ...facts, kind: configured, kindReason: BY_CONFIGURATION });
}

const FORMAT_OF: Readonly<Record<string, Format>> = {
  '.md': 'md',
  '.markdown': 'md',
  '.html': 'html',
  '.htm': 'html',
};

/** By the ending; everything without a known one is plain text. */
function formatOf(path: string): Format {
  return FORMAT_OF[extname(path).toLowerCase()] ?? 'txt';
}

const isDiskError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && ('syscall' in error || error.code === 'ERR_FS_FILE_TOO_LARGE');

function unreadable(path: string, error: NodeJS.ErrnoException): Problem {
  const reason = reasonOf(error);
  return { message: { ja: `読めません(${reason.ja})`, en: `cannot read this file: ${reason.en}` }, file: path };
}
