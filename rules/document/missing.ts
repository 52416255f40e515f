/**
 * What each kind of statement should have and does not: one rule for each element, from one table. Says only that something
 * was not found; it can't know whether what is written is true.
 */
import type { Document, Fault, Harm, Kind } from '../../src/document/document.ts';
import {
  type Context,
  type DocumentRule,
  defineRule,
  ELEMENTS,
  type ElementName,
  type Example,
  type Match,
  type RuleWords,
  type Severity,
} from '../../src/rule/rule.ts';
import type { Words } from '../../src/words/words.ts';
import { missingExamples } from './missing-examples.ts';
import { FILE } from './places.ts';

/** `R` required, `r` recommended, `-` not expected. `*`: depends on whose fault it is, see {@link byFault}. */
type Need = 'R' | 'r' | '-' | 'R*' | 'r*';

const KIND_COLUMNS: readonly Kind[] = [
  'first-notice',
  'progress-update',
  'final-report',
  'support-reply',
  'interview',
  'social-post',
  'recall',
  'breach-notice',
];

/** Element by kind. In an interview the speaker's line is the person; a social post has no room for more than a link. */
const NEEDS: Readonly<Record<ElementName, readonly Need[]>> = {
  //                 first progress final reply interview post recall breach
  apology: /*       */ ['R*', '-', 'R*', 'R*', 'R*', 'R*', 'R*', 'R*'],
  responsibility: /**/ ['r*', '-', 'R*', 'r*', 'R*', 'r*', 'R*', 'R*'],
  'what-happened': [/**/ 'R', 'R', 'R', 'R', 'R', 'R', 'R', 'R'],
  when: /*          */ ['R', 'R', 'R', 'r', 'r', 'r', 'R', 'R'],
  affected: /*      */ ['r', 'r', 'R', '-', 'R', 'r', 'R', 'R'],
  cause: /*         */ ['r', 'R', 'R', 'R', 'R', '-', 'R', 'R'],
  'action-taken': /**/ ['r', 'R', 'R', 'R', 'R', 'r', 'R', 'R'],
  remedy: /*        */ ['-', '-', 'R*', 'R*', 'r*', '-', 'R', 'r*'],
  prevention: /*    */ ['-', '-', 'R', '-', 'r', '-', 'r', 'R'],
  'next-step': /*   */ ['R', 'R', 'r', 'R', 'r', 'R', 'R', 'R'],
  contact: /*       */ ['r', 'r', 'R', 'R', '-', 'r', 'R', 'R'],
  person: /*        */ ['-', '-', 'R', 'R', 'r', 'r', 'r', 'R'],
  empathy: /*       */ ['r', '-', 'R', 'R', 'R', 'R', 'R', 'R'],
};

/** What an announced interruption need not have: nobody has done anything wrong yet. */
const NOT_WHEN_PLANNED: ReadonlySet<ElementName> = new Set([
  'apology',
  'responsibility',
  'cause',
  'action-taken',
  'remedy',
  'prevention',
  'person',
  'empathy',
]);

/** Nobody need apologise to a person who abuses them. */
const NOT_TO_HARASSMENT: ReadonlySet<ElementName> = new Set(['apology', 'responsibility', 'remedy', 'empathy']);

/** Harm from which on what is required is an error. */
const GRAVE: ReadonlySet<Harm> = new Set(['data', 'health', 'life']);

/**
 * What remains of a need marked `*`, by the declared fault. Undeclared is not the same as `unknown`: who has looked and does
 * not know yet need not take the responsibility; who says nothing of it is reminded.
 */
function byFault(element: ElementName, need: 'R*' | 'r*', fault: Fault | undefined): 'R' | 'r' | '-' {
  const asWritten = need === 'R*' ? 'R' : 'r';
  if (fault === 'none') return '-';
  switch (element) {
    case 'responsibility':
      if (fault === 'ours' || fault === 'shared') return asWritten;
      return fault === 'unknown' ? '-' : 'r';
    case 'remedy':
      return fault === 'third-party' || fault === 'unknown' ? 'r' : asWritten;
    default:
      return asWritten;
  }
}

