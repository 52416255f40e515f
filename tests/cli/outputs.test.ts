import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, type Folder, makeQuietFolder } from './owabi.ts';

let folder: Folder;
beforeEach(() => {
  folder = makeQuietFolder();
  folder.write('found.txt', 'We are sorry.\nThe banana was ours.\n');
});
afterEach(() => folder.remove());

const read = (name: string): string => readFileSync(join(folder.path, name), 'utf8');
const JA = { env: { LANG: 'ja_JP.UTF-8' } };

describe('several reports of one run', () => {
  it('go where each was sent, and the exit code is that of the run', () => {
    const { code, out, err } = folder.run(['check', '-f', 'sarif=out.sarif', '-f', 'terminal', 'found.txt']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('✖ error  no-banana');
    expect(JSON.parse(read('out.sarif')).runs[0].results[0].ruleId).toBe('no-banana');
  });

  it('are each what they are alone', () => {
    const alone = folder.run(['check', '--format', 'junit', 'found.txt']).out;
    folder.run(['check', '-f', 'json=a.json', '-f', 'junit=b.xml', 'found.txt']);
    expect(read('b.xml')).toBe(alone);
    expect(read('a.json')).toBe(folder.run(['check', '-f', 'json', 'found.txt']).out);
  });

  it('say nothing to the output when all go into files', () => {
    expect(folder.run(['check', '--format=json=a.json', 'found.txt'])).toEqual({ code: 1, out: '', err: '' });
  });

  it('name the version where the format names it', () => {
    const { version } = JSON.parse(readFileSync(join(BIN, '..', '..', 'package.json'), 'utf8'));
    const { out } = folder.run(['check', '-f', 'sarif', 'found.txt']);
    expect(JSON.parse(out).runs[0].tool.driver.semanticVersion).toBe(version);
  });

  it.each([
    [['-f', 'json', '-f', 'sarif'], 'only one format can go to standard output', '-f sarif=FILE'],
    [['-f', 'json=a', '-f', 'sarif=./a'], 'only one format can go to "./a"', '-f sarif=FILE'],
    [['-f', 'json', '-f', 'sarif', '--output-file', 'a'], 'only one format can go to "a"', '-f sarif=FILE'],
    [['-f', 'srif=a'], 'unknown --format "srif"', 'did you mean "sarif"?'],
    [['-f', 'sarif='], '--format sarif= names no file', '--format sarif=owabi.sarif'],
  ])('are refused with 2 when they are mixed up: %j', (flags, message, help) => {
    const { code, out, err } = folder.run(['check', ...flags, 'found.txt']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(help);
    expect(existsSync(join(folder.path, 'a'))).toBe(false);
  });

  it('are refused in Japanese as well', () => {
    expect(folder.run(['check', '-f', 'json', '-f', 'sarif', 'found.txt'], JA).err).toBe(
      'エラー: 標準出力に出せる形式は一つだけです\n  ヒント: ほかの形式はファイルに書き出してください: -f sarif=ファイル\n',
    );
  });
});

describe('a report in a file', () => {
  it('is written by --output-file, into folders that it makes', () => {
    const { code, out } = folder.run(['check', '--output-file', 'reports/today/owabi.txt', 'found.txt']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(read('reports/today/owabi.txt')).toContain('no-banana');
  });

  it('takes what has no file of its own', () => {
    folder.run(['check', '-f', 'json=a.json', '-f', 'compact', '--output-file', 'b.txt', 'found.txt']);
    expect(JSON.parse(read('a.json')).files).toHaveLength(1);
    expect(read('b.txt')).toContain('found.txt: line 2');
  });

  it('has no colour, even where colour is asked for, and the width of no terminal', () => {
    folder.run(['check', '--color', '--output-file', 'a.txt', 'found.txt'], { env: { COLUMNS: '40' } });
    folder.run(['check', '--no-color', '--output-file', 'b.txt', 'found.txt'], { env: { COLUMNS: '120' } });
    expect(read('a.txt')).not.toContain('\u001b');
    expect(read('a.txt')).toBe(read('b.txt'));
  });

  it('takes the place of an older one at once, keeps its rights, and leaves nothing else behind', () => {
    folder.write('out.json', 'old');
    chmodSync(join(folder.path, 'out.json'), 0o640);
    const before = readdirSync(folder.path);
    folder.run(['check', '-f', 'json=out.json', 'found.txt']);
    expect(JSON.parse(read('out.json')).version).toBe(1);
    expect(statSync(join(folder.path, 'out.json')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.path)).toEqual(before);
  });

  it('follows a link to a file', () => {
    folder.write('elsewhere/out.json', 'old');
    symlinkSync(join('elsewhere', 'out.json'), join(folder.path, 'out.json'));
    folder.run(['check', '-f', 'json=out.json', 'found.txt']);
    expect(lstatSync(join(folder.path, 'out.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(read('elsewhere/out.json')).version).toBe(1);
  });

  it('is a document also when there is nothing to report', () => {
    folder.write('clean.txt', 'We are sorry about the apple.\n');
    expect(folder.run(['check', '-f', 'gitlab=a.json', 'clean.txt']).code).toBe(0);
    expect(JSON.parse(read('a.json'))).toEqual([]);
  });

  it('that cannot be written ends with 2, and the others are written', () => {
    mkdirSync(join(folder.path, 'taken'));
    const args = ['check', '-f', 'json=taken', '-f', 'sarif=found.txt/x', '-f', 'unix=ok.txt', '-f', 'compact'];
    const { code, out, err } = folder.run([...args, 'found.txt']);
    expect(code).toBe(2);
    expect(err).toBe(
      'error: cannot write this file: it is a folder\n  ┌ taken\n\n' +
        'error: cannot write this file: a part of its path is no folder\n  ┌ found.txt/x\n',
    );
    expect(out).toContain('no-banana');
    expect(read('ok.txt')).toContain('no-banana');
    expect(folder.run(['check', '-f', 'json=taken', 'found.txt'], JA).err).toBe(
      'エラー: 書き込めません(フォルダーです)\n  ┌ taken\n',
    );
  });

  it('never takes the place of a statement', () => {
    const before = read('found.txt');
    const { code, err } = folder.run(['check', '--output-file', './found.txt', 'found.txt']);
    expect(code).toBe(2);
    expect(err).toContain('the report would be written over the statement\n  ┌ found.txt');
    expect(read('found.txt')).toBe(before);
  });

  it('is no statement the next time', () => {
    const run = () => folder.run(['check', '-f', 'html=review.html', '-f', 'json', '.']).out;
    const first = run();
    expect(run()).toBe(first);
  });
});

describe('the page of a job in GitHub Actions', () => {
  it('is added to, and any other file is written anew', () => {
    folder.write('page.md', 'before\n');
    folder.write('other.md', 'before\n');
    const args = ['check', '-f', 'github-summary=page.md', 'found.txt'];
    folder.run(args, { env: { GITHUB_STEP_SUMMARY: join(folder.path, 'page.md') } });
    folder.run(['check', '-f', 'github-summary=other.md', 'found.txt'], { env: { GITHUB_STEP_SUMMARY: '/dev/null' } });
    expect(read('page.md')).toBe(`before\n${read('other.md')}`);
    expect(read('other.md')).toMatch(/^## owabi\n/u);
  });
});

describe('the help', () => {
  it.each([
    ['en_GB.UTF-8', 'Formats:', /^ {2}sarif +SARIF 2\.1\.0$/mu, /^ {2}html +one page, for those who approve/mu],
    ['ja_JP.UTF-8', '出力の形式:', /^ {2}sarif +SARIF 2\.1\.0$/mu, /^ {2}html +承認する人のための一ページ$/mu],
  ])('lists every format with what it is for (%s)', (LANG, title, ...lines) => {
    const { out } = folder.run(['check', '--help'], { env: { LANG } });
    expect(out).toContain(`\n${title}\n`);
    for (const line of lines) expect(out).toMatch(line);
  });
});
