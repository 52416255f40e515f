/** Where sentences begin and end, and in which language each is. Our own: `Intl.Segmenter` cuts inside 「…」 and after "Mr.". */
import {
  isAsciiDigit,
  isAsciiLetter,
  isAsciiLower,
  isAsciiUpper,
  isPictograph,
  isWhite,
  mayBeCased,
  mayBeLetter,
} from '../text/characters.ts';
import type { Span } from '../text/span.ts';
import type { Language } from './token.ts';

export interface SentenceSpan {
  /** UTF-16 offsets into the text that was cut; no white space at its ends. */
  readonly span: Span;
  readonly language: Language;
  readonly letters: Letters;
}

export interface Letters {
  readonly kana: number;
  readonly kanji: number;
  readonly latin: number;
}

/** Letters of both writing systems in a text. A kanji or kana is about as much text as two and a half Latin letters. */
export function countLetters(text: string): Letters {
  let kana = 0;
  let kanji = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isLatin(unit)) latin++;
    else if (isKana(unit)) kana++;
    else if (isKanji(unit)) kanji++;
  }
  return { kana, kanji, latin };
}

const isLatin = (unit: number): boolean =>
  unit < 0x80
    ? (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
    : unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7;

/**
 * The language of a text: Japanese as soon as it has kana, or mostly kanji; English otherwise. A Japanese name in an English
 * sentence does not make it Japanese. Without any letter it is `fallback`.
 */
export function detectLanguage(text: string, fallback: Language = 'en'): Language {
  return languageOfLetters(countLetters(text), fallback);
}

/** As {@link detectLanguage}, of letters that have been counted. */
export function languageOfLetters({ kana, kanji, latin }: Letters, fallback: Language): Language {
  if (kana + kanji + latin === 0) return fallback;
  if (kana > 0) return (kana + kanji) * 5 >= latin ? 'ja' : 'en';
  return kanji * 2 >= latin && kanji > 0 ? 'ja' : 'en';
}

/**
 * Cuts the text of one block into sentences. The spans are ordered, do not overlap, and hold no white space at their ends.
 * Never cuts inside 「…」 or “…” or after an abbreviation, and does not take a hard line break for an end. Linear in the
 * length of the text.
 */
export function splitSentences(text: string, fallback: Language = 'en'): SentenceSpan[] {
  const sentences: SentenceSpan[] = [];
  let closers: ReadonlyMap<number, number> | undefined;
  let start = skipSpace(text, 0);
  let at = start;
  let hasLetter = false;
  // Letters are counted on the way.
  let kana = 0;
  let kanji = 0;
  let latin = 0;
  const count = (to: number) => {
    for (; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (isLatin(unit)) latin++;
      else if (isKana(unit)) kana++;
      else if (isKanji(unit)) kanji++;
    }
  };
  const cut = (end: number) => {
    count(end);
    let last = end;
    while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
    if (last > start) {
      const letters = { kana, kanji, latin };
      sentences.push({ span: { start, end: last }, language: languageOfLetters(letters, fallback), letters });
    }
    start = skipSpace(text, end);
    at = start;
    hasLetter = false;
    kana = 0;
    kanji = 0;
    latin = 0;
  };
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x61 && unit <= 0x7a) {
      latin++;
      hasLetter = true;
      at++;
      continue;
    }
    // Kana and kanji end nothing and open nothing.
    if (unit >= 0x3041 && unit <= 0xd7ff) {
      if (isKana(unit)) kana++;
      else if (isKanji(unit)) kanji++;
      hasLetter = true;
      at++;
      continue;
    }
    if (unit === 0x20) {
      at++;
      continue;
    }
    const paired = isPaired(unit);
    if (paired) closers ??= pairBrackets(text);
    const close = paired ? closers?.get(at) : undefined;
    if (close !== undefined) {
      // A quotation that is a whole sentence by itself: 「…。」 and then something new.
      const whole = at === start && endsFull(text, close);
      count(close + 1);
      hasLetter = true;
      if (whole && startsNew(text, at)) cut(at);
      else if (endsFull(text, close) && endsAfterQuote(text, at)) cut(at);
      continue;
    }
    const end = mayEnd(unit) ? endOfSentence(text, at, start, hasLetter) : 0;
    if (end > at) {
      cut(end);
      continue;
    }
    if (!hasLetter && isLetter(unit)) hasLetter = true;
    count(end < 0 ? -end : at + 1);
  }
  cut(text.length);
  return sentences;
}