/** The fault that front matter, command line or configuration declares; `unknown` only when one of them says so. */
function declaredFault({ document, fault }: Context): Fault | undefined {
  return document.frontMatter.fault ?? (fault === 'unknown' ? undefined : fault);
}

/** How loud the absence of an element is in this statement; `undefined` when it need not have it. */
export function severityOfAbsence(element: ElementName, context: Context): Severity | undefined {
  const { kind, harm, document } = context;
  const about = document.frontMatter.context;
  if (about === 'planned' && NOT_WHEN_PLANNED.has(element)) return undefined;
  if (about === 'harassment' && NOT_TO_HARASSMENT.has(element)) return undefined;
  const fault = declaredFault(context);
  const written = NEEDS[element][KIND_COLUMNS.indexOf(kind)]!;
  const need = written === 'R*' || written === 'r*' ? byFault(element, written, fault) : written;
  if (need === '-') return undefined;
  if (need === 'r') return harm === 'none' ? undefined : 'info';
  if (harm === 'none') return 'info';
  const ownsIt = fault === 'ours' || fault === 'shared';
  return GRAVE.has(harm) || (element === 'apology' && ownsIt) ? 'error' : 'warning';
}

function check(element: ElementName, document: Document, context: Context): Match[] {
  const severity = severityOfAbsence(element, context);
  if (severity === undefined || context.evidence(element).length > 0) return [];
  const { start } = document.title?.passage.locate({ start: 0, end: 0 }) ?? { start: 0 };
  return [{ span: { start, end: start }, severity, element }];
}

/** Why readers look for an element, and who says so. */
const REASONS: Readonly<Record<ElementName, { why: Words; source: string }>> = {
  apology: {
    why: {
      ja: 'お詫びの言葉がないと、読む人は、悪かったと思っていないと受け取るかもしれません。',
      en: 'Without an apology, readers may take it that nobody is sorry.',
    },
    source: 'Lewicki, Polin & Lount 2016 (six components of an apology)',
  },
  responsibility: {
    why: {
      ja: '責任を認める言葉は、謝罪のなかで最も重く受け止められます。主語のない文は、他人事に聞こえます。',
      en: 'Owning the act is the part of an apology that weighs most; sentences without an agent sound like someone else’s story.',
    },
    source: 'Lewicki, Polin & Lount 2016 (acknowledgement of responsibility weighs most)',
  },
  'what-happened': {
    why: {
      ja: '何が起きたのか分からないと、自分に関わることなのか判断できず、不安だけが残ります。',
      en: 'Readers who can’t tell what happened can’t tell whether it concerns them; only the worry stays.',
    },
    source: 'GDPR Art. 34; California Civil Code 1798.82 (“What happened”); 個人情報保護委員会への報告事項',
  },
  when: {
    why: {
      ja: 'いつのことか分からないと、自分の利用が含まれるのか確かめられません。',
      en: 'Without a time, nobody can check whether their own use falls into it.',
    },
    source: '総務省 電気通信サービスの障害時の周知に関するガイドライン; California Civil Code 1798.82',
  },
  affected: {
    why: {
      ja: '「一部の」だけでは、自分が対象なのか分からず、全員が不安になります。',
      en: '“Some customers” leaves everybody wondering whether they are among them.',
    },
    source: 'JIS S 0104 (消費者用製品のリコール社告: 対象の特定)',
  },
  cause: {
    why: {
      ja: '原因も、調べている人も書かれていないと、隠しているように受け取られるかもしれません。',
      en: 'With neither a cause nor somebody who is looking for it, readers may think that something is being hidden.',
    },
    source: 'Lewicki, Polin & Lount 2016 (explanation); 個人情報保護委員会への報告事項(原因)',
  },
  'action-taken': {
    why: {
      ja: 'これまでにしたことが書かれていないと、何もしていないように見えます。',
      en: 'If nothing is said to have been done, it looks as if nothing was.',
    },
    source: 'Benoit 1995 (corrective action); GDPR Art. 33 (measures taken)',
  },
  remedy: {
    why: {
      ja: '償いのない謝罪は、言葉だけと受け取られるかもしれません。',
      en: 'An apology that repairs nothing may be taken for mere words.',
    },
    source: 'Lewicki, Polin & Lount 2016 (offer of repair, second in weight)',
  },
  prevention: {
    why: {
      ja: 'やり方が何も変わらなければ、また起きると思われます。',
      en: 'If nothing changes in how things are done, readers expect it to happen again.',
    },
    source: 'Scher & Darley 1997 (promise of forbearance); Google SRE Book (action items with owners)',
  },
  'next-step': {
    why: {
      ja: '次にいつ、何が分かるのか書かれていないと、待つほかない人の不安が続きます。',
      en: 'People who are not told what comes next, and when, can only wait and worry.',
    },
    source: 'Atlassian and PagerDuty incident communication guides (always say when the next update comes)',
  },
  contact: {
    why: {
      ja: '困っている人が、どこへ言えばよいのか分かりません。',
      en: 'People in trouble do not learn where to turn.',
    },
    source: 'JIS S 0104 (連絡先); GDPR Art. 34 (contact point)',
  },
  person: {
    why: {
      ja: '名前のない文は、誰も答えるつもりがないように読めます。仮名や共有の名前でもかまいません。',
      en: 'A statement that nobody signs reads as if nobody will answer. An alias is enough.',
    },
    source: 'Packard, Moore & McFerran 2018 (“I” rather than “we” in service replies)',
  },
  empathy: {
    why: {
      ja: '「ご迷惑」だけでは、実際に何に困ったのか分かっていないと受け取られるかもしれません。',
      en: '“Inconvenience” alone may sound as if nobody knows what people went through.',
    },
    source: 'Schumann 2014 (acknowledgement of harm)',
  },
};

