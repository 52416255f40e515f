/**
 * Cuts English text into pieces that tile it: white space, words, numbers, dates, addresses, marks. Takes any text,
 * malformed UTF-16 too, in linear time. Chooses no part of speech for words.
 */
import { networkAddressAt, referenceAt } from './addresses.ts';
import { isAsciiLetter, isBlankAt, isDigit, isWordAt, runEnd } from './characters.ts';
import { contractionOf, mayContract } from './contractions.ts';
import { calendarAt } from './dates.ts';
import { figuresAt, isNumberWord, numberWordsAt, ordinalAt } from './numbers.ts';
import type { Piece } from './piece.ts';

const EMOJI =
  /(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})\uFE0F?\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?){0,6})/uy;
const ABBREVIATION =
  /(?:(?:Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|Corp|Jr|Sr|vs|etc|approx|[Dd]ept|[Ff]ig|Vol|Rev|Gen|Hon|No(?=\. \d))\.|(?:[A-Za-z]\.){2,8}|(?:e\.g|i\.e)(?![A-Za-z0-9]))(?![A-Za-z])/y;

/** Words that {@link ABBREVIATION} may begin with; and single letters. */
const ABBREVIATED = new Set(
  'Mr Mrs Ms Dr Prof St Inc Ltd Co Corp Jr Sr vs etc approx Dept dept Fig fig Vol Rev Gen Hon No'.split(' '),
);

interface Found {
  readonly end: number;
  readonly pos: string;
  readonly more?: Partial<Piece>;
}

/** Pieces that tile `text`. */
export function split(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  // Whether a single quotation mark stands open, so that the mark in `the customers' data` can be told from its end.
  let quoted = false;
  while (at < text.length) {
    const start = at;
    const found = pieceAt(text, start, quoted);
    at = found.end;
    if (found.pos !== 'WORD') {
      pieces.push({ start, end: at, pos: found.pos, ...found.more });
      if (at - start === 1) quoted = stillQuoted(text, start, quoted);
      continue;
    }
    const word = text.slice(start, at);
    if (!mayContract(word)) {
      pieces.push({ start, end: at, pos: 'WORD' });
      continue;
    }
    for (const part of contractionOf(word))
      pieces.push({ ...part, pos: part.pos ?? 'WORD', start: start + part.start, end: start + part.end });
  }
  return pieces;
}

function pieceAt(text: string, start: number, quoted: boolean): Found {
  if (isBlankAt(text, start)) {
    let end = start + 1;
    while (end < text.length && isBlankAt(text, end)) end++;
    return { end, pos: 'SPACE' };
  }
  const code = text.charCodeAt(start);
  if (isDigit(code)) return startingWithFigure(text, start);
  if (isAsciiLetter(code)) return startingWithLetter(text, start);
  return startingWithSign(text, start, code, quoted) ?? foreignWord(text, start) ?? mark(text, start);
}

function startingWithLetter(text: string, start: number): Found {
  const end = runEnd(text, start);
  const next = text.charCodeAt(end);
  const address = networkAddressAt(text, start, end);
  if (address !== undefined) return address;
  const calendar = calendarAt(text, start, end);
  if (calendar !== undefined) return calendar;
  if (end - start < 16 && isNumberWord(text.slice(start, end))) {
    const number = numberWordsAt(text, start);
    if (number !== undefined) return { end: number.end, pos: 'NUM', more: { value: number.value } };
  }
  const last = text.charCodeAt(end - 1);
  if (isDigit(last) || (next === 0x2d && end - start <= 6)) {
    const reference = referenceAt(text, start);
    if (reference !== undefined) return reference;
  }
  // US$12
  if (next === 0x24 && end - start <= 2) {
    const amount = figuresAt(text, start);
    if (amount !== undefined) return { end: amount.end, pos: 'NUM', more: { form: amount.form, value: amount.value } };
  }
  if (next === 0x2e && (end - start === 1 || ABBREVIATED.has(text.slice(start, end)))) {
    ABBREVIATION.lastIndex = start;
    if (ABBREVIATION.test(text)) return { end: ABBREVIATION.lastIndex, pos: 'WORD' };
  }
  return { end: wordEnd(text, end), pos: 'WORD' };
}

