/**
 * What may stand in a configuration file: the one source of its validation and of its JSON Schema. Knows no rules: whether a
 * rule exists is asked later, when rules have been loaded.
 */
import { FAULTS, HARMS, KINDS } from '../document/document.ts';
import { v } from '../problem/shape.ts';
import { SEVERITIES } from '../rule/rule.ts';
import { LOCALES } from '../words/words.ts';

const describe = v.description;

/** Texts of checks reach their reader through the problem room, which wants both languages. */
const NOT_NEGATIVE = JSON.stringify({ ja: '0以上の整数が必要です。', en: 'expected a whole number from 0 up' });

const levelSchema = v.picklist(['off', ...SEVERITIES]);

const ruleSettingSchema = v.pipe(
  v.union([levelSchema, v.strictTuple([levelSchema, v.optional(v.record(v.string(), v.unknown()), {})])]),
  describe('How loud the rule is: off, info, warning or error; or a list of that and the rule’s options.'),
);

const rulesSchema = v.pipe(v.record(v.string(), ruleSettingSchema), describe('Rules by id. `owabi rules` lists them.'));
const kindSchema = v.pipe(v.picklist(KINDS), describe('What the statements are, when they do not say so themselves.'));
const faultSchema = v.pipe(v.picklist(FAULTS), describe('Whose fault the incident is. Never inferred.'));
const harmSchema = v.pipe(v.picklist(HARMS), describe('The gravest harm done.'));
const globsSchema = v.union([v.string(), v.array(v.string())]);

const overrideSchema = v.strictObject({
  files: v.pipe(globsSchema, describe('Globs, relative to the folder of the configuration.')),
  kind: v.nullish(kindSchema),
  fault: v.nullish(faultSchema),
  harm: v.nullish(harmSchema),
  rules: v.nullish(rulesSchema),
});

/** A key without a value is one whose values are all commented out. */
export const configurationSchema = v.strictObject({
  $schema: v.nullish(v.string()),
  extends: v.nullish(
    v.pipe(
      globsSchema,
      describe('Configuration files, or packages that hold one, to begin with: paths relative to this file.'),
    ),
  ),
  locale: v.nullish(v.pipe(v.picklist(LOCALES), describe('The language in which owabi speaks to you.'))),
  kind: v.nullish(kindSchema),
  fault: v.nullish(faultSchema),
  harm: v.nullish(harmSchema),
  rules: v.nullish(rulesSchema),
  overrides: v.nullish(
    v.pipe(v.array(overrideSchema), describe('Settings for some files only. Of several that fit, later ones win.')),
  ),
  plugins: v.nullish(
    v.pipe(
      globsSchema,
      describe('Rules of your own: YAML files, folders, JavaScript modules (paths begin with ./), or npm packages.'),
    ),
  ),
  ignore: v.nullish(v.pipe(globsSchema, describe('Files that are not checked, written as in .gitignore.'))),
  'fail-on': v.nullish(
    v.pipe(v.picklist([...SEVERITIES, 'never']), describe('From which severity on the exit code is 1.')),
  ),
  'max-findings': v.nullish(
    v.pipe(
      v.number(),
      v.integer(NOT_NEGATIVE),
      v.minValue(0, NOT_NEGATIVE),
      describe('Findings shown for each file; the rest are counted. 0: all.'),
    ),
  ),
});

export type ConfigurationFile = v.InferOutput<typeof configurationSchema>;
