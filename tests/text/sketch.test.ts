import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sketch } from '../../src/text/sketch.ts';

const texts = fc.array(fc.constantFrom('原', '因', '調', '査', '中', 'a', 'b', ' ', '😀', '\ud83d', 'is ', 'update'), {
  maxLength: 40,
});

test('a sketch never denies what stands in the text', () => {
  const sketch = new Sketch();
  fc.assert(
    fc.property(texts, fc.nat(200), fc.nat(20), (parts, from, length) => {
      const text = parts.join('');
      sketch.draw(text);
      expect(sketch.mayHold(text.slice(from, from + length))).toBe(true);
    }),
  );
});

test('a sketch tells most of what a text has not, and nothing of the text before', () => {
  const sketch = new Sketch();
  sketch.draw('We paused all shipments, and are looking into what happened.');
  sketch.draw('原因を調査しています。');
  expect(sketch.mayHold('looking into')).toBe(false);
  expect(sketch.mayHold('原因を確認中')).toBe(false);
  expect(sketch.mayHold('を調査して')).toBe(true);
});

test('of a text that is too long for a sketch nothing is denied', () => {
  const sketch = new Sketch();
  sketch.draw('調査中です。'.repeat(2000));
  expect(sketch.mayHold('looking into')).toBe(true);
});
