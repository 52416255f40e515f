import { describe, expect, it } from 'vitest';
import { outline, read } from './reading.ts';

describe('plain text', () => {
  it('joins the hard line breaks of a Japanese draft, and keeps every place', () => {
    const source = `ビジネスホテル予約係の戸田です。
10月18日は遠方からお越しいただきながら、
お部屋のご手配に行き違いが生じ、お泊まり
いただくことができませんでした。本当に申し訳
ございませんでした。
`;
    const document = read(source);
    expect(outline(document)).toEqual([
      'paragraph: ビジネスホテル予約係の戸田です。 / ' +
        '10月18日は遠方からお越しいただきながら、お部屋のご手配に行き違いが生じ、お泊まりいただくことができませんでした。 / ' +
        '本当に申し訳ございませんでした。',
    ]);
    const last = document.sentences[2]!;
    const at = last.text.indexOf('申し訳ございません');
    const span = last.passage.locate({ start: at, end: at + '申し訳ございません'.length });
    expect(source.slice(span.start, span.end)).toBe('申し訳\nございません');
  });

  it('joins the lines of a wrapped English mail with a space', () => {
    expect(
      outline(
        read(`The gearbox of the ferry failed on Thursday 8 August. All sailings
to and from the island have been cancelled since then. We are
sorry.
`),
      ),
    ).toEqual([
      'paragraph: The gearbox of the ferry failed on Thursday 8 August. / ' +
        'All sailings to and from the island have been cancelled since then. / We are sorry.',
    ]);
  });

  it('reads a Japanese press release: letterhead, 記, numbered headings, 以上, signature', () => {
    expect(
      outline(
        read(`お客様各位

                            2025年11月18日
                            株式会社みなと

不正ログインに関するお知らせ

　会員ページに第三者が侵入したことを確認いたしました。お詫び申し上げます。

                記

1.経過
11月14日から16日にかけて発生しました。
2.対象
(1)氏名と住所
(2)電話番号
■お問い合わせ
電話 0120-000-000(平日9時~17時)でお受けします。

                              以上

お客様相談室長 真壁 志津
`),
      ),
    ).toEqual([
      'salutation: お客様各位',
      'signature: 2025年11月18日',
      'signature: 株式会社みなと',
      'heading1: 不正ログインに関するお知らせ',
      'paragraph: 会員ページに第三者が侵入したことを確認いたしました。 / お詫び申し上げます。',
      'label: 記',
      'heading3: 経過',
      'paragraph: 11月14日から16日にかけて発生しました。',
      'heading3: 対象',
      'list-item: 氏名と住所',
      'list-item: 電話番号',
      'heading2: お問い合わせ',
      'paragraph: 電話 0120-000-000(平日9時~17時)でお受けします。',
      'label: 以上',
      'signature: お客様相談室長 真壁 志津',
    ]);
  });

  it('reads a mail: header, salutation, items that run over two lines, rules, signature', () => {
    const document = read(`件名: 【お詫び】ご注文の品違いについて

三浦 様

受注担当の野呂と申します。

1. 正しい品を今夜お作りし、明日21日の午前中に私がご自宅まで
   お持ちします。
2. 代金は全額ご返金します。

------------------------------------------
ガラスの店 みずたま
TEL 0277-00-4120
------------------------------------------
`);
    expect(outline(document)).toEqual([
      'e-mail-header: 【お詫び】ご注文の品違いについて',
      'salutation: 三浦 様',
      'paragraph: 受注担当の野呂と申します。',
      'list-item: 正しい品を今夜お作りし、明日21日の午前中に私がご自宅までお持ちします。',
      'list-item: 代金は全額ご返金します。',
      'signature: ガラスの店 みずたま',
      'signature: TEL 0277-00-4120',
    ]);
    expect(document.title?.passage.text).toBe('【お詫び】ご注文の品違いについて');
    expect(document.kind).toBe('support-reply');
    expect(document.kindReason.ja).toContain('三浦 様');
  });

  it('reads an English letter: reference, salutation, headings, closing, signature, postscript', () => {
    expect(
      outline(
        read(`Our ref: 4471-0932

Dear Mrs Oyelaran

I write about your letter of 3 March. That was our mistake.

WHAT HAPPENED
We exchanged two meters in our records.

What we have done

- We have taken off the difference.
- Nobody will contact you about it.

Yours sincerely

Thomas Haverley
Complaints Manager, Brightwell Energy

P.S. My own line is 0800 555 0171.
`),
      ),
    ).toEqual([
      'label: Our ref: 4471-0932',
      'salutation: Dear Mrs Oyelaran',
      'paragraph: I write about your letter of 3 March. / That was our mistake.',
      'heading2: WHAT HAPPENED',
      'paragraph: We exchanged two meters in our records.',
      'heading2: What we have done',
      'list-item: We have taken off the difference.',
      'list-item: Nobody will contact you about it.',
      'signature: Yours sincerely',
      'signature: Thomas Haverley',
      'signature: Complaints Manager, Brightwell Energy',
      'paragraph: P.S. My own line is 0800 555 0171.',
    ]);
  });

  it('cuts lines that are complete, and goes on with items that are wrapped', () => {
    expect(
      outline(
        read(`ギフトのお届け遅れのお知らせ

いつもご利用いただき
ありがとうございます。
■対象:カニセット、ホタテ詰合せ
 ※常温便は予定どおり出荷ずみ
■原因:倉庫の冷凍庫が停止したため、
 作り直している最中です。
`),
      ),
    ).toEqual([
      'heading1: ギフトのお届け遅れのお知らせ',
      'paragraph: いつもご利用いただきありがとうございます。',
      'list-item: 対象:カニセット、ホタテ詰合せ',
      'list-item: 常温便は予定どおり出荷ずみ',
      'list-item: 原因:倉庫の冷凍庫が停止したため、作り直している最中です。',
    ]);
  });

  it('keeps the lines of a table set with spaces apart, and parts cells set with bars', () => {
    expect(
      outline(
        read(`経過をご報告します。

8月9日 11時  弁当をお届け
8月11日     保健所の立ち入り検査

| 対象 | 件数 |
|---|---|
| 東地区 | 12件 |
`),
      ),
    ).toEqual([
      'paragraph: 経過をご報告します。',
      'table-cell: 8月9日 11時  弁当をお届け',
      'table-cell: 8月11日     保健所の立ち入り検査',
      'table-cell: 対象',
      'table-cell: 件数',
      'table-cell: 東地区',
      'table-cell: 12件',
    ]);
  });

  it('reads CR, CR LF and mixed line ends alike', () => {
    const lines = ['お詫び申し', '上げます。', '', '次のお知らせは18時です。'];
    const expected = ['paragraph: お詫び申し上げます。', 'paragraph: 次のお知らせは18時です。'];
    for (const end of ['\n', '\r\n', '\r']) expect(outline(read(lines.join(end)))).toEqual(expected);
    expect(outline(read('お詫び申し\r\n上げます。\r\r\n次のお知らせは18時です。'))).toEqual(expected);
  });

  it('takes no reading from a comment to owabi, and reads across it', () => {
    const document = read(`ご迷惑をおかけしましたことを、心より
<!-- owabi-disable-next-line conditional-apology regret-only -- 引用のため -->
お詫び申し上げます。
<!-- owabi-disable -->
`);
    expect(outline(document)).toEqual(['paragraph: ご迷惑をおかけしましたことを、心よりお詫び申し上げます。']);
    expect(document.directives.map(({ name, arguments: given, reason }) => ({ name, given, reason }))).toEqual([
      { name: 'owabi-disable-next-line', given: ['conditional-apology', 'regret-only'], reason: '引用のため' },
      { name: 'owabi-disable', given: [], reason: '' },
    ]);
    expect(document.directives.map(({ span }) => document.source.slice(span.start, span.end))).toEqual([
      '<!-- owabi-disable-next-line conditional-apology regret-only -- 引用のため -->',
      '<!-- owabi-disable -->',
    ]);
  });

  it('hands a comment that never ends to the linter, and reads on in the next line', () => {
    const document = read('<!-- owabi-disable x\nお詫びします。');
    expect(outline(document)).toEqual(['paragraph: お詫びします。']);
    expect(document.directives.map(({ name }) => name)).toEqual(['owabi-disable']);
  });

  it('reads an empty file as a document without blocks', () => {
    expect(read('')).toMatchObject({ blocks: [], sentences: [], directives: [], language: 'en' });
    expect(read(' \n\n　\n').blocks).toEqual([]);
  });
});

