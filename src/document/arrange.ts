/**
 * Understands how a statement is set out: which lines are one paragraph, which are headings, items, salutation, signature, and
 * who speaks. Judges by marks, widths and neighbours; does not read what is said.
 */
import {
  beginsIn,
  countCharacters,
  endsIn,
  endsWithAny,
  isAsciiLower,
  isAsciiWord,
  isWhite,
  isWide,
  mayBeCased,
} from '../text/characters.ts';
import type { Passage } from '../text/passage.ts';
import { Arranged } from './arranged.ts';
import type { BlockType } from './document.ts';
import { joinLines } from './join.ts';
import type { AlreadyArranged, Around, Chunk, ChunkFacts, ChunkTurns, Layout, Region, Speaking } from './layout.ts';
import type { Line } from './line.ts';
import {
  columnsOf,
  headerOf,
  isAllCapitals,
  isLabel,
  isProse,
  isReference,
  isTerminated,
  type Mark,
} from './line-kind.ts';
import { findTurns } from './transcript.ts';
import type { Turn } from './turn-label.ts';

export interface Arrangement {
  readonly blocks: readonly Arranged[];
  /** Where in the source the places of each block's passage count from. */
  readonly starts: readonly number[];
  /** Somebody asks and somebody answers. */
  readonly conversation: boolean;
}

export function arrange({ chunks, starts }: Layout, interview: boolean): Arrangement {
  const turns = findTurns(chunks, interview);
  let lines = 0;
  let long = 0;
  let firstBody = -1;
  let lastBody = -1;
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index]!;
    chunk.facts ??= factsOf(chunk);
    const { facts } = chunk;
    lines += facts.broken;
    long += facts.long;
    if (!facts.isBody && (chunk.type === 'heading' || turns[index] === undefined)) continue;
    if (firstBody < 0) firstBody = index;
    lastBody = index;
  }
  // A draft whose lines are hardly ever longer than a mail's was broken by hand or by its editor.
  const wrapped = long * 12 <= lines;
  // Letterhead and signature are what stands before the first and after the last prose of a letter. Without any there is no letter.
  const isHead = (index: number): boolean => firstBody < 0 || index < firstBody;
  const writer = new BlockWriter();
  let closes = false;
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index]!;
    const region = isHead(index) ? 'head' : index > lastBody ? 'foot' : 'body';
    const next = chunks[index + 1];
    const first = index === 0;
    const opening = first || isHead(index - 1);
    const signing = closes || (chunk.isRuled && (region === 'foot' || writer.last?.type === 'signature'));
    writer.begin(starts?.[index] ?? 0);
    const ofChunk = turns[index];
    const known = chunk.arranged;
    const isKnown = known !== undefined && isAround(known.around, region, next, first, opening, wrapped, signing);
    if (isKnown && isSaidAlike(known, ofChunk, writer.speaking)) writer.addAll(known);
    else {
      const around: Around = { region, next, first, opening, wrapped, signing };
      const before = writer.speaking;
      const count = writer.blocks.length;
      arrangeChunk(chunk, around, ofChunk, writer);
      writer.endParagraph();
      if (starts) {
        chunk.arranged = { around, turns: ofChunk, before, blocks: writer.blocks.slice(count), after: writer.speaking };
      }
    }
    closes = chunk.facts!.closes;
  }
  return { blocks: writer.blocks, starts: writer.starts, conversation: turns.length > 0 };
}

/** Whether the same stands around a chunk as when it was arranged. */
const isAround = (
  known: Around,
  region: Region,
  next: Chunk | undefined,
  first: boolean,
  opening: boolean,
  wrapped: boolean,
  signing: boolean,
): boolean =>
  known.region === region &&
  known.first === first &&
  known.opening === opening &&
  known.wrapped === wrapped &&
  known.signing === signing &&
  (known.next === next || (known.next?.type === next?.type && firstOf(known.next) === firstOf(next)));

const firstOf = (chunk: Chunk | undefined): string | undefined => chunk?.lines[0]?.text;

