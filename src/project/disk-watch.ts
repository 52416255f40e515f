/**
 * Waits until something changes in folders. Reads no file, and takes no change for more than a reason to look again.
 *
 * One watch a folder, none for files: an editor that saves by renaming puts another file in the place of the one that was watched.
 * Node's own recursive watch is not used: on Linux it opens one watch for every file, those of `node_modules` included, and loses
 * files in folders that are made while it looks.
 */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '../problem/problem.ts';
import { reasonOf } from './disk-error.ts';

/** Folders by their absolute path, each with the names in it that matter; `all`: every name does. */
export type Places = ReadonlyMap<string, ReadonlySet<string> | 'all'>;

export interface DiskWatch {
  /**
   * Watches these folders and no others. A folder that is new is a reason to look again: nobody saw what happened in it before.
   *
   * @returns folders that cannot be watched
   */
  over(places: Places): readonly Problem[];
  /**
   * Waits for a reason to look again, and until there is no more for a moment.
   *
   * @returns the absolute paths that have changed, where they are known
   */
  changes(): Promise<readonly string[]>;
  close(): void;
}

/** Milliseconds without a change after which a save is over: an editor takes several steps to one. */
const QUIET = 50;
/** Milliseconds after which nobody waits for quiet any longer. */
const LONGEST_WAIT = 1000;

interface Watched {
  readonly watcher: FSWatcher;
  /** Another folder may stand in its place some day. */
  readonly identity: string;
}

export function watchDisk(): DiskWatch {
  let wanted: Places = new Map();
  const watched = new Map<string, Watched>();
  /** Folders that were to be watched at last and were not there. */
  let gone: ReadonlySet<string> = new Set();
  const changed = new Set<string>();
  /** When there first was a reason that nobody was told of. */
  let since: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isQuiet = false;
  let waiting: ((paths: readonly string[]) => void) | undefined;

  const hand = (): void => {
    if (!waiting || !isQuiet || since === undefined) return;
    const paths = [...changed];
    changed.clear();
    since = undefined;
    waiting(paths);
    waiting = undefined;
  };
  const note = (path?: string): void => {
    if (path !== undefined) changed.add(path);
    since ??= performance.now();
    isQuiet = false;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        isQuiet = true;
        hand();
      },
      Math.min(QUIET, Math.max(0, since + LONGEST_WAIT - performance.now())),
    );
  };
  const drop = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  const open = (folder: string, identity: string): void => {
    const watcher = watch(folder, (_, name) => {
      const names = wanted.get(folder);
      if (name === null || names === 'all' || names?.has(name)) note(name === null ? undefined : join(folder, name));
      // It says its own name when it is moved or deleted.
      else if (name === basename(folder)) note();
    });
    watcher.on('error', () => {
      // Windows says so of a folder that was deleted.
      drop(folder);
      note();
    });
    watched.set(folder, { watcher, identity });
    note();
  };

  return {
    over(places) {
      wanted = places;
      const problems: Problem[] = [];
      const missing = new Set<string>();
      for (const folder of [...watched.keys()]) if (!places.has(folder)) drop(folder);
      for (const folder of places.keys()) {
        try {
          const { dev, ino } = statSync(folder);
          const identity = `${dev} ${ino}`;
          if (watched.get(folder)?.identity === identity) continue;
          drop(folder);
          open(folder, identity);
        } catch (error) {
          drop(folder);
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') problems.push(unwatchable(folder, error));
          else {
            // It went after these places had been made: there may be others to watch now.
            missing.add(folder);
            if (!gone.has(folder)) note();
          }
        }
      }
      gone = missing;
      return problems;
    },
    changes: () =>
      new Promise((resolve) => {
        waiting = resolve;
        hand();
      }),
    close() {
      clearTimeout(timer);
      for (const folder of [...watched.keys()]) drop(folder);
    },
  };
}

function unwatchable(folder: string, error: unknown): Problem {
  const { code } = error as NodeJS.ErrnoException;
  const reason =
    code === 'ENOSPC' || code === 'EMFILE'
      ? { ja: '見張れるフォルダーの数の上限です', en: 'no more folders can be watched on this machine' }
      : reasonOf(error);
  return {
    message: { ja: `変更を見張れません(${reason.ja})`, en: `cannot watch this folder: ${reason.en}` },
    file: folder,
  };
}
