import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, makeQuietFolder, type Ran } from './owabi.ts';

const DRAFT = 'We are sorry. Our secret banana was late.\nThe banana fell.\n';

let folder: Folder;
beforeEach(() => {
  folder = makeQuietFolder();
  folder.write('notices/a.txt', DRAFT);
  folder.write('notices/b.txt', 'We are sorry. The banana burst.\n');
});
afterEach(() => folder.remove());

const read = (name: string): string => readFileSync(join(folder.path, name), 'utf8');
const check = (...args: string[]): Ran => folder.run(['check', '--baseline', 'known.json', ...args]);
const update = (...args: string[]): Ran => check('--update-baseline', ...args, 'notices');
const JA = { env: { LANG: 'ja_JP.UTF-8' } };

describe('--update-baseline', () => {
  it('writes down what there is, and the run passes', () => {
    const { code, out, err } = update();
    expect({ code, err }).toEqual({ code: 0, err: 'owabi: known.json now knows 3 findings and 0 missing elements.\n' });
    expect(out).toBe('✔ Nothing new in 2 files.\nNot shown: 3 known before (--baseline)\n');
    expect(check('notices').code).toBe(0);
  });

  it('writes a file that people can read, in one order, without a word of a statement', () => {
    update('--rule', 'missing-apology=error', '--kind', 'recall');
    const text = read('known.json');
    const { files, ...rest } = JSON.parse(text);
    expect(rest).toEqual({ 'owabi-baseline': 1 });
    expect(Object.keys(files)).toEqual(['notices/a.txt', 'notices/b.txt']);
    expect(Object.values(files['notices/a.txt'].findings['no-banana'])).toEqual([1, 1]);
    expect(Object.keys(files['notices/a.txt'].findings['no-banana']).join()).toMatch(/^[0-9a-f]{16},[0-9a-f]{16}$/u);
    expect(text).not.toMatch(/secret|late|fell|burst/u);
    update('--rule', 'missing-apology=error', '--kind', 'recall');
    expect(read('known.json')).toBe(text);
  });

  it('knows missing elements by file and element', () => {
    const flags = ['--rule', 'missing-contact=error', '--kind', 'recall'];
    expect(check('--update-baseline', ...flags, 'notices/a.txt').code).toBe(0);
    expect(JSON.parse(read('known.json')).files['notices/a.txt'].missing).toEqual(['contact']);
    expect(check(...flags, 'notices/a.txt').code).toBe(0);
    const { code, out } = check(...flags, 'notices/b.txt', '--rule', 'no-banana=off');
    expect(code).toBe(1);
    expect(out).toContain('1 missing element (contact)');
  });

  it('keeps what it knows of statements that are not read, and forgets those that are no more', () => {
    update();
    writeFileSync(join(folder.path, 'notices/a.txt'), 'We are sorry. The banana slept.\n');
    check('--update-baseline', 'notices/a.txt');
    expect(check('notices').code).toBe(0);
    rmSync(join(folder.path, 'notices/b.txt'));
    check('--update-baseline', 'notices/a.txt');
    expect(Object.keys(JSON.parse(read('known.json')).files)).toEqual(['notices/a.txt']);
  });

  it('wants the name of the file', () => {
    const { code, err } = folder.run(['check', '--update-baseline', 'notices']);
    expect(code).toBe(2);
    expect(err).toContain('--update-baseline needs --baseline');
  });

  it('says so in Japanese', () => {
    const { err } = folder.run(['check', '--baseline', 'known.json', '--update-baseline', 'notices'], JA);
    expect(err).toBe('owabi: known.json に、指摘3件と足りない要素0件を書きました。\n');
  });
});

