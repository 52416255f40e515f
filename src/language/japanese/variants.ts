/** Spellings of one word that business writing mixes, brought to one. Knows dictionary forms only; never looks at a text. */

/**
 * Spellings, and the one form that they are brought to. One text that is searched: nothing has to be made of it before the first word of
 * a draft. In order: polite verbs and helpers, apology, who, what happened, what is said and done about it, adjectives and nouns that
 * lean on others, particles, adverbs and conjunctions.
 */
const VARIANTS = `
  頂く 戴く → いただく
  頂ける 戴ける → いただける
  下さる 下さい ください → くださる
  致す → いたす
  御座る → ござる
  居らっしゃる → いらっしゃる
  申上げる もうしあげる → 申し上げる
  もうす → 申す
  差上げる さしあげる → 差し上げる
  存ずる ぞんじる → 存じる
  うかがう → 伺う
  まいる → 参る
  うけたまわる → 承る
  たまわる 賜わる → 賜る
  貰う → もらう
  貰える → もらえる
  仕舞う → しまう
  居る → いる
  申しわけ もうしわけ 申訳 → 申し訳
  御詫び おわび お侘び → お詫び
  わびる 侘びる → 詫びる
  わび → 詫び
  すいません スミマセン スイマセン 済みません → すみません
  御免なさい ゴメンナサイ → ごめんなさい
  御免 ゴメン → ごめん
  お掛け 御掛け → おかけ
  掛ける → かける
  さわがせる → 騒がせる
  おさわがせ 御騒がせ → お騒がせ
  めいわく → 迷惑
  御手数 → お手数
  おそれいる 畏れ入る → 恐れ入る
  御礼 → お礼
  御願い おねがい → お願い
  御見舞い お見舞 御見舞 → お見舞い
  御知らせ おしらせ → お知らせ
  御祈り → お祈り
  有難う 有り難う → ありがとう
  有難い 有り難い → ありがたい
  お客さま 御客様 御客さま おきゃくさま → お客様
  皆さま みなさま みな様 → 皆様
  みなさん → 皆さん
  さま → 様
  わたくし わたし → 私
  共 → ども
  御 → ご
  漏洩 → 漏えい
  洩れる もれる → 漏れる
  洩れ もれ → 漏れ
  改竄 → 改ざん
  隠蔽 → 隠ぺい
  捏造 → ねつ造
  怪我 ケガ → けが
  無くなる 失くなる → なくなる
  無くす 失くす → なくす
  生ずる しょうじる → 生じる
  こうむる 蒙る → 被る
  出来る → できる
  行なう おこなう → 行う
  行なえる おこなえる → 行える
  わかる 判る 解る → 分かる
  わかりかねる → 分かりかねる
  いう 云う → 言う
  いえる → 言える
  える → 得る
  すぎる → 過ぎる
  留まる 留る → とどまる
  つとめる → 努める
  感ずる → 感じる
  信ずる → 信じる
  講ずる → 講じる
  応ずる → 応じる
  準ずる → 準じる
  論ずる → 論じる
  軽んずる → 軽んじる
  重んずる → 重んじる
  受けとめる 受止める うけとめる → 受け止める
  取組む とりくむ → 取り組む
  取組み 取組 → 取り組み
  取扱う → 取り扱う
  取扱い 取扱 → 取り扱い
  取替え 取り換え 取換え → 取り替え
  取替える 取り換える 取換える → 取り替える
  取り止める 取止める → 取りやめる
  取消す → 取り消す
  引続き ひきつづき → 引き続き
  問合せ 問合わせ 問い合せ → 問い合わせ
  問合せる 問合わせる 問い合せる → 問い合わせる
  申込み 申込 → 申し込み
  申込む → 申し込む
  申出る → 申し出る
  申出 → 申し出
  支払 → 支払い
  払戻し 払戻 → 払い戻し
  払戻す → 払い戻す
  手続 → 手続き
  見合せる → 見合わせる
  打合せ 打合わせ → 打ち合わせ
  呼び掛ける → 呼びかける
  呼び掛け → 呼びかけ
  心掛ける → 心がける
  働き掛ける → 働きかける
  立上げる → 立ち上げる
  立入り 立入 → 立ち入り
  見なおす → 見直す
  かかわる 係わる 拘わる → 関わる
  亘る 渉る → わたる
  依る 拠る 因る 由る → よる
  もとづく 基く → 基づく
  於ける → おける
  無い → ない
  良い 好い 善い → よい
  イイ → いい
  欲しい → ほしい
  宜しい → よろしい
  酷い → ひどい
  嬉しい → うれしい
  已むを得ない 止むを得ない やむをえない → やむを得ない
  事 コト → こと
  為 → ため
  訳 ワケ → わけ
  時 → とき
  通り → とおり
  等 → など
  迄 → まで
  程 → ほど
  毎 → ごと
  所為 → せい
  お陰 お蔭 御陰 → おかげ
  につきまして に就いて → について
  に対しまして にたいして にたいしまして → に対して
  に対します にたいする にたいします → に対する
  に関しまして にかんして → に関して
  に関します にかんする → に関する
  におきまして に於いて に於て → において
  によりまして に依って に因って → によって
  によります に依る に因る → による
  にわたりまして に亘って → にわたって
  にわたります に亘る → にわたる
  にあたりまして に当たって に当たりまして → にあたって
  に際しまして → に際して
  としまして → として
  をもちまして を以て → をもって
  但し → ただし
  尚 → なお
  又 → また
  又は → または
  及び → および
  並びに → ならびに
  若しくは → もしくは
  或いは 或は → あるいは
  更に → さらに
  且つ → かつ
  従って → したがって
  因みに → ちなみに
  例えば → たとえば
  若し → もし
  仮令 → たとえ
  何卒 → なにとぞ
  是非 → ぜひ
  宜しく → よろしく
  殆ど 殆んど → ほとんど
  僅か → わずか
  凡そ → およそ
  概ね → おおむね
  恐らく → おそらく
  全て 総て 凡て → すべて
  沢山 → たくさん
  余り → あまり
  いっさい → 一切
  いっそう → 一層
  一旦 → いったん
  全く → まったく
  極めて → きわめて
  甚だ → はなはだ
  偏に → ひとえに
  些か 聊か → いささか
  飽くまで 飽迄 → あくまで
  先ず → まず
  一先ず → ひとまず
  予め → あらかじめ
  予て → かねて
  既に → すでに
  未だ → まだ
  直ぐ → すぐ
  直ちに → ただちに
  すみやか → 速やか
  あらためて → 改めて
  はじめて → 初めて
  如何に → いかに
  如何 → いかが
  所謂 → いわゆる
  様々 → さまざま
  色々 → いろいろ
  折角 → せっかく
  取り敢えず 取敢えず → とりあえず
  矢張り やっぱり → やはり
  万一 万々一 → 万が一
`;

/**
 * The one spelling of a dictionary form: 頂く → いただく, おわび → お詫び. A form without variants is returned as it is, and so is
 * the one spelling itself, so that patterns and texts can both be brought to it.
 */
export function canonicalLemma(lemma: string): string {
  // All begin with kana or kanji.
  const first = lemma.charCodeAt(0);
  if (!(first >= 0x3041 && first <= 0x9fff)) return lemma;
  for (let at = VARIANTS.indexOf(lemma); at >= 0; at = VARIANTS.indexOf(lemma, at + 1)) {
    const end = at + lemma.length;
    // Blanks stand on both sides of a spelling; behind a form the line ends.
    if (VARIANTS.charCodeAt(at - 1) !== 0x20 || VARIANTS.charCodeAt(end) !== 0x20 || lemma.includes(' ')) continue;
    const form = VARIANTS.indexOf('→', end) + 2;
    return VARIANTS.slice(form, VARIANTS.indexOf('\n', form));
  }
  return lemma;
}
