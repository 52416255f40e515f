/** Recognises the elements of an accountable statement and keeps their evidence. Judges neither their place nor their absence. */
import type { Block, Document, Sentence } from '../document/document.ts';
import type { Language, Token } from '../language/token.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';
import type { CreditEntry, ElementEntry, ElementTexts } from './pack.ts';
import type { PatternBlock } from './pattern/block.ts';
import { BlockIndex } from './pattern/block-index.ts';
import type { Pattern } from './pattern/pattern.ts';
import { type BlockHome, type Phrases, phrases, textSpan } from './phrases.ts';
import { isOurs } from './position.ts';
import { ELEMENTS, type ElementName, type Evidence, type Example } from './rule.ts';

/** What is said of an element on the card and when it is missing. */
export interface ElementWords {
  readonly summary: Words;
  readonly missing: Words;
  /** Wordings to add, by the language of the statement. */
  readonly add: Readonly<Record<Language, readonly string[]>>;
}

/** What a file recognises in one language, at work: elements and credits have it in common. */
export interface Recognition {
  readonly language: Language;
  /** `flag`: the marked text must overlap evidence. `pass`: the text has none. */
  readonly examples: readonly Example[];
  readonly file: string;
  /** What it waits for. */
  readonly block: PatternBlock;
  readonly phrases: Phrases;
  readonly types: ReadonlySet<Block['type']>;
  /** Whether the evidence is the whole clause around what was found: 「により」 alone shows a reader nothing. */
  readonly wholeClause: boolean;
  /** What counts only in a signature or beside a transcript's speaker, where a bare name is enough. */
  readonly signedBlock: PatternBlock | undefined;
  readonly signed: Phrases | undefined;
  /** Its patterns, as `owabi tokens` looks at them; missing when they were compiled beforehand. */
  readonly patterns: (() => readonly Pattern[]) | undefined;
}

/** One element file in one language, at work. */
export interface ElementRecognizer extends Recognition {
  readonly element: ElementName;
  readonly words: ElementWords;
}

const DEFAULT_TYPES: readonly Block['type'][] = ['paragraph', 'list-item', 'table-cell'];

/** @param texts what is for people to read */
export function elementRecognizers(
  entry: ElementEntry,
  texts: () => ElementTexts,
  home: (language: Language) => BlockHome,
): readonly ElementRecognizer[] {
  const words = new FileWords(texts);
  return LANGUAGES.flatMap((language) => {
    const source = entry[language];
    return source ? [new ElementInLanguage(language, source, entry, texts, home(language), words)] : [];
  });
}

export const LANGUAGES = ['ja', 'en'] as const;

/** What is said of an element, read when it is asked for. */
class FileWords implements ElementWords {
  readonly #texts: () => ElementTexts;

  constructor(texts: () => ElementTexts) {
    this.#texts = texts;
  }

  get summary() {
    return this.#texts().summary;
  }

  get missing() {
    return this.#texts().missing;
  }

  get add() {
    return this.#texts().add;
  }
}

type Source = NonNullable<(ElementEntry | CreditEntry)[Language]>;

type ExampleTexts = Pick<ElementTexts, Language>;

/** What a file recognises in one language. Its phrases are made ready when its patterns have found something. */
export class FileRecognition implements Recognition {
  readonly language: Language;
  readonly file: string;
  readonly types: ReadonlySet<Block['type']>;
  readonly wholeClause: boolean;
  readonly block: PatternBlock;
  readonly signedBlock: PatternBlock | undefined;
  readonly #source: Source;
  readonly #texts: () => ExampleTexts;
  readonly #home: BlockHome;
  #phrases: Phrases | undefined;
  #signed: Phrases | undefined;

