import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { manPage } from '../../src/cli/man-page.ts';
import { type Folder, makeFolder } from './owabi.ts';

let folder: Folder;
beforeAll(() => {
  folder = makeFolder();
  folder.write('draft one.md', '');
  for (const shell of ['bash', 'zsh', 'fish']) folder.write(`owabi.${shell}`, folder.run(['completion', shell]).out);
});
afterAll(() => folder.remove());

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
const run = (program: string, ...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder.path });
  expect({ status, err: stderr.toString() }).toEqual({ status: 0, err: '' });
  return stdout.toString();
};

/** What bash offers for the last of these words. */
const inBash = (...words: string[]): string[] =>
  run(
    'bash',
    '--norc',
    '-c',
    `. ./owabi.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _owabi; printf '%s\\n' "\${COMPREPLY[@]}"`,
    '-',
    'owabi',
    ...words,
  )
    .split('\n')
    .filter((line) => line !== '');

describe.skipIf(!has('bash'))('in bash', () => {
  it('completes commands, options, values and files', () => {
    expect(inBash('')).toEqual(expect.arrayContaining(COMMANDS.map(({ name }) => name)));
    expect(inBash('ch')).toEqual(['check']);
    expect(inBash('check', '--up')).toEqual(['--update-baseline']);
    expect(inBash('check', '--kind', 're')).toEqual(['recall']);
    expect(inBash('check', '-f', 'git')).toEqual(['github', 'github-summary', 'gitlab']);
    expect(inBash('check', 'draft')).toEqual(['draft one.md']);
    expect(inBash('check', '--baseline', 'draft')).toEqual(['draft one.md']);
    expect(inBash('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(inBash('init', '')).toEqual([]);
  });
});

describe.skipIf(!has('fish'))('in fish', () => {
  it('completes commands, options, values and files', () => {
    const inFish = (line: string): string[] =>
      run('fish', '--no-config', '-c', `source owabi.fish; complete -C ${JSON.stringify(line)}`)
        .split('\n')
        .map((one) => one.split('\t', 1)[0]!)
        .filter((one) => one !== '');
    expect(inFish('owabi ')).toEqual(expect.arrayContaining(COMMANDS.map(({ name }) => name)));
    expect(inFish('owabi check --up')).toEqual(['--update-baseline']);
    expect(inFish('owabi check --kind re')).toContain('recall');
    expect(inFish('owabi check draft')).toEqual(['draft one.md']);
    expect(inFish('owabi completion ')).toEqual(['bash', 'fish', 'zsh']);
  });
});

describe.skipIf(!has('zsh'))('in zsh', () => {
  it('is a script that zsh takes', () => {
    run('zsh', '-f', '-n', 'owabi.zsh');
    run('zsh', '-f', '-c', 'autoload -U compinit; compinit -u -D; source ./owabi.zsh; whence -w _owabi');
  });
});

describe('completion', () => {
  it('has words in the language of its user', () => {
    const { out } = folder.run(['completion', 'fish'], { env: { LANG: 'ja_JP.UTF-8' } });
    expect(out).toContain("-a check -d '下書きを調べる'");
  });

  it.each(['bash', 'zsh', 'fish'])('knows every option, in %s', (shell) => {
    const script = readFileSync(join(folder.path, `owabi.${shell}`), 'utf8');
    const names = COMMANDS.flatMap(({ options }) => options.map(({ name }) => name.slice(2)));
    expect(names.filter((name) => !script.includes(name))).toEqual([]);
  });

  it('knows its shells', () => {
    const { code, err } = folder.run(['completion', 'fihs']);
    expect(code).toBe(2);
    expect(err).toContain('did you mean "fish"?');
  });
});

describe('the manual page', () => {
  const read = (name: string): string => readFileSync(join(import.meta.dirname, '..', '..', 'man', name), 'utf8');

  it('is that of today (else: npm run man)', () => {
    expect(read('owabi.1')).toBe(manPage('en'));
    expect(read('ja/owabi.1')).toBe(manPage('ja'));
  });

  it.skipIf(!has('groff'))('is one that man can set', () => {
    const { stdout, stderr } = spawnSync('groff', ['-man', '-Tutf8', '-ww'], { input: read('owabi.1') });
    expect(stderr.toString()).toBe('');
    // A letter in bold is printed twice, one over the other.
    expect(stdout.toString().replace(/.\u0008/gu, '')).toContain('sarif');
  });
});
