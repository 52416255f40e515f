/** Loads all rules of a run: those that owabi brings along and those that a configuration names. The disk is only read. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { documentRules } from '../../rules/document/index.ts';
import { heardRules } from '../../rules/heard/index.ts';
import type { Language } from '../language/token.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { type BuiltIn, builtIn, compiledRules, yamlFilesIn } from './built-in.ts';
import { type OpenPack, openCompiled } from './open-pack.ts';
import type { RulePack } from './pack.ts';
import type { Names } from './pattern/pattern.ts';
import type { Rule } from './rule.ts';
import { type RuleSet, ruleSet } from './rule-set.ts';

export interface LoadOptions {
  /**
   * Further rules: paths of YAML files, of folders with YAML files, of JavaScript or TypeScript modules; or names of npm
   * packages. Code in them runs.
   */
  readonly plugins?: readonly string[];
  /** What relative paths and packages in `plugins` are looked up from. */
  readonly folder?: string;
  /** Stands in the place of owabi's own YAML files. */
  readonly builtIn?: RulePack;
  /** Leave out the rules that owabi brings along; their word lists and elements stay. */
  readonly onlyPlugins?: boolean;
  /** Patterns as they are written, to be looked at one by one. */
  readonly asWritten?: boolean;
  /** Run every pattern over every sentence: slow, and the same findings. */
  readonly withoutPrefilter?: boolean;
  /** Takes what is wrong with owabi's own rule files, which are then left out: for their authors, who write many at once. */
  readonly onProblem?: (problem: Problem) => void;
  /** Takes the names of plugins that are code, which is then not run. */
  readonly onCode?: (plugin: string) => void;
  /** Import code anew when its file has changed since it was imported: for those who live long. */
  readonly anew?: boolean;
}

const ownCode: readonly Rule[] = [...documentRules, ...heardRules];

let own: RuleSet | undefined;

/** The rules that owabi brings along, as they were compiled when it was built: for callers that cannot wait. Read once. */
export function ownRules(): RuleSet {
  own ??= ownRulesWith([]);
  return own;
}

/** Those and rules in code. */
export function ownRulesWith(extra: readonly Rule[]): RuleSet {
  return ruleSet([openCompiled(compiledRules())], [...ownCode, ...extra]);
}

/**
 * @throws {ProblemError} with everything that is wrong with the rules
 */
export async function loadRules({
  plugins = [],
  folder = '.',
  onlyPlugins = false,
  onProblem,
  builtIn: given,
  asWritten = false,
  withoutPrefilter = false,
  onCode,
  anew = false,
}: LoadOptions = {}): Promise<RuleSet> {
  const options = { withoutPrefilter };
  const found: BuiltIn = given ? { type: 'sources', pack: given } : await builtIn({ asWritten, onProblem });
  const opened =
    found.type === 'compiled'
      ? openCompiled(found.files, options)
      : (await forSources()).openSources(found.pack, options);
  const silent = onlyPlugins ? opened : undefined;
  if (plugins.length === 0) return ruleSet([opened], onlyPlugins ? [] : ownCode, { onProblem, silent });

  const { openPlugins } = await forSources();
  const lists = found.type === 'compiled' ? found.files.lexicon() : found.pack.lexicon;
  const open = openPlugins(lists, options);
  const packs: OpenPack[] = [opened];
  const coded: Rule[] = onlyPlugins ? [] : [...ownCode];
  const problems: Problem[] = [];
  for (const plugin of plugins) {
    try {
      const place = await find(plugin, folder);
      if (place.type === 'module' && onCode) onCode(plugin);
      else if (place.type === 'module')
        coded.push(...(await (await codeOfOthers()).moduleRules(place.path, plugin, anew)));
      else packs.push(await open((lexicon) => readPlugin(place.path, plugin, lexicon)));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ProblemError(...problems);
  return ruleSet(packs, coded, { onProblem, silent });
}

/** What reads patterns as they are written: most runs have them compiled. */
const forSources = () => import('./open-sources.ts');

type Place = { readonly type: 'yaml' | 'module'; readonly path: string };

/** Apart, and never among what was compiled when owabi was built: V8 forgets there how a module is imported. */
const codeOfOthers = () => import('./module-rules.ts');

async function find(plugin: string, folder: string): Promise<Place> {
  const path = isAbsolute(plugin) ? plugin : resolve(folder, plugin);
  if (existsSync(path)) {
    return { type: statSync(path).isDirectory() || /\.ya?ml$/u.test(path) ? 'yaml' : 'module', path };
  }
  const isPath = isAbsolute(plugin) || /^\.{1,2}(?:[\\/]|$)/u.test(plugin) || /\.(?:ya?ml|[cm]?[jt]s)$/u.test(plugin);
  const entry = isPath ? undefined : (await codeOfOthers()).packageEntry(plugin, resolve(folder));
  if (entry !== undefined) return { type: 'module', path: entry };
  throw new ProblemError({
    message: isPath
      ? { ja: `規則のファイル「${plugin}」がありません。`, en: `there is no file or folder "${plugin}" with rules` }
      : { ja: `パッケージ「${plugin}」がありません。`, en: `the package "${plugin}" is not installed` },
    help: isPath
      ? { ja: `探した場所: ${path}`, en: `looked for at ${path}` }
      : { ja: `npm install ${plugin} で入れます。`, en: `npm install ${plugin}` },
  });
}

/** A YAML file or all YAML files of a folder. Their patterns may use the word lists that owabi brings along. */
async function readPlugin(path: string, named: string, lexicon: (language: Language) => Names): Promise<RulePack> {
  const { readYamlFiles } = await import('./yaml-files.ts');
  const isFolder = statSync(path).isDirectory();
  const files = isFolder ? yamlFilesIn(path, '.').map((file) => file.slice(2)) : [basename(path)];
  const sources = files.map((file) => ({
    // The name as the user wrote it, so that the problem can be clicked; the folder may say the language.
    file: isFolder ? join(named, file).replaceAll('\\', '/') : named,
    text: readFileSync(isFolder ? join(path, file) : path, 'utf8'),
  }));
  if (sources.length === 0) {
    throw new ProblemError({
      message: { ja: 'このフォルダーには規則がありません。', en: 'there are no rules in this folder' },
      file: named,
    });
  }
  const { pack, problems } = readYamlFiles(sources, lexicon);
  if (problems.length > 0) throw new ProblemError(...problems);
  return pack;
}
