/** Makes characters visible that would change a terminal or the order of what is read. Changes nothing else. */
import { hasLineBreak, withoutJapaneseBreaks } from '../text/one-line.ts';

/**
 * Controls (tab and line breaks aside), zero-width spaces, line and paragraph separators, and everything that turns the
 * direction of text. A draft comes from anywhere: none of these may reach a terminal as they are.
 */
export const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** The text with hidden characters written as `<U+202E>`. Tabs and line breaks stay. */
export function visible(text: string): string {
  return mayHide(text) ? hiddenNamed(text) : text;
}

/** Whether there may be anything hidden in it, without an expression to compile: in a draft there mostly is not. */
function mayHide(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x20 && unit < 0x7f) continue;
    if ((unit >= 0x3000 && unit < 0xd800) || (unit >= 0x2010 && unit < 0x2028)) continue;
    if (unit >= 0xa0 && unit < 0x600 && unit !== 0xad) continue;
    if (unit === 10 || unit === 13 || unit === 9) continue;
    return true;
  }
  return false;
}

function hiddenNamed(text: string): string {
  return text.replace(HIDDEN, (hidden) => `<${codePointName(hidden)}>`);
}

/** `U+202E`. */
export const codePointName = (char: string): string =>
  `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** {@link visible}, on one line. */
export function visibleLine(text: string): string {
  const shown = visible(text);
  return hasLineBreak(shown) || shown.includes('\t') ? shown.replace(/\s*[\r\n\t]+\s*/gu, ' ') : shown;
}

/** {@link visible}, as a quotation on one line: between Japanese characters a line break is nothing, elsewhere a space. */
export function quoted(text: string): string {
  return visibleLine(withoutJapaneseBreaks(text));
}
