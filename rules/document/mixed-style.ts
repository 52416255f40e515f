/** Polite and plain endings in one Japanese text. Leaves lists, labels and quotations alone. */
import type { Document } from '../../src/document/document.ts';
import { type DocumentRule, defineRule, type Example, type Match } from '../../src/rule/rule.ts';
import { endsIn, endsWithAny } from '../../src/text/characters.ts';
import { bodySentences, FILE, spanWithin } from './places.ts';

/** Endings of main clauses. A list item, a label or a note in the plain style is nobody's business. */
const POLITE = ['です', 'ます', 'ました', 'ません', 'でした', 'ください', 'ましょう', 'でしょう'];
const isPolite = (text: string): boolean => endsWithAny(endsIn(text, '。．!！') ? text.slice(0, -1) : text, POLITE);
/**
 * Endings of a paper rather than of a telling: the copula of a report, a forecast, or a deed of two Chinese characters. A plain
 * 「売った。」 is how a person tells what was done, and stays.
 */
const PLAIN =
  /(?:である|であった|(?:見込み|予定|模様|方針|状況|見通し|所存|通り|とおり)だ|した|された|中だ|済みだ)[。．]$/;
const DEED = /^(?:した|された|中だ|済みだ)/;
const TWO_CHINESE = /\p{Script=Han}{2}$/u;

function mixedStyle(document: Document): Match[] {
  const sentences = bodySentences(document).filter(
    ({ language, block }) => language === 'ja' && block.type === 'paragraph',
  );
  if (!sentences.some(({ text }) => isPolite(text))) return [];
  return sentences.flatMap((sentence) => {
    const { text } = sentence;
    if (isPolite(text) || endsIn(text, '」』)）')) return [];
    const plain = PLAIN.exec(text);
    if (!plain || (DEED.test(plain[0]) && !TWO_CHINESE.test(text.slice(0, plain.index)))) return [];
    const end = plain.index + plain[0].replace(/[。．]$/, '').length;
    return [{ span: spanWithin(sentence, plain.index, end) }];
  });
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
