/** Says in words why the disk refused. */
import type { Words } from '../words/words.ts';

export function reasonOf(error: unknown): Words {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return { ja: 'ファイルがありません', en: 'there is no such file' };
    case 'EEXIST':
      return { ja: 'すでにファイルがあります', en: 'the file exists' };
    case 'ENOTDIR':
      return { ja: '途中にフォルダーでないものがあります', en: 'a part of its path is no folder' };
    case 'EISDIR':
      return { ja: 'フォルダーです', en: 'it is a folder' };
    case 'EACCES':
    case 'EPERM':
      return { ja: '権限がありません', en: 'permission denied' };
    case 'ERR_FS_FILE_TOO_LARGE':
      return { ja: '大きすぎます', en: 'it is too large' };
    default:
      return { ja: (error as Error).message, en: (error as Error).message };
  }
}