/** Whether the same speak in a chunk as when it was arranged, and the same before it. */
function isSaidAlike({ before, turns: known }: AlreadyArranged, turns: ChunkTurns | undefined, now: Speaking): boolean {
  if (
    before.voice !== now.voice ||
    before.speaker !== now.speaker ||
    before.endsWithParagraph !== now.endsWithParagraph
  ) {
    return false;
  }
  if (known === turns) return true;
  return known !== undefined && turns?.every((turn, line) => isSameTurn(turn, known[line])) === true;
}

const isSameTurn = (a: Turn | undefined, b: Turn | undefined): boolean =>
  a === b ||
  (a?.voice === b?.voice &&
    a?.speaker === b?.speaker &&
    a?.labelLength === b?.labelLength &&
    a?.endsWithParagraph === b?.endsWithParagraph);

function arrangeChunk(chunk: Chunk, around: Around, turns: ChunkTurns | undefined, writer: BlockWriter): void {
  if (chunk.type === 'text') arrangeText(chunk, around, turns, writer);
  else arrangeMarked(chunk, around.wrapped, turns, writer);
}

const OURS: Speaking = { voice: 'ours', speaker: undefined, endsWithParagraph: false };

interface BlockFacts {
  readonly level?: number;
  readonly markLength?: number;
  readonly subject?: boolean;
}

const NO_FACTS: BlockFacts = {};

/** Collects blocks and remembers who is speaking. */
class BlockWriter {
  readonly blocks: Arranged[] = [];
  readonly starts: number[] = [];
  speaking = OURS;
  #start = 0;

  get last(): Arranged | undefined {
    return this.blocks[this.blocks.length - 1];
  }

  /** A chunk begins, whose places count from here. */
  begin(start: number): void {
    this.#start = start;
  }

  /** Adds a chunk that is as it was. */
  addAll({ blocks, after }: AlreadyArranged): void {
    for (const block of blocks) {
      this.blocks.push(block);
      this.starts.push(this.#start);
    }
    this.speaking = after;
  }

  /** Adds lines as one block; the first may begin a speaker's turn. */
  add(
    type: BlockType,
    lines: readonly Line[],
    { level, markLength = 0, subject = false }: BlockFacts,
    turn?: Turn,
  ): void {
    const [first] = lines;
    if (!first) return;
    let from = markLength;
    if (turn) {
      this.speaking = turn as Speaking;
      if (turn.speaker !== undefined) {
        const at = first.text.indexOf(turn.speaker);
        this.#push('label', first.passage.slice({ start: at, end: at + turn.speaker.length }));
      }
      from = turn.labelLength;
    } else if (type === 'heading') {
      // A new section is ours until somebody speaks again.
      this.speaking = OURS;
    }
    const joined = joinLines(from > 0 ? [withoutHead(first, from), ...lines.slice(1)].filter(isFilled) : lines);
    // 社長「…」: what the speaker says is not quoted from anybody else.
    const passage = turn?.speaker !== undefined && isQuotedWhole(joined.text) ? unquoted(joined) : joined;
    if (passage.text !== '') this.#push(type, passage, level, subject);
    if (turn?.endsWithParagraph && isTerminated(passage.text)) this.endParagraph();
  }

  /** After the paragraph of an unmarked question the answer begins. */
  endParagraph(): void {
    if (this.speaking.endsWithParagraph) this.speaking = OURS;
  }

  #push(type: BlockType, passage: Passage, level?: number, subject = false): void {
    const { voice, speaker } = this.speaking;
    this.blocks.push(new Arranged(type, passage, voice, speaker, level, subject));
    this.starts.push(this.#start);
  }
}

function isQuotedWhole(text: string): boolean {
  if (!text.startsWith('「') || !text.endsWith('」') || text.length < 3) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '「') depth++;
    else if (text[at] === '」' && --depth === 0) return at === text.length - 1;
  }
  return false;
}

const unquoted = (passage: Passage): Passage => passage.slice({ start: 1, end: passage.text.length - 1 });

const isFilled = (line: Line): boolean => line.text !== '';

function withoutHead(line: Line, length: number): Line {
  const { text } = line;
  let start = Math.min(length, text.length);
  while (start < text.length && isWhite(text.charCodeAt(start))) start++;
  return line.part({ start, end: text.length });
}

