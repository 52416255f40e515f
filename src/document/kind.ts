/**
 * Which kind a statement is, when nobody said so: from the words of its title and text, and from how it is set out. Always
 * says from what; never infers fault or harm.
 */
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

interface Clue {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** Weight in the head, and anywhere else. */
  readonly head: number;
  readonly body: number;
}

const CLUES: readonly Clue[] = [
  { kind: 'first-notice', head: 8, body: 2, pattern: /第[1１一]報|速報|initial notice|first notice/iu },
  {
    kind: 'first-notice',
    head: 1,
    body: 0,
    pattern: /お知らせ|お詫び|障害情報|発生|について|statement|notice|advisory/iu,
  },
  {
    kind: 'first-notice',
    head: 3,
    body: 2,
    pattern:
      /調査中|調査を進めて|原因を確認中|調べて(?:い|お)|do(?:n't| not) (?:yet )?know|still (?:checking|looking)|looking into|next (?:update|post)|under investigation|we paused|is continuing/iu,
  },
  {
    kind: 'progress-update',
    head: 8,
    body: 1,
    pattern:
      /第[2-9２-９二三四五六七八九十]報|続報|進み具合|進捗|経過報告|\bupdate[: ]*(?:no\.? ?)?\d(?!\.\d)|(?:second|third|fourth|fifth|sixth|latest|service|progress) update|bulletin|where (?:we are|things stand)|\d{1,2}[:時]\d{0,2}分?(?:時点|現在)/iu,
  },
  {
    kind: 'progress-update',
    head: 2,
    body: 2,
    pattern: /第[1１一]報(?:で|の|から|と)|前回のお知らせ|since our last/iu,
  },
  {
    kind: 'final-report',
    head: 7,
    body: 2,
    pattern:
      /最終(?:の)?(?:ご)?報告|調査結果|調査報告|報告書|ご報告|に関する報告|見直しについて|post-?mortem|final report|incident report|(?:full|closing) account|: our account|an account (?:of|for)|what (?:went wrong|happened)(?: to| in| and)|what we (?:found|have done)|outcome of|result of|response to the review|the dry run/iu,
  },
  {
    kind: 'final-report',
    head: 2,
    body: 2,
    pattern: /再発防止|再発を防ぐ|経過|root cause|timeline|what (?:has|we have|we['’]ve) changed|what['’]s different/iu,
  },
  {
    kind: 'support-reply',
    head: 4,
    body: 2,
    pattern:
      /お問い合わせ(?:番号|の件)|受付番号|ご返信|(?:お手紙|メール)を拝見|お電話のあと|サポートの[^\s。]{1,6}(?:です|と申し)|your (?:e-?mail|letter|message)|order (?:no|number|\d)|our ref|thank you for (?:writing|your|the|telling)/iu,
  },
  {
    kind: 'interview',
    head: 7,
    body: 2,
    pattern:
      /会見|想定問答|インタビュー|書き起こし|質問への回答|ご質問への|取材|transcript|press (?:briefing|conference)|interview|written answers|talks to|guest:|for approval/iu,
  },
  {
    kind: 'recall',
    head: 9,
    body: 2,
    pattern: /自主回収|商品回収|製品回収|リコール(?!改修)|回収(?:の|に関する)?(?:お知らせ|お詫び)|\brecall\b/iu,
  },
  {
    kind: 'breach-notice',
    head: 8,
    body: 2,
    pattern:
      /個人情報[^。]{0,12}(?:漏え?い|漏洩|流出|紛失)|情報(?:漏え?い|漏洩|流出)|不正(?:アクセス|ログイン)|data (?:breach|security (?:event|incident))|personal (?:data|information)[^.]{0,40}(?:exposed|accessed|disclosed)|unauthori[sz]ed access/iu,
  },
];

const HASHTAG = /(?:^|\s)[#＃][\p{L}\p{N}_]{2,}/u;
const THREAD = /^(?:1\/\d*\s|🧵)/u;

export function inferKind(evidence: KindEvidence): KindReading {
  const scores = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
  const reasons = new Map<Kind, { weight: number; words: Words }>();
  const count = (kind: Kind, weight: number, words: Words) => {
    scores.set(kind, scores.get(kind)! + weight);
    if (weight > (reasons.get(kind)?.weight ?? 0)) reasons.set(kind, { weight, words });
  };
  // A long report says what it is in its first pages.
  const body = evidence.text.slice(0, 20_000);
  for (const { kind, pattern, head, body: weight } of CLUES) {
    const inHead = pattern.exec(evidence.head);
    const found = inHead ?? pattern.exec(body);
    if (found) count(kind, inHead ? head : weight, says(found[0]));
  }
  if (evidence.conversation) {
    count('interview', 9, { ja: '問いと答えの形になっているため', en: 'it is set out as questions and answers' });
  }
  if (evidence.addressee !== undefined) {
    const to = evidence.addressee;
    count('support-reply', 9, { ja: `「${to}」に宛てているため`, en: `it is addressed to one person (“${to}”)` });
  }
  if (isPost(evidence)) {
    const weight = HASHTAG.test(body) || THREAD.test(body) ? 12 : 9;
    count('social-post', weight, {
      ja: '短い投稿の長さと形であるため',
      en: 'it has the length and shape of a short post',
    });
  }
  const chat = CHAT.exec(body);
  if (chat && isChat(evidence)) count('social-post', 7, says(chat[0]));
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
  if (THREAD.test(text)) return true;
  const japanese = /[\u3040-\u30ff]/u.test(text);
  if (headings > 0 || blocks > 6) return false;
  return text.length <= (japanese ? 260 : 520) && (blocks <= 2 || HASHTAG.test(text));
}

/** Words of those who write where others answer. */
const CHAT =
  /\bDMs?\b|\b(?:re)?tweet|リポスト|リツイート|フォロワー|ハッシュタグ|固定(?:ポスト|ツイート)|in the replies/u;

function isChat({ text, headings, addressee }: KindEvidence): boolean {
  return addressee === undefined && headings <= 1 && text.length <= (/[\u3040-\u30ff]/u.test(text) ? 700 : 1500);
}

function says(words: string): Words {
  const shown = words.trim();
  return { ja: `「${shown}」とあるため`, en: `it says “${shown}”` };
}
