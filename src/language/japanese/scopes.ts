/** Negation, quotation, retraction, condition, question and request in Japanese. Works on tokens; knows no rules. */
import { beginsIn } from '../../text/characters.ts';
import type { Span } from '../../text/span.ts';
import { quotationAround } from '../quotation.ts';
import type { Neighbours, Token } from '../token.ts';
import { wordSet } from '../word-set.ts';

const POLITE = wordSet('ます ござる ある です');
const AFFIRMING = wordSet('しれる 違い 得る えない 申し訳 すぎる 過ぎる しか なる いける');
const OBLIGING = wordSet('ば は ちゃ と');
const REPORTING = wordSet('と との という といった とする って');
const QUOTING = wordSet('と という との など');
const PUTTING_ASIDE = wordSet('では じゃ');
const NOT_ENOUGH = wordSet('困る 不十分');
const NAMING = wordSet('と という との');
const POINTING_BACK = wordSet('これ それ この その あの');
const SUPPOSING = wordSet('もし もしも 万一 万が一 仮に 仮りに たとえ');
const CONDITION = wordSet('場合 際 なら ならば たら ば');
const ASKING = wordSet('くださる 下さる 願う お願い 願い');

const isWord = (token: Token): boolean => !token.pos.startsWith('記号') && token.pos !== '空白';
const isClauseEnd = (token: Token): boolean => beginsIn(token.norm, '、，,。．.!！?？;；…―—:：()（）');

/** Conjunctive particles that begin another clause; て does not, since a negation often stands behind it. */
const NEW_CLAUSE = new Set(['が', 'けれど', 'けれども', 'けど', 'ので', 'から', 'し', 'ながら', 'のに', 'ものの']);
const isNewClause = (token: Token): boolean => token.pos.startsWith('助詞.接続助詞') && NEW_CLAUSE.has(token.norm);

const NEGATOR = new Set(['ない', 'ぬ', 'ん', 'ず', 'まい', 'なし', '無し']);
const NEGATING = ['助動詞', '形容詞', '助詞', '接尾'];
const isNegator = (token: Token): boolean =>
  NEGATOR.has(token.lemma) && NEGATING.some((pos) => token.pos.startsWith(pos)) && token.norm !== 'な';

/** Negations that deny nothing: かもしれない, に違いない, ざるを得ない, なければならない, 申し訳ない, しかない, すぎない. */
function deniesNothing(tokens: readonly Token[], at: number): boolean {
  const before = (back: number): Token | undefined => tokens[at - back];
  // 〜なければ、〜なくては, 〜ないと: a condition, whose own verb says whether anything is denied.
  if (tokens[at]!.form.startsWith('仮定')) return true;
  // 〜ざるを得ない affirms.
  if (tokens[at]!.norm === 'ざる') return true;
  // ません and ございません are two and three tokens; the word they deny stands before them.
  let back = 1;
  while (before(back) && POLITE.has(before(back)!.lemma)) back++;
  const word = before(back);
  if (!word) return false;
  if (AFFIRMING.has(word.lemma)) {
    // 〜なければならない / 〜てはいけない, but not 「原因になっていない」.
    if (word.lemma === 'なる' || word.lemma === 'いける') return OBLIGING.has(before(back + 1)?.norm ?? '');
    return true;
  }
  return false;
}

const LOOK_AHEAD = 10;

/** A negation behind the phrase, in its own clause: 「…ミスではございません」, 「…わけではない」, 「…とは考えておりません」. */
export function negated(tokens: readonly Token[], match: Span): boolean {
  for (let at = match.end; at < Math.min(tokens.length, match.end + LOOK_AHEAD); at++) {
    const token = tokens[at]!;
    if (isNegator(token) && !deniesNothing(tokens, at)) return true;
    // 「ではなく、」 ends its clause itself and was seen above; any other comma ends the search.
    if (isClauseEnd(token) || isNewClause(token)) return false;
  }
  return false;
}

