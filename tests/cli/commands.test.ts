import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, type Folder, makeFolder, OWN_RULE } from './owabi.ts';

let folder: Folder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

const JA = { env: { LANG: 'ja_JP.UTF-8' } };

describe('arguments', () => {
  it.each([
    [['chekc'], 'there is no command "chekc"', 'did you mean "check"?'],
    [['check', '--knid', 'recall'], 'there is no option "--knid"', 'did you mean "--kind"?'],
    [['check', '--kind', 'recal', 'x'], 'unknown --kind "recal"', 'did you mean "recall"?'],
    [['check', '--format', 'jsno', 'x'], 'unknown --format "jsno"', 'did you mean "json"?'],
    [['check', '--fail-on', 'fatal', 'x'], 'expected info, warning, error or never', ''],
    [['check', '--max-findings', 'many', 'x'], 'wants a whole number', ''],
    [['check', '--rule', 'x', 'x'], 'wants RULE=severity', ''],
    [
      ['check', '--rule', 'minimise-count=off', 'x'],
      'there is no rule "minimise-count"',
      'did you mean "minimize-count"?',
    ],
    [['check', '--kind'], '--kind <kind> needs a value', ''],
    [['explain'], 'the argument "rule" is missing', ''],
    [['explain', 'minimise-count'], 'there is no rule "minimise-count"', 'did you mean "minimize-count"?'],
    [['rules', 'x'], 'too many arguments', ''],
  ])('%j ends with 2 and says what was meant', (args, message, help) => {
    const { code, out, err } = folder.run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(help);
  });

  it('says so in Japanese', () => {
    expect(folder.run(['chekc'], JA).err).toBe(
      'エラー: 「chekc」というコマンドはありません\n  ヒント: 「check」のことですか?\n',
    );
  });

  it('shows its help and ends with 2 when there is no command', () => {
    const { code, err } = folder.run([]);
    expect(code).toBe(2);
    expect(err).toContain('Usage: owabi');
  });

  it('shows help with examples in both languages', () => {
    const english = folder.run(['check', '--help']);
    expect(english.code).toBe(0);
    expect(english.out).toContain('Examples:');
    expect(english.out).toContain('Exit code:');
    const japanese = folder.run(['check', '--help'], JA);
    expect(japanese.out).toContain('使い方: owabi check');
    expect(japanese.out).toContain('例:');
  });
});

