/**
 * A second ear beside the rules: what sentences of its kind were labelled with, learned from thousands of them. Gives
 * probabilities and the words that weighed most; whether anything is said of it is for others to decide.
 */
import { readFileSync } from 'node:fs';
import type { Block, Document, Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import { ProblemError } from '../problem/problem.ts';
import { packagedModel } from '../text/packaged-file.ts';
import type { Span } from '../text/span.ts';
import { type Features, featuresOf } from './features.ts';
import { contributions, type Model, readModel, scoresOf } from './model.ts';
import { type Senses, sensesOf } from './senses.ts';
import { heaviest, strongest } from './span.ts';

/** What was heard in a sentence. */
export interface Heard {
  readonly probability: number;
  /** Half-open range of token indices that carries it. */
  readonly tokens: Span;
  /** The words that weighed most, heaviest first, as written. */
  readonly words: readonly string[];
}

interface Ear {
  readonly model: Model;
  readonly senses: Senses;
}

const ears = new Map<Language, Ear>();

/** @throws {ProblemError} when the model's file is missing, damaged or of another version */
function earFor(language: Language): Ear {
  let ear = ears.get(language);
  if (!ear) {
    const file = packagedModel(`${language}.bin`);
    try {
      const model = readModel(readFileSync(file));
      ear = { model, senses: sensesOf(model.senses) };
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
    ears.set(language, ear);
  }
  return ear;
}

const PHRASES = 0;
const ELEMENTS = 1;

/**
 * The probabilities of each table, by statement, since its kind counts. Nothing else of a sentence is kept: the features of a huge
 * statement would fill the memory, and only the few sentences that are spoken of need them again.
 */
const known = new WeakMap<Document, Map<Sentence, readonly Float64Array[]>>();

function probabilities(sentence: Sentence, document: Document, place: number): Float64Array {
  const ofDocument = known.get(document) ?? new Map<Sentence, readonly Float64Array[]>();
  known.set(document, ofDocument);
  let all = ofDocument.get(sentence);
  if (!all) {
    const features = featuresIn(sentence, document);
    all = earFor(sentence.language).model.tables.map((table) => scoresOf(table, features).probabilities);
    ofDocument.set(sentence, all);
  }
  return all[place]!;
}

const featuresIn = ({ tokens, language }: Sentence, { kind }: Document): Features =>
  featuresOf(tokens, language, kind, earFor(language).senses);

/**
 * What a sentence sounds like, when it is sure enough.
 *
 * @param category one of the phrase categories
 */
export function hearPhrase(sentence: Sentence, category: string, document: Document): Heard | undefined {
  const heard = hear(sentence, category, document, PHRASES);
  const { company } = earFor(sentence.language).model.tables[PHRASES]!;
  if (!heard || !company || heard.probability >= company.alone) return heard;
  return othersHurt(document, sentence, company.other) ? heard : undefined;
}

/** Whether a sentence carries an element, when it is sure enough. */
export function hearElement(sentence: Sentence, element: string, document: Document): Heard | undefined {
  return hear(sentence, element, document, ELEMENTS);
}

function othersHurt(document: Document, sentence: Sentence, from: number): boolean {
  return document.sentences.some(
    (other) =>
      other !== sentence &&
      isHeard(other) &&
      other.language === sentence.language &&
      probabilities(other, document, PHRASES).some((probability) => probability >= from),
  );
}

const HEARD_TYPES = new Set<Block['type']>(['paragraph', 'list-item', 'table-cell', 'heading']);

/** Our own words, in the text itself. */
export const isHeard = ({ block }: Sentence): boolean => block.voice === 'ours' && HEARD_TYPES.has(block.type);

function hear(sentence: Sentence, name: string, document: Document, place: number): Heard | undefined {
  const table = earFor(sentence.language).model.tables[place]!;
  const output = table.outputs.indexOf(name);
  const probability = probabilities(sentence, document, place)[output] ?? 0;
  if (probability < (table.thresholds[output] ?? 2)) return undefined;
  const { tokens } = sentence;
  const features = featuresIn(sentence, document);
  const added = contributions(table, features, scoresOf(table, features), output, tokens.length);
  return { probability, tokens: strongest(tokens, added), words: heaviest(tokens, added) };
}
