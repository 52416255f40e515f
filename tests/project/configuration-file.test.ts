import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError, renderProblem } from '../../src/problem/problem.ts';
import { loadConfiguration, ruleProblems } from '../../src/project/configuration-file.ts';
import type { Rule } from '../../src/rule/rule.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'owabi-configuration-'));
  mkdirSync(join(folder, '.git'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};

const load = (file?: string, cwd = folder) => loadConfiguration({ cwd, ...(file && { file }) });

/** Everything that is wrong, as its reader sees it. */
function mistakes(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map((problem) => renderProblem(problem, 'en')).join('\n');
    throw error;
  }
  return '';
}

describe('where a configuration is found', () => {
  it('is the default when there is no file', () => {
    expect(load().configuration).toMatchObject({ rules: {}, failOn: 'error', maxFindings: 10 });
    expect(load().files).toEqual([]);
  });

  it.each([
    ['owabi.config.yaml', 'locale: ja'],
    ['owabi.config.yml', 'locale: ja'],
    ['owabi.config.json', '{"locale": "ja"}'],
    ['.owabirc', 'locale: ja'],
    ['.owabirc.yaml', 'locale: ja'],
    ['.owabirc.json', '{"locale": "ja"}'],
    ['package.json', '{"name": "press", "owabi": {"locale": "ja"}}'],
  ])('may be %s', (name, text) => {
    write(name, text);
    expect(load().configuration.locale).toBe('ja');
  });

  it('is looked for upwards, and a package.json that says nothing of owabi is passed by', () => {
    write('owabi.config.yaml', 'locale: ja');
    write('press/package.json', '{"name": "press"}');
    write('press/2026/draft.txt', '');
    expect(load(undefined, join(folder, 'press', '2026')).configuration.locale).toBe('ja');
  });

  it('is not looked for above the root of the repository', () => {
    write('owabi.config.yaml', 'locale: ja');
    write('inner/.git/HEAD', '');
    expect(load(undefined, join(folder, 'inner')).files).toEqual([]);
  });

  it('is not looked for when a file is named', () => {
    write('owabi.config.yaml', 'locale: ja');
    write('other.yaml', 'locale: en');
    expect(load('other.yaml').configuration.locale).toBe('en');
  });

  it('may be empty', () => {
    write('owabi.config.yaml', '# nothing yet\n');
    expect(load().configuration.rules).toEqual({});
  });

  it('may have keys whose values are commented out', () => {
    write('owabi.config.yaml', 'rules:\n  # a: off\noverrides:\nplugins:\nmax-findings:\nlocale:\n');
    expect(load().configuration).toMatchObject({ rules: {}, overrides: [], plugins: [], maxFindings: 10 });
  });
});

describe('what is never run', () => {
  it('leaves JavaScript in any place alone', () => {
    const trap = `require('fs').writeFileSync(${JSON.stringify(join(folder, 'ran'))}, '')`;
    for (const name of ['owabi.config.js', '.owabirc.js', '.config/config.js', '.config/config.cjs']) write(name, trap);
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(load().files).toEqual([]);
    } finally {
      process.chdir(before);
    }
    expect(mistakes(() => load('owabi.config.js'))).toContain('runs no code');
    expect(mistakes(() => load('ran'))).toContain('no such file');
  });
});

