import { describe, expect, test } from 'vitest';
import { numeralValue } from '../../src/language/japanese/numerals.ts';
import { tokenizeJapanese } from '../../src/language/japanese.ts';
import type { NumberValue } from '../../src/language/token.ts';

/** The token that has exactly this text. */
const tokenOf = (sentence: string, text: string) => tokenizeJapanese(sentence).find((token) => token.text === text);
const cut = (text: string): string =>
  tokenizeJapanese(text)
    .map((token) => token.text)
    .join('|');

describe('a number with its counter', () => {
  const cases: readonly (readonly [string, string, NumberValue])[] = [
    ['2,000名', '名', { kind: 'number', number: 2000, unit: '名' }],
    ['2000名', '名', { kind: 'number', number: 2000, unit: '名' }],
    ['２０００名', '名', { kind: 'number', number: 2000, unit: '名' }],
    ['２，０００名', '名', { kind: 'number', number: 2000, unit: '名' }],
    ['二千名', '名', { kind: 'number', number: 2000, unit: '名' }],
    ['2千名', '名', { kind: 'number', number: 2000, unit: '名' }],
    ['約2千名', '名', { kind: 'number', number: 2000, unit: '名', approximate: true }],
    ['およそ三千人', '人', { kind: 'number', number: 3000, unit: '人', approximate: true }],
    ['延べ1,200件', '件', { kind: 'number', number: 1200, unit: '件', approximate: true }],
    ['のべ30人', '人', { kind: 'number', number: 30, unit: '人', approximate: true }],
    ['総数50件', '件', { kind: 'number', number: 50, unit: '件', approximate: true }],
    ['約2,000', '', { kind: 'number', number: 2000, approximate: true }],
    ['数百名', '名', { kind: 'number', unit: '名', approximate: true }],
    ['十数名', '名', { kind: 'number', unit: '名', approximate: true }],
    ['2〜3千人', '人', { kind: 'number', unit: '人', approximate: true }],
    ['2～3名', '名', { kind: 'number', unit: '名', approximate: true }],
    ['2-3人', '人', { kind: 'number', unit: '人', approximate: true }],
    ['2、3件', '件', { kind: 'number', unit: '件', approximate: true }],
    ['2,3件', '件', { kind: 'number', unit: '件', approximate: true }],
    ['203名様', '名', { kind: 'number', number: 203, unit: '名' }],
    ['463世帯', '世帯', { kind: 'number', number: 463, unit: '世帯' }],
    ['4,300回線', '回線', { kind: 'number', number: 4300, unit: '回線' }],
    ['12口座', '口座', { kind: 'number', number: 12, unit: '口座' }],
    ['三か所', 'か所', { kind: 'number', number: 3, unit: 'か所' }],
    ['3ヶ所', 'か所', { kind: 'number', number: 3, unit: 'か所' }],
    ['5GB', 'GB', { kind: 'number', number: 5, unit: 'GB' }],
    ['1,200MB', 'MB', { kind: 'number', number: 1200, unit: 'MB' }],
    ['三・五倍', '倍', { kind: 'number', number: 3.5, unit: '倍' }],
    ['四日目', '日目', { kind: 'number', number: 4, unit: '日目' }],
    ['三分の一', '', { kind: 'number', number: 1 / 3 }],
    ['99.9%', '%', { kind: 'percent', number: 99.9, unit: '%' }],
    ['３パーセント', '%', { kind: 'percent', number: 3, unit: '%' }],
    ['九割', '割', { kind: 'percent', number: 90, unit: '割' }],
    ['12,800円', '円', { kind: 'money', number: 12800, unit: '円' }],
    ['3万5千円', '円', { kind: 'money', number: 35000, unit: '円' }],
    ['4,300万円', '円', { kind: 'money', number: 43e6, unit: '円' }],
    ['一億二千万円', '円', { kind: 'money', number: 12e7, unit: '円' }],
    ['九八〇円', '円', { kind: 'money', number: 980, unit: '円' }],
    ['¥1,200', '円', { kind: 'money', number: 1200, unit: '円' }],
  ];
  test.each(cases)('%s is one token with its value', (text, form, value) => {
    const token = tokenOf(`本件の対象は${text}です。`, text);
    expect(token).toMatchObject({ pos: '名詞.数', form });
    expect(token?.value).toEqual(value);
  });

  test('counts people as 一人 and 二人', () => {
    expect(tokenOf('一人のお客様が', '一人')?.value).toEqual({ kind: 'number', number: 1, unit: '人' });
    expect(tokenOf('担当者二人が', '二人')?.value).toEqual({ kind: 'number', number: 2, unit: '人' });
  });

  test('counts things as 三つ', () => {
    expect(tokenOf('原因は三つあります', '三つ')?.value).toEqual({ kind: 'number', number: 3, unit: 'つ' });
  });

  test.each([
    '一人ひとりのお客様',
    '一人一人のお客様',
    'お一人お一人に',
    'お一人おひとりに',
    '一つ一つ確認し',
    '一人で悩まず',
  ])('is not in %s', (text) => {
    expect(tokenizeJapanese(text).filter((token) => token.value !== undefined)).toEqual([]);
  });

  const words = `一部 一時的 一切 十分 二度と 万全 万一 万が一 一層 三浦 千葉 四国 百貨店 一般 一定 十二分 四半期 一方 一同 一覧 一丸 一律 一括 一端 一環 二重 第一`;
  test.each(words.split(' '))('is not in %s', (word) => {
    const tokens = tokenizeJapanese(`これは${word}に関わります。`);
    expect(tokens.filter((token) => token.value !== undefined)).toEqual([]);
  });

  test('leaves 一部 whole after ごく', () => {
    expect(cut('ごく一部のお客様')).toBe('ごく|一部|の|お客様');
  });

  test('ends before words that are no counter', () => {
    expect(cut('2,000名以上の方')).toBe('2,000名|以上|の|方');
    expect(cut('5,000円分のクーポン')).toBe('5,000円|分|の|クーポン');
  });
});

