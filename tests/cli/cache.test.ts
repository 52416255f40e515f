import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, makeQuietFolder, OWN_RULE, type Ran } from './owabi.ts';

let folder: Folder;
beforeEach(() => {
  folder = makeQuietFolder();
  folder.write('a.txt', 'We are sorry.\nOur secret banana was ours.\n');
  folder.write('b.md', '---\nkind: recall\n---\n\nThe 📷 banana fell on 3 May.\n');
});
afterEach(() => folder.remove());

const CACHE = '.owabicache';
const read = (): string => readFileSync(join(folder.path, CACHE), 'utf8');
const check = (...args: string[]): Ran => folder.run(['check', '-f', 'json', ...args, 'a.txt', 'b.md']);

/** Compares a run that may use the cache with one that may not. */
function sameAsWithout(...args: string[]): void {
  const without = check(...args);
  expect(check('--cache', ...args)).toEqual(without);
  expect(check('--cache', ...args)).toEqual(without);
}

/** Whether everything was found in the cache: then it is not written again. */
const isUsed = (...args: string[]): boolean => {
  const before = read();
  check('--cache', ...args);
  return read() === before;
};

describe('--cache', () => {
  it('says the same, byte for byte, in every format', () => {
    sameAsWithout();
    const args = ['-f', 'html=1.html', '-f', 'sarif=1.sarif'];
    check('--cache', ...args.map((one) => one.replace('1', '2')));
    check(...args);
    for (const ending of ['html', 'sarif']) {
      expect(readFileSync(join(folder.path, `2.${ending}`), 'utf8')).toBe(
        readFileSync(join(folder.path, `1.${ending}`), 'utf8'),
      );
    }
  });

  it('is used as long as nothing changes, and a newer date is no change', () => {
    check('--cache');
    expect(isUsed()).toBe(true);
    utimesSync(join(folder.path, 'a.txt'), new Date(), new Date());
    expect(isUsed()).toBe(true);
    expect(isUsed('--fail-on', 'never')).toBe(true);
  });

  it.each<[string, () => void, string[]]>([
    ['a statement', () => folder.write('a.txt', 'We are sorry.\nThe banana and the banana.\n'), []],
    ['a rule', () => folder.write('own/no-banana.yaml', OWN_RULE.replaceAll('is a banana.', 'is fruit.')), []],
    ['another rule', () => folder.write('own/no-secret.yaml', OWN_RULE.replaceAll('banana', 'secret')), []],
    [
      'the configuration',
      () => {
        const file = join(folder.path, 'owabi.config.yaml');
        writeFileSync(file, `${readFileSync(file, 'utf8')}overrides: [{files: '*.md', rules: {no-banana: info}}]\n`);
      },
      [],
    ],
    ['the kind', () => {}, ['--kind', 'interview']],
    ['the harm', () => {}, ['--harm', 'none']],
    ['how loud a rule is', () => {}, ['--rule', 'no-banana=warning']],
    ['the language of the report', () => {}, ['--locale', 'ja']],
    ['the encoding', () => {}, ['--encoding', 'utf-8']],
  ])('is never wrong after a change of %s', (_, change, flags) => {
    check('--cache');
    change();
    expect(isUsed(...flags)).toBe(false);
    sameAsWithout(...flags);
  });

  it('holds not a word of a statement', () => {
    check('--cache');
    const text = read();
    const decoded = Object.values(JSON.parse(text).files as Record<string, string[]>).map(([, sealed]) =>
      Buffer.from(sealed!, 'base64').toString('latin1'),
    );
    expect(decoded.length).toBe(2);
    for (const one of [text, ...decoded]) expect(one).not.toMatch(/secret|banana|fell|3 May/u);
  });

  it('forgets statements that are gone, and keeps those that were not asked for', () => {
    check('--cache');
    rmSync(join(folder.path, 'a.txt'));
    folder.write('c.txt', 'We are sorry.\n');
    folder.run(['check', '--cache', 'c.txt']);
    expect(Object.keys(JSON.parse(read()).files).sort()).toEqual(['b.md', 'c.txt']);
  });

  it.each([
    ['torn', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['of another shape', () => '{"owabi-cache": 1, "identity": "x", "files": 3}'],
    [
      'changed in one place',
      (text: string) => text.replace(/(?<=\["[0-9a-f]+",")./u, (one) => (one === 'A' ? 'B' : 'A')),
    ],
    ['with broken entries', (text: string) => text.replace(/\["[0-9a-f]+","[^"]+"\]/gu, '[3]')],
  ])('that is %s is left aside and written anew', (_, breakIt) => {
    check('--cache');
    const whole = read();
    const wrong = breakIt(whole);
    expect(wrong).not.toBe(whole);
    folder.write(CACHE, wrong);
    sameAsWithout();
    expect(read()).toBe(whole);
  });

  it('lies where --cache-location says', () => {
    folder.run(['check', '--cache-location', 'kept/owabi', 'a.txt']);
    expect(existsSync(join(folder.path, 'kept/owabi'))).toBe(true);
    expect(existsSync(join(folder.path, CACHE))).toBe(false);
  });

  it('that cannot be written ends with 2', () => {
    mkdirSync(join(folder.path, 'taken'));
    const { code, err } = folder.run(['check', '--cache-location', 'taken', 'a.txt']);
    expect(code).toBe(2);
    expect(err).toContain('cannot write this file: it is a folder\n  ┌ taken');
  });

  it('is left aside with rules in code, and says so', () => {
    folder.write('rules.mjs', 'export default [];');
    const { err } = folder.run(['check', '--cache', '--rules', './rules.mjs', 'a.txt']);
    expect(err).toBe('owabi: --cache is left aside: rules in code may find something else tomorrow\n');
    expect(existsSync(join(folder.path, CACHE))).toBe(false);
    const { err: japanese } = folder.run(['check', '--cache', '--rules', './rules.mjs', '--locale', 'ja', 'a.txt']);
    expect(japanese).toContain('--cache は使いません');
  });

  it('keeps problems as they are', () => {
    folder.write('a.txt', ' \n');
    sameAsWithout();
  });

  it('reads many statements as without it', () => {
    for (let at = 0; at < 80; at++) {
      folder.write(
        `many/${at}.txt`,
        `We are sorry. The banana ${at} fell.\n${'We wrote to everyone today. '.repeat(300)}`,
      );
    }
    const run = (...args: string[]) => folder.run(['check', '-f', 'json', ...args, 'many']).out;
    const without = run();
    expect(run('--cache')).toBe(without);
    folder.write('many/7.txt', 'We are sorry. A banana.\n');
    expect(run('--cache')).toBe(run());
  });
});
