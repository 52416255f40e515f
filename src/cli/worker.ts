/** A thread that reads statements beside the one that was started. Takes its task, sends what it found, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Outcome, statementReader } from '../project/statement.ts';
import { untaken, type WorkerOutcomes, type WorkerTask } from '../project/workers.ts';
import { loadRules } from '../rule/load.ts';
import { rememberTexts } from '../text/text-memory.ts';
import { shortCutsIn } from './short-cuts.ts';

async function work({ options, statements, taken }: WorkerTask): Promise<WorkerOutcomes> {
  rememberTexts('when it returns');
  const { withoutWorkers: _, ...shortCuts } = shortCutsIn(process);
  const { configuration, cwd } = options;
  const rules = await loadRules({
    ...shortCuts,
    plugins: configuration.plugins,
    folder: configuration.folder ?? cwd,
    // Whoever started us has said what is wrong with rules of a checkout.
    onProblem: () => {},
  });
  const reader = await statementReader(options, rules);
  const outcomes: (readonly [number, Outcome])[] = [];
  for (const place of untaken(taken, statements.length)) {
    outcomes.push([place, await reader.readFile(statements[place]!)]);
  }
  return outcomes;
}

work(workerData as WorkerTask).then((outcomes) => parentPort!.postMessage(outcomes));
