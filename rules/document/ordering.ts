/**
 * The order of a statement: what comes first tells readers who it is for. Looks only at orders that can be told for certain, and
 * never at a recall or a status update, where the danger and the facts go first.
 */
import type { Document, Kind, Sentence } from '../../src/document/document.ts';
import { type Context, type DocumentRule, defineRule, type Match } from '../../src/rule/rule.ts';
import { bodySentences, spanOf, spanWithin } from './places.ts';

const LETTERS: readonly Kind[] = [
  'first-notice',
  'final-report',
  'support-reply',
  'interview',
  'social-post',
  'breach-notice',
];

const APOLOGY_IN_TITLE = /お詫び|おわび|御詫び|謝罪|apolog|\bsorry\b/iu;

/** Words with which reasons begin; a plain fact (“search has been down since ten”) has none of them. */
const REASON = {
  ja: /背景|原因|理由|ため(?:[、,]|に|で|です)|により|によって|ことから|重な(?:り|っ)|想定|予想|人手不足|集中し|仕様変更|間に合い|間に合わ|及びません|上回/u,
  en: /\bbecause\b|\bdue to\b|\bowing to\b|\bfollowing\b|\bbackground\b|\bshortage\b|\bdemand\b|\bforecast\b|\bchanged (?:its|their)\b|\bnot (?:ready|enough)\b|\bhad just\b/iu,
} as const;

/** After this part of the text an apology comes late. */
const LATE = 0.4;

function lateApology(document: Document, context: Context): Match[] {
  const first = context.evidence('apology')[0];
  if (!first || (document.title && APOLOGY_IN_TITLE.test(textOf(document.title)))) return [];
  const before = bodySentences(document).filter(({ index }) => index < first.sentence.index);
  const owned = context.evidence('responsibility');
  // Who owns the act at once may explain before the formula comes.
  if (owned.some(({ sentence }) => before.slice(0, 2).includes(sentence))) return [];
  const reasons = before.filter(({ text, language }) => REASON[language].test(text)).length;
  const isLate = first.span.start > document.source.trimEnd().length * LATE;
  return reasons >= 2 || (reasons === 1 && before.length >= 2 && isLate) ? [{ span: first.span }] : [];
}

const textOf = ({ sentences }: { sentences: readonly Sentence[] }): string =>
  sentences.map(({ text }) => text).join(' ');

export const explanationBeforeApology = defineRule({
  id: 'explanation-before-apology',
  category: 'ordering',
  severity: 'warning',
  languages: ['ja', 'en'],
  scope: 'document',
  kinds: LETTERS,
  words: {
    summary: { ja: '説明が先、お詫びが後', en: 'reasons first, the apology after' },
    message: {
      ja: '「{match}」より先に、事情の説明が続いています。',
      en: 'The reasons come before “{match}”.',
    },
    why: {
      ja: '理由を先に聞かされると、お詫びは言い訳の後に付け足されたものと受け取られるかもしれません。',
      en: 'Readers who get the reasons first may take the apology for an afterthought to an excuse.',
    },
    instead: {
      ja: ['お詫びの一文を最初に置き、事情はその後に「原因」としてまとめる。'],
      en: ['Put the sentence that apologises first, and the reasons under a heading of their own.'],
    },
    source:
      'KDDI press conference of July 2022 (apology first, then facts, cause, measures); お詫び状の型(お詫び→原因と対策→結びのお詫び)',
  },
  examples: [
    {
      expect: 'flag',
      kind: 'final-report',
      text: '決済会社の仕様変更がありました。当社の改修が間に合いませんでした。担当者の交代も重なりました。<<ご迷惑をおかけし申し訳ございません>>。',
    },
    {
      expect: 'flag',
      kind: 'final-report',
      text: '本件の背景には業界全体の人手不足がございます。採用を強化しておりましたが及びませんでした。最後になりますが、<<お詫び申し上げます>>。',
    },
    {
      expect: 'flag',
      kind: 'support-reply',
      language: 'en',
      text: 'Our processor changed its rules. Our update was not ready. A colleague had just left. <<We apologise for the trouble>>.',
    },
    {
      expect: 'pass',
      kind: 'final-report',
      text: '二重に請求いたしましたことをお詫び申し上げます。原因は次のとおりです。',
    },
    {
      expect: 'pass',
      kind: 'recall',
      text: '発火のおそれがあります。直ちに使用を中止してください。ご迷惑をおかけし、お詫び申し上げます。',
    },
    {
      expect: 'pass',
      kind: 'first-notice',
      text: '十時四分から検索が使えません。復旧作業中です。次の更新は十一時です。申し訳ございません。',
    },
    {
      expect: 'pass',
      kind: 'final-report',
      language: 'en',
      text: 'We charged you twice, and we are sorry. Here is why it happened.',
    },
    {
      expect: 'pass',
      kind: 'interview',
      text: '大きなミスを犯してしまいました。予想以上の負荷がかかったためです。電話も集中しました。我々のミスです。申し訳ありません。',
    },
  ],
  check: lateApology,
} satisfies DocumentRule);

