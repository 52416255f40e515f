import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceLines } from '../../src/report/source-lines.ts';
import { displayWidth } from '../../src/report/width.ts';
import { Lines } from '../../src/text/lines.ts';

/** The lines as a reader sees them, with the mark below. */
function shown(text: string, phrase: string, columns = 60): string[] {
  const start = text.indexOf(phrase);
  return sourceLines(new Lines(text), { start, end: start + phrase.length }, columns).flatMap((line) => [
    `${line.before}${line.phrase}${line.after}`,
    `${' '.repeat(line.indent)}${'^'.repeat(line.width)}`,
  ]);
}

describe('a phrase in its line', () => {
  it('is marked over as many columns as it takes', () => {
    expect(shown('被害はせいぜい2人です。', 'せいぜい2人')).toEqual(['被害はせいぜい2人です。', '      ^^^^^^^^^^^']);
  });

  it('is marked in the right place after tabs, emoji and combining marks', () => {
    expect(shown('x\t😀か\u3099 phrase', 'phrase')).toEqual(['x  😀か\u3099 phrase', '        ^^^^^^']);
  });

  it('is shown in each of its lines', () => {
    expect(shown('もしご不快に\nなられたなら、', 'ご不快に\nなられたなら')).toEqual([
      'もしご不快に',
      '    ^^^^^^^^',
      'なられたなら、',
      '^^^^^^^^^^^^',
    ]);
  });

  it('is shown without the indentation of its lines', () => {
    expect(shown('- one\n  two.', 'one\n  two')).toEqual(['- one', '  ^^^', 'two.', '^^^']);
  });

  it('keeps a part of what stands around it when the line is long', () => {
    const [line, mark] = shown(`${'あ'.repeat(100)}ここ${'い'.repeat(100)}`, 'ここ', 30);
    expect(line).toBe('…あああああああここいいいいい…');
    expect(mark?.trim()).toBe('^^^^');
  });

  it('leaves out the middle of many lines', () => {
    expect(shown('a\nb\nc\nd\ne', 'a\nb\nc\nd\ne')).toEqual(['a', '^', 'b', '^', '⋮', '', 'e', '^']);
  });

  it('leaves the ellipsis out where the phrase fills the line', () => {
    const [line] = sourceLines(new Lines('ああああああああああい'), { start: 0, end: 10 }, 20);
    expect(line!.before + line!.phrase + line!.after).toBe('ああああああああああ');
  });

  it('never takes more columns than there are, and marks what it shows', () => {
    const unit = fc.constantFrom('あ', 'a', ' ', '😀', '\t', '\u202e', 'か\u3099', '。');
    fc.assert(
      fc.property(
        fc.string({ unit, minLength: 1, maxLength: 120 }),
        fc.nat(100),
        fc.nat(60),
        fc.integer({ min: 20, max: 90 }),
        (text, from, length, columns) => {
          const start = from % text.length;
          const end = Math.min(text.length, start + length + 1);
          for (const line of sourceLines(new Lines(text), { start, end }, columns)) {
            expect(displayWidth(line.before + line.phrase + line.after)).toBeLessThanOrEqual(columns);
            expect(line.indent).toBe(displayWidth(line.before));
            expect(line.width).toBe(displayWidth(line.phrase));
          }
        },
      ),
    );
  });
});
