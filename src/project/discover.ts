/** Finds the statements that a run is about: files, folders and globs to a list of files. Reads none of them. */
import { type Dirent, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { didYouMean, type Problem } from '../problem/problem.ts';
import { matchesGlob, splitGlob } from './globs.ts';
import { configuredPatterns, ignoredIn } from './ignored.ts';

export interface Statement {
  /** As its user named it, with `/`. */
  readonly path: string;
  readonly absolute: string;
}

export interface Discovery {
  /** In the order of the arguments, each folder in the order of its names; no file twice. */
  readonly statements: readonly Statement[];
  /** Arguments that led to nothing, links that lead nowhere. */
  readonly problems: readonly Problem[];
}

/** What is looked for in a folder. A file that is named is read whatever its ending. */
const STATEMENT_ENDINGS: readonly string[] = ['.md', '.markdown', '.txt', '.html', '.htm'];

interface Options {
  readonly cwd: string;
  /** The configuration's `ignore`, and the folder from which it holds. */
  readonly ignore: readonly string[];
  readonly ignoreFrom?: string;
}

/**
 * A file that is named is taken even when an ignore file leaves it out: who names it means it. Globs and folders respect
 * ignore files; hidden folders are entered only when named.
 */
export function discover(names: readonly string[], { cwd, ignore, ignoreFrom = cwd }: Options): Discovery {
  const statements = new Map<string, Statement>();
  const problems: Problem[] = [];
  const configured = configuredPatterns(ignoreFrom, ignore);

  const add = (path: string): void => {
    const absolute = resolve(cwd, path);
    if (!statements.has(absolute)) statements.set(absolute, { path: path.replaceAll('\\', '/'), absolute });
  };

  for (const name of names) {
    const absolute = resolve(cwd, name);
    const kind = kindOf(absolute);
    if (kind === 'file') add(name);
    else if (kind === 'folder') {
      const found = walk(name, absolute, (path) => STATEMENT_ENDINGS.includes(extname(path).toLowerCase()));
      if (found === 0) problems.push(emptyFolder(name));
    } else if (kind === 'broken-link') problems.push(brokenLink(name));
    else if (kind === 'missing') {
      const parts = splitGlob(process.platform === 'win32' ? name.replaceAll('\\', '/') : name);
      if (parts === undefined) problems.push(missing(name, absolute));
      else {
        const base = resolve(cwd, parts.base);
        const found = kindOf(base) === 'folder' ? walk(parts.base, base, matchesGlob(parts)) : 0;
        if (found === 0) problems.push(emptyGlob(name));
      }
    } else problems.push(unusable(name));
  }
  return { statements: [...statements.values()], problems };

  /** Adds the fitting files of a folder, and says how many there are, problems with them included. */
  function walk(name: string, folder: string, fits: (path: string) => boolean): number {
    const fromTop = ignoredIn(topOf(folder), configured);
    // A folder that is named is meant, even when it is ignored as a whole; ignore files inside it still count.
    const isIgnored = fromTop(folder, true) ? ignoredIn(folder, undefined) : fromTop;
    let found = 0;
    const enter = (inside: string): void => {
      const here = join(folder, inside);
      let entries: Dirent[];
      try {
        entries = readdirSync(here, { withFileTypes: true });
      } catch {
        problems.push(unusable(inside === '' ? name : joined(name, inside)));
        found++;
        return;
      }
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
        const absolute = join(here, entry.name);
        if (entry.isDirectory()) {
          if (!entry.name.startsWith('.') && !isIgnored(absolute, true)) enter(path);
        } else if (fits(path) && !isIgnored(absolute, false)) {
          // A link to a folder is not followed: it may lead back to where we are.
          const kind = entry.isFile() ? 'file' : kindOf(absolute);
          if (kind === 'file') add(joined(name, path));
          else if (kind === 'broken-link') problems.push(brokenLink(joined(name, path)));
          if (kind !== 'folder') found++;
        }
      }
    };
    enter('');
    return found;
  }
}

const joined = (folder: string, path: string): string =>
  folder === '' || folder === '.' ? path : `${folder.replace(/[\\/]+$/u, '')}/${path}`;

type FileKind = 'file' | 'folder' | 'broken-link' | 'missing' | 'other';

function kindOf(path: string): FileKind {
  try {
    const stat = statSync(path);
    // A named pipe is read like a file: `owabi check <(…)`.
    return stat.isDirectory() ? 'folder' : stat.isFile() || stat.isFIFO() ? 'file' : 'other';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') return 'broken-link';
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return 'other';
    try {
      return lstatSync(path).isSymbolicLink() ? 'broken-link' : 'missing';
    } catch {
      return 'missing';
    }
  }
}

/** The root of the repository that holds a folder; the folder itself outside of any. */
function topOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
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

const brokenLink = (name: string): Problem => ({
  message: { ja: 'リンク先のファイルがありません', en: 'this link leads nowhere' },
  file: name,
});

const unusable = (name: string): Problem => ({
  message: { ja: '読めるファイルでもフォルダーでもありません', en: 'this is no file or folder that can be read' },
  file: name,
});

const emptyFolder = (name: string): Problem => ({
  message: { ja: 'フォルダーに文書がありません', en: 'there is no statement in this folder' },
  file: name,
  help: {
    ja: `探すのは ${STATEMENT_ENDINGS.join(' ')} です。ほかの拡張子のファイルは名前で指定してください。無視ファイルの対象かもしれません。`,
    en: `looked for ${STATEMENT_ENDINGS.join(' ')}; name other files themselves. An ignore file may leave them out.`,
  },
});

const emptyGlob = (name: string): Problem => ({
  message: { ja: `「${name}」に合うファイルがありません`, en: `no file fits "${name}"` },
});
