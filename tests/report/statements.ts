/**
 * Two small statements with what is said of them, written down: reports that the catalogue of rules does not change. An emoji stands
 * before a finding in each, so that UTF-16 units, characters and bytes are never the same.
 */
import type { Credit, FileReport, Finding, Range, Report } from '../../src/lint/finding.ts';
import { reportOf } from '../../src/lint/report.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { Lines } from '../../src/text/lines.ts';

export const OPTIONS: ReportOptions = { columns: 80, color: false, maxFindings: 10 };

/** Where `quote` stands in `text`. */
export function rangeOf(text: string, quote: string): Range {
  const at = text.indexOf(quote);
  if (at < 0) throw new Error(`“${quote}” is not in the text`);
  const lines = new Lines(text);
  return { start: lines.position(at), end: lines.position(at + quote.length) };
}

/** A finding on `quote`, in `sentence`. */
export const findingOn = (
  text: string,
  quote: string,
  rest: Omit<Finding, 'excerpt' | 'range' | 'sentence'>,
  sentence?: string,
): Finding => ({
  ...rest,
  excerpt: quote,
  range: rangeOf(text, quote),
  ...(sentence !== undefined && { sentence: rangeOf(text, sentence) }),
});

const creditOn = (text: string, quote: string, rest: Omit<Credit, 'excerpt' | 'range'>): Credit => ({
  ...rest,
  excerpt: quote,
  range: rangeOf(text, quote),
});

const JA = `# 写真が消えたことについて

4月3日の10時04分、当社の作業の誤りで、お預かりしていた写真を消しました。
「家族の写真📷が見られない」というお問い合わせをいただいています。消えたのは、せいぜい300名分です。
もしご不快に思われた方が
いらっしゃったのであれば、お詫びします。

<!-- owabi-disable-next-line passive-harm -- 監督官庁への届け出の言葉のまま -->
ご迷惑がかかったものです。

担当は高橋です。<b>4月5日18時</b>に、次のお知らせをします。
`;

const ja: FileReport = {
  path: 'お知らせ/写真.md',
  text: JA,
  format: 'md',
  language: 'ja',
  kind: 'first-notice',
  kindReason: '見出しによる',
  credits: [
    creditOn(JA, '当社の作業の誤りで、お預かりしていた写真を消しました', {
      credit: 'company-agent',
      summary: '誤りの主語が自分たち',
      why: '誰がしたのかがわかれば、受けた側は自分を疑わずにすみます。',
      source: 'owabi の例',
    }),
    creditOn(JA, '家族の写真📷が見られない', {
      credit: 'concrete-harm',
      summary: '受けた側から見た被害',
      why: '何に困ったかが伝わっていると、読み手にわかります。',
      source: 'owabi の例',
    }),
  ],
  findings: [
    findingOn(
      JA,
      'せいぜい300名分',
      {
        rule: 'minimize-count',
        category: 'minimizing',
        severity: 'error',
        summary: '数を小さく見せる言い方',
        message: '「せいぜい300名分」は、数を小さく見せています。',
        why: '一人ひとりにとっては、起きたことのすべてです。',
        instead: ['300名の方の写真を消しました。', '300名の方お一人ずつに、本日中にご連絡します。'],
        source: 'Benoit 1995',
      },
      '消えたのは、せいぜい300名分です。',
    ),
    findingOn(
      JA,
      'もしご不快に思われた方が\nいらっしゃったのであれば',
      {
        rule: 'conditional-apology',
        category: 'non-apology',
        severity: 'warning',
        summary: '条件つきの謝罪',
        message: '「もしご不快に思われた方がいらっしゃったのであれば」は、謝る相手がいるかどうかを条件にしています。',
        why: '傷ついた人が、いないかもしれない人として扱われたと受け取られます。',
        instead: ['〈起きたこと〉について、お詫びいたします。'],
        source: 'Lazare 2004',
      },
      'もしご不快に思われた方が\nいらっしゃったのであれば、お詫びします。',
    ),
    findingOn(
      JA,
      'お詫びします',
      {
        rule: 'heard/non-apology',
        category: 'non-apology',
        severity: 'info',
        summary: '謝罪になっていないように聞こえる',
        message: '「お詫びします」は、何についての謝罪かが聞こえません。',
        why: '何を詫びているのかがわからないと、形だけに聞こえます。',
        instead: [],
        source: 'owabi の例',
        heard: { probability: 0.91, words: ['お詫び', '条件'] },
      },
      'もしご不快に思われた方が\nいらっしゃったのであれば、お詫びします。',
    ),
  ],
  elements: {
    'what-happened': [rangeOf(JA, 'お預かりしていた写真を消しました')],
    when: [rangeOf(JA, '4月3日の10時04分'), rangeOf(JA, '4月5日18時')],
    'next-step': [rangeOf(JA, '<b>4月5日18時</b>に、次のお知らせをします')],
    person: [rangeOf(JA, '担当は高橋です')],
  },
  missing: [
    {
      element: 'apology',
      severity: 'error',
      rule: 'missing-apology',
      message: '何についてお詫びするのかを、自分の言葉で書いてください。',
      instead: ['〈起きたこと〉について、深くお詫び申し上げます。'],
    },
    {
      element: 'contact',
      severity: 'info',
      rule: 'missing-contact',
      message: '問い合わせ先と、受付の時間を書いてください。',
      instead: ['お問い合わせ: 〈電話番号〉(毎日9時〜20時)'],
    },
  ],
  suppressed: [
    {
      ...findingOn(JA, 'ご迷惑がかかった', {
        rule: 'passive-harm',
        category: 'evasion',
        severity: 'warning',
        summary: '誰がしたのかが見えない言い方',
        message: '「ご迷惑がかかった」は、誰がかけたのかを言っていません。',
        why: '自分たちのしたことと思っていないように読まれます。',
        instead: ['ご迷惑をおかけしました。'],
        source: 'owabi の例',
      }),
      reason: '監督官庁への届け出の言葉のまま',
    },
  ],
};

