/**
 * What stands at the head of a line before somebody's words: 問1., Q:, 【質問】, 記者A「…, Answer:, or a name before a colon, in brackets, before
 * 「 or before a space. Reads the label alone; whether anybody speaks is for the whole text to say.
 *
 * By hand for the most part: nearly every line is asked, and expressions that know scripts take longer to compile than a draft to read.
 */
import { countCharacters, isAsciiDigit, isFigure, isWhite } from '../text/characters.ts';
import type { Voice } from './document.ts';

/** Where somebody begins to speak. */
export interface Turn {
  readonly voice: Voice;
  /** The name or role as written, when it is more than Q and A. */
  readonly speaker?: string;
  /** UTF-16 length of the label before the words themselves, separator and space included. */
  readonly labelLength: number;
  /** The answer that follows is not marked: it begins after this line's own sentence or paragraph. */
  readonly endsWithParagraph: boolean;
}

/** What may be a speaker's label at the head of a line, by the line alone. */
export type Sign =
  | { readonly type: 'question' | 'answer'; readonly turn: Turn }
  | {
      readonly type: 'name';
      readonly label: string;
      readonly length: number;
      readonly colon: boolean;
      readonly asks: boolean;
    }
  | { readonly type: 'none' };

export interface TurnLabel {
  /** UTF-16 length, separator and space included. */
  readonly length: number;
  /** Who speaks, as written, when it is more than Q and A. */
  readonly speaker?: string;
}

const OPENING_BRACKETS = '【＜<［[';
const CLOSING_BRACKETS = '】＞>］]';

/** 問1. …, Q …, 【質問】…, 記者A: …, Interviewer: … */
export function questionIn(head: string): TurnLabel | undefined {
  const first = head[0]!;
  if (OPENING_BRACKETS.includes(first)) return labelTo(bracketed(head, 'QＱqｑ問', '質問', 'question'));
  if ('QＱqｑ'.includes(first)) return labelTo(afterLetter(head, 1)) ?? askerInEnglish(head);
  if (first === '問') return labelTo(afterWord(head, 1) || (head[1] === 'い' ? separated(head, 2) : 0));
  if (first === '質' && head[1] === '問') return labelTo(afterWord(head, 2)) ?? asker(head);
  if ('記聞イ報'.includes(first)) return asker(head);
  return 'IiRrJjPp'.includes(first) ? askerInEnglish(head) : undefined;
}

/** 答1. …, A …, 【回答】…, Answer: … */
export function answerIn(head: string): TurnLabel | undefined {
  const first = head[0]!;
  if (OPENING_BRACKETS.includes(first)) return labelTo(bracketed(head, 'AＡaａ答', '回答', 'answer'));
  if ('AＡaａ'.includes(first)) return labelTo(afterLetter(head, remarkEnd(head, 1)) || afterAnswer(head));
  if (first === '答') return labelTo(afterWord(head, 1) || (head[1] === 'え' ? separated(head, 2) : 0));
  return first === '回' && head[1] === '答' ? labelTo(afterWord(head, 2)) : undefined;
}

const labelTo = (length: number): TurnLabel | undefined => (length > 0 ? { length } : undefined);

// Each of these says where the label ends, or 0.

/** Q1: …, Q1 …; before Japanese a bare letter will do: “A good day” is no answer. */
function afterLetter(head: string, remarked: number): number {
  const end = separated(head, 1);
  if (end > 0) return end;
  let figures = 1;
  while (isFigure(head.charCodeAt(figures))) figures++;
  if (figures > 1 && figures <= 3 && isSpace(head[figures])) return spacesEnd(head, figures);
  const words = spacesEnd(head, remarked);
  return words > remarked && isJapaneseFrom(head, words) ? words : 0;
}

/** A(社長) …: where the remark in brackets ends. */
function remarkEnd(head: string, at: number): number {
  if (head[at] !== '（' && head[at] !== '(') return at;
  let end = at + 1;
  while (end < head.length && head[end] !== '）' && head[end] !== ')') end++;
  const length = end < head.length ? countCharacters(head.slice(at + 1, end)) : 0;
  return length > 0 && length <= 20 ? end + 1 : at;
}

/** 問1: …, 問 … */
function afterWord(head: string, at: number): number {
  const end = separated(head, at);
  if (end > 0) return end;
  const number = numberEnd(head, at);
  return isSpace(head[number]) ? spacesEnd(head, number) : 0;
}