describe('what a configuration says', () => {
  it('lets later files win over those that they extend, rule by rule', () => {
    write('base/house.yaml', 'fail-on: warning\nrules: {a: off, b: info}\nplugins: [./own]\nignore: [old/**]');
    write('owabi.config.yaml', 'extends: ./base/house.yaml\nmax-findings: 3\nrules: {b: error}\nignore: [new/**]');
    expect(load().configuration).toMatchObject({
      failOn: 'warning',
      maxFindings: 3,
      rules: { a: 'off', b: 'error' },
      plugins: [join(folder, 'base', 'own')],
      ignore: ['old/**', 'new/**'],
      folder,
    });
  });

  it('extends the data file of a package', () => {
    write('node_modules/owabi-config-acme/owabi.config.yaml', 'locale: ja');
    write('node_modules/@acme/tone/strict.yaml', 'fail-on: info');
    write('owabi.config.yaml', 'extends: [owabi-config-acme, "@acme/tone/strict.yaml"]');
    expect(load().configuration).toMatchObject({ locale: 'ja', failOn: 'info' });
  });

  it('takes options of a rule beside its level', () => {
    write('owabi.config.yaml', 'rules:\n  a: [warning, {within: 2}]\n  b: [off]');
    expect(load().configuration.rules).toEqual({ a: ['warning', { within: 2 }], b: ['off', {}] });
  });

  it('takes one glob or several for an override', () => {
    write(
      'owabi.config.yaml',
      'overrides:\n  - {files: "*.md", kind: recall}\n  - {files: [a/**, b/**], rules: {x: off}}',
    );
    expect(load().configuration.overrides).toEqual([
      { files: ['*.md'], kind: 'recall', rules: {} },
      { files: ['a/**', 'b/**'], rules: { x: 'off' } },
    ]);
  });
});

describe('mistakes', () => {
  it('shows every one with its place and the nearest right name', () => {
    write(
      'owabi.config.yaml',
      'locael: ja\nrules:\n  minimize-count: wraning\noverrides:\n  - files: a\n    knid: recall\n',
    );
    expect(mistakes(load)).toBe(
      [
        'error: unknown key "locael"',
        '  ┌ owabi.config.yaml:1:1',
        '1 │ locael: ja',
        '  │ ^^^^^^',
        '  help: did you mean "locale"?',
        'error: unknown key "knid"',
        '  ┌ owabi.config.yaml:6:5',
        '6 │     knid: recall',
        '  │     ^^^^',
        '  help: did you mean "kind"?',
        'error: unknown minimize-count "wraning": expected off, info, warning or error',
        '  ┌ owabi.config.yaml:3:19',
        '3 │   minimize-count: wraning',
        '  │                   ^^^^^^^',
        '  help: did you mean "warning"?',
      ].join('\n'),
    );
  });

  it('shows the place inside package.json', () => {
    write('package.json', '{\n  "owabi": {\n    "kind": "recal"\n  }\n}');
    expect(mistakes(load)).toContain('package.json:3:13');
  });

  it('shows where YAML is broken', () => {
    write('owabi.config.yaml', 'rules:\n  a: [off\n');
    expect(mistakes(load)).toMatch(/not valid YAML.*\n {2}┌ owabi\.config\.yaml:\d/u);
  });

  it('refuses a list or a text as a whole configuration', () => {
    write('owabi.config.yaml', '- a\n- b\n');
    expect(mistakes(load)).toContain('expected keys with values, found a list');
  });

  it('refuses an unknown rule, in overrides too', () => {
    write('owabi.config.yaml', 'rules: {minimise-count: off}\noverrides: [{files: a, rules: {minimize-cuont: off}}]');
    const loaded = load();
    const text = ruleProblems(loaded, [{ id: 'minimize-count' } as Rule])
      .map((problem) => renderProblem(problem, 'en'))
      .join('\n');
    expect(text).toContain('owabi.config.yaml:1:9');
    expect(text).toContain('owabi.config.yaml:2:32');
    expect(text.match(/did you mean "minimize-count"/gu)).toHaveLength(2);
  });

  it('refuses files that extend each other', () => {
    write('a.yaml', 'extends: ./b.yaml');
    write('b.yaml', 'extends: ./a.yaml');
    expect(mistakes(() => load('a.yaml'))).toContain('these files extend each other: a.yaml → b.yaml → a.yaml');
  });

  it('refuses to extend what is not there', () => {
    write('owabi.config.yaml', 'extends: [./gone.yaml]');
    expect(mistakes(load)).toContain('cannot find "./gone.yaml"');
    expect(mistakes(load)).toContain('owabi.config.yaml:1:11');
  });

  it('refuses a folder and a missing file', () => {
    write('conf.yaml/x', '');
    expect(mistakes(() => load('conf.yaml'))).toContain('it is a folder');
    expect(mistakes(() => load('none.yaml'))).toContain('there is no such file');
  });
});
