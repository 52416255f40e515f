import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { japaneseDictionary, readDictionary } from '../../src/language/japanese/dictionary.ts';
import { readMorphemes } from '../../src/language/japanese/viterbi.ts';
import { tokenizeJapanese } from '../../src/language/japanese.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { packagedFile } from '../../src/text/packaged-file.ts';
import { morphemesOf } from './morphemes.ts';

const cut = (text: string): string => texts(text).join('|');
const texts = (text: string): string[] => tokenizeJapanese(text).map((token) => token.text);

/** Where the tokens of a text leave it: a gap, an overlap, an empty token, or the end too early or too late. */
function faults(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  for (const token of tokenizeJapanese(text)) {
    if (token.start !== at) found.push(`starts at ${token.start}, not ${at}`);
    if (token.end <= token.start) found.push(`is empty at ${token.start}`);
    if (token.text !== text.slice(token.start, token.end)) found.push(`has other text at ${token.start}`);
    at = token.end;
  }
  if (at !== text.length) found.push(`ends at ${at}, not ${text.length}`);
  return found;
}

const expectTiling = (text: string): void => {
  expect(faults(text)).toEqual([]);
};

describe('tokens', () => {
  test('have the dictionary form, the class, the inflection and the place of each word', () => {
    expect(tokenizeJapanese('お詫び申し上げます。')).toMatchObject([
      { start: 0, end: 3, text: 'お詫び', norm: 'お詫び', lemma: 'お詫び', pos: '名詞.サ変接続', form: '' },
      { start: 3, end: 7, text: '申し上げ', norm: '申し上げ', lemma: '申し上げる', pos: '動詞.自立', form: '連用形' },
      { start: 7, end: 9, text: 'ます', norm: 'ます', lemma: 'ます', pos: '助動詞', form: '基本形' },
      { start: 9, end: 10, text: '。', norm: '。', lemma: '。', pos: '記号.句点', form: '' },
    ]);
  });

  test('tile any string, unpaired surrogates and control characters among them', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectTiling), { numRuns: 300 });
    const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 });
    fc.assert(
      fc.property(units, (codes) => expectTiling(String.fromCharCode(...codes))),
      { numRuns: 300 },
    );
  }, 60_000);

  test('tile any mixture of what statements are made of', () => {
    const piece = fc.constantFrom(
      'お詫び', '二', '千', '10', '2,000', '.', '、', '名', '月', '日', '時', '半', '約', '〜', '-', '(', '水', ')', '分の', '一人', 'お',
      'ひとり', '😀', '👨‍👩‍👧', '1️⃣', '\ud83d', 'ｶﾞ', 'か\u3099', '\u200b', '\ufe0f', '　', '\n', 'https://a.example/', 'a@b.example', '0120-', '令', '和',
      '元年', '数', '・', '五', '¥', '%', '割', '第', 'くだ', 'さり', 'A', 'Ａ１', '\0',
    ); // biome-ignore format: a table
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => expectTiling(pieces.join(''))),
      { numRuns: 1000 },
    );
  }, 60_000);

  test('of the empty string are none', () => {
    expect(tokenizeJapanese('')).toEqual([]);
  });

  test('are the same for the same text, whatever was read before', () => {
    const first = tokenizeJapanese('深くお詫びします。');
    tokenizeJapanese('東'.repeat(5000));
    expect(tokenizeJapanese('深くお詫びします。')).toEqual(first);
  });

  test('keep the words after emoji', () => {
    expect(cut('今日は😀😀障害です')).toBe('今日|は|😀😀|障害|です');
    expect(cut('日本🇯🇵の旗')).toBe('日本|🇯🇵|の|旗');
    expect(tokenizeJapanese('ご家族👨‍👩‍👧に')[2]).toMatchObject({ text: '👨‍👩‍👧', pos: '記号.絵文字' });
  });

  test('of white space stand alone', () => {
    const tokens = tokenizeJapanese('お詫び　\n の訂正');
    expect(tokens.map(({ text, pos }) => [text, pos])).toEqual([
      ['お詫び', '名詞.サ変接続'],
      ['　\n ', '空白'],
      ['の', '助詞.連体化'],
      ['訂正', '名詞.サ変接続'],
    ]);
  });

  test('of ASCII signs are signs, where IPADIC has nouns', () => {
    expect(tokenizeJapanese('障害(復旧)!#').map(({ text, pos }) => [text, pos])).toEqual([
      ['障害', '名詞.一般'],
      ['(', '記号.括弧開'],
      ['復旧', '名詞.サ変接続'],
      [')', '記号.括弧閉'],
      ['!', '記号.一般'],
      ['#', '記号.一般'],
    ]);
  });
});

