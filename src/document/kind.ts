/**
 * Which kind a statement is, when nobody said so: from the words of its title and text, and from how it is set out. Always
 * says from what; never infers fault or harm.
 *
 * Its clues are words rather than one expression each: twenty large expressions take longer to compile than a draft takes to read.
 */
import type { Span } from '../text/span.ts';
import { TextMemory } from '../text/text-memory.ts';
import type { Words } from '../words/words.ts';
import { KINDS, type Kind } from './document.ts';

/** What inference looks at. */
export interface KindEvidence {
  /** The title, subject line and first lines. */
  readonly head: string;
  readonly text: string;
  /** Somebody asks and somebody answers, in most of the text. */
  readonly conversation: boolean;
  /** The salutation, when it is to one person. */
  readonly addressee?: string;
  readonly blocks: number;
  readonly headings: number;
}

export interface KindReading {
  readonly kind: Kind;
  readonly reason: Words;
}

/** What a clue looks for. All of it is in lower case, and so is what it is looked for in. */
interface Wording {
  /** Phrases, separated by `|`. */
  readonly phrases: string;
  /** Expressions, each with phrases of which a match holds one: it is asked only where one of them stands. */
  readonly patterns?: readonly (readonly [has: string, pattern: RegExp])[];
}

interface Clue extends Wording {
  readonly kind: Kind;
  /** Weight in the head, and anywhere else. */
  readonly head: number;
  readonly body: number;
}

const CLUES: readonly Clue[] = [
  { kind: 'first-notice', head: 8, body: 2, phrases: '第1報|第１報|第一報|速報|initial notice|first notice' },
  {
    kind: 'first-notice',
    head: 1,
    body: 0,
    phrases: 'お知らせ|お詫び|障害情報|発生|について|statement|notice|advisory',
  },
  {
    kind: 'first-notice',
    head: 3,
    body: 2,
    phrases:
      "調査中|調査を進めて|原因を確認中|調べてい|調べてお|don't know|don't yet know|do not know|do not yet know|still checking|still looking|looking into|next update|next post|under investigation|we paused|is continuing",
  },
  {
    kind: 'progress-update',
    head: 8,
    body: 1,
    phrases:
      '続報|進み具合|進捗|経過報告|second update|third update|fourth update|fifth update|sixth update|latest update|service update|progress update|bulletin|where we are|where things stand',
    patterns: [
      ['第', /第[2-9２-９二三四五六七八九十]報/u],
      ['update', /\bupdate[: ]*(?:no\.? ?)?\d(?!\.\d)/u],
      ['時点|現在', /\d{1,2}[:時]\d{0,2}分?(?:時点|現在)/u],
    ],
  },
  {
    kind: 'progress-update',
    head: 2,
    body: 2,
    phrases: '前回のお知らせ|since our last',
    patterns: [['第', /第[1１一]報(?:で|の|から|と)/u]],
  },
  {
    kind: 'final-report',
    head: 7,
    body: 2,
    phrases:
      '最終報告|最終の報告|最終ご報告|最終のご報告|調査結果|調査報告|報告書|ご報告|に関する報告|見直しについて|postmortem|post-mortem|final report|incident report|full account|closing account|: our account|an account of|an account for|what went wrong to|what went wrong in|what went wrong and|what happened to|what happened in|what happened and|what we found|what we have done|outcome of|result of|response to the review|the dry run',
  },
  {
    kind: 'final-report',
    head: 2,
    body: 2,
    phrases:
      "再発防止|再発を防ぐ|経過|root cause|timeline|what has changed|what we have changed|what we've changed|what we’ve changed|what's different|what’s different",
  },
  {
    kind: 'support-reply',
    head: 4,
    body: 2,
    phrases:
      'お問い合わせ番号|お問い合わせの件|受付番号|ご返信|お手紙を拝見|メールを拝見|お電話のあと|your email|your e-mail|your letter|your message|order no|order number|our ref|thank you for writing|thank you for your|thank you for the|thank you for telling',
    patterns: [
      ['サポートの', /サポートの[^\s。]{1,6}(?:です|と申し)/u],
      ['order ', /order \d/u],
    ],
  },
  {
    kind: 'interview',
    head: 7,
    body: 2,
    phrases:
      '会見|想定問答|インタビュー|書き起こし|質問への回答|ご質問への|取材|transcript|press briefing|press conference|interview|written answers|talks to|guest:|for approval',
  },
  {
    kind: 'recall',
    head: 9,
    body: 2,
    phrases:
      '自主回収|商品回収|製品回収|回収お知らせ|回収お詫び|回収のお知らせ|回収のお詫び|回収に関するお知らせ|回収に関するお詫び',
    patterns: [
      ['リコール', /リコール(?!改修)/u],
      ['recall', /\brecall\b/u],
    ],
  },
  {
    kind: 'breach-notice',
    head: 8,
    body: 2,
    phrases:
      '情報漏えい|情報漏い|情報漏洩|情報流出|不正アクセス|不正ログイン|data breach|data security event|data security incident|unauthorised access|unauthorized access',
    patterns: [
      ['個人情報', /個人情報[^。]{0,12}(?:漏え?い|漏洩|流出|紛失)/u],
      ['personal ', /personal (?:data|information)[^.]{0,40}(?:exposed|accessed|disclosed)/u],
    ],
  },
];

