import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/document/document.ts';
import { ELEMENTS, PHRASE_CATEGORIES } from '../../src/rule/rule.ts';
import { nearDuplicates } from '../../src/training/duplicates.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'corpus', 'sentences');
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const linesOf = (file: string): string[] => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
const all = files.flatMap((part) =>
  linesOf(part).map((line) => ({ part, text: (JSON.parse(line) as { text: string }).text })),
);

describe.each(files)('the sentences of %s', (file) => {
  it('are labelled as docs/corpus.md says, with exact quotations', () => {
    const mistakes = linesOf(file).flatMap((line, at) => {
      const { lang, kind, sector, text, labels, not, elements = [], before = '' } = JSON.parse(line);
      const said: [boolean, string][] = [
        [file.startsWith(`${lang}-`), `language ${lang}`],
        [KINDS.includes(kind), `kind ${kind}`],
        [typeof sector === 'string' && typeof text === 'string' && typeof before === 'string', 'sector, text, before'],
        [not === undefined || PHRASE_CATEGORIES.includes(not), `not ${not}`],
        ...elements.map((element: string) => [ELEMENTS.includes(element as never), `element ${element}`]),
        ...labels.flatMap(({ category, quote, difficulty }: Record<string, string>) => [
          [PHRASE_CATEGORIES.includes(category as never) && category !== not, `category ${category}`],
          [quote !== '' && text.includes(quote), `not in the text: ${quote}`],
          [['obvious', 'moderate', 'subtle'].includes(difficulty!), `difficulty ${difficulty}`],
        ]),
      ];
      return said.filter(([ok]) => !ok).map(([, what]) => `line ${at + 1}: ${what}`);
    });
    expect(mistakes).toEqual([]);
  });
});

it('are at least eight thousand in each language', () => {
  for (const language of ['ja', 'en']) {
    expect(all.filter(({ part }) => part.startsWith(language)).length).toBeGreaterThanOrEqual(8000);
  }
});

it('are hardly ever the same as those of another writer', () => {
  const pairs = nearDuplicates(all, 0.8);
  expect(pairs.length, pairs.map(({ a, b }) => `${a.part}: ${a.text}\n${b.part}: ${b.text}`).join('\n')).toBeLessThan(
    all.length / 200,
  );
});

describe('near duplicates', () => {
  it('are found across parts, whatever the figures and signs', () => {
    const texts = [
      { part: 'a', text: 'We refunded all 214 orders on 3 May, and wrote to each customer.' },
      { part: 'b', text: 'We refunded all 36 orders on 9 May, and wrote to each customer!' },
      { part: 'a', text: 'We refunded all 215 orders on 3 May, and wrote to each customer.' },
      { part: 'b', text: 'The lift is out of order until Friday.' },
    ];
    expect(nearDuplicates(texts).map(({ a, b }) => [texts.indexOf(a), texts.indexOf(b)])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});
