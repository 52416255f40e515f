/**
 * What a single line of a letter or notice looks like, by itself. Knows nothing of the lines around it. Every line is asked all of
 * this, and most are nothing special: its first or last character says so before a regular expression is compiled.
 */
import {
  beginsIn,
  endsIn,
  endsWithAny,
  isAsciiDigit,
  isAsciiLetter,
  isAsciiLower,
  isAsciiUpper,
  isAsciiWord,
  isFigure,
  isWhite,
  mayBeCased,
} from '../text/characters.ts';
import { isDateLine } from './date-line.ts';

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

const BULLETS = '・･•●○◦‣▪■□◆◇▼▽▲△▶►★☆◎※→➡⇒✓✔';
/** These are bullets only before white space. */
const DASHES = '-*+–—‐−';
const HEADING_MARKS = '●○■□◆◇▼▽▲△▶►★☆◎';
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

/** A mark and the white space behind it stand within so many units. */
const LONGEST_MARK = 24;

export function markOf(text: string): Mark | undefined {
  const bullet = bulletLength(text);
  if (bullet > 0 && bullet < text.length) {
    return { length: bullet, shape: text[0]!, numbered: false, mayHead: beginsIn(text, HEADING_MARKS) };
  }
  if (!mayBeNumbered(text)) return undefined;
  const number = NUMBER.exec(text.slice(0, LONGEST_MARK));
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

/** The length of a bullet and the white space behind it, or 0. */
function bulletLength(text: string): number {
  if (!beginsIn(text, BULLETS) && !(beginsIn(text, DASHES) && isWhite(text.charCodeAt(1)))) return 0;
  let end = 1;
  while (end < LONGEST_MARK && isWhite(text.charCodeAt(end))) end++;
  return end;
}

/** Whether the first two characters let {@link NUMBER} match. */
function mayBeNumbered(text: string): boolean {
  const first = text.charCodeAt(0);
  const second = text[1] ?? '';
  if (isAsciiLower(first)) return isAsciiLower(second.charCodeAt(0)) ? 'ivx'.includes(text[0]!) : endsIn(second, '.)');
  if (isFigure(first)) return isFigure(second.charCodeAt(0)) || endsIn(second, '．、)）. 　/');
  if (first < 0x80) return first === 0x28;
  if (first >= 0x30a2 && first <= 0x30f3) return endsIn(second, ')）．.');
  if (first >= 0x4e00 && first <= 0x9fff) {
    if (first === 0x7b2c) return second === ' ' || second === '　' || isFigureOrKanji(second);
    return isFigureOrKanji(text[0]!) && (endsIn(second, ' 　、．.') || isFigureOrKanji(second));
  }
  return (
    first === 0xff08 ||
    (first >= 0x2460 && first <= 0x2473) ||
    (first >= 0x3251 && first <= 0x325f) ||
    (first >= 0x2776 && first <= 0x277f)
  );
}

const isFigureOrKanji = (character: string): boolean =>
  isFigure(character.charCodeAt(0)) || endsIn(character, '一二三四五六七八九十');

/** Of two characters that may stand apart. */
const LABEL_PAIRS = ['以上', '敬具', '敬白', '拝啓', '謹啓', '謹白', '前略', '草々', '早々'];
const LABELS = new Set(['記', 'かしこ', 'end', 'ends']);

/** 記, 以上, 敬具: words that are a part of the form and say nothing. */
export function isLabel(text: string): boolean {
  if (text.length > 12 || !beginsIn(text, '(（<＜【記以敬拝謹前草早か-eE')) return false;
  let label = beginsIn(text, '(（<＜【') ? text.slice(1) : text;
  if (endsIn(label, '。.')) label = label.slice(0, -1);
  if (endsIn(label, ')）>＞】')) label = label.slice(0, -1);
  if (LABELS.has(withoutDashes(label).toLowerCase())) return true;
  return LABEL_PAIRS.some(([first, last]) => label[0] === first && label.at(-1) === last && isWhiteWithin(label));
}

/** – ends – */
function withoutDashes(label: string): string {
  let [start, end] = [0, label.length];
  if (label[start] === '-') start++;
  if (label[start] === ' ') start++;
  if (label[end - 1] === '-') end--;
  if (label[end - 1] === ' ') end--;
  return label.slice(start, end);
}

/** Whether there is nothing but white space between the first and the last character. */
function isWhiteWithin(text: string): boolean {
  for (let at = 1; at < text.length - 1; at++) if (!isWhite(text.charCodeAt(at))) return false;
  return text.length > 1;
}

/** 受付番号 20871, Our ref: 4471-0932 */
export const isReference = (text: string): boolean =>
  text.length <= 60 &&
  (beginsIn(text, 'oOyYrRtTcC') || text.includes('番号')) &&
  hasDigitFrom(text, text.length - 41) &&
  /^(?:(?:受付|お?問い?合わせ|ご?注文|お?客様|会員|整理|管理|文書)番号|(?:our|your) ref(?:erence)?|ref(?:erence)?|ticket|case|order)[ 　.:：#No]*[\p{L}\p{N}#/-]{0,20}\d[\p{L}\p{N}/-]{0,20}$/iu.test(
    text,
  );

function hasDigitFrom(text: string, from: number): boolean {
  for (let at = Math.max(0, from); at < text.length; at++) if (isAsciiDigit(text.charCodeAt(at))) return true;
  return false;
}

const HEADER =
  /^(件[\s　]*名|題[\s　]*名|宛[\s　]*先|送[\s　]*信[\s　]*者|差[\s　]*出[\s　]*人|送信日時|返信先|From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Re|FAO|Fwd?)[\s　]*[:：][\s　]*/iu;
/** The field of an e-mail header line, with the length of its name and separator. */
export function headerOf(text: string): { field: 'subject' | 'other'; length: number } | undefined {
  if (!beginsIn(text, '件題宛送差返FTCBSDRftcbsdr')) return undefined;
  const head = text.slice(0, 40);
  if (!head.includes(':') && !head.includes('：')) return undefined;
  const match = HEADER.exec(head);
  if (!match) return undefined;
  return { field: /^(?:件|題|subject|re|fwd?)/iu.test(match[1]!) ? 'subject' : 'other', length: match[0].length };
}

const SALUTATION_JA = /(?:様|さま|殿|御中|各位|先生|皆さん|みなさん)(?:へ)?(?:[（(][^）)]{0,30}[）)])?[、,:：]?$/u;
const SALUTATION_EN =
  /^(?:Dear|Hi|Hello|Hey)\b[^.!?。]{0,60}[,:!]?$|^To (?:all|everyone|our|the|those)\b[^.!?:]{0,80}[,:]?$/iu;
