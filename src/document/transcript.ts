/**
 * Who speaks: the questions and answers of an interview, a press conference or an FAQ. Looks at how the text is set out
 * (「問 … 答 …」, ――, NAME: …, bold questions); refuses to see a speaker in a label that stands only once.
 */
import { beginsIn, isWhite } from '../text/characters.ts';
import type { Voice } from './document.ts';
import type { Chunk, Line } from './layout.ts';
import { answerIn, nameIn, questionIn } from './turn-label.ts';

export interface Turn {
  readonly voice: Voice;
  /** The name or role as written, when it is more than Q and A. */
  readonly speaker?: string;
  /** UTF-16 length of the label before the words themselves, separator and space included. */
  readonly labelLength: number;
  /** The answer that follows is not marked: it begins after this line's own sentence or paragraph. */
  readonly endsWithParagraph: boolean;
}

/** The lines at which someone begins to speak. Empty for a text that is no conversation. */
export type Transcript = ReadonlyMap<Line, Turn>;

const DASH = /^(?:[―—─–]{2,}|—(?=.*[?？]$))[ 　]*(?=[^―—─–\s])/u;
/** か, か。, ? at the end, within brackets too. */
function asks(text: string): boolean {
  let end = text.length;
  while (end > 0 && '"”』」）)'.includes(text[end - 1]!)) end--;
  if (text[end - 1] === '。') return text[end - 2] === 'か';
  return end > 0 && '?？か'.includes(text[end - 1]!);
}

/** What may be a speaker's label at the head of a line, by the line alone. */
type Sign =
  | { readonly line: Line; readonly type: 'question'; readonly turn: Turn }
  | { readonly line: Line; readonly type: 'answer'; readonly length: number }
  | { readonly line: Line; readonly type: 'name'; readonly candidate: Candidate }
  | { readonly line: Line; readonly type: 'none' };

interface Candidate {
  readonly line: Line;
  readonly label: string;
  readonly length: number;
  readonly colon: boolean;
  readonly asks: boolean;
}

const signs = new WeakMap<readonly Line[], readonly Sign[]>();
const NO_SIGNS: readonly Sign[] = [];

/** The signs of a chunk's lines; none when no line has any, which is so of nearly all. */
function signsIn(lines: readonly Line[]): readonly Sign[] {
  let known = signs.get(lines);
  if (!known) {
    const read = lines.map(signOf);
    known = read.every(({ type }) => type === 'none') ? NO_SIGNS : read;
    signs.set(lines, known);
  }
  return known;
}

function signOf(line: Line): Sign {
  // A label is short: the rest of a very long line is nobody's name.
  const head = line.passage.text.slice(0, 80);
  const question = questionIn(head);
  const dash =
    question || !beginsIn(head, '―—─–') ? null : DASH.exec(line.passage.text.length > 2000 ? head : line.passage.text);
  if (question || dash) {
    const speaker = question?.speaker;
    const turn: Turn = {
      voice: 'questioner',
      ...(speaker !== undefined && { speaker }),
      labelLength: question?.length ?? dash![0].length,
      endsWithParagraph: dash !== null,
    };
    return { line, type: 'question', turn };
  }
  const answer = answerIn(head);
  if (answer) return { line, type: 'answer', length: answer.length };
  const found = nameIn(head);
  if (!found || !isName(found.name, found.colon)) return { line, type: 'none' };
  const candidate = {
    line,
    label: found.name,
    length: found.length,
    colon: found.colon,
    asks: asks(line.passage.text),
  };
  return { line, type: 'name', candidate };
}

/** A name, and what stands before it. */
interface Called extends Candidate {
  readonly afterQuestion: boolean;
}

/** `interview`: the statement is known to be one, so that less is enough to see questions. */
export function findTurns(chunks: readonly Chunk[], interview: boolean): Transcript {
  const turns = new Map<Line, Turn>();
  const candidates: Called[] = [];
  const answers: [Line, number][] = [];
  let lastWasQuestion = false;
  let questions = 0;
  for (const chunk of chunks) {
    if (chunk.type === 'quote' || chunk.type === 'table-cell') continue;
    const read = signsIn(chunk.lines);
    if (read.length === 0 && chunk.lines.length > 0) lastWasQuestion = false;
    for (const sign of read) {
      const isQuestion = sign.type === 'question';
      if (isQuestion) {
        turns.set(sign.line, sign.turn);
        questions++;
      } else if (sign.type === 'answer') answers.push([sign.line, sign.length]);
      else if (sign.type === 'name') candidates.push({ ...sign.candidate, afterQuestion: lastWasQuestion });
      lastWasQuestion = isQuestion;
    }
  }
  const marked = questions > 0;
  if (marked) {
    for (const [line, labelLength] of answers)
      turns.set(line, { voice: 'ours', labelLength, endsWithParagraph: false });
  }
  const named = nameTurns(turns, candidates, marked);
  if (!marked && !named) return boldQuestions(chunks, interview);
  if (answers.length === 0 && !named) unmarkAnswers(turns);
  return turns;
}

