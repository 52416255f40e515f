/** Does what docs/ci.md and the files for CI say, in a folder of its own. Fetches nothing. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readYaml } from '../../src/problem/yaml.ts';
import { type Folder, makeFolder } from './owabi.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const yaml = (name: string): unknown => readYaml(read(name), name).value;

let folder: Folder;
beforeEach(() => {
  folder = makeFolder();
  mkdirSync(join(folder.path, 'node_modules'));
  symlinkSync(root, join(folder.path, 'node_modules', 'owabi'));
  folder.write('notices/search.md', '# Search\n\nOn 3 May search was down. Only a handful of you noticed it.\n');
});
afterEach(() => folder.remove());

/** Runs a script with this owabi as `npx owabi`. */
function bash(script: string, env: Record<string, string> = {}) {
  const bin = join(root, 'bin', 'owabi.js');
  const ours = `npx() { while [ "$1" != owabi ]; do shift; done; shift; "${process.execPath}" "${bin}" "$@"; }`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${ours}\n${script}`], {
    cwd: folder.path,
    env: { PATH: process.env.PATH ?? '', HOME: folder.path, ...env },
  });
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}

describe('docs/ci.md', () => {
  it('is true from top to bottom: its commands end as it says', { timeout: 120_000 }, () => {
    const blocks = [...read('docs/ci.md').matchAll(/^```sh\n([\s\S]*?)^```$/gmu)].flatMap(([, text]) =>
      text!.trim().split('\n'),
    );
    expect(blocks.length).toBeGreaterThan(8);
    const wrong = blocks.flatMap((line) => {
      const [, command, code] = /^(.*?)\s*# exit code (\d)$/u.exec(line) ?? [];
      if (command === undefined) return [`${line}: does not say how it ends`];
      const ran = bash(command);
      return ran.code === Number(code) ? [] : [`${line}: ended with ${ran.code}: ${ran.err}`];
    });
    expect(wrong).toEqual([]);
  });

  it('names every option of a run in CI', () => {
    const names = ['--output-file', '--baseline', '--update-baseline', '--since', '--staged', '--cache', '--quiet'];
    expect(names.filter((name) => !read('docs/ci.md').includes(name))).toEqual([]);
  });
});

describe('action.yml', () => {
  const { inputs, runs } = yaml('action.yml') as {
    inputs: Record<string, { default: string }>;
    runs: { steps: { run: string; env?: Record<string, string> }[] };
  };

  /** Runs the steps as GitHub does, with the inputs in the places of their expressions. */
  function act(given: Record<string, string>) {
    folder.write('summary.md', '');
    const inputFor = (name: string): string => given[name] ?? (name === 'since' ? 'all' : inputs[name]!.default);
    return runs.steps.map(({ run, env = {} }) => {
      const variables = Object.entries(env).map(([name, value]) => {
        const [, input] = /^\$\{\{ inputs\.([\w-]+) \}\}$/u.exec(value)!;
        return [name, inputFor(input!)];
      });
      expect(run).not.toContain('${{');
      return bash(`set -eo pipefail\n${run}`, {
        ...Object.fromEntries(variables),
        GITHUB_ACTION_PATH: root,
        GITHUB_STEP_SUMMARY: join(folder.path, 'summary.md'),
      });
    });
  }

  it('annotates, writes the page of the job and SARIF, and fails with owabi', () => {
    const [build, checked] = act({ paths: 'notices\n', sarif: 'out.sarif', args: '--fail-on=warning\n--quiet' });
    expect(build!.code).toBe(0);
    expect(checked).toMatchObject({ code: 1, err: '' });
    expect(checked!.out).toMatch(/^::error file=notices\/search\.md,line=3/u);
    expect(readFileSync(join(folder.path, 'summary.md'), 'utf8')).toContain('Only a handful of');
    expect(JSON.parse(readFileSync(join(folder.path, 'out.sarif'), 'utf8')).version).toBe('2.1.0');
  });

  it('keeps to what has changed, and takes no input for a command', () => {
    execFileSync('git', ['init', '--quiet'], { cwd: folder.path });
    execFileSync('git', ['add', 'notices'], { cwd: folder.path });
    const names = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...names, 'commit', '--quiet', '-m', 'x'], { cwd: folder.path });
    expect(act({ since: 'HEAD', paths: 'notices' })[1]).toMatchObject({ code: 0, out: '' });
    const [, hostile] = act({ paths: '$(touch x)\n"; touch x; "', since: '`touch x`' });
    expect(hostile!.code).toBe(2);
    expect(hostile!.err).toContain('there is no commit "`touch x`"');
    expect(bash('ls x').code).not.toBe(0);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  it('names commands that there are', () => {
    const hooks = yaml('.pre-commit-hooks.yaml') as { id: string; entry: string }[];
    expect(hooks.map(({ id }) => id)).toEqual(['owabi', 'owabi-staged']);
    bash('git init --quiet && git add notices');
    for (const { entry } of hooks) expect(bash(`${entry} notices/search.md`).code).toBe(1);
  });
});

describe('ci/gitlab.yml', () => {
  it('writes the reports that it hands over', () => {
    const { owabi } = yaml('ci/gitlab.yml') as {
      owabi: { script: string[]; artifacts: { reports: Record<string, string> } };
    };
    const { code, out } = bash(owabi.script.filter((line) => line !== 'npm ci').join('\n'), { OWABI_PATHS: 'notices' });
    expect(code).toBe(1);
    expect(out).toContain('minimize-count');
    const { codequality, junit } = owabi.artifacts.reports;
    expect(JSON.parse(readFileSync(join(folder.path, codequality!), 'utf8'))[0].check_name).toBe('minimize-count');
    expect(readFileSync(join(folder.path, junit!), 'utf8')).toContain('<failure');
  });
});
