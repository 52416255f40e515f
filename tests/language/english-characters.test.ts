import { describe, expect, it } from 'vitest';
import { isForeignPunctuation, isForeignWord, kindsOfCharacters } from '../../src/language/english/characters.ts';
import { KIND_EMOJI, KIND_PUNCTUATION, KIND_WORD } from '../../src/language/english/kernel/numbers.ts';
import { tokenizeEnglish } from '../../src/language/english.ts';

const POINTS = Array.from({ length: 0x20000 - 0x80 }, (_, index) => index + 0x80);
const hex = (points: readonly number[]): string[] => points.map((point) => point.toString(16));

describe('characters beyond ASCII', () => {
  it('are what words are made of when Unicode says letter, mark or number', () => {
    const word = /[\p{L}\p{M}\p{N}]/u;
    expect(hex(POINTS.filter((point) => isForeignWord(point) !== word.test(String.fromCodePoint(point))))).toEqual([]);
  });

  it('are punctuation when Unicode says so', () => {
    const mark = /\p{P}/u;
    const differ = POINTS.filter((point) => isForeignPunctuation(point) !== mark.test(String.fromCodePoint(point)));
    expect(hex(differ)).toEqual([]);
  });

  it('have a kind at each place, an emoji its length', () => {
    const kinds = new Uint8Array(11).fill(255);
    kindsOfCharacters('aあ。👍🏽1️⃣é', kinds);
    expect([...kinds.subarray(0, 3)]).toEqual([0, KIND_WORD, KIND_PUNCTUATION]);
    expect([kinds[3], kinds[7]]).toEqual([4 << KIND_EMOJI, 3 << KIND_EMOJI]);
    expect(kinds[10]).toBe(KIND_WORD);
  });
});

describe('a text that asks for more than English', () => {
  it.each([
    ['Café Жизнь ¦ opens', ['Café', ' ', 'Жизнь', ' ', '¦', ' ', 'opens']],
    ['Ring 020 7946 0000 or a@b.co', ['Ring', ' ', '020 7946 0000', ' ', 'or', ' ', 'a@b.co']],
    ['zyrians 👍🏽 zyrians see x.com', ['zyrians', ' ', '👍🏽', ' ', 'zyrians', ' ', 'see', ' ', 'x.com']],
  ])('is cut as ever: %s', (text, words) => {
    expect(tokenizeEnglish(text).map((token) => token.text)).toEqual(words);
  });
});
