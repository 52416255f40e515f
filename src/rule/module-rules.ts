/**
 * Rules written as code: modules and npm packages that a configuration names. Runs their code, which is why nothing but a
 * configuration or a command line may name them; checks that what they give are rules.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FAULTS, HARMS, KINDS } from '../document/document.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { CATEGORIES, type Rule, SEVERITIES } from './rule.ts';

/**
 * The rules of one module: its default export, or its `rules`; a rule, a list of rules, or an object with `rules`.
 *
 * @param path absolute path of the file
 * @param named as its user named it, for problems
 * @param anew import it once more when the file has changed; what it imports itself is not looked at
 * @throws {ProblemError}
 */
export async function moduleRules(path: string, named: string, anew = false): Promise<readonly Rule[]> {
  let module: Record<string, unknown>;
  try {
    const url = pathToFileURL(path);
    // Node keeps a module for good under its whole address.
    if (anew) url.searchParams.set('changed', String(statSync(path).mtimeMs));
    module = (await import(/* @vite-ignore */ url.href)) as Record<string, unknown>;
  } catch (error) {
    throw new ProblemError(importProblem(error as NodeJS.ErrnoException, path, named));
  }
  const given = listOf(module.default) ?? listOf(module.rules) ?? listOf(module['module.exports']);
  if (!given) {
    throw new ProblemError({
      message: { ja: 'このモジュールには規則がありません。', en: 'this module exports no rules' },
      file: named,
      help: {
        ja: 'export default [defineRule({…})] のように書きます。',
        en: 'write export default [defineRule({…})]',
      },
    });
  }
  const problems = given.flatMap((rule, index) => ruleMistakes(rule, index, named));
  if (problems.length > 0) throw new ProblemError(...problems);
  return (given as Rule[]).map((rule) => (rule.file === undefined ? { ...rule, file: named } : rule));
}

function listOf(exported: unknown): unknown[] | undefined {
  if (Array.isArray(exported)) return exported;
  if (typeof exported !== 'object' || exported === null) return undefined;
  if ('rules' in exported) return Array.isArray(exported.rules) ? exported.rules : undefined;
  return 'id' in exported || 'check' in exported ? [exported] : undefined;
}

function importProblem(error: NodeJS.ErrnoException, path: string, named: string): Problem {
  if (error.code === 'ERR_UNKNOWN_FILE_EXTENSION' && /\.[cm]?ts$/u.test(path)) {
    return {
      message: {
        ja: 'このNode.jsはTypeScriptを実行できません。',
        en: 'this version of Node.js does not run TypeScript',
      },
      file: named,
      help: {
        ja: 'Node.js 22.18以降を使うか、JavaScriptに変換したファイルを指定します。',
        en: 'use Node.js 22.18 or later, or name the file compiled to JavaScript',
      },
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    message: { ja: `規則のモジュールを読み込めません: ${reason}`, en: `can't load this module of rules: ${reason}` },
    file: named,
  };
}

type Check = readonly [key: string, isRight: (value: unknown) => boolean, ja: string, en: string];

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isWords = (value: unknown): boolean => isObject(value) && isText(value.ja) && isText(value.en);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isList = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem);
const isOneOf = (names: readonly string[]) => (value: unknown) => names.includes(value as string);
const optional = (isRight: (value: unknown) => boolean) => (value: unknown) => value === undefined || isRight(value);

const isExample = (value: unknown): boolean =>
  isObject(value) &&
  (value.expect === 'flag' || value.expect === 'pass') &&
  isText(value.text) &&
  optional(isOneOf(KINDS))(value.kind) &&
  optional(isOneOf(FAULTS))(value.fault) &&
  optional(isOneOf(HARMS))(value.harm);

