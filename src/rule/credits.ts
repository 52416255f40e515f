/** Recognises what is good in a statement: deeds and facts, each at its place. Asks for nothing, and praises nobody. */
import type { Document, Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';
import { withoutOverlaps } from './elements.ts';
import type { CreditEntry, CreditTexts } from './pack.ts';
import type { BlockHome } from './phrases.ts';
import { FileRecognition, LANGUAGES, type Recognition } from './recognition.ts';
import type { Context, CreditName } from './rule.ts';
import { type Condition, listOf, nearby } from './surroundings.ts';
import { type Survey, surveyOf } from './survey.ts';

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
  holds(...[sentence, context]: Parameters<Condition>): boolean;
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
  const words = new FileWords(texts);
  return LANGUAGES.flatMap((language) => {
    const source = entry[language];
    return source ? [new CreditInLanguage(language, source, entry, texts, home(language), words)] : [];
  });
}

/** What is said of a credit, read when it is asked for. */
class FileWords implements CreditWords {
  readonly #texts: () => CreditTexts;

  constructor(texts: () => CreditTexts) {
    this.#texts = texts;
  }

  get summary() {
    return this.#texts().summary;
  }

  get why() {
    return this.#texts().why;
  }

  get source() {
    return this.#texts().source;
  }
}

type Source = NonNullable<CreditEntry[Language]>;

class CreditInLanguage extends FileRecognition implements CreditRecognizer {
  readonly credit: CreditName;
  readonly words: CreditWords;
  readonly #source: Source;
  readonly #place: BlockHome;
  #conditions: { readonly required: readonly Condition[]; readonly released: readonly Condition[] } | undefined;

  constructor(
    language: Language,
    source: Source,
    entry: CreditEntry,
    texts: () => CreditTexts,
    home: BlockHome,
    words: CreditWords,
  ) {
    super(language, source, entry, texts, home);
    this.credit = entry.credit;
    this.words = words;
    this.#source = source;
    this.#place = home;
  }

  holds(...[sentence, context]: Parameters<Condition>): boolean {
    const { kinds, 'requires-near': required, 'unless-near': released } = this.#source;
    if (kinds && !kinds.includes(context.document.kind)) return false;
    this.#conditions ??= {
      required: listOf(required).map((near) => nearby(near, this.#place)),
      released: listOf(released).map((near) => nearby(near, this.#place)),
    };
    return (
      this.#conditions.required.every((has) => has(sentence, context)) &&
      !this.#conditions.released.some((has) => has(sentence, context))
    );
  }
}

/**
 * Every place that earns a credit, in the order of the text. Places of one credit never overlap; one sentence may earn several.
 *
 * @param survey what was found in the document; without it, it is gone through here
 */
export function readCredits(
  document: Document,
  recognizers: readonly CreditRecognizer[],
  evidence: Context['evidence'],
  survey: Pick<Survey, 'places'> = surveyOf(document, recognizers),
): readonly CreditPlace[] {
  const places = new Map<CreditName, CreditPlace[]>();
  for (const recognizer of recognizers) {
    const { credit, words } = recognizer;
    const found = survey
      .places(recognizer)
      .filter(({ sentence }) => recognizer.holds(sentence, { document, evidence }))
      .map((place) => ({ credit, words, ...place }));
    places.set(credit, [...(places.get(credit) ?? []), ...found]);
  }
  return [...places.values()].flatMap(withoutOverlaps).sort((a, b) => a.span.start - b.span.start);
}
