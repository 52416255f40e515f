/** Recognises the elements of an accountable statement and keeps their evidence. Judges neither their place nor their absence. */
import type { Block, Document, Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';
import type { OpenPack } from './open-pack.ts';
import type { ElementDetails, ElementEntry, ElementTexts } from './pack.ts';
import { isOurs } from './position.ts';
import { FileRecognition, LANGUAGES, type Recognition, TEXT_TYPES } from './recognition.ts';
import type { ElementName, Evidence } from './rule.ts';
import { type Survey, surveyOf } from './survey.ts';

/** What is said of an element on the card and when it is missing. */
export interface ElementWords {
  readonly summary: Words;
  readonly missing: Words;
  /** Wordings to add, by the language of the statement. */
  readonly add: Readonly<Record<Language, readonly string[]>>;
}

/** One element file in one language, at work. */
export interface ElementRecognizer extends Recognition {
  readonly element: ElementName;
  readonly words: ElementWords;
}

/** What a file of elements recognises, in each of its languages. */
export function elementRecognizers(entry: ElementEntry, pack: OpenPack): readonly ElementRecognizer[] {
  const words = new FileWords(entry, pack);
  const recognizers: ElementRecognizer[] = [];
  for (const language of LANGUAGES) {
    if (entry[language]) recognizers.push(new ElementInLanguage(language, entry, pack, words));
  }
  return recognizers;
}

/** What is said of an element, read when it is asked for. */
class FileWords implements ElementWords {
  readonly #entry: ElementEntry;
  readonly #pack: OpenPack;
  #texts: ElementTexts | undefined;

  constructor(entry: ElementEntry, pack: OpenPack) {
    this.#entry = entry;
    this.#pack = pack;
  }

  get summary() {
    return this.#read().summary;
  }

  get missing() {
    return this.#read().missing;
  }

  get add() {
    return this.#read().add;
  }

  #read(): ElementTexts {
    this.#texts ??= this.#pack.elementTexts(this.#entry);
    return this.#texts;
  }
}

class ElementInLanguage extends FileRecognition implements ElementRecognizer {
  readonly element: ElementName;
  readonly words: ElementWords;
  readonly #entry: ElementEntry;
  readonly #pack: OpenPack;

  constructor(language: Language, entry: ElementEntry, pack: OpenPack, words: ElementWords) {
    super(language, entry, pack);
    this.element = entry.element;
    this.words = words;
    this.#entry = entry;
    this.#pack = pack;
  }

  protected details(): NonNullable<ElementDetails[Language]> {
    return this.#pack.elementDetails(this.#entry)[this.language] ?? {};
  }
}

/** What someone else takes a sentence for. */
export interface Vote {
  /** How sure (0–1); `undefined` when it is not for the element at all. */
  probability(sentence: Sentence, element: ElementName): number | undefined;
  /** Where in the source, once it is for the element. */
  span(sentence: Sentence, element: ElementName): Span;
}

/**
 * The evidence of one document.
 *
 * @param vote asked of the text when no pattern found an element; the surest sentence is then its evidence
 * @param survey what was found in the document; without it, it is gone through here
 */
export function readElements(
  document: Document,
  recognizers: readonly ElementRecognizer[],
  vote?: Vote,
  survey: Pick<Survey, 'places'> = surveyOf(document, recognizers),
): (element: ElementName) => readonly Evidence[] {
  const known = new Map<ElementName, readonly Evidence[]>();
  let found: ReadonlyMap<ElementName, readonly Evidence[]> | undefined;
  return (element) => {
    let evidence = known.get(element);
    if (!evidence) {
      found ??= evidenceIn(recognizers, survey);
      const places = found.get(element) ?? [];
      evidence = withoutOverlaps(document.directives.length > 0 ? [...declared(document, element), ...places] : places);
      if (evidence.length === 0 && vote) evidence = voted(document, element, vote);
      known.set(element, evidence);
    }
    return evidence;
  };
}

/** What patterns found, of all elements: sooner gone through at once than for each of them. */
function evidenceIn(
  recognizers: readonly ElementRecognizer[],
  survey: Pick<Survey, 'places'>,
): ReadonlyMap<ElementName, readonly Evidence[]> {
  const found = new Map<ElementName, readonly Evidence[]>();
  for (const recognizer of recognizers) {
    const places = survey.places(recognizer);
    if (places.length === 0) continue;
    const { element } = recognizer;
    const beside = found.get(element);
    // A recognizer's places are evidence of its element.
    found.set(element, beside ? [...beside, ...(places as readonly Evidence[])] : (places as readonly Evidence[]));
  }
  return found;
}

const VOTED_TYPES = new Set<Block['type']>(TEXT_TYPES);

function voted(document: Document, element: ElementName, vote: Vote): readonly Evidence[] {
  let most = 0;
  let surest: Sentence | undefined;
  for (const sentence of document.sentences) {
    if (!isOurs(sentence.block) || !VOTED_TYPES.has(sentence.block.type)) continue;
    const probability = vote.probability(sentence, element) ?? 0;
    if (probability <= most) continue;
    most = probability;
    surest = sentence;
  }
  return surest ? [{ element, span: vote.span(surest, element), sentence: surest }] : [];
}

/** `owabi-element NAME -- reason`: the writer says that the element is there, in words that no pattern knows. */
function declared(document: Document, element: ElementName): Evidence[] {
  return document.directives
    .filter(
      ({ name, arguments: names, reason }) =>
        name.endsWith('element') && reason.trim() !== '' && names.includes(element),
    )
    .flatMap(({ span }) => {
      const sentence = sentenceAt(document, span.end);
      return sentence ? [{ element, span, sentence }] : [];
    });
}

/** The first sentence that ends after an offset of the source, else the last one. */
function sentenceAt(document: Document, offset: number): Sentence | undefined {
  const endOf = ({ passage, text }: Sentence) => passage.locate({ start: 0, end: text.length }).end;
  return document.sentences.find((sentence) => endOf(sentence) > offset) ?? document.sentences.at(-1);
}

const inOrder = (a: { readonly span: Span }, b: { readonly span: Span }): number =>
  a.span.start - b.span.start || b.span.end - a.span.end;

function isInOrder(evidence: readonly { readonly span: Span }[]): boolean {
  for (let at = 1; at < evidence.length; at++) if (inOrder(evidence[at - 1]!, evidence[at]!) > 0) return false;
  return true;
}

/** Of evidence that overlaps, the earlier stays; of two that begin together, the longer. */
export function withoutOverlaps<Place extends { readonly span: Span }>(evidence: readonly Place[]): readonly Place[] {
  if (evidence.length < 2) return evidence;
  const sorted = isInOrder(evidence) ? evidence : [...evidence].sort(inOrder);
  const kept: Place[] = [];
  let last: Place | undefined;
  for (const one of sorted) {
    if (last && overlaps(last.span, one.span)) continue;
    kept.push(one);
    last = one;
  }
  return kept;
}

/** What is said of each element; the first file that speaks of it counts. */
export function elementWords(recognizers: readonly ElementRecognizer[]): ReadonlyMap<ElementName, ElementWords> {
  const words = new Map<ElementName, ElementWords>();
  for (const { element, words: said } of recognizers) if (!words.has(element)) words.set(element, said);
  return words;
}
