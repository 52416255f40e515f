/**
 * Reads configuration files. They are data: nothing in them is run, and no place is looked at where a file would be.
 * Refuses what it does not know, with the nearest right name.
 */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
// The package's front door also reads its own "meta" configuration, and for that runs `.config/config.js` of the current
// folder. This class does not.
import { ExplorerSync } from 'cosmiconfig/dist/ExplorerSync.js';
import { type Configuration, DEFAULT_CONFIGURATION, type RuleSettings } from '../lint/configuration.ts';
import { settingMistakes } from '../lint/plan.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { checkShape, problemsOf } from '../problem/shape.ts';
import { readYaml, type Yaml, type YamlPath } from '../problem/yaml.ts';
import type { Rule } from '../rule/rule.ts';
import { CONFIGURATION_NAMES, findConfiguration, mayBeOurs } from './configuration-search.ts';
import { reasonOf } from './disk-error.ts';
import { type ConfigurationFile, configurationSchema } from './schema.ts';

export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** Every file that had a say, those that others extend first. Empty without any. */
  readonly files: readonly Yaml[];
}

/** What a loader hands through cosmiconfig, which would otherwise follow `$import` keys on its own. */
interface Loaded {
  readonly yaml: Yaml;
  /** Where in the file the configuration stands: `['owabi']` in package.json. */
  readonly at: YamlPath;
}

interface Options {
  /** Where the search begins, and what file names in problems are relative to. */
  readonly cwd: string;
  /** A file that its user named; no search then. */
  readonly file?: string;
}

/**
 * The configuration for a run: a named file, or the first one found from `cwd` upwards. The search ends at the root of the
 * repository or at the home folder. Without any file, the default.
 *
 * @throws {ProblemError} for a file that is missing, unreadable or wrong: every mistake at once, each with its place.
 */
export function loadConfiguration({ cwd, file }: Options): LoadedConfiguration {
  const path = file === undefined ? findConfiguration(cwd, (found) => hasOwabi(found, cwd)) : resolve(cwd, file);
  if (path === undefined) return { configuration: DEFAULT_CONFIGURATION, files: [] };
  const files: Yaml[] = [];
  const configuration = read(path, cwd, [], files, file);
  return { configuration: { ...DEFAULT_CONFIGURATION, ...configuration, folder: dirname(path) }, files };
}

/** What is wrong with the rule settings in the files: only now, when all rules are loaded, is it known which exist. */
export function ruleProblems({ files }: LoadedConfiguration, rules: readonly Rule[]): Problem[] {
  return files.flatMap((yaml) => {
    const start: YamlPath = basename(yaml.file) === 'package.json' ? ['owabi'] : [];
    const value = (
      start.length > 0 ? (yaml.value as { owabi: unknown }).owabi : yaml.value
    ) as ConfigurationFile | null;
    const look = (settings: unknown, path: YamlPath): Problem[] =>
      problemsOf(
        yaml,
        settingMistakes((settings ?? {}) as RuleSettings, rules).map((mistake) => ({
          ...mistake,
          path: [...start, ...path, ...mistake.path],
        })),
      );
    return [
      ...look(value?.rules, ['rules']),
      ...(value?.overrides ?? []).flatMap((override, index) => look(override.rules, ['overrides', index, 'rules'])),
    ];
  });
}

const hasOwabi = (path: string, cwd: string): boolean => {
  if (!mayBeOurs(path)) return false;
  const loaded = load(path, cwd);
  return isRecord(loaded.yaml.value) && loaded.yaml.value.owabi !== undefined;
};

const loadYamlFile = (path: string, text: string): Loaded => ({ yaml: readYaml(text, path), at: [] });

const explorer = new ExplorerSync({
  moduleName: 'owabi',
  searchPlaces: [...CONFIGURATION_NAMES],
  // YAML reads JSON as well, and tells the places.
  loaders: {
    '.yaml': loadYamlFile,
    '.yml': loadYamlFile,
    '.json': (path, text) =>
      basename(path) === 'package.json'
        ? { owabi: { ...loadYamlFile(path, text), at: ['owabi'] } }
        : loadYamlFile(path, text),
    noExt: loadYamlFile,
  },
  packageProp: ['owabi'],
  ignoreEmptySearchPlaces: false,
  searchStrategy: 'none',
  cache: false,
  transform: (result) => result,
  metaConfigFilePath: null,
  mergeImportArrays: false,
  mergeSearchPlaces: false,
  applyPackagePropertyPathToConfiguration: false,
});

