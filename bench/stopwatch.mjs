/** Runs whole processes and takes their time and their memory. Discards what they print, and knows no tool by name. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './figures.mjs';

/** A Node program with its arguments. */
/** @typedef {{name: string, args: readonly string[], cwd?: string, mayBeSilent?: boolean, env?: Readonly<Record<string, string>>}} Command */

/**
 * The environment of every measured process. Node 20 parses the certificates of NODE_EXTRA_CA_CERTS at each start, which takes
 * longer than all the rest of a start and hides it.
 */
const cleanEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|NODE_EXTRA_CA_CERTS$|NODE_OPTIONS$|NODE_COMPILE_CACHE$|OWABI_)/u.test(name),
  ),
);

/**
 * Times commands in turn (A B A B …), so that what slows the machine slows all of them. One round is run first and not
 * counted; a command that fails or says nothing in it ends the measurement.
 *
 * @param {readonly Command[]} commands
 * @param {{runs: number, progress?: (text: string) => void}} options
 * @returns {Record<string, number[]>} milliseconds of each run, by the name of the command
 */
export function interleave(commands, { runs, progress = () => {} }) {
  for (const command of commands) {
    progress(`${command.name}, to warm up`);
    rehearse(command);
  }
  const times = Object.fromEntries(commands.map(({ name }) => [name, []]));
  for (let run = 1; run <= runs; run++) {
    for (const command of commands) {
      progress(`${command.name}, ${run} of ${runs}`);
      const started = process.hrtime.bigint();
      start(command, 'ignore');
      times[command.name].push(Number(process.hrtime.bigint() - started) / 1e6);
    }
  }
  return times;
}

/**
 * @param {Command} command
 * @returns {string} what a command that measures itself wrote to its standard output
 */
export function outputOf(command) {
  const { status, stdout, stderr } = start(command, 'pipe');
  if (status !== 0) throw new Error(`${command.name} ended with ${status}: ${stderr.slice(0, 2000)}`);
  return stdout;
}

/**
 * @param {Command} command
 * @param {{runs: number, folder: string}} options `folder` for notes between processes
 * @returns {number} the most memory that the process held at once (resident set), in MB of 1,048,576 bytes: the median of runs
 */
export function peakMemory(command, { runs, folder }) {
  const peaks = [];
  for (let run = 0; run < runs; run++) {
    const notes = join(folder, 'peaks');
    mkdirSync(notes, { recursive: true });
    const env = { ...command.env, NODE_OPTIONS: `--require "${PRELOAD}"`, BENCH_PEAKS: notes };
    start({ ...command, env }, 'ignore');
    // A process that starts others answers for them.
    const kilobytes = readdirSync(notes).map((name) => Number(readFileSync(join(notes, name), 'utf8')));
    rmSync(notes, { recursive: true });
    if (kilobytes.length === 0) throw new Error(`${command.name}: did not leave its memory behind`);
    peaks.push(kilobytes.reduce((sum, one) => sum + one) / 1024);
  }
  return median(peaks);
}

const PRELOAD = fileURLToPath(new URL('peak-memory.cjs', import.meta.url)).replaceAll('\\', '\\\\');

/** Runs a command once, and throws when it fails, or is silent where it should speak. */
function rehearse({ mayBeSilent = false, ...command }) {
  const { status, stdout, stderr } = start(command, 'pipe');
  if (FAILED.test(stderr) || (!mayBeSilent && stdout.length + stderr.length === 0)) {
    throw new Error(`${command.name} ended with ${status}: ${stderr.slice(0, 2000) || 'it said nothing'}`);
  }
}

/** Linters end with many codes when they find something; a program that broke down says so on its own. */
const FAILED = /Cannot find module|^\w*Error\b.*\n\s+at |^error: (?:unknown|cannot)/mu;

function start({ name, args, cwd, env }, output) {
  const result = spawnSync(process.execPath, args, {
    ...(cwd && { cwd }),
    env: { ...cleanEnvironment, ...env },
    stdio: ['ignore', output, output],
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (result.signal === 'SIGINT') process.exit(130); // somebody pressed Ctrl+C
  if (result.error || result.signal) throw result.error ?? new Error(`${name} was ended by ${result.signal}`);
  return result;
}
