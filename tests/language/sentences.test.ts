import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLetters, detectLanguage, splitSentences } from '../../src/language/sentences.ts';

const cut = (text: string) => splitSentences(text).map(({ span }) => text.slice(span.start, span.end));
const languages = (text: string) => splitSentences(text).map(({ language }) => language);

describe('splitSentences in Japanese', () => {
  it('ends a sentence at 。 ！ ？ and their half-width kin', () => {
    expect(cut('申し訳ございません。調査中です！なぜか？ﾀﾞｳﾝ｡復旧!本当?はい。')).toEqual([
      '申し訳ございません。',
      '調査中です！',
      'なぜか？',
      'ﾀﾞｳﾝ｡',
      '復旧!',
      '本当?',
      'はい。',
    ]);
  });

  it('never cuts inside brackets', () => {
    expect(cut('「返金はない。説明もない。」とのお声です。対象(百名。うち社員は十名。)は調査中です。')).toEqual([
      '「返金はない。説明もない。」とのお声です。',
      '対象(百名。うち社員は十名。)は調査中です。',
    ]);
    expect(cut('『A。「B。」C。』です。次。')).toEqual(['『A。「B。」C。』です。', '次。']);
  });

  it('takes no notice of a bracket that is never closed', () => {
    expect(cut('「調査中です。復旧しました。')).toEqual(['「調査中です。', '復旧しました。']);
    expect(cut('調査中です。」復旧しました。')).toEqual(['調査中です。」', '復旧しました。']);
  });

  it('ends a quotation that is a sentence of its own, and not one that is told', () => {
    expect(cut('「申し訳ありません。」社長は頭を下げた。')).toEqual(['「申し訳ありません。」', '社長は頭を下げた。']);
    expect(cut('「申し訳ありません。」と社長は述べた。')).toEqual(['「申し訳ありません。」と社長は述べた。']);
  });

  it('keeps a question that is quoted by と in its sentence', () => {
    expect(cut('なぜ?と思われた方へ。')).toEqual(['なぜ?と思われた方へ。']);
  });

  it('does not cut at decimal points, versions and addresses', () => {
    expect(cut('稼働率は99.99%です。2.4.1を出しました。https://a.example/b.html をご覧ください。')).toHaveLength(3);
  });

  it('lets dots that trail off end a sentence only with its 。', () => {
    expect(cut('誰も見ていなかったみたいで……。すみません。')).toEqual([
      '誰も見ていなかったみたいで……。',
      'すみません。',
    ]);
    expect(cut('それは…その、調査中です。')).toEqual(['それは…その、調査中です。']);
  });

  it('ends a sentence of a post at ♪ or an emoji before a space', () => {
    expect(cut('開催中です♪ 次もぜひ!')).toEqual(['開催中です♪', '次もぜひ!']);
    expect(cut('目を通していただきます〜💪✨ まめや本舗')).toEqual(['目を通していただきます〜💪✨', 'まめや本舗']);
    expect(cut('★お知らせ★です')).toEqual(['★お知らせ★です']);
  });

  it('does not take a line break for an end', () => {
    expect(cut('誠に申し訳\nございません。')).toEqual(['誠に申し訳\nございません。']);
  });
});

