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
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
    const close = endOfName(text, open + 1);
    if (close < 0) continue;
    const name = text.slice(open + 1, close);
    const filling = fillings[name];
    if (filling === undefined) throw new Error(`no filling for {${name}} in “${text}”`);
    said += text.slice(from, open) + String(filling);
    from = close + 1;
    open = close;
  }
  return from === 0 ? text : said + text.slice(from);
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

const PLACEHOLDER = /\{([A-Za-z][\w-]*)\}/g;

/** The names of all placeholders in a text, each once, in order of appearance. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1]!))];
}
