import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/document/document.ts';
import { lint } from '../../src/index.ts';
import type { CreditName } from '../../src/rule/rule.ts';

const credits = (text: string, kind: Kind = 'first-notice') => lint(text, { format: 'md', kind }).credits;

/** What earns a credit in a text. */
const earned = (credit: CreditName, text: string, kind?: Kind): string[] =>
  credits(text, kind)
    .filter((one) => one.credit === credit)
    .map(({ excerpt }) => excerpt);

describe('a credit', () => {
  it('is earned by what is told, not by a word for it', () => {
    for (const text of [
      '責任の重さを痛感し、誠心誠意、対応してまいります。',
      '透明性を大切に、お客様の声に真摯に耳を傾けます。',
      'We take full accountability seriously and value transparency.',
      'Your trust, health and safety are our first priority.',
      'We are working hard to restore your confidence.',
    ]) {
      expect(credits(text), text).toEqual([]);
    }
  });

  it('is never earned by the words of others', () => {
    expect(credits('> 当社の誤りです。\n\nと、書かれています。')).toEqual([]);
    expect(credits('**Reporter:** So you deleted it by mistake?\n\n**Chair:** No comment.', 'interview')).toEqual([]);
  });

  it('says what it is and why it helps in the language of the run', () => {
    const { summary, why } = lint('We deleted it by mistake.', { locale: 'ja' }).credits[0]!;
    expect([summary, why].every((text) => /[ぁ-ん]/u.test(text))).toBe(true);
  });
});

describe('the company as the one who did it', () => {
  it('is credited for the act, and not when another is made to have done it', () => {
    expect(earned('company-agent', '確認を怠ったのは当社です。')).toEqual(['確認を怠ったのは当社です']);
    expect(earned('company-agent', '委託先の誤りにより、データが消えました。')).toEqual([]);
    expect(earned('company-agent', 'We did not test it.')).toEqual(['We did not test it']);
    expect(earned('company-agent', 'Our supplier did not test it.')).toEqual([]);
  });
});

describe('an unknown', () => {
  it('is credited with the time of the next word, wherever that stands, and not without it', () => {
    const unknown = '原因はまだ分かりません。';
    expect(earned('honest-unknown', unknown)).toEqual([]);
    expect(earned('honest-unknown', `${unknown}分かり次第お知らせします。`)).toEqual([]);
    expect(earned('honest-unknown', `${unknown}配信は止めました。\n\n次の更新は十八時です。`)).toEqual([
      '原因はまだ分かりません',
    ]);
  });
});

describe('a remedy', () => {
  it('is credited when nobody has to claim it and its day is named; each alone is not enough', () => {
    const free = 'You do not need to claim it.';
    const dated = 'We will refund every ticket by 9 August.';
    expect(earned('unconditional-remedy', free)).toEqual([]);
    expect(earned('unconditional-remedy', dated)).toEqual([]);
    expect(earned('unconditional-remedy', `${dated} ${free}`)).toHaveLength(1);
  });
});

describe('a number', () => {
  it('is credited with what it does not include or its date, and never as a small one', () => {
    expect(earned('exact-scope', '対象は480名です。')).toEqual([]);
    expect(earned('exact-scope', '対象は480名です。カード番号は含まれません。')).toEqual(['対象は480名です']);
    expect(earned('exact-scope', '影響があったのは、せいぜい480名です。カード番号は含まれません。')).toEqual([]);
  });
});

describe('a denial', () => {
  it('is credited with evidence, care and an open door, and not with evidence alone', () => {
    const denial = '検査の結果、異物は検出されませんでした。';
    expect(earned('firm-no-fault', denial)).toEqual([]);
    expect(earned('firm-no-fault', `${denial}ご不安はもっともです。`)).toEqual([]);
    expect(earned('firm-no-fault', `${denial}ご不安はもっともです。現物を検査いたします。`)).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('is credited where somebody asked: in a reply or an interview', () => {
    expect(earned('direct-answer', 'Yes, you are due a refund.', 'support-reply')).toHaveLength(1);
    expect(earned('direct-answer', 'Yes, you are due a refund.', 'first-notice')).toEqual([]);
  });
});
