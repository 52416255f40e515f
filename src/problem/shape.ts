/**
 * Checks the shape of what people write for owabi and says each mistake in their words: what stands there, what may stand
 * there, what is nearest. The only file that knows the validation library.
 */
import * as v from 'valibot';
import type { Words } from '../words/words.ts';
import { didYouMean, oneOf, type Problem } from './problem.ts';
import type { Yaml, YamlPath } from './yaml.ts';

export { v };

type Schema = v.GenericSchema;

/** One mistake in a value: where, what, and the nearest right answer. */
export interface Mistake {
  readonly path: YamlPath;
  readonly part: 'key' | 'value';
  readonly message: Words;
  readonly help?: Words;
}

export type Shaped<T> =
  | { readonly value: T; readonly mistakes: readonly Mistake[] }
  | { readonly value: undefined; readonly mistakes: readonly Mistake[] };

/** All mistakes of a value, not only the first. `value` is given only when there are none. */
export function checkShape<S extends Schema>(schema: S, value: unknown): Shaped<v.InferOutput<S>> {
  const result = v.safeParse(schema, value);
  const mistakes = [
    ...unknownKeys(schema, value, []),
    ...(result.issues ?? []).flatMap((issue) => mistakesOf(issue as Issue, [])),
  ];
  return mistakes.length === 0 && result.success ? { value: result.output, mistakes } : { value: undefined, mistakes };
}

/** Mistakes with their places in the file. */
export function problemsOf(yaml: Yaml, mistakes: readonly Mistake[]): Problem[] {
  return mistakes.map(({ path, part, message, help }) => yaml.problem(path, message, { part, ...(help && { help }) }));
}

interface Issue {
  readonly type: string;
  readonly kind: string;
  readonly message: string;
  readonly input: unknown;
  readonly expected: string | null;
  readonly received: string;
  readonly path?: readonly { readonly key: unknown }[];
  readonly issues?: readonly Issue[];
}

function mistakesOf(issue: Issue, before: YamlPath): Mistake[] {
  const path = [...before, ...(issue.path ?? []).map((step) => step.key as string | number)];
  if (issue.type === 'strict_object' && issue.expected === 'never') return []; // see unknownKeys
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    const key = String(path.at(-1));
    return [
      {
        path: path.slice(0, -1),
        part: 'key',
        message: { ja: `「${key}」がありません。`, en: `"${key}" is missing` },
      },
    ];
  }
  if (issue.type === 'union') return unionMistakes(issue, path);
  if (issue.kind === 'validation') return [{ path, part: 'value', message: JSON.parse(issue.message) as Words }];
  if (issue.type === 'picklist') return [notOneOf(path, issue.input, literals(issue.expected), nounOf(issue))];
  return [wrongType(path, issue.input, [issue.expected ?? ''])];
}

/** Of the forms that a value may have, the one that it seems meant to be decides what is wrong. */
function unionMistakes(issue: Issue, path: YamlPath): Mistake[] {
  const inner = issue.issues ?? [];
  const deeper = inner.filter((one) => (one.path?.length ?? 0) > 0 || one.kind === 'validation');
  if (deeper.length > 0) return deeper.flatMap((one) => mistakesOf(one, path));
  const choices = inner.filter((one) => one.type === 'picklist');
  if (typeof issue.input === 'string' && choices.length > 0) {
    return [
      notOneOf(
        path,
        issue.input,
        choices.flatMap((one) => literals(one.expected)),
        nounOf(choices[0]!),
      ),
    ];
  }
  return [
    wrongType(
      path,
      issue.input,
      inner.map((one) => one.expected ?? ''),
    ),
  ];
}

/** A choice may be given a noun in the place of the library's message: `v.picklist(KINDS, 'kind')`. */
const nounOf = ({ message }: Issue): string | undefined => (/^[a-z-]+$/u.test(message) ? message : undefined);

function notOneOf(path: YamlPath, input: unknown, names: readonly string[], noun?: string): Mistake {
  const key = noun ?? String(path.findLast((step) => typeof step === 'string') ?? '');
  const shown = show(input);
  const expected = oneOf(names);
  const help = typeof input === 'string' ? didYouMean(input, names) : undefined;
  return {
    path,
    part: 'value',
    message: {
      ja: `「${key}」に${shown}は使えません。使えるのは ${expected.ja} です。`,
      en: `unknown ${key} ${shown}: expected ${expected.en}`,
    },
    ...(help && { help }),
  };
}

