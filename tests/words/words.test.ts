import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeholdersOf, say } from '../../src/words/words.ts';

it('a text is said with its placeholders filled, and everything else in it as it stands', () => {
  const pieces = ['{match}', '{', '}', '{a-b}', '{2}', '{a b}', '{{a}}', '{é}', 'x', '、', '$1', '{_}'];
  const placeholder = /\{([A-Za-z][\w-]*)\}/g;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 8 }),
      fc.constantFrom('{a-b}', 'm', '$&', '', 0),
      (parts, filling) => {
        const text = parts.join('');
        // The pieces may make a name together: each that stands in the text gets its filling.
        const fillings = Object.fromEntries(
          [...text.matchAll(placeholder)].map(([, name]) => [name, `${name}${filling}`]),
        );
        const said = text.replace(placeholder, (_, name: string) => `${name}${filling}`);
        expect(say({ ja: text, en: '' }, 'ja', fillings)).toBe(said);
      },
    ),
  );
});

it('a placeholder without a filling is never said', () => {
  expect(() => say({ ja: '', en: 'for {days} days' }, 'en', { day: 1 })).toThrow('{days}');
});

it('the names of placeholders are told once each', () => {
  expect(placeholdersOf('{b} and {a}, {b}')).toEqual(['b', 'a']);
});
