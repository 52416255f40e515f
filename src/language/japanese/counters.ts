/** What is counted, and in what: counters that IPADIC takes for other words, units of time and money. A table, no code. */
import { wordsOf } from '../word-set.ts';

/** Words that may stand around a number and are part of it. They make it approximate, or a sum that hides its parts. */
export const APPROXIMATE: ReadonlySet<string> = new Set(['約', 'およそ', 'おおよそ', '凡そ', '延べ', 'のべ', '総数']);

/** Counters beside those that IPADIC calls 名詞.接尾.助数詞. */
export const COUNTERS: ReadonlySet<string> = new Set(
  wordsOf(`名 人 件 社 台 本 個 つ 回 度 円 件 通 枚 冊 戸 棟 軒 校 店 局 便 口 組 班 品 点 種 式 室 席 隻 機 基 両 頭 匹 羽 杯 食 錠 袋 箱 缶 束 株 票 位 級
  世帯 口座 店舗 拠点 地区 地域 県 府県 都府県 都道府県 市 町 村 市町村 区 自治体 団体 施設 事業所 工場 営業所 支店 支社 学級 小学校 中学校 高校 病院
  アカウント ユーザー 会員 契約 項目 種類 品目 種目 製品 商品 銘柄 機種 車種 型番 ロット ファイル レコード サーバー ドメイン サイト 端末 列車 路線 車両 区間 系統
  駅 試合 公演 作品 階層 段階 工程 案件 事案 事例 文字 字 行 ダウンロード テナント 票 カ国 か国 ヶ国 か所 ヵ所 カ所 ヶ所 箇所 名分 件分 人分 回分 枚分 台分`),
);

/** Spellings of a counter that count the same; the form of the token has the one on the right. */
export const COUNTER_FORMS: Readonly<Record<string, string>> = {
  パーセント: '%',
  名様: '名',
  人様: '人',
  組様: '組',
  名分: '名',
  件分: '件',
  人分: '人',
  枚分: '枚',
  台分: '台',
  ヶ月: 'か月',
  カ月: 'か月',
  ヵ月: 'か月',
  ケ月: 'か月',
  箇月: 'か月',
  ヶ月間: 'か月間',
  カ月間: 'か月間',
  ヵ月間: 'か月間',
  カ所: 'か所',
  ヶ所: 'か所',
  ヵ所: 'か所',
  箇所: 'か所',
  カ国: 'か国',
  ヶ国: 'か国',
};

/** Counters of time. 日 and 年 are those of dates too; `numbers.ts` decides. */
export const DURATIONS: ReadonlySet<string> = new Set(
  wordsOf(
    `時間 分 分間 秒 秒間 ミリ秒 日 日間 営業日 週 週間 か月 ヶ月 カ月 ヵ月 ケ月 箇月 か月間 ヶ月間 カ月間 ヵ月間 年 年間 か年 ヵ年 カ年 晩 泊 世紀 世代`,
  ),
);

export const MONEY: ReadonlySet<string> = new Set(['円', 'ドル', 'ユーロ', 'ポンド', '元', 'ウォン', '$']);

export const PERCENT: ReadonlySet<string> = new Set(['%', 'パーセント', '割']);

export const ERAS: ReadonlySet<string> = new Set(['明治', '大正', '昭和', '平成', '令和']);

/** What stands before a number of days that is no day of the month: 週6日, 丸二日. */
export const BEFORE_DAYS: ReadonlySet<string> = new Set(['週', '丸', 'まる', '術後', '計']);

/** What follows a day of the month when it is not one: 三日遅れ, 一日も早く, 3日以内. */
export const AFTER_DAYS: ReadonlySet<string> = new Set(
  wordsOf(`も あたり 当たり 当り につき 中 で 間 以内 以上 以下 未満 程度 ほど 程 後 前 遅れ 遅く 早く 早い 連続 あまり 余り おき ごと ずつ かかっ かけ かけて ぶり 分 足らず 近く 休み 待ち
  がかり 続け つづけ 続い 置き たっ 経っ 経過 過ぎ 遅らせ 遅れる かかり かから 要し 止め 止まっ 滞っ つながら`),
);
