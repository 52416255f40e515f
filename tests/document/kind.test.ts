import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/document/document.ts';
import { read } from './reading.ts';

const CASES: readonly [Kind, string][] = [
  ['first-notice', '【第1報】通信障害について\n\n本日8時から通信できない状況です。原因は調査中です。'],
  ['progress-update', '通信障害について(第3報)\n\n復旧の見込みは15時です。第2報からの変更点は次のとおりです。'],
  ['progress-update', 'Service update 4\n\nTrains run every half hour today.'],
  ['final-report', '通信障害に関する最終報告\n\n原因は設定の誤りです。再発防止策は次のとおりです。'],
  ['final-report', 'Incident report: April 8\n\nRoot cause: a script ran against the wrong list.'],
  ['support-reply', '塚本 様\n\nお客様サポートの長谷部と申します。\n申し訳ございません。'],
  ['support-reply', 'Hi Jolanda,\n\nThank you for writing. It was our mistake.'],
  ['interview', '問 原因は何か。\n答 調査中です。\n\n問 補償は。\n答 検討しています。'],
  ['social-post', '【お詫び】今朝、古い時刻表を表示していました。申し訳ありません。現在は正しい表示です。 #お詫び'],
  ['recall', '「くるみクッキー」自主回収のお知らせ\n\n表示に誤りがありました。召し上がらないでください。'],
  ['breach-notice', '個人情報の漏えいに関するお詫び\n\n1,218名分の情報が外部へ送信されました。'],
];

describe('kind', () => {
  it.each(CASES)('infers %s from %j', (kind, source) => {
    const document = read(source);
    expect(document.kind).toBe(kind);
    expect(document.kindReason.ja).not.toBe('');
  });

  it('says from what it was inferred', () => {
    expect(read('通信障害について(第3報)\n\n復旧の見込みは15時です。').kindReason).toEqual({
      ja: '「第3報」とあるため',
      en: 'it says “第3報”',
    });
  });

  it('takes a statement that names no kind for a first notice, and says so', () => {
    const long = '本日、会員ページをご覧いただけない時間がありました。'.repeat(20);
    expect(read(long)).toMatchObject({
      kind: 'first-notice',
      kindReason: { en: expect.stringContaining('nothing in it') },
    });
  });
});

describe('language of a document', () => {
  it('is that of nearly all of it, or mixed', () => {
    expect(read('深くお詫び申し上げます。').language).toBe('ja');
    expect(read('We are sorry.').language).toBe('en');
    expect(read('このたびは大変申し訳ございませんでした。\n\nWe are sorry for the outage on Monday.').language).toBe(
      'mixed',
    );
    expect(read('API Gateway の障害により、ご迷惑をおかけしました。').language).toBe('ja');
  });
});