describe('--baseline', () => {
  beforeEach(() => {
    update();
  });

  it('knows a sentence again in another line, broken otherwise, in another place of the file', () => {
    folder.write('notices/a.txt', 'We are sorry.\n\nThe banana\nfell. Hello.\n\nOur  secret banana was late.\n');
    expect(check('notices').code).toBe(0);
  });

  it('shows a swap: one phrase gone, another come', () => {
    folder.write('notices/a.txt', DRAFT.replace('fell', 'wept'));
    const { code, out, err } = check('notices');
    expect(code).toBe(1);
    expect(out).toContain('2 │ The banana wept.');
    expect(out).toContain('✖ 1 error  2 files\nNot shown: 2 known before (--baseline)\n');
    expect(err).toBe(
      'owabi: 1 entry of known.json no longer occurs (--update-baseline takes them out).\n  notices/a.txt  no-banana\n',
    );
  });

  it('counts: the same sentence once more is new', () => {
    folder.write('notices/a.txt', `${DRAFT}The banana fell.\n`);
    const { code, out } = check('-f', 'json', 'notices');
    expect(code).toBe(1);
    const { files, summary } = JSON.parse(out);
    expect(files[0].findings.map((one: { range: { start: { line: number } } }) => one.range.start.line)).toEqual([3]);
    expect(summary).toMatchObject({ error: 1, withheld: { baseline: 3 } });
  });

  it('reports what no longer occurs, and the run still passes', () => {
    folder.write('notices/a.txt', 'We are sorry.\n');
    expect(check('notices')).toMatchObject({
      code: 0,
      err: 'owabi: 2 entries of known.json no longer occur (--update-baseline takes them out).\n  notices/a.txt  no-banana ×2\n',
    });
    const { err } = folder.run(['check', '--baseline', 'known.json', 'notices'], JA);
    expect(err).toContain('known.json の2件は、もうありません');
  });

  it('takes nothing for gone that was not read', () => {
    expect(check('notices/b.txt')).toMatchObject({ code: 0, err: '' });
  });

  it('follows a sentence into a file of another name, but not to a second place', () => {
    renameSync(join(folder.path, 'notices/a.txt'), join(folder.path, 'notices/c.txt'));
    expect(check('notices')).toMatchObject({ code: 0, err: '' });
    expect(check('notices/c.txt')).toMatchObject({ code: 0, err: '' });
    folder.write('notices/a.txt', DRAFT);
    expect(check('notices/c.txt').code).toBe(1);
    expect(check('notices').code).toBe(1);
  });

  it('means the same files from another folder', () => {
    mkdirSync(join(folder.path, 'sub'));
    const { code } = folder.run(['check', '--baseline', join(folder.path, 'known.json'), join(folder.path, 'notices')]);
    expect(code).toBe(0);
  });

  it('does not take a known missing element for one that is not asked for', () => {
    const flags = ['--rule', 'missing-contact=error', '--kind', 'recall', 'notices/a.txt'];
    const card = (out: string): string => /^Elements: .*$/mu.exec(out)![0];
    const before = card(folder.run(['check', ...flags]).out);
    check('--update-baseline', ...flags);
    expect(card(check(...flags).out)).toBe(before);
  });
});

describe('a baseline that is none', () => {
  it.each([
    [
      'nothing at all',
      undefined,
      /there is no such baseline\n {2}┌ known\.json\n {2}help: --update-baseline writes it/u,
    ],
    [
      'a torn file',
      '{"owabi-baseline": 1, "files": {',
      /this is not valid JSON: [\s\S]*known\.json[\s\S]*write it anew/u,
    ],
    ['another file', '{"name": "x"}', /this is no baseline of owabi/u],
    ['a list', '[]', /this is no baseline of owabi/u],
    ['one of a later day', '{"owabi-baseline": 2, "files": []}', /baseline of version 2[\s\S]*a newer owabi/u],
    ['one without files', '{"owabi-baseline": 1}', /what it says of "files" is broken/u],
    ['a wrong count', '{"owabi-baseline": 1, "files": {"a.md": {"findings": {"x": {"y": -1}}}}}', /"a\.md" is broken/u],
  ])('%s ends with 2 and a clear word', (_, text, words) => {
    if (text !== undefined) folder.write('known.json', text);
    const { code, out, err } = check('notices');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(words);
  });

  it('is never written over', () => {
    folder.write('known.json', '{"name": "x"}');
    expect(update().code).toBe(2);
    expect(read('known.json')).toBe('{"name": "x"}');
  });
});
