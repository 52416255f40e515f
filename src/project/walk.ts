/** Walks a folder for statements, and leaves out what ignore files leave out. Loaded only for folders and globs; reads no statement. */
import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { kindOf } from './file-kind.ts';
import { type GlobParts, matchesGlob, splitGlob } from './globs.ts';
import { configuredPatterns, ignoredIn } from './ignored.ts';

export { splitGlob };

/** What is looked for in a folder. A file that is named is read whatever its ending. */
export const STATEMENT_ENDINGS: readonly string[] = ['.md', '.markdown', '.txt', '.html', '.htm'];

export interface Walk {
  /** The folder as its user named it, and where it is. */
  readonly name: string;
  readonly folder: string;
  /** What is looked for in it, without which: all statements. */
  readonly glob?: GlobParts;
  /** The configuration's `ignore`, and the folder from which it holds. */
  readonly ignore: readonly string[];
  readonly ignoreFrom: string;
}

export interface Walked {
  /** Each as its user would name it, in the order of names. */
  readonly files: readonly string[];
  readonly brokenLinks: readonly string[];
  /** Folders that cannot be read. */
  readonly closed: readonly string[];
  /** Absolute paths of the folders that were looked through. */
  readonly folders: readonly string[];
  /** How many there are, with those that cannot be read. */
  readonly count: number;
}

/** The fitting files of a folder. Hidden folders are not entered. */
export function walk({ name, folder, glob, ignore, ignoreFrom }: Walk): Walked {
  const fits = glob
    ? matchesGlob(glob)
    : (path: string): boolean => STATEMENT_ENDINGS.includes(extname(path).toLowerCase());
  const fromTop = ignoredIn(topOf(folder), configuredPatterns(ignoreFrom, ignore));
  // A folder that is named is meant, even when it is ignored as a whole; ignore files inside it still count.
  const isIgnored = fromTop(folder, true) ? ignoredIn(folder, undefined) : fromTop;
  const files: string[] = [];
  const brokenLinks: string[] = [];
  const closed: string[] = [];
  const folders: string[] = [];
  let count = 0;

  const enter = (inside: string): void => {
    const here = join(folder, inside);
    let entries: Dirent[];
    try {
      entries = readdirSync(here, { withFileTypes: true });
    } catch {
      closed.push(inside === '' ? name : joined(name, inside));
      count++;
      return;
    }
    folders.push(here);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      const absolute = join(here, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !isIgnored(absolute, true)) enter(path);
      } else if (fits(path) && !isIgnored(absolute, false)) {
        // A link to a folder is not followed: it may lead back to where we are.
        const kind = entry.isFile() ? 'file' : kindOf(absolute);
        if (kind === 'file') files.push(joined(name, path));
        else if (kind === 'broken-link') brokenLinks.push(joined(name, path));
        if (kind !== 'folder') count++;
      }
    }
  };
  enter('');
  return { files, brokenLinks, closed, folders, count };
}

const joined = (folder: string, path: string): string =>
  folder === '' || folder === '.' ? path : `${folder.replace(/[\\/]+$/u, '')}/${path}`;

/** The root of the repository that holds a folder; the folder itself outside of any. */
export function topOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}
