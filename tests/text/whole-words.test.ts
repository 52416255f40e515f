import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPhrase, hasPhrase, hasPhraseBefore, phrasesOf } from '../../src/text/whole-words.ts';

/** Words that begin and end alike, so that edges matter. */
const words = fc.constantFrom('an', 'and', 'any', 'band', 'an and', 'ha_an', 'an2', 'é', 'to', 'to an', 'x');
const gaps = fc.constantFrom(' ', '  ', '-', ', ', '', '\n', '’');
const texts = fc
  .array(fc.tuple(words, gaps), { maxLength: 12 })
  .map((pairs) => pairs.map(([word, gap]) => word + gap).join(''));
const lists = fc.uniqueArray(fc.constantFrom('an', 'and', 'any', 'an and', 'to', 'to an'), { minLength: 1 });

describe('whole words without expressions', () => {
  it('find what an expression with word boundaries would find first', () => {
    fc.assert(
      fc.property(texts, lists, (text, list) => {
        const match = new RegExp(`\\b(?:${list.join('|')})\\b`).exec(text);
        const found = firstPhrase(text, phrasesOf(list.join('|')));
        expect(found?.start).toBe(match?.index);
        expect(hasPhrase(text, list)).toBe(match !== null);
      }),
    );
  });

  it('find one phrase near behind another, as an expression would', () => {
    fc.assert(
      fc.property(texts, lists, lists, fc.nat(8), (text, first, second, gap) => {
        const near = new RegExp(`\\b(?:${first.join('|')})\\b.{0,${gap}}\\b(?:${second.join('|')})\\b`);
        expect(hasPhraseBefore(text, first, second, gap)).toBe(near.test(text));
      }),
    );
  });
});
