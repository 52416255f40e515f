import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHANGES, JOINS, SPLITS } from '../../src/language/japanese/corrections.ts';
import { japaneseDictionary } from '../../src/language/japanese/dictionary.ts';
import { canonicalLemma } from '../../src/language/japanese/variants.ts';
import { tokenizeJapanese } from '../../src/language/japanese.ts';
import { japaneseSentences, meaninglessLines } from './japanese-sentences.ts';
import { morphemesOf } from './morphemes.ts';

/** What kuromoji says of a word, as far as owabi uses it. */
interface Morpheme {
  readonly surface_form: string;
  readonly pos: string;
  readonly pos_detail_1: string;
  readonly pos_detail_2: string;
  readonly pos_detail_3: string;
  readonly conjugated_type: string;
  readonly conjugated_form: string;
  readonly basic_form: string;
}

interface Kuromoji {
  builder(options: { dicPath: string }): {
    build(done: (error: Error | null, tokenizer: { tokenize(text: string): Morpheme[] }) => void): void;
  };
}

const require = createRequire(import.meta.url);
let oracle: { tokenize(text: string): Morpheme[] };

beforeAll(async () => {
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict');
  oracle = await new Promise((resolve, reject) => {
    (require('kuromoji') as Kuromoji)
      .builder({ dicPath })
      .build((error, tokenizer) => (error ? reject(error) : resolve(tokenizer)));
  });
}, 60_000);

/** `surface|part of speech|conjugation|form|basic form` of each word, as kuromoji has it. */
function kuromojiReading(text: string): string[] {
  return oracle.tokenize(text).map((word) => {
    const pos = [word.pos, word.pos_detail_1, word.pos_detail_2, word.pos_detail_3].filter((part) => part !== '*');
    const basic = word.basic_form === '*' ? word.surface_form : word.basic_form;
    const [conjugation, form] = [word.conjugated_type, word.conjugated_form].map((part) => part.replace('*', ''));
    return [word.surface_form, pos.join('.'), conjugation, form, basic].join('|');
  });
}

/** The same of our own reading. */
function ourReading(text: string): string[] {
  const dictionary = japaneseDictionary();
  const morphemes = morphemesOf(text, dictionary);
  return morphemes.map(({ end, entry }, index) => {
    const surface = text.slice(morphemes[index - 1]?.end ?? 0, end);
    const { pos, conjugation, form } = dictionary.features(entry);
    return [surface, pos, conjugation, form, dictionary.basicForm(entry, surface) ?? surface].join('|');
  });
}

/** The statements of the corpus, without the astral characters that kuromoji cannot count. */
function corpusLines(): string[] {
  const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'corpus', 'ja');
  return readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .map((line) => line.replace(/\p{Cs}|[\u{10000}-\u{10FFFF}]/gu, '').trim())
    .filter((line) => line !== '');
}

describe('the reading of IPADIC', () => {
  test('is the same as that of kuromoji over 200,000 characters of sentences', { timeout: 120_000 }, () => {
    const sentences = japaneseSentences(200_000);
    expect(sentences.join('').length).toBeGreaterThanOrEqual(200_000);
    for (const sentence of sentences) expect(ourReading(sentence), sentence).toEqual(kuromojiReading(sentence));
  });

  test('is the same as that of kuromoji over the statements of the corpus', { timeout: 120_000 }, () => {
    const lines = corpusLines();
    expect(lines.join('').length).toBeGreaterThan(20_000);
    for (const line of lines) expect(ourReading(line), line).toEqual(kuromojiReading(line));
  });

  test('is the same as that of kuromoji over characters that mean nothing', { timeout: 120_000 }, () => {
    for (const line of meaninglessLines(3000)) expect(ourReading(line), line).toEqual(kuromojiReading(line));
  });

  test('keeps the words after two emoji, which kuromoji loses', () => {
    const text = '今日は😀😀障害です。';
    const joined = (words: string[]): string => words.map((word) => word.split('|')[0]).join('');
    expect(joined(kuromojiReading(text))).toBe('今日は😀😀です。');
    expect(joined(ourReading(text))).toBe(text);
  });
});

describe('the tokens of a Japanese text', () => {
  /** A word that is one by a rule of owabi rather than by IPADIC. */
  const OWN = /^名詞\.(?:数|日付|時刻|期間|URL|メール|電話番号|記号列)$|^記号\.(?:絵文字|一般)$|^空白$/u;
  const split = new Set(SPLITS.map(({ lemma }) => lemma));
  const joined = new Set(JOINS.map(({ parts }) => parts.replaceAll(' ', '')));

  test('differ from kuromoji only in numbers, in the table of corrections and in spelling', {
    timeout: 120_000,
  }, () => {
    for (const sentence of japaneseSentences(40_000, 7).map((line) => line.replace(/[!()]/gu, ''))) {
      const words = oracle.tokenize(sentence);
      const starts = new Map<number, Morpheme>();
      let at = 0;
      const apart = new Set<number>();
      for (const word of words) {
        starts.set(at, word);
        const end = at + word.surface_form.length;
        if (split.has(word.basic_form)) for (let inside = at; inside < end; inside++) apart.add(inside);
        at = end;
      }
      for (const token of tokenizeJapanese(sentence)) {
        if (OWN.test(token.pos) || joined.has(token.text) || apart.has(token.start)) continue;
        const word = starts.get(token.start);
        const place = `${token.text} in ${sentence}`;
        expect(word?.surface_form, place).toBe(token.text);
        const { pos, pos_detail_1, pos_detail_2, pos_detail_3, basic_form } = word!;
        const theirs = [pos, pos_detail_1, pos_detail_2, pos_detail_3].filter((part) => part !== '*').join('.');
        const basic = basic_form === '*' ? token.text : basic_form;
        const change = CHANGES.find(
          (row) => row.surface === token.text && row.lemma === basic && theirs.startsWith(row.pos),
        );
        expect(token.pos, place).toBe(change?.to.pos ?? theirs);
        expect(token.lemma, place).toBe(canonicalLemma(change?.to.lemma ?? basic));
      }
    }
  });
});
