/**
 * The doors through which people reach owabi, and what each says of the same statements. A new door is a function here and a line
 * in `DOORS`; `same-findings.test.ts` compares it with the others.
 */
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLinter, type FileReport, type Format, lint, type Severity } from '../../src/index.ts';
import type { Card } from '../../src/server/card.ts';
import { Client, type Diagnostic, offsetOf } from '../server/client.ts';
import type { TextlintProject } from './textlint-project.ts';

/** A finding or a missing element, in the words of no format. A missing element covers nothing, at the head of its file. */
export interface Said {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** UTF-16 offsets, half-open. */
  readonly range: readonly [start: number, end: number];
}

export interface Statement {
  /** Relative to the project's folder; the file is there. */
  readonly name: string;
  readonly text: string;
}

/** What is said of each statement, by its name. All doors speak Japanese here. */
export type Door = (
  project: TextlintProject,
  statements: readonly Statement[],
) => Promise<Map<string, readonly Said[]>>;

export const DOORS: Readonly<Record<string, Door>> = {
  'the command line, as JSON': async (project, statements) => {
    const { out } = project.run(['check', '--format', 'json', ...statements.map(({ name }) => name)], {
      env: JAPANESE,
    });
    const { files } = JSON.parse(out) as { files: FileReport[] };
    return new Map(files.map((file) => [file.path, saidIn(file)]));
  },

  lint: async (_, statements) =>
    new Map(
      statements.map(({ name, text }) => [
        name,
        saidIn(lint(text, { format: formatOf(name), locale: 'ja', path: name })),
      ]),
    ),

  'createLinter, with texts': async ({ path }, statements) => {
    const linter = await createLinter({ cwd: path, fallbackLocale: 'ja' });
    const said = statements.map(async ({ name, text }) => [name, saidIn(await linter.lint(text, name))] as const);
    return new Map(await Promise.all(said));
  },

  'createLinter, with files': async ({ path }, statements) => {
    const linter = await createLinter({ cwd: path, fallbackLocale: 'ja' });
    const said = statements.map(async ({ name }) => [name, saidIn(await linter.lintFile(name))] as const);
    return new Map(await Promise.all(said));
  },

  'the language server': async ({ path }, statements) => {
    const client = await Client.start({ cwd: path, locale: 'ja-JP' });
    const said = new Map<string, readonly Said[]>();
    for (const { name, text } of statements) {
      const uri = pathToFileURL(join(path, name)).href;
      const diagnostics = await client.open(uri, text);
      const card = await client.connection.sendRequest<Card>('owabi/card', { textDocument: { uri } });
      said.set(name, [...missingIn(card, diagnostics), ...findingsIn(diagnostics, text)]);
      await client.close(uri);
    }
    await client.stop();
    return said;
  },

  'textlint, beside preset-ja-technical-writing': async (project, statements) => {
    const results = project.textlint(
      statements.map(({ name }) => name),
      JAPANESE,
    ).results;
    const others = results
      .flatMap(({ messages }) => messages)
      .filter(({ ruleId }) => ruleId.startsWith('ja-technical-writing/'));
    if (others.length === 0) throw new Error('the other preset did not run');
    return new Map(
      statements.map(({ name }) => {
        const { messages } = results.find(({ filePath }) => filePath === join(project.path, name))!;
        const ours = messages.filter(({ ruleId }) => ruleId.startsWith(TEXTLINT_PREFIX));
        return [
          name,
          ours.map(({ ruleId, severity, message, range }) => ({
            rule: ruleId.slice(TEXTLINT_PREFIX.length),
            severity: TEXTLINT_SEVERITIES[severity]!,
            message,
            range,
          })),
        ];
      }),
    );
  },
};

export const TEXTLINT_PREFIX = 'owabi/textlint/';
const TEXTLINT_SEVERITIES: Readonly<Record<number, Severity>> = { 1: 'warning', 2: 'error', 3: 'info' };
const JAPANESE = { LANG: 'ja_JP.UTF-8' };

const MISSING = 'missing-elements';

const findingsIn = (diagnostics: readonly Diagnostic[], text: string): Said[] =>
  diagnostics
    .filter(({ code }) => code !== MISSING)
    .map(({ code, severity, data, message, range }) => {
      if (LSP_SEVERITIES[severity!] !== data.severity) throw new Error(`${code} is shown as ${severity}`);
      return {
        rule: String(code),
        severity: data.severity,
        message: typeof message === 'string' ? message : message.value,
        range: [offsetOf(text, range.start), offsetOf(text, range.end)],
      };
    });

const LSP_SEVERITIES: Readonly<Record<number, Severity>> = { 1: 'error', 2: 'warning', 3: 'info' };

/** One diagnostic names all that is missing; the card says what to add. */
function missingIn(card: Card, diagnostics: readonly Diagnostic[]): Said[] {
  const named: readonly { rule: string; severity: Severity }[] =
    diagnostics.find(({ code }) => code === MISSING)?.data.missing ?? [];
  return named.map(({ rule, severity }) => {
    const element = card.elements.find(({ element, state }) => state === 'missing' && rule === `missing-${element}`);
    if (element?.severity !== severity)
      throw new Error(`${rule} is ${severity} and, on the card, ${element?.severity}`);
    return { rule, severity, message: element.message!, range: [0, 0] };
  });
}

const FORMAT_OF: Readonly<Record<string, Format>> = { '.md': 'md', '.html': 'html' };
const formatOf = (name: string): Format => FORMAT_OF[extname(name)] ?? 'txt';

export function saidIn({ findings, missing }: Pick<FileReport, 'findings' | 'missing'>): Said[] {
  return [
    ...missing.map(({ rule, severity, message }) => ({ rule, severity, message, range: [0, 0] as const })),
    ...findings.map(({ rule, severity, message, range }) => ({
      rule,
      severity,
      message,
      range: [range.start.offset, range.end.offset] as const,
    })),
  ];
}

/** In one order, since doors sort differently what stands at one place. */
export function inOrder(said: readonly Said[]): Said[] {
  const key = ({ rule, range }: Said): string => `${range.map((at) => String(at).padStart(9, '0')).join()} ${rule}`;
  return [...said].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