describe('voices', () => {
  it('gives the questions of 問 and 答 to the questioner', () => {
    expect(
      outline(
        read(
          '【冒頭】\n深くお詫びいたします。\n\n問 原因は何か。\n答 調査中です。\n\n問1 再発は。\n答1 試験を増やします。\n対策は公表します。\n',
        ),
      ),
    ).toEqual([
      'heading2: 【冒頭】',
      'paragraph: 深くお詫びいたします。',
      'paragraph?: 原因は何か。',
      'paragraph: 調査中です。',
      'paragraph?: 再発は。',
      'paragraph: 試験を増やします。 / 対策は公表します。',
    ]);
  });

  it('knows a bare Q and A before Japanese, and no answer in an article', () => {
    expect(
      outline(read('Q 「返金」はしますか。\n\nA(代表・鶴見) いたします。\n\nQ いつですか。\n\nA 3月3日です。\n')),
    ).toEqual([
      'paragraph?: 「返金」はしますか。',
      'paragraph: いたします。',
      'paragraph?: いつですか。',
      'paragraph: 3月3日です。',
    ]);
    expect(outline(read('A good day.\n\nQ fever was found.\n'))).toEqual([
      'paragraph: A good day.',
      'paragraph: Q fever was found.',
    ]);
  });

  it('ends a question in dashes with its line, and names who answers', () => {
    expect(
      outline(
        read(
          '――何があったのですか。\n校長 行き過ぎた場面がありました。\n\n――生徒への言葉は。\n校長 残念に思います。\n',
        ),
      ),
    ).toEqual([
      'paragraph?: 何があったのですか。',
      'label @校長: 校長',
      'paragraph @校長: 行き過ぎた場面がありました。',
      'paragraph?: 生徒への言葉は。',
      'label @校長: 校長',
      'paragraph @校長: 残念に思います。',
    ]);
  });

  it('gives an unmarked answer after a question in dashes to us', () => {
    expect(outline(read('――原因は何ですか。\n\n調査中です。\n\n――補償は。\n\n全額を補償します。\n'))).toEqual([
      'paragraph?: 原因は何ですか。',
      'paragraph: 調査中です。',
      'paragraph?: 補償は。',
      'paragraph: 全額を補償します。',
    ]);
  });

  it('finds out who asks when two names take turns', () => {
    const document = read(`BROOKS: Did you sell the data?
ROB CASTELLAN: I would put it another way.

BROOKS: Which partners?
CASTELLAN: I won't say.

BROOKS: It shows the way to school.
CASTELLAN: It shows dots.
`);
    expect(outline(document)).toEqual([
      'label? @BROOKS: BROOKS',
      'paragraph? @BROOKS: Did you sell the data?',
      'label @ROB CASTELLAN: ROB CASTELLAN',
      'paragraph @ROB CASTELLAN: I would put it another way.',
      'label? @BROOKS: BROOKS',
      'paragraph? @BROOKS: Which partners?',
      'label @CASTELLAN: CASTELLAN',
      "paragraph @CASTELLAN: I won't say.",
      'label? @BROOKS: BROOKS',
      'paragraph? @BROOKS: It shows the way to school.',
      'label @CASTELLAN: CASTELLAN',
      'paragraph @CASTELLAN: It shows dots.',
    ]);
    expect(document.kind).toBe('interview');
  });

  it('takes speech in brackets after a name for that speaker’s own words', () => {
    expect(
      outline(
        read('記者「原因は何ですか」\n社長「調査中です。お詫びします」\n記者「補償は」\n社長「全額を補償します」\n'),
      ),
    ).toEqual([
      'label? @記者: 記者',
      'paragraph? @記者: 原因は何ですか',
      'label @社長: 社長',
      'paragraph @社長: 調査中です。 / お詫びします',
      'label? @記者: 記者',
      'paragraph? @記者: 補償は',
      'label @社長: 社長',
      'paragraph @社長: 全額を補償します',
    ]);
  });

  it('knows 【質問】 and 【回答】', () => {
    expect(outline(read('【質問】原因は何ですか。\n【回答】調査中です。\n'))).toEqual([
      'paragraph?: 原因は何ですか。',
      'paragraph: 調査中です。',
    ]);
  });

  it('takes the Q of an FAQ for the reader, and a label that stands once for nobody', () => {
    expect(
      outline(
        read('次回の更新: 本日17時です。\n窓口: 03-0000-0000 です。\n\nQ1. 返金されますか。\nA1. はい、全額です。\n'),
      ),
    ).toEqual([
      'paragraph: 次回の更新: 本日17時です。 / 窓口: 03-0000-0000 です。',
      'paragraph?: 返金されますか。',
      'paragraph: はい、全額です。',
    ]);
    expect(read('Questions: help@a.example, day and night. We are sorry.').blocks[0]!.voice).toBe('ours');
  });
});
