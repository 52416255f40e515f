/** Finds the files that are made when owabi is built (`dist/`), from the bundle and from the sources alike. */
import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

const HERE = import.meta.dirname;
const IS_SOURCE = HERE.endsWith(`${sep}src${sep}text`);

const PACKAGE = IS_SOURCE ? dirname(dirname(HERE)) : dirname(HERE);
/** Where all is that was built, the bundles among it. */
const BUILT = IS_SOURCE ? join(PACKAGE, 'dist') : HERE;

/** The absolute path of `name` in the built package; the file may be missing when nothing was built yet. */
export const packagedFile = (name: string): string => `${BUILT}${sep}${name}`;

/** The folder of the package itself, which holds `rules/` and `package.json`. */
export const packageFolder = (): string => PACKAGE;

/** The absolute path of a learned model, which is part of the package and not made by building. */
export const packagedModel = (name: string): string => `${PACKAGE}${sep}models${sep}${name}`;

/** The version of owabi. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version;
