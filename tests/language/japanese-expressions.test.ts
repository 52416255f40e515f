import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLiterals, isReadOtherwise, mayBeLiteral, readable } from '../../src/language/japanese/literals.ts';
import { kindOf, normaliseJapanese } from '../../src/language/japanese/normalise.ts';
import { numeralValue } from '../../src/language/japanese/numerals.ts';

/** What is found without expressions, said with them. */
const TIME = /(?<![\w:])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\w:])/y;
const FIGURE = /(?<![\w.-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?=(?![\w-]|\.\d))/y;
const STEP = /\d[\d,]*(?:\.\d+)?|[零〇○一二三四五六七八九十百千万億兆]/gu;

const textOf = (characters: string, most: number) =>
  fc.array(fc.constantFrom(...characters), { maxLength: most }).map((units) => units.join(''));

/** The first of the expressions that matches at each place from the left, without overlaps. */
function matches(text: string, ...expressions: RegExp[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const ends = expressions.map((expression) => {
      expression.lastIndex = at;
      return expression.test(text) ? expression.lastIndex : -1;
    });
    const end = ends.find((other) => other > at) ?? at;
    if (end > at) found.push(`${at}-${end}`);
    at = Math.max(end, at + 1);
  }
  return found;
}

const literalsOf = (text: string): string[] => findLiterals(text).map(({ start, end }) => `${start}-${end}`);

describe('what is found without an expression is what one would find', () => {
  test('times and figures', () => {
    fc.assert(
      fc.property(textOf('0123569::: は', 12), (text) => {
        expect(literalsOf(text)).toEqual(matches(text, TIME, FIGURE));
      }),
      { numRuns: 3000 },
    );
  });

  test('figures with thousands and fractions', () => {
    const figures = (text: string): string[] =>
      findLiterals(text)
        .filter(({ kind }) => kind === 'figure')
        .map(({ start, end }) => `${start}-${end}`);
    fc.assert(
      fc.property(textOf('0012345,,,,.. 円', 14), (text) => {
        // That might be a date.
        fc.pre(!/\d{4}\.\d/u.test(text));
        expect(figures(text)).toEqual(matches(text, FIGURE));
      }),
      { numRuns: 5000 },
    );
  });

  test('values of numerals', () => {
    const value = (numeral: string): number | undefined => {
      let [total, section, steps] = [0, 0, 0];
      let current: number | undefined;
      for (const [step] of numeral.matchAll(STEP)) {
        steps++;
        const [small, large] = ['十百千'.indexOf(step), '万億兆'.indexOf(step)];
        if (small >= 0) {
          section += (current ?? 1) * 10 ** (small + 1);
          current = undefined;
        } else if (large >= 0) {
          total += (section + (current ?? 0) || 1) * 10 ** (4 * (large + 1));
          section = 0;
          current = undefined;
        } else if (/^\d/u.test(step)) current = Number(step.replaceAll(',', ''));
        else current = (current ?? 0) * 10 + Math.max(0, '〇一二三四五六七八九'.indexOf(step));
      }
      const sum = total + section + (current ?? 0);
      if (steps === 0) return undefined;
      return sum < 1e9 ? Math.round(sum * 1e6) / 1e6 : sum;
    };
    fc.assert(
      fc.property(textOf('0129,,..零〇○一二九十百千万億兆約', 10), (text) => {
        expect(numeralValue(text)).toBe(value(text));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a text', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    textOf('あカ髙德漢！Ａ～￥ｶﾞか\u3099\u200b\ufe0f(.)\u3000\t1aB☺', 6),
  );

  test('in which every unit may stay as it is stays as it is', () => {
    fc.assert(
      fc.property(any, (text) => {
        if ([...Array(text.length).keys()].every((at) => kindOf(text.charCodeAt(at)) === 0))
          expect(normaliseJapanese(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('that the dictionary reads otherwise has a unit that it reads otherwise', () => {
    fc.assert(
      fc.property(any, (text) => {
        const otherwise = [...Array(text.length).keys()].some((at) => isReadOtherwise(text.charCodeAt(at)));
        expect(readable(text, []) !== text).toBe(otherwise);
      }),
      { numRuns: 2000 },
    );
  });

  test('with a literal has a unit that may be one', () => {
    fc.assert(
      fc.property(any, (text) => {
        if (findLiterals(text).length > 0)
          expect([...Array(text.length).keys()].some((at) => mayBeLiteral(text.charCodeAt(at)))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
