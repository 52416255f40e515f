/** Finds the rules and elements that some paths name, and runs their examples. */
import { existsSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { creditFailures, type Examined, type ExampleFailure, elementFailures, ruleFailures } from '../lint/examples.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { loadRules } from '../rule/load.ts';

/**
 * @param paths YAML files, folders, modules or packages, as for `plugins`
 * @throws {ProblemError} for rules with mistakes, and when there are none
 */
export async function testRules(
  paths: readonly string[],
  cwd: string,
): Promise<{ readonly examined: readonly Examined[]; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const set = await loadRules({
    plugins: paths,
    folder: cwd,
    onlyPlugins: true,
    onProblem: (problem) => problems.push(problem),
  });
  const examined: Examined[] = [];
  const add = (name: string, file: string | undefined, examples: number, failures: readonly ExampleFailure[]): void => {
    examined.push({ name, file, examples, failures });
  };
  for (const rule of set.rules) add(rule.id, rule.file, rule.examples.length, await ruleFailures(rule, set));

  // Recognizers of owabi itself are there as well, since rules lean on elements; only those of the named paths are asked.
  const named = paths.map((path) => posix.normalize(path.replaceAll('\\', '/')).replace(/\/$/u, ''));
  // A user's folder may have the name of ours, `rules/`: then the file is not there.
  const isNamed = (file: string): boolean =>
    named.some((path) => file === path || file.startsWith(`${path}/`)) && existsSync(resolve(cwd, file));
  const seen = new Set<string>();
  for (const recognizer of set.recognizers.toReversed()) {
    const { element, language, file, examples } = recognizer;
    const key = `${file} ${element} ${language}`;
    if (!isNamed(file) || seen.has(key)) continue;
    seen.add(key);
    add(`${element} (${language})`, file, examples.length, await elementFailures(recognizer, set));
  }
  for (const recognizer of set.credits.toReversed()) {
    const { credit, language, file, examples } = recognizer;
    const key = `${file} ${credit} ${language}`;
    if (!isNamed(file) || seen.has(key)) continue;
    seen.add(key);
    add(`${credit} (${language})`, file, examples.length, await creditFailures(recognizer, set));
  }
  if (examined.length === 0) {
    throw new ProblemError(...problems, {
      message: { ja: `規則がありません: ${paths.join('、')}`, en: `there are no rules in ${paths.join(', ')}` },
    });
  }
  return { examined, problems };
}
