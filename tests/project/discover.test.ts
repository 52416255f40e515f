import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportOf } from '../../src/lint/report.ts';
import { discover } from '../../src/project/discover.ts';
import { globMatcher } from '../../src/project/globs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'owabi-discover-'));
  mkdirSync(join(folder, '.git'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (...names: string[]): void => {
  for (const name of names) {
    const [path = '', text = ''] = name.split('=');
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.replaceAll('|', '\n'));
  }
};

const found = async (names: string[], ignore: string[] = []): Promise<string[]> =>
  (await discover(names, { cwd: folder, ignore })).statements.map(({ path }) => path);

describe('a folder', () => {
  it('gives its statements in the order of their names, folders among them', async () => {
    write('b.md', 'a/z.txt', 'c.HTML', 'd.js', 'a/a.markdown');
    expect(await found(['.'])).toEqual(['a/a.markdown', 'a/z.txt', 'b.md', 'c.HTML']);
  });

  it('passes over a report that owabi has written, and takes it when it is named', async () => {
    const { html } = await import('../../src/report/html.ts');
    const page = html(reportOf('en', []), { color: false, columns: 80, maxFindings: 0, failOn: 'error' });
    write('notice.html');
    writeFileSync(join(folder, 'review.html'), page);
    expect(await found(['.'])).toEqual(['notice.html']);
    expect(await found(['review.html'])).toEqual(['review.html']);
  });

  it('leaves out what .gitignore and .owabiignore say, the innermost having the last word', async () => {
    write(
      '.gitignore=*.txt',
      'in/.owabiignore=!keep.txt|drop.md',
      'a.txt',
      'a.md',
      'in/keep.txt',
      'in/drop.md',
      'in/b.md',
    );
    expect(await found(['.'])).toEqual(['a.md', 'in/b.md', 'in/keep.txt']);
  });

  it('obeys ignore files above it, up to the root of the repository', async () => {
    write('.gitignore=in/old/', 'in/old/a.md', 'in/b.md');
    expect(await found(['in'])).toEqual(['in/b.md']);
  });

  it('never lets a file back in whose folder is ignored', async () => {
    write('.gitignore=old/', 'old/.gitignore=!a.md', 'old/a.md', 'b.md');
    expect(await found(['.'])).toEqual(['b.md']);
  });

  it('leaves out what the configuration ignores', async () => {
    write('a.md', 'old/b.md', 'c.draft.md');
    expect(await found(['.'], ['old/', '*.draft.md'])).toEqual(['a.md']);
  });

  it('leaves hidden folders and node_modules alone', async () => {
    write('.hidden/a.md', 'node_modules/b.md', 'x/node_modules/c.md', 'd.md');
    expect(await found(['.'])).toEqual(['d.md']);
  });

  it('does not follow a link back into itself, and says of a broken one', async () => {
    write('in/a.md');
    symlinkSync(folder, join(folder, 'in', 'loop'));
    symlinkSync(join(folder, 'gone'), join(folder, 'in', 'b.md'));
    const { statements, problems } = await discover(['in'], { cwd: folder, ignore: [] });
    expect(statements.map(({ path }) => path)).toEqual(['in/a.md']);
    expect(problems).toMatchObject([{ file: 'in/b.md', message: { en: 'this link leads nowhere' } }]);
  });
});

describe('a glob', () => {
  it('names files of any ending, but none that is ignored', async () => {
    write('.gitignore=out/', 'a.rst', 'x/b.rst', 'out/c.rst');
    expect(await found(['**/*.rst'])).toEqual(['a.rst', 'x/b.rst']);
  });

  it('may begin outside of the current folder', async () => {
    write('x/a.md', 'y/b.md');
    const { statements } = await discover(['../y/*.md'], { cwd: join(folder, 'x'), ignore: [] });
    expect(statements.map(({ path }) => path)).toEqual(['../y/b.md']);
  });

  it('is a name when there is a file of that name', async () => {
    write('a[1].md', 'a1.md');
    expect(await found(['a[1].md'])).toEqual(['a[1].md']);
  });

  it('takes braces', async () => {
    write('a.md', 'b.txt', 'c.html');
    expect(await found(['*.{md,txt}'])).toEqual(['a.md', 'b.txt']);
  });
});

describe('globs of overrides', () => {
  it.each([
    ['*.md', 'deep/in/a.md', true],
    ['press/**', 'press/2026/a.md', true],
    ['./press/*.md', 'press/a.md', true],
    ['press/*.md', 'press/2026/a.md', false],
    ['お知らせ/**/*.md', 'お知らせ/第一報.md', true],
    ['*.txt', 'a.md', false],
  ])('%s and %s: %s', (glob, path, expected) => {
    expect(globMatcher([glob])(path)).toBe(expected);
  });
});
