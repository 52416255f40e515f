/** Reads one file of an element or a credit and says everything that is wrong with it. Runs no example. */
import { basename } from 'node:path';
import type { Language } from '../language/token.ts';
import type { Problem } from '../problem/problem.ts';
import { checkShape, problemsOf } from '../problem/shape.ts';
import type { Yaml } from '../problem/yaml.ts';
import { checkExamples } from './example-check.ts';
import type { PackedCredit, PackedElement } from './pack.ts';
import type { Names } from './pattern/pattern.ts';
import { checkDefinitions, checkPatterns } from './pattern-check.ts';
import { type CreditFile, creditFileSchema, type ElementFile, elementFileSchema } from './rule-file.ts';
import { checkConditions, definitionsIn, recordOf } from './yaml-rule.ts';

const LANGUAGES = ['ja', 'en'] as const;

/** Examples of each sort that each language must have at least. */
const EXAMPLES_NEEDED = { element: 1, credit: 3 } as const;

/** @param problems where mistakes are added; a file with mistakes gives no element */
export function readElement(
  yaml: Yaml,
  lexicon: (language: Language) => Names,
  problems: Problem[],
): PackedElement | undefined {
  const { value: shaped, mistakes } = checkShape(elementFileSchema, yaml.value);
  const found = [...problemsOf(yaml, mistakes), ...mistakesOf(yaml, 'element', lexicon)];
  problems.push(...found);
  return shaped && found.length === 0 ? { ...(shaped satisfies ElementFile), file: yaml.file } : undefined;
}

/** @param problems where mistakes are added; a file with mistakes gives no credit */
export function readCredit(
  yaml: Yaml,
  lexicon: (language: Language) => Names,
  problems: Problem[],
): PackedCredit | undefined {
  const { value: shaped, mistakes } = checkShape(creditFileSchema, yaml.value);
  const found = [...problemsOf(yaml, mistakes), ...mistakesOf(yaml, 'credit', lexicon)];
  problems.push(...found);
  return shaped && found.length === 0 ? { ...(shaped satisfies CreditFile), file: yaml.file } : undefined;
}

const SORTS = { element: { ja: '要素', en: 'element' }, credit: { ja: 'よいところ', en: 'credit' } } as const;

/** What is wrong beyond the shape. */
function mistakesOf(yaml: Yaml, sort: keyof typeof SORTS, lexicon: (language: Language) => Names): Problem[] {
  const found: Problem[] = [];
  const raw = recordOf(yaml.value);
  const name = basename(yaml.file).replace(/\.ya?ml$/u, '');
  if (typeof raw[sort] === 'string' && raw[sort] !== name) {
    found.push(
      yaml.problem([sort], {
        ja: `${SORTS[sort].ja}「${raw[sort]}」がファイル名「${name}」と違います。`,
        en: `the ${SORTS[sort].en} "${raw[sort]}" is not the name of the file, "${name}"`,
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
    for (const key of ['requires-near', 'unless-near']) {
      checkConditions(yaml, [language, key], part[key], names, found);
    }
    const sorts = { found: 'has', free: 'lacks', needed: EXAMPLES_NEEDED[sort] };
    checkExamples(yaml, [language, 'examples'], part.examples, sorts, found);
  }
  return found;
}
