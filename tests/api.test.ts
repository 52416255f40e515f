/** The library as its users meet it: what docs/api.md shows, and that it says what the command line says. */
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinter, lint, ProblemError } from '../src/index.ts';
import { type Folder, makeFolder, OWN_RULE } from './cli/owabi.ts';

const root = join(import.meta.dirname, '..');
const markdown = readFileSync(join(root, 'docs', 'api.md'), 'utf8');

let folder: Folder;
beforeAll(() => {
  folder = makeFolder();
  folder.write('node_modules/.keep', '');
  symlinkSync(root, join(folder.path, 'node_modules', 'owabi'));
});
afterAll(() => folder.remove());

describe('docs/api.md', () => {
  const examples = [...markdown.matchAll(/^```js\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gmu)];

  it('shows programs with what they print', () => {
    expect(examples).toHaveLength(3);
    expect(markdown.match(/^```js$/gmu)).toHaveLength(examples.length);
    folder.write('owabi.config.yaml', /^```yaml\n([\s\S]*?)^```$/mu.exec(markdown)![1]!);
    const [, name, content] = /`(\S+)` says `([^`]+)`/u.exec(markdown)!;
    folder.write(name!, content!);
    for (const [index, [, code, printed]] of examples.entries()) {
      const file = folder.write(`example-${index}.mjs`, code!);
      const { stdout, stderr } = spawnSync(process.execPath, [file], { cwd: folder.path, encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(stdout).toBe(printed);
    }
  });

  it('names every key of a report', () => {
    const keys = Object.keys(lint('We are sorry.'));
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !markdown.includes(`\`${key}\``))).toEqual([]);
  });

  it('names everything that is exported', async () => {
    const names = Object.keys(await import('../src/index.ts'));
    expect(names).toContain('lint');
    expect(names.filter((name) => !markdown.includes(`\`${name}`))).toEqual([]);
  });
});

describe('lint', () => {
  it('gives places that JavaScript’s own slice understands', () => {
    const text = '😀 お知らせ\r\n不具合が出たのは、せいぜい2000人です。';
    const finding = lint(text).findings.find(({ rule }) => rule === 'minimize-count');
    const { start, end } = finding!.range;
    expect(text.slice(start.offset, end.offset)).toBe(finding!.excerpt);
    expect(start.line).toBe(2);
    expect(start.column).toBe(start.offset - text.indexOf('不') + 1);
  });

  it('tells of a rule that does not exist, and of front matter that it does not know', () => {
    expect(() => lint('Hello.', { rules: { nonsense: 'off' } })).toThrow(ProblemError);
    expect(() => lint('---\nkind: nonsense\n---\nHello.')).toThrow(ProblemError);
  });
});

describe('a linter', () => {
  const inFolder = (options = {}) => createLinter({ cwd: folder.path, ...options });

  it('reads a text as the command line reads a file of that name', async () => {
    folder.write('owabi.config.yaml', 'overrides: [{files: "loud/*.md", rules: {minimize-count: info}}]\n');
    const text = '# Photos\n\nOnly a handful of members were affected.\n';
    const linter = await inFolder();
    for (const name of ['loud/a.md', 'quiet/a.md', 'quiet/a.txt']) {
      folder.write(name, text);
      const [file] = JSON.parse(folder.run(['check', '--format', 'json', name]).out).files;
      const { findings, missing, format } = await linter.lint(text, name);
      expect(findings.map(({ rule, severity, range }) => ({ rule, severity, range }))).toEqual(
        file.findings.map(({ rule, severity, range }: (typeof findings)[0]) => ({ rule, severity, range })),
      );
      expect({ missing, format }).toEqual({ missing: file.missing, format: file.format });
    }
    const severities = await Promise.all(
      ['loud/a.md', 'quiet/a.md'].map(
        async (name) => (await linter.lint(text, name)).findings.find((one) => one.rule === 'minimize-count')!.severity,
      ),
    );
    expect(severities).toEqual(['info', 'error']);
  });

  it('reads a text without a name, or of one that says nothing, in the format that it is told', async () => {
    const linter = await inFolder();
    const formats = [linter.lint('a'), linter.lint('a', 'Untitled-1', 'md'), linter.lint('a', 'a.txt', 'html')];
    expect((await Promise.all(formats)).map(({ format }) => format)).toEqual(['txt', 'md', 'html']);
  });

  it('reads a file in Shift_JIS, and names it as it was named', async () => {
    const bytes = Buffer.from('8260816981428142', 'hex');
    folder.write('sjis.txt', bytes);
    const report = await (await inFolder()).lintFile('sjis.txt');
    expect(report).toMatchObject({ path: 'sjis.txt', text: 'Ａ（。。' });
  });

  it('speaks the language that the configuration or its caller asks for, and no other', async () => {
    folder.write('owabi.config.yaml', 'locale: ja\n');
    const text = 'We are sorry if anyone was upset.';
    const said = async (options: object) => (await (await inFolder(options)).lint(text)).findings[0]!.message;
    expect(await said({})).toMatch(/\p{Script=Hiragana}/u);
    expect(await said({ locale: 'en' })).not.toMatch(/\p{Script=Hiragana}/u);
    expect(await said({ config: false })).not.toMatch(/\p{Script=Hiragana}/u);
  });

  it('takes an empty text, which may be typed just now, and refuses an empty file', async () => {
    folder.write('empty.txt', '\n');
    const linter = await inFolder();
    expect((await linter.lint('', 'empty.txt')).findings).toEqual([]);
    await expect(linter.lintFile('empty.txt')).rejects.toThrow(/empty/u);
    await expect(linter.lintFile('no-such-file.txt')).rejects.toThrow(ProblemError);
  });

  it('runs rules of one’s own, and says which rules it knows', async () => {
    folder.write('house/no-banana.yaml', OWN_RULE);
    folder.write('owabi.config.yaml', 'plugins: [./house]\n');
    const linter = await inFolder();
    const { findings } = await linter.lint('We regret the banana.');
    expect(findings.map(({ rule }) => rule)).toContain('no-banana');
    expect([...linter.ruleIds]).toEqual(expect.arrayContaining(['no-banana', 'missing-apology', 'unused-suppression']));
  });

  it('tells of every mistake in a configuration before it reads anything', async () => {
    folder.write('owabi.config.yaml', 'rules: {nonsense: off, over-apology: loud}\n');
    await expect(inFolder()).rejects.toThrow(ProblemError);
    await expect(inFolder({ config: false, rules: { nonsense: 'off' } })).rejects.toThrow(/nonsense/u);
  });
});
