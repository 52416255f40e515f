/** An apology said again and again where nothing is offered. Never counts against a statement that offers a remedy or a next step. */
import type { Document } from '../../src/document/document.ts';
import { type Context, type DocumentRule, defineRule, type Example, type Match } from '../../src/rule/rule.ts';
import { bodySentences, FILE } from './places.ts';

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
  const length = language === 'ja' ? text.length : text.split(/\s+/).length;
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
  file: FILE,
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
  get examples(): readonly Example[] {
    return [
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
    ];
  },
  check: overApology,
} satisfies DocumentRule);
