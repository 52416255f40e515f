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
  /** Only when the surface after it is one of these. */
  readonly before?: RegExp;
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
  { parts: 'お 掛け', lemma: 'おかけ', pos: '名詞.サ変接続', before: /^(?:し|する|いたし|いたす|致し|致す|さ)$/u },
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
  { parts: '十 二 分', lemma: '十二分', pos: '名詞.形容動詞語幹', before: /^[にな]$/u },
  { parts: '一人 一人', lemma: '一人ひとり', pos: '名詞.一般' },
  { parts: '一 人 一 人', lemma: '一人ひとり', pos: '名詞.一般' },
  { parts: '一 人 ひとり', lemma: '一人ひとり', pos: '名詞.一般' },
  { parts: '一人 ひとり', lemma: '一人ひとり', pos: '名詞.一般' },
  { parts: '一つ 一つ', lemma: '一つひとつ', pos: '名詞.一般' },
  { parts: '一つ ひとつ', lemma: '一つひとつ', pos: '名詞.一般' },
  { parts: '第 一', lemma: '第一', pos: '名詞.副詞可能', before: /^(?:に|の|と|、|。|は|です|だ|で)$/u },
];

/** One word that IPADIC takes for another. */
export interface Change {
  readonly surface: string;
  readonly lemma: string;
  readonly pos: RegExp;
  /** Only when the surface before it is one of these. */
  readonly after?: RegExp;
  readonly to: { readonly lemma?: string; readonly pos?: string; readonly form?: string };
}

export const CHANGES: readonly Change[] = [
  // 誤送信, 誤請求: a prefix, not 誤る. Rules about 誤る would see an admission.
  { surface: '誤', lemma: '誤る', pos: /^動詞/u, to: { lemma: '誤', pos: '接頭詞.名詞接続' } },
  // 〜でおります: おる, not 降りる.
  { surface: 'おり', lemma: 'おりる', pos: /^動詞/u, to: { lemma: 'おる' } },
  { surface: 'おら', lemma: 'おりる', pos: /^動詞/u, to: { lemma: 'おる' } },
  // お騒がせし申し訳…: する, not the past き of classical Japanese.
  { surface: 'し', lemma: 'き', pos: /^助動詞/u, to: { lemma: 'する', pos: '動詞.自立', form: '連用形' } },
  // お持ちでない: the copula, not 出る.
  {
    surface: 'で',
    lemma: 'でる',
    pos: /^動詞/u,
    after: /持ち$/u,
    to: { lemma: 'だ', pos: '助動詞', form: '連用形' },
  },
  // 4時間お待たせし: the prefix, not a cry.
  { surface: 'お', lemma: 'お', pos: /^感動詞/u, to: { pos: '接頭詞.名詞接続' } },
  // 」、と: a quotation, not a hesitation.
  { surface: 'と', lemma: 'と', pos: /^フィラー/u, to: { pos: '助詞.格助詞.引用' } },
  { surface: 'あいだ', lemma: 'あいだ', pos: /^名詞\.固有名詞/u, to: { pos: '名詞.非自立.副詞可能' } },
];

/** One word of IPADIC that is two. */
export interface Split {
  readonly lemma: string;
  /** The first of the two, as it is written; the second is the rest. */
  readonly first: Pick<Word, 'lemma' | 'pos' | 'form'>;
  /** What the second is; its inflection is that of the whole. */
  readonly second: Pick<Word, 'lemma' | 'pos'>;
  /** Not when the surface before it is one of these. */
  readonly notAfter?: RegExp;
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
    notAfter: /^を$/u,
  },
];

/** What the table says of words that are written in one way. */
interface Rows {
  readonly joins: (Join & { readonly surfaces: readonly string[] })[];
  readonly changes: Change[];
}

/** The table, as it is asked: made when a first text is. */
interface Table {
  readonly bySurface: ReadonlyMap<string, Rows>;
  readonly splitsByLemma: ReadonlyMap<string, Split>;
}

let table: Table | undefined;

function makeTable(): Table {
  const bySurface = new Map<string, Rows>();
  const rowsOf = (surface: string): Rows => {
    const rows = bySurface.get(surface) ?? { joins: [], changes: [] };
    bySurface.set(surface, rows);
    return rows;
  };
  for (const join of JOINS) {
    const surfaces = join.parts.split(' ');
    rowsOf(surfaces[0]!).joins.push({ ...join, surfaces });
  }
  for (const change of CHANGES) rowsOf(change.surface).changes.push(change);
  return { bySurface, splitsByLemma: new Map(SPLITS.map((split) => [split.lemma, split])) };
}

/** The words of `text` with the misreadings of the table put right. */
export function correctReading(text: string, words: readonly Word[]): readonly Word[] {
  table ??= makeTable();
  const { bySurface, splitsByLemma } = table;
  const corrected: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const rows = bySurface.get(word.surface);
    const join = rows?.joins.find((row) => joins(row.surfaces, row.before, words, at));
    if (join !== undefined) {
      const last = words[at + join.surfaces.length - 1]!;
      const { lemma, pos, form = '' } = join;
      corrected.push(wordAt(text, word.start, last.end, lemma, pos, form));
      at += join.surfaces.length;
      continue;
    }
    const split = splitsByLemma.get(word.lemma);
    if (split !== undefined && split.notAfter?.test(words[at - 1]?.surface ?? '') !== true) {
      const middle = word.start + split.first.lemma.length;
      const { first, second } = split;
      corrected.push(wordAt(text, word.start, middle, first.lemma, first.pos, first.form));
      corrected.push(wordAt(text, middle, word.end, second.lemma, second.pos, word.form));
    } else {
      const change = rows?.changes.find(
        ({ lemma, pos, after }) =>
          lemma === word.lemma &&
          pos.test(word.pos) &&
          (after === undefined || after.test(words[at - 1]?.surface ?? '')),
      );
      corrected.push(change === undefined ? word : { ...word, ...change.to });
    }
    at++;
  }
  return corrected;
}

function joins(parts: readonly string[], before: RegExp | undefined, words: readonly Word[], at: number): boolean {
  for (let index = 1; index < parts.length; index++) if (words[at + index]?.surface !== parts[index]) return false;
  return before === undefined || before.test(words[at + parts.length]?.surface ?? '');
}
