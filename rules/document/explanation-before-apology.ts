/**
 * Reasons first, the apology after. Looks only at letters and answers: in a recall the danger comes first, in a status update the
 * facts.
 */

import type { Document, Kind, Sentence } from '../../src/document/document.ts';
import { type Context, type DocumentRule, defineRule, type Example, type Match } from '../../src/rule/rule.ts';
import type { Span } from '../../src/text/span.ts';
import { WordFinder, wholeWords } from '../../src/text/word-finder.ts';
import { bodySentences, FILE, spanWithin } from './places.ts';

const LETTERS: readonly Kind[] = [
  'first-notice',
  'final-report',
  'support-reply',
  'interview',
  'social-post',
  'breach-notice',
];

const APOLOGY_IN_TITLE = new WordFinder('お詫び|おわび|御詫び|謝罪|apolog');
const SORRY = wholeWords('sorry');

/**
 * Words with which reasons begin; a plain fact (“search has been down since ten”) has none of them. Why the affected did something,
 * or why one person who says “I” erred, is no excuse.
 */
const REASON_JA = new WordFinder(
  '背景|原因|理由|ため、|ため,|ために|ためで|により|によって|ことから|重なり|重なっ|想定|予想|人手不足|集中し|仕様変更|間に合い|間に合わ|及びません|上回',
);
const REASON_EN = wholeWords(
  'due to|owing to|following|background|shortage|demand|forecast|changed its|changed their|not ready|not enough|had just',
);
const BECAUSE = wholeWords('because');
const BECAUSE_OF_OTHERS = wholeWords('because they|because you');
/** “I” so many UTF-16 units before “because”, in the same clause. */
const I_BEFORE = 60;

export function givesReason({ text, language }: Pick<Sentence, 'text' | 'language'>): boolean {
  if (language === 'ja') return REASON_JA.isIn(text);
  const lower = text.toLowerCase();
  if (REASON_EN.isIn(lower)) return true;
  for (let at = BECAUSE.first(lower); at; at = BECAUSE.first(lower, at.end)) {
    if (BECAUSE_OF_OTHERS.endAt(lower, at.start) < 0 && !saysI(lower.slice(0, at.start))) return true;
  }
  return false;
}

function saysI(before: string): boolean {
  const clause = before.slice(Math.max(before.lastIndexOf('.'), before.lastIndexOf(';')) + 1);
  let last: Span | undefined;
  for (let at = I.first(clause); at; at = I.first(clause, at.end)) last = at;
  return last !== undefined && clause.length - last.end <= I_BEFORE;
}

const I = wholeWords('i');

/** An apology that is wished for rather than made comes late all the same. */
const WISHED = {
  ja: /(?:お詫び|おわび|謝罪|陳謝)(?:を)?(?:し|いたし|申し上げ)?たい|(?:お詫び|謝罪)させて(?:いただ|頂)/,
  en: /\b(?:would like|want|wish|'d like)(?: \w+)? to (?:say sorry|apologi[sz]e|(?:offer|extend|express) (?:\w+ ){0,3}apolog(?:y|ies))/i,
} as const;

/** After this part of the text an apology comes late. */
const LATE = 0.4;

function lateApology(document: Document, context: Context): Match[] {
  const first = context.evidence('apology')[0] ?? wishedApology(document);
  if (!first || (document.title && apologises(textOf(document.title)))) return [];
  const before = bodySentences(document).filter(({ index }) => index < first.sentence.index);
  const owned = context.evidence('responsibility');
  // Who owns the act at once may explain before the formula comes.
  if (owned.some(({ sentence }) => before.slice(0, 2).includes(sentence))) return [];
  let reasons = 0;
  for (const sentence of before) if (givesReason(sentence)) reasons++;
  const isLate = first.span.start > document.source.trimEnd().length * LATE;
  return reasons >= 2 || (reasons === 1 && before.length >= 2 && isLate) ? [{ span: first.span }] : [];
}

function apologises(title: string): boolean {
  const lower = title.toLowerCase();
  return APOLOGY_IN_TITLE.isIn(lower) || SORRY.isIn(lower);
}

/** Words without which there is no such wish: looked for before the expression is made ready, which takes longer. */
const WISHING = { ja: new WordFinder('たい|させて'), en: new WordFinder(' to ') } as const;
const APOLOGISING = {
  ja: new WordFinder('お詫び|おわび|謝罪|陳謝'),
  en: new WordFinder('say sorry|apologi|apology'),
} as const;

export function wishIn({ text, language }: Pick<Sentence, 'text' | 'language'>): RegExpExecArray | null {
  const looked = language === 'ja' ? text : text.toLowerCase();
  return APOLOGISING[language].isIn(looked) && WISHING[language].isIn(looked) ? WISHED[language].exec(text) : null;
}

/** The first wish to apologise, where nothing apologises. */
function wishedApology(document: Document): { span: Span; sentence: Sentence } | undefined {
  for (const sentence of bodySentences(document)) {
    const wish = wishIn(sentence);
    if (wish) return { sentence, span: spanWithin(sentence, wish.index, wish.index + wish[0].length) };
  }
  return undefined;
}

const textOf = ({ sentences }: { sentences: readonly Sentence[] }): string =>
  sentences.map(({ text }) => text).join(' ');

export const explanationBeforeApology = defineRule({
  id: 'explanation-before-apology',
  category: 'ordering',
  severity: 'warning',
  languages: ['ja', 'en'],
  scope: 'document',
  file: FILE,
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
  get examples(): readonly Example[] {
    return [
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
        expect: 'flag',
        kind: 'final-report',
        language: 'en',
        text: 'There is a national shortage of drivers. We had been hiring all summer. It was not enough. Finally, we <<would like to say sorry>>.',
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
        kind: 'final-report',
        language: 'en',
        text: 'The export deleted your drafts. I shipped it untested because I trusted a name. Some of you ran it because you were being careful. I am sorry.',
      },
      {
        expect: 'pass',
        kind: 'interview',
        text: '大きなミスを犯してしまいました。予想以上の負荷がかかったためです。電話も集中しました。我々のミスです。申し訳ありません。',
      },
    ];
  },
  check: lateApology,
} satisfies DocumentRule);
