import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasPhrase, phrasesOf } from '../../src/text/whole-words.ts';

/** Words that begin and end alike, so that edges matter. */
const words = fc.constantFrom('an', 'and', 'any', 'band', 'an and', 'ha_an', 'an2', 'é', 'to', 'to an', 'x');
const gaps = fc.constantFrom(' ', '  ', '-', ', ', '', '\n', '’');
const texts = fc
  .array(fc.tuple(words, gaps), { maxLength: 12 })
  .map((pairs) => pairs.map(([word, gap]) => word + gap).join(''));
const lists = fc.uniqueArray(fc.constantFrom('an', 'and', 'any', 'an and', 'to', 'to an'), { minLength: 1 });

describe('whole words without expressions', () => {
  it('are found where an expression with word boundaries would find them', () => {
    fc.assert(
      fc.property(texts, lists, (text, list) => {
        const expression = new RegExp(`\\b(?:${list.join('|')})\\b`);
        expect(hasPhrase(text, phrasesOf(list.join('|')))).toBe(expression.test(text));
      }),
    );
  });
});
