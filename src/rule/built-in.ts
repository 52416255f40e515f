/** The rules that owabi brings along: packed when they are current, else from their YAML files. Loads nothing before it is asked. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { packagedFile, packageFolder } from '../text/packaged-file.ts';
import { digestOf, PACK_VERSION, type RulePack } from './pack.ts';

/**
 * @param onProblem takes what is wrong with a rule file of a checkout, which is then left out
 * @throws {ProblemError} when a rule file of a checkout is wrong and nobody takes it
 */
export async function builtInPack(onProblem?: (problem: Problem) => void): Promise<RulePack> {
  const folder = packageFolder();
  const packed = packagedFile('rules.json');
  // In an installed package there are no sources, and nobody edits its rules.
  if (!existsSync(join(folder, 'src'))) return JSON.parse(readFileSync(packed, 'utf8')) as RulePack;
  const files = yamlFilesIn(folder, 'rules');
  return currentPack(packed, folder, files) ?? (await readPack(folder, files, onProblem));
}

/** The rules as they were packed when owabi was built, without a look at their files: for callers that cannot wait. */
export function packedRules(): RulePack {
  return JSON.parse(readFileSync(packagedFile('rules.json'), 'utf8')) as RulePack;
}

/** The pack, unless one of its files was changed, added or taken away since it was written. */
export function currentPack(packed: string, folder: string, files: readonly string[]): RulePack | undefined {
  if (!existsSync(packed)) return undefined;
  const written = statSync(packed).mtimeMs;
  const pack = JSON.parse(readFileSync(packed, 'utf8')) as RulePack;
  if (pack.version !== PACK_VERSION || Object.keys(pack.files).length !== files.length) return undefined;
  const isCurrent = (file: string): boolean => {
    const path = join(folder, file);
    // A file may be newer and still the same: a checkout touches files.
    return statSync(path).mtimeMs <= written
      ? file in pack.files
      : pack.files[file] === digestOf(readFileSync(path, 'utf8'));
  };
  return files.every(isCurrent) ? pack : undefined;
}

/** Reads all YAML files; what is wrong with any of them ends the run. */
export async function readPack(
  folder: string,
  files: readonly string[] = yamlFilesIn(folder, 'rules'),
  onProblem?: (problem: Problem) => void,
): Promise<RulePack> {
  const { readYamlFiles } = await import('./yaml-files.ts');
  const sources = files.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
  const { pack, problems } = readYamlFiles(sources);
  if (problems.length > 0 && !onProblem) throw new ProblemError(...problems);
  for (const problem of problems) onProblem?.(problem);
  return pack;
}

/** YAML files below `folder`/`path`, as paths relative to `folder` with `/`, sorted. */
export function yamlFilesIn(folder: string, path: string): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
    const inside = `${path}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) files.push(...yamlFilesIn(folder, inside));
    } else if (/\.ya?ml$/u.test(entry.name)) {
      files.push(inside);
    }
  }
  return files.sort();
}

/** What a build packs: all YAML files, and what their patterns need. */
export async function packForBuild(folder: string): Promise<RulePack> {
  const pack = await readPack(folder);
  const { withNeeds } = await import('./pack-needs.ts');
  return withNeeds(pack);
}
