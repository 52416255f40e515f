/** Statements one by one, as the command line reads them: for editors and other programs that stay. Prints nothing. */
import { resolve } from 'node:path';
import type { Fault, Format, Harm, Kind } from '../document/document.ts';
import type { FailOn, Level } from '../lint/configuration.ts';
import type { FileReport } from '../lint/finding.ts';
import { knownRules } from '../lint/plan.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Locale } from '../words/words.ts';
import { configurationFor, rulesFor, type Wishes } from './prepare.ts';
import { type Outcome, statementReader } from './statement.ts';

/** What {@link createLinter} is asked for. What stands here wins over the configuration, as options of the command line do. */
export interface LinterOptions {
  /** Where the search for a configuration begins, and what names of files are relative to; without it the current folder. */
  readonly cwd?: string | undefined;
  /** A configuration file, relative to `cwd`; `false` for none at all. Without it, the first one found from `cwd` upwards. */
  readonly config?: string | false | undefined;
  /** The language of messages; without it the configuration's, then `fallbackLocale`. The environment is not asked. */
  readonly locale?: Locale | undefined;
  /** The language of messages when neither `locale` nor the configuration names one; English without it. */
  readonly fallbackLocale?: Locale | undefined;
  /** How loud single rules are, by rule id, for every file. */
  readonly rules?: Readonly<Record<string, Level>> | undefined;
  /** Further rules: YAML files, folders of them, modules, npm packages. Code in them runs. */
  readonly plugins?: readonly string[] | undefined;
  /** What the statement is, whatever its front matter says. */
  readonly kind?: Kind | undefined;
  readonly fault?: Fault | undefined;
  readonly harm?: Harm | undefined;
  /** The encoding of files, by its WHATWG name; without it each file's bytes tell. */
  readonly encoding?: string | undefined;
}

/** A configuration and its rules, ready for any number of statements. */
export interface Linter {
  /** The language of messages. */
  readonly locale: Locale;
  /** From which severity on the configuration lets a run fail. */
  readonly failOn: FailOn;
  /** Ids of all rules that are loaded, also of those that are switched off. */
  readonly ruleIds: ReadonlySet<string>;
  /**
   * What owabi says of a text.
   *
   * @param text without a byte order mark; it may be empty
   * @param path stands for a file, which need not exist: its ending says the format, its place which overrides fit.
   *   Relative to `cwd`; without it a plain text in `cwd`
   * @param format how to read the text, whatever the ending says
   * @throws {ProblemError} for front matter with unknown values, and for rules that break down
   */
  lint(text: string, path?: string, format?: Format): Promise<FileReport>;
  /**
   * What owabi says of a file, the same as the command line.
   *
   * @param path relative to `cwd`
   * @throws {ProblemError} as {@link Linter.lint} does, and for a file that is missing, empty or no text
   */
  lintFile(path: string): Promise<FileReport>;
}

/**
 * Finds the configuration and loads the rules that it names. A linter does not see changes of either: make a new one then.
 *
 * @throws {ProblemError} for a configuration or rules with mistakes: every mistake at once, each with its place
 */
export async function createLinter(options: LinterOptions = {}): Promise<Linter> {
  const { config, locale: asked, rules: levels, plugins, kind, fault, harm, encoding } = options;
  const cwd = resolve(options.cwd ?? '.');
  const wishes: Wishes = {
    cwd,
    ...(config !== undefined && { config }),
    ...(asked && { locale: asked }),
    ...(levels && { levels }),
    ...(plugins && { plugins }),
  };
  const loaded = await configurationFor(wishes);
  const { configuration } = loaded;
  const { rules, problems } = await rulesFor(loaded, wishes);
  if (problems.length > 0) throw new ProblemError(...problems);
  const locale = configuration.locale ?? options.fallbackLocale ?? 'en';
  const reader = await statementReader(
    {
      cwd,
      configuration,
      locale,
      ...(kind && { kind }),
      ...(fault && { fault }),
      ...(harm && { harm }),
      ...(encoding !== undefined && { encoding }),
    },
    rules,
  );
  return {
    locale,
    failOn: configuration.failOn,
    ruleIds: new Set(knownRules(rules).map(({ id }) => id)),
    lint: async (text, path = '', format) => reportIn(await reader.readText(path, resolve(cwd, path), text, format)),
    lintFile: async (path) => reportIn(await reader.readFile({ path, absolute: resolve(cwd, path) })),
  };
}

function reportIn(outcome: Outcome): FileReport {
  if ('report' in outcome) return outcome.report;
  throw new ProblemError(...outcome.problems);
}