const REPORTED = wordSet(`
  指摘 ご指摘 声 お声 意見 ご意見 問い合わせ お問い合わせ 問合せ お問合せ 質問 ご質問 申し出 お申し出 申出 お申出 報告 ご報告 連絡 ご連絡 叱り お叱り 批判
  ご批判 報道 噂 うわさ 書き込み 投稿 おっしゃる 仰る 不安 ご不安 懸念 ご懸念 考え お考え 気持ち お気持ち 尋ね お尋ね 相談 ご相談 要望 ご要望 疑問 疑い 誤解
  印象`);

/** Inside quotation marks, or reported: 「…」との声, …とのご指摘, …とおっしゃる. */
export function quoted(tokens: readonly Token[], match: Span): boolean {
  if (quotationAround(tokens, match, isWord)) return true;
  return reportedAfter(tokens, match.end);
}

function reportedAfter(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + LOOK_AHEAD); at++) {
    const token = tokens[at]!;
    if (beginsIn(token.norm, '。．!！')) return false;
    if (!REPORTING.has(token.norm)) continue;
    for (let next = at + 1; next < Math.min(tokens.length, at + 5); next++) {
      const word = tokens[next]!;
      if (isClauseEnd(word)) break;
      // ご + 指摘 are two tokens for IPADIC.
      if (REPORTED.has(word.lemma) || (word.pos.startsWith('名詞') && REPORTED.has(word.norm))) return true;
    }
  }
  return false;
}

const TAKEN_BACK = wordSet(
  '誤り 誤る 間違い 間違う まちがい 撤回 不適切 軽率 不用意 取り消す 取消 訂正 言い訳 浅はか 恥じる 不誠実 失言 言い逃れ 配慮',
);
const SPOKEN = wordSet(
  '発言 説明 回答 表現 言い方 言葉 お伝え ご案内 案内 申し上げる 申す 述べる 書く お答え 答える 投稿 返信 記載 判断 言う 対応 お知らせ',
);

const SAY = wordSet(`
  申す 申し上げる もうす 言う いう 言える 言い切る 言い切れる 言い張る 約束 お約束 断言 断定 張れる 張る 書く 述べる 伝える お伝え 案内 ご案内 説明 ご説明 発表
  逃げる 片づける 片付ける 済ませる 済ます 伺う うかがう 聞く 尋ねる`);
/** Words that turn the negation behind a verb of saying into an assertion: と言っても過言ではない, と申し上げるほかない. */
const NEVERTHELESS = wordSet('過言 ほか 他 しか 以外 差し支え さしつかえ 間違い 仕方 すぎ 過ぎ');
const REFUSED = wordSet('困る 足りる 済む 通る 納得 不十分 許す いける 話 ならぬ');
const PHRASE = wordSet(
  '発言 説明 ご説明 回答 表現 言い方 言葉 文言 書き方 談話 発表 コメント 方針 姿勢 態度 考え 考え方',
);
const DROPPED = wordSet('改める あらためる やめる 取りやめる 取り下げる 捨てる 使う');

const THOUGHT = wordSet('考える 思う 思い込む 見込む 見る 判断');
/** What is said behind 〜と書きましたが when the phrase turns out not to hold. */
const IN_FACT = wordSet(
  'まだ いまだ 実際 実は 本当 調べる 判明 甘い 誤り 誤る 間違い 違う 正しい 残る 早い 続く 不十分 足りる',
);

/**
 * Put forward in order not to say it: 〜、とは申しません, 〜だ、と申し上げる段階ではありません, 〜では困るというお叱り,
 * 〜とした談話を改めます. Between the phrase and its と or では stands at most the rest of its own predicate.
 */
