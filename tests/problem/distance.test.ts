import fc from 'fast-check';
import { distance as oracle } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { distance } from '../../src/problem/distance.ts';

describe('the distance of two names', () => {
  it.each([
    ['recal', 'recall', 1],
    ['monet', 'money', 1],
    ['', 'ours', 4],
    ['重大', '注意', 2],
  ])('of %s and %s is %d', (a, b, expected) => expect(distance(a, b)).toBe(expected));

  it('is Levenshtein’s', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', '字'), maxLength: 40 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(distance(a, b)).toBe(oracle(a, b));
      }),
    );
  });
});
