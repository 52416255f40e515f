/** What may stand in the files that hold rules, word lists and elements. Their meaning is docs/patterns.md's; their patterns are checked elsewhere. */
import { FAULTS, FORMATS, HARMS, KINDS } from '../document/document.ts';
import { GUARDS } from '../language/scopes.ts';
import { v } from '../problem/shape.ts';
import { CREDITS, ELEMENTS, PHRASE_CATEGORIES, SEVERITIES } from './rule.ts';

const BLOCK_TYPES = [
  'paragraph',
  'heading',
  'list-item',
  'table-cell',
  'quote',
  'e-mail-header',
  'salutation',
  'signature',
  'label',
] as const;

const LANGUAGES = ['ja', 'en'] as const;

/** Guards that tokens decide, and `heading`, which the block decides. */
export const RULE_GUARDS = [...GUARDS, 'heading'] as const;

const said = (ja: string, en: string): string => JSON.stringify({ ja, en });

const text = v.pipe(v.string(), v.regex(/\S/u, said('空です。', 'this is empty')));
const words = v.strictObject({ ja: text, en: text });
const list = <S extends v.GenericSchema>(item: S) =>
  v.pipe(v.array(item), v.minLength(1, said('リストが空です。', 'this list is empty')));

/** Several lines of patterns in one block, or, for word lists, a pattern an item. */
const definition = v.union([text, list(text)]);
const definitions = v.record(v.string(), definition);
const guards = list(v.picklist(RULE_GUARDS, 'guard'));
const elements = list(v.picklist(ELEMENTS, 'element'));

const near = v.strictObject({
  within: v.optional(
    v.pipe(
      v.number(),
      v.integer(said('整数が必要です。', 'expected a whole number')),
      v.minValue(0, said('0 以上が必要です。', 'expected 0 or more')),
    ),
  ),
  match: v.optional(text),
  elements: v.optional(elements),
});

const inDocument = v.strictObject({ elements: v.optional(elements), match: v.optional(text) });

const statement = v.union([
  text,
  v.strictObject({
    text,
    kind: v.optional(v.picklist(KINDS)),
    fault: v.optional(v.picklist(FAULTS)),
    harm: v.optional(v.picklist(HARMS)),
    format: v.optional(v.picklist(FORMATS)),
  }),
]);

export const ruleFileSchema = v.strictObject({
  id: v.pipe(
    v.string(),
    v.regex(
      /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u,
      said('id は英小文字をハイフンでつないで書きます。', 'an id is lower-case words joined by hyphens'),
    ),
  ),
  language: v.optional(v.picklist(LANGUAGES)),
  category: v.picklist([...PHRASE_CATEGORIES, 'ordering']),
  severity: v.picklist(SEVERITIES),
  summary: words,
  message: words,
  why: words,
  instead: list(text),
  source: text,
  define: v.optional(definitions),
  match: text,
  except: v.optional(text),
  unless: v.optional(guards),
  'unless-near': v.optional(v.union([near, list(near)])),
  'unless-document-has': v.optional(inDocument),
  'requires-document': v.optional(inDocument),
  kinds: v.optional(list(v.picklist(KINDS, 'kind'))),
  'not-kinds': v.optional(list(v.picklist(KINDS, 'kind'))),
  position: v.optional(v.picklist(['first-sentence', 'title', 'last-sentence'])),
  'opt-in': v.optional(v.boolean()),
  once: v.optional(v.boolean()),
  tags: v.optional(list(text)),
  examples: list(v.strictObject({ flag: v.optional(statement), pass: v.optional(statement) })),
});

export type RuleFile = v.InferOutput<typeof ruleFileSchema>;

/** A name, and its patterns a language. */
export const lexiconFileSchema = v.record(
  v.string(),
  v.strictObject({ ja: v.optional(definition), en: v.optional(definition) }),
);

const types = list(v.picklist(BLOCK_TYPES, 'type'));

const recognition = v.strictObject({
  define: v.optional(definitions),
  match: text,
  'match-in-signature': v.optional(text),
  except: v.optional(text),
  unless: v.optional(guards),
  types: v.optional(types),
  examples: list(v.strictObject({ has: v.optional(statement), lacks: v.optional(statement) })),
});

export const elementFileSchema = v.strictObject({
  element: v.picklist(ELEMENTS),
  summary: words,
  missing: words,
  add: v.strictObject({ ja: list(text), en: list(text) }),
  types: v.optional(types),
  evidence: v.optional(v.picklist(['phrase', 'clause'])),
  ja: v.optional(recognition),
  en: v.optional(recognition),
});

export type ElementFile = v.InferOutput<typeof elementFileSchema>;

const crediting = v.strictObject({
  ...recognition.entries,
  'requires-near': v.optional(v.union([near, list(near)])),
  'unless-near': v.optional(v.union([near, list(near)])),
  kinds: v.optional(list(v.picklist(KINDS, 'kind'))),
});

export const creditFileSchema = v.strictObject({
  credit: v.picklist(CREDITS, 'credit'),
  summary: words,
  why: words,
  source: text,
  types: v.optional(types),
  evidence: v.optional(v.picklist(['phrase', 'clause'])),
  ja: v.optional(crediting),
  en: v.optional(crediting),
});

export type CreditFile = v.InferOutput<typeof creditFileSchema>;
