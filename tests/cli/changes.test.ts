import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, type Folder, makeQuietFolder, type Ran } from './owabi.ts';

const LINES = ['We are sorry.', '', 'The banana fell.', '', 'We wrote to you.', '', 'A banana burst.', ''];

let folder: Folder;
beforeEach(() => {
  folder = makeQuietFolder();
  git('init', '--quiet', '--initial-branch=main');
  folder.write('old.txt', LINES.join('\n'));
  folder.write('same.txt', LINES.join('\n'));
  commit();
});
afterEach(() => folder.remove());

function git(...args: string[]): string {
  const names = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  // As on any other machine: nothing that its user has configured.
  const env = { PATH: process.env.PATH ?? '', HOME: folder.path, GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', [...names, ...args], { cwd: folder.path, env, stdio: 'pipe' }).toString();
}
function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x');
}

const JA = { env: { LANG: 'ja_JP.UTF-8' } };
const since = (...args: string[]): Ran => folder.run(['check', '-f', 'json', '--since', 'HEAD', ...args]);
const staged = (...args: string[]): Ran => folder.run(['check', '-f', 'json', '--staged', ...args]);

/** Each statement that was read, with the lines of its findings. */
const found = ({ out }: Ran): Record<string, number[]> =>
  Object.fromEntries(
    (JSON.parse(out).files as { path: string; findings: { range: { start: { line: number } } }[] }[]).map(
      ({ path, findings }) => [path, findings.map(({ range }) => range.start.line)],
    ),
  );

describe('--since', () => {
  it('reads only statements that have changed, and shows only findings of changed lines', () => {
    folder.write('old.txt', LINES.join('\n').replace('A banana burst', 'Our banana burst'));
    expect(found(since())).toEqual({ 'old.txt': [7] });
    expect(found(since('same.txt', 'old.txt'))).toEqual({ 'old.txt': [7] });
    const { out } = folder.run(['check', '--since', 'HEAD']);
    expect(out).toContain('✖ 1 error  1 file\nNot shown: 1 in unchanged lines\n');
  });

  it('shows a phrase when the end of its sentence has changed, or a line of it was taken out', () => {
    const long = (middle: string, end: string) =>
      `We are sorry for everything that went wrong on Tuesday.\n\nIt was only the one banana that fell down from the table,\n${middle}and that is what the people who saw it told us about ${end}.\n`;
    folder.write('long.txt', long('in the kitchen of the house where they all live together,\n', 'it'));
    commit();
    folder.write('long.txt', long('in the kitchen of the house where they all live together,\n', 'this'));
    expect(found(since())).toEqual({ 'long.txt': [3] });
    folder.write('long.txt', long('', 'it'));
    expect(found(since())).toEqual({ 'long.txt': [3] });
  });

  it('shows nothing where lines were taken out between sentences', () => {
    folder.write('old.txt', LINES.toSpliced(4, 1).join('\n'));
    expect(found(since())).toEqual({ 'old.txt': [] });
  });

  it('always shows what is said of a changed statement as a whole', () => {
    const flags = ['--rule', 'missing-contact=error', '--kind', 'recall'];
    folder.write('old.txt', LINES.join('\n').replace('wrote', 'spoke'));
    const { code, out } = since(...flags);
    expect(code).toBe(1);
    const { files } = JSON.parse(out);
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['old.txt']);
    expect(files[0].findings).toEqual([]);
    expect(files[0].missing).toHaveLength(1);
  });

  it('takes a new statement for changed in every line, whether Git has seen it or not', () => {
    folder.write('new.txt', 'We are sorry. A banana.\n');
    folder.write('seen.txt', 'We are sorry. A banana.\n');
    git('add', 'seen.txt');
    expect(found(since())).toEqual({ 'new.txt': [1], 'seen.txt': [1] });
  });

  it('does not take a new name for a change, and follows a statement to it', () => {
    git('mv', 'old.txt', 'moved.txt');
    renameSync(join(folder.path, 'same.txt'), join(folder.path, 'other.txt'));
    git('add', '--all');
    folder.write('other.txt', LINES.join('\n').replace('A banana burst', 'Our banana burst'));
    expect(found(since())).toEqual({ 'other.txt': [7] });
  });

  it('does not mind statements that are gone', () => {
    rmSync(join(folder.path, 'old.txt'));
    expect(since()).toMatchObject({ code: 0, err: 'owabi: no statement has changed\n' });
    expect(folder.run(['check', '--since', 'HEAD'], JA)).toEqual({
      code: 0,
      out: '',
      err: 'owabi: 変更された文書はありません\n',
    });
  });

  it('compares with the place where the work began, not with what others have done since', () => {
    git('switch', '--quiet', '--create', 'work');
    git('switch', '--quiet', 'main');
    folder.write('same.txt', 'We are sorry. No fruit.\n');
    commit();
    git('switch', '--quiet', 'work');
    folder.write('old.txt', LINES.join('\n').replace('The banana fell', 'One banana fell'));
    commit();
    expect(found(folder.run(['check', '-f', 'json', '--since', 'main']))).toEqual({ 'old.txt': [3] });
  });

  it.each([['spaces in it.txt', 'tab\there.txt', 'お知らせ「一」.txt', 'a"quote\\.txt', 'b/a.txt', '++ b.txt']])(
    'knows files by whatever name they have: %s',
    (...names) => {
      for (const name of names) folder.write(name, LINES.join('\n'));
      commit();
      for (const name of names) folder.write(name, LINES.join('\n').replace('A banana', 'One banana'));
      expect(found(since())).toEqual(Object.fromEntries(names.map((name) => [name, [7]])));
    },
  );

  it('is not led astray by lines that look like those of a patch', () => {
    const patch = '++ b/same.txt\n@@ -1 +1 @@\ndiff --git a/x b/x\n';
    folder.write('old.txt', `${LINES.join('\n')}${patch}`);
    commit();
    folder.write('old.txt', `${LINES.join('\n')}\n${patch}-- a/same.txt\n++ b/same.txt\n@@ -1,9 +1,9 @@\nA banana.`);
    expect(found(since())).toEqual({ 'old.txt': [15] });
  });

  it('counts lines as Git does in any encoding and with any line ends', () => {
    folder.write('crlf.txt', LINES.join('\r\n'));
    folder.write('utf16.txt', Buffer.from(`\ufeff${LINES.join('\n')}`, 'utf16le'));
    commit();
    folder.write('crlf.txt', LINES.join('\r\n').replace('A banana', 'One banana'));
    folder.write('utf16.txt', Buffer.from(`\ufeff${LINES.join('\n').replace('A banana', 'One banana')}`, 'utf16le'));
    // Git can't compare lines of UTF-16: all of them are new.
    expect(found(since())).toEqual({ 'crlf.txt': [7], 'utf16.txt': [3, 7] });
  });

  it('answers the same whatever its user has configured', () => {
    git('config', 'diff.noprefix', 'true');
    git('config', 'color.ui', 'always');
    git('config', 'diff.interHunkContext', '20');
    git('config', 'diff.external', 'false');
    folder.write(
      'old.txt',
      LINES.join('\n').replace('We are sorry', 'We are so sorry').replace('A banana', 'One banana'),
    );
    expect(found(since())).toEqual({ 'old.txt': [7] });
  });

  it('works in a folder of the repository', () => {
    folder.write('notices/a.txt', 'We are sorry. A banana.\n');
    folder.write('b.txt', 'We are sorry. A banana.\n');
    const { status, stdout } = (() => {
      try {
        return {
          status: 0,
          stdout: execFileSync(process.execPath, [BIN, 'check', '-f', 'unix', '--since', 'HEAD'], {
            cwd: join(folder.path, 'notices'),
            stdio: 'pipe',
          }).toString(),
        };
      } catch (error) {
        const { status, stdout } = error as { status: number; stdout: Buffer };
        return { status, stdout: stdout.toString() };
      }
    })();
    expect(status).toBe(1);
    expect(stdout).toMatch(/^a\.txt:1:\d+: .*no-banana\]\n$/u);
  });
});

