/** Polite and plain endings in one Japanese text. Leaves lists, labels and quotations alone. */
import type { Document, Sentence } from '../../src/document/document.ts';
import { type DocumentRule, defineRule, type Example, type Match } from '../../src/rule/rule.ts';
import { endsIn } from '../../src/text/characters.ts';
import { Fact } from '../../src/text/fact.ts';
import type { Span } from '../../src/text/span.ts';
import { bodySentences, FILE, spanWithin } from './places.ts';

/** Endings of main clauses. A list item, a label or a note in the plain style is nobody's business. */
const POLITE: Readonly<Record<string, readonly string[]>> = {
  す: ['ます', 'です'],
  た: ['ました', 'でした'],
  ん: ['ません'],
  い: ['ください'],
  う: ['ましょう', 'でしょう'],
};

export function isPolite(text: string): boolean {
  const end = endsIn(text, '。．!！') ? text.length - 1 : text.length;
  const endings = POLITE[text.charAt(end - 1)] ?? [];
  return endings.some((ending) => text.endsWith(ending, end));
}

/**
 * Endings of a paper rather than of a telling: the copula of a report, a forecast, or a deed of two Chinese characters. A plain
 * 「売った。」 is how a person tells what was done, and stays.
 */
/** The plain endings of a deed, behind two kanji. */
const DEEDS = ['した', 'された', '中だ', '済みだ'];
const PLAIN = [
  'である',
  'であった',
  '見込みだ',
  '予定だ',
  '模様だ',
  '方針だ',
  '状況だ',
  '見通しだ',
  '所存だ',
  '通りだ',
  'とおりだ',
  ...DEEDS,
];
const PLAIN_ENDS = 'るただ';

/** Where the plain ending of a sentence stands in it, without its full stop. */
export function plainEnding(text: string): Span | undefined {
  if (!endsIn(text, '。．')) return undefined;
  const end = text.length - 1;
  if (end === 0 || !PLAIN_ENDS.includes(text[end - 1]!)) return undefined;
  for (const ending of PLAIN) {
    if (!text.endsWith(ending, end)) continue;
    const start = end - ending.length;
    return DEEDS.includes(ending) && !endsInTwoChinese(text.slice(0, start)) ? undefined : { start, end };
  }
  return undefined;
}

/** An expression for all of Unicode is dear: it is made where one is needed, which is hardly ever. */
const endsInTwoChinese = (text: string): boolean => !endsIn(text, KANA) && /\p{Script=Han}{2}$/u.test(text);
const KANA =
  'あいうえおかがきぎくぐけげこごさざしじすずせぜそただちっつづてでとどなにぬねのはばひびふへべほぼまみむめもやゆよらりるれろわをん';

/** `none` where a sentence ends in neither, else where its plain ending stands. */
type Style = 'polite' | 'none' | Span;

const knownStyle = new Fact<Style>();

function styleOf(sentence: Sentence): Style {
  let style = knownStyle.of(sentence);
  if (style === undefined) {
    const { text } = sentence;
    style = isPolite(text) ? 'polite' : (plainEnding(text) ?? 'none');
    knownStyle.keep(sentence, style);
  }
  return style;
}

function mixedStyle(document: Document): Match[] {
  const plain: { readonly sentence: Sentence; readonly ending: Span }[] = [];
  let hasPolite = false;
  for (const sentence of bodySentences(document)) {
    if (sentence.language !== 'ja' || sentence.block.type !== 'paragraph') continue;
    const style = styleOf(sentence);
    if (style === 'polite') hasPolite = true;
    else if (style !== 'none') plain.push({ sentence, ending: style });
  }
  return hasPolite
    ? plain.map(({ sentence, ending: { start, end } }) => ({ span: spanWithin(sentence, start, end) }))
    : [];
}

export const mixedStyleRule = defineRule({
  id: 'mixed-style',
  category: 'register',
  severity: 'info',
  languages: ['ja'],
  scope: 'document',
  file: FILE,
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
  get examples(): readonly Example[] {
    return [
      { expect: 'flag', text: 'お詫び申し上げます。原因は設定の誤り<<である>>。' },
      { expect: 'flag', text: '返金いたします。詳細は下記に記載<<した>>。' },
      { expect: 'flag', text: '復旧は十六時の<<見込みだ>>。ご不便をおかけします。' },
      { expect: 'pass', text: 'お詫び申し上げます。\n\n- 原因:設定の誤り\n', format: 'md' },
      { expect: 'pass', text: '「返金しない」との当初の回答を撤回いたします。' },
      { expect: 'pass', text: '影響があった方のうち、返金が済んだ方は千名です。' },
    ];
  },
  check: mixedStyle,
} satisfies DocumentRule);
