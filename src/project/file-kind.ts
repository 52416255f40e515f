/** What a name on the disk stands for. Opens nothing. */
import { lstatSync, statSync } from 'node:fs';

export type FileKind = 'file' | 'folder' | 'broken-link' | 'missing' | 'other';

export function kindOf(path: string): FileKind {
  try {
    const stat = statSync(path);
    // A named pipe is read like a file: `owabi check <(…)`.
    return stat.isDirectory() ? 'folder' : stat.isFile() || stat.isFIFO() ? 'file' : 'other';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') return 'broken-link';
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return 'other';
    try {
      return lstatSync(path).isSymbolicLink() ? 'broken-link' : 'missing';
    } catch {
      return 'missing';
    }
  }
}
