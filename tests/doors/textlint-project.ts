/** A project of its own in which owabi and textlint are installed as npm would: side by side. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, makeFolder } from '../cli/owabi.ts';

const root = join(import.meta.dirname, '..', '..');

/** Of what textlint prints with `--format json`. */
export interface TextlintResult {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string;
    readonly severity: number;
    readonly message: string;
    readonly range: readonly [number, number];
    readonly line: number;
    readonly column: number;
    readonly fix?: unknown;
    readonly suggestions?: readonly {
      readonly message: string;
      readonly fix: { readonly range: readonly [number, number] };
    }[];
  }[];
}

export interface TextlintProject extends Folder {
  /** Runs the real textlint in the folder. */
  textlint(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
    readonly results: readonly TextlintResult[];
  };
}

export function makeTextlintProject(): TextlintProject {
  const folder = makeFolder();
  const modules = join(folder.path, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  symlinkSync(root, join(modules, 'owabi'));
  return {
    ...folder,
    textlint(args, env = {}) {
      const bin = join('node_modules', 'textlint', 'bin', 'textlint.js');
      // With links taken for what they stand for, textlint would look for owabi beside its real self.
      const flags = ['--preserve-symlinks', '--preserve-symlinks-main'];
      const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, bin, '--format', 'json', ...args], {
        cwd: folder.path,
        env: { PATH: process.env.PATH ?? '', HOME: folder.path, LANG: 'en_GB.UTF-8', ...env },
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      const results = stdout.startsWith('[') ? (JSON.parse(stdout) as TextlintResult[]) : [];
      return { code: status, out: stdout, err: stderr, results };
    },
  };
}
