/**
 * The words from which it is inferred what kind a statement is, and where they stand in a text. Weighs nothing.
 *
 * They are words rather than one expression each: twenty large expressions take longer to compile than a draft takes to read.
 */
import { isAsciiDigit, isAsciiWord } from '../text/characters.ts';
import { Sketch } from '../text/sketch.ts';
import type { Span } from '../text/span.ts';
import type { Kind } from './document.ts';

/** What a clue looks for. All of it is in lower case, and so is what it is looked for in. */
interface Wording {
  /** Phrases in kana and kanji, and phrases in Latin letters. */
  readonly ja?: Phrases;
  readonly en?: Phrases;
  /** What is more than a phrase, each with a phrase that a match holds: it is asked only where that stands. */
  readonly patterns?: readonly (readonly [has: string, find: RegExp | Find])[];
}

/** Phrases that are parted by `|`, and taken apart when they are first looked for. */
class Phrases {
  readonly #joined: string;
  #phrases: readonly string[] | undefined;

  constructor(joined: string) {
    this.#joined = joined;
  }

  /** The first place in `text` of one of them, if it is before `other`; of two that begin together the one named first. */
  firstIn(text: string, other: Span | undefined, sketch: Sketch | undefined): Span | undefined {
    this.#phrases ??= this.#joined.split('|');
    let first = other;
    for (const phrase of this.#phrases) {
      if (sketch !== undefined && !sketch.mayHold(phrase)) continue;
      const start = text.indexOf(phrase);
      if (start >= 0 && (first === undefined || start < first.start)) first = { start, end: start + phrase.length };
    }
    return first;
  }
}

/** The first place in a text that fits. */
type Find = (text: string) => Span | undefined;

export interface Clue extends Wording {
  readonly kind: Kind;
  /** Weight in the head, and anywhere else. */
  readonly head: number;
  readonly body: number;
}

const LATER = '23456789２３４５６７８９二三四五六七八九十';

/** 第2報 */
function laterReport(text: string): Span | undefined {
  for (let at = text.indexOf('第'); at >= 0; at = text.indexOf('第', at + 1)) {
    if (text[at + 2] === '報' && LATER.includes(text[at + 1]!)) return { start: at, end: at + 3 };
  }
  return undefined;
}

/** 第1報で, 第一報の: what came before. */
function firstReport(text: string): Span | undefined {
  for (let at = text.indexOf('第'); at >= 0; at = text.indexOf('第', at + 1)) {
    if (text[at + 2] !== '報' || !'1１一'.includes(text[at + 1]!)) continue;
    const end = endOfOne(['で', 'の', 'から', 'と'], text, at + 3);
    if (end > 0) return { start: at, end };
  }
  return undefined;
}

/** Where one of some words ends that stands at `at`, or 0. */
function endOfOne(words: readonly string[], text: string, at: number): number {
  for (const word of words) if (text.startsWith(word, at)) return at + word.length;
  return 0;
}

/** Update 3, update no. 3 – and no version 3.1. */
function numberedUpdate(text: string): Span | undefined {
  for (let at = text.indexOf('update'); at >= 0; at = text.indexOf('update', at + 1)) {
    if (isAsciiWord(text.charCodeAt(at - 1))) continue;
    let end = at + 6;
    while (text[end] === ':' || text[end] === ' ') end++;
    if (text.startsWith('no', end)) {
      end += 2;
      if (text[end] === '.') end++;
      if (text[end] === ' ') end++;
    }
    if (!isAsciiDigit(text.charCodeAt(end))) continue;
    if (text[end + 1] !== '.' || !isAsciiDigit(text.charCodeAt(end + 2))) return { start: at, end: end + 1 };
  }
  return undefined;
}

/** 15時30分時点, 9:30現在 */
function timeOfReport(text: string): Span | undefined {
  for (let at = 1; at < text.length; at++) {
    if ((text[at] !== '時' && text[at] !== ':') || !isAsciiDigit(text.charCodeAt(at - 1))) continue;
    let minutes = at + 1;
    while (minutes <= at + 2 && isAsciiDigit(text.charCodeAt(minutes))) minutes++;
    const end = endOfOne(['時点', '現在'], text, text[minutes] === '分' ? minutes + 1 : minutes);
    if (end > 0) return { start: isAsciiDigit(text.charCodeAt(at - 2)) ? at - 2 : at - 1, end };
  }
  return undefined;
}

