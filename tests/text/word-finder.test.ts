import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBefore, WordFinder, wholeWords } from '../../src/text/word-finder.ts';

/** Words that begin and end alike, so that edges matter. */
const words = fc.constantFrom(
  'an',
  'and',
  'any',
  'band',
  'an and',
  'ha_an',
  'an2',
  'é',
  'to',
  'to an',
  'x',
  '案',
  '案の',
  'の件',
);
const gaps = fc.constantFrom(' ', '  ', '-', ', ', '', '\n', '’', '\u2028', 'の');
const texts = fc
  .array(fc.tuple(words, gaps), { maxLength: 12 })
  .map((pairs) => pairs.map(([word, gap]) => word + gap).join(''));
const lists = fc.uniqueArray(fc.constantFrom('an', 'and', 'any', 'an and', 'to', 'to an', '案', '案の', 'の件'), {
  minLength: 1,
});
/** None of which begins with another. */
const apart = fc.uniqueArray(fc.constantFrom('and', 'any', 'to', '案', 'の件'), { minLength: 1 });

describe('a finder of words', () => {
  it('finds what an expression of the same words finds first', () => {
    fc.assert(
      fc.property(texts, lists, (text, list) => {
        const match = new RegExp(list.join('|')).exec(text);
        const finder = new WordFinder(list.join('|'));
        expect(finder.first(text)).toEqual(
          match ? { start: match.index, end: match.index + match[0].length } : undefined,
        );
        expect(finder.isIn(text)).toBe(match !== null);
      }),
    );
  });

  it('finds words that stand alone where an expression with word boundaries would', () => {
    const latin = lists.map((list) => list.filter((word) => word < '\x7f')).filter((list) => list.length > 0);
    fc.assert(
      fc.property(texts, latin, fc.nat(10), (text, list, from) => {
        const expression = new RegExp(`\\b(?:${list.join('|')})\\b`, 'g');
        expression.lastIndex = from;
        const match = expression.exec(text);
        const found = wholeWords(list.join('|')).first(text, from);
        expect(found).toEqual(match ? { start: match.index, end: match.index + match[0].length } : undefined);
      }),
    );
  });

  it('knows which word begins at a place', () => {
    fc.assert(
      fc.property(texts, lists, fc.nat(10), (text, list, at) => {
        const expression = new RegExp(list.join('|'), 'y');
        expression.lastIndex = at;
        const match = expression.exec(text);
        expect(new WordFinder(list.join('|')).endAt(text, at)).toBe(match ? at + match[0].length : -1);
      }),
    );
  });

  it('finds one word near behind another, as an expression would', () => {
    fc.assert(
      fc.property(texts, apart, lists, fc.nat(8), (text, first, second, gap) => {
        const near = new RegExp(`(?:${first.join('|')}).{0,${gap}}(?:${second.join('|')})`);
        expect(isBefore(text, new WordFinder(first.join('|')), new WordFinder(second.join('|')), gap)).toBe(
          near.test(text),
        );
      }),
    );
  });
});
