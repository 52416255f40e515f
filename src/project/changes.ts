/**
 * What has changed, as Git knows it: which statements, in which lines, and what of them is staged. The only file that starts
 * another program; it only asks, and changes nothing in the repository.
 */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { FileReport, Finding } from '../lint/finding.ts';
import { withhold } from '../lint/withhold.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import type { Words } from '../words/words.ts';
import { type Hunk, hunksIn, pathsOfBinaries } from './diff.ts';
import type { FoundStatement } from './discover.ts';

/** A commit to compare with, or what is staged with the last commit. */
export type ChangedSince = { readonly ref: string } | 'staged';

export interface Changes {
  has(statement: FoundStatement): boolean;
  /** What is staged of statements: `undefined` where the files themselves are meant. */
  staged(statements: readonly FoundStatement[]): ReadonlyMap<FoundStatement, Uint8Array> | undefined;
  /**
   * Keeps back findings in sentences that nobody touched.
   *
   * @param isPhrase whether a rule looks at single sentences; what is said of a whole statement is always shown
   */
  only(report: FileReport, absolute: string, isPhrase: (rule: string) => boolean): FileReport;
}

/** All of a file is new, or no line of it can be told from another. */
const WHOLE: readonly Hunk[] = [{ line: 1, count: Number.POSITIVE_INFINITY }];

/**
 * @param cwd a folder of the repository
 * @throws {ProblemError} outside a repository, without Git, and for a commit that is not there
 */
export function changesIn(cwd: string, since: ChangedSince): Changes {
  const git = gitIn(cwd);
  const root = git(['rev-parse', '--show-toplevel'])
    .toString()
    .replace(/\r?\n$/u, '');
  const compared = since === 'staged' ? ['--cached'] : [baseOf(since.ref, git)];
  const diff = (...options: string[]): Buffer =>
    git(['-c', 'diff.relative=false', 'diff', ...PLAIN, ...options, ...compared, '--']);

  const changed = new Map<string, readonly Hunk[]>();
  for (const [path, hunks] of hunksIn(diff('--unified=0'))) changed.set(realPath(join(root, path)), hunks);
  for (const path of pathsOfBinaries(diff('--numstat', '-z'))) changed.set(realPath(join(root, path)), WHOLE);
  if (since !== 'staged') {
    // A draft that Git has never seen is as new as can be.
    const unknown = git(['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', root]);
    for (const path of unknown.toString().split('\0')) if (path !== '') changed.set(realPath(join(root, path)), WHOLE);
  }

  const hunksOf = (absolute: string): readonly Hunk[] => changed.get(realPath(absolute)) ?? [];
  return {
    has: ({ absolute }) => hunksOf(absolute).length > 0,
    staged(statements) {
      if (since !== 'staged') return undefined;
      const names = statements.map(({ absolute }) => realPath(absolute).slice(realPath(root).length + 1));
      const blobs = stagedBlobs(
        names.map((name) => name.replaceAll('\\', '/')),
        git,
      );
      return new Map(statements.map((statement, index) => [statement, blobs[index]!]));
    },
    only(report, absolute, isPhrase) {
      const isTouched = touchedIn(report.text, hunksOf(absolute));
      return withhold(report, 'unchanged', {
        finding: (finding) => !isPhrase(finding.rule) || isTouched(finding),
        missing: () => true,
      });
    },
  };
}

/** Whatever a user has configured, the answer is the same. */
const PLAIN: readonly string[] = [
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules',
  '--inter-hunk-context=0',
  '--find-renames',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

/**
 * Whether a hunk touches the sentence of a finding, or its phrase where it stands in none: a word that hurts may owe it to the end
 * of its sentence. Git counts lines by line feeds.
 */
function touchedIn(text: string, hunks: readonly Hunk[]): (finding: Finding) => boolean {
  const feeds: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) feeds.push(at);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = feeds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (feeds[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
  return ({ range, sentence = range }) => {
    const first = lineOf(Math.min(range.start.offset, sentence.start.offset));
    const last = lineOf(Math.max(range.start.offset, range.end.offset - 1, sentence.end.offset - 1));
    return hunks.some(({ line, count }) =>
      // Lines that were taken out stood between this one and the next.
      count === 0 ? first <= line && line < last : line <= last && line + count > first,
    );
  };
}

type Git = (args: readonly string[], input?: string) => Buffer;

/** @throws {ProblemError} where Git does not answer */
function gitIn(cwd: string): Git {
  return (args, input) => {
    const { status, stdout, stderr, error } = spawnSync(
      'git',
      ['-c', 'core.quotePath=off', '--no-optional-locks', ...args],
      {
        cwd,
        // What it says is looked at below; the rest of the surroundings stays: a hook tells there which index is meant.
        env: { ...process.env, LC_ALL: 'C' },
        maxBuffer: 1 << 30,
        ...(input !== undefined && { input }),
      },
    );
    if (error) throw new ProblemError(withoutGit(error as NodeJS.ErrnoException));
    if (status !== 0) throw new ProblemError(refusal(stderr.toString()));
    return stdout;
  };
}

const withoutGit = ({ code, message }: NodeJS.ErrnoException): Problem =>
  code === 'ENOENT'
    ? {
        message: { ja: 'git が見つかりません', en: 'git is not installed' },
        help: { ja: '--since と --staged には git が必要です。', en: '--since and --staged need it' },
      }
    : { message: { ja: `git を実行できません(${message})`, en: `cannot run git: ${message}` } };

function refusal(said: string): Problem {
  if (/not a git repository|must be run in a work tree/u.test(said)) {
    return {
      message: { ja: 'ここは Git のリポジトリではありません', en: 'this is no Git repository' },
      help: {
        ja: '--since と --staged は、リポジトリの中で使えます。',
        en: '--since and --staged work inside a repository',
      },
    };
  }
  const [line = ''] = said.split('\n');
  return { message: { ja: `git が答えません(${line})`, en: `git does not answer: ${line}` } };
}

/**
 * Where the work began that leads here: what others have done since then on the branch that is compared with is none of ours.
 *
 * @throws {ProblemError} when there is no such commit
 */
function baseOf(ref: string, git: Git): string {
  const commit = ref.startsWith('-')
    ? undefined
    : attempt(() => git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]));
  if (commit === undefined) {
    throw new ProblemError({
      message: { ja: `「${ref}」というコミットはありません`, en: `there is no commit "${ref}"` },
      help: SHALLOW,
    });
  }
  // Without a common past, as in a shallow clone, the commit itself is all there is.
  return attempt(() => git(['merge-base', commit, 'HEAD'])) ?? commit;
}

const SHALLOW: Words = {
  ja: 'CIでは、履歴が取得されていないことがあります(actions/checkout では fetch-depth: 0)。',
  en: 'in a CI its history may not have been fetched (actions/checkout: fetch-depth: 0)',
};

/** The one line that Git answers; `undefined` when it has none. */
function attempt(ask: () => Buffer): string | undefined {
  try {
    return ask().toString().trim() || undefined;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** What is staged under each path. */
function stagedBlobs(paths: readonly string[], git: Git): Buffer[] {
  if (paths.length === 0) return [];
  const answer = git(['cat-file', '--batch'], `${paths.map((path) => `:${path}`).join('\n')}\n`);
  let at = 0;
  return paths.map(() => {
    const end = answer.indexOf(10, at);
    const [, , size] = answer.toString('utf8', at, end).split(' ');
    at = end + 1 + Number(size) + 1;
    return answer.subarray(end + 1, at - 1);
  });
}

/** By one name, whatever links lead there. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // deleted
  }
}
