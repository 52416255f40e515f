/** Reads the word lists of one or more files, which may use each other, and says everything that is wrong with them. */

import type { Language } from '../language/token.ts';
import type { Problem } from '../problem/problem.ts';
import { checkShape, problemsOf } from '../problem/shape.ts';
import type { Yaml } from '../problem/yaml.ts';
import type { PackedLexicon } from './pack.ts';
import { Names } from './pattern/pattern.ts';
import { checkDefinitions } from './pattern-check.ts';
import { lexiconFileSchema } from './rule-file.ts';
import { definitionLines } from './source-block.ts';
import { recordOf } from './yaml-rule.ts';

const LANGUAGES = ['ja', 'en'] as const;

/** @param parent word lists that these may use */
export function readLexicons(
  files: readonly Yaml[],
  parent: (language: Language) => Names,
  problems: Problem[],
): Readonly<Record<Language, PackedLexicon>> {
  const lexicon: Record<Language, Record<string, readonly string[]>> = { ja: {}, en: {} };
  const homes = new Map<string, Yaml>();
  for (const yaml of files) {
    problems.push(...problemsOf(yaml, checkShape(lexiconFileSchema, yaml.value ?? {}).mistakes));
    for (const [name, lists] of Object.entries(recordOf(yaml.value))) {
      for (const language of LANGUAGES) {
        const list = recordOf(lists)[language];
        if (list === undefined) continue;
        const other = homes.get(`${language}/${name}`);
        if (other) {
          problems.push(
            yaml.problem(
              [name, language],
              {
                ja: `語のリスト「${name}」(${language})は ${other.file} にもあります。`,
                en: `the word list "${name}" (${language}) also stands in ${other.file}`,
              },
              { part: 'key' },
            ),
          );
        }
        homes.set(`${language}/${name}`, yaml);
        if (typeof list === 'string') lexicon[language][name] = definitionLines(list);
        else if (Array.isArray(list)) lexicon[language][name] = list.filter((item) => typeof item === 'string');
      }
    }
  }
  for (const language of LANGUAGES) {
    // Each file is checked with the names of all of them.
    const all = new Names(language, new Map(Object.entries(lexicon[language])), parent(language));
    for (const yaml of files) {
      const defined = Object.entries(recordOf(yaml.value)).flatMap(([name, lists]) => {
        const value = recordOf(lists)[language];
        return value === undefined ? [] : [{ name, path: [name, language], value }];
      });
      const { lines } = checkDefinitions(yaml, defined, all, problems);
      for (const [name, patterns] of lines) lexicon[language][name] = patterns;
    }
  }
  return lexicon;
}