  /** @param texts what is for people to read */
  constructor(
    language: Language,
    source: Source,
    { file, types, evidence }: Pick<ElementEntry | CreditEntry, 'file' | 'types' | 'evidence'>,
    texts: () => ExampleTexts,
    home: BlockHome,
  ) {
    const signature = source['match-in-signature'];
    this.language = language;
    this.file = file;
    this.types = typesOf(source.types ?? types);
    this.wholeClause = evidence === 'clause';
    this.block = home.block(source.match, []);
    this.signedBlock = signature === undefined ? undefined : home.block(signature, []);
    this.#source = source;
    this.#texts = texts;
    this.#home = home;
  }

  get phrases(): Phrases {
    this.#phrases ??= phrases(this.#source, this.block, this.#home);
    return this.#phrases;
  }

  get signed(): Phrases | undefined {
    if (this.signedBlock) this.#signed ??= phrases(this.#source, this.signedBlock, this.#home);
    return this.#signed;
  }

  get patterns(): (() => readonly Pattern[]) | undefined {
    const { single } = this.#home;
    return single && (() => single(this.#source.match, []));
  }

  get examples(): readonly Example[] {
    return examplesOf(this.#texts()[this.language]?.examples ?? [], this.language);
  }
}

class ElementInLanguage extends FileRecognition implements ElementRecognizer {
  readonly element: ElementName;
  readonly words: ElementWords;

  constructor(
    language: Language,
    source: Source,
    entry: ElementEntry,
    texts: () => ElementTexts,
    home: BlockHome,
    words: ElementWords,
  ) {
    super(language, source, entry, texts, home);
    this.element = entry.element;
    this.words = words;
  }
}

const defaultTypes: ReadonlySet<Block['type']> = new Set(DEFAULT_TYPES);

const typesOf = (types: readonly Block['type'][] | undefined): ReadonlySet<Block['type']> =>
  types ? new Set(types) : defaultTypes;

const examplesOf = (examples: NonNullable<ElementTexts['ja']>['examples'], language: Language): readonly Example[] =>
  examples.map((example): Example => {
    const statement = example.has ?? example.lacks ?? '';
    const facts = typeof statement === 'string' ? { text: statement } : statement;
    return { ...facts, expect: example.has === undefined ? 'pass' : 'flag', language } as Example;
  });

/** What someone else takes a sentence for. */
export interface Vote {
  /** How sure (0–1); `undefined` when it is not for the element at all. */
  probability(sentence: Sentence, element: ElementName): number | undefined;
  /** Where in the source, once it is for the element. */
  span(sentence: Sentence, element: ElementName): Span;
}

/**
 * The evidence of one document. The first that is asked for has all of them looked for: a report wants them all.
 *
 * @param vote asked of the text when no pattern found an element; the surest sentence is then its evidence
 */
export function readElements(
  document: Document,
  recognizers: readonly ElementRecognizer[],
  vote?: Vote,
): (element: ElementName) => readonly Evidence[] {
  let found: ReadonlyMap<ElementRecognizer, readonly Place[]> | undefined;
  const known = new Map<ElementName, readonly Evidence[]>();
  return (element) => {
    let evidence = known.get(element);
    if (!evidence) {
      found ??= recognized(document, recognizers);
      evidence = withoutOverlaps([
        ...declared(document, element),
        ...recognizers
          .filter((recognizer) => recognizer.element === element)
          .flatMap((recognizer) => found!.get(recognizer)!.map((place) => ({ element, ...place }))),
      ]);
      if (evidence.length === 0 && vote) evidence = voted(document, element, vote);
      known.set(element, evidence);
    }
    return evidence;
  };
}

const VOTED_TYPES = new Set<Block['type']>(DEFAULT_TYPES);

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

interface Place {
  readonly sentence: Sentence;
  /** UTF-16 offsets into the document's source. */
  readonly span: Span;
}

/**
 * Where a document has what is recognised, in the order of its sentences; places may overlap. Sentences are gone through once,
 * for all that is recognised: in a huge document the tokens of a sentence are made once and let go.
 */
export function recognized<R extends Recognition>(
  document: Document,
  recognitions: readonly R[],
): ReadonlyMap<R, readonly Place[]> {
  const found = new Map(recognitions.map((recognition) => [recognition, [] as Place[]]));
  const waiting = waitingFor(recognitions);
  for (const sentence of document.sentences) {
    if (!isOurs(sentence.block)) continue;
    for (const recognition of waiting[sentence.language].in(sentence)) {
      for (const place of recognizedIn(sentence, document, recognition)) found.get(recognition)!.push(place);
    }
  }
  return found;
}

type WaitingIn<R> = Readonly<Record<Language, BlockIndex<R>>>;

const waitingLists = new WeakMap<readonly Recognition[], WaitingIn<Recognition>>();

/** Who waits for which block, made once for a list. */
function waitingFor<R extends Recognition>(recognitions: readonly R[]): WaitingIn<R> {
  let waiting = waitingLists.get(recognitions);
  if (!waiting) {
    const inOne = (language: Language) =>
      new BlockIndex(
        recognitions
          .filter((one) => one.language === language)
          .flatMap((one) =>
            [one.block, ...(one.signedBlock ? [one.signedBlock] : [])].map((block) => ({ block, value: one })),
          ),
      );
    waiting = { ja: inOne('ja'), en: inOne('en') };
    waitingLists.set(recognitions, waiting);
  }
  return waiting as WaitingIn<R>;
}

const NO_PLACES: readonly Place[] = [];

function recognizedIn(sentence: Sentence, document: Document, recognition: Recognition): readonly Place[] {
  const { phrases, types, signed, wholeClause } = recognition;
  const { block } = sentence;
  const inText = types.has(block.type) ? phrases.find(sentence, document) : [];
  const inSignature = signed && isSigned(block) ? signed.find(sentence, document) : [];
  if (inText.length === 0 && inSignature.length === 0) return NO_PLACES;
  return [...inText, ...inSignature].map(({ report }) => {
    const shown = wholeClause ? clauseAround(sentence, report) : report;
    return { sentence, span: sentence.passage.locate(textSpan(sentence, shown)) };
  });
}

const EDGES = new Set('、，,;；:：()（）「」『』“”"…。．.!?！？|｜\u2014\u2013');

/** Whether a token is made of signs that end a clause. Nearly every one is a word, which its first character tells. */
function isEdge({ text }: Token): boolean {
  for (const sign of text) if (!EDGES.has(sign)) return false;
  return text !== '';
}

/** The clause in which the tokens of `found` stand; it may hold several. Both are half-open ranges of token indices. */
function clauseAround({ tokens }: Sentence, found: Span): Span {
  let { start, end } = found;
  while (start > 0 && !isEdge(tokens[start - 1]!)) start--;
  while (end < tokens.length && !isEdge(tokens[end]!)) end++;
  return { start, end };
}

/** Where a name alone says who speaks: a signature, or the label before a transcript's line. */
const isSigned = ({ type, speaker }: Block): boolean =>
  type === 'signature' || (type === 'label' && speaker !== undefined);

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

/** Of evidence that overlaps, the earlier stays; of two that begin together, the longer. */
export function withoutOverlaps<Place extends { readonly span: Span }>(evidence: readonly Place[]): readonly Place[] {
  const sorted = [...evidence].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const kept: Place[] = [];
  for (const one of sorted) {
    const last = kept.at(-1);
    if (!last || !overlaps(last.span, one.span)) kept.push(one);
  }
  return kept;
}

/** What is said of each element; the first file that speaks of it counts. */
export function elementWords(recognizers: readonly ElementRecognizer[]): ReadonlyMap<ElementName, ElementWords> {
  const words = new Map<ElementName, ElementWords>();
  for (const element of ELEMENTS) {
    const recognizer = recognizers.find((one) => one.element === element);
    if (recognizer) words.set(element, recognizer.words);
  }
  return words;
}
