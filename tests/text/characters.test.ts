import { describe, expect, it } from 'vitest';
import { isPictograph, mayBeLetter } from '../../src/text/characters.ts';

/** Every character there is, halves of pairs among them. */
function everyCharacter(): string[] {
  return Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
}

describe('characters', () => {
  it('that are pictographs are known as Unicode and the notes of posts have them', () => {
    const symbol = /[♪♫♬★☆♡♥❤✨]|\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
    const none = /[\d#*©®™〜～]/u;
    const wrong = everyCharacter().filter(
      (character) => isPictograph(`${character} `, 0) !== (symbol.test(character) && !none.test(character)),
    );
    expect(wrong).toEqual([]);
  });

  it('that are letters or numbers are never taken for marks', () => {
    const letter = /[\p{L}\p{N}]/u;
    const lost = everyCharacter().filter(
      (character) => letter.test(character) && !mayBeLetter(character.charCodeAt(0)),
    );
    expect(lost).toEqual([]);
  });
});
