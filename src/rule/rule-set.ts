/** All rules of a run, whatever they are made of, with the word lists and elements that they share. Decides nothing about loudness. */
import type { Language } from '../language/token.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { type CreditRecognizer, creditRecognizers } from './credits.ts';
import { type ElementRecognizer, type ElementWords, elementRecognizers, elementWords } from './elements.ts';
import type { OpenPack } from './open-pack.ts';
import { patternRule } from './pattern-rule.ts';
import type { ElementName, Rule } from './rule.ts';

export interface RuleSet {
  /** In a stable order: by id, Japanese before English. */
  readonly rules: readonly Rule[];
  readonly recognizers: readonly ElementRecognizer[];
  readonly credits: readonly CreditRecognizer[];
  readonly elements: ReadonlyMap<ElementName, ElementWords>;
}

export interface RuleSetOptions {
  /** Takes what is wrong; of two rules with one id the first then stays. */
  readonly onProblem?: ((problem: Problem) => void) | undefined;
  /** One of the packs, of which elements and credits are wanted, but no rules. */
  readonly silent?: OpenPack | undefined;
}

/**
 * Puts packs and rules in code together.
 *
 * @param packs those that stand on the word lists of others come later
 * @throws {ProblemError} when two rules of one language have the same id and nobody takes it
 */
export function ruleSet(
  packs: readonly OpenPack[],
  coded: readonly Rule[],
  { onProblem, silent }: RuleSetOptions = {},
): RuleSet {
  const rules: Rule[] = [...coded];
  const recognizers: ElementRecognizer[] = [];
  const credits: CreditRecognizer[] = [];
  for (const pack of packs) {
    if (pack !== silent) for (const entry of pack.rules) rules.push(patternRule(entry, pack));
    for (const entry of pack.elements) for (const one of elementRecognizers(entry, pack)) recognizers.push(one);
    for (const entry of pack.credits) for (const one of creditRecognizers(entry, pack)) credits.push(one);
  }
  const problems: Problem[] = [];
  let ordered = inOrder(rules);
  if (hasDuplicates(ordered)) ordered = inOrder(withoutDuplicates(rules, problems));
  if (problems.length > 0 && !onProblem) throw new ProblemError(...problems);
  for (const problem of problems) onProblem?.(problem);
  return { rules: ordered, recognizers, credits, elements: elementWords(recognizers) };
}

const inOrder = (rules: readonly Rule[]): Rule[] => [...rules].sort(compareRules);

/** By id, Japanese before English. */
const compareRules = (a: Pick<Rule, 'id' | 'languages'>, b: Pick<Rule, 'id' | 'languages'>): number =>
  compare(a.id, b.id) || compare(b.languages.join(), a.languages.join());

/** Rules of one id stand beside each other: hardly ever more than one in each language. */
function hasDuplicates(ordered: readonly Rule[]): boolean {
  let first = 0;
  for (let at = 1; at < ordered.length; at++) {
    const { id, languages } = ordered[at]!;
    if (ordered[first]!.id !== id) first = at;
    for (let other = first; other < at; other++) {
      for (const language of languages) if (ordered[other]!.languages.includes(language)) return true;
    }
  }
  return false;
}

/** Of two rules with one id the first stays. */
function withoutDuplicates(rules: readonly Rule[], problems: Problem[]): Rule[] {
  const seen: Record<Language, Map<string, Rule>> = { ja: new Map(), en: new Map() };
  const unique: Rule[] = [];
  for (const rule of rules) {
    const { id, languages } = rule;
    let isTaken = false;
    for (const language of languages) {
      const first = seen[language].get(id);
      if (first === undefined) continue;
      isTaken = true;
      problems.push(duplicate(rule, language, first.file));
    }
    if (isTaken) continue;
    unique.push(rule);
    for (const language of languages) seen[language].set(id, rule);
  }
  return unique;
}

const duplicate = ({ id, file }: Rule, language: Language, where: string | undefined): Problem => ({
  message: {
    ja: `規則「${id}」(${language})は、すでにあります${where === undefined ? '' : `(${where})`}。`,
    en: `there is already a rule "${id}" for ${language}${where === undefined ? '' : ` (${where})`}`,
  },
  ...(file !== undefined && { file }),
  help: { ja: '別の id を付けます。', en: 'choose another id' },
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