const TYPES: Readonly<Record<string, Words>> = {
  string: { ja: '文字列', en: 'text' },
  number: { ja: '数', en: 'a number' },
  boolean: { ja: 'true か false', en: 'true or false' },
  Array: { ja: 'リスト', en: 'a list' },
  Object: { ja: '「項目: 値」の組', en: 'keys with values' },
  null: { ja: '空', en: 'nothing' },
};

function wrongType(path: YamlPath, input: unknown, expected: readonly string[]): Mistake {
  const names = [...new Set(expected)].map(
    (name) => TYPES[name] ?? (name.startsWith('"') ? { ja: name, en: name } : (TYPES.Object as Words)),
  );
  const unquoted = expected.includes('string') && (input === null || typeof input !== 'object');
  return {
    path,
    part: 'value',
    message: {
      ja: `${names.map((name) => name.ja).join('か')}が必要ですが、${describe(input).ja}があります。`,
      en: `expected ${names.map((name) => name.en).join(' or ')}, found ${describe(input).en}`,
    },
    ...(unquoted && {
      help: { ja: '文字列にするには引用符で囲みます。', en: 'put it in quotes to make it text' },
    }),
  };
}

function describe(input: unknown): Words {
  if (input === undefined || input === null) return TYPES.null as Words;
  if (Array.isArray(input)) return TYPES.Array as Words;
  if (typeof input === 'object') return TYPES.Object as Words;
  return { ja: show(input), en: show(input) };
}

const show = (input: unknown): string => JSON.stringify(input) ?? 'undefined';

/** The literals in `("a" | "b")`, as the library describes a choice. */
const literals = (expected: string | null): string[] =>
  [...(expected ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/gu)].map((match) => match[1]!);

interface Walkable {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Walkable>>;
  readonly wrapped?: Walkable;
  readonly item?: Walkable;
  readonly value?: Walkable;
  readonly options?: readonly Walkable[];
  readonly pipe?: readonly Walkable[];
}

/** The library stops at the first unknown key of an object; people want to see all of them. */
function unknownKeys(schema: Schema, value: unknown, path: YamlPath): Mistake[] {
  return walk(schema as unknown as Walkable, value, path);
}

function walk(schema: Walkable, value: unknown, path: YamlPath): Mistake[] {
  if (value === null || typeof value !== 'object') return [];
  if (schema.wrapped) return walk(schema.wrapped, value, path);
  if (schema.type === 'union') {
    const fitting = schema.options?.find(
      (option) => bare(option).type === (Array.isArray(value) ? 'array' : 'strict_object'),
    );
    return fitting ? walk(fitting, value, path) : [];
  }
  if (schema.type === 'array' && Array.isArray(value) && schema.item) {
    return value.flatMap((item, index) => walk(schema.item!, item, [...path, index]));
  }
  // The library takes a list for keys with values when no key is required.
  if (Array.isArray(value)) return schema.type === 'strict_object' ? [wrongType(path, value, ['Object'])] : [];
  if (schema.type === 'record' && schema.value) {
    return Object.entries(value).flatMap(([key, item]) => walk(schema.value!, item, [...path, key]));
  }
  if (schema.type !== 'strict_object' || !schema.entries) return [];
  const { entries } = schema;
  return Object.entries(value).flatMap(([key, item]) => {
    const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (entry) return walk(entry, item, [...path, key]);
    const keys = oneOf(Object.keys(entries));
    return [
      {
        path: [...path, key],
        part: 'key' as const,
        message: { ja: `「${key}」という項目はありません。`, en: `unknown key "${key}"` },
        help: (/\s/u.test(key) ? COMMA : didYouMean(key, Object.keys(entries))) ?? {
          ja: `使える項目: ${keys.ja}`,
          en: `the keys here are ${keys.en.replace(/ or (?=[^ ]+$)/u, ' and ')}`,
        },
      },
    ];
  });
}

/** `{en: one, two}` is one text too few: what follows the comma is read as a key of its own. */
const COMMA: Words = {
  ja: '{ } の中では、カンマで値が終わります。カンマを含む文字列は引用符で囲みます。',
  en: 'within { } a comma ends a value: put a text with commas in quotes',
};

const bare = (schema: Walkable): Walkable => (schema.wrapped ? bare(schema.wrapped) : schema);
