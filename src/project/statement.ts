/** One statement of a run: from bytes to a report. Looks for no files, and prints nothing. */
import { readFileSync } from 'node:fs';
import { extname, relative } from 'node:path';
import type { Document, Fault, Format, Harm, Kind, ReadOptions } from '../document/document.ts';
import { readDocument } from '../document/read.ts';
import { loadReader } from '../document/readers.ts';
import { decodeSource } from '../document/source.ts';
import { type Configuration, type Settings, settingsFor } from '../lint/configuration.ts';
import type { FileReport } from '../lint/finding.ts';
import { lint } from '../lint/linter.ts';
import { makePlan, type Plan } from '../lint/plan.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Locale, Words } from '../words/words.ts';
import type { FoundStatement } from './discover.ts';
import { reasonOf } from './disk-error.ts';

/** What all statements of a run have in common, apart from the rules: plain values, which a worker can be sent. */
export interface StatementOptions {
  readonly cwd: string;
  readonly configuration: Configuration;
  readonly locale: Locale;
  /** From the command line: these win over front matter and configuration. */
  readonly kind?: Kind;
  readonly fault?: Fault;
  readonly harm?: Harm;
  readonly encoding?: string;
}

/** A report, or what kept the statement from being read. */
export type Outcome = { readonly report: FileReport } | { readonly problems: readonly Problem[] };

/** Reads and lints statements of one run. */
export interface StatementReader {
  /** @param path as its user named it */
  read(path: string, absolute: string, bytes: () => Uint8Array): Promise<Outcome>;
  /**
   * A text that is open somewhere and need not be what lies on the disk, without a byte order mark. It may be empty: it may be
   * typed just now. Its name says the format, unless `format` does.
   */
  readText(path: string, absolute: string, text: string, format?: Format): Promise<Outcome>;
  readFile(statement: FoundStatement): Promise<Outcome>;
}

export async function statementReader(options: StatementOptions, rules: RuleSet): Promise<StatementReader> {
  const plans = await plansFor(options, rules);
  const outcomeOf = async (path: string, absolute: string, text: () => string, format?: Format): Promise<Outcome> => {
    try {
      return { report: await checkOne(path, text(), format ?? formatOf(path), plans(absolute), options) };
    } catch (error) {
      if (error instanceof ProblemError) return { problems: error.problems };
      if (isDiskError(error)) return { problems: [unreadable(path, error)] };
      throw error;
    }
  };
  const read: StatementReader['read'] = (path, absolute, bytes) =>
    outcomeOf(path, absolute, () => textOf(path, bytes(), options.encoding));
  return {
    read,
    readText: (path, absolute, text, format) => outcomeOf(path, absolute, () => text, format),
    readFile: ({ path, absolute }) => read(path, absolute, () => readFileSync(absolute)),
  };
}

interface FilePlan {
  readonly settings: Settings;
  readonly plan: Plan;
}

/** The settings of each file and the plan that follows from them, which files with the same settings share. */
async function plansFor(
  { cwd, configuration, locale }: StatementOptions,
  rules: RuleSet,
): Promise<(absolute: string) => FilePlan> {
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

/** @throws {ProblemError} for bytes that are no text, and for a file without any: it can't be what its user meant */
function textOf(path: string, bytes: Uint8Array, encoding: string | undefined): string {
  const { text } = decodeSource(bytes, { file: path, ...(encoding !== undefined && { encoding }) });
  if (text.trim() === '') {
    throw new ProblemError({
      message: { ja: '空のファイルです。読む文章がありません', en: 'this is empty: there is no statement to read' },
      file: path,
    });
  }
  return text;
}

async function checkOne(
  path: string,
  text: string,
  format: Format,
  { settings, plan }: FilePlan,
  options: StatementOptions,
): Promise<FileReport> {
  const { kind, fault, harm } = options;
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
