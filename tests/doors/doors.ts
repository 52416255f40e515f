/**
 * The doors through which people reach owabi, and what each says of the same statements. A new door is a function here and a line
 * in `DOORS`; `same-findings.test.ts` compares it with the others.
 */
import { extname, join } from 'node:path';
import { createLinter, type FileReport, type Format, lint, type Severity } from '../../src/index.ts';
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