describe('--version', () => {
  it('reads nothing but the version: it works where nothing was built', () => {
    const root = join(BIN, '..', '..');
    cpSync(join(root, 'bin'), join(folder.path, 'bin'), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder.path, 'package.json'));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const bare = folder.path;
    const other = makeFolder();
    try {
      const script = join(bare, 'bin', 'owabi.js');
      const shown = other.run(['--version']);
      expect(shown).toEqual({ code: 0, out: `${version}\n`, err: '' });
      expect(runScript(script, ['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
      const unbuilt = runScript(script, ['check', 'x']);
      expect(unbuilt.code).toBe(2);
      expect(unbuilt.err).toContain('npm run build');
    } finally {
      other.remove();
    }
  });
});

describe('explain', () => {
  it('shows reason, better wordings, source and examples, in both languages of statements', () => {
    const { code, out } = folder.run(['explain', 'conditional-apology']);
    expect(code).toBe(0);
    for (const word of ['conditional-apology', 'Japanese', 'English', 'why', 'better', 'source', '⟪', '✔']) {
      expect(out).toContain(word);
    }
  });

  it('knows rules of the configuration', () => {
    folder.write('own/no-banana.yaml', OWN_RULE);
    folder.write('owabi.config.yaml', 'plugins: [./own]');
    expect(folder.run(['explain', 'no-banana'], JA).out).toContain('バナナは果物です。');
  });
});

describe('rules', () => {
  it('lists every rule once', () => {
    const { code, out } = folder.run(['rules']);
    expect(code).toBe(0);
    expect(out.match(/ minimize-count /gu)).toHaveLength(1);
    expect(out).toContain('missing-apology');
  });

  it('lists them for programs', () => {
    const rules = JSON.parse(folder.run(['rules', '--format', 'json']).out);
    expect(rules.find(({ id }: { id: string }) => id === 'minimize-count')).toMatchObject({
      category: 'minimizing',
      summary: { ja: expect.any(String), en: expect.any(String) },
    });
  });
});

describe('tokens', () => {
  it('shows tokens in the notation of patterns, with values of numbers', () => {
    const { code, out } = folder.run(['tokens', 'お客様約2,000名が使えなくなりました。']);
    expect(code).toBe(0);
    expect(out).toMatch(/約2,000名 .*\[名詞\.数\]\.名 {2}= 2000 ±/u);
    expect(out).toContain('<なる>');
  });

  it('shows how far a pattern came, and what it wanted next', () => {
    folder.write('no-banana.yaml', OWN_RULE.replace('match: «banana»', 'match: we regret the «banana» split'));
    const { out } = folder.run(['tokens', '--rules', 'no-banana.yaml', '--rule', 'no-banana', 'We regret the banana.']);
    expect(out).toContain('no-banana  We regret the banana');
    expect(out).toContain('then wanted split, found: .');
  });

  it('shows what a pattern found', () => {
    folder.write('no-banana.yaml', OWN_RULE);
    expect(folder.run(['tokens', '--rules', 'no-banana.yaml', '-'], { input: 'A banana.' }).out).toContain(
      '✔ no-banana  banana',
    );
  });

  it('has nothing to say of nothing', () => {
    expect(folder.run(['tokens', ' '])).toEqual({ code: 2, out: '', err: 'error: there is no text\n' });
  });
});

describe('test-rules', () => {
  it('ends with 0 when all examples hold', () => {
    folder.write('no-banana.yaml', OWN_RULE);
    const { code, out } = folder.run(['test-rules', 'no-banana.yaml']);
    expect(code).toBe(0);
    expect(out).toContain('✔ no-banana  6 examples  no-banana.yaml');
  });

  it('ends with 1 and shows the tokens of an example that does not hold', () => {
    folder.write('no-banana.yaml', OWN_RULE.replace('We regret the apple', 'We regret the other banana'));
    const { code, out } = folder.run(['test-rules', 'no-banana.yaml']);
    expect(code).toBe(1);
    expect(out).toContain('1 of 6 examples fail');
    expect(out).toContain('We regret the other <<banana>>.');
    expect(out).toContain('banana  <banana>  [NOUN]');
  });

  it('ends with 2 and shows the place of a mistake in a rule', () => {
    folder.write('no-banana.yaml', OWN_RULE.replace('severity: error', 'severity: wraning'));
    const { code, err } = folder.run(['test-rules', 'no-banana.yaml']);
    expect(code).toBe(2);
    expect(err).toContain('no-banana.yaml:4:11');
    expect(err).toContain('did you mean "warning"?');
  });

  it('runs what stands in a folder of the name of ours, and nothing of ours', () => {
    folder.write('rules/no-banana.yaml', OWN_RULE);
    const { code, out } = folder.run(['test-rules', 'rules']);
    expect(code).toBe(0);
    expect(out).toBe('✔ no-banana  6 examples  rules/no-banana.yaml\n\n✔ All examples of 1 hold.\n');
  });

  it('ends with 2 when there are no rules', () => {
    expect(folder.run(['test-rules', 'nowhere']).code).toBe(2);
  });
});

describe('init', () => {
  it.each([['en'], ['ja']])('writes a configuration that is right (%s)', (locale) => {
    const { code } = folder.run(['init', '--locale', locale]);
    expect(code).toBe(0);
    const text = readFileSync(join(folder.path, 'owabi.config.yaml'), 'utf8');
    expect(text).toMatch(/^# yaml-language-server: \$schema=\S+config\.schema\.json\n/u);
    folder.write('x.txt', 'We are sorry.');
    const { code: checked, err } = folder.run(['check', '--fail-on', 'never', 'x.txt']);
    expect({ checked, err }).toEqual({ checked: 0, err: '' });
  });

  it('is still right when what is commented out is used', () => {
    folder.run(['init', '--locale', 'en']);
    const text = readFileSync(join(folder.path, 'owabi.config.yaml'), 'utf8');
    const used = text
      .replace(/^( *)# (over-apology|- files|- archive|- \.\/rules)/gmu, '$1$2')
      .replace(/^( *)# {3}(kind|harm):/gmu, '$1  $2:');
    expect(used).not.toBe(text);
    folder.write('owabi.config.yaml', used);
    folder.write('rules/no-banana.yaml', OWN_RULE);
    folder.write('x.txt', 'We are sorry.');
    const { code, err } = folder.run(['check', '--fail-on', 'never', 'x.txt']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('does not touch a configuration that is there', () => {
    folder.write('.owabirc', 'locale: ja');
    const { code, err } = folder.run(['init']);
    expect(code).toBe(2);
    expect(err).toContain('.owabirc');
    expect(existsSync(join(folder.path, 'owabi.config.yaml'))).toBe(false);
  });
});

function runScript(script: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args]);
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}
