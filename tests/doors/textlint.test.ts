/** owabi inside the real textlint, as its users set it up. That findings are the same is for same-findings.test.ts to say. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { OWN_RULE } from '../cli/owabi.ts';
import { TEXTLINT_PREFIX } from './doors.ts';
import { makeTextlintProject, type TextlintProject } from './textlint-project.ts';

const markdown = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'textlint.md'), 'utf8');
const [setUp, severities] = [...markdown.matchAll(/^```json\n([\s\S]*?)^```$/gmu)].map(([, text]) => text!);

const PHRASE = 'Only a handful of members were affected.';

/** owabi alone: the other preset's dictionary takes longer to load than all of this. */
const ALONE = JSON.stringify({ plugins: ['html'], rules: { 'preset-owabi/textlint': true } });

// textlint takes a second to start, on a machine that does nothing else.
vi.setConfig({ testTimeout: 120_000 });

let project: TextlintProject;
beforeAll(() => {
  project = makeTextlintProject();
});
beforeEach(() => {
  project.write('.textlintrc.json', ALONE);
  project.write('owabi.config.yaml', '');
});
afterAll(() => project.remove());

/** What textlint says of files, each as `id severity line:column`, without the prefix of owabi's ids. */
function told(...names: string[]): string[] {
  const { results, err } = project.textlint(names);
  expect(err).toBe('');
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, severity, line, column }) => `${ruleId.replace(TEXTLINT_PREFIX, '')} ${severity} ${line}:${column}`,
    ),
  );
}
const phrases = (...names: string[]): string[] => told(...names).filter((one) => !one.startsWith('missing-'));

describe('textlint with the set-up of docs/textlint.md', () => {
  it('hears both presets in one run, in Markdown, HTML and plain text', () => {
    project.write('.textlintrc.json', setUp!);
    project.write('a.md', `# Photos\n\n${PHRASE}\n\n不具合は直します\n`);
    project.write('a.html', `<h1>Photos</h1>\n<p>${PHRASE}</p>\n<p>不具合は直します</p>\n`);
    project.write('a.txt', `Photos\n\n${PHRASE}\n\n不具合は直します\n`);
    const heard = phrases('a.md', 'a.html', 'a.txt');
    const at = (id: string): string[] => heard.filter((one) => one.startsWith(id)).map((one) => one.split(' ')[2]!);
    expect(at('minimize-count')).toEqual(['3:1', '2:4', '3:1']);
    expect(at('ja-technical-writing/ja-no-mixed-period')).toEqual(['5:8', '3:11', '5:8']);
  });

  it('asks for missing elements at the head of the file, where they cover nothing', () => {
    project.write('a.md', `---\nkind: first-notice\nharm: data\nfault: ours\n---\n\n${PHRASE}\n`);
    const [result] = project.textlint(['a.md']).results;
    const apology = result!.messages.find(({ ruleId }) => ruleId === `${TEXTLINT_PREFIX}missing-apology`);
    expect(apology).toMatchObject({ line: 1, column: 1, range: [0, 0], severity: 2 });
  });

  it('offers the wordings that the format textlint-json offers, and never a fix', () => {
    const text = `${PHRASE}\n\n${PHRASE} ご迷惑をおかけしたとすればお詫びします。\n`;
    project.write('a.md', text);
    const [said] = JSON.parse(project.run(['check', '--format', 'textlint-json', 'a.md']).out);
    const expected = said.messages.filter(({ suggestions }: { suggestions?: unknown }) => suggestions);
    const [result] = project.textlint(['a.md']).results;
    const ours = result!.messages.filter(({ ruleId }) => ruleId.startsWith(TEXTLINT_PREFIX));
    expect(expected.length).toBeGreaterThan(2);
    const byPlace = (message: { range: readonly [number, number]; suggestions?: unknown }) => [
      message.range,
      message.suggestions,
    ];
    expect(ours.filter(({ suggestions }) => suggestions).map(byPlace)).toEqual(expected.map(byPlace));
    expect(ours.filter(({ fix }) => fix)).toEqual([]);
  });

  it('leaves a file as it is with --fix', () => {
    const file = project.write('a.md', `${PHRASE}\n`);
    project.textlint(['--fix', 'a.md']);
    expect(readFileSync(file, 'utf8')).toBe(`${PHRASE}\n`);
  });

  it('ends with 1 for an error, and with 0 for less', () => {
    project.write('.textlintrc.json', severities!);
    project.write('a.md', `${PHRASE}\n`);
    expect(project.textlint(['a.md']).code).toBe(0);
    project.write('.textlintrc.json', ALONE);
    expect(project.textlint(['a.md']).code).toBe(1);
  });

  it('says nothing of an empty file', () => {
    project.write('empty.md', '\n');
    expect(told('empty.md')).toEqual([]);
  });

  it('places findings after characters of two units, and after a byte order mark', () => {
    project.write('a.txt', `\ufeff😀😀 ${PHRASE}\r\n${PHRASE}\r\n`);
    expect(phrases('a.txt').filter((one) => one.startsWith('minimize-count'))).toEqual([
      'minimize-count 2 1:6',
      'minimize-count 2 2:1',
    ]);
  });
});

