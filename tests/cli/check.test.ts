import { spawn, spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, type Folder, makeQuietFolder } from './owabi.ts';

let folder: Folder;
beforeAll(() => {
  folder = makeQuietFolder();
  folder.write('clean.txt', 'We are sorry about the apple.\n');
  folder.write('found.txt', 'We are sorry.\nThe banana was ours.\n');
  folder.write('drafts/a.md', '# Notice\n\nThe banana was ours.\n');
  folder.write('drafts/b.html', '<p>The banana &amp; we.</p>');
  folder.write('drafts/c.js', 'banana');
  folder.write('drafts/node_modules/d.txt', 'banana');
  folder.write('drafts/old/e.txt', 'banana');
  folder.write('drafts/.gitignore', 'old/\n');
  folder.write('empty.txt', ' \n');
  folder.write('sjis.bin', Uint8Array.from([0x82, 0xa8, 0x98, 0x6c, 0x82, 0xd1, 0x0a]));
  folder.write('nothing/x.js', '');
  folder.write('binary.bin', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3, 0, 0, 255, 254, 0]));
  symlinkSync(join(folder.path, 'gone.txt'), join(folder.path, 'broken.txt'));
});
afterAll(() => folder.remove());

const pathsIn = (out: string): string[] =>
  (JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path);

