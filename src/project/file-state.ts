/** Tells whether a file or a folder of rules is as it was. Reads none. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Something that differs when a file does, or any YAML file in a folder; a missing one has a state, too. */
export function stateOf(path: string): string {
  try {
    const stat = statSync(path);
    if (!stat.isDirectory()) return `${path} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.size} ${stat.ino}`;
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/u.test(name));
    return [path, ...names.sort().map((name) => stateOf(join(path, name)))].join('\n');
  } catch (error) {
    // It may be gone between two looks, or be none of ours.
    return `${path} ${(error as NodeJS.ErrnoException).code}`;
  }
}
