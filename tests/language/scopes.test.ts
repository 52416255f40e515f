import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/language.ts';
import { type Guard, guards } from '../../src/language/scopes.ts';
import type { Language } from '../../src/language/token.ts';

/** Whether the guard holds for the phrase between << and >>. A second sentence after ‖ is the next one. */
function holds(guard: Guard, marked: string, language: Language): boolean {
  const [first, next] = marked.split('‖');
  const start = first!.indexOf('<<');
  const end = first!.indexOf('>>') - 2;
  const text = first!.replace(/<<|>>/gu, '');
  const tokens = tokenize(text, language);
  const from = tokens.findIndex((token) => token.end > start);
  const to = tokens.findIndex((token) => token.end >= end) + 1;
  return guards(tokens, language, { start: from, end: to }, guard, next ? { next: tokenize(next, language) } : {});
}

describe('in Japanese', () => {
  it.each<[Guard, string, boolean]>([
    ['negated', '<<お客様の操作ミス>>ではございません。', true],
    ['negated', '<<お客様の操作ミス>>が原因ではなく、当社の設定の誤りです。', true],
    ['negated', '<<お客様の操作ミス>>によるものとは考えておりません。', true],
    ['negated', '<<お客様に責任がある>>わけではありません。', true],
    ['negated', '<<お客様の操作ミス>>が原因です。', false],
    ['negated', '<<お客様の操作ミス>>かもしれません。', false],
    ['negated', '<<ご迷惑をおかけし>>、申し訳ございません。', false],
    ['negated', '<<お客様の設定>>が原因ですが、当社は調べておりません。', false],
    ['negated', '<<一部の方>>に届いていなければなりません。', false],
    ['quoted', '「<<大したことはない>>」とのお声をいただきました。', true],
    ['quoted', '<<設定が悪い>>のではないかとのご質問をいただいております。', true],
    ['quoted', '「<<大したことはありません>>。」', false], // all of it is ours: a line of a transcript
    ['quoted', '<<大したことはない>>と考えております。', false],
    ['retracted', '「<<設定が悪い>>」とご案内したのは当社の誤りでした。', true],
    ['retracted', '先日、<<軽微な不具合>>と申し上げたのは不適切でした。', true],
    ['retracted', '先日は<<軽微な不具合>>とご説明しました。‖これは誤りでした。', true],
    ['retracted', '<<軽微な不具合>>と考えております。', false],
    ['retracted', '<<絶対に起きない>>、とは申しません。', true],
    ['retracted', '「<<もう大丈夫>>」とは申しません。', true],
    ['retracted', '<<もう安全>>だ、と申し上げる段階ではありません。', true],
    ['retracted', '<<できるだけ早く直し>>ます、では困るというお叱りはもっともです。', true],
    ['retracted', '適切に<<対応する>>とした先月の談話を改めます。', true],
    ['retracted', '<<だと主張する人>>がいる、という書き方はもうやめます。', true],
    ['retracted', '<<もう安全>>と申し上げるほかありません。', false],
    ['retracted', '被害は<<おおむね収まっ>>たと書きましたが、まだ八軒で水が出ません。', true],
    ['retracted', '<<影響は限られ>>ていると考えていましたが、調べると全店に及んでいました。', true],
    ['retracted', '<<お客様の設定>>が原因とご説明しましたが、ご納得いただけませんでした。', false],
    ['retracted', '<<世界一>>と言っても過言ではありません。', false],
    ['retracted', '<<もう安全>>だ、と申し上げます。', false],
    ['retracted', '<<お客様の設定>>では困ります。', false],
    ['retracted', '<<もう安全>>だと言わざるを得ません。', false],
    ['hypothetical', 'もし<<届かない>>ようでしたら、ご連絡ください。', true],
    ['hypothetical', '<<届かない>>場合は、ご連絡ください。', true],
    ['hypothetical', '<<届かない>>状態が続いております。', false],
    ['question', '<<証拠>>はありますか。', true],
    ['question', '<<証拠>>はあるのですか?', true],
    ['question', '<<証拠>>はあります。', false],
    ['instruction', '<<設定>>をご確認ください。', true],
    ['instruction', '<<設定>>のご確認をお願いいたします。', true],
    ['instruction', '<<設定>>を確認いたしました。', false],
    ['instruction', '<<設定>>のご確認をお願いしておりました。', false],
    ['negated', '<<想定外>>と言わざるを得ません。', false],
  ])('%s: %s → %s', (guard, marked, expected) => {
    expect(holds(guard, marked, 'ja')).toBe(expected);
  });
});

describe('in English', () => {
  it.each<[Guard, string, boolean]>([
    ['negated', 'This was not <<your fault>>.', true],
    ['negated', "It wasn't <<your settings>> that broke it.", true],
    ['negated', '<<Your settings>> were not the cause.', true],
    ['negated', 'Nothing <<you did>> caused this.', true],
    ['negated', 'It was our update rather than <<your settings>>.', true],
    ['negated', 'It was not only <<your fault>>.', false],
    ['negated', 'We did not test it, but <<your settings>> are odd.', false],
    ['negated', 'No doubt <<your settings>> are odd.', false],
    ['negated', 'It was not renewed because <<you forgot>>.', false],
    ['quoted', 'Some of you asked whether <<your settings>> were to blame.', true],
    ['quoted', 'A post that says “<<nobody was hurt>>” is going around.', true],
    ['quoted', '“<<Nobody was hurt>>.”', false],
    ['quoted', 'We said that <<your settings>> were to blame.', false],
    ['retracted', 'We were wrong to say that <<your settings>> were to blame.', true],
    ['retracted', 'I called it <<a blip>>.‖It was not.', true],
    ['retracted', 'Saying “<<sorry if you were upset>>” was wrong.', true],
    ['retracted', 'We should not have called it <<a blip>>.', true],
    ['retracted', 'It was <<a blip>>.', false],
    ['hypothetical', 'If <<your refund is late>>, call us.', true],
    ['hypothetical', 'Should <<your refund be late>>, call us.', true],
    ['hypothetical', '<<Your refund is late>> and we know it.', false],
    ['question', 'Do you have <<proof>>?', true],
    ['question', 'We have <<proof>>.', false],
    ['instruction', 'Please send us <<proof>>.', true],
    ['instruction', 'Keep <<the receipt>>.', true],
    ['instruction', 'You kept <<the receipt>>.', false],
  ])('%s: %s → %s', (guard, marked, expected) => {
    expect(holds(guard, marked, 'en')).toBe(expected);
  });
});