describe('the exit code', () => {
  it('is 0 when nothing is found', () => {
    const { code, out, err } = folder.run(['check', 'clean.txt']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Nothing found in 1 file.');
  });

  it('is 1 for findings', () => {
    expect(folder.run(['check', 'found.txt']).code).toBe(1);
  });

  it.each([
    [['--rule', 'no-banana=warning'], 0],
    [['--rule', 'no-banana=warning', '--fail-on', 'warning'], 1],
    [['--rule', 'no-banana=info', '--fail-on', 'info'], 1],
    [['--fail-on', 'never'], 0],
    [['--rule', 'no-banana=off'], 0],
  ])('with %j is %d', (flags, expected) => {
    expect(folder.run(['check', ...flags, 'found.txt']).code).toBe(expected);
  });

  it('counts missing elements like findings', () => {
    const { code, out } = folder.run([
      'check',
      '--rule',
      'missing-apology=error',
      '--kind',
      'first-notice',
      'drafts/a.md',
      '--rule',
      'no-banana=off',
    ]);
    expect(code).toBe(1);
    expect(out).toContain('1 missing element (apology)');
  });

  it('is 2 when one of several files cannot be read, and the others are still reported', () => {
    const { code, out, err } = folder.run(['check', 'found.txt', 'gone.txt', 'clean.txt']);
    expect(code).toBe(2);
    expect(out).toContain('no-banana');
    expect(out).toContain('✔ clean.txt');
    expect(err).toBe('error: there is no such file\n  ┌ gone.txt\n');
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a missing file', ['fuond.txt'], /no such file\n {2}┌ fuond\.txt\n {2}help: did you mean "found\.txt"\?/u],
    ['a folder without statements', ['nothing'], /no statement in this folder/u],
    ['a glob that fits nothing', ['**/*.nope'], /no file fits "\*\*\/\*\.nope"/u],
    ['a link to nothing', ['broken.txt'], /this link leads nowhere/u],
    ['an empty file', ['empty.txt'], /this is empty/u],
    ['a file that is no text', ['binary.bin'], /does not look like text/u],
    ['a file in another encoding than said', ['--encoding', 'utf-8', 'sjis.bin'], /not valid utf-8/u],
    ['an unknown encoding', ['--encoding', 'shift-jsi', 'clean.txt'], /unknown encoding "shift-jsi"/u],
    ['nothing at all', [], /there is nothing to check/u],
  ])('%s ends with 2 and a clear word', (_, args, words) => {
    const { code, out, err } = folder.run(['check', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(words);
    expect(err).not.toMatch(/ at .*:\d+:\d+|Error:/u);
  });

  it('says so in Japanese as well', () => {
    const { err } = folder.run(['check', 'fuond.txt'], { env: { LANG: 'ja_JP.UTF-8' } });
    expect(err).toBe('エラー: ファイルがありません\n  ┌ fuond.txt\n  ヒント: 「found.txt」のことですか?\n');
  });
});

describe('what is checked', () => {
  it('is every statement in a folder, but nothing that is ignored', () => {
    expect(pathsIn(folder.run(['check', '--format', 'json', 'drafts']).out)).toEqual(['drafts/a.md', 'drafts/b.html']);
  });

  it('is what a glob names', () => {
    expect(pathsIn(folder.run(['check', '--format', 'json', '*.txt', '--rule', 'no-banana=off']).out)).toEqual([
      'clean.txt',
      'found.txt',
    ]);
  });

  it('is each file once, in the order in which they are named', () => {
    const { out } = folder.run(['check', '--format', 'json', 'found.txt', './found.txt', 'drafts/a.md', 'drafts']);
    expect(pathsIn(out)).toEqual(['found.txt', 'drafts/a.md', 'drafts/b.html']);
  });

  it('is an ignored file when it is named itself', () => {
    expect(pathsIn(folder.run(['check', '--format', 'json', 'drafts/old/e.txt']).out)).toEqual(['drafts/old/e.txt']);
  });

  it('is an ignored folder when it is named itself', () => {
    expect(pathsIn(folder.run(['check', '--format', 'json', 'drafts/old']).out)).toEqual(['drafts/old/e.txt']);
  });

  it('is standard input, under the name that it is given', () => {
    const { code, out } = folder.run(['check', '--format', 'json', '--stdin-filename', 'x/y.html'], {
      input: '<p>The banana</p>',
    });
    const { files } = JSON.parse(out);
    expect(code).toBe(1);
    expect(files[0]).toMatchObject({ path: 'x/y.html', format: 'html' });
    expect(files[0].findings[0].range.start).toEqual({ offset: 7, line: 1, column: 8 });
  });

  it('is standard input for -, beside files', () => {
    const { out } = folder.run(['check', '--format', 'json', 'clean.txt', '-'], { input: 'A banana.' });
    expect(pathsIn(out)).toEqual(['<stdin>', 'clean.txt']);
  });

  it('is not an empty standard input', () => {
    const { code, err } = folder.run(['check'], { input: '' });
    expect(code).toBe(2);
    expect(err).toContain('this is empty');
  });
});

describe('the configuration', () => {
  it('is left aside with --no-config', () => {
    const { out } = folder.run(['check', '--no-config', '--format', 'json', '--fail-on', 'never', 'found.txt']);
    expect(JSON.parse(out).files[0].findings.map(({ rule }: { rule: string }) => rule)).not.toContain('no-banana');
  });

  it('takes further rules from --rules', () => {
    const { out } = folder.run([
      'check',
      '--no-config',
      '--rules',
      'own/no-banana.yaml',
      '--format',
      'json',
      'found.txt',
    ]);
    expect(JSON.parse(out).files[0].findings.map(({ rule }: { rule: string }) => rule)).toContain('no-banana');
  });

  it('may differ for some files', () => {
    folder.write(
      'other.yaml',
      'extends: ./owabi.config.yaml\noverrides:\n  - files: "drafts/**"\n    kind: recall\n    rules: {no-banana: info}\n',
    );
    const { out } = folder.run(['check', '--config', 'other.yaml', '--format', 'json', 'found.txt', 'drafts/a.md']);
    const { files } = JSON.parse(out);
    expect(files[0].findings[0].severity).toBe('error');
    expect(files[1]).toMatchObject({ kind: 'recall', kindReason: 'by the configuration' });
    expect(files[1].findings[0].severity).toBe('info');
  });

  it.each([
    ['rules: {no-banan: off}', /there is no rule "no-banan"[\s\S]*bad\.yaml:1:9[\s\S]*did you mean "no-banana"/u],
    ['fail-on: wraning', /unknown fail-on "wraning"[\s\S]*bad\.yaml:1:10[\s\S]*did you mean "warning"/u],
    ['lcoale: ja', /unknown key "lcoale"[\s\S]*did you mean "locale"/u],
    ['rules: {no-banana: [error, {x: 1}]}', /the rule "no-banana" has no option "x"/u],
    ['rules: [', /not valid YAML/u],
    ['plugins: [./nowhere]', /no file or folder/u],
  ])('with a mistake ends the run: %s', (text, words) => {
    folder.write(
      'bad.yaml',
      text.startsWith('rules') ? `plugins: [./own]\n${text}`.split('\n').reverse().join('\n') : text,
    );
    const { code, out, err } = folder.run(['check', '--config', 'bad.yaml', 'clean.txt']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(words);
  });
});

describe('colour', () => {
  const colored = (args: string[], env: Record<string, string> = {}): boolean =>
    folder.run(['check', 'found.txt', ...args], { env }).out.includes('\u001b[');

  it('is not used where nobody asked for it and no terminal is', () => expect(colored([])).toBe(false));
  it('is used with --color', () => expect(colored(['--color'])).toBe(true));
  it('is used with FORCE_COLOR', () => expect(colored([], { FORCE_COLOR: '1' })).toBe(true));
  it('is not used with NO_COLOR, even against FORCE_COLOR', () =>
    expect(colored([], { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false));
  it('is used with --color against NO_COLOR', () => expect(colored(['--color'], { NO_COLOR: '1' })).toBe(true));
  it('is not used with --no-color against FORCE_COLOR', () =>
    expect(colored(['--no-color'], { FORCE_COLOR: '1' })).toBe(false));
});

describe('the language', () => {
  const said = (args: string[], env: Record<string, string>): string =>
    folder.run(['check', 'found.txt', ...args], { env }).out;

  it('is that of the environment', () => {
    expect(said([], { LANG: 'ja_JP.UTF-8' })).toContain('「banana」はバナナです。');
    expect(said([], { LANG: 'en_US.UTF-8' })).toContain('“banana” is a banana.');
    expect(said([], { LANG: 'ja_JP.UTF-8', LC_ALL: 'C' })).toContain('“banana” is a banana.');
  });

  it('is that of --locale before all', () => {
    expect(said(['--locale', 'en'], { LANG: 'ja_JP.UTF-8' })).toContain('“banana” is a banana.');
  });

  it('is that of the configuration before the environment', () => {
    folder.write('ja.yaml', 'extends: ./owabi.config.yaml\nlocale: ja\n');
    expect(said(['--config', 'ja.yaml'], {})).toContain('「banana」はバナナです。');
  });
});

describe('many findings', () => {
  it('are shown up to --max-findings, the rest is counted', () => {
    const input = 'The banana. '.repeat(14);
    const ten = folder.run(['check', '-'], { input }).out;
    expect(ten.match(/ no-banana /gu)).toHaveLength(10);
    expect(ten).toContain('4 more findings (--max-findings 0 shows all).');
    expect(ten).toContain('✖ 14 errors');
    expect(folder.run(['check', '--max-findings', '0', '-'], { input }).out.match(/ no-banana /gu)).toHaveLength(14);
    expect(JSON.parse(folder.run(['check', '--format', 'json', '-'], { input }).out).files[0].findings).toHaveLength(
      14,
    );
  });
});

describe('hostile surroundings', () => {
  it('does not mind a reader that goes away', () => {
    folder.write('long.txt', 'The banana. '.repeat(20_000));
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${BIN}" check --format json long.txt | head -n 3`],
      {
        cwd: folder.path,
        env: { PATH: process.env.PATH ?? '' },
      },
    );
    expect(stdout.toString().split('\n')).toHaveLength(4);
    expect(stderr.toString()).toBe('');
  });

  it('gives the same bytes twice', () => {
    const twice = ['json', 'terminal'].map((format) =>
      [1, 2].map(() => folder.run(['check', '--format', format, 'found.txt', 'drafts']).out),
    );
    for (const [first, second] of twice) expect(first).toBe(second);
  });

  it('lets no control character of a draft through to the terminal', () => {
    const { out } = folder.run(['check', '-'], { input: 'A \u001b]0;title\u0007 banana \u202e evil \u009b2J.\n' });
    expect(out).toContain('<U+001B>]0;title<U+0007>');
    expect(out).toContain('<U+202E>');
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
  });

  it.each([
    ['emoji', '😀'.repeat(50_000)],
    ['katakana', 'ア'.repeat(100_000)],
    ['a text without punctuation', 'お客様にご迷惑をおかけしました'.repeat(7_000)],
    ['letters', 'a'.repeat(100_000)],
    ['open brackets', '「'.repeat(50_000)],
    ['line breaks', '\n'.repeat(50_000)],
  ])(
    'reads %s in good time',
    (_, unit) => {
      for (const name of ['x.txt', 'x.md', 'x.html']) {
        const started = performance.now();
        const { code, err } = folder.run(['check', '--stdin-filename', name], {
          input: `Sorry. ${unit}\n\n${name === 'x.html' ? '<p>' : ''}The banana.`,
        });
        expect(err).toBe('');
        expect(code).toBe(1);
        expect(performance.now() - started).toBeLessThan(20_000);
      }
    },
    90_000,
  );

  it('reads 20 MB, and finds its place after them', () => {
    const log = '2026-09-03T10:40:00Z worker[17]: retry 4300, gave up\n'.repeat(400_000);
    folder.write('huge.md', `# Notice\n\n\`\`\`\n${log}\`\`\`\n\nThe banana was ours.\n`);
    const { code, err, out } = folder.run(['check', '--format', 'json', 'huge.md']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out).files[0].findings[0]).toMatchObject({
      excerpt: 'banana',
      range: { start: { line: 400_006, column: 5 } },
    });
  }, 180_000);

  it('ends at once with Ctrl-C', async () => {
    const child = spawn(process.execPath, [BIN, 'check', '-'], { cwd: folder.path, stdio: ['pipe', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    setTimeout(() => child.kill('SIGINT'), 300);
    const signal = await new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
    // A shell shows a program that the signal ended as 130.
    expect({ signal, err }).toEqual({ signal: 'SIGINT', err: '' });
  });
});