/** What markup has named needs no guessing; only its line breaks do. */
function arrangeMarked(chunk: Chunk, wrapped: boolean, turns: ChunkTurns | undefined, writer: BlockWriter): void {
  const { lines } = chunk;
  const type: BlockType = chunk.type === 'text' ? 'paragraph' : chunk.type;
  const facts: BlockFacts = chunk.level === undefined ? NO_FACTS : { level: chunk.level };
  let start = 0;
  for (let index = 1; index <= lines.length; index++) {
    const line = lines[index];
    const joins =
      line !== undefined &&
      !turns?.[index] &&
      (type === 'heading' || continues(lines[index - 1]!, line, chunk, wrapped));
    if (joins) continue;
    writer.add(type, lines.slice(start, index), facts, turns?.[start]);
    start = index;
  }
}

/** Text in which nobody marked anything: letterhead, salutation, paragraphs, lists, signature. */
function arrangeText(chunk: Chunk, around: Around, turns: ChunkTurns | undefined, writer: BlockWriter): void {
  const { lines } = chunk;
  const tabular = isTable(lines);
  let { signing } = around;
  let group: Line[] = [];
  let type: BlockType = 'paragraph';
  let facts = NO_FACTS;
  let turn: Turn | undefined;
  let itemIndent = 0;
  let itemShape = '';
  const flush = () => {
    writer.add(type, group, facts, turn);
    group = [];
    type = 'paragraph';
    facts = NO_FACTS;
    turn = undefined;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (turns?.[index]) {
      flush();
      turn = turns[index]!;
      group = [line];
      if (!continuesTurn(turn, line, index + 1 < lines.length && !turns[index + 1])) flush();
      continue;
    }
    if (tabular && line.isTabular && !line.mark) {
      flush();
      for (const cell of cellsOf(line)) writer.add('table-cell', [cell], NO_FACTS);
      continue;
    }
    const alone = aloneType(line, index, chunk, around, signing);
    if (alone) {
      flush();
      if (alone.type === 'signature' && line.isClosing) signing = true;
      writer.add(alone.type, [line], alone);
      continue;
    }
    const { mark } = line;
    if (mark) {
      const inList = type === 'list-item' && group.length > 0 && itemShape === mark.shape;
      flush();
      if (mark.mayHead && !inList && headsBlock(mark, index, lines, around.next)) {
        writer.add('heading', [line], { level: mark.numbered ? 3 : 2, markLength: mark.length });
        continue;
      }
      type = 'list-item';
      facts = { markLength: mark.length };
      itemIndent = line.indent;
      itemShape = mark.shape;
      group = [line];
      continue;
    }
    const last = group.at(-1);
    if (last === undefined) {
      group = [line];
      continue;
    }
    // An item goes on in lines that are indented deeper, or that it is cut off by.
    const item = type === 'list-item' && line.indent <= itemIndent && last.isTerminated;
    if (item || !continues(last, line, chunk, around.wrapped)) {
      const stays = type === 'list-item' && line.indent > itemIndent;
      flush();
      if (stays) type = 'list-item';
    }
    group.push(line);
  }
  flush();
}

/** A question in ――… or in bold stands on its own; a line of speech may be wrapped. */
const continuesTurn = (turn: Turn, line: Line, mayGoOn: boolean): boolean =>
  mayGoOn && !(turn.endsWithParagraph && (line.isTerminated || line.strong));

interface Alone {
  readonly type: BlockType;
  readonly level?: number;
  readonly markLength?: number;
  readonly subject?: boolean;
}

