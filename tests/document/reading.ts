/** Shows what was read, so that a test's expectation can stand beside its text. */
import type { Document, Format, ReadOptions } from '../../src/document/document.ts';
import { loadReader, readDocument } from '../../src/document/read.ts';

for (const format of ['txt', 'md', 'html'] as const) await loadReader(format);

export const read = (source: string, format: Format = 'txt', options: Partial<ReadOptions> = {}): Document =>
  readDocument(source, { format, ...options });

/** A line a block: its type, whose voice, and its sentences parted by ` / `. */
export function outline(document: Document): string[] {
  return document.blocks.map(({ type, level, voice, speaker, sentences }) => {
    const head = `${type}${level ?? ''}${voice === 'questioner' ? '?' : ''}${speaker === undefined ? '' : ` @${speaker}`}`;
    return `${head}: ${sentences.map((sentence) => sentence.text).join(' / ')}`;
  });
}
