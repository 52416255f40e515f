/** What owabi offers must pass owabi: a writer who pastes a suggested wording is not told off for it. */
import { beforeAll, expect, it } from 'vitest';
import { KINDS } from '../../src/document/document.ts';
import { loadReader, readDocument } from '../../src/document/read.ts';
import type { Language } from '../../src/language/token.ts';
import { lint } from '../../src/lint/linter.ts';
import { makePlan } from '../../src/lint/plan.ts';
import { loadRules } from '../../src/rule/load.ts';
import { PHRASE_CATEGORIES } from '../../src/rule/rule.ts';

beforeAll(() => loadReader('txt'));

const rules = await loadRules();
const plan = makePlan({ rules, locale: 'en' });
const phrases: ReadonlySet<string> = new Set(PHRASE_CATEGORIES);

/** What is left when a writer has filled in the blanks. */
const filled = (wording: string, language: Language): string =>
  wording.replace(/〈([^〉]*)〉/gu, (_, what: string) => {
    const isTime = /日|時|期|date|time|hour|day|when/u.test(what);
    if (language === 'ja') return isTime ? '11月3日12時' : '注文の記録';
    return isTime ? '3 November at noon' : 'the order records';
  });

const offered = [
  ...rules.rules.flatMap((rule) =>
    Object.entries(rule.words.instead).flatMap(([language, wordings]) =>
      wordings.map((wording) => ({ by: rule.id, language: language as Language, wording })),
    ),
  ),
  ...[...rules.elements].flatMap(([element, { add }]) =>
    Object.entries(add).flatMap(([language, wordings]) =>
      wordings.map((wording) => ({ by: element, language: language as Language, wording })),
    ),
  ),
];

it('finds nothing in the wordings that it offers itself, in any kind of statement', () => {
  const complaints = offered.flatMap(({ by, language, wording }) =>
    KINDS.flatMap((kind) => {
      // Behind a plain first sentence, as a wording is pasted.
      const before = language === 'ja' ? 'お知らせいたします。' : 'Here is what happened.';
      const document = readDocument(`${before}\n\n${filled(wording, language)}`, { format: 'txt', kind });
      return lint(document, plan)
        .findings.filter(({ category }) => phrases.has(category))
        .map(({ rule, excerpt }) => `${by} offers “${wording}”, in which ${rule} finds “${excerpt}”`);
    }),
  );
  expect([...new Set(complaints)]).toEqual([]);
}, 120_000);

it('offers a wording for every rule, in each of its languages', () => {
  const silent = rules.rules.flatMap((rule) =>
    rule.category === 'missing-element' || rule.category === 'suppression'
      ? []
      : rule.languages
          .filter((language) => (rule.words.instead[language] ?? []).length === 0)
          .map((l) => `${rule.id} (${l})`),
  );
  expect(silent).toEqual([]);
});