const NAMES: Readonly<Record<ElementName, Words>> = {
  apology: { ja: '謝罪', en: 'an apology' },
  responsibility: { ja: '責任を認める言葉', en: 'a sentence that takes responsibility' },
  'what-happened': { ja: '起きたことの説明', en: 'what happened' },
  when: { ja: '起きた日時', en: 'when it happened' },
  affected: { ja: '影響を受けた人や範囲', en: 'who is affected' },
  cause: { ja: '原因、または調査の状況', en: 'the cause, or who is looking for it' },
  'action-taken': { ja: 'これまでにしたこと', en: 'what has been done' },
  remedy: { ja: '補償・救済', en: 'a remedy' },
  prevention: { ja: '再発を防ぐ具体策', en: 'a measure against a repeat' },
  'next-step': { ja: '次に何がいつあるのか', en: 'what happens next, and when' },
  contact: { ja: '連絡先', en: 'a way to get in touch' },
  person: { ja: '責任を持って答える人の名前', en: 'the name of a person who answers' },
  empathy: { ja: '受けた人が実際に困ったこと', en: 'what people went through' },
};

/** The wordings to add stand in the file of the element, `rules/elements/`, and so does the fuller message. */
function wordsOf(element: ElementName): RuleWords {
  const { ja, en } = NAMES[element];
  const { why, source } = REASONS[element];
  return {
    summary: { ja: `${ja}がない`, en: `no sign of ${en}` },
    message: { ja: `${ja}が見当たりません。`, en: `I did not find ${en}.` },
    why,
    instead: {},
    source,
  };
}

function missingRule(element: ElementName): DocumentRule {
  return defineRule({
    id: `missing-${element}`,
    category: 'missing-element',
    severity: 'warning',
    languages: ['ja', 'en'],
    scope: 'document',
    file: FILE,
    get words(): RuleWords {
      return wordsOf(element);
    },
    ...(element === 'responsibility' && { tags: ['legal-review'] }),
    get examples(): readonly Example[] {
      return missingExamples()[element];
    },
    check: (document, context) => check(element, document, context),
  });
}

export const missingRules: readonly DocumentRule[] = ELEMENTS.map(missingRule);
