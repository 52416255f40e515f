/** Which rules run over a statement, how loud each is, and with which options. Looks at no statement. */
import type { Fault, Harm } from '../document/document.ts';
import { didYouMean } from '../problem/problem.ts';
import type { CreditRecognizer } from '../rule/credits.ts';
import type { ElementRecognizer, ElementWords } from '../rule/elements.ts';
import type { ElementName, Rule, Severity } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import type { Locale, Words } from '../words/words.ts';
import type { Level, RuleSettings, Settings } from './configuration.ts';
import { SUPPRESSION_RULES } from './suppression-rules.ts';

export interface PlannedRule {
  readonly rule: Rule;
  /** As the configuration says; it wins over everything. Missing: the rule and the statement decide. */
  readonly severity?: Severity;
  /** The rule's own options under those of the configuration. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Plan {
  readonly rules: readonly PlannedRule[];
  /** Also those that are switched off: a directive may name them. */
  readonly ruleIds: ReadonlySet<string>;
  readonly recognizers: readonly ElementRecognizer[];
  readonly credits: readonly CreditRecognizer[];
  readonly elements: ReadonlyMap<ElementName, ElementWords>;
  /** What holds when the statement's front matter says nothing. */
  readonly fault: Fault;
  readonly harm: Harm;
  /** The language of messages. */
  readonly locale: Locale;
}

export interface PlanOptions {
  readonly rules: RuleSet;
  readonly settings?: Partial<Settings>;
  readonly locale: Locale;
}

/** Every rule that a configuration or a directive may name: those that were loaded, and what owabi says of its directives. */
export function knownRules({ rules }: Pick<RuleSet, 'rules'>): readonly Rule[] {
  return [...rules, ...SUPPRESSION_RULES];
}

export function makePlan({ rules: set, settings = {}, locale }: PlanOptions): Plan {
  const known = knownRules(set);
  const planned: PlannedRule[] = [];
  for (const rule of known) {
    const { level, options } = settingOf(settings.rules, rule);
    if (level === 'off') continue;
    planned.push(level === undefined ? { rule, options } : { rule, options, severity: level });
  }
  let ids: ReadonlySet<string> | undefined;
  return {
    rules: planned,
    get ruleIds() {
      ids ??= new Set(known.map((rule) => rule.id));
      return ids;
    },
    recognizers: set.recognizers,
    credits: set.credits,
    elements: set.elements,
    fault: settings.fault ?? 'unknown',
    harm: settings.harm ?? 'service',
    locale,
  };
}

interface Setting {
  readonly level: Level | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

const NO_OPTIONS: Setting['options'] = {};
/** What nearly every rule has when a configuration says nothing of it. */
const USUAL: Setting = { level: undefined, options: NO_OPTIONS };

function settingOf(settings: RuleSettings | undefined, rule: Rule): Setting {
  const setting = settings !== undefined && Object.hasOwn(settings, rule.id) ? settings[rule.id] : undefined;
  if (setting === undefined && !rule.optIn && rule.options === undefined) return USUAL;
  const own = rule.options ?? NO_OPTIONS;
  if (setting === undefined) return { level: rule.optIn ? 'off' : undefined, options: own };
  if (typeof setting === 'string') return { level: setting, options: own };
  return { level: setting[0], options: { ...own, ...setting[1] } };
}

/** A mistake in the `rules` of a configuration: the way to it from there, and what is wrong. */
export interface SettingMistake {
  readonly path: readonly (string | number)[];
  readonly part: 'key' | 'value';
  readonly message: Words;
  readonly help?: Words;
}

/** What is wrong with rule settings: rules that do not exist, options that a rule does not have, values of another type. */
export function settingMistakes(settings: RuleSettings, rules: readonly Rule[]): SettingMistake[] {
  const set = Object.entries(settings);
  if (set.length === 0) return [];
  const ids = new Set(rules.map((rule) => rule.id));
  return set.flatMap(([id, setting]): SettingMistake[] => {
    if (!ids.has(id)) {
      const help = didYouMean(id, ids);
      const message = { ja: `規則「${id}」はありません。`, en: `there is no rule "${id}"` };
      return [{ path: [id], part: 'key', message, ...(help && { help }) }];
    }
    if (typeof setting === 'string' || setting[1] === undefined) return [];
    const own = Object.assign({}, ...rules.filter((rule) => rule.id === id).map((rule) => rule.options ?? {}));
    return Object.entries(setting[1]).flatMap(([name, value]) => optionMistakes(id, name, value, own));
  });
}

function optionMistakes(id: string, name: string, value: unknown, own: Record<string, unknown>): SettingMistake[] {
  const path = [id, 1, name];
  if (!Object.hasOwn(own, name)) {
    const help = didYouMean(name, Object.keys(own));
    const message = {
      ja: `規則「${id}」に「${name}」という設定はありません。`,
      en: `the rule "${id}" has no option "${name}"`,
    };
    return [{ path, part: 'key', message, ...(help && { help }) }];
  }
  const expected = typeName(own[name]);
  if (typeName(value) === expected) return [];
  const shown = JSON.stringify(own[name]);
  return [
    {
      path,
      part: 'value',
      message: {
        ja: `「${name}」の値の型が違います。既定値は ${shown} です。`,
        en: `"${name}" should be a value like its default, ${shown}`,
      },
    },
  ];
}

const typeName = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);
