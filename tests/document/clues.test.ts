import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cluesIn } from '../../src/document/clues.ts';
import type { Kind } from '../../src/document/document.ts';

/** What is found without an expression, in expressions: by kind and by weight in the head. */
const EXPRESSIONS: readonly [Kind, number, readonly RegExp[]][] = [
  [
    'progress-update',
    8,
    [
      /第[2-9２-９二三四五六七八九十]報/u,
      /\bupdate[: ]*(?:no\.? ?)?\d(?!\.\d)/u,
      /\d{1,2}[:時]\d{0,2}分?(?:時点|現在)/u,
    ],
  ],
  ['progress-update', 2, [/第[1１一]報(?:で|の|から|と)/u]],
  ['recall', 9, [/リコール(?!改修)/u, /\brecall\b/u]],
];

const pieces = fc.constantFrom(
  ...'第|第|1|2|２|一|十|報|報|で|の|から|と|update|Update|up|: | |no|no. |3|12|.5|時|:|30|分|時点|現在|recall|s|_|リコール|改修|x|\n'.split(
    '|',
  ),
);
const texts = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(''));

describe('clues to the kind of a statement', () => {
  it('are the same in one text and in one of many', () => {
    const phrases = fc.constantFrom(
      ...'調査中|調査を進めて|お知らせ|の|続報|お詫び|不正アクセス|個人|情報漏えい|don’t know| looking into |statement|what |we found|we |thank you for | your|.|data |breach'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(phrases, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const scripts = { ja: true, en: true };
        expect(cluesIn(text, scripts, true)).toEqual(cluesIn(text, scripts, false));
      }),
    );
  });

  it('are found where the expressions find them', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { found } = cluesIn(text, { ja: true, en: true });
        for (const [kind, head, expressions] of EXPRESSIONS) {
          const first = expressions
            .map((expression) => expression.exec(text.toLowerCase()))
            .filter((match) => match !== null)
            .sort((a, b) => a.index - b.index)[0];
          const words = found.find(({ clue }) => clue.kind === kind && clue.head === head)?.words;
          expect([text, words?.toLowerCase()]).toEqual([text, first?.[0]]);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
