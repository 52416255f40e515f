import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, makeQuietFolder, OWN_RULE } from './owabi.ts';

let folder: Folder;
beforeAll(() => {
  folder = makeQuietFolder();
  folder.write(
    'own/no-cherry.yaml',
    OWN_RULE.replaceAll('banana', 'cherry').replace('severity: error', 'severity: warning'),
  );
  folder.write('error.txt', 'We are sorry. The banana was ours. The cherry was ours.\n');
  folder.write('warnings.txt', 'We are sorry. The cherry was ours. The cherry fell. The cherry burst.\n');
  folder.write('clean.txt', 'We are sorry about the apple.\n');
  folder.write('nothing/x.js', '');
});
afterAll(() => folder.remove());

const JA = { env: { LANG: 'ja_JP.UTF-8' } };

describe('--max-warnings', () => {
  it.each([
    [3, 0],
    [2, 1],
    [0, 1],
  ])('of %d, with three warnings, ends with %d', (most, expected) => {
    expect(folder.run(['check', '--max-warnings', String(most), 'warnings.txt']).code).toBe(expected);
  });

  it('says why the run fails, beside the report', () => {
    const { out, err } = folder.run(['check', '-f', 'json', '--max-warnings', '2', 'warnings.txt']);
    expect(err).toBe('owabi: 3 warnings: --max-warnings allows 2\n');
    expect(JSON.parse(out).summary.warning).toBe(3);
    expect(folder.run(['check', '--max-warnings', '2', 'warnings.txt'], JA).err).toBe(
      'owabi: 「注意」が3件あります。--max-warnings は2件までです\n',
    );
  });

  it('counts missing elements like findings', () => {
    const args = ['check', '--rule', 'missing-apology=warning', '--kind', 'first-notice', '--max-warnings', '0'];
    expect(folder.run([...args, 'clean.txt']).code).toBe(0);
    expect(folder.run([...args, '-'], { input: 'Search was down.' }).code).toBe(1);
  });
});

describe('--quiet', () => {
  it('shows only errors, and counts everything', () => {
    const { code, out } = folder.run(['check', '--quiet', 'error.txt', 'warnings.txt', 'clean.txt']);
    expect(code).toBe(1);
    expect(out).toContain('no-banana');
    expect(out).not.toContain('no-cherry');
    expect(out).not.toContain('warnings.txt');
    expect(out).toContain('✔ clean.txt');
    expect(out).toContain('✖ 1 error  ▲ 4 warnings  3 files\nNot shown: 4 less grave (--quiet)\n');
  });

  it('says so in Japanese', () => {
    const { out } = folder.run(['check', '--quiet', 'warnings.txt'], JA);
    expect(out).toContain('▲ 注意 3件  1ファイル\n表示していない指摘: 重大でないもの 3件(--quiet)\n');
  });

  it('does not take a missing element for one that is not asked for', () => {
    const args = ['check', '--rule', 'missing-apology=warning', '--kind', 'first-notice', '-'];
    const card = (flags: string[]): string =>
      /^Elements: .*$/mu.exec(folder.run([...args, ...flags], { input: 'On 3 May search was down.' }).out)![0];
    expect(card(['--quiet'])).toBe(card([]));
    const { out } = folder.run([...args, '--quiet'], { input: 'On 3 May search was down.' });
    expect(out.replace(/\s+/gu, ' ')).not.toMatch(/Not asked of this statement:[^▲]*apology/u);
    expect(out).not.toContain('Say what you apologise for');
  });

  it('holds for programs as well, with honest counts', () => {
    const { files, summary } = JSON.parse(folder.run(['check', '-f', 'json', '--quiet', 'error.txt']).out);
    expect(files[0].findings.map(({ rule }: { rule: string }) => rule)).toEqual(['no-banana']);
    expect(summary).toMatchObject({ error: 1, warning: 1, withheld: { quiet: 1, baseline: 0, unchanged: 0 } });
  });

  it('changes no exit code', () => {
    const run = (...flags: string[]) => folder.run(['check', '--quiet', ...flags, 'warnings.txt']).code;
    expect([run(), run('--fail-on', 'warning'), run('--max-warnings', '2')]).toEqual([0, 1, 1]);
  });
});

describe('names that lead to no statement', () => {
  it.each([[['nothing']], [['*.nope']], [['gone.txt']], [[]]])(
    '%j ends with 2, and with 0 where that is meant',
    (names) => {
      expect(folder.run(['check', ...names]).code).toBe(2);
      expect(folder.run(['check', '--no-error-on-unmatched', ...names])).toEqual({ code: 0, out: '', err: '' });
    },
  );

  it('still give a document to a program', () => {
    const { code, out } = folder.run(['check', '--no-error-on-unmatched', '-f', 'json', 'nothing']);
    expect(code).toBe(0);
    expect(JSON.parse(out).files).toEqual([]);
  });

  it('do not excuse what cannot be read', () => {
    folder.write('empty.txt', '');
    expect(folder.run(['check', '--no-error-on-unmatched', 'nothing', 'empty.txt']).code).toBe(2);
  });
});

describe('.owabiignore', () => {
  it('leaves out what it names as .gitignore would, and has the last word beside it', () => {
    folder.write('all/.gitignore', 'sent/\n*.log.txt\n');
    folder.write('all/.owabiignore', 'old/**\n!old/kept.txt\n!a.log.txt\n');
    for (const name of ['a.log.txt', 'b.txt', 'old/c.txt', 'old/kept.txt', 'sent/d.txt'])
      folder.write(`all/${name}`, 'x');
    const { out } = folder.run(['check', '-f', 'json', 'all']);
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual([
      'all/a.log.txt',
      'all/b.txt',
      'all/old/kept.txt',
    ]);
  });
});
