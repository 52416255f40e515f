import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsIn } from '../../src/report/columns.ts';
import { Lines } from '../../src/text/lines.ts';

/** Columns of `phrase` in UTF-16 units, characters and bytes. */
function columns(text: string, phrase: string): number[] {
  const position = new Lines(text).position(text.indexOf(phrase));
  return [position.column, columnsIn(text, 'code points')(position), columnsIn(text, 'bytes')(position)];
}

describe('a column', () => {
  it.each([
    ['plain letters', 'so sorry', [4, 4, 4]],
    ['an emoji', '😟 sorry', [4, 3, 6]],
    ['Japanese', 'お詫び sorry', [5, 5, 11]],
    ['letters with accents', 'déjà sorry', [6, 6, 8]],
    ['emoji in other lines', '😟😟\n👋 sorry', [4, 3, 6]],
    ['a lone surrogate', '\ud83d sorry', [3, 3, 5]],
    ['a carriage return', '😟\r\n😟sorry', [3, 2, 5]],
  ])('after %s is counted in the unit of the format', (_, text, expected) => {
    expect(columns(text, 'sorry')).toEqual(expected);
  });

  it('is that of the text before it on its line, however long the line is', () => {
    const unit = fc.constantFrom('あ', 'a', '😟', '\n', 'é', '\r\n', '\ud83d');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), fc.nat(3000), fc.nat(5000), (pieces, filling, at) => {
        const text = pieces.join('') + '詫😟び'.repeat(filling);
        const offset = Math.min(at, text.length);
        const position = new Lines(text).position(offset);
        // The halves of a character have no column of their own.
        fc.pre(!(/[\ud800-\udbff]$/u.test(text.slice(0, offset)) && /^[\udc00-\udfff]/u.test(text.slice(offset))));
        const before = text.slice(offset - (position.column - 1), offset);
        expect(columnsIn(text, 'code points')(position)).toBe([...before].length + 1);
        expect(columnsIn(text, 'bytes')(position)).toBe(Buffer.byteLength(before) + 1);
      }),
    );
  });
});
