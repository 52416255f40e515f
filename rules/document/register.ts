/** The register of a statement as a whole: how heavy its apology is, how often it comes, in which style it speaks. */
import type { Document, Harm } from '../../src/document/document.ts';
import { type Context, type DocumentRule, defineRule, type Match } from '../../src/rule/rule.ts';
import { bodySentences, spanWithin } from './places.ts';

/** The words of the two lightest steps: friends, and a short wait. */
const LIGHT = {
  ja: /うっかり|やらかし|ごめん(?:なさい|ね)?|すい?ません(?:でした)?(?!が)|すみません(?:でした)?(?!が)|失礼(?:いた)?しました/gu,
  en: /\b(?:oops(?:ie)?|whoops|our bad|my bad|sorry about (?:that|the|this)|my mistake)\b/giu,
} as const;

/** The words of a written apology. */
const WRITTEN = {
  ja: /お詫び|おわび|申し訳|謝罪|陳謝/u,
  en: /\bapolog|\b(?:we|I)(?: are|'re| am|'m|’re|’m)(?: \w+)? sorry\b/iu,
} as const;

const QUOTED = /「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"|(?<!\w)'[^']*'(?!\w)/gu;

const HEAVY: ReadonlySet<Harm> = new Set(['money', 'data', 'health', 'life']);

function tooLight(document: Document, context: Context): Match[] {
  if (!HEAVY.has(context.harm)) return [];
  const sentences = bodySentences(document);
  const plain = sentences.map((sentence) => ({
    sentence,
    // Same length, so that places stay.
    text: sentence.text.replace(QUOTED, (quotation) => '・'.repeat(quotation.length)),
  }));
  if (plain.some(({ sentence, text }) => WRITTEN[sentence.language].test(text))) return [];
  return plain.flatMap(({ sentence, text }) =>
    [...text.matchAll(LIGHT[sentence.language])].map(({ index, 0: found }) => ({
      span: spanWithin(sentence, index, index + found.length),
    })),
  );
}

export const registerTooLight = defineRule({
  id: 'register-too-light',
  category: 'register',
  severity: 'warning',
  languages: ['ja', 'en'],
  scope: 'document',
  kinds: ['first-notice', 'final-report', 'breach-notice', 'recall', 'social-post', 'support-reply'],
  words: {
    summary: { ja: '害に対して軽すぎる言葉', en: 'words too light for the harm' },
    message: {
      ja: '「{match}」は、起きたことに対して軽い言葉です。',
      en: '“{match}” is a light word for this harm.',
    },
    why: {
      ja: '損害を受けた人は、ことの重さが分かっていないと受け取るかもしれません。',
      en: 'People who lost money, data or health may take it that nobody sees how serious this is.',
    },
    instead: {
      ja: [
        '〈したこと〉を、深くお詫び申し上げます。',
        '〈したこと〉により〈ご負担〉をおかけし、誠に申し訳ございません。',
      ],
      en: ['We are deeply sorry that we 〈what happened〉.', 'We apologise for 〈what we did〉.'],
    },
    source: '文化庁「敬語の指針」; ビジネス文書の手引き(「すみません」は書き言葉の謝罪に用いない)',
  },
  examples: [
    { expect: 'flag', kind: 'first-notice', harm: 'data', text: '個人情報が漏れてしまいました。<<すみません>>。' },
    { expect: 'flag', kind: 'first-notice', harm: 'data', text: '<<うっかり>>全データを消してしまいました。' },
    { expect: 'flag', kind: 'support-reply', harm: 'money', text: '請求を間違えました。<<ごめんなさい>>。' },
    { expect: 'flag', kind: 'social-post', harm: 'data', language: 'en', text: '<<Oops>>! We leaked your details.' },
    { expect: 'flag', kind: 'social-post', harm: 'money', language: 'en', text: '<<Our bad>>, we charged you twice.' },
    { expect: 'pass', kind: 'support-reply', harm: 'service', text: '混み合っております。お待たせしてすみません。' },
    {
      expect: 'pass',
      kind: 'support-reply',
      harm: 'money',
      text: 'お客様から「すみません」とお声がけいただき、恐縮しております。請求の誤りをお詫び申し上げます。',
    },
    {
      expect: 'pass',
      kind: 'support-reply',
      harm: 'money',
      language: 'en',
      text: 'You wrote “oops, my mistake”, but the mistake was ours and we apologise.',
    },
  ],
  check: tooLight,
} satisfies DocumentRule);

/** A text of fewer characters (ja) or words (en) has room for one apology at the start and one at the end. */
const SHORT = { ja: 300, en: 120 } as const;
const MANY = 3;
const MOSTLY = 0.4;

function overApology(document: Document, context: Context): Match[] {
  const apologies = context.evidence('apology');
  if (apologies.length < MANY) return [];
  if (context.evidence('remedy').length > 0 || context.evidence('next-step').length > 0) return [];
  const sentences = bodySentences(document);
  const { language } = apologies[0]!.sentence;
  const text = sentences.map((sentence) => sentence.text).join(' ');
  const length = language === 'ja' ? text.length : text.split(/\s+/u).length;
  const apologising = new Set(apologies.map(({ sentence }) => sentence)).size;
  const isMostly = apologising > sentences.length * MOSTLY;
  return length < SHORT[language] || isMostly ? [{ span: apologies[MANY - 1]!.span }] : [];
}