/** A number, perhaps, and a mark. */
function separated(head: string, at: number): number {
  const number = numbered(head, at);
  const end = isSpace(head[number]) ? number + 1 : number;
  return end < head.length && '.．:：、)）'.includes(head[end]!) ? spacesEnd(head, end + 1) : 0;
}

/** 【問1】, [Question 2] */
function bracketed(head: string, letters: string, noun: string, word: string): number {
  let at = 2;
  if (head.length < 3) return 0;
  if (!letters.includes(head[1]!) || isLatinWord(head, word)) {
    const from = head[1] === 'ご' ? 2 : 1;
    if (head.startsWith(noun, from)) at = from + noun.length;
    else if (isLatinWord(head, word)) at = 1 + word.length;
    else return 0;
  }
  const end = numbered(head, at);
  return end < head.length && CLOSING_BRACKETS.includes(head[end]!) ? spacesEnd(head, end + 1) : 0;
}

const isLatinWord = (head: string, word: string): boolean => head.slice(1, 1 + word.length).toLowerCase() === word;

/** Where a number ends that may stand there, with a space before it. */
const numbered = (head: string, at: number): number => numberEnd(head, isSpace(head[at]) ? at + 1 : at);

function numberEnd(head: string, at: number): number {
  let end = at;
  while (
    end - at < 3 &&
    (isFigure(head.charCodeAt(end)) || (end < head.length && '一二三四五六七八九十'.includes(head[end]!)))
  ) {
    end++;
  }
  return end;
}

const isSpace = (character: string | undefined): boolean => character === ' ' || character === '　';

function spacesEnd(head: string, at: number): number {
  let end = at;
  while (isSpace(head[end])) end++;
  return end;
}

function isJapaneseFrom(head: string, from: number): boolean {
  let at = from;
  if (at < head.length && '「『（('.includes(head[at]!)) at++;
  while (isFigure(head.charCodeAt(at))) at++;
  const unit = head.charCodeAt(at);
  if (!(unit >= 0x2e80)) return false;
  if ((unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fa) || (unit >= 0x4e00 && unit <= 0x9fa5)) {
    return true;
  }
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(head.slice(at, at + 2));
}

const ASKERS = ['記者', '質問者', '聞き手', 'インタビュアー', '報道陣'];

/** 記者A(朝): …, 聞き手「… */
function asker(head: string): TurnLabel | undefined {
  if (!ASKERS.some((word) => head.startsWith(word))) return undefined;
  const match =
    /^((?:記者|質問者|聞き手|インタビュアー|報道陣)[ 　]?[A-ZＡ-Ｚ0-9０-９]?(?:[（(][^）)]{1,20}[）)])?)(?:[ 　]*[:：][ 　]*|[ 　]+|(?=「))/iu.exec(
      head,
    );
  return match ? { length: match[0].length, speaker: match[1]! } : undefined;
}

const ASKERS_IN_ENGLISH = ['question', 'interviewer', 'reporter', 'journalist', 'press'];

/** Question 2: …, Press. … */
function askerInEnglish(head: string): TurnLabel | undefined {
  const lower = head.slice(0, 11).toLowerCase();
  const word = ASKERS_IN_ENGLISH.find((one) => lower.startsWith(one));
  if (word === undefined) return undefined;
  let end = word.length;
  if (head[end] === ' ') end++;
  for (let digits = 0; digits < 2 && isAsciiDigit(head.charCodeAt(end)); digits++) end++;
  const mark = head[end] === ' ' ? end + 1 : end;
  if (mark >= head.length || !':：.'.includes(head[mark]!)) return undefined;
  return { length: latinSpacesEnd(head, mark + 1), speaker: head.slice(0, end) };
}

/** Answer: … */
function afterAnswer(head: string): number {
  if (head.slice(0, 6).toLowerCase() !== 'answer') return 0;
  const mark = head[6] === ' ' ? 7 : 6;
  return head[mark] === ':' || head[mark] === '：' ? latinSpacesEnd(head, mark + 1) : 0;
}

function latinSpacesEnd(head: string, at: number): number {
  let end = at;
  while (head[end] === ' ') end++;
  return end;
}

/** A name before a colon, in brackets, before 「 or before a space. */
export interface Named {
  readonly name: string;
  /** UTF-16 units of the name and what parts it from what is said. */
  readonly length: number;
  readonly colon: boolean;
}

