/**
 * What may stand in a configuration file: the one source of its validation and of its JSON Schema. Knows no rules: whether a
 * rule exists is asked later, when rules have been loaded.
 */
import * as v from 'valibot';
import { FAULTS, HARMS, KINDS } from '../document/document.ts';
import { SEVERITIES } from '../rule/rule.ts';
import { LOCALES } from '../words/words.ts';

const describe = v.description;

const levelSchema = v.picklist(['off', ...SEVERITIES]);

const ruleSettingSchema = v.pipe(
  v.union([levelSchema, v.strictTuple([levelSchema]), v.strictTuple([levelSchema, v.record(v.string(), v.unknown())])]),
  describe('How loud the rule is: off, info, warning or error; or a list of that and the rule’s options.'),
);

const rulesSchema = v.pipe(v.record(v.string(), ruleSettingSchema), describe('Rules by id. `owabi rules` lists them.'));
const kindSchema = v.pipe(v.picklist(KINDS), describe('What the statements are, when they do not say so themselves.'));
const faultSchema = v.pipe(v.picklist(FAULTS), describe('Whose fault the incident is. Never inferred.'));
const harmSchema = v.pipe(v.picklist(HARMS), describe('The gravest harm done.'));
const globsSchema = v.union([v.string(), v.array(v.string())]);

const overrideSchema = v.strictObject({
  files: v.pipe(globsSchema, describe('Globs, relative to the folder of the configuration.')),
  kind: v.optional(kindSchema),
  fault: v.optional(faultSchema),
  harm: v.optional(harmSchema),
  rules: v.optional(rulesSchema),
});

export const configurationSchema = v.strictObject({
  $schema: v.optional(v.string()),
  extends: v.optional(
    v.pipe(
      globsSchema,
      describe('Configuration files, or packages that hold one, to begin with: paths relative to this file.'),
    ),
  ),
  locale: v.optional(v.pipe(v.picklist(LOCALES), describe('The language in which owabi speaks to you.'))),
  kind: v.optional(kindSchema),
  fault: v.optional(faultSchema),
  harm: v.optional(harmSchema),
  rules: v.optional(rulesSchema),
  overrides: v.optional(
    v.pipe(v.array(overrideSchema), describe('Settings for some files only. Of several that fit, later ones win.')),
  ),
  plugins: v.optional(
    v.pipe(
      globsSchema,
      describe('Rules of your own: YAML files, folders, JavaScript modules (paths begin with ./), or npm packages.'),
    ),
  ),
  ignore: v.optional(v.pipe(globsSchema, describe('Files that are not checked, written as in .gitignore.'))),
  'fail-on': v.optional(
    v.pipe(v.picklist([...SEVERITIES, 'never']), describe('From which severity on the exit code is 1.')),
  ),
  'max-findings': v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0),
      describe('Findings shown for each file; the rest are counted. 0: all.'),
    ),
  ),
});

export type ConfigurationFile = v.InferOutput<typeof configurationSchema>;

/** One mistake in the shape of a configuration: where, and what would have been right. */
export interface SchemaMistake {
  readonly path: readonly (string | number)[];
  /** A key that may not stand here, with the keys that may; or a value, with the values that may. */
  readonly kind: 'unknown-key' | 'unknown-value' | 'missing-key' | 'wrong-type';
  readonly received: string;
  readonly allowed: readonly string[];
  readonly expected: string;
}

/** The configuration as its types say, or all its mistakes. */
export function validateConfiguration(
  value: unknown,
):
  | { readonly ok: true; readonly configuration: ConfigurationFile }
  | { readonly ok: false; readonly mistakes: SchemaMistake[] } {
  const result = v.safeParse(configurationSchema, value);
  if (result.success) return { ok: true, configuration: result.output };
  return { ok: false, mistakes: result.issues.map(mistakeOf) };
}

type Issue = v.BaseIssue<unknown>;

function mistakeOf(issue: Issue): SchemaMistake {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const mistake = {
    path,
    received: issue.received.replace(/^"|"$/gu, ''),
    allowed: [],
    expected: issue.expected ?? '',
  };
  if (issue.type === 'strict_object') {
    const allowed = keysAt(path.slice(0, -1));
    // Valibot says "never" of a key that may not be there, and the key's own name of one that is not there.
    if (issue.expected === 'never') return { ...mistake, kind: 'unknown-key', received: String(path.at(-1)), allowed };
    return path.length > 0 && /^".*"$/u.test(issue.expected ?? '')
      ? { ...mistake, kind: 'missing-key', received: String(path.at(-1)) }
      : { ...mistake, kind: 'wrong-type' };
  }
  if (issue.type === 'picklist' || isRuleSetting(path)) {
    const level = levelIssue(issue);
    if (level) {
      const at = [...path, ...(level.path ?? []).map((item) => item.key as number)];
      return {
        ...mistake,
        path: at,
        kind: 'unknown-value',
        received: level.received.replace(/^"|"$/gu, ''),
        allowed: optionsOf(level),
      };
    }
  }
  return { ...mistake, kind: 'wrong-type', ...(isRuleSetting(path) && { expected: levelSchema.options.join(' | ') }) };
}

const isRuleSetting = (path: readonly (string | number)[]): boolean => path.at(-2) === 'rules';

/** In a union of a level and a list that begins with one, the issue that speaks of the level. */
function levelIssue(issue: Issue): Issue | undefined {
  if (issue.type === 'picklist') return typeof issue.input === 'string' ? issue : undefined;
  if (typeof issue.input === 'string') return issue.issues?.find((inner) => inner.type === 'picklist');
  return issue.issues?.find((inner) => inner.type === 'picklist' && typeof inner.input === 'string');
}

const optionsOf = (issue: Issue): string[] =>
  ((issue as unknown as { requirement?: unknown }).requirement as string[] | undefined) ??
  [...(issue.expected ?? '').matchAll(/"([^"]+)"/gu)].map((match) => match[1]!);

const keysAt = (path: readonly (string | number)[]): string[] =>
  Object.keys(path[0] === 'overrides' ? overrideSchema.entries : configurationSchema.entries);