function disowned(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + 6); at++) {
    const token = tokens[at]!;
    if (beginsIn(token.norm, '。．')) return false;
    const rest = tokens.slice(at + 1, at + 1 + LOOK_AHEAD);
    const end = rest.findIndex((other) => isClauseEnd(other) || isNewClause(other));
    const clause = end < 0 ? rest : rest.slice(0, end);
    if (QUOTING.has(token.norm)) {
      const said = clause.slice(0, 5).findIndex((other) => SAY.has(other.lemma));
      const denials = clause.filter((other, index) => isNegator(other) && !deniesNothing(tokens, at + 1 + index));
      const nevertheless = clause.some((other) => NEVERTHELESS.has(other.lemma));
      if (said >= 0 && denials.length === 1 && !nevertheless) return true;
      const held = said >= 0 || clause.slice(0, 2).some((other) => THOUGHT.has(other.lemma));
      const past = held && clause.at(-1)?.lemma === 'た' && end >= 0;
      if (past && tokens.slice(at + 1 + clause.length).some((other) => IN_FACT.has(other.lemma))) return true;
      const named = clause.findIndex((other) => PHRASE.has(other.lemma));
      if (named >= 0 && clause.slice(named).some((other) => DROPPED.has(other.lemma)))
        return denials.length > 0 || !clause.some((other) => other.lemma === '使う');
    }
    if (PUTTING_ASIDE.has(token.norm) && clause.slice(0, 3).some((other) => REFUSED.has(other.lemma)))
      return clause.some((other) => NOT_ENOUGH.has(other.lemma) || isNegator(other));
  }
  return false;
}

/** Quoted in order to take it back: 「…」と申し上げたのは誤りでした, 「…」という説明を撤回いたします. */
export function retracted(tokens: readonly Token[], match: Span, neighbours: Neighbours = {}): boolean {
  if (disowned(tokens, match.end)) return true;
  const inQuotes = quotationAround(tokens, match, isWord) !== undefined;
  const rest = tokens.slice(match.end);
  const takenBack = rest.some((token) => TAKEN_BACK.has(token.lemma));
  const spoken = rest.some((token) => SPOKEN.has(token.lemma));
  if (takenBack && (inQuotes || (spoken && rest.some((token) => NAMING.has(token.norm))))) return true;
  if (!inQuotes && !spoken) return false;
  const next = neighbours.next?.filter(isWord) ?? [];
  return next.length > 0 && POINTING_BACK.has(next[0]!.norm) && next.some((token) => TAKEN_BACK.has(token.lemma));
}

/** In a condition: もし…, 〜場合, 〜たら, 〜なら, 〜ば, 〜際. */
export function hypothetical(tokens: readonly Token[], match: Span): boolean {
  for (let at = match.start - 1; at >= 0 && !isClauseEnd(tokens[at]!); at--) {
    if (SUPPOSING.has(tokens[at]!.norm)) return true;
  }
  for (let at = match.end; at < Math.min(tokens.length, match.end + LOOK_AHEAD); at++) {
    const token = tokens[at]!;
    if (isClauseEnd(token) || isNewClause(token)) return false;
    if (token.form.startsWith('仮定') || CONDITION.has(token.norm)) return true;
  }
  return false;
}

/** The sentence asks: it ends in か, かね, でしょうか or a question mark. */
export function question(tokens: readonly Token[]): boolean {
  const last = tokens.findLastIndex(isWord);
  if (tokens.slice(last + 1).some(({ norm }) => norm.includes('?') || norm.includes('？'))) return true;
  return last >= 0 && tokens[last]!.norm === 'か' && tokens[last]!.pos.startsWith('助詞');
}

/** The main clause asks the reader to do something: ください, お願いいたします, 願います. */
export function instruction(tokens: readonly Token[]): boolean {
  const last = tokens.findLastIndex(isWord);
  // 「お願いしておりました」 tells of a request.
  if (tokens[last]?.lemma === 'た') return false;
  for (let at = last; at > Math.max(-1, last - 6); at--) {
    const { lemma, norm } = tokens[at]!;
    if (ASKING.has(lemma) || norm === 'ください') return true;
  }
  return false;
}

/** All of them by name, as in English. */
export const JAPANESE_SCOPES = { quoted, negated, retracted, hypothetical, question, instruction };
