/**
 * Finds the statements that a run is about: files, folders and globs to a list of files. Reads none of them, but the head of a page: a
 * report of owabi's own, left in a folder, is no statement.
 */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { didYouMean, type Problem, ProblemError } from '../problem/problem.ts';
import { kindOf } from './file-kind.ts';
import type { OutputFile } from './output-file.ts';
import type { Walked } from './walk.ts';

export interface FoundStatement {
  /** As its user named it, with `/`. */
  readonly path: string;
  readonly absolute: string;
}

export interface Discovery {
  /** In the order of the arguments, each folder in the order of its names; no file twice. */
  readonly statements: readonly FoundStatement[];
  /** Arguments that led to nothing, links that lead nowhere. */
  readonly problems: readonly Problem[];
  /** Absolute paths of the folders that were looked through. */
  readonly folders: readonly string[];
}

interface Options {
  readonly cwd: string;
  /** The configuration's `ignore`, and the folder from which it holds. */
  readonly ignore: readonly string[];
  readonly ignoreFrom?: string;
  /** What the run will write. In a folder it is passed over: the report of yesterday is no statement. */
  readonly outputs?: readonly OutputFile[];
  /** Names that lead to nothing are no problem. */
  readonly mayMatchNothing?: boolean;
}

/**
 * A file that is named is taken even when an ignore file leaves it out: who names it means it. Globs and folders respect
 * ignore files; hidden folders are entered only when named.
 *
 * @throws {ProblemError} when a file is named both to be read and to be written
 */
export async function discover(
  names: readonly string[],
  { cwd, ignore, ignoreFrom = cwd, outputs = [], mayMatchNothing = false }: Options,
): Promise<Discovery> {
  const statements = new Map<string, FoundStatement>();
  const problems: Problem[] = [];
  const folders: string[] = [];

  const add = (path: string): void => {
    const absolute = resolve(cwd, path);
    // Elsewhere a backslash is a letter like any other.
    const shown = process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
    if (!statements.has(absolute)) statements.set(absolute, { path: shown, absolute });
  };
  const outputAt = (path: string): OutputFile | undefined =>
    outputs.find(({ absolute }) => absolute === resolve(cwd, path));
  const addAll = ({ files, brokenLinks, closed, count, ...walked }: Walked): number => {
    folders.push(...walked.folders);
    for (const file of files) if (!outputAt(file) && !isOwnReport(resolve(cwd, file))) add(file);
    for (const name of brokenLinks) problems.push(brokenLink(name));
    for (const name of closed) problems.push(unusable(name));
    return count;
  };

  const unmatched = (problem: () => Problem): void => {
    if (!mayMatchNothing) problems.push(problem());
  };

  for (const name of names) {
    const absolute = resolve(cwd, name);
    const kind = kindOf(absolute);
    if (kind === 'file') {
      if (outputAt(name)) throw new ProblemError(overwritten(name));
      add(name);
    } else if (kind === 'folder') {
      const { walk, STATEMENT_ENDINGS } = await import('./walk.ts');
      const found = addAll(walk({ name, folder: absolute, ignore, ignoreFrom }));
      if (found === 0) unmatched(() => emptyFolder(name, STATEMENT_ENDINGS.join(' ')));
    } else if (kind === 'broken-link') problems.push(brokenLink(name));
    else if (kind === 'missing') {
      const { walk, splitGlob } = await import('./walk.ts');
      const glob = splitGlob(process.platform === 'win32' ? name.replaceAll('\\', '/') : name);
      if (glob === undefined) unmatched(() => missing(name, absolute));
      else {
        const folder = resolve(cwd, glob.base);
        const isFolder = kindOf(folder) === 'folder';
        const found = isFolder ? addAll(walk({ name: glob.base, folder, glob, ignore, ignoreFrom })) : 0;
        if (found === 0) unmatched(() => emptyGlob(name));
      }
    } else problems.push(unusable(name));
  }
  return { statements: [...statements.values()], problems, folders };
}

function missing(name: string, absolute: string): Problem {
  let neighbours: string[] = [];
  try {
    neighbours = readdirSync(dirname(absolute));
  } catch {
    // The folder is missing as well; there is no near name then.
  }
  const base = absolute.slice(dirname(absolute).length).replace(/^[\\/]/u, '');
  const help = didYouMean(base, neighbours);
  return {
    message: { ja: 'ファイルがありません', en: 'there is no such file' },
    file: name,
    ...(help && { help }),
  };
}

const overwritten = (name: string): Problem => ({
  message: { ja: '読む文書が、出力で上書きされます', en: 'the report would be written over the statement' },
  file: name,
  help: { ja: '出力には別のファイルを指定してください。', en: 'name another file for the report' },
});

const brokenLink = (name: string): Problem => ({
  message: { ja: 'リンク先のファイルがありません', en: 'this link leads nowhere' },
  file: name,
});

const unusable = (name: string): Problem => ({
  message: { ja: '読めるファイルでもフォルダーでもありません', en: 'this is no file or folder that can be read' },
  file: name,
});

const emptyFolder = (name: string, endings: string): Problem => ({
  message: { ja: 'フォルダーに文書がありません', en: 'there is no statement in this folder' },
  file: name,
  help: {
    ja: `探すのは ${endings} です。ほかの拡張子のファイルは名前で指定してください。無視ファイルの対象かもしれません。`,
    en: `looked for ${endings}; name other files themselves. An ignore file may leave them out.`,
  },
});

const emptyGlob = (name: string): Problem => ({
  message: { ja: `「${name}」に合うファイルがありません`, en: `no file fits "${name}"` },
});

/** As `report/html.ts` writes it, right at the head. */
const GENERATOR = '<meta name="generator" content="owabi">';
const HEAD_BYTES = 256;

/** Whether a page is a report that owabi has written. What can't be read is said when it is read as a statement. */
function isOwnReport(absolute: string): boolean {
  if (!/\.html?$/iu.test(absolute)) return false;
  const head = Buffer.alloc(HEAD_BYTES);
  let handle: number | undefined;
  try {
    handle = openSync(absolute, 'r');
    return head.toString('latin1', 0, readSync(handle, head, 0, HEAD_BYTES, 0)).includes(GENERATOR);
  } catch {
    return false;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
