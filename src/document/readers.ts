/**
 * The readers, one a format. Markdown and HTML bring a parser with them, which is loaded only for a file that needs it; so
 * loading is asked for beforehand, and reading itself stays synchronous.
 */
import { ProblemError } from '../problem/problem.ts';
import type { Format } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Reader } from './layout.ts';
import { readPlainMarkdown } from './plain-markdown.ts';

const LOADERS = {
  txt: async () => (await import('./plain-text.ts')).readPlainText,
  md: async () => (await import('./markdown.ts')).readMarkdown,
  html: async () => (await import('./html.ts')).readHtml,
} satisfies Record<Format, () => Promise<Reader>>;

const loaded = new Map<Format, Reader>();

/**
 * Makes the reader of a format ready. Call it before {@link readerOf}; a second call costs nothing. With the `source` that will be
 * read, no parser is loaded that this source does not need.
 */
export async function loadReader(format: Format, source?: string): Promise<void> {
  if (loaded.has(format) || (format === 'md' && source !== undefined && isPlainMarkdown(source))) return;
  loaded.set(format, await LOADERS[format]());
}

/** Longer files are read in pieces, which is the parser's affair. */
const LONGEST_PLAIN = 32 * 1024;

function isPlainMarkdown(source: string): boolean {
  if (source.length > LONGEST_PLAIN) return false;
  try {
    return readPlainMarkdown(source, { start: readFrontMatter(source).end, end: source.length }) !== undefined;
  } catch (error) {
    // Wrong front matter ends the reading before its text is looked at.
    if (error instanceof ProblemError) return true;
    throw error;
  }
}

/** Makes a reader ready that its caller has imported already: for callers that cannot wait. */
export function useReader(format: Format, reader: Reader): void {
  loaded.set(format, reader);
}

/** @throws {Error} when the format was not loaded: a mistake of the caller. */
export function readerOf(format: Format): Reader {
  const reader = loaded.get(format);
  if (reader) return reader;
  return (source, body) => {
    const layout = format === 'md' ? readPlainMarkdown(source, body) : undefined;
    if (!layout) throw new Error(`the reader of ${format} was not loaded: call loadReader('${format}') before reading`);
    return layout;
  };
}
