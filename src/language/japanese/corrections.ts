/**
 * Where IPADIC, a dictionary of 2007 made from newspapers, misreads what apologies and notices say. A table of such places and what they
 * are instead; everything that is not in it stays as IPADIC has it.
 */
import { type Word, wordAt } from './word.ts';

/** Words of IPADIC in a row that are one word. */
export interface Join {
  /** The surfaces, separated by a space; normalised. */
  readonly parts: string;
  readonly lemma: string;
  readonly pos: string;
  readonly form?: string;
  /** Only when the surface after it is one of these, separated by a space. */
  readonly before?: string;
}

export const JOINS: readonly Join[] = [
  // Customers and readers, whose honorifics IPADIC has in one spelling only.
  { parts: 'お客 さま', lemma: 'お客様', pos: '名詞.一般' },
  { parts: 'お 客 さま', lemma: 'お客様', pos: '名詞.一般' },
  { parts: '御 客 さま', lemma: 'お客様', pos: '名詞.一般' },
  { parts: '御 客 様', lemma: 'お客様', pos: '名詞.一般' },
  { parts: 'みな 様', lemma: '皆様', pos: '名詞.代名詞.一般' },
  // Words of apology.
  { parts: '御 詫び', lemma: 'お詫び', pos: '名詞.サ変接続' },
  { parts: 'お 掛け', lemma: 'おかけ', pos: '名詞.サ変接続', before: 'し する いたし いたす 致し 致す さ' },
  { parts: 'くだ さり', lemma: 'くださる', pos: '動詞.非自立', form: '連用形' },
  { parts: '問 合わせ', lemma: '問い合わせ', pos: '名詞.サ変接続' },
  { parts: '軽ん じ', lemma: '軽んじる', pos: '動詞.自立', form: '連用形' },
  // Particles that IPADIC knows, and cuts after some nouns.
  { parts: 'に つき まし て', lemma: 'について', pos: '助詞.格助詞.連語' },
  { parts: 'に おき まし て', lemma: 'において', pos: '助詞.格助詞.連語' },
  { parts: 'に 対し まし て', lemma: 'に対して', pos: '助詞.格助詞.連語' },
  { parts: 'に 関し まし て', lemma: 'に関して', pos: '助詞.格助詞.連語' },
  // Younger than the dictionary.
  { parts: '令 和', lemma: '令和', pos: '名詞.固有名詞.一般' },
  { parts: 'スマート フォン', lemma: 'スマートフォン', pos: '名詞.一般' },
  { parts: 'クラ ウド', lemma: 'クラウド', pos: '名詞.一般' },
  { parts: 'マル ウェア', lemma: 'マルウェア', pos: '名詞.一般' },
  { parts: 'メン テナー', lemma: 'メンテナー', pos: '名詞.一般' },
  { parts: 'ステーク ホルダー', lemma: 'ステークホルダー', pos: '名詞.一般' },
  { parts: 'スクリーン ショット', lemma: 'スクリーンショット', pos: '名詞.一般' },
  { parts: 'アップ ロード', lemma: 'アップロード', pos: '名詞.サ変接続' },
  { parts: 'アン インストール', lemma: 'アンインストール', pos: '名詞.サ変接続' },
  { parts: 'タイム アウト', lemma: 'タイムアウト', pos: '名詞.サ変接続' },
  // Numerals in words that count nothing.
  { parts: '一 同', lemma: '一同', pos: '名詞.一般' },
  { parts: '一 定数', lemma: '一定数', pos: '名詞.一般' },
  { parts: '二 重', lemma: '二重', pos: '名詞.一般' },
  { parts: '十 二 分', lemma: '十二分', pos: '名詞.形容動詞語幹', before: 'に な' },
  { parts: '一人 一人', lemma: '一人ひとり', pos: '名詞.一般' },
  { parts: '一 人 一 人', lemma: '一人ひとり', pos: '名詞.一般' },
  { parts: '一 人 ひとり', lemma: '一人ひとり', pos: '名詞.一般' },
  { parts: '一人 ひとり', lemma: '一人ひとり', pos: '名詞.一般' },
  { parts: '一つ 一つ', lemma: '一つひとつ', pos: '名詞.一般' },
  { parts: '一つ ひとつ', lemma: '一つひとつ', pos: '名詞.一般' },
  { parts: '第 一', lemma: '第一', pos: '名詞.副詞可能', before: 'に の と 、 。 は です だ で' },
];

/** One word that IPADIC takes for another. */
export interface Change {
  readonly surface: string;
  readonly lemma: string;
  /** What its part of speech begins with. */
  readonly pos: string;
  /** Only when the surface before it ends with this. */
  readonly after?: string;
  readonly to: { readonly lemma?: string; readonly pos?: string; readonly form?: string };
}

export const CHANGES: readonly Change[] = [
  // 誤送信, 誤請求: a prefix, not 誤る. Rules about 誤る would see an admission.
  { surface: '誤', lemma: '誤る', pos: '動詞', to: { lemma: '誤', pos: '接頭詞.名詞接続' } },
  // 〜でおります: おる, not 降りる.
  { surface: 'おり', lemma: 'おりる', pos: '動詞', to: { lemma: 'おる' } },
  { surface: 'おら', lemma: 'おりる', pos: '動詞', to: { lemma: 'おる' } },
  // お騒がせし申し訳…: する, not the past き of classical Japanese.
  { surface: 'し', lemma: 'き', pos: '助動詞', to: { lemma: 'する', pos: '動詞.自立', form: '連用形' } },
  // お持ちでない: the copula, not 出る.
  {
    surface: 'で',
    lemma: 'でる',
    pos: '動詞',
    after: '持ち',
    to: { lemma: 'だ', pos: '助動詞', form: '連用形' },
  },
  // 4時間お待たせし: the prefix, not a cry.
  { surface: 'お', lemma: 'お', pos: '感動詞', to: { pos: '接頭詞.名詞接続' } },
  // 」、と: a quotation, not a hesitation.
  { surface: 'と', lemma: 'と', pos: 'フィラー', to: { pos: '助詞.格助詞.引用' } },
  { surface: 'あいだ', lemma: 'あいだ', pos: '名詞.固有名詞', to: { pos: '名詞.非自立.副詞可能' } },
];

