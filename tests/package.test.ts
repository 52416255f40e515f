import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'owabi-package-'));
// npm passes its own settings on to what it starts; the npm below must be as on any other machine.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

beforeAll(() => {
  // What `prepare` would build has been built before the tests.
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root, env, stdio: 'pipe' });
  const [tarball = ''] = readdirSync(folder);
  // No configuration is looked for above it.
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, 'package.json'), '{"name": "somewhere-else", "private": true}');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], {
    cwd: folder,
    env,
    stdio: 'pipe',
  });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program in TypeScript. Where it says so, a mistake must be one: types that allow everything are none. */
const CONSUMER = `import { createLinter, defineRule, lint, ProblemError } from 'owabi';
import type { FileReport, Finding, Linter, LinterOptions, LintOptions, Rule, Severity } from 'owabi';

const options: LintOptions = { format: 'md', kind: 'first-notice', fault: 'ours', harm: 'data', locale: 'ja', rules: { a: 'off' } };
const report: FileReport = lint('We are sorry.', options);
const first: Finding | undefined = report.findings[0];
const severities: Severity[] = report.missing.map(({ severity }) => severity);
const offset: number | undefined = first?.range.start.offset;
const words: readonly string[] | undefined = first?.heard?.words;
const rule: Rule = defineRule({
  id: 'a', scope: 'sentence', category: 'evasion', severity: 'warning', languages: ['en'], examples: [],
  words: { summary: { ja: '', en: '' }, message: { ja: '', en: '' }, why: { ja: '', en: '' }, instead: {}, source: '' },
  *check(sentence) { yield { span: sentence.passage.locate({ start: 0, end: 1 }) }; },
});
lint('', { extraRules: [rule] });

const project: LinterOptions = { cwd: '.', config: false, rules: { a: 'warning' } };
const linter: Linter = await createLinter(project);
const later: Promise<FileReport> = linter.lint('text', 'a.md');
const problems: ProblemError['problems'] = new ProblemError().problems;
const file: FileReport = await linter.lintFile('a.md');

// @ts-expect-error there is no such format
lint('', { format: 'docx' });
// @ts-expect-error there is no such option
lint('', { language: 'ja' });
// @ts-expect-error a text is needed
lint();
// @ts-expect-error a report has no score
report.score;
// @ts-expect-error a report is not to be changed
report.findings = [];
// @ts-expect-error a level is no number
await createLinter({ rules: { a: 1 } });
import preset from 'owabi/textlint';
const config: boolean | undefined = preset.rulesConfig['minimize-count'];
// @ts-expect-error a preset has no fixers
preset.fixers;
export { config, severities, offset, words, later, problems, file };
`;