/** Those around the harm, addressed as people. 「お取引先を名乗る」 addresses nobody. */
const AROUND = {
  ja: /(?:株主|投資家|お?取引先|関係(?:各位|各所|先)|世間|業界|社会)(?:の?(?:皆様|皆さま|みなさま|みな様|方々)|各位|さま|様|に|へ|と|、)/u,
  en: /\b(?:shareholders?|investors?|partners?|stakeholders|the industry|communit(?:y|ies)|colleagues)\b/iu,
} as const;

const HARMED = {
  ja: /被害|亡くなられた|お?怪我|おけが|お客様|お客さま|ご?家族|患者|ご?利用者|ご?遺族|会員|購入|乗客|ご?乗車|住民|市民|生徒|児童|保護者|受験|読者|入居者|当事者|皆様のメール/u,
  en: /\b(?:you|your|customers?|victims?|famil(?:y|ies)|patients?|users?|passengers?|residents?|students?|pupils?|parents?|members?|everyone who|people who|hurt|injured|guests?|readers?|tenants?)\b/iu,
} as const;

/** A sentence that apologises to somebody, or says whom it troubled. */
const TROUBLED = /ご?迷惑|ご?心配|お詫び|おわび|申し訳|謝罪/u;

function victimLast(document: Document, context: Context): Match[] {
  const apologies = new Set(context.evidence('apology').map(({ sentence }) => sentence));
  if (apologies.size === 0 || context.document.frontMatter.audience !== undefined) return [];
  for (const sentence of bodySentences(document)) {
    const { text, language } = sentence;
    const addresses = apologies.has(sentence) || (language === 'ja' && TROUBLED.test(text));
    const around = AROUND[language].exec(text);
    const harmed = HARMED[language].exec(text);
    if (harmed && (!around || harmed.index < around.index)) return [];
    if (addresses && around) return [{ span: spanWithin(sentence, around.index, around.index + around[0].length) }];
  }
  return [];
}

export const victimLastRule = defineRule({
  id: 'victim-last',
  category: 'ordering',
  severity: 'warning',
  languages: ['ja', 'en'],
  scope: 'document',
  kinds: ['first-notice', 'final-report', 'interview', 'social-post'],
  words: {
    summary: { ja: '被害を受けた人が後回し', en: 'those harmed come last' },
    message: {
      ja: '被害を受けた人より先に「{match}」に触れています。',
      en: '“{match}” are addressed before the people who were harmed.',
    },
    why: {
      ja: '誰に最初に詫びるかで、誰を大切に思っているかが伝わります。被害を受けた人は、自分たちは後回しだと感じるかもしれません。',
      en: 'Whom a statement turns to first shows whom it is for; those who were harmed may feel that it is not for them.',
    },
    instead: {
      ja: ['被害を受けた方とご家族、影響を受けたお客様、その他の関係者、の順にお詫びする。'],
      en: ['Turn first to those who were hurt, then to others affected, then to everyone else.'],
    },
    source: '知床遊覧船事故・ビッグモーターの会見への批判(謝罪の相手の順序)',
  },
  examples: [
    {
      expect: 'flag',
      kind: 'final-report',
      text: '<<株主の皆様>>、お取引先の皆様にご心配をおかけしました。お客様にもご迷惑をおかけしました。お詫びいたします。',
    },
    {
      expect: 'flag',
      kind: 'final-report',
      text: '<<関係各所に>>多大なご迷惑をおかけし、お詫びいたします。亡くなられた方には、お悔やみを申し上げます。',
    },
    {
      expect: 'flag',
      kind: 'interview',
      language: 'en',
      text: 'We apologise to our <<shareholders>> and partners, and to customers.',
    },
    {
      expect: 'pass',
      kind: 'final-report',
      text: '亡くなられた方とご家族に、心よりお詫び申し上げます。続いて、お取引先の皆様にもお詫びいたします。',
    },
    {
      expect: 'pass',
      kind: 'final-report',
      text: 'お取引先を名乗る詐欺で被害に遭われたお客様に、お詫び申し上げます。',
    },
    {
      expect: 'pass',
      kind: 'final-report',
      language: 'en',
      text: 'To everyone who was hurt, and to your families: we are sorry. We also apologise to our partners.',
    },
  ],
  check: victimLast,
} satisfies DocumentRule);

