import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lines } from '../../src/text/lines.ts';

const texts = fc
  .array(fc.constantFrom('a', 'お詫び', '\n', '\r', '\r\n'), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('Lines', () => {
  it('end at LF, CR LF or a lone CR', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = new Lines(text);
        const shown = Array.from({ length: lines.count }, (_, index) => lines.line(index + 1));
        expect(shown).toEqual(text.split(/\r\n|\r|\n/u));
      }),
    );
  });

  it('are known for every place', () => {
    const lines = new Lines('ab\r\nc\rd\n');
    const places = Array.from({ length: 9 }, (_, offset) => lines.position(offset)).map(
      ({ line, column }) => `${line}:${column}`,
    );
    expect(places).toEqual(['1:1', '1:2', '1:3', '1:4', '2:1', '2:2', '3:1', '3:2', '4:1']);
  });
});
