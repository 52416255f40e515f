/**
 * Reads many statements in several threads, where that is sooner done than in one. The calling thread reads as well; each takes the
 * next few that nobody has taken.
 */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { packagedFile } from '../text/packaged-file.ts';
import type { FoundStatement } from './discover.ts';
import { optimiseLater } from './patience.ts';
import type { Outcome, StatementOptions, StatementReader } from './statement.ts';

/** A second thread has to start, to load dictionaries and models, and to become fast: below so many bytes that takes longer than it saves. */
const BYTES_FOR_TWO = 200_000;

/** For each further thread: it saves less than the one before, and costs as much memory. */
const BYTES_A_THREAD = 2_000_000;

/** More threads than this wait for each other's memory. */
const MOST_THREADS = 8;

/** Room for what a thread makes and throws away. With V8's own measure a thread takes up to 48 MB before it looks what is left. */
const YOUNG_MEGABYTES = 12;

/** What a worker is sent. */
export interface WorkerTask {
  readonly options: StatementOptions;
  readonly statements: readonly FoundStatement[];
  /** How many statements have been taken, in one 32-bit number that all threads share. */
  readonly taken: SharedArrayBuffer;
}

/** What a worker sends: outcomes by the place of their statement. */
export type WorkerOutcomes = readonly (readonly [place: number, outcome: Outcome])[];

export interface WorkerRun {
  /** That of the calling thread. */
  readonly reader: StatementReader;
  /** How many statements have been taken. */
  readonly onProgress: (done: number) => void;
  /** Awaited before each statement that the calling thread reads: an exception ends all threads. */
  readonly breathe?: (() => Promise<void>) | undefined;
  /** How much there must be for a second thread. */
  readonly bytesForTwo?: number;
}

/**
 * @returns the outcomes in the order of the statements; `undefined` when one thread is enough, and nothing was read
 */
export async function readInWorkers(
  statements: readonly FoundStatement[],
  options: StatementOptions,
  { reader, onProgress, breathe, bytesForTwo = BYTES_FOR_TWO }: WorkerRun,
): Promise<readonly Outcome[] | undefined> {
  const count = threadsFor(statements, options, bytesForTwo) - 1;
  if (count < 1) return undefined;
  // Each thread makes its functions fast for itself, on the same processors.
  optimiseLater();
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
    for (const place of untaken(taken, statements.length)) {
      onProgress(place);
      await breathe?.();
      ours.push([place, await reader.readFile(statements[place]!)]);
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
  bytesForTwo: number,
): number {
  if (configuration.plugins.some((plugin) => !/\.ya?ml$/u.test(plugin))) return 1;
  const enough = (MOST_THREADS - 2) * BYTES_A_THREAD;
  let bytes = 0;
  for (const { absolute } of statements) {
    if (bytes >= enough) break;
    bytes += statSync(absolute, { throwIfNoEntry: false })?.size ?? 0;
  }
  if (bytes < bytesForTwo) return 1;
  return Math.min(2 + Math.floor(bytes / BYTES_A_THREAD), MOST_THREADS, availableParallelism());
}

/** The places of statements that nobody has taken, one by one, until all are taken. */
export function* untaken(taken: SharedArrayBuffer, total: number): Generator<number> {
  const counter = new Int32Array(taken);
  for (let place = Atomics.add(counter, 0, 1); place < total; place = Atomics.add(counter, 0, 1)) yield place;
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
