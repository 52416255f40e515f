/** What stands before the news. One line of courtesy is the register of a letter; only more than that, or an empty title, is reported. */

import type { Document, Sentence } from '../../src/document/document.ts';
import { type Context, type DocumentRule, defineRule, type Example, type Match } from '../../src/rule/rule.ts';
import { hasPhrase, hasPhraseBefore, phrasesOf } from '../../src/text/whole-words.ts';
import { bodySentences, FILE, spanOf } from './places.ts';

const COURTESY_JA =
  /清栄|清祥|お慶び|平素|日頃|日ごろ|ご愛顧|ご高配|お引き立て|御礼申し上げ|いつも.{0,20}(?:ご利用|ご愛読|お使い)|の候[、,]|時下|お試しください|(?:新機能|新商品|新製品)を?/;
const COURTESY_EN = phrasesOf(
  'thank you for being|thank you for choosing|thank you for your loyalty|thank you for your business|thank you for your custom|thank you for your support|exciting|loved by|proud|valued|work hard for you|delighted|hope you are|hope this finds|part of our family|part of the family',
);

/** A line that brings the news without telling it yet (“one thing to report about the recent outage”). */
const ANNOUNCED_JA =
  /(?:障害|不具合|事故|漏えい|漏洩|流出|紛失|誤送信|誤請求|不正アクセス|混入|停止|遅延|トラブル|お詫び)(?:の件|の発生)?(?:について|につきまして|に関して|に関し|に関する|を).{0,12}(?:ご?報告|お知らせ|ご?説明|ご連絡|お伝え)/;
const TROUBLE = phrasesOf('outage|breach|leak|fault|failure|accident|incident|recall|loss|error|theft|disruption');
const TOLD = phrasesOf('to report|to share|to tell|update|notice|occurred|affects|affected|affecting');
const TELLING = phrasesOf('update|word|notice|news|tell you|inform you');
/** UTF-16 units between the two. */
const NEAR = 30;

const isCourteous = ({ text, language }: Sentence): boolean =>
  language === 'ja' ? COURTESY_JA.test(text) : hasPhrase(text.toLowerCase(), COURTESY_EN);

function announces({ text, language }: Sentence): boolean {
  if (language === 'ja') return ANNOUNCED_JA.test(text);
  const lower = text.toLowerCase();
  return hasPhraseBefore(lower, TROUBLE, TOLD, NEAR) || hasPhraseBefore(lower, TELLING, TROUBLE, NEAR);
}

/** More than one line of courtesy before the news hides it; one is the usual register of a letter. */
const COURTEOUS_LINES = 2;

const EMPTY_TITLE_JA = /^【?(?:件名)?】?[::]?\s*(?:【?(?:重要|大切)】?な?)?(?:お知らせ|ご案内|お願い|謹告|ご報告)】?$/;
const EMPTY_TITLES = new Set(
  phrasesOf('update|notice|announcement|message|information|service update|customer notice'),
);

/** 「重要なお知らせ」, “An important update from us.” */
function isEmptyTitle({ text, language }: Sentence): boolean {
  if (language === 'ja') return EMPTY_TITLE_JA.test(text.trim());
  let title = text.trim().toLowerCase();
  if (title.startsWith('subject:')) title = title.slice('subject:'.length).trimStart();
  for (const word of ['a ', 'an ', 'very ', 'important ']) if (title.startsWith(word)) title = title.slice(word.length);
  if (title.endsWith('.') || title.endsWith('!')) title = title.slice(0, -1);
  if (title.endsWith(' from us')) title = title.slice(0, -' from us'.length);
  return EMPTY_TITLES.has(title);
}

function buriedNews(document: Document, context: Context): Match[] {
  const matches: Match[] = [];
  const title = document.title?.sentences[0];
  if (title && document.title!.sentences.length === 1 && isEmptyTitle(title)) {
    matches.push({ span: spanOf(title), messageId: 'title' });
  }
  const news = [...context.evidence('what-happened'), ...context.evidence('apology')].map(
    ({ sentence }) => sentence.index,
  );
  const told = Math.min(...news);
  // What comes after the news is never asked: most statements begin with it.
  const before = bodySentences(document).filter(({ index }) => index < told);
  const first = before.find(announces)?.index ?? told;
  if (!Number.isFinite(first)) return matches;
  const courteous = before.filter((sentence) => sentence.index < first && isCourteous(sentence));
  if (courteous.length >= COURTEOUS_LINES) matches.push({ span: spanOf(courteous[0]!) });
  return matches;
}

export const badNewsBuried = defineRule({
  id: 'bad-news-buried',
  category: 'ordering',
  severity: 'warning',
  languages: ['ja', 'en'],
  scope: 'document',
  file: FILE,
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
  get examples(): readonly Example[] {
    return [
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
        expect: 'flag',
        kind: 'first-notice',
        text: '<<新機能を公開いたしました。>>ぜひお試しください。また、先日の障害について一点ご報告がございます。',
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
    ];
  },
  check: buriedNews,
} satisfies DocumentRule);