describe('splitSentences in English', () => {
  it('ends a sentence at a full stop before a capital', () => {
    expect(cut('We are sorry. It was our fault! Was it? Yes.')).toEqual([
      'We are sorry.',
      'It was our fault!',
      'Was it?',
      'Yes.',
    ]);
  });

  it('knows titles and other abbreviations', () => {
    expect(cut('Mr. Hale and Dr. Osei of St. Mary wrote. Call e.g. Ms. Pell, i.e. us, vs. them.')).toHaveLength(2);
    expect(cut('J. R. Hale of Acme Inc. Boston signed.')).toEqual(['J. R. Hale of Acme Inc. Boston signed.']);
    expect(cut('It shipped on Sept. 7 as approx. No. 5 of 9.')).toHaveLength(1);
  });

  it('ends a sentence after a.m., Inc. or U.S. when a new one plainly begins', () => {
    expect(cut('It began at 9 a.m. We stopped it at 10:30 p.m. Pacific.')).toEqual([
      'It began at 9 a.m.',
      'We stopped it at 10:30 p.m. Pacific.',
    ]);
    expect(cut('It failed in the U.S. The rest worked. The U.S. Navy helped.')).toHaveLength(3);
  });

  it('takes No. for an answer and for a number', () => {
    expect(cut('No. We shut it off. Bulletin No. 7 follows.')).toEqual([
      'No.',
      'We shut it off.',
      'Bulletin No. 7 follows.',
    ]);
  });

  it('goes on when a small letter follows', () => {
    expect(cut('Our yahoo! account and the v. small team. Done.')).toEqual([
      'Our yahoo! account and the v. small team.',
      'Done.',
    ]);
  });

  it('keeps decimals, times and addresses whole', () => {
    expect(cut('At 8.40am 0.5% failed. Mail ops@a.example. See b.example/c.d now.')).toHaveLength(3);
  });

  it('never cuts within a quotation, and ends a sentence with it', () => {
    expect(cut('"You had it. I wait a week," she told us. That is fair.')).toEqual([
      '"You had it. I wait a week," she told us.',
      'That is fair.',
    ]);
    expect(cut('One wrote, "It is gone." You are right.')).toEqual(['One wrote, "It is gone."', 'You are right.']);
    expect(cut('They said “Nobody told us. Nobody.” You were right.')).toEqual([
      'They said “Nobody told us. Nobody.”',
      'You were right.',
    ]);
    expect(cut('“Sorry.” she said.')).toEqual(['“Sorry.” she said.']);
  });

  it('gives an emoji to the sentence before it', () => {
    expect(cut('Oopsie! 🙈 A teeny hiccup. It landed flat 😅 Yesterday we posted.')).toEqual([
      'Oopsie! 🙈',
      'A teeny hiccup.',
      'It landed flat 😅',
      'Yesterday we posted.',
    ]);
  });

  it('reads dots that trail off by what follows', () => {
    expect(cut('Well... we tried. Well... We failed.')).toEqual(['Well... we tried.', 'Well...', 'We failed.']);
  });

  it('takes a very long text without marks for one sentence', () => {
    const long = 'word '.repeat(20_000);
    expect(cut(long)).toEqual([long.trim()]);
  });
});

describe('splitSentences', () => {
  it('says the language of each sentence of a mixed text', () => {
    expect(languages('お詫び申し上げます。We are sorry. 担当は山田です。')).toEqual(['ja', 'en', 'ja']);
  });

  it('gives spans that are ordered, apart, trimmed, and miss nothing but white space', () => {
    const pieces = fc.constantFrom(
      '「',
      '」',
      '。',
      '.',
      '!',
      '"',
      '“',
      '”',
      ' ',
      '\n',
      'あ',
      'Mr',
      'A',
      'b',
      '😀',
      '♪',
      '1',
      '…',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: pieces, maxLength: 60 }), fc.string({ unit: 'binary' })), (text) => {
        let end = 0;
        for (const { span } of splitSentences(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(span.end).toBeGreaterThan(span.start);
          expect(text.slice(span.start, span.end).trim()).toBe(text.slice(span.start, span.end));
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('counts the letters of each sentence on the way, as they are counted by themselves', () => {
    const piece = fc.constantFrom(
      'お詫び。',
      '「返金」',
      'カナ ',
      ' We',
      're Sorry. ',
      '"No." ',
      'É',
      '3.5',
      '…',
      '（ｶﾅ）',
      '★ ',
      '\n',
      '?',
      'e.g. ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        for (const { span, letters } of splitSentences(text)) {
          expect(letters).toEqual(countLetters(text.slice(span.start, span.end)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['「', '"a ', '😀', '. ', '…', '（「'])('reads 200,000 times %j in linear time', (piece) => {
    const time = (count: number) => {
      const text = piece.repeat(count);
      const start = performance.now();
      splitSentences(text);
      return performance.now() - start;
    };
    time(50_000);
    // A quadratic reading would take minutes; the bound is far above what a busy machine needs.
    expect(time(200_000)).toBeLessThan(5000);
  });
});

describe('detectLanguage', () => {
  it('takes kana for Japanese, and a Japanese name in an English sentence for English', () => {
    expect(detectLanguage('サーバー障害')).toBe('ja');
    expect(detectLanguage('全面復旧')).toBe('ja');
    expect(detectLanguage('We closed our restaurant なごみ on Monday and we are sorry.')).toBe('en');
    expect(detectLanguage('API の停止')).toBe('ja');
  });

  it('falls back for a text without letters', () => {
    expect(detectLanguage('0120-000-000', 'ja')).toBe('ja');
    expect(detectLanguage('0120-000-000')).toBe('en');
  });
});
