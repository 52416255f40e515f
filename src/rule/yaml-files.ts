/** Reads files of rules, word lists and elements together, since they use each other. The only door from YAML to rules. */
import { dirname } from 'node:path';
import type { Language } from '../language/token.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { readYaml, type Yaml } from '../problem/yaml.ts';
import {
  digestOf,
  PACK_VERSION,
  type PackedCredit,
  type PackedElement,
  type PackedRule,
  type RulePack,
} from './pack.ts';
import { Names } from './pattern/pattern.ts';
import { readCredit, readElement } from './yaml-element.ts';
import { readLexicons } from './yaml-lexicon.ts';
import { readRule } from './yaml-rule.ts';

/** A file as its user named it, with its text. The folder says what it is: `lexicon`, `elements`, `credits`, or rules. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
}

/** @returns what could be read, and everything that is wrong, in the order of the files and of their lines */
export function readYamlFiles(
  sources: readonly YamlSource[],
  parent?: (language: Language) => Names,
): { readonly pack: RulePack; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const files: Yaml[] = [];
  for (const { file, text } of [...sources].sort((a, b) => (a.file < b.file ? -1 : 1))) {
    try {
      files.push(readYaml(text, file));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...firstOf(error.problems));
    }
  }
  const sorted = (sort: Sort) => files.filter((yaml) => sortOf(yaml.file) === sort);
  const lexicons = sorted('lexicon');
  const elementFiles = sorted('element');
  const creditFiles = sorted('credit');
  const ruleFiles = sorted('rule');

  const none = (language: Language) => new Names(language, new Map());
  const lexicon = readLexicons(lexicons, parent ?? none, problems);
  const rules: PackedRule[] = [];
  const elements: PackedElement[] = [];
  const credits: PackedCredit[] = [];
  const scopes = { ja: namesOf('ja'), en: namesOf('en') };
  for (const yaml of elementFiles) {
    const element = readElement(yaml, (language) => scopes[language], problems);
    if (element) elements.push(element);
  }
  for (const yaml of creditFiles) {
    const credit = readCredit(yaml, (language) => scopes[language], problems);
    if (credit) credits.push(credit);
  }
  for (const yaml of ruleFiles) {
    const rule = readRule(yaml, (language) => scopes[language], problems);
    if (rule) rules.push(rule);
  }
  const digests = Object.fromEntries(files.map(({ file, source }) => [file, digestOf(source)]));
  const pack = { version: PACK_VERSION, files: digests, rules, elements, credits, lexicon } as const;
  return { pack, problems: inOrder(problems) };

  function namesOf(language: Language): Names {
    return new Names(language, new Map(Object.entries(lexicon[language])), (parent ?? none)(language));
  }
}

/** A file is what the outermost folder that says anything says. */
function sortOf(file: string): Sort {
  const folder = dirname(file)
    .split(/[\\/]/u)
    .find((name) => name in FOLDERS);
  return folder === undefined ? 'rule' : FOLDERS[folder as keyof typeof FOLDERS];
}

const FOLDERS = { lexicon: 'lexicon', elements: 'element', credits: 'credit' } as const;

type Sort = (typeof FOLDERS)[keyof typeof FOLDERS] | 'rule';

/** What follows a first mistake of syntax is mostly its echo. */
function firstOf(problems: readonly Problem[]): Problem[] {
  return problems.slice(0, 1).map((problem) => ({
    ...problem,
    help: problem.help ?? {
      ja: '{ } [ ] # @ ! * & を含む文字列は引用符で囲むか、| の後の行に書きます。',
      en: 'text with { } [ ] # @ ! * or & needs quotes, or a block of its own after |',
    },
  }));
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => compare(a.file ?? '', b.file ?? '') || (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
