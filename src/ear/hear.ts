/**
 * A second ear beside the rules: what sentences of its kind were labelled with, learned from thousands of them. Gives
 * probabilities and the words that weighed most; whether anything is said of it is for others to decide.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { type Block, type Document, KINDS, type Kind, type Sentence } from '../document/document.ts';
import type { Language, Token } from '../language/token.ts';
import { ProblemError } from '../problem/problem.ts';
import { Fact, sharesFacts } from '../text/fact.ts';
import { packagedModel } from '../text/packaged-file.ts';
import type { Span } from '../text/span.ts';
import { Kernel } from './kernel.ts';
import { MOST_OUTPUTS } from './model.ts';
import { heaviest, strongest } from './span.ts';

/** What was heard in a sentence. */
export interface Heard {
  readonly probability: number;
  /** Half-open range of token indices that carries it. */
  readonly tokens: Span;
  /** The words that weighed most, heaviest first, as written. */
  readonly words: readonly string[];
}

const kernels: Partial<Record<Language, Kernel>> = {};

/** @throws {ProblemError} when the model's file is missing, damaged or of another version */
function kernelFor(language: Language): Kernel {
  let kernel = kernels[language];
  if (!kernel) {
    const file = packagedModel(`${language}.bin`);
    try {
      kernel = load(language, file);
    } catch (error) {
      throw new ProblemError({
        message: {
          ja: `学習した重みのファイルを読めません(${(error as Error).message})。`,
          en: `the learned weights can not be read (${(error as Error).message})`,
        },
        file,
        help: { ja: 'owabi を入れ直します。', en: 'install owabi again' },
      });
    }
    kernels[language] = kernel;
  }
  return kernel;
}

/** Read where it is used: millions of bytes are not copied. */
function load(language: Language, file: string): Kernel {
  const handle = openSync(file, 'r');
  try {
    return new Kernel(language, (into) => {
      let at = 0;
      for (let read = -1; read !== 0; at += read) read = readSync(handle, into, at, into.length - at, at);
      return at;
    });
  } finally {
    closeSync(handle);
  }
}

const PHRASES = 0;
const ELEMENTS = 1;

/** An output that is sure enough to be said. */
interface Sure {
  readonly name: string;
  readonly output: number;
  readonly probability: number;
  /** Of a phrase: the words that it was heard in. */
  readonly heard: Heard | undefined;
  /** Of an element: where it was heard, once that was asked for. */
  tokens: Span | undefined;
}

/** What is left of a sentence once it was listened to. Nothing else is kept: only few are spoken of and listened to again. */
interface Impression {
  /** What it was heard as part of. */
  readonly kind: Kind;
  /** By table. */
  readonly sure: readonly (readonly Sure[])[];
  /** Whether it sounds as if it hurt, if perhaps not surely enough to be said. */
  readonly hurts: boolean;
}

const NONE: readonly Sure[] = [];
/** That of most sentences. */
const NOTHING = Object.fromEntries(
  KINDS.map((kind) => [kind, { kind, sure: [NONE, NONE], hurts: false }]),
) as unknown as Readonly<Record<Kind, Impression>>;

/** What was heard in one statement so far. Its kind counts: the same sentence may sound otherwise in another one. */
interface Hearing {
  /** By the sentences' indices. */
  readonly impressions: (Impression | undefined)[];
  readonly company: Record<Language, Company>;
}

/** The first two sentences of a language that sound as if they hurt, and the index from which on they were not looked for yet. */
interface Company {
  readonly hurting: Sentence[];
  next: number;
}

const hearings = new Fact<Hearing>();

function hearingOf(document: Document): Hearing {
  let hearing = hearings.of(document);
  if (!hearing) {
    hearing = { impressions: [], company: { ja: { hurting: [], next: 0 }, en: { hurting: [], next: 0 } } };
    hearings.keep(document, hearing);
  }
  return hearing;
}

function impressionOf(sentence: Sentence, document: Document): Impression {
  let impression = lastImpression.of(sentence);
  if (impression === undefined || impression.kind !== document.kind) {
    const { tokens, language } = sentence;
    impression = sharesFacts(sentence)
      ? impressionIn(kernelFor(language), tokens, document.kind)
      : impressionFor(sentence, document);
    lastImpression.keep(sentence, impression);
  }
  return impression;
}

/** Of the kind of statement that the sentence was last heard in; an equal one is mostly heard in another of its kind. */
const lastImpression = new Fact<Impression>();

function impressionFor(sentence: Sentence, document: Document): Impression {
  const { impressions } = hearingOf(document);
  let impression = impressions[sentence.index];
  if (!impression) {
    impression = rememberedImpression(sentence, document.kind);
    impressions[sentence.index] = impression;
  }
  return impression;
}