/** The first place in `text` that fits: a half-open range, or `undefined`. Of two that begin together the one named first. */
function firstOf(wording: Wording, text: string): Span | undefined {
  const { patterns = [] } = wording;
  return firstPattern(
    patterns.filter((one) => mayFit(one, text)),
    text,
    firstPhrase(wording, text),
  );
}

function firstPhrase({ phrases }: Wording, text: string): Span | undefined {
  let start = -1;
  let end = -1;
  for (const phrase of phrases.split('|')) {
    const at = text.indexOf(phrase);
    if (at < 0 || (start >= 0 && at >= start)) continue;
    start = at;
    end = at + phrase.length;
  }
  return start < 0 ? undefined : { start, end };
}

type WordingPattern = NonNullable<Wording['patterns']>[number];

const mayFit = ([has]: WordingPattern, text: string): boolean => has.split('|').some((phrase) => text.includes(phrase));

/** The first place of a pattern before that of a phrase, or else that. */
function firstPattern(patterns: readonly WordingPattern[], text: string, phrase: Span | undefined): Span | undefined {
  let first = phrase;
  for (const [, pattern] of patterns) {
    const match = pattern.exec(text);
    if (match === null || (first && match.index >= first.start)) continue;
    first = { start: match.index, end: match.index + match[0].length };
  }
  return first;
}

/** A text in lower case, unit for unit. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  // A letter may grow when it is lowered (İ).
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** What a clue finds in a text, as it is written there. */
type Search = (clue: Clue) => string | undefined;

function searchIn(text: string): Search {
  const lower = lowered(text);
  return (clue) => {
    const span = firstOf(clue, lower);
    return span && text.slice(span.start, span.end);
  };
}

/** What the clues find in a line of a text. */
interface LineClues {
  /** Whether it is as long in lower case, so that places stay. */
  readonly isSteady: boolean;
  /** The first phrase of each clue that has one here. */
  readonly phrases: readonly { readonly clue: Clue; readonly span: Span }[];
  /** Patterns that could match here. */
  readonly patterns: readonly WordingPattern[];
}

const knownLines = new TextMemory<LineClues>();
const NO_CLUES: LineClues = { isSteady: true, phrases: [], patterns: [] };

function lineClues(line: string): LineClues {
  const lower = line.toLowerCase();
  const phrases = CLUES.flatMap((clue) => {
    const span = firstPhrase(clue, lower);
    return span ? [{ clue, span }] : [];
  });
  const patterns = CLUES.flatMap(({ patterns = [] }) => patterns.filter((one) => mayFit(one, lower)));
  const isSteady = lower.length === line.length;
  return isSteady && phrases.length === 0 && patterns.length === 0 ? NO_CLUES : { isSteady, phrases, patterns };
}

/** From here on it is worth while to look for what is known of the lines. */
const LONG = 4000;

