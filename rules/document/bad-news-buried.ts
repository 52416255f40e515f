/** What stands before the news. One line of courtesy is the register of a letter; only more than that, or an empty title, is reported. */

import type { Document, Sentence } from '../../src/document/document.ts';
import {
  type Context,
  type DocumentRule,
  defineRule,
  type ElementName,
  type Example,
  type Match,
} from '../../src/rule/rule.ts';
import { endsWithAny } from '../../src/text/characters.ts';
import { follows, isBefore, WordFinder, wholeWords } from '../../src/text/word-finder.ts';
import { bodySentences, FILE, spanOf } from './places.ts';

const COURTESY_JA = new WordFinder(
  '清栄|清祥|お慶び|平素|日頃|日ごろ|ご愛顧|ご高配|お引き立て|御礼申し上げ|の候、|の候,|時下|お試しください|新機能|新商品|新製品',
);
const ALWAYS_JA = new WordFinder('いつも');
const USE_JA = new WordFinder('ご利用|ご愛読|お使い');
/** UTF-16 units between the two. */
const ALWAYS_USED = 20;
const COURTESY_EN = wholeWords(
  'thank you for being|thank you for choosing|thank you for your loyalty|thank you for your business|thank you for your custom|thank you for your support|exciting|loved by|proud|valued|work hard for you|delighted|hope you are|hope this finds|part of our family|part of the family',
);

export const isCourteous = ({ text, language }: Pick<Sentence, 'text' | 'language'>): boolean =>
  language === 'ja'
    ? COURTESY_JA.isIn(text) || isBefore(text, ALWAYS_JA, USE_JA, ALWAYS_USED)
    : COURTESY_EN.isIn(text.toLowerCase());

/** Of a line that brings the news without telling it yet (“one thing to report about the recent outage”). */
const TROUBLE_JA = new WordFinder(
  '障害|不具合|事故|漏えい|漏洩|流出|紛失|誤送信|誤請求|不正アクセス|混入|停止|遅延|トラブル|お詫び',
);
const AS_AN_EVENT_JA = new WordFinder('の件|の発生');
const ABOUT_JA = new WordFinder('について|につきまして|に関して|に関する|に関し|を');
const TELLING_JA = new WordFinder('ご報告|報告|お知らせ|ご説明|説明|ご連絡|お伝え');
/** UTF-16 units between the two. */
const NEAR_JA = 12;

const TROUBLE = wholeWords('outage|breach|leak|fault|failure|accident|incident|recall|loss|error|theft|disruption');
const TOLD = wholeWords('to report|to share|to tell|update|notice|occurred|affects|affected|affecting');
const TELLING = wholeWords('update|word|notice|news|tell you|inform you');
const NEAR_EN = 30;

export function announces({ text, language }: Pick<Sentence, 'text' | 'language'>): boolean {
  if (language === 'ja') return announcesInJapanese(text);
  const lower = text.toLowerCase();
  return isBefore(lower, TROUBLE, TOLD, NEAR_EN) || isBefore(lower, TELLING, TROUBLE, NEAR_EN);
}

function announcesInJapanese(text: string): boolean {
  for (let trouble = TROUBLE_JA.first(text); trouble; trouble = TROUBLE_JA.first(text, trouble.start + 1)) {
    const event = AS_AN_EVENT_JA.endAt(text, trouble.end);
    const about = ABOUT_JA.endAt(text, event < 0 ? trouble.end : event);
    if (about >= 0 && follows(text, about, TELLING_JA, NEAR_JA)) return true;
  }
  return false;
}

/** More than one line of courtesy before the news hides it; one is the usual register of a letter. */
const COURTEOUS_LINES = 2;

const EMPTY_TITLE_ENDS_JA = ['お知らせ', 'ご案内', 'お願い', '謹告', 'ご報告'];
const EMPTY_TITLE_JA = /^【?(?:件名)?】?[::]?\s*(?:【?(?:重要|大切)】?な?)?(?:お知らせ|ご案内|お願い|謹告|ご報告)】?$/;
const EMPTY_TITLES = new Set([
  'update',
  'notice',
  'announcement',
  'message',
  'information',
  'service update',
  'customer notice',
]);

/** 「重要なお知らせ」, “An important update from us.” */
function isEmptyTitle({ text, language }: Sentence): boolean {
  const trimmed = text.trim();
  if (language === 'ja') {
    const isBracketed = trimmed.endsWith('】');
    return (
      endsWithAny(isBracketed ? trimmed.slice(0, -1) : trimmed, EMPTY_TITLE_ENDS_JA) && EMPTY_TITLE_JA.test(trimmed)
    );
  }
  let title = trimmed.toLowerCase();
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
  const courteous = courtesyBeforeNews(document, context);
  if (courteous) matches.push({ span: spanOf(courteous) });
  return matches;
}

/** The first line of courtesy, where there are several before the news. What comes after the news is never asked: most statements begin with it. */
function courtesyBeforeNews(document: Document, context: Context): Sentence | undefined {
  const told = Math.min(firstIndex('what-happened', context), firstIndex('apology', context));
  const body = bodySentences(document);
  let before = 0;
  while (before < body.length && body[before]!.index < told && !announces(body[before]!)) before++;
  // Nothing is told and nothing announced: there is no news to be buried.
  if (before === body.length && told === Number.POSITIVE_INFINITY) return undefined;
  let first: Sentence | undefined;
  let count = 0;
  for (let at = 0; at < before && count < COURTEOUS_LINES; at++) {
    const sentence = body[at]!;
    if (!isCourteous(sentence)) continue;
    first ??= sentence;
    count++;
  }
  return count === COURTEOUS_LINES ? first : undefined;
}

function firstIndex(element: ElementName, context: Context): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { sentence } of context.evidence(element)) if (sentence.index < first) first = sentence.index;
  return first;
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
