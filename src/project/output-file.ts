/** Writes a file of ours so that nobody ever sees half of it. Knows nothing of what is in it. */
import {
  appendFileSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { ProblemError } from '../problem/problem.ts';
import { reasonOf } from './disk-error.ts';

export interface OutputFile {
  /** As its user named it. */
  readonly name: string;
  readonly absolute: string;
}

/**
 * Writes the whole file, in the place of an older one; makes the folders that it lies in.
 *
 * @throws {ProblemError} when it cannot be written; an older one then stays as it was
 */
export function writeOutput({ name, absolute }: OutputFile, text: string): void {
  attempt(name, () => {
    const before = statSync(absolute, { throwIfNoEntry: false });
    // A device or a pipe is written to, not replaced; so is a folder, which refuses it.
    if (before && !before.isFile()) writeFileSync(absolute, text);
    else replace(before ? realpathSync(absolute) : absolute, text, before);
  });
}

/** @throws {ProblemError} when it cannot be written */
export function appendOutput({ name, absolute }: OutputFile, text: string): void {
  attempt(name, () => appendFileSync(absolute, text));
}

function replace(path: string, text: string, before: Stats | undefined): void {
  makeFolder(dirname(path));
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(unfinished, text, before && { mode: before.mode });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    // What exists where a folder should be is a file.
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EEXIST' ? Object.assign(error as Error, { code: 'ENOTDIR' }) : error;
  }
}

function attempt(name: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const reason = reasonOf(error);
    throw new ProblemError({
      message: { ja: `書き込めません(${reason.ja})`, en: `cannot write this file: ${reason.en}` },
      file: name,
    });
  }
}
