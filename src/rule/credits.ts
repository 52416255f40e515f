/** Recognises what is good in a statement: deeds and facts, each at its place. Asks for nothing, and praises nobody. */
import type { Document, Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';
import { withoutOverlaps } from './elements.ts';
import type { OpenPack } from './open-pack.ts';
import type { CreditDetails, CreditEntry, CreditTexts } from './pack.ts';
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

/** What a file of credits recognises, in each of its languages. */
export function creditRecognizers(entry: CreditEntry, pack: OpenPack): readonly CreditRecognizer[] {
  const words = new FileWords(entry, pack);
  const recognizers: CreditRecognizer[] = [];
  for (const language of LANGUAGES) {
    if (entry[language]) recognizers.push(new CreditInLanguage(language, entry, pack, words));
  }
  return recognizers;
}

/** What is said of a credit, read when it is asked for. */
class FileWords implements CreditWords {
  readonly #entry: CreditEntry;
  readonly #pack: OpenPack;
  #texts: CreditTexts | undefined;

  constructor(entry: CreditEntry, pack: OpenPack) {
    this.#entry = entry;
    this.#pack = pack;
  }

  get summary() {
    return this.#read().summary;
  }

  get why() {
    return this.#read().why;
  }

  get source() {
    return this.#read().source;
  }

  #read(): CreditTexts {
    this.#texts ??= this.#pack.creditTexts(this.#entry);
    return this.#texts;
  }
}

class CreditInLanguage extends FileRecognition implements CreditRecognizer {
  readonly credit: CreditName;
  readonly words: CreditWords;
  readonly #entry: CreditEntry;
  readonly #pack: OpenPack;
  #conditions: { readonly required: readonly Condition[]; readonly released: readonly Condition[] } | undefined;

  constructor(language: Language, entry: CreditEntry, pack: OpenPack, words: CreditWords) {
    super(language, entry, pack);
    this.credit = entry.credit;
    this.words = words;
    this.#entry = entry;
    this.#pack = pack;
  }

  protected details(): NonNullable<CreditDetails[Language]> {
    return this.#pack.creditDetails(this.#entry)[this.language] ?? {};
  }

  holds(...[sentence, context]: Parameters<Condition>): boolean {
    const { kinds } = this.#entry[this.language]!;
    if (kinds && !kinds.includes(context.document.kind)) return false;
    this.#conditions ??= this.#ready();
    const { required, released } = this.#conditions;
    for (const has of required) if (!has(sentence, context)) return false;
    for (const has of released) if (has(sentence, context)) return false;
    return true;
  }

  #ready(): { readonly required: readonly Condition[]; readonly released: readonly Condition[] } {
    const home = this.#pack.home(this.#entry, this.language);
    const { 'requires-near': required, 'unless-near': released } = this.details();
    return {
      required: listOf(required).map((near) => nearby(near, home)),
      released: listOf(released).map((near) => nearby(near, home)),
    };
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
    const found = survey.places(recognizer);
    if (found.length === 0) continue;
    const { credit, words } = recognizer;
    const context = { document, evidence };
    for (const { sentence, span } of found) {
      if (!recognizer.holds(sentence, context)) continue;
      const place = { credit, words, sentence, span };
      const known = places.get(credit);
      if (known) known.push(place);
      else places.set(credit, [place]);
    }
  }
  if (places.size === 0) return NO_PLACES;
  return [...places.values()].flatMap(withoutOverlaps).sort((a, b) => a.span.start - b.span.start);
}

const NO_PLACES: readonly CreditPlace[] = [];
