import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../src/ear/model.ts';
import { lint } from '../../src/index.ts';
import type { Language } from '../../src/language/token.ts';
import { ELEMENTS, PHRASE_CATEGORIES } from '../../src/rule/rule.ts';
import { dataHash } from '../../src/training/corpus.ts';

const root = join(import.meta.dirname, '..', '..');
const modelFile = (language: Language) => join(root, 'models', `${language}.bin`);

describe.each(['ja', 'en'] as const)('the learned weights of %s', (language) => {
  const { header } = readModel(readFileSync(modelFile(language)));

  it('belong to the corpus and the thesaurus that lie beside them', () => {
    const thesaurus = readFileSync(join(root, 'models', `senses-${language}.yaml`), 'utf8');
    expect(header.data, 'train them anew: npm run train').toBe(
      dataHash(join(root, 'fixtures', 'corpus'), language, thesaurus),
    );
  });

  it('take at most two and a half megabytes', () => {
    expect(statSync(modelFile(language)).size).toBeLessThanOrEqual(2_500_000);
  });

  it('tell of every category and every element', () => {
    expect(header.tables.map(({ outputs }) => outputs)).toEqual([PHRASE_CATEGORIES, ELEMENTS]);
  });
});

/** Sentences that no rule foresaw; each is heard, whichever rules come to know it. */
const heardOrFound = (text: string, kind: 'support-reply' | 'interview' = 'support-reply') =>
  lint(text, { kind }).findings.map(({ category }) => category);

describe('the second ear', () => {
  it('says how sure it is and which words weighed most, as a rule of its category', () => {
    const all = readFileSync(join(root, 'fixtures', 'corpus', 'sentences', 'en-letters.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .flatMap((line) => lint((JSON.parse(line) as { text: string }).text, { kind: 'support-reply' }).findings);
    const heard = all.filter(({ rule }) => rule.startsWith('heard/'));
    expect(heard.length).toBeGreaterThan(20);
    for (const { rule, category, message, heard: how } of heard) {
      expect(rule).toBe(`heard/${category}`);
      expect(how!.probability).toBeGreaterThan(0.2);
      expect(how!.probability).toBeLessThanOrEqual(1);
      expect(how!.words.length).toBeGreaterThan(0);
      expect(message).toContain(how!.words[0]);
    }
    expect(all.filter(({ rule }) => !rule.startsWith('heard/')).every(({ heard: how }) => how === undefined)).toBe(
      true,
    );
  });

  it('says the same every time', () => {
    const text = 'It would have been noticed sooner had the parents looked at the portal now and then.';
    expect(lint(text)).toEqual(lint(text));
  });

  it('leaves alone what someone else said', () => {
    const text = 'Q: Is it not a fact that only a handful of moaners noticed?\n\nA: No. 4,120 people waited.\n';
    expect(heardOrFound(text, 'interview')).toEqual([]);
  });

  it('can be switched off like any rule', () => {
    const rules = Object.fromEntries(PHRASE_CATEGORIES.map((category) => [`heard/${category}`, 'off' as const]));
    const text = readFileSync(join(root, 'fixtures', 'corpus', 'sentences', 'en-letters.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text)
      .join('\n\n');
    const { findings } = lint(text, { kind: 'support-reply', rules });
    expect(findings.length).toBeGreaterThan(20);
    expect(findings.filter(({ rule }) => rule.startsWith('heard/'))).toEqual([]);
  });
});
