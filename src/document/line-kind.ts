/** What a single line of a letter or notice looks like, by itself. Knows nothing of the lines around it. */

/** A mark before an item or a heading. */
export interface Mark {
  /** UTF-16 length of the mark and the space behind it. */
  readonly length: number;
  /** Marks of one list have the same shape: `(#)`, `#.`, `・`. */
  readonly shape: string;
  readonly numbered: boolean;
  /** ■ and its kin stand before headings as often as before items. */
  readonly mayHead: boolean;
}

const BULLET = /^(?:[・･•●○◦‣▪■□◆◇▼▽▲△▶►★☆◎※→➡⇒✓✔]|[-*+–—‐−](?=[\s　]))[\s　]*/u;
const HEADING_MARK = /^[●○■□◆◇▼▽▲△▶►★☆◎]/u;
const NUMBER = new RegExp(
  '^(?:第[ 　]?[0-9０-９一二三四五六七八九十]{1,3}(?=[ 　])' +
    '|[（(][ ]?(?:[0-9０-９]{1,2}|[a-zａ-ｚ一二三四五六七八九十ア-ン])[ ]?[）)]' +
    '|[0-9０-９]{1,2}(?:[．、)）](?![0-9０-９])|[.](?=[ 　])|[.](?=[\\u3000-\\u9fff]))' +
    '|[①-⑳㉑-㉟❶-❿]' +
    '|[0-9０-９]{1,2}(?=[ 　]+[\\u3000-\\u9fff])(?![ 　]+[年月日時分秒人名件円個社台回万億度])' +
    '|[一二三四五六七八九十]{1,2}(?=[ 　、．.])[、．.]?' +
    '|[ア-ン][)）．.](?=\\S)' +
    '|[a-z][.)](?=[ 　])' +
    '|[ivx]{1,4}[.)](?=[ 　])' +
    '|[0-9]{1,2}/(?=[ ]))[ 　]*',
  'u',
);

export function markOf(text: string): Mark | undefined {
  const head = text.slice(0, 24);
  const bullet = BULLET.exec(head);
  if (bullet && bullet[0].length < text.length) {
    return {
      length: bullet[0].length,
      shape: bullet[0][0]!,
      numbered: false,
      mayHead: HEADING_MARK.test(head),
    };
  }
  const number = NUMBER.exec(head);
  if (number && number[0].length < text.length) {
    return {
      length: number[0].length,
      shape: number[0].trim().replace(/[0-9０-９一二三四五六七八九十a-zａ-ｚア-ン①-⑳㉑-㉟❶-❿]+/gu, '#'),
      numbered: true,
      mayHead: true,
    };
  }
  return undefined;
}

const LABEL =
  /^[(（<＜【]?(?:記|以[\s　]*上|敬[\s　]*具|敬[\s　]*白|拝[\s　]*啓|謹[\s　]*啓|謹[\s　]*白|前[\s　]*略|草[\s　]*々|早[\s　]*々|かしこ|-?[ ]?ends?[ ]?-?)[)）>＞】]?[。.]?$/iu;
/** 記, 以上, 敬具: words that are a part of the form and say nothing. */
export const isLabel = (text: string): boolean => text.length <= 12 && LABEL.test(text);

const REFERENCE =
  /^(?:(?:受付|お?問い?合わせ|ご?注文|お?客様|会員|整理|管理|文書)番号|(?:our|your) ref(?:erence)?|ref(?:erence)?|ticket|case|order)[ 　.:：#No]*[\p{L}\p{N}#/-]{0,20}\d[\p{L}\p{N}/-]{0,20}$/iu;
/** 受付番号 20871, Our ref: 4471-0932 */
export const isReference = (text: string): boolean => text.length <= 60 && REFERENCE.test(text);

const HEADER =
  /^(件[\s　]*名|題[\s　]*名|宛[\s　]*先|送[\s　]*信[\s　]*者|差[\s　]*出[\s　]*人|送信日時|返信先|From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Re|FAO|Fwd?)[\s　]*[:：][\s　]*/iu;
/** The field of an e-mail header line, with the length of its name and separator. */
export function headerOf(text: string): { field: 'subject' | 'other'; length: number } | undefined {
  const match = HEADER.exec(text.slice(0, 40));
  if (!match) return undefined;
  return { field: /^(?:件|題|subject|re|fwd?)/iu.test(match[1]!) ? 'subject' : 'other', length: match[0].length };
}

const SALUTATION_JA = /(?:様|さま|殿|御中|各位|先生|皆さん|みなさん)(?:へ)?(?:[（(][^）)]{0,30}[）)])?[、,:：]?$/u;
const SALUTATION_EN =
  /^(?:Dear|Hi|Hello|Hey)\b[^.!?。]{0,60}[,:!]?$|^To (?:all|everyone|our|the|those)\b[^.!?:]{0,80}[,:]?$/iu;
