/**
 * Configuration and rules for documents wherever they lie, found as the command line finds them from their folder, and loaded anew
 * when a file that had a say has changed. Runs rules in code only where the workspace is trusted. Shows nothing.
 */
import { basename, dirname, resolve } from 'node:path';
import { knownRules } from '../lint/plan.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import type { LoadedConfiguration } from '../project/configuration-file.ts';
import { CONFIGURATION_NAMES, findConfiguration } from '../project/configuration-search.ts';
import { stateOf } from '../project/file-state.ts';
import { configuredPatterns, ignoredIn, OWN_IGNORE_FILES } from '../project/ignored.ts';
import { configurationFor, rulesFor, type Wishes } from '../project/prepare.ts';
import { type StatementReader, statementReader } from '../project/statement.ts';
import { topOf } from '../project/walk.ts';
import { judgesIn } from '../project/watched-places.ts';
import type { Rule } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';

/** What holds for the documents of one folder. */
export interface Setup {
  readonly locale: Locale;
  /** Missing: there are mistakes, and nothing can be read before they are mended. */
  readonly reader?: StatementReader;
  readonly rules: readonly Rule[];
  /** What is wrong with the configuration and with rules that it names. Files in it are absolute. */
  readonly problems: readonly Problem[];
  /** Rules in code that were not run, since nobody said that they may be. */
  readonly notRun: readonly string[];
  /** The configuration's file, when there is one. */
  readonly file?: string;
  /** Whether a file is none that its configuration wants checked. */
  isIgnored(path: string): boolean;
}

export interface SetupOptions {
  /** The language for which the user of the editor has asked; it wins over the configuration. */
  readonly asked?: Locale;
  /** When neither its user nor a configuration says anything. */
  readonly otherwise: Locale;
  /** Whether code that a configuration names may run. */
  readonly isTrusted: boolean;
}

interface Kept {
  readonly setup: Promise<Setup>;
  readonly state: Promise<string>;
}

/** Configurations that were loaded, by their file. */
export class Setups {
  readonly #options: SetupOptions;
  readonly #kept = new Map<string, Kept>();
  /** Files that had a say, by configuration. */
  readonly #files = new Map<string, readonly string[]>();

  constructor(options: SetupOptions) {
    this.#options = options;
  }

  /** What holds in a folder now: looks whether any file has changed. */
  async in(folder: string): Promise<Setup> {
    const file = findConfiguration(folder);
    const key = file ?? '';
    const kept = this.#kept.get(key);
    if (kept) {
      const setup = await kept.setup;
      // What stands in the way of a wrong one may lie anywhere.
      if (setup.reader && (await kept.state) === this.#stateOf(key)) return setup;
      // Somebody else may have loaded it while we looked.
      const other = this.#kept.get(key);
      if (other !== kept) return other ? other.setup : this.in(folder);
    }
    const setup = this.#load(file, file === undefined ? folder : dirname(file));
    const state = setup.then(() => this.#stateOf(key));
    this.#kept.set(key, { setup, state });
    setup.catch(() => this.#kept.delete(key));
    return setup;
  }

  /** Whether a file has a say in what is found in others. */
  isPart(path: string): boolean {
    if (CONFIGURATION_NAMES.includes(basename(path)) || OWN_IGNORE_FILES.includes(basename(path))) return true;
    return [...this.#files.values()].some((files) =>
      files.some((file) => path === file || path.startsWith(`${file}/`)),
    );
  }

  async #load(file: string | undefined, cwd: string): Promise<Setup> {
    const { asked, otherwise, isTrusted } = this.#options;
    const wishes: Wishes = {
      cwd,
      anew: true,
      ...(asked && { locale: asked }),
      ...(!isTrusted && { withoutCode: true }),
    };
    let loaded: LoadedConfiguration | undefined;
    let problems: readonly Problem[] = [];
    try {
      loaded = await configurationFor(wishes);
      const { configuration } = loaded;
      this.#files.set(file ?? '', judgesIn(cwd, loaded));
      const { rules, problems: leftOut, notRun } = await rulesFor(loaded, wishes);
      const locale = configuration.locale ?? otherwise;
      const isIgnored = (path: string): boolean => {
        const patterns = configuredPatterns(configuration.folder ?? cwd, configuration.ignore);
        return ignoredIn(topOf(dirname(path)), patterns, OWN_IGNORE_FILES)(path, false);
      };
      return {
        locale,
        reader: await statementReader({ cwd, configuration, locale }, rules),
        rules: knownRules(rules),
        problems: leftOut.map(placed),
        notRun,
        ...(file !== undefined && { file }),
        isIgnored,
      };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems = error.problems.map(placed);
    }
    return {
      locale: loaded?.configuration.locale ?? asked ?? otherwise,
      rules: [],
      problems,
      notRun: [],
      ...(file !== undefined && { file }),
      isIgnored: () => false,
    };

    function placed(problem: Problem): Problem {
      return problem.file === undefined ? problem : { ...problem, file: resolve(cwd, problem.file) };
    }
  }

  /** Something that differs when one of the files does. */
  #stateOf(key: string): string {
    return [key, ...(this.#files.get(key) ?? [])]
      .filter((path) => path !== '')
      .map(stateOf)
      .join('\n');
  }
}