/** The type of a line that is complete by itself, or `undefined`. */
function aloneType(line: Line, index: number, chunk: Chunk, around: Around, signing: boolean): Alone | undefined {
  const { region } = around;
  const { text } = line;
  if (text.length > 160) return undefined;
  if (isLabel(text) || (region !== 'body' && isReference(text))) return LABEL;
  if (region === 'head') {
    const header = headerOf(text);
    if (header && header.length < text.length) {
      return { type: 'e-mail-header', markLength: header.length, subject: header.field === 'subject' };
    }
  }
  if (isEnclosed(text, '【', '】', 60) || isEnclosed(text, '＜<≪《', '＞>≫》', 40)) return HEADING;
  if (region !== 'head' && line.isClosing) return SIGNATURE;
  if (line.isProse && !(signing && !line.isTerminated && line.columns < 60)) {
    return index === 0 && isAllCapitals(text) ? HEADING : undefined;
  }
  const { mark } = line;
  if (region !== 'body' && line.isDate) return SIGNATURE;
  if (index < 3 && around.opening && line.isSalutation) return { type: 'salutation' };
  if (signing && !mark) return SIGNATURE;
  if (!mark && isAllCapitals(text) && !CONTACT.test(text)) return around.first && index === 0 ? TITLE : HEADING;
  if (isTerminated(text, true) && !endsIn(text, ':：')) return undefined;
  if (line.strong && !(region === 'head' && HAS_DATE.test(text)) && !endsIn(text, ':：')) {
    return { type: 'heading', level: 4 };
  }
  if (mark) return undefined;
  const { lines } = chunk;
  const last = lines[index - 1];
  const next = lines[index + 1];
  const body = region === 'body';
  if (body && last && !isProseOrItem(last) && continues(last, line, chunk, around.wrapped)) return undefined;
  // A letterhead or a signature is not wrapped, however even its lines are.
  if (next && !next.mark && (body ? continues(line, next, chunk, around.wrapped) : endsIn(text, OPEN_ENDS))) {
    return undefined;
  }
  if (region === 'foot') return !line.isWider(70) && !endsIn(text, '、,') ? SIGNATURE : undefined;
  if (region === 'head') {
    if (isTitle(text) || (around.first && index === 0 && !line.isSalutation && !isOrganisation(text))) {
      return line.isWider(110) ? undefined : TITLE;
    }
    if (!line.isWider(90) && hasSmallWords(text)) return HEADING;
    return line.isWider(70) ? undefined : SIGNATURE;
  }
  // Within the text: a short line before prose or before items is its heading; lines of a name and a firm sign it.
  if (endsIn(text, ':：、,;') || line.isWider(64)) return undefined;
  if (index === 0 && next && !line.isWider(50) && isProseOrItem(next) && !CONTACT.test(text)) return HEADING;
  if (lines.length === 1 && around.next && !CONTACT.test(text)) {
    if (around.next.type !== 'text' || isProseOrItem(around.next.lines[0]!)) return HEADING;
  }
  return lines.length >= 2 && lines.length <= 5 && lines.every(isNameLike) ? SIGNATURE : undefined;
}

const LABEL: Alone = { type: 'label' };
const SIGNATURE: Alone = { type: 'signature' };
const TITLE: Alone = { type: 'heading', level: 1 };
const HEADING: Alone = { type: 'heading', level: 2 };

const CONTACT = /[0-9０-９]{2,4}[-－ー‐][0-9０-９]{2,4}|@|https?:|電話|TEL/iu;
const HAS_DATE =
  /\d{1,2}月\d{1,2}日|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/u;
/** A firm's or an office's name alone. */
const ORGANISATION =
  /^(?:(?:株式会社|有限会社|合同会社|学校法人|医療法人|(?:一般|公益)(?:社団|財団)法人)\S{1,20}|\S{1,20}(?:株式会社|有限会社|市役所|大学|病院|銀行))(?:[ 　]\S{1,20}){0,2}$/u;
const ORGANISATIONS = ['会社', '法人', '市役所', '大学', '病院', '銀行'];
const isOrganisation = (text: string): boolean =>
  ORGANISATIONS.some((kind) => text.includes(kind)) && ORGANISATION.test(text);

const TITLES =
  'について お知らせ お知らせとお詫び お詫び おわび ご報告 報告 ご連絡 ご案内 ご説明 お願い 状況 の件 回答 ご回答 続報 対応 経過 問答 停止'.split(
    ' ',
  );
const NUMBERED_TITLE = /第[0-9０-９一二三四五六七八九十]+報$/u;
const endsAsTitle = (text: string): boolean =>
  endsWithAny(text, TITLES) || (text.endsWith('報') && NUMBERED_TITLE.test(text));