/** 三浦 様, Dear Ms Achterberg, – to whom it is said. */
export const isSalutation = (text: string): boolean =>
  text.length <= 90 &&
  ((text.length <= 40 && SALUTATION_JA.test(text) && !/[。、はがを]/u.test(text.slice(0, -1))) ||
    SALUTATION_EN.test(text));

const CLOSING =
  /^(?:(?:yours|with|kind|best|warm(?:est)?|many|sincere)\b[\w' ]{0,30}|sincerely|regards|best|thanks|thank you|cheers|respectfully|warmly|love|big hugs|fair winds|all the best)[,.!]?$/iu;
/** “Yours sincerely,” – what comes now is a signature. */
export const isClosing = (text: string): boolean => text.length <= 40 && CLOSING.test(text);

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const WEEKDAY = '(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)';
const DATE = new RegExp(
  '^[（(]?(?:(?:更新|掲載|公開|発表|作成|送信)?日時?)?[:：]?[ 　]*' +
    '(?:(?:令和|平成|昭和|西暦)?[ 　]?[0-9０-９元]{1,4}[ 　]?年[ 　]?[0-9０-９]{1,2}[ 　]?月(?:[ 　]?[0-9０-９]{1,2}[ 　]?日)?' +
    '|[0-9０-９]{4}[/／.-][0-9０-９]{1,2}[/／.-][0-9０-９]{1,2}|[0-9０-９]{1,2}月[0-9０-９]{1,2}日|[0-9０-９]{1,2}[/／][0-9０-９]{1,2})' +
    '(?:[\\s　,、0-9０-９:：.時分秒頃ごろ〜～~-]|[（(]?[月火水木金土日](?:曜日?)?(?:・[祝休])?[）)]?|午前|午後|現在|時点|更新|掲載|版|付け?)*[）)]?$' +
    `|^(?:(?:last )?(?:posted|updated|published)[: ]+(?:on )?|update \\d+,? ?)?(?:${WEEKDAY},? )?(?:the )?` +
    `(?:[0-9]{1,2}(?:st|nd|rd|th)? ${MONTH}|${MONTH} [0-9]{1,2}(?:st|nd|rd|th)?)\\b` +
    '(?:[\\s,0-9:.–-]|[ap]\\.?m\\b\\.?|noon|midnight|hrs|at|UTC|GMT|BST|[CE]ST|[CE]EST|[ECMP][DS]?T|Pacific|Eastern|Central)*$',
  'iu',
);
/** A line that is a date, with a time of day perhaps. */
export const isDateLine = (text: string): boolean => text.length <= 60 && DATE.test(text);

const CLOSERS = '["”’」』）)】\\]★☆♪*_]*$';
const TERMINATED = new RegExp(`(?:[。｡．.!?！？♪…]|[:：;])${CLOSERS}`, 'u');
const STOPPED = new RegExp(`(?:[。｡．.!?！？♪…]|[ぁ-ん][★☆]|\\p{Emoji_Presentation}\\uFE0F?)${CLOSERS}`, 'u');
const ABBREVIATED = /(?:\b(?:[ap]\.m|inc|ltd|co|corp|etc|jr|sr|plc|no|st|u\.s|esq|ph\.d|m\.d)|\b\p{Lu})\.$/iu;
/** Ends with a mark that ends a sentence (or, with `colon`, announces one). */
export const isTerminated = (text: string, colon = false): boolean => {
  const tail = text.slice(-24);
  return (colon ? TERMINATED : STOPPED).test(tail) && !ABBREVIATED.test(tail);
};

const PREDICATE =
  /(?:ます|です|ました|でした|ません|ませ|でしょう|ください|下さい|である|ている|てる|だった|った|された|いたします|たい|ない|よう|すみ|ずみ)[）)]?$/u;
/** Ends like a Japanese sentence whose 。 was left out. */
export const isPredicate = (text: string): boolean => PREDICATE.test(text.slice(-12));

/** Says something: has an end mark, or a Japanese predicate, or is long. */
export const isProse = (text: string): boolean => {
  if (isDateLine(text)) return false;
  return isTerminated(text) || isPredicate(text) || columnsOf(text) > 110 || /[。｡]./u.test(text.slice(0, 400));
};

export const isAllCapitals = (text: string): boolean =>
  text.length <= 90 && /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) && !/[\u3040-\u9fff]/u.test(text);

/** Width on a terminal: full-width characters take two columns. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    columns += unit >= 0x1100 && !(unit >= 0xff61 && unit <= 0xffdc) && !(unit >= 0xdc00 && unit <= 0xdfff) ? 2 : 1;
  }
  return columns;
}
