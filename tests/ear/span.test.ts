import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasLetter, heaviest, strongest } from '../../src/ear/span.ts';
import { tokenize } from '../../src/language/language.ts';

const tokens = tokenize('The fee was returned, since you never read the letter, and we are here.', 'en');
const weights = (heavy: Record<string, number>) => Float64Array.from(tokens, ({ norm }) => heavy[norm] ?? -0.1);
const shown = ({ start, end }: { start: number; end: number }) =>
  tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join('');

it('shows the clause of the words that carry it', () => {
  expect(shown(strongest(tokens, weights({ never: 2, read: 1 })))).toBe('since you never read the letter');
});

it('shows several clauses when the words lie in several', () => {
  const span = strongest(tokens, weights({ returned: 2, you: 2, never: 2 }));
  expect(shown(span)).toBe('The fee was returned, since you never read the letter');
});

it('always shows some words of the sentence', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 60, maxLength: 60 }), (list) => {
      const { start, end } = strongest(
        tokens,
        Float64Array.from(tokens, (_, at) => list[at]!),
      );
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(tokens.length);
    }),
  );
});

it('names the heaviest words first, and none that took away', () => {
  expect(heaviest(tokens, weights({ never: 1, letter: 3, read: 2, you: 0.5 }))).toEqual(['letter', 'read', 'never']);
  expect(heaviest(tokens, weights({}))).toEqual([]);
});

it('sees a letter or a figure of any script in a word, and none in marks', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'aZ09あヶ龠々、。…—–"\'「 \u007f\u00e9\u3042\u30fb\uff76'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 4 }), (units) => {
      expect(hasLetter(units.join(''))).toBe(/[\p{L}\p{N}]/u.test(units.join('')));
    }),
  );
});
