/** Knows which files are left out of a folder's check: `.gitignore`, `.owabiignore` and the configuration's `ignore`. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

export const IGNORE_FILES: readonly string[] = ['.gitignore', '.owabiignore'];
/** Never statements, whatever an ignore file says. */
const NEVER = new Set(['node_modules', '.git', '.hg', '.svn']);

interface Patterns {
  readonly folder: string;
  readonly patterns: Ignore;
}

/**
 * Says of a file or folder (absolute path) whether it is left out. As with Git, what lies in an ignored folder is ignored,
 * and of several ignore files that speak of a path the innermost has the last word.
 *
 * @param top the outermost folder whose ignore files count: the root of the repository.
 * @param names of ignore files
 */
export function ignoredIn(
  top: string,
  configured: Patterns | undefined,
  names: readonly string[] = IGNORE_FILES,
): (path: string, isFolder: boolean) => boolean {
  const patternsOf = new Map<string, readonly Patterns[]>();
  const folders = new Map<string, boolean>();

  /** The patterns that hold in a folder, outermost first. */
  function patternsIn(folder: string): readonly Patterns[] {
    const known = patternsOf.get(folder);
    if (known) return known;
    const parent = dirname(folder);
    const outer = folder === top || parent === folder ? (configured ? [configured] : []) : patternsIn(parent);
    const own = ignore();
    let any = false;
    for (const name of names) {
      const text = read(join(folder, name));
      if (text === undefined) continue;
      own.add(text);
      any = true;
    }
    const all = any ? [...outer, { folder, patterns: own }] : outer;
    patternsOf.set(folder, all);
    return all;
  }

  function isIgnored(path: string, isFolder: boolean): boolean {
    if (NEVER.has(path.slice(path.lastIndexOf(sep) + 1)) && isFolder) return true;
    const parent = dirname(path);
    if (parent !== path && parent.length > top.length && parent.startsWith(top)) {
      let inIgnored = folders.get(parent);
      if (inIgnored === undefined) {
        inIgnored = isIgnored(parent, true);
        folders.set(parent, inIgnored);
      }
      if (inIgnored) return true;
    }
    let verdict = false;
    for (const { folder, patterns } of patternsIn(parent)) {
      const name = relative(folder, path).replaceAll('\\', '/');
      if (name === '' || name.startsWith('../') || /^[a-z]:/iu.test(name)) continue;
      const { ignored, unignored } = patterns.test(isFolder ? `${name}/` : name);
      if (ignored) verdict = true;
      else if (unignored) verdict = false;
    }
    return verdict;
  }

  return isIgnored;
}

/** What one who opens a file by itself has not asked to leave out: a draft may be kept from Git and still be a draft. */
export const OWN_IGNORE_FILES: readonly string[] = ['.owabiignore'];

/** Patterns of a configuration, which are written as in `.gitignore` and hold from its folder down. */
export function configuredPatterns(folder: string, globs: readonly string[]): Patterns | undefined {
  return globs.length > 0 ? { folder, patterns: ignore().add([...globs]) } : undefined;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // most folders have none
  }
}