/** One word of IPADIC that is two. */
export interface Split {
  readonly lemma: string;
  /** The first of the two, as it is written; the second is the rest. */
  readonly first: Pick<Word, 'lemma' | 'pos' | 'form'>;
  /** What the second is; its inflection is that of the whole. */
  readonly second: Pick<Word, 'lemma' | 'pos'>;
  /** Not when the surface before it is this. */
  readonly notAfter?: string;
}

export const SPLITS: readonly Split[] = [
  // ご迷惑をおかけいたしました, as ご迷惑をおかけしました.
  {
    lemma: 'おかけいたす',
    first: { lemma: 'おかけ', pos: '名詞.サ変接続', form: '' },
    second: { lemma: 'いたす', pos: '動詞.自立' },
  },
  // 当館にはおりません: は + おる, not 羽織る.
  {
    lemma: 'はおる',
    first: { lemma: 'は', pos: '助詞.係助詞', form: '' },
    second: { lemma: 'おる', pos: '動詞.自立' },
    notAfter: 'を',
  },
];

// What the table may have to say of a word, found out once for each.
/** It is the first, or another, of words that are one. */
const FIRST = 1;
const NEXT = 2;
/** It is two words, or depending on the word before another. */
const DEPENDS = 4;

/** All parts of `JOINS`, and the lemmas that `CHANGES` and `SPLITS` are about: few words are there. */
let inTable: Set<string> | undefined;

function makeTable(): Set<string> {
  const words = new Set(
    JOINS.map(({ parts }) => parts)
      .join(' ')
      .split(' '),
  );
  for (const { lemma } of CHANGES) words.add(lemma);
  for (const { lemma } of SPLITS) words.add(lemma);
  return words;
}

/**
 * What {@link mayBeMisread} has to know of a word.
 *
 * @param lemma as IPADIC has it
 */
export function misreadings(surface: string, lemma: string): number {
  inTable ??= makeTable();
  if (!inTable.has(surface) && !inTable.has(lemma)) return 0;
  let kinds = 0;
  for (const { parts } of JOINS) {
    const [first, next] = parts.split(' ');
    if (first === surface) kinds |= FIRST;
    if (next === surface) kinds |= NEXT;
  }
  for (const split of SPLITS) if (split.lemma === lemma) kinds |= DEPENDS;
  for (const change of CHANGES)
    if (change.after !== undefined && change.surface === surface && change.lemma === lemma) kinds |= DEPENDS;
  return kinds;
}

/** Whether the words of a text have to be looked at by {@link correctReading}, as far as one of them and that before it tell. */
export const mayBeMisread = (before: number, kinds: number): boolean =>
  (kinds & DEPENDS) !== 0 || ((before & FIRST) !== 0 && (kinds & NEXT) !== 0);

/** What a word is instead, whatever stands around it. */
export function changeOf(surface: string, lemma: string, pos: string): Change['to'] | undefined {
  for (const change of CHANGES) {
    if (change.lemma !== lemma || change.surface !== surface || change.after !== undefined) continue;
    if (pos.startsWith(change.pos)) return change.to;
  }
  return undefined;
}

/** The words of `text` with the misreadings of the table put right that depend on what stands around a word. */
export function correctReading(text: string, words: readonly Word[]): Word[] {
  const corrected: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const join = JOINS.find((row) => joins(row, words, at));
    if (join !== undefined) {
      const { parts, lemma, pos, form = '' } = join;
      at += parts.split(' ').length;
      corrected.push(wordAt(text, word.start, words[at - 1]!.end, lemma, pos, form));
      continue;
    }
    const before = words[at - 1]?.norm ?? '';
    const split = SPLITS.find((row) => row.lemma === word.lemma && row.notAfter !== before);
    const change = CHANGES.find(
      ({ surface, lemma, pos, after }) =>
        after !== undefined &&
        surface === word.norm &&
        lemma === word.lemma &&
        word.pos.startsWith(pos) &&
        before.endsWith(after),
    );
    if (split !== undefined) {
      const middle = word.start + split.first.lemma.length;
      const { first, second } = split;
      corrected.push(wordAt(text, word.start, middle, first.lemma, first.pos, first.form));
      corrected.push(wordAt(text, middle, word.end, second.lemma, second.pos, word.form));
    } else {
      corrected.push(change === undefined ? word : changed(word, change.to));
    }
    at++;
  }
  return corrected;
}

/** Field by field: a word that is spread has another shape than all others, and whoever looks at words has to learn it. */
function changed(word: Word, { lemma = word.lemma, pos = word.pos, form = word.form }: Change['to']): Word {
  const { start, end, text, norm, value } = word;
  return { start, end, text, norm, lemma, pos, form, value, lexeme: undefined };
}

function joins({ parts, before }: Join, words: readonly Word[], at: number): boolean {
  const { norm } = words[at]!;
  // Most rows begin with another word.
  if (!parts.startsWith(norm) || parts.charCodeAt(norm.length) !== 0x20) return false;
  const surfaces = parts.split(' ');
  for (let index = 1; index < surfaces.length; index++) if (words[at + index]?.norm !== surfaces[index]) return false;
  return before === undefined || before.split(' ').includes(words[at + surfaces.length]?.norm ?? '');
}
