/**
 * Kinds of characters that English hardly has, which the compiled loop asks for. Regular expressions with `\p{L}` cost milliseconds to
 * compile, so what is likely is looked at first.
 */
import { mayBeCased } from '../../text/characters.ts';
import { KIND_EMOJI, KIND_PUNCTUATION, KIND_WORD } from './kernel/numbers.ts';

/**
 * Writes what kind of character stands at each place of a text: `KIND_WORD`, `KIND_PUNCTUATION`, the length of an emoji. Of ASCII only the
 * emoji are of interest (`1` with a keycap).
 */
export function kindsOfCharacters(text: string, kinds: Uint8Array): void {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      const next = text.charCodeAt(at + 1);
      kinds[at] = next === 0xfe0f || next === 0x20e3 ? emojiLength(text, at) << KIND_EMOJI : 0;
      continue;
    }
    // The second half of a pair belongs to the first.
    const before = code >= 0xdc00 && code <= 0xdfff && at > 0 ? text.charCodeAt(at - 1) : 0;
    const point = text.codePointAt(before >= 0xd800 && before <= 0xdbff ? at - 1 : at)!;
    kinds[at] =
      (isForeignWord(point) ? KIND_WORD : 0) |
      (isForeignPunctuation(text.codePointAt(at)!) ? KIND_PUNCTUATION : 0) |
      (mayBeEmoji(code) ? emojiLength(text, at) << KIND_EMOJI : 0);
  }
}

/** Whether a character beyond ASCII is a letter, a figure or a combining mark: what words are made of. */
export function isForeignWord(point: number): boolean {
  if (point >= 0x2000 && point < 0x2e80) {
    // Of punctuation, arrows, signs and boxes none is; of what looks like letters some are.
    if (point < 0x2070 || (point >= 0x20a0 && point < 0x20d0) || (point >= 0x2190 && point < 0x2460)) return false;
    if (point >= 0x2500 && point < 0x2776) return false;
  }
  if (point >= 0x3040 && point < 0xd7a4) {
    if (point < 0x30fb)
      return (
        point >= 0x3041 &&
        point !== 0x3097 &&
        point !== 0x3098 &&
        (point < 0x309b || point > 0x309c) &&
        point !== 0x30a0
      );
    if ((point >= 0x4e00 && point < 0xa000) || point >= 0xac00) return true;
  }
  if (point >= 0x1f000 && point < 0x1fb00 && !(point >= 0x1f100 && point < 0x1f110)) return false;
  if (point >= 0xfff9 && point <= 0xffff) return false;
  if (point >= 0xa0 && point < 0xc0) return 'ª²³µ¹º¼½¾'.includes(String.fromCharCode(point));
  return /[\p{L}\p{M}\p{N}]/u.test(String.fromCodePoint(point));
}

/** Whether a character beyond ASCII is punctuation. */
export function isForeignPunctuation(point: number): boolean {
  if (point < 0xc0) return '¡§«¶·»¿'.includes(String.fromCharCode(point));
  if ((point >= 0x2190 && point < 0x2300) || (point >= 0x3041 && point < 0x30a0)) return false;
  if ((point >= 0x4e00 && point < 0xa000) || (point >= 0x1f000 && point < 0x1fb00)) return false;
  return /\p{P}/u.test(String.fromCodePoint(point));
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

const mayBeEmoji = (code: number): boolean =>
  code === 0xa9 || code === 0xae || (code >= 0x203c && !(code >= 0x3300 && code < 0xd800) && code < 0xe000);

/** The length of the emoji that starts at `at`, or 0. */
function emojiLength(text: string, at: number): number {
  const emoji =
    /(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})\uFE0F?\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?){0,6})/uy;
  emoji.lastIndex = at;
  return emoji.test(text) ? emoji.lastIndex - at : 0;
}