/** Nearly every character of a text is none of these: asked first, since the rest of the work is dearer. */
const mayEnd = (unit: number): boolean =>
  unit < 0x80 ? unit === 0x2e || unit === 0x21 || unit === 0x3f : unit >= 0x2026;

const PAIRS: Readonly<Record<string, string>> = {
  '「': '」',
  '『': '』',
  '（': '）',
  '(': ')',
  '“': '”',
  '〈': '〉',
  '《': '》',
  '〔': '〕',
  '｢': '｣',
  '[': ']',
};
const OPENERS = new Set(Object.keys(PAIRS));
const CLOSERS = new Set([...Object.values(PAIRS), '】', '"', '’']);
const PAIRED = new Set([...Object.entries(PAIRS).flat(), '"'].map((mark) => mark.charCodeAt(0)));
/** Whether {@link pairBrackets} has to look at a unit. Nearly all are letters, of which none is asked for. */
const isPaired = (unit: number): boolean =>
  !(unit > 0x5d && unit < 0x201c) && !(unit >= 0x3041 && unit <= 0x9fff) && PAIRED.has(unit);

/** Straight quotation marks look alike at both ends; a pair farther apart than this is two strays. */
const LONGEST_STRAIGHT_QUOTE = 1000;

/**
 * Where each outermost bracket or quotation mark that is closed again ends. One that is never closed binds nothing.
 */
function pairBrackets(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  /** How many of each kind are open, so that a stray closer costs nothing. */
  const depth = new Map<string, number>();
  let straight = -1;
  for (let at = 0; at < text.length; at++) {
    if (!isPaired(text.charCodeAt(at))) continue;
    const mark = text[at]!;
    if (OPENERS.has(mark)) {
      open.push(at);
      const closer = PAIRS[mark]!;
      depth.set(closer, (depth.get(closer) ?? 0) + 1);
      continue;
    }
    const waiting = depth.get(mark);
    if (waiting !== undefined && waiting > 0) {
      // Whatever was opened in between and not closed is unbalanced.
      for (;;) {
        const opener = open.pop()!;
        const closer = PAIRS[text[opener]!]!;
        depth.set(closer, depth.get(closer)! - 1);
        if (closer === mark) {
          pairs.set(opener, at);
          break;
        }
      }
      continue;
    }
    if (mark !== '"') continue;
    const before = text[at - 1];
    const after = text[at + 1];
    const canOpen =
      after !== undefined &&
      !isSpace(text.charCodeAt(at + 1)) &&
      (before === undefined || !(isLetterOrDigit(before) || '.,!?'.includes(before)));
    if (
      straight >= 0 &&
      at - straight <= LONGEST_STRAIGHT_QUOTE &&
      !(canOpen && before !== undefined && isSpace(text.charCodeAt(at - 1)))
    ) {
      pairs.set(straight, at);
      straight = -1;
    } else {
      straight = canOpen ? at : -1;
    }
  }
  return pairs;
}

const FULL_STOPS = new Set(['。', '｡', '！', '？', '!', '?', '.', '…']);

/** Whether the quotation that closes at `close` ends with a full stop of its own. */
function endsFull(text: string, close: number): boolean {
  return FULL_STOPS.has(text[close - 1] ?? '');
}

/** Whether after a closing mark something new begins, rather than 「…」と言った. */
function startsNew(text: string, at: number): boolean {
  const next = skipSpace(text, at);
  if (next >= text.length) return false;
  const unit = text.charCodeAt(next);
  if (isCjk(unit)) return !'と、。，がはをにのでもへやだなっよねか｡､！？'.includes(text[next]!);
  return next > at && isUpper(text, next);
}

/** An English sentence may end within its quotation: he said, "Stop." Then … */
function endsAfterQuote(text: string, at: number): boolean {
  if (text[at - 1] !== '"' && text[at - 1] !== '”' && text[at - 1] !== ')') return false;
  return (
    at < text.length && isSpace(text.charCodeAt(at)) && startsEnglish(text, skipSpace(text, at), text[at - 2] === '.')
  );
}

/**
 * The end of the sentence when the character at `at` ends one (after its closing marks), a negative offset to go on from
 * when it does not but was looked at together with what follows, or 0.
 */
