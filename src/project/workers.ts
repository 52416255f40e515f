/**
 * Reads many statements in several threads, where that is sooner done than in one. The calling thread reads as well; each takes the
 * next few that nobody has taken.
 */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { packagedFile } from '../text/packaged-file.ts';
import type { FoundStatement } from './discover.ts';
import type { Outcome, StatementOptions, StatementReader } from './statement.ts';

/**
 * A thread has to start, to load dictionaries and models, and to become fast. Below this many bytes for each thread that takes longer
 * than it saves.
 */
const BYTES_A_THREAD = 1_000_000;

/** More threads than this wait for each other's memory. */
const MOST_THREADS = 8;

/** Room for what a thread makes and throws away. With V8's own measure a thread takes up to 48 MB before it looks what is left. */
const YOUNG_MEGABYTES = 12;

/** Statements that a thread takes at a time. */
const HANDFUL = 8;

/** What a worker is sent. */
export interface WorkerTask {
  readonly options: StatementOptions;
  readonly statements: readonly FoundStatement[];
  /** How many statements have been taken, in one 32-bit number that all threads share. */
  readonly taken: SharedArrayBuffer;
}

/** What a worker sends: outcomes by the place of their statement. */
export type WorkerOutcomes = readonly (readonly [place: number, outcome: Outcome])[];

/**
 * @param reader that of the calling thread
 * @param bytesAThread how much there must be for another thread
 * @returns the outcomes in the order of the statements; `undefined` when one thread is enough, and nothing was read
 */
export async function readInWorkers(
  statements: readonly FoundStatement[],
  options: StatementOptions,
  reader: StatementReader,
  onProgress: (done: number) => void,
  bytesAThread = BYTES_A_THREAD,
): Promise<readonly Outcome[] | undefined> {
  const count = threadsFor(statements, options, bytesAThread) - 1;
  if (count < 1) return undefined;
  const { cwd, configuration, locale, kind, fault, harm, encoding } = options;
  const taken = new SharedArrayBuffer(4);
  const task: WorkerTask = {
    // Nothing but plain values can be sent.
    options: {
      cwd,
      configuration,
      locale,
      ...(kind && { kind }),
      ...(fault && { fault }),
      ...(harm && { harm }),
      ...(encoding !== undefined && { encoding }),
    },
    statements,
    taken,
  };
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
  const workers = Array.from(
    { length: count },
    () => new Worker(packagedFile('worker.cjs'), { workerData: task, resourceLimits }),
  );
  const theirs = workers.map(outcomesOf);
  // One that fails is reported below; until then nobody must take it for an accident.
  for (const promise of theirs) promise.catch(() => {});
  try {
    const ours: (readonly [number, Outcome])[] = [];
    for (const places of handfuls(taken, statements.length)) {
      onProgress(places[0]!);
      for (const place of places) ours.push([place, await reader.readFile(statements[place]!)]);
    }
    const outcomes: Outcome[] = [];
    for (const [place, outcome] of [ours, ...(await Promise.all(theirs))].flat()) outcomes[place] = outcome;
    return outcomes;
  } finally {
    for (const worker of workers) void worker.terminate();
  }
}

/** Rules in code may count on being loaded once, so they stay in one thread. */
function threadsFor(
  statements: readonly FoundStatement[],
  { configuration }: StatementOptions,
  bytesAThread: number,
): number {
  if (configuration.plugins.some((plugin) => !/\.ya?ml$/u.test(plugin))) return 1;
  let bytes = 0;
  for (const { absolute } of statements) {
    if (bytes >= MOST_THREADS * bytesAThread) break;
    bytes += statSync(absolute, { throwIfNoEntry: false })?.size ?? 0;
  }
  const wanted = Math.min(MOST_THREADS, Math.floor(bytes / bytesAThread));
  return wanted < 2 ? wanted : Math.min(wanted, availableParallelism());
}

/** The places of statements that nobody has taken, a few at a time, until all are taken. */
export function* handfuls(taken: SharedArrayBuffer, total: number): Generator<readonly number[]> {
  const counter = new Int32Array(taken);
  for (;;) {
    const first = Atomics.add(counter, 0, HANDFUL);
    if (first >= total) return;
    yield Array.from({ length: Math.min(HANDFUL, total - first) }, (_, index) => first + index);
  }
}

/** All that a worker has read, once it has ended. */
function outcomesOf(worker: Worker): Promise<WorkerOutcomes> {
  return new Promise((resolve, reject) => {
    let outcomes: WorkerOutcomes | undefined;
    worker.on('message', (sent: WorkerOutcomes) => {
      outcomes = sent;
    });
    worker.on('error', reject);
    // A thread that ends without a word has taken statements with it.
    worker.on('exit', () => (outcomes ? resolve(outcomes) : reject(new Error('a thread ended before its work'))));
  });
}
