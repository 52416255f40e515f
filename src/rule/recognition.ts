/** What a file of elements or credits recognises in single sentences. Knows neither what is said of it nor what stands around it. */
import type { Block, Sentence } from '../document/document.ts';
import type { Language, Token } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import type { OpenPack } from './open-pack.ts';
import type { CreditEntry, ElementEntry, RecognitionExamples } from './pack.ts';
import type { PatternBlock } from './pattern/block.ts';
import type { PatternMatch } from './pattern/matches.ts';
import type { Pattern } from './pattern/pattern.ts';
import { type Around, type BlockHome, type PhraseSource, type Phrases, phrases, textSpan } from './phrases.ts';
import type { ElementName, Example } from './rule.ts';

/** What a file recognises in one language, at work: elements and credits have it in common. */
export interface Recognition {
  /** What its places are evidence of, when that is an element. */
  readonly element?: ElementName;
  readonly language: Language;
  /** `flag`: the marked text must overlap evidence. `pass`: the text has none. */
  readonly examples: readonly Example[];
  readonly file: string;
  /** What it waits for. */
  readonly block: PatternBlock;
  readonly phrases: Phrases;
  readonly types: readonly Block['type'][];
  /** Whether the evidence is the whole clause around what was found: 「により」 alone shows a reader nothing. */
  readonly wholeClause: boolean;
  /** What counts only in a signature or beside a transcript's speaker, where a bare name is enough. */
  readonly signedBlock: PatternBlock | undefined;
  readonly signed: Phrases | undefined;
  /** Its patterns, as `owabi tokens` looks at them; missing when they were compiled beforehand. */
  readonly patterns: (() => readonly Pattern[]) | undefined;
}

/** What counts as the text itself, unless a file says otherwise. */
export const TEXT_TYPES: readonly Block['type'][] = ['paragraph', 'list-item', 'table-cell'];

export const LANGUAGES = ['ja', 'en'] as const;

type Entry = ElementEntry | CreditEntry;

/** What a file recognises in one language. Its phrases are made ready when its patterns have found something. */
export abstract class FileRecognition implements Recognition {
  readonly language: Language;
  readonly file: string;
  readonly types: readonly Block['type'][];
  readonly wholeClause: boolean;
  readonly block: PatternBlock;
  readonly signedBlock: PatternBlock | undefined;
  readonly #entry: Entry;
  readonly #pack: OpenPack;
  #phrases: Phrases | undefined;
  #signed: Phrases | undefined;

  constructor(language: Language, entry: Entry, pack: OpenPack) {
    const { file, types, evidence } = entry;
    const { match, types: ownTypes, 'match-in-signature': signature } = entry[language]!;
    const home = pack.home(entry, language);
    this.language = language;
    this.file = file;
    this.types = ownTypes ?? types ?? TEXT_TYPES;
    this.wholeClause = evidence === 'clause';
    this.block = home.block(match, noCaptures);
    this.signedBlock = signature === undefined ? undefined : home.block(signature, noCaptures);
    this.#entry = entry;
    this.#pack = pack;
  }

  /** Exceptions and guards of its phrases. */
  protected abstract details(): Omit<PhraseSource, 'match'>;

  get phrases(): Phrases {
    this.#phrases ??= phrases(this.details(), this.block, this.#home);
    return this.#phrases;
  }

  get signed(): Phrases | undefined {
    if (this.signedBlock) this.#signed ??= phrases(this.details(), this.signedBlock, this.#home);
    return this.#signed;
  }

  get patterns(): (() => readonly Pattern[]) | undefined {
    const { single } = this.#home;
    return single && (() => single(this.#entry[this.language]!.match, noCaptures));
  }

  get examples(): readonly Example[] {
    return examplesOf(this.#pack.recognitionExamples(this.#entry)[this.language]?.examples ?? [], this.language);
  }

  get #home(): BlockHome {
    return this.#pack.home(this.#entry, this.language);
  }
}

const noCaptures = (): readonly string[] => [];

const examplesOf = (
  examples: NonNullable<RecognitionExamples['ja']>['examples'],
  language: Language,
): readonly Example[] =>
  examples.map((example): Example => {
    const statement = example.has ?? example.lacks ?? '';
    const facts = typeof statement === 'string' ? { text: statement } : statement;
    return { ...facts, expect: example.has === undefined ? 'pass' : 'flag', language } as Example;
  });

const NOWHERE: readonly Span[] = [];

/** Where something is recognised in a sentence, in UTF-16 offsets into its text and in its order. Places may overlap, and are never the same. */
export function recognizedIn(sentence: Sentence, around: Around, recognition: Recognition): readonly Span[] {
  const { block } = sentence;
  const signed = isSigned(block) ? recognition.signed : undefined;
  const inText = recognition.types.includes(block.type) ? recognition.phrases.find(sentence, around) : NO_PHRASES;
  const inSignature = signed === undefined ? NO_PHRASES : signed.find(sentence, around);
  if (inText.length === 0 && inSignature.length === 0) return NOWHERE;
  const spans: Span[] = [];
  for (let at = 0; at < inText.length + inSignature.length; at++) {
    const { report } = inText[at] ?? inSignature[at - inText.length]!;
    spans.push(textSpan(sentence, recognition.wholeClause ? clauseAround(sentence, report) : report));
  }
  return spans.length === 1 ? spans : eachOnce(spans);
}

/** In the order of the text. Two patterns often find the same, and two phrases of a clause are one place of it. */
function eachOnce(spans: Span[]): readonly Span[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return spans.filter(({ start, end }, at) => at === 0 || start !== spans[at - 1]!.start || end !== spans[at - 1]!.end);
}

const NO_PHRASES: readonly PatternMatch[] = [];

const EDGES = '、，,;；:：()（）「」『』“”"…。．.!?！？|｜\u2014\u2013';

/** Whether a token is made of signs that end a clause. Nearly every one is a word, which its first character tells. */
function isEdge({ text }: Token): boolean {
  if (isOfWords(text.charCodeAt(0))) return false;
  for (let at = 0; at < text.length; at++) if (!EDGES.includes(text[at]!)) return false;
  return text !== '';
}

/** A space, a Latin letter, kana or kanji. A look into the signs takes twenty times as long. */
const isOfWords = (unit: number): boolean =>
  unit === 0x20 ||
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x3041 && unit <= 0x9fff);

/** The clause in which the tokens of `found` stand; it may hold several. Both are half-open ranges of token indices. */
function clauseAround({ tokens }: Sentence, found: Span): Span {
  let { start, end } = found;
  while (start > 0 && !isEdge(tokens[start - 1]!)) start--;
  while (end < tokens.length && !isEdge(tokens[end]!)) end++;
  return { start, end };
}

/** Where a name alone says who speaks: a signature, or the label before a transcript's line. */
export const isSigned = ({ type, speaker }: Block): boolean =>
  type === 'signature' || (type === 'label' && speaker !== undefined);
