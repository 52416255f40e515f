/** The one table of output formats: a new one is a file beside this and a line here. */
import type { Words } from '../words/words.ts';
import { json } from './json.ts';
import type { Reporter } from './reporter.ts';
import { terminal } from './terminal.ts';

interface Format {
  readonly summary: Words;
  readonly report: Reporter;
}

export const FORMATS = {
  terminal: { summary: { ja: '画面で読むため', en: 'for people, in a terminal' }, report: terminal },
  json: { summary: { ja: 'プログラムで読むため', en: 'for programs' }, report: json },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];