const ADDRESSED = ['様', 'さま', '殿', '御中', '各位', '先生', '皆さん', 'みなさん'];
/** 三浦 様, Dear Ms Achterberg, – to whom it is said. */
export const isSalutation = (text: string): boolean =>
  text.length <= 90 &&
  ((text.length <= 40 && mayAddress(text) && SALUTATION_JA.test(text) && !/[。、はがを]/u.test(text.slice(0, -1))) ||
    (beginsIn(text, 'DdHhTt') && GREETS.has(firstWord(text)) && SALUTATION_EN.test(text)));

const GREETS = new Set(['dear', 'hi', 'hello', 'hey', 'to']);

const mayAddress = (text: string): boolean =>
  endsIn(text, '様ま殿中位生んへ）)、,:：') && ADDRESSED.some((title) => text.includes(title));

/** The Latin letters with which a line begins, in lower case. */
function firstWord(text: string): string {
  let end = 0;
  while (isAsciiLetter(text.charCodeAt(end))) end++;
  return text.slice(0, end).toLowerCase();
}

const CLOSING =
  /^(?:(?:yours|with|kind|best|warm(?:est)?|many|sincere)\b[\w' ]{0,30}|sincerely|regards|best|thanks|thank you|cheers|respectfully|warmly|love|big hugs|fair winds|all the best)[,.!]?$/iu;
const CLOSES = new Set(
  `yours with kind best warm warmest many sincere sincerely regards thanks thank cheers respectfully warmly love big fair all`.split(
    ' ',
  ),
);
/** “Yours sincerely,” – what comes now is a signature. */
export const isClosing = (text: string): boolean =>
  text.length <= 40 && isAsciiLetter(text.charCodeAt(0)) && CLOSES.has(firstWord(text)) && CLOSING.test(text);

/** What may stand behind the mark that ends a sentence. */
const CLOSERS = '"”’」』）)】]★☆♪*_';
const STOPS = '。｡．.!?！？♪…';
const COLONS = ':：;';
/** Only so much of a line is looked at for its end. */
const TAIL = 24;

/** Ends with a mark that ends a sentence (or, with `colon`, announces one). */
export function isTerminated(text: string, colon = false): boolean {
  const floor = Math.max(0, text.length - TAIL);
  for (let at = text.length - 1; at >= floor; at--) {
    const mark = text[at]!;
    if (STOPS.includes(mark) || (colon && COLONS.includes(mark))) {
      return !(mark === '.' && at === text.length - 1 && isAbbreviated(text.slice(floor, at)));
    }
    // すみません★
    if (!colon && (mark === '★' || mark === '☆') && at > floor && isSmallKana(text.charCodeAt(at - 1))) return true;
    if (!CLOSERS.includes(mark)) return !colon && endsInEmoji(text.slice(floor, at + 1));
  }
  return false;
}

/** ぁ–ん */
const isSmallKana = (unit: number): boolean => unit >= 0x3041 && unit <= 0x3093;

function endsInEmoji(tail: string): boolean {
  const last = tail.charCodeAt(tail.length - 1);
  const bmp = last >= 0x231a && last <= 0x2b55;
  const half = last >= 0xdc00 && last <= 0xdfff;
  return (bmp || half || last === 0xfe0f) && /\p{Emoji_Presentation}\uFE0F?$/u.test(tail);
}

const ABBREVIATIONS = 'a.m p.m inc ltd co corp etc jr sr plc no st u.s esq ph.d m.d'.split(' ');

/** Whether what stands before a full stop is an abbreviation or an initial. */
function isAbbreviated(before: string): boolean {
  const length = before.length;
  const last = before.charCodeAt(length - 1);
  if (isAsciiLetter(last)) {
    if (!isAsciiWord(before.charCodeAt(length - 2))) return true;
    const lower = before.toLowerCase();
    return ABBREVIATIONS.some(
      (short) => lower.endsWith(short) && !isAsciiWord(lower.charCodeAt(lower.length - short.length - 1)),
    );
  }
  return last >= 0xaa && !isKanaOrKanji(last) && /\b\p{Lu}$/iu.test(before);
}

const isKanaOrKanji = (unit: number): boolean => unit >= 0x3000 && unit <= 0x9fff;

const PREDICATES =
  'ます です ました でした ません ませ でしょう ください 下さい である ている てる だった った された いたします たい ない よう すみ ずみ'.split(
    ' ',
  );
/** Ends like a Japanese sentence whose 。 was left out. */
export const isPredicate = (text: string): boolean =>
  endsWithAny(endsIn(text, '）)') ? text.slice(0, -1) : text, PREDICATES);

/** Says something: has an end mark, or a Japanese predicate, or is long. */
export const isProse = (text: string): boolean =>
  (isTerminated(text) || isPredicate(text) || columnsOf(text) > 110 || hasFullStopWithin(text)) && !isDateLine(text);

/** A Japanese full stop with something behind it. */
export function hasFullStopWithin(text: string): boolean {
  const end = Math.min(text.length, 400) - 1;
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if ((unit === 0x3002 || unit === 0xff61) && !isLineBreak(text.charCodeAt(at + 1))) return true;
  }
  return false;
}

const isLineBreak = (unit: number): boolean => unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029;

/** Three capitals or more, and neither a small letter nor a Japanese character. */
export function isAllCapitals(text: string): boolean {
  if (text.length > 90) return false;
  let capitals = 0;
  let foreign = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isAsciiLower(unit) || (unit >= 0x3040 && unit <= 0x9fff)) return false;
    if (isAsciiUpper(unit)) capitals++;
    else if (mayBeCased(unit) || isLineBreak(unit)) foreign = true;
  }
  if (!foreign) return capitals >= 3;
  return /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** Width on a terminal: full-width characters take two columns. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    columns += unit >= 0x1100 && !(unit >= 0xff61 && unit <= 0xffdc) && !(unit >= 0xdc00 && unit <= 0xdfff) ? 2 : 1;
  }
  return columns;
}

/** Two or more columns, set with bars or with runs of spaces. */
export const isTabular = (text: string): boolean =>
  text.length <= 400 &&
  (text.includes('|')
    ? /^\|.*\|$/u.test(text) || isSpaced(text) || (text.includes(' | ') && /\S \| \S.* \| \S/u.test(text))
    : isSpaced(text));

/** A gap within a line: a tab, or two spaces of a kind. */
const isSpaced = (text: string): boolean =>
  (text.includes('  ') || text.includes('　　') || text.includes('\t')) && /\S(?: {2,}|　{2,}|\t+)\S/u.test(text);