const LABELS_OF_FACTS = new Set(
  `tel|fax|url|email|e-mail|mail|電話|住所|日時|場所|対象|原因|期間|件名|宛先|差出人|from|to|subject|re|cc|date|sent|ps|p.s|note|update|next update|contact|owner|affected|questions|enquiries|status|現状|発生|影響|対応|問い合わせ|お問い合わせ|窓口|担当|責任者|回答者`.split(
    '|',
  ),
);

function isName(label: string, colon: boolean): boolean {
  if (label.endsWith('http') || label.endsWith('https') || LABELS_OF_FACTS.has(label.toLowerCase())) return false;
  return !colon || countGaps(label) < 4;
}

/** How many runs of white space. */
function countGaps(label: string): number {
  let gaps = 0;
  for (let at = 0; at < label.length; at++) {
    if (isWhite(label.charCodeAt(at)) && !isWhite(label.charCodeAt(at - 1))) gaps++;
  }
  return gaps;
}

/** Names that come back, in turn with questions or with each other, are speakers. */
function nameTurns(turns: Map<Line, Turn>, candidates: readonly Called[], marked: boolean): boolean {
  const byLabel = new Map<string, { count: number; asks: number; afterQuestion: number; colon: boolean }>();
  for (const { label, asks, afterQuestion, colon } of candidates) {
    const entry = byLabel.get(label) ?? { count: 0, asks: 0, afterQuestion: 0, colon };
    entry.count++;
    if (asks) entry.asks++;
    if (afterQuestion) entry.afterQuestion++;
    byLabel.set(label, entry);
  }
  const speakers = new Map<string, Voice>();
  if (marked) {
    for (const [label, { count, afterQuestion }] of byLabel) {
      if (afterQuestion >= 2 || (afterQuestion === 1 && count === 1 && candidates.length <= 2))
        speakers.set(label, 'ours');
    }
  } else {
    const returning = [...byLabel].filter(([, entry]) => entry.colon && entry.count >= 2);
    const asking = returning.filter(([, entry]) => entry.asks / entry.count >= 0.4);
    const ratio = Math.max(0, ...asking.map(([, entry]) => entry.asks / entry.count));
    if (returning.length < 2 || asking.length === 0) return false;
    for (const [label, entry] of returning) {
      speakers.set(label, entry.asks / entry.count >= Math.max(0.4, ratio * 0.7) ? 'questioner' : 'ours');
    }
    if (![...speakers.values()].includes('ours')) {
      // Both ask; whoever asks less answers.
      const [least] = returning.sort((a, b) => a[1].asks / a[1].count - b[1].asks / b[1].count);
      speakers.set(least![0], 'ours');
    }
  }
  if (speakers.size === 0) return false;
  const known = [...speakers];
  for (const { line, label, length } of candidates) {
    // PAULINE STRAKE at first, STRAKE from then on.
    const voice = speakers.get(label) ?? known.find(([name]) => name.length > 2 && label.endsWith(name))?.[1];
    if (voice) turns.set(line, { voice, speaker: label, labelLength: length, endsWithParagraph: false });
  }
  return true;
}

/** Questions in bold, each followed by an answer that nobody marked. */
function boldQuestions(chunks: readonly Chunk[], interview: boolean): Transcript {
  const bold: Line[] = [];
  for (const chunk of chunks) {
    const [first] = chunk.lines;
    if (first?.strong && chunk.type === 'text') bold.push(first);
    else if (first && chunk.type === 'heading' && interview && asks(first.passage.text)) bold.push(first);
  }
  const asking = bold.filter((line) => asks(line.passage.text)).length;
  if (asking < 2 || asking < bold.length * (interview ? 0.3 : 0.4)) return new Map();
  return new Map(bold.map((line) => [line, { voice: 'questioner', labelLength: 0, endsWithParagraph: true }] as const));
}

/** Questions are marked and answers are not: an answer begins with the next paragraph. */
function unmarkAnswers(turns: Map<Line, Turn>): void {
  for (const [line, turn] of turns) turns.set(line, { ...turn, endsWithParagraph: true });
}
