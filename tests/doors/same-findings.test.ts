/** What owabi says of a statement does not depend on the door through which one asks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DOORS, inOrder, type Said, type Statement } from './doors.ts';
import { makeTextlintProject, type TextlintProject } from './textlint-project.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures');

/** Every case, as it is. */
const cases: Statement[] = readdirSync(join(fixtures, 'cases'))
  .filter((name) => name !== 'expected.yaml')
  .map((name) => ({ name: `cases/${name}`, text: readFileSync(join(fixtures, 'cases', name), 'utf8') }));

interface Labelled {
  readonly id: string;
  readonly kind: string;
  readonly format: string;
  readonly text: string;
}

/** Every statement of the corpus. */
const corpus: Statement[] = globSync('corpus/*/*.yaml', { cwd: fixtures, ignore: 'corpus/sentences/**' })
  .sort()
  .map((file) => parse(readFileSync(join(fixtures, file), 'utf8')) as Labelled)
  .map(({ id, kind, format, text }) => ({
    name: `corpus/${id}.${format}`,
    text: text.startsWith('---') ? text : `---\nkind: ${kind}\n---\n\n${text}`,
  }));

/** Of the same words in HTML, since the corpus has none, with characters that are written otherwise there. */
const pages: Statement[] = [...cases, ...corpus]
  .filter((_, index) => index % 4 === 0)
  .map(({ name, text }, index) => {
    const body = text
      .replace(/^---\n[\s\S]*?\n---\n/u, '')
      .replace(/&/gu, '&amp;')
      .replace(/</gu, '&lt;')
      .split(/\n{2,}/u)
      .map((paragraph) => `<p>${paragraph}</p>`);
    const page = `<!DOCTYPE html>\n<html>\n<body>\n<h1>R&amp;D</h1>\n${body.join('\n')}\n</body>\n</html>\n`;
    return { name: `pages/${index}-${name.replace(/\W+/gu, '-')}.html`, text: page };
  });

const statements = [...cases, ...corpus, ...pages];

describe('the same findings through every door', () => {
  let project: TextlintProject;
  let expected: ReadonlyMap<string, readonly Said[]>;
  const doors = Object.entries(DOORS);

  beforeAll(async () => {
    project = makeTextlintProject();
    project.write(
      '.textlintrc.json',
      JSON.stringify({
        plugins: ['html'],
        rules: { 'preset-owabi/textlint': true, 'preset-ja-technical-writing': true },
      }),
    );
    for (const { name, text } of statements) project.write(name, text);
    expected = await doors[0]![1](project, statements);
  }, 120_000);
  afterAll(() => project.remove());

  it('has something to compare: statements in both languages and all formats, most with findings', () => {
    expect(cases.length).toBeGreaterThan(10);
    expect(corpus.length).toBeGreaterThan(400);
    const names = statements.map(({ name }) => name);
    expect([...expected.keys()].sort()).toEqual([...names].sort());
    expect(new Set(names.map((name) => name.split('.').at(-1)))).toEqual(new Set(['txt', 'md', 'html']));
    const said = [...expected.values()];
    expect(said.filter((all) => all.some(({ range }) => range[1] > 0)).length).toBeGreaterThan(said.length / 2);
    expect(new Set(said.flat().map(({ severity }) => severity)).size).toBe(3);
  });

  it.each(doors.slice(1))('%s', { timeout: 600_000 }, async (_, door) => {
    const said = await door(project, statements);
    for (const { name } of statements) {
      expect({ name, said: inOrder(said.get(name) ?? []) }).toEqual({ name, said: inOrder(expected.get(name)!) });
    }
  });
});
