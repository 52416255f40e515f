/** A statement as it is written on: versions of one text, each with a small change. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const cases = join(import.meta.dirname, '..', '..', 'fixtures', 'cases');
const statements = readdirSync(cases)
  .filter((name) => !name.endsWith('.yaml'))
  .map((name) => readFileSync(join(cases, name), 'utf8'));

/** What changes more than the sentence that it is typed into. */
const TYPED = [
  ...'あ。「」、ん!A.－ \n',
  '\n\n',
  '\r\n\r\n',
  '\n----\n',
  '<!-- ただのメモ -->',
  'と言うつもりはありません。',
  'We are sorry if you were affected. ',
  'İ',
];

/** Paragraphs that change what the ones around them are. */
const PARAGRAPHS = [
  '----',
  '2026年11月22日',
  'お客様各位',
  '株式会社みなと\n山田太郎',
  '敬具',
  '記',
  'Dear Ms Achterberg,',
  'Kind regards,',
  'システムの停止について',
  '【お知らせ】',
  '■対応',
  '・返金する\n・点検する',
  '件名:システム障害のお詫び',
  'Q1. 返金はいつですか。',
  'A1. 来週です。',
  '――なぜ遅れたのですか。',
  '記者:いつ分かりましたか。\n社長:昨日です。\n記者:なぜですか。\n社長:確認が漏れました。',
  '<!-- owabi-disable-next-line minimize-count -- 法務の指定 -->\nごく一部のお客様にご迷惑をおかけしました。',
  'ごく一部のお客様にご迷惑をおかけしました。',
  '個人情報の漏えいについて、調査結果をご報告します。'.repeat(20),
  'この行は手で折り返さずに\n長く書かれた行の次に\n短い行が続きます',
];

type Change = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** A few characters more or less, anywhere. */
const typing: fc.Arbitrary<Change> = fc
  .tuple(place, fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)), fc.constantFrom('', ...TYPED))
  .map(([where, removed, typed]) => (text) => {
    const at = Math.floor(where * text.length);
    return text.slice(0, at) + typed + text.slice(at + removed);
  });

/** A paragraph more, less, or in another place. */
const arranging: fc.Arbitrary<Change> = fc
  .tuple(place, place, fc.constantFrom('insert', 'remove', 'move', 'copy'), fc.constantFrom(...PARAGRAPHS))
  .map(([from, to, deed, paragraph]) => (text) => {
    const paragraphs = text.split('\n\n');
    const at = (where: number) => Math.floor(where * paragraphs.length);
    const moved = deed === 'insert' ? paragraph : paragraphs[at(from)]!;
    if (deed === 'remove' || deed === 'move') paragraphs.splice(at(from), 1);
    if (deed !== 'remove') paragraphs.splice(at(to), 0, moved);
    return paragraphs.join('\n\n');
  });

/** The first is `least` UTF-16 units long at least. */
export const writtenOn = (least: number): fc.Arbitrary<readonly string[]> =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...statements), { minLength: 1, maxLength: 4 }),
      fc.array(fc.oneof(typing, arranging), { minLength: 2, maxLength: 12 }),
    )
    .map(([beginnings, changes]) => {
      let first = beginnings.join('\n\n');
      while (first.length < least) first += `\n\n${first}`;
      const versions = [first];
      for (const change of changes) versions.push(change(versions.at(-1)!));
      return versions;
    });
