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
import { contributions, type Model, readModel, type Scores, scoresOf } from './model.ts';
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

interface Listened {
  readonly features: Features;
  readonly scores: (Scores | undefined)[];
}

/** By statement, since its kind counts. */
const listened = new WeakMap<Document, Map<Sentence, Listened>>();

function listen(sentence: Sentence, document: Document): Listened {
  const known = listened.get(document) ?? new Map<Sentence, Listened>();
  listened.set(document, known);
  let one = known.get(sentence);
  if (!one) {
    const { senses } = earFor(sentence.language);
    one = { features: featuresOf(sentence.tokens, sentence.language, document.kind, senses), scores: [] };
    known.set(sentence, one);
  }
  return one;
}

const PHRASES = 0;
const ELEMENTS = 1;

function scores(sentence: Sentence, document: Document, place: number): Scores {
  const known = listen(sentence, document);
  known.scores[place] ??= scoresOf(earFor(sentence.language).model.tables[place]!, known.features);
  return known.scores[place];
}

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
      scores(other, document, PHRASES).probabilities.some((probability) => probability >= from),
  );
}

const HEARD_TYPES = new Set<Block['type']>(['paragraph', 'list-item', 'table-cell', 'heading']);

/** Our own words, in the text itself. */
export const isHeard = ({ block }: Sentence): boolean => block.voice === 'ours' && HEARD_TYPES.has(block.type);

function hear(sentence: Sentence, name: string, document: Document, place: number): Heard | undefined {
  const table = earFor(sentence.language).model.tables[place]!;
  const output = table.outputs.indexOf(name);
  const known = scores(sentence, document, place);
  const probability = known.probabilities[output] ?? 0;
  if (probability < (table.thresholds[output] ?? 2)) return undefined;
  const { tokens } = sentence;
  const { features } = listen(sentence, document);
  const added = contributions(table, features, known, output, tokens.length);
  return { probability, tokens: strongest(tokens, added), words: heaviest(tokens, added) };
}