describe('what .textlintrc says of single rules', () => {
  it('makes them quieter, switches them off and on', () => {
    project.write('a.md', `${PHRASE}\n\n個人情報が漏えいし、ご迷惑をおかけいたしました。\n`);
    expect(phrases('a.md').filter((one) => /minimize-count|generic-inconvenience/u.test(one))).toEqual([
      'minimize-count 2 1:1',
    ]);
    project.write('.textlintrc.json', severities!);
    expect(phrases('a.md').filter((one) => /minimize-count|generic-inconvenience/u.test(one))).toEqual([
      'minimize-count 1 1:1',
      'generic-inconvenience 3 3:11',
    ]);
    project.write('.textlintrc.json', '{"rules": {"preset-owabi/textlint": {"minimize-count": false}}}');
    expect(told('a.md').join('\n')).not.toContain('minimize-count');
  });

  it('wins over owabi’s configuration', () => {
    project.write('.textlintrc.json', severities!);
    project.write(
      'owabi.config.yaml',
      'rules: {minimize-count: off}\noverrides: [{files: "*.md", rules: {minimize-count: error}}]\n',
    );
    project.write('a.md', `${PHRASE}\n`);
    expect(phrases('a.md')).toContain('minimize-count 1 1:1');
  });

  it('lets another rule speak that had been silent for one that is off, as the command line does', () => {
    project.write('a.md', 'We are sorry if anyone was upset.\n');
    const off = 'apology-for-feelings';
    expect(phrases('a.md').join()).toContain(off);
    const said = JSON.parse(project.run(['check', '--format', 'json', '--rule', `${off}=off`, 'a.md']).out);
    project.write('.textlintrc.json', JSON.stringify({ rules: { 'preset-owabi/textlint': { [off]: false } } }));
    const ids = phrases('a.md').map((one) => one.split(' ')[0]);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual(said.files[0].findings.map(({ rule }: { rule: string }) => rule));
  });
});