function recall(text: string): Span | undefined {
  for (let at = text.indexOf('recall'); at >= 0; at = text.indexOf('recall', at + 1)) {
    if (!isAsciiWord(text.charCodeAt(at - 1)) && !isAsciiWord(text.charCodeAt(at + 6)))
      return { start: at, end: at + 6 };
  }
  return undefined;
}

export const CLUES: readonly Clue[] = [
  {
    kind: 'first-notice',
    head: 8,
    body: 2,
    ja: new Phrases('第1報|第１報|第一報|速報'),
    en: new Phrases('initial notice|first notice'),
  },
  {
    kind: 'first-notice',
    head: 1,
    body: 0,
    ja: new Phrases('お知らせ|お詫び|障害情報|発生|について'),
    en: new Phrases('statement|notice|advisory'),
  },
  {
    kind: 'first-notice',
    head: 3,
    body: 2,
    ja: new Phrases('調査中|調査を進めて|原因を確認中|調べてい|調べてお'),
    en: new Phrases(
      "don't know|don't yet know|do not know|do not yet know|still checking|still looking|looking into|next update|next post|under investigation|we paused|is continuing",
    ),
  },
  {
    kind: 'progress-update',
    head: 8,
    body: 1,
    ja: new Phrases('続報|進み具合|進捗|経過報告'),
    en: new Phrases(
      'second update|third update|fourth update|fifth update|sixth update|latest update|service update|progress update|bulletin|where we are|where things stand',
    ),
    patterns: [
      ['第', laterReport],
      ['update', numberedUpdate],
      ['時点', timeOfReport],
      ['現在', timeOfReport],
    ],
  },
  {
    kind: 'progress-update',
    head: 2,
    body: 2,
    ja: new Phrases('前回のお知らせ'),
    en: new Phrases('since our last'),
    patterns: [['第', firstReport]],
  },
  {
    kind: 'final-report',
    head: 7,
    body: 2,
    ja: new Phrases(
      '最終報告|最終の報告|最終ご報告|最終のご報告|調査結果|調査報告|報告書|ご報告|に関する報告|見直しについて',
    ),
    en: new Phrases(
      'postmortem|post-mortem|final report|incident report|full account|closing account|: our account|an account of|an account for|what went wrong to|what went wrong in|what went wrong and|what happened to|what happened in|what happened and|what we found|what we have done|outcome of|result of|response to the review|the dry run',
    ),
  },
  {
    kind: 'final-report',
    head: 2,
    body: 2,
    ja: new Phrases('再発防止|再発を防ぐ|経過'),
    en: new Phrases(
      "root cause|timeline|what has changed|what we have changed|what we've changed|what we’ve changed|what's different|what’s different",
    ),
  },
  {
    kind: 'support-reply',
    head: 4,
    body: 2,
    ja: new Phrases('お問い合わせ番号|お問い合わせの件|受付番号|ご返信|お手紙を拝見|メールを拝見|お電話のあと'),
    en: new Phrases(
      'your email|your e-mail|your letter|your message|order no|order number|our ref|thank you for writing|thank you for your|thank you for the|thank you for telling',
    ),
    patterns: [
      ['サポートの', /サポートの[^\s。]{1,6}(?:です|と申し)/u],
      ['order ', /order \d/u],
    ],
  },
  {
    kind: 'interview',
    head: 7,
    body: 2,
    ja: new Phrases('会見|想定問答|インタビュー|書き起こし|質問への回答|ご質問への|取材'),
    en: new Phrases(
      'transcript|press briefing|press conference|interview|written answers|talks to|guest:|for approval',
    ),
  },
  {
    kind: 'recall',
    head: 9,
    body: 2,
    ja: new Phrases(
      '自主回収|商品回収|製品回収|回収お知らせ|回収お詫び|回収のお知らせ|回収のお詫び|回収に関するお知らせ|回収に関するお詫び',
    ),
    patterns: [
      ['リコール', /リコール(?!改修)/u],
      ['recall', recall],
    ],
  },
  {
    kind: 'breach-notice',
    head: 8,
    body: 2,
    ja: new Phrases('情報漏えい|情報漏い|情報漏洩|情報流出|不正アクセス|不正ログイン'),
    en: new Phrases('data breach|data security event|data security incident|unauthorised access|unauthorized access'),
    patterns: [
      ['個人情報', /個人情報[^。]{0,12}(?:漏え?い|漏洩|流出|紛失)/u],
      ['personal ', /personal (?:data|information)[^.]{0,40}(?:exposed|accessed|disclosed)/u],
    ],
  },
];

