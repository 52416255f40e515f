import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, type Format } from '../../src/document/document.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { read } from './reading.ts';

const PIECES = [
  'お詫び申し上げます。',
  '調査中です',
  'We are sorry. ',
  'Dear Ms Hale,',
  '件名: ',
  '問 ',
  '答 ',
  'Q: ',
  'A: ',
  '――',
  '・',
  '1. ',
  '- ',
  '> ',
  '# ',
  '| ',
  '|---|',
  '**',
  '`',
  '```',
  '[a](b)',
  '&amp;',
  '&#12354;',
  '&',
  '<p>',
  '</p>',
  '<br>',
  '<b>',
  '<li>',
  '<code>',
  '<!-- owabi-disable x -- y -->',
  '<!--',
  '-->',
  '---',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '　',
  '  ',
  '\t',
  '「',
  '」',
  '😀',
  '\ud83d',
  '\0',
  '\uFEFF',
  '記',
  '以上',
];

const texts = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);

/** Only the last paragraph can be wrong here: front matter's problems are meant. */
const readOrRefuse = (text: string, format: Format) => {
  try {
    return read(text, format);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
};

describe.each(FORMATS)('reading %s', (format) => {
  it('never throws, and puts blocks and sentences in the order of the source, without overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const document = readOrRefuse(text, format);
        if (!document) return;
        let end = 0;
        let index = 0;
        for (const block of document.blocks) {
          expect(block.sentences.length).toBeGreaterThan(0);
          for (const sentence of block.sentences) {
            const span = sentence.passage.locate({ start: 0, end: sentence.text.length });
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
            expect(sentence.text).toBe(sentence.text.trim());
            expect(sentence.index).toBe(index++);
            expect(sentence.block).toBe(block);
            end = span.end;
          }
        }
        expect(document.sentences).toHaveLength(index);
      }),
      { numRuns: 300 },
    );
  });

  it('finds every character of a sentence where it says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const document = readOrRefuse(text, format);
        for (const { passage } of document?.sentences ?? []) {
          for (let at = 0; at < passage.text.length; at++) {
            const span = passage.locate({ start: at, end: at + 1 });
            const source = text.slice(span.start, span.end);
            const unit = passage.text[at]!;
            // Either the character itself, or what stands for it: an entity, code, or a joined line break.
            const standsFor =
              source === unit ||
              (unit === ' ' && /\s|<br/u.test(source)) ||
              (unit === '\uFFFC' && /^[`<]/u.test(source)) ||
              source.startsWith('&');
            expect(standsFor, JSON.stringify({ unit, source })).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds comments to owabi where they stand', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { span } of readOrRefuse(text, format)?.directives ?? []) {
          expect(text.slice(span.start, span.end)).toMatch(/^<!--+\s*owabi-/u);
        }
      }),
    );
  });
});

describe('hostile input', () => {
  const NEST = 20_000;
  it.each([
    ['open brackets', '「'.repeat(100_000)],
    ['katakana without an end', 'カ'.repeat(100_000)],
    ['zero bytes', '\0'.repeat(100_000)],
    ['lone surrogates', '\ud83d'.repeat(100_000)],
    ['nested quotations', '> '.repeat(NEST)],
    ['nested lists', '- '.repeat(NEST)],
    ['nested elements', '<div>'.repeat(NEST)],
    ['open links', '[a]('.repeat(NEST)],
    ['open emphasis', '**a _b '.repeat(NEST)],
    ['open comments', '<!-- owabi-x '.repeat(NEST)],
    ['lines of one sign', 'あ\r\n'.repeat(NEST)],
    ['items', '1. あ\n'.repeat(NEST)],
  ])(
    'reads %s in every format in bounded time',
    (_, text) => {
      for (const format of FORMATS) {
        const start = performance.now();
        read(text, format);
        expect(performance.now() - start).toBeLessThan(15_000);
      }
    },
    60_000,
  );
});
