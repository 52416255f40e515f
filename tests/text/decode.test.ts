import { convert, stringToCode } from 'encoding-japanese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecodeError, decode, type Encoding, encodingNamed } from '../../src/text/decode.ts';

const TEXT = 'システム障害のお詫び。髙橋①㈱ﾏﾙｷ「約2,000名」\r\n深くお詫び申し上げます!';

/** The bytes of a text in one of the encodings, by an encoder that is not ours. */
function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const names = { shift_jis: 'SJIS', 'euc-jp': 'EUCJP', 'iso-2022-jp': 'JIS' } as const;
  return Uint8Array.from(convert(stringToCode(text), { from: 'UNICODE', to: names[encoding] }));
}

const thrown = (run: () => unknown): DecodeError => {
  try {
    run();
  } catch (error) {
    return error as DecodeError;
  }
  throw new Error('nothing was thrown');
};

describe('decode', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'shift_jis', 'euc-jp', 'iso-2022-jp'] as const)(
    'recognises %s from its bytes alone',
    (encoding) => {
      expect(decode(encode(TEXT, encoding))).toEqual({ text: TEXT, encoding, bom: false });
    },
  );

  it('takes the byte order mark for the answer, and not for a part of the text', () => {
    expect(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toEqual({ text: 'A', encoding: 'utf-8', bom: true });
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x42, 0x30))).toEqual({ text: 'あ', encoding: 'utf-16le', bom: true });
    expect(decode(Uint8Array.of(0xfe, 0xff, 0x30, 0x42))).toEqual({ text: 'あ', encoding: 'utf-16be', bom: true });
  });

  it('reads plain ASCII as UTF-8, and an empty file as an empty text', () => {
    expect(decode(encode('We are sorry.', 'utf-8'))).toEqual({ text: 'We are sorry.', encoding: 'utf-8', bom: false });
    expect(decode(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', bom: false });
  });

  it('tells short Japanese words in Shift_JIS and EUC-JP apart', () => {
    for (const text of [
      'お詫び',
      'ご迷惑をおかけしました。',
      '調査中です',
      '申し訳ございません',
      '電話: 03-0000-0000 担当 山田',
    ]) {
      expect(decode(encode(text, 'shift_jis'))).toMatchObject({ text, encoding: 'shift_jis' });
      expect(decode(encode(text, 'euc-jp'))).toMatchObject({ text, encoding: 'euc-jp' });
    }
  });

  it('believes the name it is given, in any common spelling', () => {
    const bytes = encode('ﾀﾞｳﾝ', 'shift_jis');
    for (const name of ['shift_jis', 'Shift-JIS', 'SJIS', 'cp932', 'Windows-31J']) {
      expect(decode(bytes, { encoding: name }).text).toBe('ﾀﾞｳﾝ');
    }
    expect(encodingNamed('UTF8')).toBe('utf-8');
    expect(encodingNamed('EUC_JP')).toBe('euc-jp');
    expect(encodingNamed('jis')).toBe('iso-2022-jp');
    expect(encodingNamed('latin1')).toBeUndefined();
  });

  it('lets the byte order mark decide what "utf-16" means', () => {
    expect(decode(Uint8Array.of(0xfe, 0xff, 0x30, 0x42), { encoding: 'utf-16' })).toEqual({
      text: 'あ',
      encoding: 'utf-16be',
      bom: true,
    });
  });

  it('does not know an unknown name', () => {
    expect(thrown(() => decode(new Uint8Array(), { encoding: 'shitf_jis' }))).toMatchObject({
      reason: 'unknown-encoding',
      encoding: 'shitf_jis',
    });
  });

  it('names the first byte that fits no encoding', () => {
    const bytes = Uint8Array.of(...encode('お詫び', 'utf-8'), 0xff, 0x41);
    expect(thrown(() => decode(bytes))).toMatchObject({ reason: 'malformed', encoding: 'utf-8', byte: 9 });
  });

  it('refuses bytes that are not in the encoding that was named', () => {
    const bytes = encode('お詫び', 'shift_jis');
    expect(thrown(() => decode(bytes, { encoding: 'utf-8' }))).toMatchObject({ reason: 'malformed', byte: 0 });
    const half = encode('お詫び', 'euc-jp').slice(0, -1);
    expect(thrown(() => decode(half, { encoding: 'euc-jp' }))).toMatchObject({ reason: 'malformed' });
  });

  it('refuses an image: it is no text in any encoding', () => {
    const png = Uint8Array.of(
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      0,
      0,
      0,
      0x0d,
      0x49,
      0x48,
      0x44,
      0x52,
      0xff,
    );
    expect(thrown(() => decode(png))).toMatchObject({ reason: 'binary', byte: 8 });
  });

  it('bears a few zero bytes in a text, and refuses many', () => {
    expect(decode(encode('We are\0 sorry.', 'utf-8')).text).toBe('We are\0 sorry.');
    expect(thrown(() => decode(new Uint8Array(1001))).reason).toBe('binary');
  });

  it('gives back every text in every encoding of Unicode', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.startsWith('\uFEFF'));
        for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
          expect(decode(encode(text, encoding), { encoding }).text).toBe(text);
        }
      }),
    );
  });

  it('gives back Japanese letters in the Japanese encodings', () => {
    const letters = [
      ...'あいうえおかきくけこがぎぐアイウエオーカキク一丁七万丈三上下不与、。「」・お詫び障害ABCabc 019\n',
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters) }), (text) => {
        for (const encoding of ['shift_jis', 'euc-jp', 'iso-2022-jp'] as const) {
          expect(decode(encode(text, encoding), { encoding }).text).toBe(text);
        }
      }),
    );
  });

  it('either reads arbitrary bytes or says why not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          expect(typeof decode(bytes).text).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError);
          expect((error as DecodeError).byte).toBeLessThan(Math.max(1, bytes.length));
        }
      }),
    );
  });
});
