import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDateLine } from '../../src/document/date-line.ts';
import { linesOfFixtures } from './lines-of-fixtures.ts';

/** The same in two expressions, which take milliseconds to compile. */
const JAPANESE = new RegExp(
  '^[（(]?(?:(?:更新|掲載|公開|発表|作成|送信)?日時?)?[:：]?[ 　]*' +
    '(?:(?:令和|平成|昭和|西暦)?[ 　]?[0-9０-９元]{1,4}[ 　]?年[ 　]?[0-9０-９]{1,2}[ 　]?月(?:[ 　]?[0-9０-９]{1,2}[ 　]?日)?' +
    '|[0-9０-９]{4}[/／.-][0-9０-９]{1,2}[/／.-][0-9０-９]{1,2}|[0-9０-９]{1,2}月[0-9０-９]{1,2}日|[0-9０-９]{1,2}[/／][0-9０-９]{1,2})' +
    '(?:[\\s　,、0-9０-９:：.時分秒頃ごろ〜～~-]|[（(]?[月火水木金土日](?:曜日?)?(?:・[祝休])?[）)]?|午前|午後|現在|時点|更新|掲載|版|付け?)*[）)]?$',
  'u',
);
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = '(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)';
const ENGLISH = new RegExp(
  `^(?:(?:last )?(?:posted|updated|published)[: ]+(?:on )?|update \\d+,? ?)?(?:${WEEKDAY},? )?(?:the )?` +
    `(?:[0-9]{1,2}(?:st|nd|rd|th)? ${MONTH}|${MONTH} [0-9]{1,2}(?:st|nd|rd|th)?)\\b` +
    '(?:[\\s,0-9:.–-]|[ap]\\.?m\\b\\.?|noon|midnight|hrs|at|utc|gmt|bst|[ce]st|[ce]est|[ecmp][ds]?t|pacific|eastern|central)*$',
  'u',
);

const isDate = (text: string): boolean =>
  text.length <= 60 && (JAPANESE.test(text) || (/^[a-z0-9]/iu.test(text) && ENGLISH.test(text.toLowerCase())));

/** Pieces of a date, of which most rows are one or nearly. */
const pick = (words: string, parting = ' '): fc.Arbitrary<string> => fc.constantFrom('', ...words.split(parting));
const figure = fc.oneof(pick('1 5 12 31 2024 元 ６ １２ 123 20245 05'), fc.nat({ max: 99 }).map(String));
const japanese = fc
  .tuple(
    pick('（ ('),
    pick('更新日時 更新日 日時 日 発表日時 更新'),
    pick(':|：| |　|: ', '|'),
    pick('令和 平成 西暦'),
    figure,
    pick(' 年/／/年 /-/./月', '/'),
    figure,
    pick('月/ 月/／/月　/-/./日', '/'),
    figure,
    pick('日 日付 日（水） 日曜 日曜日 (月・祝) 月曜日曜 曜 ・休'),
    fc
      .array(
        pick(
          ' |（|）|)|(|水|曜|曜日|日|・祝|・休|・|午前|午後|10|：|:|30|時|分|時点|現在|更新|版|付|付け|け|点|頃|〜|の|午|祝',
          '|',
        ),
        {
          maxLength: 5,
        },
      )
      .map((parts) => parts.join('')),
  )
  .map((parts) => parts.join(''));
const month = pick('January Jan march MAR may sept september octo June 5 day');
const day = fc.oneof(pick('1 2nd 3RD 12 31st 5th 123 1x th'), fc.nat({ max: 99 }).map(String));
const english = fc
  .tuple(
    pick('last updated: |Posted |Published: on |Update 2, |Update 31 |Update 1|last |Updated|UPDATED :: ', '|'),
    pick('Friday, |Fri |Tuesday|tues, |wedday |Sun,|saturday, |Monday,  ', '|'),
    pick('the |The', '|'),
    fc
      .oneof(fc.tuple(day, month), fc.tuple(month, day))
      .chain((pair) => pick(' |_| ,', '|').map((gap) => pair.join(gap || ' '))),
    fc
      .array(
        pick(
          ' |,|, |2024|10:30|4.15|am|p.m.|a.m|pm |noon|midnight|hrs|at| at |UTC|BST|CEST|est|pt|eastern|central|–|-|of|m|a|th|_',
          '|',
        ),
        { maxLength: 5 },
      )
      .map((parts) => parts.join('')),
  )
  .map((parts) => parts.join(''));

describe('a line that is a date', () => {
  it('is told from others as the expressions tell it', () => {
    fc.assert(
      fc.property(fc.oneof(japanese, english), (line) => {
        expect([line, isDateLine(line)]).toEqual([line, isDate(line)]);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is told from all other lines of the fixtures', () => {
    const lines = linesOfFixtures();
    const dates = lines.filter(isDate);
    expect(dates.length).toBeGreaterThan(50);
    expect(lines.filter(isDateLine)).toEqual(dates);
  });
});
