/** What rules about the whole of a statement look for in its sentences: the same as plain expressions would find. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { announces, isCourteous } from '../../../rules/document/bad-news-buried.ts';
import { givesReason, wishIn } from '../../../rules/document/explanation-before-apology.ts';
import { isPolite, plainEnding } from '../../../rules/document/mixed-style.ts';
import { aroundIn, harmedIn, isElsewhere } from '../../../rules/document/victim-last.ts';

/** Sentences put together from the words of the expression, and from some that lie between. */
function sentencesOf(expression: RegExp): fc.Arbitrary<string> {
  const pieces = expression.source.match(/[^\x00-\x7f]+/g)!;
  const between = [
    '',
    '、',
    ',',
    '。',
    'の',
    '件',
    'に',
    'を',
    'お',
    'ご',
    'て',
    'a',
    '\n',
    '皆様',
    'あいうえおかきくけこ',
    'アイウエオ',
  ];
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...between));
  return fc.array(piece, { maxLength: 9 }).map((parts) => parts.join(''));
}

const japanese = (text: string) => ({ text, language: 'ja' as const });

const COURTESY =
  /清栄|清祥|お慶び|平素|日頃|日ごろ|ご愛顧|ご高配|お引き立て|御礼申し上げ|いつも.{0,20}(?:ご利用|ご愛読|お使い)|の候[、,]|時下|お試しください|(?:新機能|新商品|新製品)を?/;
const ANNOUNCED =
  /(?:障害|不具合|事故|漏えい|漏洩|流出|紛失|誤送信|誤請求|不正アクセス|混入|停止|遅延|トラブル|お詫び)(?:の件|の発生)?(?:について|につきまして|に関して|に関し|に関する|を).{0,12}(?:ご?報告|お知らせ|ご?説明|ご連絡|お伝え)/;
const REASON =
  /背景|原因|理由|ため(?:[、,]|に|で|です)|により|によって|ことから|重な(?:り|っ)|想定|予想|人手不足|集中し|仕様変更|間に合い|間に合わ|及びません|上回/;
const WISH = /(?:お詫び|おわび|謝罪|陳謝)(?:を)?(?:し|いたし|申し上げ)?たい|(?:お詫び|謝罪)させて(?:いただ|頂)/;
const AROUND =
  /(?:株主|投資家|お?取引先|関係(?:各位|各所|先)|世間|業界|社会)(?:の?(?:皆様|皆さま|みなさま|みな様|方々)|各位|さま|様|に|へ|と|、)/;
const HARMED =
  /被害|亡くなられた|お?怪我|おけが|お客様|お客さま|ご?家族|患者|ご?利用者|ご?遺族|会員|購入|乗客|ご?乗車|住民|市民|生徒|児童|保護者|受験|読者|入居者|当事者|皆様のメール/;
const ELSEWHERE = /(?:お詫び|おわび|謝罪|ご説明).{0,16}(?:別紙|別添|別途|別に|別の|個別に|すでに|既に|先に)/;
const POLITE = /(?:です|ます|ました|ません|でした|ください|ましょう|でしょう)[。．!！]?$/;
const PLAIN =
  /(?:である|であった|(?:見込み|予定|模様|方針|状況|見通し|所存|通り|とおり)だ|(?<=\p{Script=Han}{2})(?:した|された|中だ|済みだ))[。．]$/u;

const SAMES: readonly [string, RegExp, (text: string) => boolean][] = [
  ['a line of courtesy', COURTESY, (text) => isCourteous(japanese(text))],
  ['a line that announces news', ANNOUNCED, (text) => announces(japanese(text))],
  ['a reason', REASON, (text) => givesReason(japanese(text))],
  ['a wish to apologise', WISH, (text) => wishIn(japanese(text)) !== null],
  ['an apology that stands elsewhere', ELSEWHERE, (text) => isElsewhere(japanese(text))],
  ['a polite ending', POLITE, isPolite],
];

for (const [name, expression, isSo] of SAMES) {
  it(`${name} is known without an expression`, () => {
    fc.assert(
      fc.property(sentencesOf(expression), (text) => {
        expect(isSo(text)).toBe(expression.test(text));
      }),
    );
  });
}

it('those around the harm and those harmed are found where an expression finds them', () => {
  fc.assert(
    fc.property(sentencesOf(AROUND), sentencesOf(HARMED), (one, other) => {
      const text = one + other;
      const around = AROUND.exec(text);
      expect(aroundIn(japanese(text))).toEqual(
        around ? { start: around.index, end: around.index + around[0].length } : undefined,
      );
      expect(harmedIn(japanese(text))?.start).toBe(HARMED.exec(text)?.index);
    }),
  );
});

it('a plain ending is found where an expression finds it', () => {
  const ends = fc.constantFrom('', '。', '．', '!', 'a');
  const before = fc.constantFrom('', '返金', '返', 'の返', '〇々', '記載', 'あ', '々', 'a', '𠮷野', '𠮷');
  fc.assert(
    fc.property(before, sentencesOf(PLAIN), ends, (start, middle, end) => {
      const text = start + middle + end;
      const match = PLAIN.exec(text);
      expect(plainEnding(text)).toEqual(match ? { start: match.index, end: text.length - 1 } : undefined);
    }),
  );
});

it('an English wish to apologise is known however it is written', () => {
  const pieces = [
    'We',
    ' would like',
    ' want',
    ' WISH',
    ' to',
    ' say sorry',
    ' truly',
    ' offer',
    ' our',
    ' apologize',
    ' Apologies',
    ' apology',
    "'d like",
  ];
  const WISH_EN =
    /\b(?:would like|want|wish|'d like)(?: \w+)? to (?:say sorry|apologi[sz]e|(?:offer|extend|express) (?:\w+ ){0,3}apolog(?:y|ies))/i;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      expect(wishIn({ text, language: 'en' })?.index).toBe(WISH_EN.exec(text)?.index);
    }),
  );
});
