/** Reads one rule file and says everything that is wrong with it. Runs no example: those go through the whole pipeline. */
import { basename, dirname } from 'node:path';
import type { Language } from '../language/token.ts';
import { didYouMean, type Problem } from '../problem/problem.ts';
import { placeInScalar } from '../problem/scalar.ts';
import { checkShape, problemsOf } from '../problem/shape.ts';
import type { Yaml, YamlPath } from '../problem/yaml.ts';
import { placeholdersOf, type Words } from '../words/words.ts';
import { checkExamples } from './example-check.ts';
import type { PackedRule } from './pack.ts';
import type { Names } from './pattern/pattern.ts';
import { checkDefinitions, checkPatterns, type PlacedPattern } from './pattern-check.ts';
import { ruleFileSchema } from './rule-file.ts';

/** Examples of each sort that a rule must have at least. */
const EXAMPLES_NEEDED = 3;

/**
 * @param lexicon the shared word lists of a language
 * @param problems where mistakes are added; a file with mistakes gives no rule
 */
export function readRule(
  yaml: Yaml,
  lexicon: (language: Language) => Names,
  problems: Problem[],
): PackedRule | undefined {
  const found: Problem[] = [];
  const { value: shaped, mistakes } = checkShape(ruleFileSchema, yaml.value);
  found.push(...problemsOf(yaml, mistakes));

  const raw = recordOf(yaml.value);
  const language = languageOf(yaml, raw, found);
  checkId(yaml, raw, found);
  const { names } = checkDefinitions(yaml, definitionsIn(raw, []), lexicon(language ?? 'ja'), found);
  const match = checkPatterns(yaml, ['match'], raw.match, names, found);
  checkPatterns(yaml, ['except'], raw.except, names, found);
  for (const key of ['unless-near', 'unless-document-has', 'requires-document']) {
    checkConditions(yaml, [key], raw[key], names, found);
  }
  if (raw.kinds !== undefined && raw['not-kinds'] !== undefined) {
    found.push(
      yaml.problem(
        ['not-kinds'],
        { ja: 'kinds と not-kinds は一緒に使えません。', en: 'kinds and not-kinds exclude each other' },
        { part: 'key' },
      ),
    );
  }
  checkMessage(yaml, raw, match, names, found);
  checkExamples(yaml, ['examples'], raw.examples, { found: 'flag', free: 'pass', needed: EXAMPLES_NEEDED }, found);

  problems.push(...found);
  return shaped && language && found.length === 0 ? { ...shaped, language, file: yaml.file } : undefined;
}

export type RawRecord = Readonly<Record<string, unknown>>;

/** A map as it stands in the file, or an empty one: its shape is another's to judge. */
export const recordOf = (value: unknown): RawRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawRecord) : {};

export const definitionsIn = (raw: RawRecord, path: YamlPath) =>
  Object.entries(recordOf(raw.define)).map(([name, value]) => ({ name, path: [...path, 'define', name], value }));

/** What is wrong with a condition on what stands around a phrase, or with several. */
export function checkConditions(yaml: Yaml, at: YamlPath, value: unknown, names: Names, problems: Problem[]): void {
  const key = at.at(-1);
  for (const [path, condition] of itemsOf(at, value)) {
    checkPatterns(yaml, [...path, 'match'], condition.match, names, problems);
    if (condition.match === undefined && condition.elements === undefined) {
      problems.push(
        yaml.problem(path, {
          ja: `${key} には match か elements が必要です。`,
          en: `${key} needs a match or elements`,
        }),
      );
    }
  }
}

/** One map, or each map of a list. */
function itemsOf(path: YamlPath, value: unknown): [YamlPath, RawRecord][] {
  if (Array.isArray(value)) return value.map((item, index) => [[...path, index], recordOf(item)]);
  return value === undefined || typeof value !== 'object' ? [] : [[path, recordOf(value)]];
}

function languageOf(yaml: Yaml, raw: RawRecord, problems: Problem[]): Language | undefined {
  const folder = basename(dirname(yaml.file));
  const stated = raw.language ?? folder;
  if (stated === 'ja' || stated === 'en') {
    if ((folder === 'ja' || folder === 'en') && folder !== stated) {
      problems.push(
        yaml.problem(['language'], {
          ja: `フォルダー ${folder} の規則ですが、language は ${stated} です。`,
          en: `this rule stands in the folder ${folder}, but its language is ${stated}`,
        }),
      );
    }
    return stated;
  }
  // A mistyped language is a mistake of the shape, and said there.
  if (raw.language === undefined) {
    problems.push(
      yaml.problem(
        ['id'],
        { ja: 'どの言語の文に対する規則かがわかりません。', en: 'the language of the statements is not given' },
        {
          help: {
            ja: '「language: ja」または「language: en」と書くか、ja または en というフォルダーに置きます。',
            en: 'add "language: ja" or "language: en", or put the file into a folder ja or en',
          },
        },
      ),
    );
  }
  return undefined;
}

function checkId(yaml: Yaml, raw: RawRecord, problems: Problem[]): void {
  const name = basename(yaml.file).replace(/\.ya?ml$/u, '');
  if (typeof raw.id !== 'string' || raw.id === name) return;
  problems.push(
    yaml.problem(
      ['id'],
      {
        ja: `id「${raw.id}」がファイル名「${name}」と違います。`,
        en: `the id "${raw.id}" is not the name of the file, "${name}"`,
      },
      {
        help: { ja: '検索しやすいよう、どちらかに揃えます。', en: 'make them the same, so that the rule can be found' },
      },
    ),
  );
}

function checkMessage(
  yaml: Yaml,
  raw: RawRecord,
  match: readonly PlacedPattern[],
  names: Names,
  problems: Problem[],
): void {
  for (const key of ['summary', 'message', 'why']) {
    for (const [locale, text] of Object.entries(recordOf(raw[key]))) {
      if (typeof text !== 'string') continue;
      const path = [key, locale];
      for (const braces of text.matchAll(/\{([^{}]*)\}/gu)) {
        const name = placeholdersOf(braces[0])[0];
        if (key === 'message' && name === 'match') continue;
        const mistake = key === 'message' && name !== undefined ? placeholderMistake(name) : notHere(key, braces[0]);
        if (!mistake) continue;
        const allowed = ['match', ...usedNames()].map((one) => `{${one}}`).join(', ');
        const help = key === 'message' && {
          help: (name === undefined ? undefined : didYouMean(name, ['match', ...usedNames()])) ?? {
            ja: `message で使えるもの: ${allowed}`,
            en: `a message may hold ${allowed}`,
          },
        };
        problems.push({
          ...yaml.problem(path, mistake, help || {}),
          span: placeInScalar(yaml.source, yaml.spanOf(path), text, {
            start: braces.index,
            end: braces.index + braces[0].length,
          }),
        });
      }
    }
  }

  function usedNames(): string[] {
    return [...new Set(match.flatMap((line) => line.uses.map((use) => use.name)))];
  }

  function placeholderMistake(name: string): Words | undefined {
    if (!names.names().includes(name)) {
      return { ja: `{${name}} という名前の語のリストはありません。`, en: `unknown placeholder {${name}}` };
    }
    const without = match.find((line) => !line.uses.some((use) => use.name === name));
    return (
      without && {
        ja: `{${name}} を使うには、どのパターンにも @${name} が必要です。ない行: ${without.source}`,
        en: `{${name}} needs @${name} in every pattern, and this one has none: ${without.source}`,
      }
    );
  }
}

const notHere = (key: string, braces: string): Words => ({
  ja: `${key} に ${braces} は使えません。`,
  en: `${braces} can not be used in ${key}`,
});
