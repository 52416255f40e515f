/** Short statements for the rules of `missing.ts`: three that lack an element, and three that have it or need not have it. */
import type { ElementName, Example } from '../../src/rule/rule.ts';

type Facts = Omit<Example, 'expect' | 'text'>;

const flag = (kind: NonNullable<Facts['kind']>, text: string, facts: Facts = {}): Example => ({
  expect: 'flag',
  kind,
  text,
  ...facts,
});
const pass = (kind: NonNullable<Facts['kind']>, text: string, facts: Facts = {}): Example => ({
  expect: 'pass',
  kind,
  text,
  ...facts,
});

/** Made when they are asked for: a check of a draft never does. */
export const missingExamples = (): Readonly<Record<ElementName, readonly Example[]>> => ({
  apology: [
    flag('final-report', '八月三日、代金を二重に引き落としました。このような事態となり、遺憾に存じます。'),
    flag('interview', '反省すべき点がゼロとは申しません。対応は順調に進みました。'),
    flag('support-reply', 'We charged you twice on 3 August. We regret any concern.', { fault: 'ours' }),
    pass('final-report', '八月三日、代金を二重に引き落としました。深くお詫び申し上げます。'),
    pass('progress-update', '復旧作業を続けております。次の更新は十八時です。'),
    pass(
      'support-reply',
      '製造記録を調べましたが、該当する製品ではございませんでした。現物をお預かりして検査いたします。',
      { fault: 'none' },
    ),
    pass('support-reply', 'We charged you twice on 3 August, and we are sorry.'),
  ],
  responsibility: [
    flag('final-report', '設定に問題があったとの報告を受けております。ご心配をおかけしました。', { fault: 'ours' }),
    flag('interview', '現場で行き違いがあったと聞いております。', { fault: 'ours' }),
    flag('final-report', 'Some things were not done as they should have been.', { fault: 'ours' }),
    pass('final-report', '確認を怠ったのは当社です。', { fault: 'ours' }),
    pass('first-notice', '十時四分から検索が使えません。', { fault: 'unknown' }),
    pass('final-report', '当社の製品ではないことを、製造記録で確かめました。', { fault: 'none' }),
    pass('final-report', 'This was our mistake: we did not test the script before we ran it.', { fault: 'ours' }),
  ],
  'what-happened': [
    flag('first-notice', 'ご迷惑をおかけする事案が発生いたしました。次のお知らせは十八時です。'),
    flag('first-notice', 'サービスの品質に関する事象を確認しております。'),
    flag('first-notice', 'An incident occurred that may have affected your experience.'),
    pass('first-notice', '検索とダウンロードが使えなくなりました。'),
    pass('breach-notice', 'お名前とご住所が第三者に閲覧されました。'),
    pass('first-notice', 'Search and downloads stopped working at 10:04.'),
  ],
  when: [
    flag('first-notice', '先日来、つながりにくい状態が続いております。'),
    flag('final-report', 'このたび、代金を二重に引き落としました。'),
    flag('first-notice', 'Recently, some customers could not connect.'),
    pass('first-notice', '七月二日午前一時三十五分に停止し、現在も復旧しておりません。'),
    pass('final-report', '八月三日に、代金を二重に引き落としました。'),
    pass('first-notice', 'Search stopped working at 01:35 on 2 July.'),
  ],
  affected: [
    flag('final-report', '一部のお客様の代金を、二重に引き落としました。'),
    flag('breach-notice', '影響範囲は限定的です。'),
    flag('final-report', 'Some customers were charged twice.'),
    pass('final-report', '2,041名のお客様の代金を、二重に引き落としました。'),
    pass('support-reply', 'お客様の代金を、二重に引き落としました。'),
    pass('final-report', 'We charged 2,041 customers twice.'),
  ],
  cause: [
    flag('final-report', '八月三日、検索がご利用いただけなくなりました。ご迷惑をおかけいたしました。'),
    flag('interview', '一概には申し上げられません。真摯に受け止めております。'),
    flag('final-report', 'Search was unavailable on 3 August. We apologise.'),
    pass('final-report', '原因は、検証していない命令を実行したことです。'),
    pass('social-post', '検索がご利用いただけません。'),
    pass('final-report', 'The cause was a command that we had not tested.'),
  ],
  'action-taken': [
    flag('final-report', '八月三日、検索がご利用いただけませんでした。全社を挙げて取り組んでおります。'),
    flag('progress-update', '鋭意対応しております。'),
    flag('progress-update', 'We are working hard on this.'),
    pass('final-report', '十時四十分に配信を停止いたしました。'),
    pass('progress-update', '窓口の受付を二十四時間に延長いたしました。'),
    pass('progress-update', 'We stopped the rollout at 10:40.'),
  ],
  remedy: [
    flag('final-report', '八月三日、代金を二重に引き落としました。誠意をもって対応いたします。'),
    flag('recall', '電池が過熱し、発火するおそれがあります。補償については検討してまいります。'),
    flag('support-reply', 'We charged you twice. We will do everything we can to make this right.', { fault: 'ours' }),
    pass('final-report', '八月九日までに、全額を返金いたします。'),
    pass('first-notice', '十時四分から検索が使えません。'),
    pass('support-reply', '製造記録では、当社の製品ではございませんでした。', { fault: 'none' }),
    pass('support-reply', 'We will refund the full amount to your card by 9 August.'),
  ],
  prevention: [
    flag('final-report', '再発防止に努めてまいります。'),
    flag('breach-notice', '社員教育を徹底いたします。'),
    flag('final-report', 'We will strengthen our processes and learn from this.'),
    pass('final-report', '九月末までに、公開の前に二人で照合する手順に改めます。'),
    pass('first-notice', '十時四分から検索が使えません。'),
    pass('final-report', 'From 30 September every deletion needs two approvals.'),
  ],
  'next-step': [
    flag('first-notice', '十時四分から検索が使えません。復旧まで今しばらくお待ちください。'),
    flag('progress-update', '進展があり次第お知らせいたします。'),
    flag('first-notice', 'Search has been down since 10:04. We will share more when we can.'),
    pass('first-notice', '十時四分から検索が使えません。次のお知らせは十八時です。'),
    pass('support-reply', '佐藤が、明日十五時までにお電話を差し上げます。'),
    pass('first-notice', 'Search has been down since 10:04. Next update at 18:00.'),
  ],
  contact: [
    flag('final-report', 'ご不明な点はお問い合わせください。'),
    flag('recall', '直ちに使用を中止してください。詳しくは、よくあるご質問をご確認ください。'),
    flag('support-reply', 'Please contact us with any questions.'),
    pass('final-report', '専用窓口 0120-000-000(二十四時間)'),
    pass('interview', 'この場でお答えいたします。'),
    pass('support-reply', 'Call me on 0800 000 0000, any hour.'),
  ],
  person: [
    flag('final-report', '八月三日、代金を二重に引き落としました。\n\nカスタマーサポート一同'),
    flag('support-reply', 'お問い合わせありがとうございます。\n\nお客様相談室'),
    flag('support-reply', 'We have refunded you.\n\nThe Support Team'),
    pass('final-report', '八月三日、代金を二重に引き落としました。\n\n代表取締役社長 山田 太郎'),
    pass('support-reply', 'カスタマーサポートの佐藤と申します。'),
    pass('first-notice', '十時四分から検索が使えません。'),
    pass('support-reply', 'We have refunded you.\n\nMaria Keller, Chief Executive'),
  ],
  empathy: [
    flag('final-report', '多大なるご迷惑をおかけいたしました。'),
    flag('support-reply', '貴重なご意見をありがとうございます。'),
    flag('support-reply', 'We know this was inconvenient.'),
    pass('final-report', '何度も設定をやり直し、休日を費やされた方がいらっしゃいます。'),
    pass('progress-update', '復旧作業を続けております。'),
    pass('support-reply', 'You waited two hours beside a machine that had kept your card.'),
  ],
});
