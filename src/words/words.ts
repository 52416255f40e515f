/**
 * Texts for people, in both languages of owabi. Everything a person reads is a {@link Words}; nothing here decides when it is said.
 */

/** The language in which owabi itself speaks to its user (not the language of the statement). */
export type Locale = 'ja' | 'en';

export const LOCALES: readonly Locale[] = ['ja', 'en'];

/** One text in both languages. May hold `{placeholders}`, filled by {@link say}. */
export interface Words {
  readonly ja: string;
  readonly en: string;
}

/** Values for the placeholders of a {@link Words}. */
export type Fillings = Readonly<Record<string, string | number>>;

/**
 * The text in `locale`, with every `{name}` replaced from `fillings`.
 *
 * @throws {Error} when a placeholder has no filling: an unfilled placeholder must never reach a reader.
 */
export function say(words: Words, locale: Locale, fillings: Fillings = {}): string {
  const text = words[locale];
  let said = '';
  let from = 0;
  for (let one = placeholderIn(text, 0); one; one = placeholderIn(text, from)) {
    const filling = fillings[one.name];
    if (filling === undefined) throw new Error(`no filling for {${one.name}} in “${text}”`);
    said += text.slice(from, one.start) + String(filling);
    from = one.end;
  }
  return from === 0 ? text : said + text.slice(from);
}

/** The names of all placeholders in a text, each once, in order of appearance. */
export function placeholdersOf(text: string): string[] {
  const names = new Set<string>();
  for (let one = placeholderIn(text, 0); one; one = placeholderIn(text, one.end)) names.add(one.name);
  return [...names];
}

interface Placeholder {
  readonly name: string;
  /** UTF-16 offsets, braces included. */
  readonly start: number;
  readonly end: number;
}

/** The first placeholder from `from` on. Every finding is worded: an expression would be compiled for the first of them. */
function placeholderIn(text: string, from: number): Placeholder | undefined {
  for (let start = text.indexOf('{', from); start >= 0; start = text.indexOf('{', start + 1)) {
    const close = endOfName(text, start + 1);
    if (close >= 0) return { name: text.slice(start + 1, close), start, end: close + 1 };
  }
  return undefined;
}

/** Where the name that begins at `start` is closed by `}`; -1 when none begins there. */
function endOfName(text: string, start: number): number {
  const close = text.indexOf('}', start);
  if (close <= start || !isLetter(text.charCodeAt(start))) return -1;
  for (let at = start + 1; at < close; at++) if (!isOfName(text.charCodeAt(at))) return -1;
  return close;
}

const isLetter = (unit: number): boolean => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;

/** A letter, a figure, `_` or `-`. */
const isOfName = (unit: number): boolean =>
  isLetter(unit) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f || unit === 0x2d;
