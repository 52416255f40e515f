import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenizeEnglish } from '../../src/language/english.ts';
import { tokenizeJapanese } from '../../src/language/japanese.ts';
import type { Token } from '../../src/language/token.ts';

const japanese = 'お詫び|申し上げ|ます|。|、|誤|送信|おり|でおり|し|た|の|水|2,000|名|ＡＢ|ｶﾞ|頂き|御|報告|原因'.split(
  '|',
);
const english =
  'the|The|THE| |, |. |we|’ve|isn’t|read|reads|leaves|left|saw|apologise|2,000|no one|Frobnicate|frobnicated|it’s|’s|naïve'.split(
    '|',
  );

const said = ({ norm, lemma, pos, form }: Token): readonly string[] => [norm, lemma, pos, form];

/** What is kept with a lexeme is found again at every token that has it. */
function expectAlike(tokenize: (text: string) => readonly Token[], pieces: readonly string[]): void {
  const met = new Map<object, readonly string[]>();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
      for (const token of tokenize(parts.join(''))) {
        if (!token.lexeme) continue;
        const first = met.get(token.lexeme) ?? said(token);
        met.set(token.lexeme, first);
        expect(said(token)).toEqual(first);
      }
    }),
  );
  expect(met.size).toBeGreaterThan(5);
}

describe('tokens with one lexeme', () => {
  test('are alike in all that it stands for, in Japanese', () => expectAlike(tokenizeJapanese, japanese));
  test('are alike in all that it stands for, in English', () => expectAlike(tokenizeEnglish, english));
});

test('a text is read the same when many others were read since', () => {
  const texts = fc.array(fc.constantFrom(...english), { maxLength: 25 }).map((parts) => parts.join(''));
  const plain = (tokens: readonly Token[]) =>
    tokens.map(({ start, end, text, value, ...rest }) => [start, end, text, value, said(rest as Token)]);
  fc.assert(
    fc.property(texts, fc.array(texts, { maxLength: 5 }), (text, others) => {
      const before = plain(tokenizeEnglish(text));
      for (const other of others) tokenizeEnglish(other);
      expect(plain(tokenizeEnglish(text))).toEqual(before);
    }),
  );
});
