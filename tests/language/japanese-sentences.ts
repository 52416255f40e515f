/** Japanese sentences of every kind that statements have, made by a small grammar, always the same for the same seed. Checks nothing. */

/** Numbers below `below`, always in the same order for a seed. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

const WHO = `当社 弊社 私ども 当院 当店 事務局 担当者 お客様 お客さま 利用者の皆様 患者様 ご家族 取引先 株主 学生 社員 一部の会員 東京支店 佐藤 山田太郎 北海道の工場
  経営陣 委託先 第三者委員会 警察 市役所 保護者`;
const WHAT = `個人情報 メールアドレス サーバー データ 顧客名簿 クレジットカード番号 商品 製品 お弁当 エレベーター 列車 予約 注文 請求書 給与 試験の答案 写真 動画 アプリ ホームページ
  システム 契約書 診療記録 水道水 ブレーキ部品 アレルギー表示 産地 検査結果 点検記録 議事録 発言 投稿 広告 パスワード バックアップ`;
const WHERE = `配送センター 大阪の店舗 本社 管理画面 データベース 倉庫 会場 三号棟 駅のホーム 窓口 電話 メール 社内 クラウド`;
const WHEN = `昨日 本日 先月 八月 九月三日 昨年末 午前十時ごろ 夜間 年末年始 このたび 過日 再三 当初 二度と いまだに ただちに 速やかに 順次 あらためて 一時`;
const HOW = `誤って 無断で 不適切に 長時間 繰り返し 十分に確認せず 想定外の 全く 一切 ほとんど わずかに ごく一部で 深刻な 軽率に 真摯に 誠心誠意`;
const PAST = `流出しました 漏えいしていたことが判明いたしました 消失してしまいました 送信されておりました 停止しております 破損しました 混入しておりました 閲覧できる状態にありました
  回収することといたしました 発生いたしました ご利用いただけませんでした 誤っておりました 見落とされていました 改ざんされていた お届けできませんでした 遅延した 欠航となりました 支払われなかった`;
const SORRY = `深くお詫び申し上げます 心よりお詫びいたします 大変申し訳ございませんでした ご迷惑とご心配をおかけしましたこと、お詫び申し上げます すみません 申し訳ない気持ちでいっぱいです
  遺憾に存じます 世間をお騒がせし申し訳ありません ご不便をお掛けいたしますが、何卒ご理解を賜りますようお願い申し上げます 謝罪したいと思います 反省しております お詫びしなければならないと考えています
  おわびします 失礼いたしました お詫びの言葉もございません ごめんなさい`;
const IF = `もしご不快に思われた方がいらっしゃったのであれば 誤解を与えたとすれば 不安に感じさせてしまったなら ご要望があれば お気づきの点がございましたら そのような意図はなかったものの 法的には問題ないとはいえ
  お客様の操作に原因があるとしても 再現しなかったため やむを得ない事情とはいえ`;
const NEXT = `原因を究明し再発防止に努めてまいります 全額を返金させていただきます 対象の方には個別にご連絡差し上げます 外部の専門家とともに調査を進めます 管理体制を見直し、二重の確認を徹底いたします
  専用窓口を設けました 詳しくはこちらをご覧ください 手順を改めます 教育を強化し、信頼の回復に全力を尽くす所存です 毎朝、点検の記録を公開します 被害を受けられた皆さまのお話を伺います
  辞任を求める声には応じられない 取材にはお答えいたしかねます 補償についてはただいま検討中でございます`;
const JOIN = `また、 なお、 しかし、 しかしながら、 一方で、 そのため、 ただし、 加えて、 とはいえ、 さて、 その結果、 つきましては、`;

const choices = (list: string): string[] => list.trim().split(/\s+/u);
const [who, what, where, when, how, past, sorry, condition, next, join] = [
  WHO,
  WHAT,
  WHERE,
  WHEN,
  HOW,
  PAST,
  SORRY,
  IF,
  NEXT,
  JOIN,
].map(choices) as [string[], string[], string[], string[], string[], string[], string[], string[], string[], string[]];

/** Sentences with at least `characters` UTF-16 units in all. */
export function japaneseSentences(characters: number, seed = 1): string[] {
  const roll = dice(seed);
  const one = (list: string[]): string => list[roll(list.length)]!;
  const shapes: (() => string)[] = [
    () => `${one(when)}、${one(where)}において${one(what)}が${one(how)}${one(past)}。`,
    () => `${one(who)}の${one(what)}が${one(past)}ことについて、${one(sorry)}。`,
    () => `${one(condition)}、${one(sorry)}。`,
    () => `${one(join)}${one(who)}は${one(next)}。`,
    () => `「${one(what)}は${one(past)}」との${one(who)}からのご指摘を受け、${one(next)}。`,
    () => `${one(who)}によると、${one(what)}や${one(what)}まで${one(past)}という。`,
    () => `${one(how)}${one(what)}を扱ったのは${one(who)}ではなく${one(who)}でした。`,
    () => `${one(what)}(${one(what)}を含む)の${one(what)}は、${one(when)}${one(past)}ので、${one(next)}!`,
    () => `なぜ${one(when)}${one(who)}に知らせなかったのか、と${one(who)}は${one(where)}で問われた。`,
  ];
  const sentences: string[] = [];
  for (let length = 0; length < characters; length += sentences.at(-1)!.length) {
    sentences.push(shapes[roll(shapes.length)]!());
  }
  return sentences;
}

/** Lines of characters that mean nothing: kana, kanji, ASCII, symbols, Hangul, full-width forms; no surrogates and no NUL. */
export function meaninglessLines(lines: number, seed = 1): string[] {
  const roll = dice(seed);
  const ranges: readonly (readonly [number, number])[] = [
    [0x3041, 86],
    [0x30a1, 90],
    [0x4e00, 20000],
    [0x21, 94],
    [0x3000, 64],
    [0xff01, 94],
    [0xa1, 600],
    [0x2010, 800],
    [0xac00, 11000],
  ];
  return Array.from({ length: lines }, () =>
    Array.from({ length: 1 + roll(40) }, () => {
      const [first, count] = ranges[roll(10) < 7 ? roll(3) : roll(ranges.length)]!;
      return String.fromCharCode(first + roll(count));
    }).join(''),
  );
}