/** …について(第3報), 【お知らせ】… */
function isTitle(text: string): boolean {
  if (endsAsTitle(text) || (text.startsWith('【') && /^【[^】]{1,30}】./u.test(text))) return true;
  if (!endsIn(text, '）)】')) return false;
  // What stands in the brackets has none that closes, and forty characters at most.
  for (let open = text.length - 2; open >= 0 && !'）)】'.includes(text[open]!); open--) {
    if (!'（(【'.includes(text[open]!)) continue;
    if (countCharacters(text.slice(open + 1, -1)) > 40) return false;
    if (endsAsTitle(text.slice(0, open))) return true;
  }
  return false;
}

/** Whether all of `text` stands between one of `openers` and one of `closers`: one to `most` characters, none of them a closer. */
function isEnclosed(text: string, openers: string, closers: string, most: number): boolean {
  const last = text.length - 1;
  if (last < 2 || !beginsIn(text, openers) || !endsIn(text, closers)) return false;
  for (let at = 1; at < last; at++) if (closers.includes(text[at]!)) return false;
  return countCharacters(text.slice(1, last)) <= most;
}

/** Two words in small letters, four letters or more each: what a name or an address hardly has. */
function hasSmallWords(text: string): boolean {
  let words = 0;
  let run = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = text.charCodeAt(at);
    // Letters beyond ASCII may be small too.
    if (mayBeCased(unit)) return (text.match(/\b\p{Ll}{4,}\b/gu)?.length ?? 0) >= 2;
    if (isAsciiLower(unit)) {
      run++;
      continue;
    }
    if (run >= 4 && !isAsciiWord(unit) && !isAsciiWord(text.charCodeAt(at - run - 1))) words++;
    run = 0;
  }
  return words >= 2;
}

const isNameLike = (line: Line): boolean =>
  !line.isWider(60) && !line.isProse && !line.mark && !endsIn(line.text, '、,:：');
const isProseOrItem = (line: Line): boolean => line.isProse || line.mark !== undefined;

/** ■対応 heads the lines under it; ■対象:カニセット is an item. */
function headsBlock(mark: Mark, index: number, lines: readonly Line[], chunkBehind: Chunk | undefined): boolean {
  const line = lines[index]!;
  const content = line.text.slice(mark.length);
  if (isProse(content) || columnsOf(content) > 50 || /[:：]./u.test(content) || endsIn(content, '、,')) return false;
  if (/[（(][^）)]*$/u.test(content) || endsIn(content, 'をがはでに')) return false;
  const next = lines[index + 1];
  const following = next ?? chunkBehind?.lines[0];
  if (following === undefined || following.mark?.shape === mark.shape) return false;
  if (!next) {
    const { type } = chunkBehind!;
    return type === 'text' || type === 'table-cell' || type === 'list-item';
  }
  // 1 お願い … 2 水質: headings if something other than an item stands between.
  if (mark.numbered && next.indent < line.indent && !following.isProse) return false;
  const previous = lines[index - 1];
  return previous === undefined || !isWrapOf(previous, mark);
}

const isWrapOf = (previous: Line, mark: Mark): boolean => !mark.numbered && endsIn(previous.text, '、,');

/** Lines that are columns, and no list of telephone numbers. */
function isTable(lines: readonly Line[]): boolean {
  if (lines.length < 2) return false;
  let rows = 0;
  for (const line of lines) if (line.isTabular) rows++;
  if (rows === 0 || rows * 2 < lines.length) return false;
  const tabular = lines.filter((line) => line.isTabular);
  return tabular.some(({ text }) => text.includes('|')) || !tabular.some(({ text }) => CONTACT.test(text));
}

/** Cells of a line with bars; a line set with spaces stays whole, since a date and its event are one statement. */
function cellsOf(line: Line): Line[] {
  const { text } = line;
  if (!text.includes('|')) return [line];
  const cells: Line[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== '|') continue;
    let from = start;
    let to = at;
    while (from < to && isWhite(text.charCodeAt(from))) from++;
    while (to > from && isWhite(text.charCodeAt(to - 1))) to--;
    if (from < to && !/^:?-+:?$/u.test(text.slice(from, to))) {
      cells.push(line.part({ start: from, end: to }));
    }
    start = at + 1;
  }
  return cells;
}