export function nameIn(head: string): Named | undefined {
  const marked = nameBeforeColon(head) ?? (OPENING_BRACKETS.includes(head[0]!) ? nameInBrackets(head) : undefined);
  if (marked) return marked;
  // Characters of Japanese begin here.
  if (head.charCodeAt(0) < 0x2e80) return undefined;
  const quote = head.indexOf('「', 1);
  return (
    (quote > 0 && quote <= LONGEST_NAME ? nameBefore(head, quote, quote, false) : undefined) ?? nameBeforeSpace(head)
  );
}

/** 広報担当: …, MARTA HALE: … */
function nameBeforeColon(head: string): Named | undefined {
  const first = head.charCodeAt(0);
  if (isAsciiDigit(first) || isWhite(first) || '()（）<>#'.includes(head[0]!)) return undefined;
  let colon = 0;
  while (colon < head.length && !NO_NAME.includes(head[colon]!)) colon++;
  if (colon === 0 || (head[colon] !== ':' && head[colon] !== '：')) return undefined;
  const end = colon > 1 && isSpace(head[colon - 1]) ? colon - 1 : colon;
  const name = head.slice(0, end);
  if (countCharacters(name) > 31) return undefined;
  return { name, length: spacesEnd(head, colon + 1), colon: true };
}

/** Colons, which end a name, and marks that no name has. */
const NO_NAME = ':：。、，「」|';

/** 【社長】… */
function nameInBrackets(head: string): Named | undefined {
  let end = 1;
  while (end < head.length && !'】＞>］]:：。、'.includes(head[end]!)) end++;
  const name = head.slice(1, end);
  if (end >= head.length || !CLOSING_BRACKETS.includes(head[end]!)) return undefined;
  if (name === '' || countCharacters(name) > 14) return undefined;
  const length = spacesEnd(head, end + 1);
  return length < head.length && !isWhite(head.charCodeAt(length)) ? { name, length, colon: true } : undefined;
}

function nameBeforeSpace(head: string): Named | undefined {
  const end = spaceWithin(head, LONGEST_NAME);
  return end > 0 ? nameBefore(head, end, spacesEnd(head, end), true) : undefined;
}

/**
 * 社長「…」, 広報 …
 *
 * @param next where goes on what is said
 * @param spaced whether a space parts it from the name, which may be in hiragana then
 */
function nameBefore(head: string, end: number, next: number, spaced: boolean): Named | undefined {
  if (!mayBeName(head, end, spaced)) return undefined;
  // An expression that knows scripts takes longer to compile than a draft to read; most names are in letters that need none.
  if (isOrdinaryName(head, end)) {
    if (end > (spaced ? 12 : 10) || next >= head.length || isWhite(head.charCodeAt(next))) return undefined;
    return { name: head.slice(0, end), length: next, colon: false };
  }
  const match = spaced
    ? /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々・]{1,12})[ 　]+(?=\S)/u.exec(head)
    : /^([\p{Script=Han}\p{Script=Katakana}ー々・]{1,10})(?=「)/u.exec(head);
  return match ? { name: match[1]!, length: match[0].length, colon: false } : undefined;
}

/** Kanji, kana, ー, 々 and ・ alone, of those that everybody has. */
function isOrdinaryName(head: string, end: number): boolean {
  for (let at = 0; at < end; at++) {
    const unit = head.charCodeAt(at);
    const isKana = (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30a1 && unit <= 0x30fc);
    if (!isKana && !(unit >= 0x4e00 && unit <= 0x9fa5) && unit !== 0x3005) return false;
  }
  return true;
}

/** Twelve characters, each of which may be a surrogate pair. */
const LONGEST_NAME = 24;

/** Where the first space stands, or -1. */
function spaceWithin(head: string, end: number): number {
  for (let at = 1; at <= end && at < head.length; at++) if (isSpace(head[at])) return at;
  return -1;
}

/** Whether there is nothing before `end` that no name is written with: Latin, marks, and hiragana where they are none of it. */
function mayBeName(head: string, end: number, hiragana: boolean): boolean {
  for (let at = 0; at < end; at++) {
    const unit = head.charCodeAt(at);
    if (unit < 0x2e80 || (unit >= 0x3008 && unit <= 0x3020) || (unit >= 0x3001 && unit <= 0x3002)) return false;
    if (!hiragana && unit >= 0x3041 && unit <= 0x309f) return false;
  }
  return end > 0;
}