/** By tokens, which equal sentences may share: in an editor all sentences but one are those of a keystroke ago. */
const remembered = new WeakMap<readonly Token[], (Impression | undefined)[]>();

function rememberedImpression({ tokens, language }: Sentence, kind: Kind): Impression {
  let byKind = remembered.get(tokens);
  if (!byKind) {
    byKind = [];
    remembered.set(tokens, byKind);
  }
  const at = KINDS.indexOf(kind);
  let impression = byKind[at];
  if (!impression) {
    impression = impressionIn(kernelFor(language), tokens, kind);
    byKind[at] = impression;
  }
  return impression;
}

function impressionIn(kernel: Kernel, tokens: readonly Token[], kind: Kind): Impression {
  let telling = kernel.listen(tokens, kind);
  if (telling === 0) return NOTHING[kind];
  const { tables } = kernel.model.header;
  const sure: Sure[][] = [[], []];
  let hurts = false;
  for (; telling !== 0; telling &= telling - 1) {
    const bit = 31 - Math.clz32(telling & -telling);
    const table = bit < MOST_OUTPUTS ? PHRASES : ELEMENTS;
    const output = bit % MOST_OUTPUTS;
    const { outputs, thresholds, company } = tables[table]!;
    const probability = kernel.probability(table, output);
    if (company && probability >= company.other) hurts = true;
    if (probability < thresholds[output]!) continue;
    const name = outputs[output]!;
    // Now, while the kernel has the sentence before it: later it would have to listen again.
    const heard = table === PHRASES ? heardIn(kernel, tokens, kind, output, probability) : undefined;
    sure[table]!.push({ name, output, probability, heard, tokens: undefined });
  }
  return { kind, sure, hurts };
}

function heardIn(kernel: Kernel, tokens: readonly Token[], kind: Kind, output: number, probability: number): Heard {
  const added = kernel.contributions(PHRASES, tokens, kind, output);
  return { probability, tokens: strongest(tokens, added), words: heaviest(tokens, added) };
}

/**
 * What a sentence sounds like, when it is sure enough.
 *
 * @param category one of the phrase categories
 */
export function hearPhrase(sentence: Sentence, category: string, document: Document): Heard | undefined {
  const sure = sureOf(sentence, category, document, PHRASES);
  if (sure === undefined) return undefined;
  const { company } = kernelFor(sentence.language).model.header.tables[PHRASES]!;
  if (company && sure.probability < company.alone && !othersHurt(document, sentence)) return undefined;
  return sure.heard;
}

/** The phrase categories that could be heard in a sentence, in most none: {@link hearPhrase} then knows whether they are. */
export const phrasesToHear = (sentence: Sentence, document: Document): readonly { readonly name: string }[] =>
  impressionOf(sentence, document).sure[PHRASES]!;

/** How sure it is that a sentence carries an element; `undefined` when that is not enough to say it. */
export const elementProbability = (sentence: Sentence, element: string, document: Document): number | undefined =>
  sureOf(sentence, element, document, ELEMENTS)?.probability;

/** Half-open range of token indices that carries an element, in a sentence that is sure to. */
export function elementTokens(sentence: Sentence, element: string, document: Document): Span {
  const sure = sureOf(sentence, element, document, ELEMENTS)!;
  if (!sure.tokens) {
    const { tokens, language } = sentence;
    sure.tokens = strongest(tokens, kernelFor(language).contributions(ELEMENTS, tokens, document.kind, sure.output));
  }
  return sure.tokens;
}

function sureOf(sentence: Sentence, name: string, document: Document, table: number): Sure | undefined {
  for (const sure of impressionOf(sentence, document).sure[table]!) if (sure.name === name) return sure;
  return undefined;
}

/** Whether another sentence of its language hurts. They are gone through once a statement, and no further than needed. */
function othersHurt(document: Document, sentence: Sentence): boolean {
  const company = hearingOf(document).company[sentence.language];
  const { hurting } = company;
  const isThere = (): boolean => hurting.some((other) => other !== sentence);
  while (!isThere() && company.next < document.sentences.length) {
    const other = document.sentences[company.next++]!;
    if (isHeard(other) && other.language === sentence.language && impressionOf(other, document).hurts) {
      hurting.push(other);
    }
  }
  return isThere();
}

const HEARD_TYPES = new Set<Block['type']>(['paragraph', 'list-item', 'table-cell', 'heading']);

/** Our own words, in the text itself. */
export const isHeard = ({ block }: Sentence): boolean => block.voice === 'ours' && HEARD_TYPES.has(block.type);
