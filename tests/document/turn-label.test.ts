import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerIn, nameIn, questionIn, type TurnLabel } from '../../src/document/turn-label.ts';
import { linesOfFixtures } from './lines-of-fixtures.ts';

/** The same in expressions, which take milliseconds to compile. */
const NUMBER = '[0-9０-９一二三四五六七八九十]{0,3}';
const SCRIPTS = '(?=[「『（(]?[0-9０-９]*[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])';
const QUESTION = new RegExp(
  `^(?:(?:[QＱ]|問|質問|問い)[ 　]?${NUMBER}[ 　]?[.．:：、)）][ 　]*|(?:[QＱ][0-9０-９]{1,2}|(?:問|質問)${NUMBER})[ 　]+|[QＱ][ 　]+${SCRIPTS}` +
    `|[【＜<［\\[](?:[QＱ]|問|ご?質問|Question)[ 　]?${NUMBER}[】＞>］\\]][ 　]*` +
    `|((?:記者|質問者|聞き手|インタビュアー|報道陣)[ 　]?[A-ZＡ-Ｚ0-9０-９]?(?:[（(][^）)]{1,20}[）)])?)(?:[ 　]*[:：][ 　]*|[ 　]+|(?=「))` +
    `|((?:Question|Interviewer|Reporter|Journalist|Press)[ ]?[0-9]{0,2})[ ]?[:：.][ ]*)`,
  'iu',
);
const ANSWER = new RegExp(
  `^(?:(?:[AＡ]|答|回答|答え)[ 　]?${NUMBER}[ 　]?[.．:：、)）][ 　]*|(?:[AＡ][0-9０-９]{1,2}|(?:答|回答)${NUMBER})[ 　]+|[AＡ](?:[（(][^）)]{1,20}[）)])?[ 　]+${SCRIPTS}|(Answer)[ ]?[:：][ ]*` +
    `|[【＜<［\\[](?:[AＡ]|答|ご?回答|Answer)[ 　]?${NUMBER}[】＞>］\\]][ 　]*)`,
  'iu',
);
const COLON_NAME = /^([^\s:：。、，「」()（）<>|#0-9][^:：。、，「」|]{0,30}?)[ 　]?[:：][ 　]*/u;
const BRACKET_NAME = /^[【＜<［[]([^】＞>］\]:：。、]{1,14})[】＞>］\]][ 　]*(?=\S)/u;
const QUOTING_NAME = /^([\p{Script=Han}\p{Script=Katakana}ー々・]{1,10})(?=「)/u;
const SPACE_NAME = /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々・]{1,12})[ 　]+(?=\S)/u;

function labelBy(expression: RegExp, head: string): TurnLabel | undefined {
  const match = expression.exec(head);
  if (!match) return undefined;
  const speaker = expression === QUESTION ? (match[1] ?? match[2]) : undefined;
  return { length: match[0].length, ...(speaker !== undefined && { speaker }) };
}

function nameBy(head: string): ReturnType<typeof nameIn> {
  for (const expression of [COLON_NAME, BRACKET_NAME, QUOTING_NAME, SPACE_NAME]) {
    const match = expression.exec(head);
    const colon = expression === COLON_NAME || expression === BRACKET_NAME;
    if (match) return { name: match[1]!, length: match[0].length, colon };
  }
  return undefined;
}

const read = (head: string) => [head, questionIn(head), answerIn(head), nameIn(head)];
const readBy = (head: string) => [head, labelBy(QUESTION, head), labelBy(ANSWER, head), nameBy(head)];

const pick = (words: string): fc.Arbitrary<string> => fc.constantFrom('', ...words.split('|'));
const line = fc
  .tuple(
    pick('【|＜|<|［|['),
    pick(
      'Q|q|Ｑ|ｑ|A|a|Ａ|問|答|質問|ご質問|回答|ご回答|問い|答え|Question|QUESTION|answer|Answers|記者|質問者|聞き手|インタビュアー|報道陣|Interviewer|press|Journalist|社長|広報担当|MARTA HALE|𠮷田|みなさん|ご|え',
    ),
    pick(' |　|A|(朝日)|（社長）|()|さん'),
    pick('1|12|123|1234|十|二十一|３|Ａ|5番'),
    pick(' |  |　| 　'),
    pick('】|＞|>|］|]|.|．|:|：|、|)|）|「|。||'),
    pick(' |  |　| \t'),
    pick('お詫びします。|「カナ|「1番|(2日|12日|A good day|ー|㐂|𠮷|それは?|Yes: no'),
  )
  .map((parts) => parts.join(''))
  .filter((head) => head !== '');

describe('the label of a turn', () => {
  it('is read as the expressions read it', () => {
    fc.assert(
      fc.property(line, (head) => {
        expect(read(head)).toEqual(readBy(head));
      }),
      { numRuns: 10_000 },
    );
  });

  it('is read so at the head of every line of the fixtures', () => {
    const heads = linesOfFixtures().map((each) => each.slice(0, 80));
    expect(heads.map(read)).toEqual(heads.map(readBy));
  });
});
