/** All rules of a run, whatever they are made of, with the word lists and elements that they share. Decides nothing about loudness. */
import type { Language } from '../language/token.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { type ElementRecognizer, type ElementWords, elementRecognizers, elementWords } from './elements.ts';
import type { RulePack } from './pack.ts';
import { Names } from './pattern/pattern.ts';
import { patternRule } from './pattern-rule.ts';
import type { ElementName, Rule } from './rule.ts';

export interface RuleSet {
  /** In a stable order: by id, Japanese before English. */
  readonly rules: readonly Rule[];
  readonly recognizers: readonly ElementRecognizer[];
  readonly elements: ReadonlyMap<ElementName, ElementWords>;
  /** The shared word lists. */
  lexicon(language: Language): Names;
}

/**
 * Puts packs and rules in code together.
 *
 * @param packs the later ones see the word lists of the earlier ones
 * @throws {ProblemError} when two rules of one language have the same id
 */
export function ruleSet(packs: readonly RulePack[], coded: readonly Rule[]): RuleSet {
  const rules: Rule[] = [...coded];
  const recognizers: ElementRecognizer[] = [];
  let lexicon = (language: Language): Names => new Names(language, new Map());
  for (const pack of packs) {
    const names = lexiconOf(pack, lexicon);
    rules.push(...pack.rules.map((packed) => patternRule(packed, () => names(packed.language))));
    recognizers.push(...pack.elements.flatMap((packed) => elementRecognizers(packed, names)));
    lexicon = names;
  }
  const problems = duplicates(rules);
  if (problems.length > 0) throw new ProblemError(...problems);
  rules.sort((a, b) => compare(a.id, b.id) || compare(b.languages.join(), a.languages.join()));
  return { rules, recognizers, elements: elementWords(recognizers), lexicon };
}

export function lexiconOf(pack: RulePack, parent: (language: Language) => Names): (language: Language) => Names {
  const known = new Map<Language, Names>();
  return (language) => {
    let names = known.get(language);
    if (!names) {
      names = new Names(language, new Map(Object.entries(pack.lexicon[language])), parent(language));
      known.set(language, names);
    }
    return names;
  };
}

function duplicates(rules: readonly Rule[]): Problem[] {
  const seen = new Map<string, Rule>();
  return rules.flatMap((rule) =>
    rule.languages.flatMap((language): Problem[] => {
      const key = `${language}/${rule.id}`;
      const other = seen.get(key);
      seen.set(key, rule);
      if (!other) return [];
      const where = other.file === undefined ? undefined : { ja: `(${other.file})`, en: ` (${other.file})` };
      return [
        {
          message: {
            ja: `規則「${rule.id}」(${language})は、すでにあります${where?.ja ?? ''}。`,
            en: `there is already a rule "${rule.id}" for ${language}${where?.en ?? ''}`,
          },
          ...(rule.file !== undefined && { file: rule.file }),
          help: { ja: '別の id を付けます。', en: 'choose another id' },
        },
      ];
    }),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
