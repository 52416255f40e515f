/** Gets everything ready that a command needs before it looks at a text: the configuration in force, and the rules. */
import { isAbsolute, resolve } from 'node:path';
import { type Configuration, DEFAULT_CONFIGURATION, type FailOn, type Level } from '../lint/configuration.ts';
import { knownRules, settingMistakes } from '../lint/plan.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { loadRules } from '../rule/load.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Locale } from '../words/words.ts';
import type { LoadedConfiguration } from './configuration-file.ts';
import { findConfiguration } from './configuration-search.ts';

/** What a command line says; it wins over the configuration. */
export interface Wishes {
  readonly cwd: string;
  /** A configuration file, or `false` for none at all. */
  readonly config?: string | false;
  readonly locale?: Locale;
  readonly failOn?: FailOn;
  readonly maxFindings?: number;
  /** Severities of single rules. */
  readonly levels?: Readonly<Record<string, Level>>;
  /** Further rules: files, folders, modules, packages. */
  readonly plugins?: readonly string[];
  /** Patterns as they are written, to be looked at one by one. */
  readonly asWritten?: boolean;
  /** Run every pattern over every sentence. */
  readonly withoutPrefilter?: boolean;
  /** Run no rules in code, whoever names them. */
  readonly withoutCode?: boolean;
  /** Load rules in code anew that were loaded before and have changed since. */
  readonly anew?: boolean;
}

/** @throws {ProblemError} for a configuration with mistakes */
export async function configurationFor(wishes: Wishes): Promise<LoadedConfiguration> {
  const { cwd, config, locale, failOn, maxFindings, levels = {}, plugins = [] } = wishes;
  // What reads a configuration is larger than all the rest of a run that has none.
  const loaded: LoadedConfiguration =
    config === false || (config === undefined && findConfiguration(cwd) === undefined)
      ? { configuration: DEFAULT_CONFIGURATION, files: [] }
      : (await import('./configuration-file.ts')).loadConfiguration({
          cwd,
          ...(config !== undefined && { file: config }),
        });
  const { configuration } = loaded;
  const merged: Configuration = {
    ...configuration,
    ...(locale && { locale }),
    ...(failOn && { failOn }),
    ...(maxFindings !== undefined && { maxFindings }),
    rules: { ...configuration.rules, ...levels },
    // What the command line says of a rule holds for every file.
    overrides: configuration.overrides.concat(Object.keys(levels).length > 0 ? [{ files: ['**'], rules: levels }] : []),
    plugins: [...new Set([...configuration.plugins, ...plugins.map((plugin) => pluginFrom(plugin, cwd))])],
  };
  return { ...loaded, configuration: merged };
}

export interface PreparedRules {
  readonly rules: RuleSet;
  /** Files of owabi's own rules, in a checkout, that had to be left out. */
  readonly problems: readonly Problem[];
  /** Rules in code that are named and were not run, because of `withoutCode`. */
  readonly notRun: readonly string[];
}

/** @throws {ProblemError} for further rules with mistakes, and for settings of rules that do not exist */
export async function rulesFor(loaded: LoadedConfiguration, wishes: Wishes): Promise<PreparedRules> {
  const { configuration } = loaded;
  const leftOut: Problem[] = [];
  const notRun: string[] = [];
  const rules = await loadRules({
    plugins: configuration.plugins,
    folder: configuration.folder ?? wishes.cwd,
    ...(wishes.asWritten && { asWritten: true }),
    ...(wishes.withoutPrefilter && { withoutPrefilter: true }),
    ...(wishes.withoutCode && { onCode: (plugin: string) => notRun.push(plugin) }),
    ...(wishes.anew && { anew: true }),
    onProblem: (problem) => leftOut.push(problem),
  });
  const known = knownRules(rules);
  const problems: Problem[] = [
    // Of rules that nobody has seen nobody knows whether they exist.
    ...(loaded.files.length > 0 && notRun.length === 0
      ? (await import('./configuration-file.ts')).ruleProblems(loaded, known)
      : []),
    ...settingMistakes(wishes.levels ?? {}, known).map(({ message, help }) => ({ message, ...(help && { help }) })),
  ];
  if (problems.length > 0) throw new ProblemError(...leftOut, ...problems);
  return { rules, problems: leftOut, notRun };
}

/** Configuration and rules, for commands that read no statement. */
export async function prepare(wishes: Wishes): Promise<PreparedRules & { readonly configuration: Configuration }> {
  const loaded = await configurationFor(wishes);
  return { configuration: loaded.configuration, ...(await rulesFor(loaded, wishes)) };
}

/** A path on the command line is relative to the current folder, not to the configuration. */
function pluginFrom(name: string, cwd: string): string {
  const isPath = isAbsolute(name) || name.startsWith('.') || /[\\/]$|\.(?:ya?ml|[cm]?[jt]s)$/u.test(name);
  return isPath ? resolve(cwd, name) : name;
}