function startingWithFigure(text: string, start: number): Found {
  if (isKeycap(text, start)) return emojiAt(text, start) ?? mark(text, start);
  const end = runEnd(text, start);
  const found = calendarAt(text, start, end) ?? referenceAt(text, start) ?? networkAddressAt(text, start, end);
  if (found !== undefined) return found;
  const ordinal = ordinalAt(text, start);
  if (ordinal !== undefined) return { end: ordinal.end, pos: 'ADJ', more: { value: ordinal.value } };
  const number = figuresAt(text, start);
  // `24-hour` is one word.
  if (
    number !== undefined &&
    !(isHyphen(text.charCodeAt(number.end)) && isAsciiLetter(text.charCodeAt(number.end + 1)))
  )
    return { end: number.end, pos: 'NUM', more: { form: number.form, value: number.value } };
  return { end: wordEnd(text, end), pos: 'WORD' };
}

/** Amounts, telephone numbers, references and marks. */
function startingWithSign(text: string, start: number, code: number, quoted: boolean): Found | undefined {
  if (code === 0x24 || code === 0xa3 || code === 0x20ac || code === 0xa5 || code === 0x20b9) {
    const amount = figuresAt(text, start);
    return amount && { end: amount.end, pos: 'NUM', more: { form: amount.form, value: amount.value } };
  }
  // + ( # @
  if (code === 0x2b || code === 0x28 || code === 0x23 || code === 0x40) {
    if (isKeycap(text, start)) return emojiAt(text, start);
    const reference = referenceAt(text, start);
    if (reference !== undefined) return reference;
  }
  if (code === 0x27 || code === 0x2019) {
    const before = text[start - 1];
    const owned = !quoted && (before === 's' || before === 'S') && !isWordAt(text, start + 1);
    return owned ? { end: start + 1, pos: 'PART', more: { lemma: "'s" } } : { end: start + 1, pos: 'PUNCT' };
  }
  const run = sameMarks(text, start, code);
  if (run > start + 1 || code === 0x2026) return { end: run, pos: 'PUNCT' };
  // From ‼ on there are emoji.
  return code >= 0x203c || code === 0xa9 || code === 0xae ? emojiAt(text, start) : undefined;
}

/** Rows that are one mark: `...`, `--`, `——`, `!?`. */
const ROWS: ReadonlyMap<number, string> = new Map(
  ['.', '…', '-‐‑', '—―', '*', '=', '~', '_', '#', '!?！？'].flatMap((row) =>
    [...row].map((c) => [c.charCodeAt(0), row]),
  ),
);

function sameMarks(text: string, start: number, code: number): number {
  const row = ROWS.get(code);
  if (row === undefined) return start;
  let end = start + 1;
  while (end < text.length && row.includes(text[end]!)) end++;
  return end;
}

function foreignWord(text: string, start: number): Found | undefined {
  const end = runEnd(text, start);
  return end === start ? undefined : { end: wordEnd(text, end), pos: 'WORD' };
}

/** Where the word ends whose first run of letters ends at `end`: apostrophes and hyphens between letters belong to it. */
function wordEnd(text: string, end: number): number {
  let last = end;
  for (;;) {
    const code = text.charCodeAt(last);
    const joint = code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0xff07 || isHyphen(code);
    if (!joint || !isWordAt(text, last + 1)) return last;
    last = runEnd(text, last + 1);
  }
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

function isKeycap(text: string, start: number): boolean {
  return (
    text.charCodeAt(start + 1) === 0x20e3 ||
    (text.charCodeAt(start + 1) === 0xfe0f && text.charCodeAt(start + 2) === 0x20e3)
  );
}

function emojiAt(text: string, start: number): Found | undefined {
  EMOJI.lastIndex = start;
  return EMOJI.test(text) ? { end: EMOJI.lastIndex, pos: 'EMOJI' } : undefined;
}

function stillQuoted(text: string, at: number, quoted: boolean): boolean {
  const mark = text[at]!;
  if (mark === '‘') return true;
  if (mark !== "'" && mark !== '’') return quoted;
  return mark === "'" && !quoted && isWordAt(text, at + 1);
}

const SIGNS = '#%&*@§†‡/\\+<=>^`|~$£€¥₹°©®™';

function mark(text: string, start: number): Found {
  const code = text.codePointAt(start)!;
  const end = start + (code > 0xffff ? 2 : 1);
  if (code < 128) return { end, pos: code <= 32 || code === 127 || SIGNS.includes(text[start]!) ? 'SYM' : 'PUNCT' };
  if (SIGNS.includes(text[start]!)) return { end, pos: 'SYM' };
  if ('‘’‚“”„«»‹›–—―‐‑…•·¶'.includes(text[start]!)) return { end, pos: 'PUNCT' };
  return { end, pos: /\p{P}/u.test(text.slice(start, end)) ? 'PUNCT' : 'SYM' };
}
