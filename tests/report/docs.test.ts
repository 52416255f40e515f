import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, FORMATS } from '../../src/report/formats.ts';
import { OPTIONS, REPORTS } from './statements.ts';

const markdown = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'formats.md'), 'utf8');
const blocks = [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gmu)].map(([, language, text]) => ({
  language: language!,
  text: text!,
}));

describe('docs/formats.md', () => {
  it('lists every format, and no other', () => {
    const listed = [...markdown.matchAll(/^\| \[`([a-z-]+)`\]/gmu)].map(([, name]) => name);
    expect(listed).toEqual([...FORMAT_NAMES]);
  });

  it('asks for formats that there are', () => {
    const asked = blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => [...text.matchAll(/--format (\S+)/gu)].map(([, name]) => name!));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !(name in FORMATS))).toEqual([]);
  });

  it('shows what the formats print', async () => {
    const printed = await Promise.all(
      FORMAT_NAMES.map(async (name) => (await FORMATS[name].load())(REPORTS.en, OPTIONS)),
    );
    const shown = blocks.filter(({ language }) => language !== 'sh');
    expect(shown.length).toBeGreaterThan(7);
    for (const { text } of shown)
      expect(
        printed.some((output) => output.includes(text)),
        text,
      ).toBe(true);
  });
});