const EN = `Search was down on 3 May

Hi all 👋, on 3 May we shut down search by mistake. Only a handful of you 😟 were affected; "it's < 1%".
We are sorry if anyone was upset.

Mika Lind, head of search, answers at help@example.com.
`;

const en: FileReport = {
  path: 'notices/search.txt',
  text: EN,
  format: 'txt',
  language: 'en',
  kind: 'first-notice',
  kindReason: 'nothing says otherwise',
  credits: [
    creditOn(EN, 'we shut down search by mistake', {
      credit: 'company-agent',
      summary: 'owns the wrong act',
      why: 'Told who did it, readers need not doubt themselves.',
      source: "owabi's example",
    }),
  ],
  findings: [
    findingOn(
      EN,
      'Only a handful of',
      {
        rule: 'minimize-count',
        category: 'minimizing',
        severity: 'error',
        summary: 'a number made small',
        message: '“Only a handful of” presents the number as small.',
        why: 'Each of those counted was harmed in full.',
        instead: ['312 of you could not search.'],
        source: 'Benoit 1995',
      },
      'Only a handful of you 😟 were affected; "it\'s < 1%".',
    ),
    findingOn(EN, 'were affected', {
      rule: 'agentless-harm',
      category: 'evasion',
      severity: 'info',
      summary: 'harm that nobody did',
      message: '“were affected” does not say by whom.',
      why: 'Readers may hear that it just happened.',
      instead: ['We kept 312 of you from searching', 'we locked you out'],
      source: "owabi's example",
    }),
    findingOn(
      EN,
      'if anyone was upset',
      {
        rule: 'conditional-apology',
        category: 'non-apology',
        severity: 'warning',
        summary: 'an apology on a condition',
        message: '“if anyone was upset” makes the apology depend on whether anyone was hurt.',
        why: 'Those who were hurt hear that they may not exist.',
        instead: ['We are sorry that we 〈what happened〉.'],
        source: 'Lazare 2004',
      },
      'We are sorry if anyone was upset.',
    ),
  ],
  elements: {
    'what-happened': [rangeOf(EN, 'we shut down search by mistake')],
    when: [rangeOf(EN, 'on 3 May we')],
    contact: [rangeOf(EN, 'help@example.com')],
  },
  missing: [
    {
      element: 'next-step',
      severity: 'warning',
      rule: 'missing-next-step',
      message: 'Say what happens next, and when.',
      instead: ['We will write again by 〈time〉.'],
    },
  ],
  suppressed: [],
};

export const FILES = { ja, en } as const;

export const REPORTS: Readonly<Record<'ja' | 'en', Report>> = {
  ja: reportOf('ja', [ja]),
  en: reportOf('en', [en]),
};

/** The first is clean, the last too. */
export const clean: FileReport = {
  ...en,
  path: 'clean.txt',
  findings: [],
  missing: [],
  suppressed: [],
};