function endOfSentence(text: string, at: number, start: number, hasLetter: boolean): number {
  const mark = text[at]!;
  switch (mark) {
    case '。':
    case '｡':
      return closed(text, at + 1);
    case '！':
    case '？': {
      const end = closed(text, at + 1);
      return quotes(text, end) ? -end : end;
    }
    case '．':
      // A full stop for those who write ，．; a decimal point or a numbering otherwise.
      return isKana(text.charCodeAt(at - 1)) && !isDigit(text.charCodeAt(at + 1)) ? closed(text, at + 1) : 0;
    case '!':
    case '?':
    case '.':
    case '…':
      return asciiEnd(text, at, start);
    default:
      return hasLetter && isSymbol(text, at) ? symbolEnd(text, at) : 0;
  }
}

/** After an end mark: further marks and closing brackets belong to it, and an emoji that follows. */
function closed(text: string, from: number): number {
  let end = from;
  while (end < text.length && (FULL_STOPS.has(text[end]!) || CLOSERS.has(text[end]!))) end++;
  let probe = end;
  while (probe < text.length && text[probe] === ' ' && probe - end < 2) probe++;
  if (!isSymbol(text, probe)) return end;
  const after = symbolsEnd(text, probe);
  return after >= text.length || isSpace(text.charCodeAt(after)) ? after : end;
}

/** 「何?」と聞かれた without its brackets: the words before are quoted by と. */
function quotes(text: string, at: number): boolean {
  return (text[at] === 'と' && text[at + 1] !== 'こ') || text.startsWith('って', at) || text.startsWith('など', at);
}

function asciiEnd(text: string, at: number, start: number): number {
  let marks = at;
  while (marks < text.length && FULL_STOPS.has(text[marks]!)) marks++;
  const end = closed(text, marks);
  const before = text.charCodeAt(at - 1);
  const dotted = text[marks - 1] === '.' || text[marks - 1] === '…';
  if (end >= text.length) return end;
  const next = text.charCodeAt(end);
  const spaced = isSpace(next);
  if (!spaced) {
    // Japanese needs no space after a mark.
    if (isCjk(before) || isCjk(next)) {
      if (dotted) return text[at] === '.' && marks === at + 1 && isKana(before) && isCjk(next) ? end : -marks;
      return quotes(text, end) || isSymbol(text, end) ? -marks : end;
    }
    return -marks;
  }
  const following = skipSpace(text, end);
  if (following >= text.length) return end;
  if (isCjk(before) || isCjk(text.charCodeAt(following))) {
    if (dotted && isDigit(before)) return -marks;
    return end;
  }
  const single = text[at] === '.' && marks === at + 1 && end === marks;
  if (single) {
    const verdict = abbreviation(text, at, start, following);
    if (verdict !== undefined) return verdict ? end : -marks;
  }
  return startsEnglish(text, following, dotted) ? end : -marks;
}

/** Titles and the like: the dot is theirs, whatever follows. */
const NEVER_LAST = new Set(
  'mr mrs ms mx dr prof rev hon gen col capt lt sgt sir messrs mt ft st fr e.g i.e eg ie vs viz cf approx esp fig figs vol ed eds pp dept tel ext attn w incl min max est p.s'.split(
    ' ',
  ),
);
/** May end a sentence: it does when a word follows that begins one. */
const MAY_BE_LAST = new Set(
  'a.m p.m am pm u.s u.k u.s.a e.u d.c inc ltd co corp plc llc jr sr etc al ph.d m.d b.a m.a ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun'.split(
    ' ',
  ),
);
/** An abbreviation only before a number: "No. 7", but "No. We shut that feed off." */
const BEFORE_NUMBER = new Set('no nos art sec para ch p c ca pt'.split(' '));
/** Words that begin sentences and seldom names. */
const STARTERS = new Set(
  'the we i it if our this that these those you your they their he she his her its there here in on at as a an all any no not but and so for from by to when while what who why how where after before until since because please thank thanks sorry each every some many most nobody nothing next now then once until only both none one two more also however with without anyone everyone customers'.split(
    ' ',
  ),
);

/** Whether the dot at `at` ends a sentence although it may belong to an abbreviation; `undefined` when it belongs to none. */
function abbreviation(text: string, at: number, start: number, following: number): boolean | undefined {
  const floor = Math.max(start, at - 12);
  let from = at;
  while (from > floor && (text[from - 1] === '.' || isAnyLetter(text[from - 1]!))) from--;
  if (from === at) return undefined;
  const word = text.slice(from, at).toLowerCase();
  if (NEVER_LAST.has(word)) return false;
  if (BEFORE_NUMBER.has(word) && isDigit(text.charCodeAt(following))) return false;
  const initial = word.length === 1 && isUpper(text, from) && word !== 'i';
  if (MAY_BE_LAST.has(word) || initial) {
    if (isOpening(text, following)) return true;
    return isUpper(text, following) && STARTERS.has(wordAt(text, following).toLowerCase());
  }
  return undefined;
}

