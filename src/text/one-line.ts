/** Puts a quotation on one line. Knows what lies between Japanese characters, and no other language. */

export const hasLineBreak = (text: string): boolean => text.includes('\n') || text.includes('\r');

/** Without the line breaks between Japanese characters, which are nothing; those elsewhere stay, to become spaces. */
export const withoutJapaneseBreaks = (text: string): string =>
  // Knows all of Unicode, which takes longer to begin with than to look.
  hasLineBreak(text) ? text.replace(/(?<=[^\p{ASCII}])[ \t\u3000]*[\r\n]+[ \t\u3000]*(?=[^\p{ASCII}])/gu, '') : text;

/** Between Japanese characters a line break is nothing, elsewhere a space. */
export const onOneLine = (text: string): string =>
  hasLineBreak(text) ? withoutJapaneseBreaks(text).replace(/\s*[\r\n]+\s*/gu, ' ') : text;
