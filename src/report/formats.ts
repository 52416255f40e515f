/** The one table of output formats: a new one is a file beside this and a line here. Loads only the one that is asked for. */
import type { Words } from '../words/words.ts';
import type { Reporter } from './reporter.ts';

interface Format {
  readonly summary: Words;
  readonly load: () => Promise<Reporter>;
}

export const FORMATS = {
  terminal: {
    summary: { ja: '画面で読むため', en: 'for people, in a terminal' },
    load: async () => (await import('./terminal.ts')).terminal,
  },
  json: {
    summary: { ja: 'プログラムで読むため', en: 'for programs' },
    load: async () => (await import('./json.ts')).json,
  },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];
