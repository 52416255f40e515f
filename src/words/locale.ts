/** Which language an environment asks for. Does not look at the environment: it is handed over. */
import type { Locale } from './words.ts';

/** As POSIX says: the first of these variables that is set decides. English for every language that owabi does not speak. */
export function localeOf(env: Readonly<Record<string, string | undefined>>): Locale {
  const name = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const language = name.slice(0, 3).toLowerCase();
  return ['ja', 'ja_', 'ja.', 'ja@', 'ja-'].includes(language) ? 'ja' : 'en';
}
