/**
 * Says where a configuration stands, before anything that reads one is loaded: most runs have none. Reads no configuration,
 * and looks into no more files than may be one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where a folder's configuration may stand, in the order in which they are looked for. */
export const CONFIGURATION_NAMES: readonly string[] = [
  'owabi.config.yaml',
  'owabi.config.yml',
  'owabi.config.json',
  '.owabirc',
  '.owabirc.yaml',
  '.owabirc.yml',
  '.owabirc.json',
  'package.json',
];

/**
 * The first configuration from `cwd` upwards. The search ends at the root of the repository or at the home folder.
 *
 * @param isOurs whether a package.json, of which nearly every folder of a programmer has one, holds a configuration
 * @returns its absolute path; `undefined` without any
 */
export function findConfiguration(cwd: string, isOurs: (path: string) => boolean = mayBeOurs): string | undefined {
  for (const { folder, names } of searchedFolders(cwd)) {
    for (const name of CONFIGURATION_NAMES) {
      if (!names.has(name)) continue;
      const path = join(folder, name);
      if (name !== 'package.json' || isOurs(path)) return path;
    }
  }
  return undefined;
}

/** Where a configuration may stand, nearest first, with the names that are there. */
export function* searchedFolders(cwd: string): Generator<{ readonly folder: string; readonly names: Set<string> }> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const names = namesIn(folder);
    yield { folder, names };
    if (names.has('.git') || dirname(folder) === folder || folder === homeFolder()) return;
  }
}

/**
 * What `homedir` says, which asks the environment first. Its module takes half a millisecond to load; without an import, since most
 * systems need it for nothing else.
 */
const homeFolder = (): string =>
  (process.platform === 'win32' ? undefined : process.env.HOME) || process.getBuiltinModule('node:os').homedir();

/** `false` only for a package.json that is plain JSON and says nothing of owabi: all others want a closer look. */
export function mayBeOurs(path: string): boolean {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value !== 'object' || value === null || (value as { owabi?: unknown }).owabi !== undefined;
  } catch {
    return true;
  }
}

/** Looking at the names asks the disk once, and sees files that we may not read: they must be a problem, not a silence. */
function namesIn(folder: string): Set<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}
