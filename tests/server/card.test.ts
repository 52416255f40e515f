/** The card that the language server gives is that of the command line. Of findings, tests/doors says so. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCorpus } from '../../scripts/corpus-score.mjs';
import type { Credit, FileReport, Range } from '../../src/lint/finding.ts';
import type { Card } from '../../src/server/card.ts';
import type { Position } from '../../src/text/lines.ts';
import { type Folder, makeFolder } from '../cli/owabi.ts';
import { Client } from './client.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures');
/** Every so-many-th statement of the corpus. */
const STEP = 23;

let folder: Folder;
let client: Client;
let names: string[];
beforeAll(async () => {
  folder = makeFolder();
  cpSync(join(fixtures, 'cases'), folder.path, { recursive: true });
  const parts = readdirSync(join(fixtures, 'corpus'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'sentences')
    .map(({ name }) => join(fixtures, 'corpus', name));
  for (const [index, { id, text, format }] of readCorpus(parts).entries()) {
    if (index % STEP === 0) folder.write(`${id}.${format}`, text);
  }
  names = readdirSync(folder.path).filter((name) => /\.(?:txt|md|html)$/u.test(name));
  client = await Client.start({ cwd: folder.path });
}, 120_000);
afterAll(() => {
  client.kill();
  folder.remove();
});

it('has the kind, the elements and the credits of every case and of a sample of the corpus', {
  timeout: 240_000,
}, async () => {
  expect(names.length).toBeGreaterThan(30);
  const { files }: { files: FileReport[] } = JSON.parse(folder.run(['check', '--format', 'json', ...names]).out);
  expect(files).toHaveLength(names.length);
  let count = 0;
  for (const file of files) {
    const uri = pathToFileURL(join(folder.path, file.path)).href;
    await client.open(uri, readFileSync(join(folder.path, file.path), 'utf8'), 'plaintext');
    const at = ({ line, column }: Position) => ({ line: line - 1, character: column - 1 });
    const rangeOf = ({ start, end }: Range) => ({ start: at(start), end: at(end) });
    const card = await client.connection.sendRequest<Card>('owabi/card', { textDocument: { uri } });
    expect({ kind: card.kind.id, reason: card.kind.reason }).toEqual({ kind: file.kind, reason: file.kindReason });
    const present = card.elements.filter(({ evidence }) => evidence.length > 0);
    expect(
      Object.fromEntries(present.map(({ element, evidence }) => [element, evidence.map(({ range }) => range)])),
    ).toEqual(Object.fromEntries(Object.entries(file.elements).map(([name, ranges]) => [name, ranges.map(rangeOf)])));
    expect(card.credits.map(({ credit, range }) => ({ credit, range }))).toEqual(
      file.credits.map(({ credit, range }: Credit) => ({ credit, range: rangeOf(range) })),
    );
    count += present.length + card.credits.length;
    await client.close(uri);
  }
  expect(count).toBeGreaterThan(50);
});

it('becomes lines of a tree in VS Code: what is good first, then what is missing, with what to add', async () => {
  const { cardItems } = createRequire(import.meta.url)('../../editors/vscode/src/card-items.js') as {
    cardItems(card: Card | null): readonly Item[];
  };
  const uri = pathToFileURL(join(folder.path, 'x.txt')).href;
  await client.open(uri, 'Dear Ms Ito,\n\nOn 3 March we deleted two of your photos by mistake.\n');
  const card = await client.connection.sendRequest<Card>('owabi/card', { textDocument: { uri } });
  const [head, ...groups] = cardItems(card);
  expect(head).toMatchObject({ label: `${card.kind.name} · English`, description: card.kind.reason });
  expect(groups.map(({ label }) => label)).toEqual([
    'Already good',
    'Missing',
    'Present',
    'Not asked of this statement',
  ]);
  const [good, missing, present] = groups;
  expect(good!.children.map(({ range }) => range)).toEqual(card.credits.map(({ range }) => range));
  const apology = missing!.children.find(({ label }) => label === 'apology')!;
  const element = card.elements.find((one) => one.element === 'apology')!;
  expect(apology).toMatchObject({ description: element.message, icon: { name: element.severity } });
  for (const wording of element.instead!) expect(apology.tooltip).toContain(wording);
  expect(present!.children.find(({ label }) => label === 'when')!.range).toEqual(
    card.elements.find((one) => one.element === 'when')!.evidence[0]!.range,
  );
  expect(cardItems(null)).toEqual([]);
});

interface Item {
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly range?: unknown;
  readonly icon?: { readonly name: string };
  readonly children: readonly Item[];
}
