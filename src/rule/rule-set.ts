/** All rules of a run, whatever they are made of, with the word lists and elements that they share. Decides nothing about loudness. */
import type { Language } from '../language/token.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { type CreditRecognizer, creditRecognizers } from './credits.ts';
import { type ElementRecognizer, type ElementWords, elementRecognizers, elementWords } from './elements.ts';
import type { RulePack } from './pack.ts';
import { Names } from './pattern/pattern.ts';
import { patternRule } from './pattern-rule.ts';
import type { ElementName, Rule } from './rule.ts';

export interface RuleSet {
  /** In a stable order: by id, Japanese before English. */
  readonly rules: readonly Rule[];
  readonly recognizers: readonly ElementRecognizer[];
  readonly credits: readonly CreditRecognizer[];
  readonly elements: ReadonlyMap<ElementName, ElementWords>;
  /** The shared word lists. */
  lexicon(language: Language): Names;
}

/**
 * Puts packs and rules in code together.
 *
 * @param packs the later ones see the word lists of the earlier ones
 * @param onProblem takes what is wrong; of two rules with one id the first then stays
 * @throws {ProblemError} when two rules of one language have the same id and nobody takes it
 */
export function ruleSet(
  packs: readonly RulePack[],
  coded: readonly Rule[],
  onProblem?: (problem: Problem) => void,
): RuleSet {
  const rules: Rule[] = [...coded];
  const recognizers: ElementRecognizer[] = [];
  const credits: CreditRecognizer[] = [];
  let lexicon = (language: Language): Names => new Names(language, new Map());
  for (const pack of packs) {
    const names = lexiconOf(pack, lexicon);
    const { words } = pack;
    rules.push(...pack.rules.map((packed) => patternRule(packed, names(packed.language), words?.[packed.language])));
    recognizers.push(...pack.elements.flatMap((packed) => elementRecognizers(packed, names, words)));
    credits.push(...pack.credits.flatMap((packed) => creditRecognizers(packed, names, words)));
    lexicon = names;
  }
  const { unique, problems } = withoutDuplicates(rules);
  if (problems.length > 0 && !onProblem) throw new ProblemError(...problems);
  for (const problem of problems) onProblem?.(problem);
  unique.sort((a, b) => compare(a.id, b.id) || compare(b.languages.join(), a.languages.join()));
  return { rules: unique, recognizers, credits, elements: elementWords(recognizers), lexicon };
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

function withoutDuplicates(rules: readonly Rule[]): { unique: Rule[]; problems: Problem[] } {
  const seen = new Map<string, Rule>();
  const problems: Problem[] = [];
  const unique = rules.filter((rule) => {
    const taken = rule.languages.filter((language) => seen.has(`${language}/${rule.id}`));
    for (const language of taken) {
      const where = seen.get(`${language}/${rule.id}`)!.file;
      problems.push({
        message: {
          ja: `規則「${rule.id}」(${language})は、すでにあります${where === undefined ? '' : `(${where})`}。`,
          en: `there is already a rule "${rule.id}" for ${language}${where === undefined ? '' : ` (${where})`}`,
        },
        ...(rule.file !== undefined && { file: rule.file }),
        help: { ja: '別の id を付けます。', en: 'choose another id' },
      });
    }
    if (taken.length > 0) return false;
    for (const language of rule.languages) seen.set(`${language}/${rule.id}`, rule);
    return true;
  });
  return { unique, problems };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
