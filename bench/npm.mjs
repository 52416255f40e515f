/** Runs npm as if nobody had started us through npm. Decides nothing about what it fetches. */
import { spawnSync } from 'node:child_process';

/**
 * @param {readonly string[]} args
 * @param {{cwd: string}} options
 * @throws {Error} with what npm said, when it fails
 */
export function npm(args, { cwd }) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  const { status, error, stdout, stderr } = spawnSync('npm', args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) throw error ?? new Error(`npm ${args.join(' ')} ended with ${status}\n${stderr}${stdout}`);
  return stdout;
}
