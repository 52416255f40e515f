/** Recognises the elements of an accountable statement and keeps their evidence. Judges neither their place nor their absence. */
import type { Block, Document, Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';
import type { PackedElement } from './pack.ts';
import type { Names } from './pattern/pattern.ts';
import { namesOf, type Phrases, phrases, textSpan } from './phrases.ts';
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
  readonly phrases: Phrases;
  readonly types: ReadonlySet<Block['type']>;
  /** Whether the evidence is the whole clause around what was found: 「により」 alone shows a reader nothing. */
  readonly wholeClause: boolean;
  /** What counts only in a signature or beside a transcript's speaker, where a bare name is enough. */
  readonly signed?: Phrases;
  /** The names that its patterns know. */
  readonly names: () => Names;
}

/** One element file in one language, at work. */
export interface ElementRecognizer extends Recognition {
  readonly element: ElementName;
  readonly words: ElementWords;
}

const DEFAULT_TYPES: readonly Block['type'][] = ['paragraph', 'list-item', 'table-cell'];

export function elementRecognizers(
  packed: PackedElement,
  lexicon: (language: Language) => Names,
): readonly ElementRecognizer[] {
  const { element, summary, missing, add } = packed;
  return recognitions(packed, lexicon).map((recognition) => ({
    ...recognition,
    element,
    words: { summary, missing, add },
  }));
}

/** What a file recognises, language by language. */
export function recognitions(
  packed: Pick<PackedElement, 'file' | 'types' | 'evidence' | 'ja' | 'en'>,
  lexicon: (language: Language) => Names,
): readonly Recognition[] {
  const { file } = packed;
  return (['ja', 'en'] as const).flatMap((language) => {
    const source = packed[language];
    if (!source) return [];
    const types = new Set(source.types ?? packed.types ?? DEFAULT_TYPES);
    let known: Names | undefined;
    const names = (): Names => {
      known ??= namesOf(source.define, lexicon(language));
      return known;
    };
    const examples = source.examples.map((example): Example => {
      const statement = example.has ?? example.lacks ?? '';
      const facts = typeof statement === 'string' ? { text: statement } : statement;
      return { ...facts, expect: example.has === undefined ? 'pass' : 'flag', language } as Example;
    });
    const { 'match-in-signature': signature, ...rest } = source;
    return [
      {
        language,
        examples,
        file,
        phrases: phrases(rest, names, file),
        types,
        wholeClause: packed.evidence === 'clause',
        ...(signature !== undefined && { signed: phrases({ ...rest, match: signature }, names, file) }),
        names,
      },
    ];
  });
}

/**
 * The evidence of one document: each element is looked for when it is first asked for.
 */
export function readElements(
  document: Document,
  recognizers: readonly ElementRecognizer[],
): (element: ElementName) => readonly Evidence[] {
  const known = new Map<ElementName, readonly Evidence[]>();
  return (element) => {
    let evidence = known.get(element);
    if (!evidence) {
      evidence = withoutOverlaps([
        ...declared(document, element),
        ...recognizers
          .filter((recognizer) => recognizer.element === element)
          .flatMap((recognizer) => recognized(document, recognizer).map((place) => ({ element, ...place }))),
      ]);
      known.set(element, evidence);
    }
    return evidence;
  };
}

/** Where a document has what is recognised, sentence by sentence; places may overlap. */
export function recognized(document: Document, recognition: Recognition): { sentence: Sentence; span: Span }[] {
  const { language, phrases, types, signed, wholeClause } = recognition;
  return document.sentences
    .filter((sentence) => sentence.language === language && isOurs(sentence.block))
    .flatMap((sentence) =>
      [
        ...(types.has(sentence.block.type) ? phrases.find(sentence, document) : []),
        ...(signed && isSigned(sentence.block) ? signed.find(sentence, document) : []),
      ].map(({ report }) => {
        const shown = wholeClause ? clauseAround(sentence, report) : report;
        const span = sentence.passage.locate(textSpan(sentence, shown));
        return { sentence, span };
      }),
    );
}

const CLAUSE_EDGE = /^[、，,;；:：()（）「」『』“”"…。．.!?！？|｜\u2014\u2013]+$/u;

/** The clause in which the tokens of `found` stand; it may hold several. Both are half-open ranges of token indices. */
function clauseAround({ tokens }: Sentence, found: Span): Span {
  let { start, end } = found;
  while (start > 0 && !CLAUSE_EDGE.test(tokens[start - 1]!.text)) start--;
  while (end < tokens.length && !CLAUSE_EDGE.test(tokens[end]!.text)) end++;
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