function load(path: string, cwd: string, named?: string): Loaded {
  const shown = named ?? nameFrom(path, cwd);
  if (!/^(\.ya?ml|\.json|)$/iu.test(extensionOf(path))) {
    throw new ProblemError({
      message: {
        ja: '設定ファイルは YAML か JSON です。プログラムは設定として実行されません',
        en: 'a configuration is YAML or JSON; owabi runs no code as configuration',
      },
      file: shown,
    });
  }
  let result: ReturnType<typeof explorer.load>;
  try {
    result = explorer.load(path);
  } catch (error) {
    if (error instanceof ProblemError) throw new ProblemError(...error.problems.map((p) => ({ ...p, file: shown })));
    throw new ProblemError({
      message: {
        ja: `設定ファイルを読めません(${reasonOf(error).ja})`,
        en: `cannot read the configuration: ${reasonOf(error).en}`,
      },
      file: shown,
    });
  }
  const loaded = result?.config as Loaded | undefined;
  // cosmiconfig says nothing more of a file without content.
  if (loaded === undefined) return { yaml: readYaml('', shown), at: [] };
  return {
    ...loaded,
    yaml: { ...loaded.yaml, file: shown, problem: (...a) => ({ ...loaded.yaml.problem(...a), file: shown }) },
  };
}

/** A file and all that it extends, merged. `chain` are the files that led here. */
function read(
  path: string,
  cwd: string,
  chain: readonly string[],
  files: Yaml[],
  named?: string,
): Partial<Configuration> {
  const { yaml, at } = load(path, cwd, named);
  const value = at.length > 0 ? (yaml.value as { owabi?: unknown } | null)?.owabi : yaml.value;
  const { value: own, mistakes } = checkShape(configurationSchema, value ?? {});
  if (own === undefined) {
    const placed = mistakes.map((mistake) => ({ ...mistake, path: [...at, ...mistake.path] }));
    throw new ProblemError(...problemsOf(yaml, placed));
  }
  const folder = dirname(path);
  const here = [...chain, path];

  let merged: Partial<Configuration> = {};
  for (const [index, base] of listOf(own.extends).entries()) {
    const place: YamlPath = [...at, 'extends', ...(Array.isArray(own.extends) ? [index] : [])];
    const basePath = resolveBase(base, folder);
    if (basePath === undefined) {
      throw new ProblemError(
        yaml.problem(
          place,
          {
            ja: `「${base}」が見つかりません`,
            en: `cannot find "${base}"`,
          },
          {
            help: {
              ja: 'ファイルは ./ で始まるパスで、パッケージは名前で書きます。',
              en: 'a file is written as a path that begins with ./, a package as its name.',
            },
          },
        ),
      );
    }
    if (here.includes(basePath)) {
      const circle = [...here.slice(here.indexOf(basePath)), basePath].map((file) => nameFrom(file, cwd)).join(' → ');
      throw new ProblemError(
        yaml.problem(place, {
          ja: `extends が循環しています(${circle})`,
          en: `these files extend each other: ${circle}`,
        }),
      );
    }
    merged = merge(merged, read(basePath, cwd, here, files));
  }
  files.push(yaml);
  return merge(merged, {
    ...(own.locale && { locale: own.locale }),
    ...(own.kind && { kind: own.kind }),
    ...(own.fault && { fault: own.fault }),
    ...(own.harm && { harm: own.harm }),
    ...(own['fail-on'] && { failOn: own['fail-on'] }),
    ...(typeof own['max-findings'] === 'number' && { maxFindings: own['max-findings'] }),
    rules: (own.rules ?? {}) as RuleSettings,
    overrides: (own.overrides ?? []).map(({ files: globs, rules, kind, fault, harm }) => ({
      files: listOf(globs),
      rules: (rules ?? {}) as RuleSettings,
      ...(kind && { kind }),
      ...(fault && { fault }),
      ...(harm && { harm }),
    })),
    plugins: listOf(own.plugins).map((plugin) => (isPath(plugin) ? resolve(folder, plugin) : plugin)),
    ignore: listOf(own.ignore),
  });
}

/** Later wins; lists follow each other. */
const merge = (base: Partial<Configuration>, own: Partial<Configuration>): Partial<Configuration> => ({
  ...base,
  ...own,
  rules: { ...base.rules, ...own.rules },
  overrides: [...(base.overrides ?? []), ...(own.overrides ?? [])],
  plugins: [...new Set([...(base.plugins ?? []), ...(own.plugins ?? [])])],
  ignore: [...(base.ignore ?? []), ...(own.ignore ?? [])],
});

/** A path beside the file, or a package's configuration: looked up as data, so that nothing of the package runs. */
function resolveBase(base: string, folder: string): string | undefined {
  if (isPath(base)) {
    const path = resolve(folder, base);
    return existsSync(path) ? path : undefined;
  }
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'node_modules', base);
    if (existsSync(path)) {
      if (!statSync(path).isDirectory()) return path;
      const name = CONFIGURATION_NAMES.find((candidate) => existsSync(join(path, candidate)));
      return name && join(path, name);
    }
    if (dirname(at) === at) return undefined;
  }
}

const isPath = (name: string): boolean => name.startsWith('.') || isAbsolute(name);

const listOf = (value: string | readonly string[] | null | undefined): readonly string[] =>
  value == null ? [] : typeof value === 'string' ? [value] : value;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const extensionOf = (path: string): string => /[^.]+(\.[^.]*)$/u.exec(basename(path))?.[1] ?? '';

/** The name of a file as seen from the current folder; its whole path when it stands elsewhere. */
function nameFrom(path: string, cwd: string): string {
  const name = relative(cwd, path);
  return name.startsWith(join('..', '..', '..')) ? path : name.replaceAll('\\', '/');
}
