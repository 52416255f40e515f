/** Where sentences begin and end, and in which language each is. Our own: `Intl.Segmenter` cuts inside 「…」 and after "Mr.". */
import type { Span } from '../text/span.ts';
import type { Language } from './token.ts';

/** The language of a text: Japanese as soon as it has kana, or mostly kanji; English otherwise. */
export function detectLanguage(text: string, fallback: Language = 'en'): Language {
  throw new Error(`not built yet ${text}${fallback}`);
}

/**
 * Cuts the text of one block into sentences. The spans are ordered, do not overlap, and hold no white space at their ends.
 * Never cuts inside 「…」 or “…” or after an abbreviation, and does not take a hard line break for an end.
 */
export function splitSentences(text: string, fallback: Language = 'en'): { span: Span; language: Language }[] {
  throw new Error(`not built yet ${text}${fallback}`);
}
