/** Reads one element file and says everything that is wrong with it. */
import { basename } from 'node:path';
import type { Language } from '../language/token.ts';
import type { Problem } from '../problem/problem.ts';
import { checkShape, problemsOf } from '../problem/shape.ts';
import type { Yaml } from '../problem/yaml.ts';
import { checkExamples } from './example-check.ts';
import type { PackedElement } from './pack.ts';
import type { Names } from './pattern/pattern.ts';
import { checkDefinitions, checkPatterns } from './pattern-check.ts';
import { elementFileSchema } from './rule-file.ts';
import { definitionsIn, recordOf } from './yaml-rule.ts';

const LANGUAGES = ['ja', 'en'] as const;

/** Examples of each sort that each language must have at least. */
const EXAMPLES_NEEDED = 1;

/** @param problems where mistakes are added; a file with mistakes gives no element */
export function readElement(
  yaml: Yaml,
  lexicon: (language: Language) => Names,
  problems: Problem[],
): PackedElement | undefined {
  const found: Problem[] = [];
  const { value: shaped, mistakes } = checkShape(elementFileSchema, yaml.value);
  found.push(...problemsOf(yaml, mistakes));

  const raw = recordOf(yaml.value);
  const name = basename(yaml.file).replace(/\.ya?ml$/u, '');
  if (typeof raw.element === 'string' && raw.element !== name) {
    found.push(
      yaml.problem(['element'], {
        ja: `要素「${raw.element}」がファイル名「${name}」と違います。`,
        en: `the element "${raw.element}" is not the name of the file, "${name}"`,
      }),
    );
  }
  if (LANGUAGES.every((language) => raw[language] === undefined)) {
    found.push(yaml.problem([], { ja: 'ja か en の項目が必要です。', en: 'expected ja, en or both' }));
  }
  for (const language of LANGUAGES) {
    const part = recordOf(raw[language]);
    const { names } = checkDefinitions(yaml, definitionsIn(part, [language]), lexicon(language), found);
    checkPatterns(yaml, [language, 'match'], part.match, names, found);
    checkPatterns(yaml, [language, 'match-in-signature'], part['match-in-signature'], names, found);
    checkPatterns(yaml, [language, 'except'], part.except, names, found);
    const sorts = { found: 'has', free: 'lacks', needed: EXAMPLES_NEEDED };
    checkExamples(yaml, [language, 'examples'], part.examples, sorts, found);
  }
  problems.push(...found);
  return shaped && found.length === 0 ? { ...shaped, file: yaml.file } : undefined;
}
