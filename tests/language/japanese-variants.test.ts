import { describe, expect, test } from 'vitest';
import { canonicalLemma, tokenizeJapanese } from '../../src/language/japanese.ts';

const lemmas = (text: string): string => {
  const tokens = tokenizeJapanese(text).filter((token) => token.pos !== '空白');
  return tokens.map((token) => token.lemma).join(' ');
};

describe('dictionary forms', () => {
  const same: readonly (readonly [string, string])[] = [
    ['確認させて頂きます', '確認させていただきます'],
    ['ご了承下さい', 'ご了承ください'],
    ['お送り下さいました', 'お送りくださいました'],
    ['お願い致します', 'お願いいたします'],
    ['申し訳御座いません', '申し訳ございません'],
    ['申しわけございません', '申し訳ございません'],
    ['もうしわけございません', '申し訳ございません'],
    ['対応出来ません', '対応できません'],
    ['御迷惑をお掛けし', 'ご迷惑をおかけし'],
    ['おわび申し上げます', 'お詫び申し上げます'],
    ['御詫び申し上げます', 'お詫び申し上げます'],
    ['厚く御礼申し上げます', '厚くお礼申し上げます'],
    ['お客さまへ', 'お客様へ'],
    ['御客様へ', 'お客様へ'],
    ['皆さまへ', '皆様へ'],
    ['みなさまへ', '皆様へ'],
    ['調査を行なう', '調査を行う'],
    ['但し', 'ただし'],
    ['何卒', 'なにとぞ'],
    ['殆どの方', 'ほとんどの方'],
    ['僅か', 'わずか'],
    ['原因が判る', '原因がわかる'],
    ['情報の漏洩', '情報の漏えい'],
    ['引続き', '引き続き'],
    ['お問合せ', 'お問い合わせ'],
    ['すいません', 'すみません'],
    ['本件につきまして', '本件について'],
    ['と云わざるをえない', 'と言わざるを得ない'],
  ];
  test.each(same)('of %s are those of %s', (one, other) => {
    expect(lemmas(one)).toBe(lemmas(other));
  });

  test('are canonical already when they are canonical', () => {
    for (const lemma of ['いただく', 'お詫び', 'お客様', '行う', '謝罪']) expect(canonicalLemma(lemma)).toBe(lemma);
  });

  test('have one form each: no form is itself a variant of another', () => {
    const forms = ['頂く', '御詫び', '申訳', '御', 'わたくし', '洩れ', '万一', '存ずる', 'やっぱり', '事'].map(
      canonicalLemma,
    );
    expect(forms.map(canonicalLemma)).toEqual(forms);
  });
});

describe('words that IPADIC cuts wrong', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['お客さまへ', 'お客さま|へ'],
    ['ご覧くださり、', 'ご覧|くださり|、'],
    ['御詫びの言葉', '御詫び|の|言葉'],
    ['令和七年', '令和七年'],
    ['二重請求', '二重|請求'],
    ['お問合わせ', 'お|問合わせ'],
    ['ご迷惑をおかけいたしました', 'ご|迷惑|を|おかけ|いたし|まし|た'],
    ['当館にはおりません', '当館|に|は|おり|ませ|ん'],
    ['クラウドへのアップロード', 'クラウド|へ|の|アップロード'],
    ['講師一同', '講師|一同'],
    ['3つと考え', '3つ|と|考え'],
  ];
  test.each(cases)('%s is %s', (text, cut) => {
    expect(
      tokenizeJapanese(text)
        .map((token) => token.text)
        .join('|'),
    ).toBe(cut);
  });

  test('of 誤送信 the first is a prefix, and no admission of having erred', () => {
    expect(tokenizeJapanese('メールの誤送信について').find((token) => token.text === '誤')).toMatchObject({
      lemma: '誤',
      pos: '接頭詞.名詞接続',
    });
  });

  test('of お騒がせし the last is する', () => {
    expect(tokenizeJapanese('お騒がせし申し訳ございません')[2]).toMatchObject({
      text: 'し',
      lemma: 'する',
      pos: '動詞.自立',
    });
  });

  test('of お持ちでない the で is だ', () => {
    expect(tokenizeJapanese('お持ちでない方')[2]).toMatchObject({ text: 'で', lemma: 'だ', pos: '助動詞' });
  });

  test('of 〜しております and 気持ちでおります the word is おる', () => {
    for (const text of ['調査しております', '申し訳ない気持ちでおります']) {
      expect(tokenizeJapanese(text).find((token) => token.text === 'おり')?.lemma).toBe('おる');
    }
  });
});
