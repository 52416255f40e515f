/**
 * Does what the READMEs say, from top to bottom in one folder: writes the files that they show, runs their commands. Fetches
 * nothing, so `npm ci`, `npm test` and `npm install` are left to those who run these tests.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from '../src/document/document.ts';
import { lint } from '../src/index.ts';
import { reportSchema } from '../src/report/schema.ts';
import { ELEMENTS } from '../src/rule/rule.ts';
import { BIN, makeFolder, OWN_RULE } from './cli/owabi.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

/** What stands between ``` and ```, with the file name that the paragraph before it ends with. */
interface Block {
  readonly language: string;
  readonly text: string;
  readonly file?: string;
}

function blocksOf(markdown: string): Block[] {
  const fences = /(?:`([^`\s]+\.\w+)`[^`\n]*[:：。]\n\n)?^```(\w+)\n([\s\S]*?)^```$/gmu;
  return [...markdown.matchAll(fences)].map(([, file, language, text]) => ({
    language: language!,
    text: text!,
    ...(file !== undefined && { file }),
  }));
}

interface Command {
  readonly line: string;
  /** As the comment behind it says. */
  readonly exitCode: number | undefined;
}

const commandsOf = (block: Block): Command[] =>
  block.text
    .trimEnd()
    .split('\n')
    .map((text) => {
      const [line = '', ...comment] = text.split(/\s+#\s/u);
      const code = /(?:exit code|終了コード) (\d)/u.exec(comment.join(' '))?.[1];
      return { line, exitCode: code === undefined ? undefined : Number(code) };
    });

const shellBlocks = (markdown: string): Block[] => blocksOf(markdown).filter(({ language }) => language === 'sh');

describe.each([
  ['README.md', 'en_GB.UTF-8', 'npx owabi check notice.md` says'],
  ['README.ja.md', 'ja_JP.UTF-8', 'npx owabi check notice.md` の出力'],
])('%s', (name, locale, sessionTitle) => {
  const markdown = read(name);
  let folder = '';
  const run = (line: string): { code: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line.replaceAll('npx owabi', '"$NODE" "$OWABI"')], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', HOME: folder, LANG: locale, NODE: process.execPath, OWABI: BIN },
      input: '',
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'owabi-readme-'));
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'owabi'));
    cpSync(join(root, 'fixtures', 'cases'), join(folder, 'fixtures', 'cases'), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('names only files that exist', () => {
    const links = [...markdown.matchAll(/\]\((?!https?:)([^)#]+)\)/gu)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  it('says of every owabi command how it ends', () => {
    const commands = shellBlocks(markdown).flatMap(commandsOf);
    expect(commands.length).toBeGreaterThan(15);
    expect(commands.filter(({ line, exitCode }) => line.includes('owabi') && exitCode === undefined)).toEqual([]);
  });

  it('shows what owabi says of the draft in it', () => {
    const draft = blocksOf(markdown).find(({ file }) => file === 'notice.md')!;
    writeFileSync(join(folder, 'notice.md'), draft.text);
    const { out } = run('npx owabi check notice.md');
    const session = markdown.slice(markdown.indexOf(sessionTitle)).match(/```console\n([\s\S]*?)```/u)![1]!;
    const shown = session.split('\n').filter((line) => line !== '' && line !== '…');
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter((line) => !out.split('\n').includes(line))).toEqual([]);
  });

  it('shows comments that owabi can read, each with a reason', () => {
    const comments = blocksOf(markdown).find(({ language }) => language === 'html')!.text;
    const { findings, elements } = lint(`${comments}\nHello.\n`, { format: 'html', kind: 'final-report' });
    const rules = new Set(findings.map(({ rule }) => rule));
    expect([...rules]).toEqual(['unused-suppression']);
    expect(elements.contact).toHaveLength(1);
  });

  it('is true from top to bottom: its files are right and its commands end as it says', { timeout: 120_000 }, () => {
    const wrong: string[] = [];
    for (const block of blocksOf(markdown)) {
      if (block.file !== undefined) {
        mkdirSync(dirname(join(folder, block.file)), { recursive: true });
        writeFileSync(join(folder, block.file), block.text);
      } else if (block.language === 'sh') {
        for (const { line, exitCode } of commandsOf(block)) {
          const offline = line.replace('npm ci && ', '');
          if (/^npm /u.test(offline)) continue;
          const { code, err } = run(offline);
          if (code !== exitCode) wrong.push(`${line}\n  ended with ${code}, not ${exitCode}: ${err}`);
        }
      }
    }
    expect(wrong.join('\n')).toBe('');
  });
});

describe('the two READMEs', () => {
  const english = read('README.md');
  const japanese = read('README.ja.md');
  const levels = (markdown: string): number[] =>
    [...markdown.replace(/^```[\s\S]*?^```$/gmu, '').matchAll(/^(#+) /gmu)].map(([, marks]) => marks!.length);

  it('have the same sections', () => {
    expect(levels(japanese)).toEqual(levels(english));
  });

  it('have the same commands with the same exit codes', () => {
    expect(shellBlocks(japanese).flatMap(commandsOf)).toEqual(shellBlocks(english).flatMap(commandsOf));
  });

  it('show the same files', () => {
    const files = (markdown: string) => blocksOf(markdown).map(({ language, file }) => ({ language, file }));
    expect(files(japanese)).toEqual(files(english));
  });

  it('name every kind of statement', () => {
    expect(KINDS.filter((kind) => !english.includes(`\`${kind}\``) || !japanese.includes(`\`${kind}\``))).toEqual([]);
  });
});

describe('docs/json.md', () => {
  it('shows a report of the published shape', () => {
    const shown = JSON.parse(blocksOf(read('docs/json.md')).find(({ language }) => language === 'json')!.text);
    const validate = new Ajv({ strict: false }).compile(reportSchema);
    validate(shown);
    expect(validate.errors).toBeNull();
  });
});

describe('docs/statements.md', () => {
  it('asks of each kind what owabi asks of it', () => {
    const rows = [...read('docs/statements.md').matchAll(/^\| `([a-z-]+)` \|((?: (?:\*\*R\*\*|r|–) \|){8})$/gmu)];
    const told = Object.fromEntries(
      rows.map(([, element, cells]) => [element, cells!.replaceAll(/[|*]/gu, '').trim().split(/\s+/u)]),
    );
    const asked = Object.fromEntries(
      ELEMENTS.map((element) => [
        element,
        KINDS.map((kind) => {
          const { missing } = lint('Hello.', { kind, fault: 'ours' });
          const severity = missing.find((one) => one.element === element)?.severity;
          return severity === undefined ? '–' : severity === 'info' ? 'r' : 'R';
        }),
      ]),
    );
    expect(told).toEqual(asked);
  });
});

describe('docs/configuration.md', () => {
  it('shows a configuration that is right, with the files that it names', () => {
    const folder = makeFolder();
    const shown = blocksOf(read('docs/configuration.md')).find(({ language }) => language === 'yaml')!.text;
    const rule = blocksOf(read('README.md')).find(({ file }) => file === 'house-rules.mjs')!.text;
    folder.write('node_modules/owabi-rules-for-banks/index.mjs', 'export default [];');
    folder.write('node_modules/owabi-rules-for-banks/package.json', '{"exports": "./index.mjs"}');
    symlinkSync(root, join(folder.path, 'node_modules', 'owabi'));
    folder.write('house-rules.mjs', rule.replace("id: 'old-name',", "$& options: { names: ['Acme'] },"));
    folder.write('house/no-banana.yaml', OWN_RULE);
    folder.write('common.yaml', 'rules: {sales-talk: error}\n');
    folder.write('owabi.config.yaml', shown);
    folder.write('notices/a.md', 'Acme Cloud lost every banana.');
    const { code, out, err } = folder.run(['check', '--format', 'json', 'notices']);
    folder.remove();
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const [file] = JSON.parse(out).files;
    expect(file.kindReason).toBe('設定による');
    const found = file.findings.map((one: { rule: string }) => one.rule);
    expect(found).toEqual(expect.arrayContaining(['old-name', 'no-banana']));
  });
});
