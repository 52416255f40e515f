/** Finds the files that are made when owabi is built (`dist/`), from the bundle and from the sources alike. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The absolute path of `name` in the built package; the file may be missing when nothing was built yet. */
export function packagedFile(name: string): string {
  const here = import.meta.dirname;
  const beside = join(here, name);
  return existsSync(beside) ? beside : join(here, '..', '..', 'dist', name);
}

/** The folder of the package itself, which holds `rules/` and `package.json`. */
export function packageFolder(): string {
  const here = import.meta.dirname;
  return existsSync(join(here, '..', 'package.json')) ? join(here, '..') : join(here, '..', '..');
}

/** The absolute path of a learned model, which is part of the package and not made by building. */
export const packagedModel = (name: string): string => join(packageFolder(), 'models', name);

/** The version of owabi. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }).version;