const COURTESY = {
  ja: /清栄|清祥|お慶び|平素|日頃|日ごろ|ご愛顧|ご高配|お引き立て|御礼申し上げ|いつも.{0,20}(?:ご利用|ご愛読|お使い)|の候[、,]|時下|お試しください|(?:新機能|新商品|新製品)を?/u,
  en: /\bthank you for (?:being|choosing|your (?:loyalty|business|custom|support))|\bexciting\b|\bloved by\b|\bproud\b|\bvalued\b|\bwork hard for you\b|\bdelighted\b|\bhope (?:you are|this finds)|\bpart of (?:our|the) family\b/iu,
} as const;

/** More than one line of courtesy before the news hides it; one is the usual register of a letter. */
const COURTEOUS_LINES = 2;

const EMPTY_TITLE = {
  ja: /^【?(?:件名)?】?[::]?\s*(?:【?(?:重要|大切)】?な?)?(?:お知らせ|ご案内|お願い|謹告|ご報告)】?$/u,
  en: /^(?:subject:)?\s*(?:an? )?(?:very )?(?:important )?(?:update|notice|announcement|message|information|service update|customer notice)(?: from us)?[.!]?$/iu,
} as const;

function buriedNews(document: Document, context: Context): Match[] {
  const matches: Match[] = [];
  const title = document.title?.sentences[0];
  if (title && document.title!.sentences.length === 1 && EMPTY_TITLE[title.language].test(title.text.trim())) {
    matches.push({ span: spanOf(title), messageId: 'title' });
  }
  const news = [...context.evidence('what-happened'), ...context.evidence('apology')].map(
    ({ sentence }) => sentence.index,
  );
  const first = Math.min(...news);
  if (!Number.isFinite(first)) return matches;
  const courteous = bodySentences(document).filter(
    ({ index, text, language }) => index < first && COURTESY[language].test(text),
  );
  if (courteous.length >= COURTEOUS_LINES) matches.push({ span: spanOf(courteous[0]!) });
  return matches;
}

export const badNewsBuried = defineRule({
  id: 'bad-news-buried',
  category: 'ordering',
  severity: 'warning',
  languages: ['ja', 'en'],
  scope: 'document',
  kinds: ['first-notice', 'final-report', 'social-post', 'recall', 'breach-notice'],
  words: {
    summary: { ja: '知らせるべきことが埋もれている', en: 'the news is buried' },
    message: {
      ja: '起きたことより先に、あいさつや宣伝が続いています。',
      en: 'Greetings or other news come before what happened.',
    },
    messages: {
      title: {
        ja: '「{match}」だけでは、何が起きたのか分かりません。',
        en: '“{match}” does not say what happened.',
      },
    },
    why: {
      ja: '急いで知りたい人が読み飛ばしてしまい、隠そうとしたと受け取られるかもしれません。',
      en: 'People who need to know may never get that far, and those who do may think it was hidden.',
    },
    instead: {
      ja: ['題名と最初の一文に、何が起きたのか、何をしてほしいのかを書く。'],
      en: ['Say in the title and the first sentence what happened and what people should do.'],
    },
    source: 'JIS S 0104 (危険を題名と冒頭に); California Civil Code 1798.82 (fixed title, “What Happened” first)',
  },
  examples: [
    {
      expect: 'flag',
      kind: 'breach-notice',
      text: '<<時下ますますご清栄のこととお慶び申し上げます。>>平素は格別のご高配を賜り厚く御礼申し上げます。さて、お客様の情報が流出いたしました。',
    },
    {
      expect: 'flag',
      kind: 'first-notice',
      format: 'md',
      text: '# <<重要なお知らせ>>\n\n昨日、お客様の情報を流出させました。お詫び申し上げます。\n',
    },
    {
      expect: 'flag',
      kind: 'first-notice',
      language: 'en',
      text: '<<Thank you for being part of our family.>> We work hard for you every day. Last night our servers failed and your orders were lost.',
    },
    {
      expect: 'pass',
      kind: 'breach-notice',
      format: 'md',
      text: '# 重要なお知らせ:お客様の氏名と住所が流出しました\n\n昨日、お客様の情報を流出させました。\n',
    },
    {
      expect: 'pass',
      kind: 'first-notice',
      text: '平素よりご利用ありがとうございます。昨日、お客様の情報を流出させました。',
    },
    {
      expect: 'pass',
      kind: 'first-notice',
      language: 'en',
      text: 'Thank you for being a customer. Last night we exposed your address.',
    },
  ],
  check: buriedNews,
} satisfies DocumentRule);
