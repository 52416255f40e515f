/** Says which paths a glob names. Reads no folders: the walk does that. */
import picomatch from 'picomatch';

/** Whether a path, relative to the globs' folder and with `/`, is named by one of them. Without a `/` a glob fits at any depth. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const fits = globs.map((glob) => {
    const plain = glob.replace(/^\.\//u, '');
    return picomatch(plain, { dot: true, nonegate: true, basename: !plain.includes('/') });
  });
  return (path) => fits.some((one) => one(path));
}

export interface GlobParts {
  /** The folder in which to look, relative or absolute as written; `''` for the current one. */
  readonly base: string;
  /** What remains of the glob, relative to `base`. */
  readonly glob: string;
}

/** The folder that a glob begins with, and the rest; `undefined` when the name is no glob at all. */
export function splitGlob(name: string): GlobParts | undefined {
  const { isGlob, base, glob } = picomatch.scan(name);
  return isGlob && glob !== '' ? { base, glob } : undefined;
}

/** Whether a path below the base of a glob is named by it. Hidden files must be named as such. */
export function matchesGlob({ glob }: GlobParts): (path: string) => boolean {
  return picomatch(glob, { nonegate: true });
}