/** What is asked of every chunk, whatever stands around it. */
function factsOf(chunk: Chunk): ChunkFacts {
  const { lines } = chunk;
  let broken = 0;
  let long = 0;
  if (chunk.type !== 'table-cell') {
    for (const line of lines) {
      if (line.hard) continue;
      broken++;
      if (line.isWider(100)) long++;
    }
  }
  return { broken, long, isBody: isBody(chunk), closes: lines.at(-1)?.isClosing === true };
}

/** 期間:11/29(土)〜12/1(月) – a name and its value, and nothing open. */
const WHOLE_FACT = /^[^:：、。]{1,14}[:：][^、。:：]{1,40}[)）]$/u;
const OPEN_ENDS = '、，,､・:：「『（(〈“';
const NOUNS_IN_KANA =
  'お知らせ お詫び おわび お願い お問い合わせ さま きっぷ まとめ ほか など ごろ つき いきさつ あいさつ'.split(' ');
const CONTINUES_JA =
  /^(?:と(?!ころで|りわけ|くに)|が(?:、|,)|の(?:で|に|は|が|を)|けれ|けど|ため|こと|もの|よう|ところ|[をにはもへ])/u;
const PARTICLE_ENDS = 'をにがはでともへやのてしりきみえれいくばなずらっよう';

/** ぁ–ゖ, ｦ–ﾟ */
const endsInHiragana = (text: string): boolean => {
  const last = text.charCodeAt(text.length - 1);
  return (last >= 0x3041 && last <= 0x3096) || (last >= 0xff66 && last <= 0xff9f);
};

/**
 * Whether `next` goes on with the paragraph of `line`. After an end mark it does (the sentences are cut later); otherwise the
 * line must look cut off: open at its end, or about as wide as the chunk that it stands in.
 */
function continues(line: Line, next: Line, chunk: Chunk, wrapped: boolean): boolean {
  const { text } = line;
  const following = next.text;
  if (line.isTerminated) return !(next.indent >= 12 && next.indent > line.indent + 8);
  if (!endsIn(text, OPEN_ENDS)) {
    if (line.isDate) return false;
  } else if (!endsIn(text, ':：')) return true;
  if (endsIn(text, ':：') || (text.length <= 60 && endsIn(text, ')）') && WHOLE_FACT.test(text))) return false;
  const mayWrap = wrapped && !next.hard;
  const japanese = isWide(text.charCodeAt(text.length - 1)) || isWide(following.charCodeAt(0));
  if (!japanese) {
    if (beginsSmall(following) && !/^\S*(?:@|\.\w)/u.test(following)) return mayWrap || line.width >= 30;
    return mayWrap && isAsWide(line, chunk, 50, 0.72);
  }
  if (line.isPredicate) return CONTINUES_JA.test(following);
  if (endsInHiragana(text)) {
    if (endsWithAny(text, NOUNS_IN_KANA)) return mayWrap && isAsWide(line, chunk, 0, 0.7);
    return endsIn(text, PARTICLE_ENDS) || (mayWrap && isAsWide(line, chunk, 0, 0.4));
  }
  return mayWrap && isAsWide(line, chunk, 24, 0.68);
}

/** Whether a line takes so much of the width of its chunk, and this has so many columns at least. */
const isAsWide = (line: Line, { widest }: Chunk, least: number, part: number): boolean =>
  widest >= least && line.width >= widest * part;

function beginsSmall(text: string): boolean {
  const first = text.charCodeAt(0);
  return first < 0x80 ? isAsciiLower(first) : /^\p{Ll}/u.test(text);
}

function isBody(chunk: Chunk): boolean {
  if (chunk.type === 'heading') return false;
  return chunk.type !== 'text' || isTable(chunk.lines) || chunk.lines.some(isBodyLine);
}

function isBodyLine(line: Line): boolean {
  if (line.isClosing || line.isSalutation || headerOf(line.text) !== undefined) return false;
  return line.isProse || beginsIn(line.text, '・･•■◆▼※') || (beginsIn(line.text, '-*–') && line.text[1] === ' ');
}
