/** Where the reports of a run go: to its output, or into files. Makes each report only once all statements are read. */
import { resolve } from 'node:path';
import type { Report } from '../lint/finding.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import type { OutputFile } from '../project/output-file.ts';
import { FORMATS, type FormatName } from '../report/formats.ts';
import type { ReportOptions } from '../report/reporter.ts';
import type { Output } from './arguments.ts';
import { pageOptions, type Session } from './session.ts';
import type { World } from './world.ts';

export interface Destination {
  readonly format: FormatName;
  /** Missing: the output of the run. */
  readonly file?: OutputFile;
}

export interface OutputFlags {
  readonly format?: readonly Output<FormatName>[];
  readonly outputFile?: string;
  readonly color?: boolean;
}

/** @throws {ProblemError} when two reports would go to the same place, where nobody could tell them apart */
export function destinationsOf(
  { format = [TERMINAL], outputFile }: OutputFlags,
  { cwd }: World,
): readonly Destination[] {
  const taken = new Set<string>();
  return format.map(({ format, file: own }) => {
    const name = own ?? outputFile;
    const file = name === undefined || name === '-' ? undefined : { name, absolute: resolve(cwd, name) };
    const place = file?.absolute ?? '';
    if (taken.has(place)) throw new ProblemError(samePlace(format, file?.name));
    taken.add(place);
    return { format, ...(file && { file }) };
  });
}

const TERMINAL: Output<FormatName> = { format: 'terminal' };

const samePlace = (format: string, file: string | undefined): Problem => ({
  message: {
    ja: `${file === undefined ? '標準出力' : `「${file}」`}に出せる形式は一つだけです`,
    en: `only one format can go to ${file === undefined ? 'standard output' : `"${file}"`}`,
  },
  help: {
    ja: `ほかの形式はファイルに書き出してください: -f ${format}=ファイル`,
    en: `write the others into files of their own: -f ${format}=FILE`,
  },
});

/** Writes every report. @returns what could not be written; the other reports are there then */
export async function writeReports(
  report: Report,
  destinations: readonly Destination[],
  options: Pick<ReportOptions, 'maxFindings' | 'failOn'>,
  session: Session,
  color: boolean | undefined,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { format, file } of destinations) {
    // Without any statement a person has nothing to read, but a program still wants its document.
    if (!file && format === 'terminal' && report.files.length === 0) continue;
    const reporter = await FORMATS[format].load();
    if (!file) {
      session.world.out(
        reporter(report, { ...(await versionFor(format)), ...(await pageOptions(session, color)), ...options }),
      );
      continue;
    }
    try {
      const text = reporter(report, { ...(await versionFor(format)), ...PAGE_IN_FILE, ...options });
      await write(file, text, format, session.world);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  return problems;
}

/** What a file holds depends on no terminal. */
const PAGE_IN_FILE = { columns: 80, color: false };

/** The terminal says no version, and a plain check need not look for it. */
async function versionFor(format: FormatName): Promise<{ readonly version?: string }> {
  return format === 'terminal' ? {} : { version: (await import('../text/packaged-file.ts')).packageVersion() };
}

async function write(file: OutputFile, text: string, format: FormatName, { env, cwd }: World): Promise<void> {
  const { appendOutput, writeOutput } = await import('../project/output-file.ts');
  // Every step of a job adds to the one page that the job has.
  const page = env.GITHUB_STEP_SUMMARY;
  const isJobPage = format === 'github-summary' && page && resolve(cwd, page) === file.absolute;
  (isJobPage ? appendOutput : writeOutput)(file, text);
}