describe('a date', () => {
  const cases = `2025年9月3日 2025年9月 2025年 9月3日(水) 9月3日（水） 9月15日(月・祝) 令和7年8月29日 令和元年5月1日 平成30年度 2025/09/03 2025-09-03 2025.10.14
    10月24日 9/18 9/3(水) 八月三日 八月 3月末 9月下旬 27日 二十七日 ２０２５年９月３日`;
  test.each(cases.trim().split(/\s+/u))('%s is one token', (text) => {
    expect(tokenOf(`弊社は${text}に公表しました。`, text)).toMatchObject({ pos: '名詞.日付', value: { kind: 'date' } });
  });

  test('is not a fraction', () => {
    expect(cut('1/3の方')).toBe('1|/|3|の|方');
  });

  test('is not a number of days', () => {
    for (const text of ['週6日', '丸二日', '10日遅らせました', '30日以内', '三日分']) {
      expect(tokenizeJapanese(text).map((token) => token.pos)).toContain('名詞.期間');
    }
  });

  test('and a time after it are two tokens', () => {
    expect(cut('2025年9月3日 10時40分')).toBe('2025年9月3日| |10時40分');
    expect(cut('六日二十時')).toBe('六日|二十時');
  });
});

describe('a time of day', () => {
  const cases = `8時52分 18時 十六時 午前10時半 午後三時 午前0時 18:00 9:05 午後6:30 八時 ８時５２分`;
  test.each(cases.split(' '))('%s is one token', (text) => {
    expect(tokenOf(`障害は${text}に発生しました。`, text)).toMatchObject({ pos: '名詞.時刻', value: { kind: 'time' } });
  });

  test('does not take in ごろ', () => {
    expect(cut('8時52分ごろから')).toBe('8時52分|ごろ|から');
  });
});

describe('a length of time', () => {
  const cases: readonly (readonly [string, number | undefined, string])[] = [
    ['2時間', 2, '時間'],
    ['3日間', 3, '日間'],
    ['30分', 30, '分'],
    ['二十分', 20, '分'],
    ['72時間', 72, '時間'],
    ['1週間', 1, '週間'],
    ['三か月間', 3, 'か月間'],
    ['3ヶ月', 3, 'か月'],
    ['5年', 5, '年'],
    ['1年半', 1.5, '年'],
    ['3営業日', 3, '営業日'],
    ['2時間30分', undefined, '分'],
  ];
  test.each(cases)('%s is one token', (text, number, unit) => {
    const token = tokenOf(`停止は${text}の見込みです。`, text);
    expect(token).toMatchObject({ pos: '名詞.期間', form: unit });
    expect(token?.value).toEqual({ kind: 'duration', ...(number === undefined ? {} : { number }), unit });
  });

  test('may be approximate', () => {
    expect(tokenOf('約2時間半にわたり', '約2時間半')?.value).toEqual({
      kind: 'duration',
      number: 2.5,
      unit: '時間',
      approximate: true,
    });
  });

  test('is what 三日 is before 遅れ, and 一日 before も早く', () => {
    expect(tokenizeJapanese('発送が三日遅れました').find((token) => token.text === '三日')?.pos).toBe('名詞.期間');
    expect(tokenizeJapanese('一日も早い復旧に努めます')[0]).toMatchObject({ text: '一日', pos: '名詞.期間' });
  });
});

describe('numeralValue', () => {
  const cases: readonly (readonly [string, number | undefined])[] = [
    ['2,000', 2000],
    ['99.9', 99.9],
    ['二千三百四十五', 2345],
    ['十', 10],
    ['百二十', 120],
    ['千', 1000],
    ['一万', 10_000],
    ['3万5千', 35_000],
    ['1.1万', 11_000],
    ['二億三千万', 230_000_000],
    ['二〇二五', 2025],
    ['零', 0],
    ['', undefined],
    ['9'.repeat(400), undefined],
  ];
  test.each(cases)('of %j is %j', (numeral, value) => {
    expect(numeralValue(numeral)).toBe(value);
  });
});
