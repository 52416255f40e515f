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

const PLACEHOLDER = /\{([A-Za-z][\w-]*)\}/g;

/**
 * The text in `locale`, with every `{name}` replaced from `fillings`.
 *
 * @throws {Error} when a placeholder has no filling: an unfilled placeholder must never reach a reader.
 */
export function say(words: Words, locale: Locale, fillings: Fillings = {}): string {
  if (!words[locale].includes('{')) return words[locale];
  return words[locale].replace(PLACEHOLDER, (_, name: string) => {
    const filling = fillings[name];
    if (filling === undefined) throw new Error(`no filling for {${name}} in “${words[locale]}”`);
    return String(filling);
  });
}

/** The names of all placeholders in a text, each once, in order of appearance. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1]!))];
}
