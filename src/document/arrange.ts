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
import { isDateLine } from './date-line.ts';
import type { BlockType, Voice } from './document.ts';
import { joinLines } from './join.ts';
import type { Chunk, Line } from './layout.ts';
import {
  columnsOf,
  headerOf,
  isAllCapitals,
  isClosing,
  isLabel,
  isPredicate,
  isProse,
  isReference,
  isSalutation,
  isTerminated,
  type Mark,
  markOf,
} from './line-kind.ts';
import { findTurns, type Transcript, type Turn } from './transcript.ts';

/** A block before its sentences are cut. */
export interface Arranged {
  readonly type: BlockType;
  readonly level?: number;
  readonly voice: Voice;
  readonly speaker?: string;
  readonly passage: Passage;
  /** Where in the source the places of the passage count from. */
  readonly from: number;
  /** The subject of an e-mail. */
  readonly subject?: boolean;
}

/** Where in a letter a chunk stands: before its first prose, within, or after its last. */
type Region = 'head' | 'body' | 'foot';

export interface Arrangement {
  readonly blocks: readonly Arranged[];
  /** Somebody asks and somebody answers. */
  readonly conversation: boolean;
}

export function arrange(chunks: readonly Chunk[], interview: boolean): Arrangement {
  const turns = findTurns(chunks, interview);
  const wrapped = isHardWrapped(chunks);
  const regions = regionsOf(chunks, turns);
  const writer = new BlockWriter(turns);
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index]!;
    const previous = chunks[index - 1];
    const next = chunks[index + 1];
    const region = regions[index]!;
    const around: Around = {
      region,
      next: next && { type: next.type, text: next.lines[0]!.passage.text },
      first: index === 0,
      opening: index === 0 || regions[index - 1] === 'head',
      wrapped,
      signing:
        (previous !== undefined && factsOf(previous).closes) ||
        (chunk.ruled === true && (region === 'foot' || writer.last?.type === 'signature')),
    };
    writer.begin(chunk.from ?? 0);
    const mayBeKnown = chunk.from !== undefined && writer.isPlain;
    if (mayBeKnown && !hasTurn(chunk, turns)) writer.addAll(arrangedAlone(chunk, around));
    else arrangeChunk(chunk, around, turns, writer);
    writer.endParagraph();
  }
  return { blocks: writer.blocks, conversation: turns.size > 0 };
}

/** What stands around a chunk, as far as it counts. */
interface Around {
  readonly region: Region;
  /** The chunk behind, by its first line. */
  readonly next: { readonly type: Chunk['type']; readonly text: string } | undefined;
  readonly first: boolean;
  /** At the head of the letter, or where its prose begins. */
  readonly opening: boolean;
  /** Lines of this statement are broken by hand. */
  readonly wrapped: boolean;
  /** What stands before says that a signature begins. */
  readonly signing: boolean;
}

const isSame = (a: Around, b: Around): boolean =>
  a.region === b.region &&
  a.first === b.first &&
  a.opening === b.opening &&
  a.wrapped === b.wrapped &&
  a.signing === b.signing &&
  a.next?.type === b.next?.type &&
  a.next?.text === b.next?.text;

function arrangeChunk(chunk: Chunk, around: Around, turns: Transcript, writer: BlockWriter): void {
  if (chunk.type === 'text') arrangeText(chunk, around, turns, writer);
  else arrangeMarked(chunk, around.wrapped, turns, writer);
}

interface AlreadyArranged {
  readonly around: Around;
  readonly blocks: readonly Arranged[];
}

const arranged = new WeakMap<readonly Line[], AlreadyArranged>();
const NOBODY_SPEAKS: Transcript = new Map();

/** The blocks of a chunk in which nobody begins to speak: the same as last time, when the same stands around it. */
function arrangedAlone(chunk: Chunk, around: Around): readonly Arranged[] {
  const known = arranged.get(chunk.lines);
  if (known && isSame(known.around, around)) return known.blocks;
  const writer = new BlockWriter(NOBODY_SPEAKS);
  arrangeChunk(chunk, around, NOBODY_SPEAKS, writer);
  arranged.set(chunk.lines, { around, blocks: writer.blocks });
  return writer.blocks;
}

/** Collects blocks and remembers who is speaking. */
class BlockWriter {
  readonly blocks: Arranged[] = [];
  readonly #turns: Transcript;
  #voice: Voice = 'ours';
  #speaker: string | undefined;
  #endsWithParagraph = false;
  #from = 0;