describe('the package, installed into an empty folder without a network', () => {
  it('brings no other package along', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['owabi']);
  });

  it('takes no more than 30 MB', () => {
    const sizes = readdirSync(join(folder, 'node_modules', 'owabi'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000_000);
  });

  describe('loads no more than it needs for', () => {
    const listing = join(folder, 'listing.cjs');
    beforeAll(() => {
      writeFileSync(join(folder, 'draft.txt'), 'お詫び申し上げます。\n');
      writeFileSync(
        listing,
        `process.on('exit', () => require('node:fs').writeFileSync('loaded.json', JSON.stringify(Object.keys(require.cache))));`,
      );
    });

    /** The package's files of code that a run has loaded. */
    const loadedBy = (args: readonly string[]): string[] => {
      const bin = join(folder, 'node_modules', 'owabi', 'bin', 'owabi.js');
      spawnSync(process.execPath, ['--require', listing, bin, ...args], { cwd: folder, env });
      const loaded: string[] = JSON.parse(readFileSync(join(folder, 'loaded.json'), 'utf8'));
      return loaded
        .filter((file) => file !== realpathSync(listing))
        .map((file) => relative(join(realpathSync(folder), 'node_modules', 'owabi'), file).replaceAll('\\', '/'))
        .sort();
    };

    it.each<[string, string[], string[]]>([
      ['its version', ['--version'], ['bin/owabi.js', 'package.json']],
      [
        'its help',
        ['--help'],
        ['bin/owabi.js', 'dist/cli.cjs', 'dist/commands.cjs', 'dist/plain-check.cjs', 'dist/program.cjs'],
      ],
      [
        'a Japanese draft',
        ['check', 'draft.txt'],
        ['bin/owabi.js', 'dist/check.cjs', 'dist/cli.cjs', 'dist/japanese.cjs'],
      ],
    ])('%s', (_, args, files) => {
      expect(loadedBy(args)).toEqual(files);
    });
  });

  it('starts with what was compiled when it was built', () => {
    const code = `const { load, scripts } = require('./node_modules/owabi/bin/owabi.js');
      load('cli.cjs'), load('check.cjs');
      console.log(JSON.stringify([...scripts].map(([name, script]) => [name, script.cachedDataRejected])));`;
    const { stdout } = spawnSync(process.execPath, ['-e', code], { cwd: folder, env });
    expect(JSON.parse(stdout.toString())).toEqual([
      ['cli.cjs', false],
      ['check.cjs', false],
    ]);
  });

  it('says the same without what was compiled for this version of Node', () => {
    writeFileSync(join(folder, 'b.txt'), 'We are sorry if anyone was upset.\n');
    const run = (more: Record<string, string>) =>
      spawnSync('npx', ['owabi', 'check', '--format', 'json', 'b.txt'], { cwd: folder, env: { ...env, ...more } });
    const { stdout } = run({});
    expect(JSON.parse(stdout.toString()).files[0].findings.length).toBeGreaterThan(0);
    expect(run({ NODE_DISABLE_COMPILE_CACHE: '1' }).stdout.toString()).toBe(stdout.toString());
  }, 60_000);

  it('runs', () => {
    writeFileSync(join(folder, 'a.txt'), '不具合が出たのは、せいぜい2000人です。\nWe are sorry if anyone was upset.\n');
    const { status, stdout, stderr } = spawnSync('npx', ['owabi', 'check', '--format', 'json', 'a.txt'], {
      cwd: folder,
      env,
    });
    expect(stderr.toString().replace(/^npm warn .*\n/gmu, '')).toBe('');
    expect(status).toBe(1);
    const [file] = JSON.parse(stdout.toString()).files;
    expect(file.findings.map(({ rule }: { rule: string }) => rule)).toContain('minimize-count');
    expect(file.findings.map(({ rule }: { rule: string }) => rule)).toContain('conditional-apology');
  }, 60_000);

  it('is a library', () => {
    const code = `import { lint, defineRule } from 'owabi'; console.log(lint('せいぜい2000人です。').findings.length, typeof defineRule)`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, env });
    expect(stderr.toString()).toBe('');
    expect(stdout.toString()).toMatch(/^[1-9]\d* function\n$/u);
  }, 60_000);

  it('is a preset of rules for textlint', () => {
    const code = `import preset from 'owabi/textlint'; console.log(Object.keys(preset.rules).includes('minimize-count'))`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, env });
    expect(stderr.toString()).toBe('');
    expect(stdout.toString()).toBe('true\n');
  });

  it('does nothing when it is imported: it opens no file of its own and says nothing', () => {
    const code = `
      import fs from 'node:fs';
      import { createRequire, syncBuiltinESMExports } from 'node:module';
      const opened = [];
      for (const name of ['readFileSync', 'openSync', 'readdirSync', 'readSync']) {
        const real = fs[name];
        fs[name] = (file, ...rest) => (opened.push(String(file)), real(file, ...rest));
      }
      syncBuiltinESMExports();
      const before = Object.keys(globalThis).length;
      const { lint } = await import('owabi');
      await import('owabi/textlint');
      const owned = (file) => !/[.](?:cjs|js|json)$/u.test(file) && !/^\\d+$/u.test(file);
      console.log(JSON.stringify([opened.filter(owned), Object.keys(globalThis).length - before]));
      lint('せいぜい2000人です。');
      console.log(opened.filter(owned).length > 0);`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, env });
    expect(stderr.toString()).toBe('');
    expect(stdout.toString()).toBe('[[],0]\ntrue\n');
  }, 60_000);

  it('tells TypeScript the shape of what it gives and takes', () => {
    const installed = join(folder, 'node_modules', 'owabi');
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    // As a build writes them, of the sources as they are now.
    rmSync(join(installed, 'dist', 'types'), { recursive: true, force: true });
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', join(installed, 'dist', 'types')], {
      cwd: root,
      stdio: 'pipe',
    });
    writeFileSync(join(folder, 'consumer.mts'), CONSUMER);
    const flags = [
      '--strict',
      '--noEmit',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--lib',
      'es2023',
      '--types',
      '',
    ];
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags, 'consumer.mts'], { cwd: folder, env });
    expect(stdout.toString()).toBe('');
    expect(status).toBe(0);
  }, 60_000);

  it('carries its schemas and every licence that it must', () => {
    const read = (name: string): string => readFileSync(join(folder, 'node_modules', 'owabi', name), 'utf8');
    expect(JSON.parse(read('dist/schema/config.schema.json')).title).toBe('owabi configuration');
    expect(read('LICENSE')).toContain('MIT License');
    expect(read('NOTICE.md')).toContain('Nara Institute of Science');
    expect(read('NOTICE.md')).toContain('WordNet 3.0 Copyright');
    for (const name of ['commander', 'chalk', 'cosmiconfig', 'yaml', 'parse5', 'micromark']) {
      expect(read('dist/THIRD-PARTY-NOTICES.txt')).toMatch(new RegExp(`^${name} \\d`, 'mu'));
    }
  });
});
