/** Apologies too light for the harm. Is silent unless the harm is declared: what it was can't be read off the words. */
import type { Document, Harm } from '../../src/document/document.ts';
import { type Context, type DocumentRule, defineRule, type Example, type Match } from '../../src/rule/rule.ts';
import { bodySentences, FILE, spanWithin } from './places.ts';

/** The words of the two lightest steps: friends, and a short wait. */
const LIGHT = {
  ja: /うっかり|やらかし|ごめん(?:なさい|ね)?|すい?ません(?:でした)?(?!が)|すみません(?:でした)?(?!が)|失礼(?:いた)?しました/g,
  en: /\b(?:oops(?:ie)?|whoops|our bad|my bad|sorry about (?:that|the|this)|my mistake)\b/gi,
} as const;

/** The words of a written apology. */
const WRITTEN = {
  ja: /お詫び|おわび|申し訳|謝罪|陳謝/,
  en: /\bapolog|\b(?:we|I)(?: are|'re| am|'m|’re|’m)(?: \w+)? sorry\b/i,
} as const;

const QUOTED = /「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"|(?<!\w)'[^']*'(?!\w)/g;

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
  file: FILE,
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
  get examples(): readonly Example[] {
    return [
      { expect: 'flag', kind: 'first-notice', harm: 'data', text: '個人情報が漏れてしまいました。<<すみません>>。' },
      { expect: 'flag', kind: 'first-notice', harm: 'data', text: '<<うっかり>>全データを消してしまいました。' },
      { expect: 'flag', kind: 'support-reply', harm: 'money', text: '請求を間違えました。<<ごめんなさい>>。' },
      { expect: 'flag', kind: 'social-post', harm: 'data', language: 'en', text: '<<Oops>>! We leaked your details.' },
      {
        expect: 'flag',
        kind: 'social-post',
        harm: 'money',
        language: 'en',
        text: '<<Our bad>>, we charged you twice.',
      },
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
    ];
  },
  check: tooLight,
} satisfies DocumentRule);