describe('owabi’s configuration, inside textlint', () => {
  it('is found from the current folder upwards, with what it says of some files', () => {
    project.write('owabi.config.yaml', 'overrides: [{files: "quiet/**", rules: {minimize-count: info}}]\n');
    project.write('quiet/a.md', PHRASE);
    project.write('a.md', PHRASE);
    expect(phrases('a.md')).toEqual(['minimize-count 2 1:1']);
    expect(phrases('quiet/a.md')).toEqual(['minimize-count 3 1:1']);
  });

  it('chooses the language of messages, which else the environment does', () => {
    project.write('a.md', PHRASE);
    const isJapanese = (env?: Record<string, string>): boolean => {
      const messages = project.textlint(['a.md'], env).results[0]!.messages;
      return /\p{Script=Hiragana}/u.test(messages.find(({ ruleId }) => ruleId.endsWith('/minimize-count'))!.message);
    };
    expect([isJapanese(), isJapanese({ LANG: 'ja_JP.UTF-8' })]).toEqual([false, true]);
    project.write('owabi.config.yaml', 'locale: ja\n');
    expect(isJapanese()).toBe(true);
  });

  it('adds rules, which report under one id with their own behind the message', () => {
    project.write('house/no-banana.yaml', OWN_RULE);
    project.write('owabi.config.yaml', 'plugins: [./house]\n');
    project.write('a.md', 'We regret the banana.\n');
    const banana = project
      .textlint(['a.md'])
      .results[0]!.messages.find(({ ruleId }) => ruleId === `${TEXTLINT_PREFIX}plugins`);
    expect(banana).toMatchObject({ message: '“banana” is a banana. (no-banana)', severity: 2, range: [14, 20] });
    project.write('.textlintrc.json', '{"rules": {"preset-owabi/textlint": {"plugins": false}}}');
    expect(told('a.md').join()).not.toContain('plugins');
  });

  it('with a mistake is an error in every file, and stops no other preset', () => {
    project.write('owabi.config.yaml', 'rules: {minimise-count: off}\n');
    project.write('a.md', `${PHRASE}\n\n不具合は直します\n`);
    project.write('.textlintrc.json', setUp!);
    const { results } = project.textlint(['a.md']);
    const ids = results[0]!.messages.map(({ ruleId }) => ruleId);
    expect(ids).toEqual([`${TEXTLINT_PREFIX}problem`, expect.stringContaining('ja-technical-writing/')]);
    expect(results[0]!.messages[0]).toMatchObject({ severity: 2, line: 1 });
    expect(results[0]!.messages[0]!.message).toMatch(/owabi\.config\.yaml.*minimise-count.*minimize-count/u);
  });

  it('is told of wrong front matter at its place, even where that rule is off', () => {
    project.write('a.md', `---\nkind: nonsense\n---\n\n${PHRASE}\n`);
    project.write('b.md', `${PHRASE}\n`);
    expect(phrases('a.md', 'b.md')).toEqual(['problem 2 2:7', 'minimize-count 2 1:1']);
    project.write('.textlintrc.json', '{"rules": {"preset-owabi/textlint": {"problem": false}}}');
    const { messages } = project.textlint(['a.md']).results[0]!;
    expect(messages.map(({ message }) => message)).toEqual([expect.stringContaining('nonsense')]);
  });

  it('is run once for each file, however many rules there are', () => {
    const rule = `import { appendFileSync } from 'node:fs';
      import { defineRule } from 'owabi';
      const words = { summary: { ja: '数', en: 'count' }, message: { ja: '数', en: 'count' }, why: { ja: '数', en: 'count' },
        instead: {}, source: 'tests' };
      export default defineRule({ id: 'count', scope: 'document', category: 'evasion', severity: 'info', languages: ['en', 'ja'], words,
        examples: [], check(document) { appendFileSync('count.txt', document.source); return []; } });`;
    project.write('count.mjs', rule);
    project.write('owabi.config.yaml', 'plugins: [./count.mjs]\n');
    project.write('a.md', 'A statement of one kind.\n');
    project.write('b.md', 'A statement of another.\n');
    told('a.md', 'b.md');
    const runs = readFileSync(join(project.path, 'count.txt'), 'utf8').trim().split('\n').sort();
    expect(runs).toEqual(['A statement of another.', 'A statement of one kind.']);
  });
});

describe('comments', () => {
  it('of owabi and of textlint keep findings back', () => {
    const shown = /^```md\n([\s\S]*?)^```$/mu.exec(markdown)![1]!;
    project.write(
      'a.md',
      `${shown}\n${PHRASE}\n\n<!-- owabi-disable-next-line minimize-count -- the regulator's words -->\n${PHRASE}\n`,
    );
    const lines = () => phrases('a.md').filter((one) => one.startsWith('minimize-count'));
    expect(lines()).toEqual(['minimize-count 2 3:1', 'minimize-count 2 7:1']);
    project.write('.textlintrc.json', ALONE.replace('"rules"', '"filters": {"comments": true}, "rules"'));
    expect(lines()).toEqual(['minimize-count 2 7:1']);
  });
});

describe('the preset, from a program', () => {
  it('is what docs/textlint.md shows, with import and with require', () => {
    const [, code, printed] = /^```js\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/mu.exec(markdown)!;
    const run = (...args: string[]): string =>
      spawnSync(process.execPath, args, { cwd: project.path, encoding: 'utf8' }).stdout;
    expect(run('--input-type=module', '-e', code!)).toBe(printed);
    expect(run('-e', code!.replace(/import (\w+) from ('[^']+')/u, 'const $1 = require($2)'))).toBe(printed);
  });

  it('has a rule of each id that owabi knows', () => {
    const { out } = project.run(['rules', '--format', 'json']);
    const ids = (JSON.parse(out) as { id: string }[]).map(({ id }) => id);
    const code = `process.stdout.write(JSON.stringify(Object.keys(require('owabi/textlint').rules)))`;
    const { stdout } = spawnSync(process.execPath, ['-e', code], { cwd: project.path, encoding: 'utf8' });
    const known = new Set(JSON.parse(stdout) as string[]);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });
});
