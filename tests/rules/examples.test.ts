/**
 * Every rule's, element's and credit's own examples, one test each. `OWABI_RULES=path` runs those of one file, folder or module
 * instead.
 */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { creditFailures, type ExampleFailure, elementFailures, ruleFailures } from '../../src/lint/examples.ts';
import { renderProblem } from '../../src/problem/problem.ts';
import { loadRules } from '../../src/rule/load.ts';
import { CREDITS } from '../../src/rule/rule.ts';
import { packageFolder } from '../../src/text/packaged-file.ts';

const chosen = process.env.OWABI_RULES && resolve(process.env.OWABI_RULES);
const isChosen = ({ file }: { file?: string }): boolean =>
  !chosen || (file !== undefined && resolve(packageFolder(), file).startsWith(chosen));

const problems: string[] = [];
const rules = await loadRules({
  onProblem: (problem) => isChosen(problem) && problems.push(renderProblem(problem, 'en')),
});

const shown = (failures: readonly ExampleFailure[]): string =>
  failures.map(({ message, tokens }) => `${message.en}\n${tokens}`).join('\n\n');

test('every file of rules, word lists and elements can be read', () => {
  expect(problems.join('\n\n')).toBe('');
});

for (const rule of rules.rules.filter(isChosen)) {
  test(`${rule.languages.join('+')}/${rule.id} finds what its examples mark, and nothing in those that pass`, async () => {
    expect(shown(await ruleFailures(rule, rules))).toBe('');
  });
}

for (const recognizer of rules.recognizers.filter(isChosen)) {
  const { element, language } = recognizer;
  test(`${language}/elements/${element} is recognised where its examples mark it, and not where it lacks`, async () => {
    expect(shown(await elementFailures(recognizer, rules))).toBe('');
  });
}

for (const recognizer of rules.credits.filter(isChosen)) {
  const { credit, language } = recognizer;
  test(`${language}/credits/${credit} is earned where its examples mark it, and not where it lacks`, async () => {
    expect(shown(await creditFailures(recognizer, rules))).toBe('');
  });
}

test('every credit can be earned in both languages', () => {
  const known = rules.credits.map(({ credit, language }) => `${language}/${credit}`);
  expect(known.toSorted()).toEqual(
    ['en', 'ja'].flatMap((language) => CREDITS.map((c) => `${language}/${c}`)).toSorted(),
  );
});