  constructor(turns: Transcript) {
    this.#turns = turns;
  }

  get last(): Arranged | undefined {
    return this.blocks.at(-1);
  }

  /** Nobody but ourselves is speaking. */
  get isPlain(): boolean {
    return this.#voice === 'ours' && this.#speaker === undefined && !this.#endsWithParagraph;
  }

  /** A chunk begins, whose places count from here. */
  begin(from: number): void {
    this.#from = from;
  }

  addAll(blocks: readonly Arranged[]): void {
    for (const block of blocks) this.blocks.push(this.#from === 0 ? block : { ...block, from: this.#from });
  }

  /** Adds lines as one block; the first may begin a speaker's turn. */
  add(
    type: BlockType,
    lines: readonly Line[],
    rest: { level?: number; markLength?: number; subject?: boolean } = {},
  ): void {
    const [first] = lines;
    if (!first) return;
    const turn = this.#turns.get(first);
    let from = rest.markLength ?? 0;
    if (turn) {
      if (this.#endsWithParagraph) this.endParagraph();
      this.#voice = turn.voice;
      this.#speaker = turn.speaker;
      this.#endsWithParagraph = turn.endsWithParagraph;
      if (turn.speaker !== undefined) {
        const at = first.passage.text.indexOf(turn.speaker);
        this.#push('label', first.passage.slice({ start: at, end: at + turn.speaker.length }), {});
      }
      from = turn.labelLength;
    } else if (type === 'heading') {
      // A new section is ours until somebody speaks again.
      this.#voice = 'ours';
      this.#speaker = undefined;
      this.#endsWithParagraph = false;
    }
    const joined = joinLines(from > 0 ? [withoutHead(first, from), ...lines.slice(1)].filter(isFilled) : lines);
    // 社長「…」: what the speaker says is not quoted from anybody else.
    const passage = turn?.speaker !== undefined && isQuotedWhole(joined.text) ? unquoted(joined) : joined;
    const { level, subject } = rest;
    if (passage.text !== '')
      this.#push(type, passage, { ...(level !== undefined && { level }), ...(subject && { subject }) });
    if (turn?.endsWithParagraph && isTerminated(passage.text)) this.endParagraph();
  }

  /** After the paragraph of an unmarked question the answer begins. */
  endParagraph(): void {
    if (!this.#endsWithParagraph) return;
    this.#voice = 'ours';
    this.#speaker = undefined;
    this.#endsWithParagraph = false;
  }

  #push(type: BlockType, passage: Passage, rest: { level?: number; subject?: boolean }): void {
    const speaker = this.#speaker;
    const from = this.#from;
    this.blocks.push({ type, voice: this.#voice, passage, from, ...(speaker !== undefined && { speaker }), ...rest });
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

const isFilled = (line: Line): boolean => line.passage.text !== '';

function withoutHead(line: Line, length: number): Line {
  const text = line.passage.text;
  let start = Math.min(length, text.length);
  while (start < text.length && isWhite(text.charCodeAt(start))) start++;
  return { ...line, passage: line.passage.slice({ start, end: text.length }) };
}

/** What markup has named needs no guessing; only its line breaks do. */
function arrangeMarked(chunk: Chunk, wrapped: boolean, turns: Transcript, writer: BlockWriter): void {
  const type: BlockType = chunk.type === 'text' ? 'paragraph' : chunk.type;
  const rest = chunk.level === undefined ? {} : { level: chunk.level };
  const widest = widthOf(chunk.lines);
  let group: Line[] = [];
  const flush = () => {
    writer.add(type, group, rest);
    group = [];
  };
  for (const line of chunk.lines) {
    const last = group.at(-1);
    const joins =
      last !== undefined && !turns.has(line) && (type === 'heading' || continues(last, line, widest, wrapped));
    if (last !== undefined && !joins) flush();
    group.push(line);
  }
  flush();
}

/** Text in which nobody marked anything: letterhead, salutation, paragraphs, lists, signature. */
function arrangeText(chunk: Chunk, around: Around, turns: Transcript, writer: BlockWriter): void {
  const { lines } = chunk;
  const widest = widthOf(lines);
  const tabular = isTable(chunk);
  let { signing } = around;
  let group: Line[] = [];
  let type: BlockType = 'paragraph';
  let rest: { level?: number; markLength?: number } = {};
  let itemIndent = 0;
  let itemShape = '';
  const flush = () => {
    writer.add(type, group, rest);
    group = [];
    type = 'paragraph';
    rest = {};
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const text = line.passage.text;
    const next = lines[index + 1];
    const turn = turns.get(line);
    if (turn) {
      flush();
      group = [line];
      if (!continuesTurn(turn, line, next, turns)) flush();
      continue;
    }
    if (tabular && isTabular(text) && !markOf(text)) {
      flush();
      for (const cell of cellsOf(line)) writer.add('table-cell', [cell]);
      continue;
    }
    const alone = aloneType(line, index, chunk, around, signing, widest);
    if (alone) {
      flush();
      if (alone.type === 'signature' && isClosing(text)) signing = true;
      writer.add(alone.type, [line], alone);
      continue;
    }
    const mark = markOf(text);
    if (mark) {
      const inList = type === 'list-item' && group.length > 0 && itemShape === mark.shape;
      flush();
      if (mark.mayHead && !inList && headsBlock(text, mark, next, around.next, index, lines)) {
        writer.add('heading', [line], { level: mark.numbered ? 3 : 2, markLength: mark.length });
        continue;
      }
      type = 'list-item';
      rest = { markLength: mark.length };
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
    const item = type === 'list-item' && line.indent <= itemIndent && isTerminated(last.passage.text);
    if (item || !continues(last, line, widest, around.wrapped)) {
      const stays = type === 'list-item' && line.indent > itemIndent;
      flush();
      if (stays) type = 'list-item';
    }
    group.push(line);
  }
  flush();
}

/** A question in ――… or in bold stands on its own; a line of speech may be wrapped. */
function continuesTurn(turn: Turn, line: Line, next: Line | undefined, turns: Transcript): boolean {
  if (!next || turns.has(next)) return false;
  return !(turn.endsWithParagraph && (isTerminated(line.passage.text) || line.strong === true));
}

interface Alone {
  readonly type: BlockType;
  readonly level?: number;
  readonly markLength?: number;
  readonly subject?: boolean;
}

/** The type of a line that is complete by itself, or `undefined`. */
function aloneType(
  line: Line,
  index: number,
  chunk: Chunk,
  around: Around,
  signing: boolean,
  widest: number,
): Alone | undefined {
  const { region } = around;
  const text = line.passage.text;
  if (text.length > 160) return undefined;
  if (isLabel(text) || (region !== 'body' && isReference(text))) return { type: 'label' };
  if (region === 'head') {
    const header = headerOf(text);
    if (header && header.length < text.length) {
      return { type: 'e-mail-header', markLength: header.length, ...(header.field === 'subject' && { subject: true }) };
    }
  }
  if (isEnclosed(text, '【', '】', 60) || isEnclosed(text, '＜<≪《', '＞>≫》', 40))
    return { type: 'heading', level: 2 };
  if (isClosing(text) && region !== 'head') return { type: 'signature' };
  if (isProse(text) && !(signing && columnsOf(text) < 60 && !isTerminated(text))) {
    return isAllCapitals(text) && index === 0 ? { type: 'heading', level: 2 } : undefined;
  }
  const mark = markOf(text);
  if (region !== 'body' && isDateLine(text)) return { type: 'signature' };
  if (index < 3 && around.opening && isSalutation(text)) return { type: 'salutation' };
  if (signing && !mark) return { type: 'signature' };
  if (isAllCapitals(text) && !mark && !CONTACT.test(text))
    return { type: 'heading', level: around.first && index === 0 ? 1 : 2 };
  if (isTerminated(text, true) && !endsIn(text, ':：')) return undefined;
  if (line.strong && !(region === 'head' && HAS_DATE.test(text)) && !endsIn(text, ':：')) {
    return { type: 'heading', level: 4 };
  }
  if (mark) return undefined;
  const last = chunk.lines[index - 1];
  const next = chunk.lines[index + 1];
  if (last && !isProseOrItem(last) && continues(last, line, widest, around.wrapped) && region === 'body')
    return undefined;
  // A letterhead or a signature is not wrapped, however even its lines are.
  const body = region === 'body';
  if (
    next &&
    !markOf(next.passage.text) &&
    (body ? continues(line, next, widest, around.wrapped) : endsIn(text, OPEN_ENDS))
  ) {
    return undefined;
  }
  if (region === 'foot') return isShort(text, 70) && !endsIn(text, '、,') ? { type: 'signature' } : undefined;
  if (region === 'head') {
    if (isTitle(text) || (around.first && index === 0 && !isSalutation(text) && !isOrganisation(text))) {
      return isShort(text, 110) ? { type: 'heading', level: 1 } : undefined;
    }
    if (isShort(text, 90) && hasSmallWords(text)) return { type: 'heading', level: 2 };
    return isShort(text, 70) ? { type: 'signature' } : undefined;
  }
  // Within the text: a short line before prose or before items is its heading; lines of a name and a firm sign it.
  if (endsIn(text, ':：、,;') || !isShort(text, 64)) return undefined;
  if (
    index === 0 &&
    next &&
    !CONTACT.test(text) &&
    (isProseOrItem(next) || markOf(next.passage.text)) &&
    columnsOf(text) <= 50
  ) {
    return { type: 'heading', level: 2 };
  }
  if (chunk.lines.length === 1 && around.next && !CONTACT.test(text)) {
    const following = around.next.text;
    if (isProse(following) || markOf(following) || around.next.type !== 'text') return { type: 'heading', level: 2 };
  }
  if (
    chunk.lines.length >= 2 &&
    chunk.lines.length <= 5 &&
    chunk.lines.every((each) => isNameLike(each.passage.text))
  ) {
    return { type: 'signature' };
  }
  return undefined;
}

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

const isShort = (text: string, columns: number): boolean => text.length <= columns && columnsOf(text) <= columns;
const isNameLike = (text: string): boolean =>
  isShort(text, 60) && !isProse(text) && !markOf(text) && !endsIn(text, '、,:：');
const isProseOrItem = (line: Line): boolean => isProse(line.passage.text) || markOf(line.passage.text) !== undefined;

/** ■対応 heads the lines under it; ■対象:カニセット is an item. */
function headsBlock(
  text: string,
  mark: Mark,
  next: Line | undefined,
  following: Around['next'],
  index: number,
  lines: readonly Line[],
): boolean {
  const content = text.slice(mark.length);
  if (isProse(content) || columnsOf(content) > 50 || /[:：]./u.test(content) || endsIn(content, '、,')) return false;
  if (/[（(][^）)]*$/u.test(content) || endsIn(content, 'をがはでに')) return false;
  const followingText = next?.passage.text ?? following?.text;
  if (followingText === undefined) return false;
  const nextMark = markOf(followingText);
  if (nextMark?.shape === mark.shape) return false;
  if (!next) return following?.type === 'text' || following?.type === 'table-cell' || following?.type === 'list-item';
  const previous = lines[index - 1];
  // 1 お願い … 2 水質: headings if something other than an item stands between.
  if (mark.numbered && next.indent < lines[index]!.indent && !isProse(followingText)) return false;
  return previous === undefined || !isWrapOf(previous, mark);
}

const isWrapOf = (previous: Line, mark: Mark): boolean => !mark.numbered && endsIn(previous.passage.text, '、,');

/** Two or more columns, set with bars or with runs of spaces. */
const isTabular = (text: string): boolean =>
  text.length <= 400 &&
  (text.includes('|')
    ? /^\|.*\|$/u.test(text) || isSpaced(text) || (text.includes(' | ') && /\S \| \S.* \| \S/u.test(text))
    : isSpaced(text));

/** A gap within a line: a tab, or two spaces of a kind. */
const isSpaced = (text: string): boolean =>
  (text.includes('  ') || text.includes('　　') || text.includes('\t')) && /\S(?: {2,}|　{2,}|\t+)\S/u.test(text);

/** Lines that are columns, and no list of telephone numbers. */
const isTable = ({ lines }: Chunk): boolean => {
  if (lines.length < 2) return false;
  const rows = lines.filter(({ passage }) => isTabular(passage.text));
  if (rows.length * 2 < lines.length) return false;
  return (
    rows.some(({ passage }) => passage.text.includes('|')) || !rows.some(({ passage }) => CONTACT.test(passage.text))
  );
};

/** Cells of a line with bars; a line set with spaces stays whole, since a date and its event are one statement. */
function cellsOf(line: Line): Line[] {
  const text = line.passage.text;
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
      cells.push({ ...line, passage: line.passage.slice({ start: from, end: to }) });
    }
    start = at + 1;
  }
  return cells;
}

const widthOf = (lines: readonly Line[]): number =>
  lines.reduce(
    (widest, line) => Math.max(widest, line.passage.text.length > 400 ? 400 : columnsOf(line.passage.text)),
    0,
  );

/** What is asked of every chunk, whatever stands around it. */
interface ChunkFacts {
  /** Lines that their writer or an editor broke, and how many of them are long. */
  readonly broken: number;
  readonly long: number;
  /** It is a part of the text itself, though nobody begins to speak in it. */
  readonly isBody: boolean;
  /** Its last line closes a letter, so that a signature comes. */
  readonly closes: boolean;
}

const facts = new WeakMap<readonly Line[], ChunkFacts>();

function factsOf(chunk: Chunk): ChunkFacts {
  let known = facts.get(chunk.lines);
  if (!known) {
    const broken = chunk.type === 'table-cell' ? [] : chunk.lines.filter(({ hard }) => !hard);
    const long = broken.filter(({ passage: { text } }) => text.length > 100 || columnsOf(text) > 100);
    const closes = isClosing(chunk.lines.at(-1)?.passage.text ?? '');
    known = { broken: broken.length, long: long.length, isBody: isBody(chunk), closes };
    facts.set(chunk.lines, known);
  }
  return known;
}

/** A draft whose lines are hardly ever longer than a mail's was broken by hand or by its editor. */
function isHardWrapped(chunks: readonly Chunk[]): boolean {
  let lines = 0;
  let long = 0;
  for (const chunk of chunks) {
    const ofChunk = factsOf(chunk);
    lines += ofChunk.broken;
    long += ofChunk.long;
  }
  return long * 12 <= lines;
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
 * line must look cut off: open at its end, or about as wide as its paragraph.
 */
function continues(line: Line, next: Line, widest: number, wrapped: boolean): boolean {
  const text = line.passage.text;
  const following = next.passage.text;
  if (isTerminated(text)) return !(next.indent >= 12 && next.indent > line.indent + 8);
  if (!endsIn(text, OPEN_ENDS)) {
    if (isDateLine(text)) return false;
  } else if (!endsIn(text, ':：')) return true;
  const width = text.length > 400 ? 400 : columnsOf(text);
  if (endsIn(text, ':：') || (text.length <= 60 && endsIn(text, ')）') && WHOLE_FACT.test(text))) return false;
  const japanese = isWide(text.charCodeAt(text.length - 1)) || isWide(following.charCodeAt(0));
  const mayWrap = wrapped && next.hard !== true;
  if (!japanese) {
    if (beginsSmall(following) && !/^\S*(?:@|\.\w)/u.test(following)) return width >= 30 || mayWrap;
    return mayWrap && widest >= 50 && width >= widest * 0.72;
  }
  if (isPredicate(text)) return CONTINUES_JA.test(following);
  if (endsInHiragana(text)) {
    if (endsWithAny(text, NOUNS_IN_KANA)) return mayWrap && width >= widest * 0.7;
    return (mayWrap && width >= widest * 0.4) || endsIn(text, PARTICLE_ENDS);
  }
  return mayWrap && widest >= 24 && width >= widest * 0.68;
}

function beginsSmall(text: string): boolean {
  const first = text.charCodeAt(0);
  return first < 0x80 ? isAsciiLower(first) : /^\p{Ll}/u.test(text);
}

/** Letterhead and signature are what stands before the first and after the last prose of a letter. */
function regionsOf(chunks: readonly Chunk[], turns: Transcript): Region[] {
  let first = -1;
  let last = -1;
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index]!;
    if (!factsOf(chunk).isBody && !(chunk.type !== 'heading' && hasTurn(chunk, turns))) continue;
    if (first < 0) first = index;
    last = index;
  }
  // A statement of one or two lines has no letterhead.
  return chunks.map((_, index) => (first < 0 ? 'head' : index < first ? 'head' : index > last ? 'foot' : 'body'));
}

const hasTurn = ({ lines }: Chunk, turns: Transcript): boolean =>
  turns.size > 0 && lines.some((line) => turns.has(line));

function isBody(chunk: Chunk): boolean {
  if (chunk.type === 'heading') return false;
  if (chunk.type !== 'text' || isTable(chunk)) return true;
  return chunk.lines.some(({ passage }) => isBodyLine(passage.text));
}

const isBodyLine = (text: string): boolean => {
  if (isClosing(text) || isSalutation(text) || headerOf(text) !== undefined) return false;
  return isProse(text) || beginsIn(text, '・･•■◆▼※') || (beginsIn(text, '-*–') && text[1] === ' ');
};
