/** Recognises what is good in a statement: deeds and facts, each at its place. Asks for nothing, and praises nobody. */
import type { Document, Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';
import { type Recognition, recognitions, recognized, withoutOverlaps } from './elements.ts';
import type { PackedCredit, PackedWords } from './pack.ts';
import type { Names } from './pattern/pattern.ts';
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

export function creditRecognizers(
  packed: PackedCredit,
  lexicon: (language: Language) => Names,
  words?: PackedWords,
): readonly CreditRecognizer[] {
  const { credit, summary, why, source } = packed;
  return recognitions(packed, lexicon, words).map((recognition) => {
    const { 'requires-near': required, 'unless-near': released, kinds } = packed[recognition.language]!;
    const requirements = listOf(required).map((near, at) => nearby(near, recognition, `requires-near.${at}`));
    const releases = listOf(released).map((near, at) => nearby(near, recognition, `unless-near.${at}`));
    return {
      ...recognition,
      credit,
      words: { summary, why, source },
      holds: (sentence, context) =>
        (kinds === undefined || kinds.includes(context.document.kind)) &&
        requirements.every((has) => has(sentence, context)) &&
        !releases.some((has) => has(sentence, context)),
    };
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