describe('the normal form of a token', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['half-width katakana', 'ﾊﾞｯｸｱｯﾌﾟ', 'バックアップ'],
    ['half-width punctuation', '｡', '。'],
    ['decomposed kana', 'か\u3099', 'が'],
    ['full-width letters', 'ＡＢＣ', 'ABC'],
    ['full-width signs', '！', '!'],
    ['the other wave dash', '～', '〜'],
    ['a zero width space', '障\u200b害', '障害'],
    ['an ideographic variation', '葛\u{E0100}', '葛'],
    ['a compatibility ideograph', '\uFA19', '神'],
  ];
  test.each(cases)('has %s in one form, and the text as written', (_, written, normal) => {
    const text = `の${written}`;
    const tokens = tokenizeJapanese(text);
    expect(tokens.map((token) => token.norm).join('')).toBe(`の${normal}`);
    expect(tokens.map((token) => token.text).join('')).toBe(text);
  });

  test('keeps the places of later words in the text as written', () => {
    const text = 'ｶﾞｽの\u200bが漏れました。';
    const word = tokenizeJapanese(text).find((token) => token.lemma === '漏れる');
    expect(word).toMatchObject({ start: text.indexOf('漏'), text: '漏れ' });
  });

  test('gives invisible characters at the beginning to the first word, and to a sign when there is no word', () => {
    expect(tokenizeJapanese('\uFEFFお詫び')[0]).toMatchObject({ start: 0, end: 4, norm: 'お詫び' });
    expect(tokenizeJapanese('\u200b')).toMatchObject([{ start: 0, end: 1, norm: '' }]);
  });

  test('reads rare forms of names as the common ones, and keeps them', () => {
    expect(tokenizeJapanese('髙橋と申します')[0]).toMatchObject({ norm: '髙橋', pos: '名詞.固有名詞.人名.姓' });
  });
});

describe('what is no Japanese word', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['電話は0120-000-413まで', '0120-000-413', '名詞.電話番号'],
    ['電話は03-1234-5678まで', '03-1234-5678', '名詞.電話番号'],
    ['電話は000-555-0188まで', '000-555-0188', '名詞.電話番号'],
    ['電話は(03)1234-5678まで', '(03)1234-5678', '名詞.電話番号'],
    ['電話は+81-3-0000-5566まで', '+81-3-0000-5566', '名詞.電話番号'],
    ['電話は０３－１２３４－５６７８まで', '０３－１２３４－５６７８', '名詞.電話番号'],
    ['宛先はsupport@example.co.jpです', 'support@example.co.jp', '名詞.メール'],
    ['詳しくは(https://example.com/a_b?c=d)で', 'https://example.com/a_b?c=d', '名詞.URL'],
    ['詳しくはhttps://example.com/、または', 'https://example.com/', '名詞.URL'],
    ['版は3.0.2です', '3.0.2', '名詞.記号列'],
    ['版はv2.1です', 'v2.1', '名詞.記号列'],
    ['受付番号はAB-12345です', 'AB-12345', '名詞.記号列'],
    ['チケットは#4821です', '#4821', '名詞.記号列'],
    ['ご不便を🙏💦です', '🙏💦', '記号.絵文字'],
  ];
  test.each(cases)('%s: %s is one token', (sentence, text, pos) => {
    expect(tokenizeJapanese(sentence)).toContainEqual(expect.objectContaining({ text, pos }));
  });
});

describe('a text that is longer than what is read at a time', () => {
  test('is read as its parts are, wherever it is cut', () => {
    const parts = Array.from(
      { length: 3000 },
      (_, index) => `${'長'.repeat(index % 9)}い間ご不便をおかけし${index % 2 ? '、' : '。'}`,
    );
    const surfaces = (text: string): string[] => tokenizeJapanese(text).map((token) => token.text);
    expect(surfaces(parts.join(''))).toEqual(parts.flatMap(surfaces));
  });

  test('may need more memory, and those after it are read as those before', () => {
    const before = tokenizeJapanese('お詫びいたします。');
    expect(tokenizeJapanese('申し訳ございませんが'.repeat(20_000)).at(-1)?.text).toBe('が');
    expect(tokenizeJapanese('お詫びいたします。')).toEqual(before);
    expect(tokenizeJapanese('誠に遺憾に存じます。').map(({ lemma }) => lemma)).toContain('遺憾');
  });
});

