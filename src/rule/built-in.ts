/** The rules that owabi brings along: compiled when they are current, else from their YAML files. Loads nothing before it is asked. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { packagedFile, packageFolder } from '../text/packaged-file.ts';
import type { CompiledFiles } from './open-pack.ts';
import { digestOf, PACK_VERSION, type RuleIndex, type RulePack } from './pack.ts';

/** The files that a build makes of the rules. */
export const COMPILED = {
  index: 'rules-index.json',
  rest: 'rules-rest.jsonl',
  /** Which files they were made of: for a checkout, whose files may change. */
  digests: 'rules-digests.json',
  examples: 'rules-examples.json',
  ja: 'patterns-ja.bin',
  en: 'patterns-en.bin',
  sources: 'rules.json',
} as const;

export interface BuiltInOptions {
  /** Word lists and patterns as they are written, also when compiled ones are there: for those who look at patterns. */
  readonly asWritten?: boolean;
  /** Takes what is wrong with a rule file of a checkout, which is then left out. */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
}

export type BuiltIn =
  | { readonly type: 'compiled'; readonly files: CompiledFiles }
  | { readonly type: 'sources'; readonly pack: RulePack };

/** @throws {ProblemError} when a rule file of a checkout is wrong and nobody takes it */
export async function builtIn({ asWritten = false, onProblem }: BuiltInOptions = {}): Promise<BuiltIn> {
  const folder = packageFolder();
  // In an installed package there are no sources, and nobody edits its rules.
  const isCheckout = existsSync(`${folder}${sep}src`);
  const files = isCheckout ? yamlFilesIn(folder, 'rules') : undefined;
  const compiled = compiledIn(dirname(packagedFile(COMPILED.index)), files && { folder, files });
  if (!compiled) return { type: 'sources', pack: await readPack(folder, files, onProblem) };
  return asWritten ? { type: 'sources', pack: compiled.pack() } : { type: 'compiled', files: compiled };
}

/** The rules as they were compiled when owabi was built, without a look at their files: for callers that cannot wait. */
export function compiledRules(): CompiledFiles {
  const folder = dirname(packagedFile(COMPILED.index));
  const files = compiledIn(folder);
  if (files) return files;
  throw new ProblemError({
    message: { ja: 'まとめた規則がありません。', en: 'the compiled rules are missing' },
    file: join(folder, COMPILED.index),
    help: { ja: 'owabi を入れ直します。', en: 'install owabi again' },
  });
}

/**
 * The compiled rules in a folder, unless one of the files that they were made from was changed, added or taken away since.
 *
 * @param sources the files as they are now; without it nothing is compared
 */
export function compiledIn(
  built: string,
  sources?: { readonly folder: string; readonly files: readonly string[] },
): (CompiledFiles & { pack(): RulePack }) | undefined {
  // Not `join`, which Node compiles when it is first called.
  const inside = (name: string): string => `${built}${sep}${name}`;
  const path = inside(COMPILED.index);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const index = JSON.parse(text) as RuleIndex;
  if (
    index.version !== PACK_VERSION ||
    (sources && !isCurrent(inside(COMPILED.digests), statSync(path).mtimeMs, sources))
  )
    return undefined;
  const pack = (): RulePack => JSON.parse(readFileSync(inside(COMPILED.sources), 'utf8')) as RulePack;
  return {
    index,
    rest: inside(COMPILED.rest),
    examples: () => JSON.parse(readFileSync(inside(COMPILED.examples), 'utf8')),
    banks: { ja: inside(COMPILED.ja), en: inside(COMPILED.en) },
    pack,
    lexicon: () => pack().lexicon,
  };
}

function isCurrent(
  digests: string,
  written: number,
  { folder, files }: { readonly folder: string; readonly files: readonly string[] },
): boolean {
  if (!existsSync(digests)) return false;
  const compiled = JSON.parse(readFileSync(digests, 'utf8')) as RulePack['files'];
  if (Object.keys(compiled).length !== files.length) return false;
  return files.every((file) => {
    // Not `join`, which takes longer than to look at the file.
    const path = `${folder}/${file}`;
    // A file may be newer and still the same: a checkout touches files.
    return statSync(path).mtimeMs <= written
      ? file in compiled
      : compiled[file] === digestOf(readFileSync(path, 'utf8'));
  });
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
    } else if (entry.name.endsWith('.yaml') || entry.name.endsWith('.yml')) {
      files.push(inside);
    }
  }
  return files.sort();
}

/** What a build writes, by the names of the files. */
export async function filesForBuild(folder: string): Promise<Readonly<Record<string, string | Uint8Array>>> {
  const pack = await readPack(folder);
  const { compilePack } = await import('./compile-pack.ts');
  const { index, rest, examples, banks } = compilePack(pack);
  return {
    [COMPILED.sources]: JSON.stringify(pack),
    [COMPILED.rest]: rest,
    [COMPILED.digests]: JSON.stringify(pack.files),
    [COMPILED.examples]: JSON.stringify(examples),
    [COMPILED.ja]: banks.ja,
    [COMPILED.en]: banks.en,
    // Last, since a reader that finds it takes the others to be there.
    [COMPILED.index]: JSON.stringify(index),
  };
}
