/**
 * Which kind a statement is, when nobody said so: from the words of its title and text, and from how it is set out. Always
 * says from what; never infers fault or harm.
 */
import { isReadAgain, LastMade } from '../text/text-memory.ts';
import type { Words } from '../words/words.ts';
import type { Arranged } from './arranged.ts';
import { CLUES, type Clue, type Clues, chatWordsIn, cluesIn, type FoundClue, type Scripts } from './clues.ts';
import { KINDS, type Kind } from './document.ts';

/** What inference looks at. */
export interface KindEvidence {
  readonly blocks: readonly Arranged[];
  /** Which of the blocks is the title or the subject line; -1 without one. */
  readonly title: number;
  readonly headings: number;
  /** Somebody asks and somebody answers, in most of the text. */
  readonly conversation: boolean;
  /** The salutation, when it is to one person. */
  readonly addressee: string | undefined;
  readonly scripts: Scripts;
}

export interface KindReading {
  readonly kind: Kind;
  readonly reason: Words;
}

/** As much as is looked at for the kind of a statement: a long report says what it is in its first pages. */
const HEAD = 300;
const BODY = 20_000;

/** From here on it is worth while to look for what is known of the blocks, since in an editor all but one are. */
const LONG = 4000;

/** The title or subject line and the first lines. */
function headOf({ blocks, title }: KindEvidence): string {
  let head = title < 0 ? '' : blocks[title]!.passage.text;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.type === 'paragraph' || block.type === 'list-item' || head.length > HEAD) break;
    if (index !== title) head += `\n${block.passage.text.slice(0, 80)}`;
  }
  return head;
}

/** The text, a block a line, as far as it is looked at. */
function textOf(blocks: readonly Arranged[]): string {
  let text = '';
  for (const block of blocks) {
    if (text.length > BODY) break;
    text += `${block.passage.text}\n`;
  }
  return text.trim();
}

/** Whether the text has so many UTF-16 units. */
function hasUnits(blocks: readonly Arranged[], units: number): boolean {
  let length = -1;
  for (let index = 0; index < blocks.length && length < units; index++)
    length += blocks[index]!.passage.text.length + 1;
  return length >= units;
}

const knownHeads = new LastMade<{ readonly head: string; readonly clues: Clues }>();

function cluesInHead(head: string, scripts: Scripts): Clues {
  const known = knownHeads.made;
  if (known?.head === head) return known.clues;
  const clues = cluesIn(head, scripts);
  knownHeads.keep({ head, clues });
  return clues;
}

/** As {@link cluesIn} of the whole text, block by block, which of a document that is read again are known. */
function cluesInBlocks(blocks: readonly Arranged[], scripts: Scripts): readonly FoundClue[] {
  const found: FoundClue[] = [];
  let at = 0;
  for (const block of blocks) {
    if (at >= BODY) break;
    const { text } = block.passage;
    const clues = at + text.length > BODY ? cluesIn(text.slice(0, BODY - at), scripts) : block.clues;
    if (clues.goesOn) return cluesIn(textOf(blocks).slice(0, BODY), scripts).found;
    for (const one of clues.found) if (!has(found, one.clue)) found.push(one);
    at += text.length + 1;
  }
  return found;
}

const has = (found: readonly FoundClue[], clue: Clue): boolean => found.some((one) => one.clue === clue);

const hasHashtag = (text: string): boolean =>
  (text.includes('#') || text.includes('＃')) && /(?:^|\s)[#＃][\p{L}\p{N}_]{2,}/u.test(text);
const isThread = (text: string): boolean => text.startsWith('🧵') || (text.startsWith('1/') && /^1\/\d*\s/u.test(text));

export function inferKind(evidence: KindEvidence): KindReading {
  const { blocks, scripts, addressee } = evidence;
  const isLong = isReadAgain() && hasUnits(blocks, LONG);
  // Of a long one nothing but its clues is asked, and whether it begins as a thread.
  const text = isLong ? `${blocks[0]!.passage.text}\n` : textOf(blocks);
  const inHead = cluesInHead(headOf(evidence), scripts).found;
  const inBody = isLong ? cluesInBlocks(blocks, scripts) : cluesIn(text.slice(0, BODY), scripts).found;
  const scores = new Array<number>(KINDS.length).fill(0);
  const heaviest = new Array<number>(KINDS.length).fill(0);
  const reasons: Words[] = [];
  const count = (kind: Kind, weight: number, words: Words) => {
    const index = KINDS.indexOf(kind);
    scores[index]! += weight;
    if (weight <= heaviest[index]!) return;
    heaviest[index] = weight;
    reasons[index] = words;
  };
  for (const clue of CLUES) {
    const head = inHead.find((one) => one.clue === clue);
    const found = head ?? inBody.find((one) => one.clue === clue);
    if (found) count(clue.kind, head ? clue.head : clue.body, says(found.words));
  }
  if (evidence.conversation) {
    count('interview', 9, { ja: '問いと答えの形になっているため', en: 'it is set out as questions and answers' });
  }
  if (addressee !== undefined) {
    count('support-reply', 9, {
      ja: `「${addressee}」に宛てているため`,
      en: `it is addressed to one person (“${addressee}”)`,
    });
  } else if (isThread(text) || (!isLong && isPost(evidence, text))) {
    count('social-post', hasHashtag(text.slice(0, BODY)) || isThread(text) ? 12 : 9, {
      ja: '短い投稿の長さと形であるため',
      en: 'it has the length and shape of a short post',
    });
  }
  const chat = !isLong && isChat(evidence, text) ? chatWordsIn(text, scripts) : undefined;
  if (chat !== undefined) count('social-post', 7, says(chat));
  let best = 0;
  for (let index = 1; index < scores.length; index++) if (scores[index]! > scores[best]!) best = index;
  const reason = reasons[best] ?? {
    ja: '種類を示す言葉がないため、第一報とみなしました',
    en: 'nothing in it names a kind, so it is taken for a first notice',
  };
  return { kind: KINDS[best]!, reason };
}

/** No heading, no letterhead, and no longer than people write in one breath. */
function isPost({ blocks, headings }: KindEvidence, text: string): boolean {
  if (headings > 0 || blocks.length > 6 || text.length > 520) return false;
  return text.length <= (hasKana(text) ? 260 : 520) && (blocks.length <= 2 || hasHashtag(text));
}

function isChat({ headings, addressee }: KindEvidence, text: string): boolean {
  return addressee === undefined && headings <= 1 && text.length <= 1500 && text.length <= (hasKana(text) ? 700 : 1500);
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
