/**
 * The readers, one a format. Markdown and HTML bring a parser with them, which is loaded only for a file of that format; so
 * loading is asked for once, and reading itself stays synchronous.
 */
import type { Format } from './document.ts';
import type { Reader } from './layout.ts';

const LOADERS = {
  txt: async () => (await import('./plain-text.ts')).readPlainText,
  md: async () => (await import('./markdown.ts')).readMarkdown,
  html: async () => (await import('./html.ts')).readHtml,
} satisfies Record<Format, () => Promise<Reader>>;

const loaded = new Map<Format, Reader>();

/** Makes the reader of a format ready. Call it before {@link readerOf}; a second call costs nothing. */
export async function loadReader(format: Format): Promise<void> {
  if (!loaded.has(format)) loaded.set(format, await LOADERS[format]());
}

/** Makes a reader ready that its caller has imported already: for callers that cannot wait. */
export function useReader(format: Format, reader: Reader): void {
  loaded.set(format, reader);
}

/** @throws {Error} when the format was not loaded: a mistake of the caller. */
export function readerOf(format: Format): Reader {
  const reader = loaded.get(format);
  if (!reader) throw new Error(`the reader of ${format} was not loaded: call loadReader('${format}') before reading`);
  return reader;
}
