/** What a configuration says once it has been read: which rules, how loud, for which statements. Reads no files itself. */
import type { Fault, Harm, Kind } from '../document/document.ts';
import type { Severity } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';

/** How loud a rule is. */
export type Level = 'off' | Severity;

/** A level, or a level with options of the rule: `['warning', {within: 2}]`. */
export type RuleSetting = Level | readonly [level: Level, options: Readonly<Record<string, unknown>>];

export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** What may differ from statement to statement. A missing fact is never guessed from another. */
export interface Settings {
  /** By rule id. What stands here wins over the rule's own severity and over every raising and lowering. */
  readonly rules: RuleSettings;
  /** Used when the statement's front matter says nothing. */
  readonly kind?: Kind;
  readonly fault?: Fault;
  readonly harm?: Harm;
}

/** Settings for some files. Of several that fit, later ones win, rule by rule. */
export interface Override extends Settings {
  /** Globs, relative to the configuration's folder. */
  readonly files: readonly string[];
}

/** From which severity on a run fails. */
export type FailOn = Severity | 'never';

export interface Configuration extends Settings {
  /** The language of findings. Missing: the environment decides. */
  readonly locale?: Locale;
  readonly overrides: readonly Override[];
  /**
   * Further rules: absolute paths of YAML files, folders or TypeScript/JavaScript modules, or names of npm packages.
   * Code in them runs; that is why they must be named.
   */
  readonly plugins: readonly string[];
  /** Where npm packages in `plugins` are looked up from: the configuration's folder. */
  readonly folder?: string;
  /** Globs of files that are not checked. */
  readonly ignore: readonly string[];
  readonly failOn: FailOn;
  /** Findings shown for each file; the rest are counted. 0 shows all. Reporters for machines show all. */
  readonly maxFindings: number;
}

/** What holds when there is no configuration at all. */
export const DEFAULT_CONFIGURATION: Configuration = {
  rules: {},
  overrides: [],
  plugins: [],
  ignore: [],
  failOn: 'error',
  maxFindings: 10,
};

/**
 * The settings for one file: the configuration's own, then every override whose globs fit, in order.
 *
 * @param fits says whether the file is among the files that an override's globs name; globbing is the project room's work.
 */
export function settingsFor(configuration: Configuration, fits: (globs: readonly string[]) => boolean): Settings {
  let settings: Settings = configuration;
  for (const override of configuration.overrides) {
    if (!fits(override.files)) continue;
    settings = {
      rules: { ...settings.rules, ...override.rules },
      kind: override.kind ?? settings.kind,
      fault: override.fault ?? settings.fault,
      harm: override.harm ?? settings.harm,
    };
  }
  return settings;
}
