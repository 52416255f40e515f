/** Where on the disk a change may change what a run says. Watches nothing, and reads no file. */
import { readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { LoadedConfiguration } from './configuration-file.ts';
import type { Discovery } from './discover.ts';
import type { Places } from './disk-watch.ts';
import { kindOf } from './file-kind.ts';
import { splitGlob } from './globs.ts';
import { IGNORE_FILES } from './ignored.ts';
import { topOf } from './walk.ts';

export interface Dependencies {
  readonly cwd: string;
  /** Files, folders and globs, as they were named. */
  readonly names: readonly string[];
  readonly looked?: Pick<Discovery, 'statements' | 'folders'>;
  /** Folders in which a configuration is looked for, and the names that it may have. */
  readonly search: readonly string[];
  readonly searchedNames: readonly string[];
  /** Files and folders that had a say in how statements are judged: absolute paths. They may be missing. */
  readonly judges: readonly string[];
}

export function placesOf({ cwd, names, looked, search, searchedNames, judges }: Dependencies): Places {
  const places = new Map<string, Set<string> | 'all'>();
  const addName = (folder: string, name: string): void => {
    const there = places.get(folder);
    if (there === undefined) places.set(folder, new Set([name]));
    else if (there !== 'all') there.add(name);
  };

  for (const folder of looked?.folders ?? []) places.set(folder, 'all');
  for (const { absolute } of looked?.statements ?? []) addTarget(absolute);
  for (const name of names) {
    const absolute = resolve(cwd, name);
    const glob = kindOf(absolute) === 'missing' ? splitGlob(name) : undefined;
    const path = glob ? resolve(cwd, glob.base) : absolute;
    addWay(path);
    if (kindOf(path) === 'folder') {
      for (const folder of upwards(path, topOf(path))) for (const file of IGNORE_FILES) addName(folder, file);
    }
  }
  for (const folder of search) for (const name of searchedNames) addName(folder, name);
  for (const path of judges) {
    addWay(path);
    if (kindOf(path) === 'folder') for (const folder of foldersIn(path)) places.set(folder, 'all');
  }
  return places;

  /** A file or folder, which may be missing, by each name on its way: folders are put away as a whole, and come back. */
  function addWay(path: string): void {
    for (const at of upwards(path, cwd)) {
      if (at !== cwd && kindOf(dirname(at)) === 'folder') addName(dirname(at), basename(at));
    }
    addTarget(path);
  }

  /** What a link leads to. */
  function addTarget(path: string): void {
    try {
      const real = realpathSync(path);
      if (real !== path) addName(dirname(real), basename(real));
    } catch {
      // It leads nowhere as yet.
    }
  }
}

/**
 * Absolute paths of what has a say in how statements are judged: the files of a configuration, and rules that it names by their path. A
 * package is looked up by its name and does not change while one writes.
 */
export const judgesIn = (cwd: string, { configuration, files }: LoadedConfiguration): readonly string[] => [
  ...files.map(({ file }) => resolve(cwd, file)),
  ...configuration.plugins.filter((plugin) => isAbsolute(plugin)),
];

function* upwards(from: string, top: string): Generator<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    yield folder;
    if (folder === top || dirname(folder) === folder) return;
  }
}

/** A folder of rules with all folders in it. */
function foldersIn(folder: string): string[] {
  try {
    const inside = readdirSync(folder, { recursive: true, withFileTypes: true });
    return [
      folder,
      ...inside.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name)),
    ];
  } catch {
    return []; // gone meanwhile
  }
}
