/** `owabi check --watch`, as the real command: what it says when something changes, and when it says nothing. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, type Folder, makeFolder, OWN_RULE } from './owabi.ts';

const CLEAN = 'On 3 May search was down from 10:04 to 16:20.\n';
const HURTS = 'We are sorry if anyone was affected.\n';

let folder: Folder;
let running: ChildProcess[];
beforeEach(() => {
  folder = makeFolder();
  running = [];
});
afterEach(() => {
  for (const one of running) one.kill('SIGKILL');
  folder.remove();
});

interface Watching {
  readonly process: ChildProcess;
  out(): string;
  err(): string;
  /** Waits until it has said all there is to say for the nth time. */
  rounds(count: number): Promise<void>;
  until(isThere: () => boolean): Promise<void>;
  /** @returns how it ended after Ctrl-C */
  end(): Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

const watching = (args: readonly string[]): Watching => started(process.execPath, [BIN, 'check', '--watch', ...args]);

function started(command: string, args: readonly string[]): Watching {
  const child = spawn(command, args, {
    cwd: folder.path,
    env: { PATH: process.env.PATH ?? '', HOME: folder.path, LANG: 'en_GB.UTF-8', TERM: 'xterm' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const exit = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  let out = '';
  let err = '';
  let wake = (): void => {};
  const hear = (take: (text: string) => void) => (chunk: Buffer) => {
    take(chunk.toString());
    wake();
  };
  child.stdout!.on(
    'data',
    hear((text) => {
      out += text;
    }),
  );
  child.stderr!.on(
    'data',
    hear((text) => {
      err += text;
    }),
  );
  const until = async (isThere: () => boolean): Promise<void> => {
    const started = Date.now();
    while (!isThere()) {
      if (Date.now() - started > 30_000 || child.exitCode !== null) {
        throw new Error(`it never came.\nout: ${out}\nerr: ${err}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  return {
    process: child,
    out: () => out,
    err: () => err,
    until,
    rounds: async (count) => {
      await until(() => roundsIn(err) >= count);
      // The report was written before, into another pipe: after a turn of the loop it has come, too.
      await turn();
      await turn();
    },
    end: () => {
      child.kill('SIGINT');
      return exit;
    },
  };
}

const roundsIn = (err: string): number => err.split('Ctrl-C ends\n').length - 1;

/** The rules that speak in a report. */
function rulesIn(report: string): string[] {
  const { files } = JSON.parse(report) as { files: { findings: { rule: string }[] }[] };
  return files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

/** A rule in code that writes down each text that it is asked about. */
const COUNTING = `import { appendFileSync } from 'node:fs';
const words = { summary: { ja: '数', en: 'count' }, message: { ja: '数', en: 'count' }, why: { ja: '数', en: 'count' },
  instead: {}, source: 'tests' };
export default { id: 'count', scope: 'document', category: 'evasion', severity: 'info', languages: ['en', 'ja'], words,
  examples: [], check(document) { appendFileSync('count.log', document.source); return []; } };`;

describe('a statement that changes', { timeout: 60_000 }, () => {
  it('is read again, and no other is', async () => {
    folder.write('count.mjs', COUNTING);
    folder.write('owabi.config.yaml', 'plugins: [./count.mjs]\n');
    folder.write('drafts/a.txt', 'This is the one.\n');
    folder.write('drafts/b.txt', 'This is the other.\n');
    const watch = watching(['--format', 'unix', 'drafts']);
    await watch.rounds(1);
    folder.write('drafts/b.txt', HURTS);
    await watch.rounds(2);
    expect(readFileSync(join(folder.path, 'count.log'), 'utf8')).toBe(`This is the one.\nThis is the other.\n${HURTS}`);
    expect(watch.err()).toContain('owabi: changed: drafts/b.txt\n');
    expect(watch.out()).toContain('drafts/b.txt:1:');
  });

  it('is seen when an editor saves it by renaming, again and again', async () => {
    folder.write('a.txt', CLEAN);
    const watch = watching(['--format', 'json', 'a.txt']);
    for (const [index, text] of [CLEAN, HURTS, CLEAN, HURTS].entries()) {
      if (index > 0) {
        folder.write('.a.txt.swp', text);
        renameSync(join(folder.path, 'a.txt'), join(folder.path, 'a.txt~'));
        renameSync(join(folder.path, '.a.txt.swp'), join(folder.path, 'a.txt'));
      }
      await watch.rounds(index + 1);
      const reports = watch
        .out()
        .trim()
        .split(/\n(?=\{)/u);
      expect(rulesIn(reports.at(-1)!).includes('conditional-apology')).toBe(text === HURTS);
      expect(reports).toHaveLength(index + 1);
    }
  });

  it('is seen behind a link', async () => {
    folder.write('elsewhere/a.txt', CLEAN);
    mkdirSync(join(folder.path, 'drafts'));
    symlinkSync('../elsewhere/a.txt', join(folder.path, 'drafts', 'a.txt'));
    const watch = watching(['--format', 'unix', 'drafts']);
    await watch.rounds(1);
    folder.write('elsewhere/a.txt', HURTS);
    await watch.rounds(2);
    expect(watch.out()).toContain('conditional-apology');
  });

  it('is not missed while the first report is being made', async () => {
    for (let index = 0; index < 30; index++) folder.write(`drafts/${index}.txt`, CLEAN.repeat(20));
    const watch = watching(['--format', 'unix', 'drafts']);
    await watch.until(() => watch.out() !== '' || watch.err() !== '');
    folder.write('drafts/0.txt', HURTS);
    await watch.until(() => watch.out().includes('drafts/0.txt:1:'));
  });
});

describe('files that come and go', { timeout: 60_000 }, () => {
  it('are found in folders that are new, and missed in those that are gone', async () => {
    folder.write('drafts/a.txt', CLEAN);
    const watch = watching(['drafts']);
    await watch.rounds(1);
    folder.write('drafts/new/deep/b.txt', HURTS);
    await watch.rounds(2);
    expect(watch.out()).toContain('drafts/new/deep/b.txt\n');
    folder.write('drafts/new/deep/b.txt', `${HURTS}${HURTS}`);
    await watch.rounds(3);
    rmSync(join(folder.path, 'drafts', 'new'), { recursive: true });
    await watch.rounds(4);
    expect(watch.err()).toContain('owabi: watching 2 statements; Ctrl-C ends\n');
    expect(watch.err().trimEnd().split('\n').slice(-2)).toEqual([
      'owabi: changed: drafts/new/deep/b.txt',
      'owabi: watching 1 statement; Ctrl-C ends',
    ]);
  });

  it('may be missing at the start, and be deleted as a whole and made again', async () => {
    const watch = watching(['--format', 'unix', 'drafts/a.txt']);
    await watch.rounds(1);
    expect(watch.err()).toContain('there is no such file');
    folder.write('drafts/a.txt', HURTS);
    await watch.until(() => watch.out().split('conditional-apology').length === 2);
    rmSync(join(folder.path, 'drafts'), { recursive: true });
    await watch.until(() => watch.err().split('there is no such file').length === 3);
    folder.write('drafts/a.txt', HURTS);
    await watch.until(() => watch.out().split('conditional-apology').length === 3);
    renameSync(join(folder.path, 'drafts'), join(folder.path, 'away'));
    await watch.until(() => watch.err().split('there is no such file').length === 4);
    renameSync(join(folder.path, 'away'), join(folder.path, 'drafts'));
    await watch.until(() => watch.out().split('conditional-apology').length === 4);
    await watch.until(() => watch.err().endsWith('Ctrl-C ends\n'));
    expect(await watch.end()).toEqual({ code: 1, signal: null });
  });

  it('are left out when an ignore file says so', async () => {
    folder.write('drafts/a.txt', HURTS);
    const watch = watching(['drafts']);
    await watch.rounds(1);
    folder.write('drafts/b.txt', HURTS);
    await watch.rounds(2);
    folder.write('.owabiignore', 'b.txt\n');
    await watch.rounds(3);
    expect(watch.err()).toContain('owabi: changed: drafts/b.txt\nowabi: watching 1 statement; Ctrl-C ends\n');
  });

  it('that cannot be read are said, and keep no other from being read', async () => {
    folder.write('drafts/a.txt', CLEAN);
    const watch = watching(['--format', 'unix', 'drafts']);
    await watch.rounds(1);
    folder.write('drafts/b.txt', '');
    await watch.rounds(2);
    expect(watch.err()).toContain('drafts/b.txt');
    expect(watch.err()).toContain('this is empty');
    folder.write('drafts/a.txt', HURTS);
    await watch.rounds(3);
    expect(watch.out()).toContain('drafts/a.txt:1:');
    expect(await watch.end()).toEqual({ code: 2, signal: null });
  });
});

describe('what statements are judged by', { timeout: 60_000 }, () => {
  it('is read again: a configuration that comes, what it extends, and one that goes', async () => {
    folder.write('a.txt', HURTS);
    const watch = watching(['--format', 'unix', 'a.txt']);
    await watch.rounds(1);
    expect(watch.out()).toContain('conditional-apology');
    const already = () => watch.out().split('conditional-apology').length - 1;
    folder.write('shared/base.yaml', 'rules: {conditional-apology: off}\n');
    folder.write('owabi.config.yaml', 'extends: ./shared/base.yaml\n');
    await watch.rounds(2);
    expect(already()).toBe(1);
    folder.write('shared/base.yaml', 'rules: {conditional-apology: error}\n');
    await watch.rounds(3);
    expect(already()).toBe(2);
    folder.write('shared/base.yaml', 'rules: {conditional-apology: off}\n');
    await watch.rounds(4);
    rmSync(join(folder.path, 'owabi.config.yaml'));
    await watch.rounds(5);
    expect(already()).toBe(3);
  });

  it('is read again: rules and word lists of one’s own', async () => {
    folder.write('owabi.config.yaml', 'plugins: [./own]\n');
    folder.write('own/en/no-banana.yaml', OWN_RULE.replace('«banana»', '«@fruit»'));
    folder.write('own/lexicon/fruit.yaml', 'fruit: {en: [banana]}\n');
    folder.write('a.txt', 'We regret the kiwi.\n');
    const watch = watching(['--format', 'unix', 'a.txt']);
    await watch.rounds(1);
    expect(watch.out()).not.toContain('no-banana');
    folder.write('own/lexicon/fruit.yaml', 'fruit: {en: [banana, kiwi]}\n');
    await watch.rounds(2);
    expect(watch.out()).toContain('no-banana');
  });

  it('may be wrong for a while', async () => {
    folder.write('a.txt', HURTS);
    folder.write('owabi.config.yaml', 'rules: {conditional-apologie: off}\n');
    const watch = watching(['--format', 'unix', 'a.txt']);
    await watch.rounds(1);
    expect(watch.err()).toContain('conditional-apologie');
    expect(watch.err()).toContain('waiting for this to be mended');
    expect(watch.out()).toBe('');
    folder.write('owabi.config.yaml', 'rules: {conditional-apology: warning}\nlocale: ja\n');
    await watch.until(() => watch.out().includes('conditional-apology'));
    await watch.until(() => watch.err().includes('1件の文書の変更を待っています'));
  });
});

describe('it says nothing', { timeout: 60_000 }, () => {
  it('of other files, of files that leave everything as it was, and of its own reports', async () => {
    folder.write('drafts/a.txt', CLEAN);
    const watch = watching(['-f', 'html=drafts/page.html', '-f', 'unix', '--cache', 'drafts']);
    await watch.rounds(1);
    folder.write('drafts/notes.log', 'x');
    folder.write('owabi.log', 'x');
    folder.write('.owabiignore', '# nothing yet\n');
    folder.write('drafts/a.txt', HURTS);
    await watch.rounds(2);
    folder.write('drafts/b.txt', CLEAN);
    await watch.rounds(3);
    expect(roundsIn(watch.err())).toBe(3);
    expect(watch.err().split('changed: ').length - 1).toBe(2);
    expect(readFileSync(join(folder.path, 'drafts', 'page.html'), 'utf8')).toContain('b.txt');
  });
});

describe('the end', { timeout: 60_000 }, () => {
  it.each([
    ['0 when there was nothing to say', CLEAN, 0],
    ['1 when there was', HURTS, 1],
    ['2 when not all could be read', ' ', 2],
  ])('comes with Ctrl-C, and with %s', async (_, text, code) => {
    folder.write('a.txt', text);
    const watch = watching(['--rule', 'missing-apology=off', 'a.txt']);
    await watch.rounds(1);
    expect(await watch.end()).toEqual({ code, signal: null });
  });

  it('need not wait for the statements that are still to be read', async () => {
    for (let index = 0; index < 60; index++) folder.write(`drafts/${index}.txt`, `${HURTS}${index} `.repeat(2000));
    folder.write('count.mjs', COUNTING);
    const watch = watching(['--rules', './count.mjs', 'drafts']);
    await watch.until(() => existsSync(join(folder.path, 'count.log')));
    expect(await watch.end()).toEqual({ code: 2, signal: null });
    expect(watch.out()).toBe('');
  });

  it('comes when nobody reads any longer what it writes', async () => {
    folder.write('a.txt', CLEAN);
    const watch = watching(['a.txt']);
    await watch.rounds(1);
    watch.process.stdout!.destroy();
    const ended = new Promise((resolve) => watch.process.on('exit', resolve));
    folder.write('a.txt', HURTS);
    expect(await ended).toBe(1);
  });

  it.each([
    [['--staged', '.'], '--watch and --staged do not go together'],
    [['--baseline', 'b.json', '--update-baseline', '.'], '--watch and --update-baseline do not go together'],
    [['-'], '--watch wants files or folders'],
    [[], '--watch wants files or folders'],
  ])('comes at once with %j', (args, message) => {
    const { code, err } = folder.run(['check', '--watch', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

const hasScript = spawnSync('script', ['--version']).stdout?.includes('util-linux') === true;

// A terminal is needed, which this program of Linux makes.
describe.skipIf(!hasScript)('on a terminal', { timeout: 60_000 }, () => {
  it('each report begins at the top of an empty screen, but for the first', async () => {
    folder.write('a.txt', CLEAN);
    const inTerminal = `${process.execPath} ${BIN} check --no-color --watch a.txt`;
    const watch = started('script', ['-qec', inTerminal, '/dev/null']);
    const pages = () => watch.out().split('\u001b[2J\u001b[H');
    await watch.until(() => watch.out().includes('Ctrl-C ends'));
    folder.write('a.txt', HURTS);
    await watch.until(() => (pages()[1] ?? '').includes('Ctrl-C ends'));
    expect(pages()).toHaveLength(2);
    expect(pages()[1]!.replaceAll('\r', '')).toMatch(/^owabi: changed: a\.txt\na\.txt\n/u);
  });
});
