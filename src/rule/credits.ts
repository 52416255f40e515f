/** Recognises what is good in a statement: deeds and facts, each at its place. Asks for nothing, and praises nobody. */
import type { Document, Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';
import { LANGUAGES, type Recognition, recognitionIn, recognized, withoutOverlaps } from './elements.ts';
import type { CreditEntry, CreditTexts } from './pack.ts';
import type { BlockHome } from './phrases.ts';
import type { Context, CreditName } from './rule.ts';
import { type Condition, listOf, nearby } from './surroundings.ts';

/** What is said of a credit. */
export interface CreditWords {
  /** What is credited, in a few words. */
  readonly summary: Words;
  /** Why it helps a reader. */
  readonly why: Words;
  readonly source: string;
}

/** One credit file in one language, at work. */
export interface CreditRecognizer extends Recognition {
  readonly credit: CreditName;
  readonly words: CreditWords;
  readonly holds: Condition;
}

/** A place that earns a credit. */
export interface CreditPlace {
  readonly credit: CreditName;
  readonly words: CreditWords;
  /** UTF-16 offsets into the document's source. */
  readonly span: Span;
  readonly sentence: Sentence;
}

/** @param texts what is for people to read */
export function creditRecognizers(
  entry: CreditEntry,
  texts: () => CreditTexts,
  home: (language: Language) => BlockHome,
): readonly CreditRecognizer[] {
  const { credit } = entry;
  const words: CreditWords = {
    get summary() {
      return texts().summary;
    },
    get why() {
      return texts().why;
    },
    get source() {
      return texts().source;
    },
  };
  return LANGUAGES.flatMap((language) => {
    const recognition = recognitionIn(language, entry, texts, home);
    if (!recognition) return [];
    const { 'requires-near': required, 'unless-near': released, kinds } = entry[language]!;
    const place = home(language);
    const requirements = listOf(required).map((near) => nearby(near, place));
    const releases = listOf(released).map((near) => nearby(near, place));
    const holds: Condition = (sentence, context) =>
      (kinds === undefined || kinds.includes(context.document.kind)) &&
      requirements.every((has) => has(sentence, context)) &&
      !releases.some((has) => has(sentence, context));
    return [{ ...recognition, credit, words, holds }];
  });
}

/**
 * Every place that earns a credit, in the order of the text. Places of one credit never overlap; one sentence may earn several.
 */
export function readCredits(
  document: Document,
  recognizers: readonly CreditRecognizer[],
  evidence: Context['evidence'],
): readonly CreditPlace[] {
  const places = new Map<CreditName, CreditPlace[]>();
  const recognizedBy = recognized(document, recognizers);
  for (const recognizer of recognizers) {
    const { credit, words, holds } = recognizer;
    const found = recognizedBy
      .get(recognizer)!
      .filter(({ sentence }) => holds(sentence, { document, evidence }))
      .map((place) => ({ credit, words, ...place }));
    places.set(credit, [...(places.get(credit) ?? []), ...found]);
  }
  return [...places.values()].flatMap(withoutOverlaps).sort((a, b) => a.span.start - b.span.start);
}