/** Words of those who write where others answer; in the letters that they write them in. */
const CHAT: Wording = {
  ja: new Phrases('リポスト|リツイート|フォロワー|ハッシュタグ|固定ポスト|固定ツイート'),
  en: new Phrases('in the replies'),
  patterns: [
    ['DM', /\bDMs?\b/u],
    ['tweet', /\b(?:re)?tweet/u],
  ],
};

/** Which letters a text has: of the others nothing is looked for. */
export interface Scripts {
  readonly ja: boolean;
  readonly en: boolean;
}

/** The first place in `text` that fits. */
function firstOf(
  { ja, en, patterns }: Wording,
  text: string,
  scripts: Scripts,
  sketch: Sketch | undefined,
): Span | undefined {
  let first = ja !== undefined && scripts.ja ? ja.firstIn(text, undefined, sketch) : undefined;
  if (en !== undefined && scripts.en) first = en.firstIn(text, first, sketch);
  if (patterns === undefined) return first;
  for (const [has, find] of patterns) {
    if (!text.includes(has)) continue;
    const place = typeof find === 'function' ? find(text) : placeOf(find.exec(text));
    if (place && (first === undefined || place.start < first.start)) first = place;
  }
  return first;
}

const placeOf = (match: RegExpExecArray | null): Span | undefined =>
  match ? { start: match.index, end: match.index + match[0].length } : undefined;

/** A text in lower case, unit for unit. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  // A letter may grow when it is lowered (İ).
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** What the clues find in a text: the first words of each that finds any, in the order of the clues. */
export interface Clues {
  readonly found: readonly FoundClue[];
  /** Words with which it ends may be the beginning of a clue, which goes on in the paragraph behind. */
  readonly goesOn: boolean;
}

export interface FoundClue {
  readonly clue: Clue;
  /** As they are written there. */
  readonly words: string;
}

const NOTHING: Clues = { found: [], goesOn: false };

/** From so many texts on a sketch of each is drawn first: until then that would be more work than it saves. */
const MANY = 16;
let asked = 0;
let sketch: Sketch | undefined;

/** @param areMany whether this is one of many texts; the same is found in it */
export function cluesIn(text: string, scripts: Scripts, areMany = ++asked > MANY): Clues {
  const lower = lowered(text);
  const found: FoundClue[] = [];
  if (areMany) {
    sketch ??= new Sketch();
    sketch.draw(lower);
  }
  for (const clue of CLUES) {
    const place = firstOf(clue, lower, scripts, areMany ? sketch : undefined);
    if (place) found.push({ clue, words: text.slice(place.start, place.end) });
  }
  const goesOn =
    (scripts.ja && endsWithin(lower, '個人情報', '。', 19)) || (scripts.en && endsWithin(lower, 'personal ', '.', 68));
  return found.length === 0 && !goesOn ? NOTHING : { found, goesOn };
}

/** Whether `phrase` begins so near to the end of a text, with no full stop behind it. */
function endsWithin(text: string, phrase: string, stop: string, units: number): boolean {
  const at = text.lastIndexOf(phrase);
  return at >= 0 && text.length - at <= units && !text.includes(stop, at);
}

/** The first words of those who write where others answer. */
export function chatWordsIn(text: string, scripts: Scripts): string | undefined {
  const place = firstOf(CHAT, text, scripts, undefined);
  return place && text.slice(place.start, place.end);
}
