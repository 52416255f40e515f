/** Runs the real command in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const BIN = join(import.meta.dirname, '..', '..', 'bin', 'owabi.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): string;
  run(args: readonly string[], options?: { input?: string | Uint8Array; env?: Record<string, string> }): Ran;
  remove(): void;
}

export function makeFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'owabi-cli-'));
  mkdirSync(join(path, '.git'));
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    run(args, { input, env = {} } = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
        cwd: path,
        env: { PATH: process.env.PATH ?? '', HOME: path, LANG: 'en_GB.UTF-8', ...env },
        // Without input, standard input is an empty device, as it is in many a CI.
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        ...(input !== undefined && { input }),
        maxBuffer: 1 << 28,
      });
      return { code: status, out: stdout.toString(), err: stderr.toString() };
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A rule of one's own, so that these tests say nothing of the catalogue. */
export const OWN_RULE = `id: no-banana
language: en
category: register
severity: error
summary: {ja: バナナ, en: a banana}
message: {ja: "「{match}」はバナナです。", en: "“{match}” is a banana."}
why: {ja: バナナは果物です。, en: Bananas are fruit.}
instead: [We are sorry about the fruit.]
source: owabi's tests
match: «banana»
examples:
  - flag: We regret the <<banana>>.
  - flag: The <<banana>> was ours.
  - flag: No <<banana>> was harmed.
  - pass: We regret the apple.
  - pass: The fruit was ours.
  - pass: No fruit was harmed.
`;

/** Makes a folder in which that rule alone is on: {@link OWN_RULE}, by configuration. */
export function makeQuietFolder(): Folder {
  const folder = makeFolder();
  const { out } = folder.run(['rules', '--format', 'json']);
  const ids = new Set((JSON.parse(out) as { id: string }[]).map(({ id }) => id));
  const off = [...ids].map((id) => `  ${id}: off`).join('\n');
  folder.write('own/no-banana.yaml', OWN_RULE);
  folder.write('owabi.config.yaml', `plugins: [./own]\nrules:\n${off}\n`);
  return folder;
}
