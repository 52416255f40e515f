/**
 * Who speaks: the questions and answers of an interview, a press conference or an FAQ. Looks at how the text is set out
 * (「問 … 答 …」, ――, NAME: …, bold questions); refuses to see a speaker in a label that stands only once.
 */
import { beginsIn, isWhite } from '../text/characters.ts';
import type { Voice } from './document.ts';
import type { Chunk, ChunkTurns } from './layout.ts';
import type { Line } from './line.ts';
import { answerIn, nameIn, questionIn, type Sign, type Turn } from './turn-label.ts';

/** Who begins to speak in each chunk, where somebody does. */
export type Transcript = readonly (ChunkTurns | undefined)[];

const NOBODY_SPEAKS: Transcript = [];

const DASH = /^(?:[―—─–]{2,}|—(?=.*[?？]$))[ 　]*(?=[^―—─–\s])/u;
/** か, か。, ? at the end, within brackets too. */
function asks(text: string): boolean {
  let end = text.length;
  while (end > 0 && '"”』」）)'.includes(text[end - 1]!)) end--;
  if (text[end - 1] === '。') return text[end - 2] === 'か';
  return end > 0 && '?？か'.includes(text[end - 1]!);
}

const NO_SIGN: Sign = { type: 'none' };
const NO_SIGNS: readonly Sign[] = [];

function signsIn(chunk: Chunk): readonly Sign[] {
  if (!chunk.signs) {
    const signs = chunk.lines.map(signOf);
    chunk.signs = signs.every((sign) => sign === NO_SIGN) ? NO_SIGNS : signs;
  }
  return chunk.signs;
}

function signOf({ text }: Line): Sign {
  // A label is short: the rest of a very long line is nobody's name.
  const head = text.slice(0, 80);
  const question = questionIn(head);
  const dash = question || !beginsIn(head, '―—─–') ? null : DASH.exec(text.length > 2000 ? head : text);
  if (question || dash) {
    const speaker = question?.speaker;
    const turn: Turn = {
      voice: 'questioner',
      ...(speaker !== undefined && { speaker }),
      labelLength: question?.length ?? dash![0].length,
      endsWithParagraph: dash !== null,
    };
    return { type: 'question', turn };
  }
  const answer = answerIn(head);
  if (answer) {
    return { type: 'answer', turn: { voice: 'ours', labelLength: answer.length, endsWithParagraph: false } };
  }
  const found = nameIn(head);
  if (!found || !isName(found.name, found.colon)) return NO_SIGN;
  return { type: 'name', label: found.name, length: found.length, colon: found.colon, asks: asks(text) };
}

type NameSign = Extract<Sign, { type: 'name' }>;

/** A name, where it stands, and whether a question stands before it. */
interface Called {
  readonly chunk: number;
  readonly line: number;
  readonly sign: NameSign;
  readonly afterQuestion: boolean;
}

/** Turns by chunk and line, while they are found. */
class Turns {
  readonly #chunks: readonly Chunk[];
  readonly #found: ((Turn | undefined)[] | undefined)[];

  constructor(chunks: readonly Chunk[]) {
    this.#chunks = chunks;
    this.#found = new Array(chunks.length).fill(undefined);
  }

  set(chunk: number, line: number, turn: Turn): void {
    this.#found[chunk] ??= new Array<Turn | undefined>(this.#chunks[chunk]!.lines.length).fill(undefined);
    this.#found[chunk][line] = turn;
  }

  get found(): Transcript {
    return this.#found;
  }

  /** Questions are marked and answers are not: an answer begins with the next paragraph. */
  unmarkAnswers(): Transcript {
    return this.#found.map((ofChunk) => ofChunk?.map((turn) => turn && { ...turn, endsWithParagraph: true }));
  }
}

/**
 * Empty for a text that is no conversation.
 *
 * @param interview the statement is known to be one, so that less is enough to see questions.
 */
