/** To whom a statement turns first. Is silent when front matter names an audience of its own, and about people it has no word for. */

import type { Document, Sentence } from '../../src/document/document.ts';
import { type Context, type DocumentRule, defineRule, type Example, type Match } from '../../src/rule/rule.ts';
import type { Span } from '../../src/text/span.ts';
import { isBefore, WordFinder, wholeWords } from '../../src/text/word-finder.ts';
import { bodySentences, FILE, spanWithin } from './places.ts';

/** Those around the harm, addressed as people. 「お取引先を名乗る」 addresses nobody. */
const AROUND_JA = new WordFinder('株主|投資家|お取引先|取引先|関係各位|関係各所|関係先|世間|業界|社会');
const ADDRESSED_JA = new WordFinder(
  'の皆様|の皆さま|のみなさま|のみな様|の方々|皆様|皆さま|みなさま|みな様|方々|各位|さま|様|に|へ|と|、',
);
const AROUND_EN = wholeWords(
  'shareholder|shareholders|investor|investors|partner|partners|stakeholders|the industry|community|communities|colleagues',
);

const HARMED_JA = new WordFinder(
  '被害|亡くなられた|お怪我|怪我|おけが|お客様|お客さま|ご家族|家族|患者|ご利用者|利用者|ご遺族|遺族|会員|購入|乗客|ご乗車|乗車|住民|市民|生徒|児童|保護者|受験|読者|入居者|当事者|皆様のメール',
);
const HARMED_EN = wholeWords(
  'you|your|customer|customers|victim|victims|family|families|patient|patients|user|users|passenger|passengers|resident|residents|student|students|pupil|pupils|parent|parents|member|members|everyone who|people who|hurt|injured|guest|guests|reader|readers|tenant|tenants',
);

/** Where those harmed are addressed in a text of their own, this one may turn to others. */
const APOLOGY_JA = new WordFinder('お詫び|おわび|謝罪|ご説明');
const ELSEWHERE_JA = new WordFinder('別紙|別添|別途|別に|別の|個別に|すでに|既に|先に');
/** UTF-16 units between the two. */
const NEAR_JA = 16;
const APOLOGY_EN = wholeWords('apology|apologies|apologise|apologize');
const ELSEWHERE_EN = wholeWords('attached|enclosed|separate|separately|elsewhere|overleaf|already');

/** A sentence that apologises to somebody, or says whom it troubled. */
const TROUBLED = new WordFinder('迷惑|心配|お詫び|おわび|申し訳|謝罪');

type Said = Pick<Sentence, 'text' | 'language'>;

export function aroundIn({ text, language }: Said): Span | undefined {
  if (language === 'en') return AROUND_EN.first(text.toLowerCase());
  for (let one = AROUND_JA.first(text); one; one = AROUND_JA.first(text, one.start + 1)) {
    const end = ADDRESSED_JA.endAt(text, one.end);
    if (end >= 0) return { start: one.start, end };
  }
  return undefined;
}

export const harmedIn = ({ text, language }: Said): Span | undefined =>
  language === 'ja' ? HARMED_JA.first(text) : HARMED_EN.first(text.toLowerCase());

export const isElsewhere = ({ text, language }: Said): boolean =>
  language === 'ja'
    ? isBefore(text, APOLOGY_JA, ELSEWHERE_JA, NEAR_JA)
    : isBefore(text.toLowerCase(), APOLOGY_EN, ELSEWHERE_EN);

function victimLast(document: Document, context: Context): Match[] {
  const apologies = context.evidence('apology');
  if (apologies.length === 0 || context.document.frontMatter.audience !== undefined) return [];
  const body = bodySentences(document);
  const first = firstAround(body, new Set(apologies.map(({ sentence }) => sentence)));
  // Most statements turn to those harmed at once, and nothing more is asked of them.
  if (!first || body.some((sentence) => isElsewhere(sentence) && harmedIn(sentence) !== undefined)) return [];
  return [{ span: first }];
}

/** Where somebody else is addressed in an apology, before any of those harmed are spoken of. */
function firstAround(body: readonly Sentence[], apologies: ReadonlySet<Sentence>): Span | undefined {
  for (const sentence of body) {
    const { text, language } = sentence;
    const around = aroundIn(sentence);
    const harmed = harmedIn(sentence);
    if (harmed && (!around || harmed.start < around.start)) return undefined;
    if (around && (apologies.has(sentence) || (language === 'ja' && TROUBLED.isIn(text))))
      return spanWithin(sentence, around.start, around.end);
  }
  return undefined;
}

export const victimLastRule = defineRule({
  id: 'victim-last',
  category: 'ordering',
  severity: 'warning',
  languages: ['ja', 'en'],
  scope: 'document',
  file: FILE,
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
  get examples(): readonly Example[] {
    return [
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
        text: '株主総会でのご説明:株主の皆様にお詫び申し上げます。お客様へのお詫びは別紙のとおりです。',
      },
      {
        expect: 'pass',
        kind: 'final-report',
        language: 'en',
        text: 'To our shareholders: we are sorry. The apology to customers, sent first, is attached.',
      },
      {
        expect: 'pass',
        kind: 'final-report',
        language: 'en',
        text: 'To everyone who was hurt, and to your families: we are sorry. We also apologise to our partners.',
      },
    ];
  },
  check: victimLast,
} satisfies DocumentRule);
