import fc from 'fast-check';
import { eastAsianWidth } from 'get-east-asian-width';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/report/visible.ts';
import { clip, displayWidth, graphemes } from '../../src/report/width.ts';
import { wrap } from '../../src/report/wrap.ts';

describe('display width', () => {
  it.each([
    ['abc', 3],
    ['お詫び', 6],
    ['ｵﾜﾋﾞ', 4],
    ['か\u3099', 2],
    ['e\u0301', 1],
    ['😀', 2],
    ['👨‍👩‍👧', 2],
    ['🇯🇵', 2],
    ['①…“”─', 5],
    ['%', 1],
    ['', 0],
  ])('of %s is %d', (text, width) => expect(displayWidth(text)).toBe(width));

  it('of every single character is that of the Unicode tables, and nothing for a mark', () => {
    for (let unit = 0x20; unit < 0x10000; unit++) {
      if (unit === 0x7f || (unit >= 0xd800 && unit < 0xe000)) continue;
      const character = String.fromCharCode(unit);
      const expected = /\p{M}/u.test(character) ? 0 : eastAsianWidth(unit);
      if (displayWidth(character) !== expected) expect([unit.toString(16), displayWidth(character)]).toBe(expected);
    }
  });

  it('is measured of the characters that Unicode sees', () => {
    const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
    const unit = fc.constantFrom(
      ...[
        'あ',
        'a',
        ' ',
        '。',
        '①',
        '😀',
        '🍓',
        '★',
        '✌',
        '©',
        '\ufe0f',
        '\u200d',
        '🏽',
        '🇯',
        '🇵',
        '\u0301',
        '\u3099',
        '👨‍👩‍👧',
      ],
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        expect(graphemes(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
      }),
      { numRuns: 500 },
    );
  });

  it('of a picture is that of the Unicode tables, and a picture is one character', () => {
    const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
    for (let code = 0x1f300; code < 0x1fa00; code++) {
      const text = `あ${String.fromCodePoint(code)}a`;
      const expected = Array.from(segmenter.segment(text), ({ segment }) => segment);
      if (graphemes(text).length !== expected.length) expect(graphemes(text)).toEqual(expected);
      const width = displayWidth(text) - 3;
      const isTone = code >= 0x1f3fb && code <= 0x1f3ff;
      if (!isTone && width !== eastAsianWidth(code)) expect([code.toString(16), width]).toBe(eastAsianWidth(code));
    }
  });

  it('of a text is that of its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('あ', '字', '、', 'a', ' ', '。', '①', '％') }), (text) => {
        const sum = graphemes(text).reduce((width, grapheme) => width + displayWidth(grapheme), 0);
        expect(displayWidth(text)).toBe(sum);
      }),
    );
  });

  it('is never more than asked for after clipping', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, columns) => {
        expect(displayWidth(clip(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('wrapping', () => {
  it('breaks Japanese anywhere but before 、。」 and after 「', () => {
    expect(wrap('ご迷惑をおかけし、「心から」お詫びします。', 16)).toEqual([
      'ご迷惑をおかけ',
      'し、「心から」お',
      '詫びします。',
    ]);
  });

  it('breaks English at spaces, and keeps Latin words in Japanese whole', () => {
    expect(wrap('We are sorry that the parcel went astray.', 16)).toEqual([
      'We are sorry',
      'that the parcel',
      'went astray.',
    ]);
    expect(wrap('本日からserverが停止', 12)).toEqual(['本日から', 'serverが停止']);
  });

  it('cuts a word that is wider than a line', () => {
    expect(wrap('a'.repeat(20), 8)).toEqual(['aaaaaaaa', 'aaaaaaaa', 'aaaa']);
  });

  it('keeps every character but white space, and no line is too wide', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('あ', '、', '「', '」', 'a', ' ', '😀', '。', 'か\u3099') }),
        fc.integer({ min: 8, max: 40 }),
        (text, columns) => {
          const lines = wrap(text, columns);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});

/** Lines as {@link wrap} should break them, said plainly: units that belong together, put on a line while they fit. */
function plainly(text: string, columns: number): string[] {
  const units: { space: string; unit: string }[] = [];
  for (const [, space = '', run = ''] of text.matchAll(/( *)([^ ]+)/g)) {
    for (const [index, char] of [...run].entries()) {
      const last = units.at(-1);
      const isNarrow = (one: string) => displayWidth(one) < 2;
      const joins = last && index > 0 && (/[「(]$/.test(last.unit) || /[、。」)]/.test(char));
      if (last && index > 0 && (joins || (isNarrow(char) && isNarrow(last.unit.at(-1)!)))) last.unit += char;
      else units.push({ space: index === 0 ? space : '', unit: char });
    }
  }
  const lines: string[] = [];
  let line = '';
  for (const { space, unit } of units) {
    if (line === '') line = unit;
    else if (displayWidth(line + space + unit) <= columns) line += space + unit;
    else {
      lines.push(line);
      line = unit;
    }
    while (displayWidth(line) > columns) {
      let end = line.length;
      while (displayWidth(line.slice(0, end)) > columns) end--;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  return [...lines, line];
}

describe('wrapping text in which nothing is joined', () => {
  it('breaks where a plain telling of the rules breaks', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('あ', '漢', '、', '「', '」', 'a', 'b', ' ', '。', '(', ')', '✖', '—'),
          maxLength: 60,
        }),
        fc.integer({ min: 8, max: 40 }),
        (text, columns) => {
          const lines = wrap(text, columns);
          const expected = plainly(text.trim(), columns);
          // A short last line may have been filled from the lines before it.
          if (expected.length > 1 && displayWidth(expected.at(-1)!) <= 6) expect(lines.length).toBe(expected.length);
          else expect(lines).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('making visible', () => {
  it('writes controls, turned directions and lone surrogates as what they are', () => {
    expect(visible('a\u001b[31m\u202eb\u200b\ud800c\u009d')).toBe('a<U+001B>[31m<U+202E>b<U+200B><U+D800>c<U+009D>');
  });

  it('leaves ordinary text, emoji and line breaks alone', () => {
    const text = 'お詫び、👨‍👩‍👧 café\n\tか\u3099';
    expect(visible(text)).toBe(text);
    expect(graphemes('👨‍👩‍👧')).toHaveLength(1);
  });
});