export function findTurns(chunks: readonly Chunk[], interview: boolean): Transcript {
  let turns: Turns | undefined;
  const candidates: Called[] = [];
  let questions = 0;
  let answers = 0;
  let lastWasQuestion = false;
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index]!;
    if (chunk.type === 'quote' || chunk.type === 'table-cell') continue;
    const signs = chunk.signs ?? signsIn(chunk);
    if (signs.length === 0) {
      if (chunk.lines.length > 0) lastWasQuestion = false;
      continue;
    }
    for (let line = 0; line < signs.length; line++) {
      const sign = signs[line]!;
      if (sign.type === 'question') {
        turns ??= new Turns(chunks);
        turns.set(index, line, sign.turn);
        questions++;
      } else if (sign.type === 'answer') answers++;
      else if (sign.type === 'name') candidates.push({ chunk: index, line, sign, afterQuestion: lastWasQuestion });
      lastWasQuestion = sign.type === 'question';
    }
  }
  const marked = questions > 0;
  if (marked && answers > 0) addAnswers(chunks, turns!);
  const voices = candidates.length > 0 ? voicesOf(candidates, marked) : undefined;
  if (!marked && !voices) return boldQuestions(chunks, interview);
  turns ??= new Turns(chunks);
  if (voices) addNames(candidates, voices, turns);
  return answers === 0 && !voices ? turns.unmarkAnswers() : turns.found;
}

function addAnswers(chunks: readonly Chunk[], turns: Turns): void {
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index]!;
    if (chunk.type === 'quote' || chunk.type === 'table-cell') continue;
    const signs = chunk.signs!;
    for (let line = 0; line < signs.length; line++) {
      const sign = signs[line]!;
      if (sign.type === 'answer') turns.set(index, line, sign.turn);
    }
  }
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

/** How often a name stands at the head of a line, asks there, and stands after a question. */
interface Calls {
  count: number;
  asks: number;
  afterQuestion: number;
  readonly colon: boolean;
}

/** Names that come back, in turn with questions or with each other, are speakers; `undefined` when there are none. */
function voicesOf(candidates: readonly Called[], marked: boolean): Map<string, Voice> | undefined {
  const byLabel = new Map<string, Calls>();
  for (const { sign, afterQuestion } of candidates) {
    let calls = byLabel.get(sign.label);
    if (!calls) {
      calls = { count: 0, asks: 0, afterQuestion: 0, colon: sign.colon };
      byLabel.set(sign.label, calls);
    }
    calls.count++;
    if (sign.asks) calls.asks++;
    if (afterQuestion) calls.afterQuestion++;
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
    if (returning.length < 2 || asking.length === 0) return undefined;
    const ratio = Math.max(0, ...asking.map(([, entry]) => entry.asks / entry.count));
    for (const [label, entry] of returning) {
      speakers.set(label, entry.asks / entry.count >= Math.max(0.4, ratio * 0.7) ? 'questioner' : 'ours');
    }
    if (![...speakers.values()].includes('ours')) {
      // Both ask; whoever asks less answers.
      const [least] = returning.sort((a, b) => a[1].asks / a[1].count - b[1].asks / b[1].count);
      speakers.set(least![0], 'ours');
    }
  }
  return speakers.size > 0 ? speakers : undefined;
}

function addNames(candidates: readonly Called[], speakers: ReadonlyMap<string, Voice>, turns: Turns): void {
  const known = [...speakers];
  for (const { chunk, line, sign } of candidates) {
    const { label } = sign;
    // PAULINE STRAKE at first, STRAKE from then on.
    const voice = speakers.get(label) ?? known.find(([name]) => name.length > 2 && label.endsWith(name))?.[1];
    if (voice) turns.set(chunk, line, { voice, speaker: label, labelLength: sign.length, endsWithParagraph: false });
  }
}

/** Questions in bold, each followed by an answer that nobody marked. */
function boldQuestions(chunks: readonly Chunk[], interview: boolean): Transcript {
  const bold: number[] = [];
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index]!;
    const [first] = chunk.lines;
    if (first?.strong && chunk.type === 'text') bold.push(index);
    else if (interview && first && chunk.type === 'heading' && asks(first.text)) bold.push(index);
  }
  const asking = bold.filter((index) => asks(chunks[index]!.lines[0]!.text)).length;
  if (asking < 2 || asking < bold.length * (interview ? 0.3 : 0.4)) return NOBODY_SPEAKS;
  const turns = new Turns(chunks);
  for (const index of bold) turns.set(index, 0, { voice: 'questioner', labelLength: 0, endsWithParagraph: true });
  return turns.found;
}
