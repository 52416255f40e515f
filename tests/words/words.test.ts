import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeholdersOf, say } from '../../src/words/words.ts';

it('a text is said with its placeholders filled, and everything else in it as it stands', () => {
  const pieces = ['{match}', '{', '}', '{a-b}', '{2}', '{a b}', '{{a}}', '{é}', 'x', '、', '$1', '{_}'];
  const fillings = fc.record({ match: fc.constantFrom('{a-b}', 'm', '$&'), 'a-b': fc.nat(9), a: fc.constant('') });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), fillings, (parts, fill) => {
      const text = parts.join('');
      const known: Readonly<Record<string, string | number>> = fill;
      const plain = text.replace(/\{([A-Za-z][\w-]*)\}/g, (_, name: string) => String(known[name]));
      expect(say({ ja: text, en: '' }, 'ja', fill)).toBe(plain);
    }),
  );
});

it('a placeholder without a filling is never said', () => {
  expect(() => say({ ja: '', en: 'for {days} days' }, 'en', { day: 1 })).toThrow('{days}');
});

it('the names of placeholders are told once each', () => {
  expect(placeholdersOf('{b} and {a}, {b}')).toEqual(['b', 'a']);
});
