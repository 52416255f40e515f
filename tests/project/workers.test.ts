import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../../scripts/corpus-score.mjs';
import { DEFAULT_CONFIGURATION } from '../../src/lint/configuration.ts';
import type { FoundStatement } from '../../src/project/discover.ts';
import { type StatementOptions, statementReader } from '../../src/project/statement.ts';
import { readInWorkers, untaken } from '../../src/project/workers.ts';
import { loadRules } from '../../src/rule/load.ts';

const corpus = join(import.meta.dirname, '..', '..', 'fixtures', 'corpus');

let folder: string;
let statements: FoundStatement[];
let options: StatementOptions;

const file = (name: string, content: string): FoundStatement => {
  writeFileSync(join(folder, name), content);
  return { path: name, absolute: join(folder, name) };
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'owabi-workers-'));
  const parts = readdirSync(corpus).filter((name) => /^round-[34]-/u.test(name));
  statements = readCorpus(parts.map((part) => join(corpus, part))).map(({ id, text, format }) =>
    file(`${id}.${format}`, text),
  );
  statements.push(file('empty.txt', '  \n'), { path: 'gone.txt', absolute: join(folder, 'gone.txt') });
  options = { cwd: folder, configuration: DEFAULT_CONFIGURATION, locale: 'ja' };
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('several threads', () => {
  it.skipIf(availableParallelism() < 2)(
    'say what one says, in the order of the statements, of what cannot be read too',
    async () => {
      const reader = await statementReader(options, await loadRules());
      const alone = [];
      for (const statement of statements) alone.push(await reader.readFile(statement));
      const together = await readInWorkers(statements, options, { reader, onProgress: () => {}, bytesForTwo: 1 });
      expect(JSON.stringify(together) === JSON.stringify(alone)).toBe(true);
      expect(alone.filter((outcome) => 'problems' in outcome)).toHaveLength(2);
    },
    120_000,
  );

  it('are not started for little, nor where rules in code might be loaded twice', async () => {
    const reader = await statementReader(options, await loadRules());
    const few = statements.slice(0, 3);
    expect(await readInWorkers(few, options, { reader, onProgress: () => {} })).toBeUndefined();
    const coded = { ...options, configuration: { ...DEFAULT_CONFIGURATION, plugins: ['/rules.mjs'] } };
    expect(await readInWorkers(few, coded, { reader, onProgress: () => {}, bytesForTwo: 1 })).toBeUndefined();
  });

  it('take each statement once', () => {
    const taken = new SharedArrayBuffer(4);
    const [one, other] = [untaken(taken, 5), untaken(taken, 5)];
    const places = [one, other, other, one, one].map((each) => each.next().value);
    expect(places).toEqual([0, 1, 2, 3, 4]);
    expect([one.next().done, other.next().done]).toEqual([true, true]);
  });
});