describe('--staged', () => {
  it('reads what is staged, not what has become of it since', () => {
    folder.write('old.txt', LINES.join('\n').replace('A banana', 'One banana'));
    folder.write('new.txt', 'We are sorry. A banana.\n');
    git('add', '--all');
    folder.write('old.txt', 'We are sorry.\n');
    folder.write('new.txt', `We are sorry.\n${'A banana.\n'.repeat(9)}`);
    folder.write('unknown.txt', 'We are sorry. A banana.\n');
    expect(found(staged())).toEqual({ 'new.txt': [1], 'old.txt': [7] });
  });

  it('works before the first commit, and takes the names that a hook gives', () => {
    rmSync(join(folder.path, '.git'), { recursive: true });
    git('init', '--quiet');
    expect(staged()).toMatchObject({ code: 0, err: 'owabi: no statement has changed\n' });
    git('add', 'old.txt');
    expect(found(staged('old.txt', 'same.txt'))).toEqual({ 'old.txt': [3, 7] });
  });

  it('goes with a baseline', () => {
    folder.run(['check', '--baseline', 'known.json', '--update-baseline', 'old.txt']);
    folder.write('old.txt', `A banana fell.\n\n${LINES.join('\n')}`);
    git('add', '--all');
    expect(found(staged('--baseline', 'known.json'))).toEqual({ 'old.txt': [1] });
  });
});

describe('what has changed cannot be told', () => {
  it('outside a repository', () => {
    const outside = mkdtempSync(join(tmpdir(), 'owabi-outside-'));
    writeFileSync(join(outside, 'a.txt'), 'We are sorry.\n');
    rmSync(join(folder.path, '.git'), { recursive: true });
    for (const flags of [['--since', 'main'], ['--staged']]) {
      const { code, out, err } = folder.run(['check', ...flags, '.']);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('error: this is no Git repository\n  help: --since and --staged work inside a repository');
    }
    expect(folder.run(['check', '--staged', '.'], JA).err).toContain('ここは Git のリポジトリではありません');
    rmSync(outside, { recursive: true });
  });

  it.each(['mian', '--output=x', ''])('since a commit that is not there: %j', (ref) => {
    const { code, out, err } = folder.run(['check', `--since=${ref}`, '.']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`there is no commit "${ref}"`);
    expect(err).toContain('fetch-depth: 0');
  });

  it('without Git', () => {
    const { code, err } = folder.run(['check', '--staged', '.'], { env: { PATH: '/nowhere' } });
    expect(code).toBe(2);
    expect(err).toContain('git is not installed');
  });

  it('of standard input, and in two ways at once', () => {
    expect(folder.run(['check', '--staged', '-'], { input: 'x' }).err).toContain('standard input has no history');
    expect(folder.run(['check', '--staged', '--since', 'HEAD']).err).toContain('do not go together');
  });
});