export const overApologyRule = defineRule({
  id: 'over-apology',
  category: 'register',
  severity: 'info',
  languages: ['ja', 'en'],
  scope: 'document',
  kinds: ['support-reply', 'social-post', 'first-notice', 'progress-update'],
  words: {
    summary: { ja: 'お詫びの繰り返し', en: 'apology upon apology' },
    message: {
      ja: 'お詫びが繰り返され、償いや次にすることが書かれていません。',
      en: 'The apology is repeated, and nothing is offered or promised.',
    },
    why: {
      ja: '言葉だけを重ねられると、受け取る人は、形だけと感じるかもしれません。',
      en: 'Formulas in a row may sound like form; what helps is something to choose from.',
    },
    instead: {
      ja: ['お詫びは一度にして、返金・交換・修理など、選んでいただけることを書く。'],
      en: ['Keep one apology, and say what people can have: a refund, a replacement, a repair.'],
    },
    source: 'Singh et al. 2018 (airport service desks: options satisfied customers, long apologies did not)',
  },
  examples: [
    {
      expect: 'flag',
      kind: 'support-reply',
      text: '申し訳ございません。誠に申し訳ございません。<<重ねてお詫び申し上げます>>。',
    },
    {
      expect: 'flag',
      kind: 'support-reply',
      text: 'お詫び申し上げます。心よりお詫びいたします。<<申し訳ございませんでした>>。今後とも変わらぬご愛顧をお願いいたします。',
    },
    {
      expect: 'flag',
      kind: 'support-reply',
      language: 'en',
      text: 'We are sorry. We are truly sorry. Again, <<we apologise>>.',
    },
    {
      expect: 'pass',
      kind: 'support-reply',
      text: '二重に請求し、申し訳ございません。本日全額を返金いたしました。重ねてお詫び申し上げます。',
    },
    {
      expect: 'pass',
      kind: 'support-reply',
      text: '申し訳ございません。お選びいただけるのは、返金、交換、修理の三つです。',
    },
    {
      expect: 'pass',
      kind: 'support-reply',
      language: 'en',
      text: 'We are sorry we charged you twice. We refunded you today. Again, we apologise.',
    },
  ],
  check: overApology,
} satisfies DocumentRule);

/** Endings of main clauses. A list item, a label or a note in the plain style is nobody's business. */
const POLITE = /(?:です|ます|ました|ません|ませんでした|でした|ください|ましょう|でしょう)[。．!！]?$/u;
const PLAIN =
  /(?:である|であった|ではない|のだ|(?<![ま])した|された|なった|見込みだ|予定だ|(?:い|し|き|っ)た|している|されている)[。．]$/u;

function mixedStyle(document: Document): Match[] {
  const sentences = bodySentences(document).filter(
    ({ language, block }) => language === 'ja' && block.type === 'paragraph',
  );
  if (!sentences.some(({ text }) => POLITE.test(text))) return [];
  return sentences.flatMap((sentence) => {
    const { text } = sentence;
    if (POLITE.test(text) || /[」』)）]$/u.test(text)) return [];
    const plain = PLAIN.exec(text);
    if (!plain) return [];
    const end = plain.index + plain[0].replace(/[。．]$/u, '').length;
    return [{ span: spanWithin(sentence, plain.index, end) }];
  });
}

export const mixedStyleRule = defineRule({
  id: 'mixed-style',
  category: 'register',
  severity: 'info',
  languages: ['ja'],
  scope: 'document',
  optIn: true,
  words: {
    summary: { ja: '敬体と常体の混在', en: 'polite and plain endings mixed' },
    message: {
      ja: '「{match}」だけが常体で、まわりの「です・ます」とそろっていません。',
      en: '“{match}” is in the plain style among polite sentences.',
    },
    why: {
      ja: '急に語尾が硬くなると、内部の文書を貼りつけたように読まれるかもしれません。',
      en: 'A sudden plain ending may read as pasted from an internal paper.',
    },
    instead: { ja: ['お客様に向けた文は「です・ます」にそろえる。'] },
    source: 'textlint-rule-no-mix-dearu-desumasu (本文・見出し・箇条書きを分けて見る)',
  },
  examples: [
    { expect: 'flag', text: 'お詫び申し上げます。原因は設定の誤り<<である>>。' },
    { expect: 'flag', text: '返金いたします。詳細は下記に記載<<した>>。' },
    { expect: 'flag', text: '復旧は十六時の<<見込みだ>>。ご不便をおかけします。' },
    { expect: 'pass', text: 'お詫び申し上げます。\n\n- 原因:設定の誤り\n', format: 'md' },
    { expect: 'pass', text: '「返金しない」との当初の回答を撤回いたします。' },
    { expect: 'pass', text: '影響があった方のうち、返金が済んだ方は千名です。' },
  ],
  check: mixedStyle,
} satisfies DocumentRule);