const RULE_CHECKS: readonly Check[] = [
  [
    'id',
    (value) => typeof value === 'string' && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(value),
    '英小文字をハイフンでつないだ文字列',
    'lower-case words joined by hyphens',
  ],
  ['scope', isOneOf(['sentence', 'document']), "'sentence' か 'document'", "'sentence' or 'document'"],
  ['category', isOneOf(CATEGORIES), CATEGORIES.join('、'), CATEGORIES.join(', ')],
  ['severity', isOneOf(SEVERITIES), SEVERITIES.join('、'), SEVERITIES.join(', ')],
  [
    'languages',
    (value) => isList(value, isOneOf(['ja', 'en'])) && (value as unknown[]).length > 0,
    "['ja']、['en'] など",
    "a list of 'ja' and 'en'",
  ],
  ['check', (value) => typeof value === 'function', '関数', 'a function'],
  ['examples', (value) => isList(value, isExample), '{expect, text} のリスト', 'a list of {expect, text}'],
  ['kinds', optional((value) => isList(value, isOneOf(KINDS))), KINDS.join('、'), `a list of ${KINDS.join(', ')}`],
  ['options', optional(isObject), 'オブジェクト', 'an object'],
  ['tags', optional((value) => isList(value, isText)), '文字列のリスト', 'a list of text'],
  ['optIn', optional((value) => typeof value === 'boolean'), 'true か false', 'true or false'],
  ['once', optional((value) => typeof value === 'boolean'), 'true か false', 'true or false'],
];

const WORDS_CHECKS: readonly Check[] = [
  ...(['summary', 'message', 'why'] as const).map((key): Check => [key, isWords, '{ja, en}', '{ja, en}']),
  [
    'messages',
    optional((value) => isObject(value) && Object.values(value).every(isWords)),
    '{名前: {ja, en}}',
    '{name: {ja, en}}',
  ],
  [
    'instead',
    (value) => isObject(value) && Object.values(value).every((list) => isList(list, isText)),
    '{ja: […], en: […]}',
    '{ja: […], en: […]}',
  ],
  ['source', isText, '文字列', 'text'],
];

function ruleMistakes(rule: unknown, index: number, named: string): Problem[] {
  const given = isObject(rule) ? rule : {};
  const name = isText(given.id) ? `"${given.id}"` : `${index + 1}`;
  const mistakesIn = (object: Record<string, unknown>, checks: readonly Check[], prefix: string): Problem[] =>
    checks
      .filter(([key, isRight]) => !isRight(object[key]))
      .map(([key, , ja, en]) => ({
        message: {
          ja: `規則 ${name} の ${prefix}${key} が正しくありません。必要なもの: ${ja}`,
          en: `rule ${name}: ${prefix}${key} is ${object[key] === undefined ? 'missing' : 'wrong'}, expected ${en}`,
        },
        file: named,
      }));
  return [
    ...mistakesIn(given, RULE_CHECKS, ''),
    ...mistakesIn(isObject(given.words) ? given.words : {}, WORDS_CHECKS, 'words.'),
  ];
}

/**
 * The file that an npm package gives to `import`, looked up from `folder` upwards; `undefined` when it is not installed.
 */
export function packageEntry(name: string, folder: string): string | undefined {
  const [, packageName = name, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/u.exec(name) ?? [];
  for (let at = folder; ; at = dirname(at)) {
    const home = join(at, 'node_modules', packageName);
    const manifest = join(home, 'package.json');
    if (existsSync(manifest)) {
      const { exports, module, main } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
      const subpath = rest === '' ? '.' : `./${rest}`;
      const entry = exported(exports, subpath) ?? (rest || [module, main].find(isText) || 'index.js');
      return join(home, String(entry));
    }
    if (at === dirname(at)) return undefined;
  }
}

const CONDITIONS = ['node', 'import', 'default', 'require'];

/** What `exports` of a package.json names for a path in it. Patterns with `*` are not followed. */
function exported(exports: unknown, subpath: string): string | undefined {
  if (typeof exports === 'string') return subpath === '.' ? exports : undefined;
  if (!isObject(exports)) return undefined;
  const target = subpath in exports ? exports[subpath] : subpath === '.' && !('.' in exports) ? exports : undefined;
  return conditional(target);
}

function conditional(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (!isObject(target)) return undefined;
  // The order of the package's own keys decides, as in Node.
  for (const [condition, inner] of Object.entries(target)) {
    const found = CONDITIONS.includes(condition) ? conditional(inner) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