/** As {@link searchIn}, line by line, since in an editor all lines but one are known: no phrase goes on from one to the next. */
function searchLines(text: string): Search {
  const first = new Map<Clue, Span>();
  const patterns = new Set<WordingPattern>();
  let at = 0;
  for (const line of text.split('\n')) {
    const clues = knownLines.recall(line, lineClues);
    if (!clues.isSteady) return searchIn(text);
    for (const { clue, span } of clues.phrases) {
      if (!first.has(clue)) first.set(clue, { start: at + span.start, end: at + span.end });
    }
    for (const pattern of clues.patterns) patterns.add(pattern);
    at += line.length + 1;
  }
  let lower: string | undefined;
  return (clue) => {
    const possible = clue.patterns?.filter((pattern) => patterns.has(pattern)) ?? [];
    if (possible.length > 0) lower ??= text.toLowerCase();
    const span = firstPattern(possible, lower ?? '', first.get(clue));
    return span && text.slice(span.start, span.end);
  };
}

const hasHashtag = (text: string): boolean =>
  (text.includes('#') || text.includes('＃')) && /(?:^|\s)[#＃][\p{L}\p{N}_]{2,}/u.test(text);
const isThread = (text: string): boolean => text.startsWith('🧵') || (text.startsWith('1/') && /^1\/\d*\s/u.test(text));

export function inferKind(evidence: KindEvidence): KindReading {
  const scores = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
  const reasons = new Map<Kind, { weight: number; words: Words }>();
  const count = (kind: Kind, weight: number, words: Words) => {
    scores.set(kind, scores.get(kind)! + weight);
    if (weight > (reasons.get(kind)?.weight ?? 0)) reasons.set(kind, { weight, words });
  };
  // A long report says what it is in its first pages.
  const body = evidence.text.slice(0, 20_000);
  const inHeadOf = searchIn(evidence.head);
  const inBodyOf = body.length < LONG ? searchIn(body) : searchLines(body);
  for (const clue of CLUES) {
    const inHead = inHeadOf(clue);
    const found = inHead ?? inBodyOf(clue);
    if (found !== undefined) count(clue.kind, inHead === undefined ? clue.body : clue.head, says(found));
  }
  if (evidence.conversation) {
    count('interview', 9, { ja: '問いと答えの形になっているため', en: 'it is set out as questions and answers' });
  }
  if (evidence.addressee !== undefined) {
    const to = evidence.addressee;
    count('support-reply', 9, { ja: `「${to}」に宛てているため`, en: `it is addressed to one person (“${to}”)` });
  }
  if (isPost(evidence)) {
    const weight = hasHashtag(body) || isThread(body) ? 12 : 9;
    count('social-post', weight, {
      ja: '短い投稿の長さと形であるため',
      en: 'it has the length and shape of a short post',
    });
  }
  if (isChat(evidence)) {
    const chat = firstOf(CHAT, body);
    if (chat) count('social-post', 7, says(body.slice(chat.start, chat.end)));
  }
  let best: Kind = 'first-notice';
  for (const kind of KINDS) if (scores.get(kind)! > scores.get(best)!) best = kind;
  const reason = reasons.get(best)?.words ?? {
    ja: '種類を示す言葉がないため、第一報とみなしました',
    en: 'nothing in it names a kind, so it is taken for a first notice',
  };
  return { kind: best, reason };
}

/** No heading, no letterhead, and no longer than people write in one breath. */
function isPost({ text, blocks, headings, addressee }: KindEvidence): boolean {
  if (addressee !== undefined) return false;
  if (isThread(text)) return true;
  if (headings > 0 || blocks > 6) return false;
  return text.length <= (hasKana(text) ? 260 : 520) && (blocks <= 2 || hasHashtag(text));
}

/** Words of those who write where others answer; in the letters that they write them in. */
const CHAT: Wording = {
  phrases: 'リポスト|リツイート|フォロワー|ハッシュタグ|固定ポスト|固定ツイート|in the replies',
  patterns: [
    ['DM', /\bDMs?\b/u],
    ['tweet', /\b(?:re)?tweet/u],
  ],
};

function isChat({ text, headings, addressee }: KindEvidence): boolean {
  return addressee === undefined && headings <= 1 && text.length <= (hasKana(text) ? 700 : 1500);
}

function hasKana(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x3040 && unit <= 0x30ff) return true;
  }
  return false;
}

function says(words: string): Words {
  const shown = words.trim();
  return { ja: `「${shown}」とあるため`, en: `it says “${shown}”` };
}