describe('the work', () => {
  /** Nodes of the lattice a character, for texts of two lengths. */
  const growth = (piece: string): number => {
    const nodes = (length: number): number =>
      readMorphemes(piece.repeat(Math.ceil(length / piece.length)).slice(0, length), japaneseDictionary()).nodes /
      length;
    return nodes(40_000) / nodes(4_000);
  };

  test.each([
    '東',
    'ア',
    'あ',
    'ー',
    'a',
    '1',
    ' ',
    '😀',
    '\ud83d',
    '\0',
    '申し訳ございません',
    'データが流出しました',
    'the quick ',
  ])('of reading %j again and again grows as the text does', (piece) => {
    expect(growth(piece)).toBeLessThan(1.05);
  });

  const LONG = [
    'プレス',
    '申し訳ございませんが',
    '二',
    '2,000名',
    '1,',
    '一人',
    '数',
    'a@',
    '03-',
    '2025/',
    '1-2',
    '1️⃣',
    'か\u3099',
    '\u200b',
    '約',
    '…',
  ];
  test.each(LONG)(
    'of 100,000 characters of %j without punctuation is done, and the tokens tile them',
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
      const started = performance.now();
      expect(faults(text)).toEqual([]);
      // Quadratic work would take minutes.
      expect(performance.now() - started).toBeLessThan(15_000);
    },
    30_000,
  );
});

describe('the dictionary', () => {
  const folder = mkdtempSync(join(tmpdir(), 'owabi-dictionary-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const changed = (name: string, change: (bytes: Buffer) => Buffer): string => {
    const file = join(folder, name);
    writeFileSync(file, change(readFileSync(packagedFile('ipadic.bin'))));
    return file;
  };
  const problemOf = (file: string) => {
    try {
      readDictionary(file);
    } catch (error) {
      if (error instanceof ProblemError) return error.problems[0]!;
    }
    return undefined;
  };

  test('that is missing is a problem with its remedy', () => {
    const problem = problemOf(join(folder, 'nowhere.bin'));
    expect(problem?.message.en).toMatch(/missing/u);
    expect(problem?.help?.en).toMatch(/npm run build/u);
  });

  test('that was cut short, or lost a page of what every text needs, is a problem', () => {
    expect(problemOf(changed('short.bin', (bytes) => bytes.subarray(0, -100)))?.message.en).toMatch(/damaged/u);
    for (const at of [600, 200_000]) {
      const lostPage = changed('page.bin', (bytes) => bytes.fill(0, at, at + 1000));
      expect(problemOf(lostPage)?.message.en).toMatch(/damaged/u);
    }
  });

  test('that lost a page is a problem for each text that needs it, and for no other', () => {
    const dictionary = readDictionary(changed('rare.bin', (bytes) => bytes.fill(0, 5_000_000, 9_000_000)));
    const ordinary = 'このたびはご迷惑をおかけし、申し訳ございません。';
    const reading = morphemesOf(ordinary, japaneseDictionary());
    for (let time = 0; time < 2; time++) {
      expect(() => readMorphemes('鰯の頭も信心からと、鱠残魚は囀る。', dictionary)).toThrow(ProblemError);
      expect(morphemesOf(ordinary, dictionary)).toEqual(reading);
    }
  });

  test('that is replaced while it is used stays what it was', () => {
    const path = changed('replaced.bin', (bytes) => bytes);
    const dictionary = readDictionary(path);
    rmSync(path);
    writeFileSync(path, 'another');
    const rare = '鰯の頭も信心からと、鱠残魚は囀る。';
    expect(morphemesOf(rare, dictionary)).toEqual(morphemesOf(rare, japaneseDictionary()));
  });

  test('of another version, or that is no dictionary, is a problem', () => {
    const other = changed('version.bin', (bytes) => {
      bytes.writeUInt32LE(99, 8);
      return bytes;
    });
    expect(problemOf(other)?.message.en).toMatch(/another version/u);
    expect(problemOf(changed('text.bin', () => Buffer.from('hello')))?.message.en).toMatch(
      /not the Japanese dictionary/u,
    );
  });

  test('that is whole is read', () => {
    expect(readDictionary(packagedFile('ipadic.bin')).firstUnknown).toBeGreaterThan(392_126);
  });
});
