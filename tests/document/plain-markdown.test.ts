import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../src/document/layout.ts';
import { parseMarkdown } from '../../src/document/markdown.ts';
import { readPlainMarkdown } from '../../src/document/plain-markdown.ts';

const WORDS = [
  'お詫び',
  '復旧しました。',
  'We are sorry',
  'the cause.',
  '(注)',
  '「',
  '」',
  '、',
  '12:30',
  'R&D',
  '!',
  'é',
  '😀',
  '—',
  '"',
  '｜',
];
const INLINE = [
  '**',
  '*',
  '***',
  ' ',
  '  ',
  '[a](https://a.example/b)',
  '[a]',
  '[a](',
  '](',
  '![a](b)',
  '#',
  '-',
  '1.',
  '|',
  '_',
  '`',
  '&amp;',
  '\\',
  '<br>',
];
const BEGINNINGS = [
  '- ',
  '* ',
  '+ ',
  '-',
  '+',
  '1. ',
  '2. ',
  '3) ',
  '# ',
  '### ',
  '#',
  '> ',
  ' ',
  '　',
  '・',
  '| ',
  '**',
  '- - ',
  '- 1. ',
];
const WHOLE = [
  '---',
  '***',
  '- - -',
  '--',
  '===',
  '',
  '',
  '| --- | :-: |',
  '| a | b |',
  '|a|',
  '| a | b |\n| --- | --- |\n| c |',
  ':--',
  '```',
  '<!-- owabi-disable x -- y -->',
];

const inline = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: fc.constantFrom(...INLINE) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));
const line = fc.oneof(
  { weight: 3, arbitrary: inline },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...BEGINNINGS), inline).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: inline.map((text) => `${text}  `) },
  { weight: 1, arbitrary: fc.constantFrom(...WHOLE) },
);
const texts = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n\n', '\r\n', '\r')), { maxLength: 8 })
  .map((lines) => lines.flat().join(''));

/** Every line with its place in the source, unit by unit. */
const shown = ({ chunks, directives }: Layout) => ({
  directives,
  chunks: chunks.map(({ lines, ...chunk }) => ({
    ...chunk,
    lines: lines.map(({ passage, ...rest }) => ({
      ...rest,
      text: passage.text,
      places: Array.from(passage.text, (_, at) => passage.locate({ start: at, end: at + 1 })),
    })),
  })),
});

const whole = (text: string) => ({ start: 0, end: text.length });

describe('Markdown that is read without the parser', () => {
  it('is read as the parser reads it, place by place', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const layout = readPlainMarkdown(text, whole(text));
        if (layout) expect(shown(layout)).toEqual(shown(parseMarkdown(text, whole(text))));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['a notice', '# お知らせ\n\n**原因**は調査中です。\n続報を出します。\n\n- 対象: 3社\n- 期間: 9月\n\n---\n運輸部長'],
    ['a table', 'Hi,\n\n| Group | Status |\n| --- | --- |\n| All | *Restored* |\n| Some |\n'],
    ['links', 'See [the page](https://a.example/status) (or call us).\n\n1. First\n2. Second\n'],
  ])('is %s', (_, text) => {
    const layout = readPlainMarkdown(text, whole(text));
    expect(layout && shown(layout)).toEqual(shown(parseMarkdown(text, whole(text))));
  });

  it.each([
    ['code', 'Run `a b`.'],
    ['a fence', '```\na\n```'],
    ['HTML', 'a<br>b'],
    ['a comment to owabi', '<!-- owabi-disable-next-line x -- y -->'],
    ['a quotation', '> a'],
    ['a nested list', '- a\n  - b'],
    ['a heading by its underline', 'a\n==='],
    ['an entity', 'a &amp; b'],
    ['an escape', 'a \\* b'],
    ['a definition', '[a]: https://a.example'],
    ['a star that opens nothing', 'a ** b'],
  ])('is not %s', (_, text) => {
    expect(readPlainMarkdown(text, whole(text))).toBeUndefined();
  });
});
