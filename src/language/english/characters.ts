/**
 * Kinds of characters that English hardly has, which the compiled loop asks for. Regular expressions with `\p{L}` cost milliseconds to
 * compile, so what is likely is looked at first.
 */
import { mayBeCased } from '../../text/characters.ts';

/** Marks, signs and blanks beyond ASCII that English texts do have: none of them is part of a word. */
const NO_WORD = '‘’‚“”„«»‹›–—―‐‑…•·§¶†‡©®™°£€¥₹\u00A0\u200B\u2060\uFEFF→✓';

/** Whether the character at `at`, beyond ASCII, is a letter, a figure or a combining mark: what words are made of. */
export const isForeignWordAt = (text: string, at: number): boolean => isForeignWord(text, at, text.charCodeAt(at));

function isForeignWord(text: string, at: number, code: number): boolean {
  if (Number.isNaN(code) || NO_WORD.includes(text[at]!)) return false;
  // The second half of a pair belongs to the first.
  if (code >= 0xdc00 && code <= 0xdfff) {
    const before = at > 0 ? text.charCodeAt(at - 1) : 0;
    return before >= 0xd800 && before <= 0xdbff && isForeignWord(text, at - 1, before);
  }
  return /[\p{L}\p{M}\p{N}]/u.test(String.fromCodePoint(text.codePointAt(at)!));
}

/** Whether `text` begins with a capital letter. */
export function isCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 0x41 && code <= 0x5a : mayBeCased(code) && /^\p{Lu}/u.test(text);
}

/** Whether `text` begins with a capital and goes on in small letters. */
export function isTitle(text: string): boolean {
  if (!isCapital(text)) return false;
  if (text.length === 1) return false;
  const code = text.charCodeAt(1);
  return code < 128 ? code >= 0x61 && code <= 0x7a : /^\p{Ll}/u.test(text.slice(1));
}

/** The end of the emoji that starts at `at`, or 0. */
export function emojiEnd(text: string, at: number): number {
  const emoji =
    /(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})\uFE0F?\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?){0,6})/uy;
  emoji.lastIndex = at;
  return emoji.test(text) ? emoji.lastIndex : 0;
}

/** Whether the character at `at` is punctuation. */
export const isPunctuationAt = (text: string, at: number): boolean =>
  /\p{P}/u.test(String.fromCodePoint(text.codePointAt(at)!));