/** The word at `at`, apostrophes included, as far as twenty units. */
function wordAt(text: string, at: number): string {
  let end = at;
  while (end < at + 20 && end < text.length && ("’'".includes(text[end]!) || isAnyLetter(text[end]!))) end++;
  return text.slice(at, end);
}

function startsEnglish(text: string, at: number, dotted: boolean): boolean {
  if (at >= text.length) return true;
  const unit = text.charCodeAt(at);
  if (isUpper(text, at) || isDigit(unit) || isCjk(unit)) return true;
  if (isOpening(text, at)) {
    const inner = text[at + 1] ?? '';
    return !dotted || text[at] !== '(' || !isLower(inner);
  }
  return !',;:)]”’"\'、。'.includes(text[at]!) && !isAnyLetter(text[at]!);
}

const isOpening = (text: string, at: number): boolean => at < text.length && '"\'“‘「『（([【'.includes(text[at]!);

/** ♪ or an emoji with a space or a line break behind it ends a sentence of a post. */
function symbolEnd(text: string, at: number): number {
  const end = symbolsEnd(text, at);
  if (end >= text.length || !isSpace(text.charCodeAt(end))) return -Math.max(end, at + 1);
  const following = skipSpace(text, end);
  if (following >= text.length) return end;
  if (FULL_STOPS.has(text[following]!) || isLower(text[following]!)) return -end;
  return isSymbol(text, following) ? -end : end;
}

function isSymbol(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!(unit >= 0x203c)) return false;
  if (unit >= 0x3040 && unit < 0xd800) return false;
  // Of the punctuation of Japanese only these two wavy marks are emoji.
  if (unit >= 0x3000 && unit <= 0x303f && unit !== 0x3030 && unit !== 0x303d) return false;
  if (unit >= 0xff00 && unit <= 0xffef) return false;
  return isPictograph(text, at);
}

function symbolsEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    if (isSymbol(text, end)) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
    else {
      const unit = text.charCodeAt(end);
      // Joiners, variation selectors and skin tones belong to the emoji before.
      if (end > at && (unit === 0x200d || unit === 0xfe0f || unit === 0xfe0e || isSkinTone(text, end))) {
        end += isSkinTone(text, end) ? 2 : 1;
      } else return end;
    }
  }
}

const isSkinTone = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 0xd83c && unit >= 0xdffb && unit <= 0xdfff;
};

function skipSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return end;
}

const isSpace = isWhite;
const isDigit = (unit: number): boolean => (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
const isKana = (unit: number): boolean =>
  (unit >= 0x3041 && unit <= 0x309f) ||
  (unit >= 0x30a1 && unit <= 0x30ff && unit !== 0x30fb) ||
  (unit >= 0xff66 && unit <= 0xff9f);
const isKanji = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  (unit >= 0x3400 && unit <= 0x4dbf) ||
  unit === 0x3005 ||
  (unit >= 0xf900 && unit <= 0xfaff);
/** Characters of Japanese text, its punctuation and full-width forms included. */
const isCjk = (unit: number): boolean =>
  isKana(unit) ||
  isKanji(unit) ||
  (unit >= 0x3001 && unit <= 0x303f) ||
  (unit >= 0xff01 && unit <= 0xff65) ||
  unit === 0x30fb;
const isLetter = (unit: number): boolean =>
  isKana(unit) ||
  isKanji(unit) ||
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  isDigit(unit) ||
  unit > 0xbf;
// An expression with \p{…} takes half a millisecond to compile, and English is nearly all ASCII.
const isUpper = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? isAsciiUpper(unit) : mayBeCased(unit) && /\p{Lu}/u.test(text[at]!);
};
const isLower = (character: string): boolean => {
  const unit = character.charCodeAt(0);
  return unit < 0x80 ? isAsciiLower(unit) : mayBeCased(unit) && /\p{Ll}/u.test(character);
};
const isAnyLetter = (character: string): boolean => {
  const unit = character.charCodeAt(0);
  return unit < 0x80 ? isAsciiLetter(unit) : mayBeLetter(unit) && /\p{L}/u.test(character);
};
const isLetterOrDigit = (character: string): boolean => {
  const unit = character.charCodeAt(0);
  return unit < 0x80 ? isAsciiLetter(unit) || isAsciiDigit(unit) : mayBeLetter(unit) && /[\p{L}\p{N}]/u.test(character);
};
