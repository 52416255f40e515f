import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCorpus } from '../../scripts/corpus-score.mjs';
import { type Folder, makeFolder } from './owabi.ts';

const corpus = join(import.meta.dirname, '..', '..', 'fixtures', 'corpus');

let folder: Folder;
let plain: string;

/** Everything that is said of the whole corpus, as it is printed. */
const said = (without?: string): string => {
  const { out, err, code } = folder.run(
    ['check', '--format', 'json', '.'],
    without ? { env: { OWABI_WITHOUT: without } } : {},
  );
  expect(err).toBe('');
  expect(code).toBe(1);
  return out;
};

beforeAll(() => {
  folder = makeFolder();
  const parts = readdirSync(corpus).filter((name) => name.startsWith('round-'));
  for (const { id, text, format } of readCorpus(parts.map((part) => join(corpus, part)))) {
    folder.write(`${id}.${format}`, text);
  }
  plain = said();
}, 120_000);
afterAll(() => folder.remove());

it('has enough to say for a comparison', () => {
  const { files } = JSON.parse(plain) as { files: { findings: unknown[] }[] };
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap(({ findings }) => findings).length).toBeGreaterThan(300);
});

it.each(['compiled', 'prefilter', 'memory', 'compiled,prefilter,memory'])(
  'says the same of the whole corpus without %s, byte for byte',
  (without) => {
    // Not `toBe`: nobody can read a difference of megabytes.
    expect(said(without) === plain).toBe(true);
  },
  300_000,
);

it('refuses to leave out what it does not know', () => {
  const { code, err } = folder.run(['check', '.'], { env: { OWABI_WITHOUT: 'haste' } });
  expect(code).toBe(2);
  expect(err).toContain('"haste"');
  expect(err).toContain('compiled, prefilter, memory, workers');
});
