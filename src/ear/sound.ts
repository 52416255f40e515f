/**
 * What the words of a sentence add up to, and which of them weighed. Knows neither the statement around a sentence nor what is said
 * of it.
 */
import { KINDS, type Kind } from '../document/document.ts';
import type { Language, Token } from '../language/token.ts';
import { type Features, KIND_PLACE, kindName, readFeatures, tokensAt } from './features.ts';
import { lengthWeight, lookUp, type Model, noneKnown, probabilitiesOf, rowOf, sumUp, type Table } from './model.ts';
import { type Senses, sensesOf } from './senses.ts';

/** The learned weights of one language at work. */
export interface Ear {
  readonly language: Language;
  readonly tables: readonly Table[];
  readonly senses: Senses;
  /** By table and by kind of statement: the row of the kind's own feature, or -1. */
  readonly kinds: readonly (readonly number[])[];
}

export const earOf = (language: Language, { tables, senses }: Pick<Model, 'tables' | 'senses'>): Ear => ({
  language,
  tables,
  senses: sensesOf(senses),
  kinds: tables.map((table) => KINDS.map((kind) => rowOf(table, kindName(kind)))),
});

/**
 * What the words of a sentence add up to in one table, whatever the kind of its statement.
 *
 * Two dozen whole numbers, which depend on the sentence's text and language only: small enough to be kept for many sentences.
 */
export interface Sound {
  /** Of the weights, by output. Whole numbers, so that they are the same in whichever order they were added. */
  readonly sums: readonly number[];
  /** How many features are in them. */
  readonly known: number;
  /** The kinds whose own feature has the name of one that is in them already, a bit each: hardly ever any. */
  readonly kinds: number;
}

const known = noneKnown();

/** The sound of a sentence in each table. */
export function soundsOf(ear: Ear, tokens: readonly Token[]): readonly Sound[] {
  const features = readFeatures(tokens, ear.language, ear.senses);
  return ear.tables.map((_, place) => soundIn(ear, place, features));
}

function soundIn(ear: Ear, place: number, { names, count }: Features): Sound {
  const table = ear.tables[place]!;
  lookUp(table, names, count, known);
  let kinds = 0;
  for (const [kind, row] of ear.kinds[place]!.entries()) if (row >= 0 && table.marks[row] === 1) kinds |= 1 << kind;
  return { sums: sumUp(table, known), known: known.count, kinds };
}

/** The probability of each output in a statement of a kind. */
export function probabilitiesIn(ear: Ear, place: number, sound: Sound, kind: Kind): readonly number[] {
  const table = ear.tables[place]!;
  const row = rowOfKind(ear, place, sound, kind);
  if (row < 0) return probabilitiesOf(table, sound.sums, sound.known);
  const start = row * table.outputs.length;
  const sums = sound.sums.map((sum, output) => sum + table.weights[start + output]!);
  return probabilitiesOf(table, sums, sound.known + 1);
}

/** The row that a kind adds to a sound, or -1. */
function rowOfKind(ear: Ear, place: number, { kinds }: Sound, kind: Kind): number {
  const at = KINDS.indexOf(kind);
  return (kinds & (1 << at)) === 0 ? ear.kinds[place]![at]! : -1;
}

/** What each token adds to one output: a feature's weight is shared by the words it was read from. */
export function contributions(
  ear: Ear,
  place: number,
  tokens: readonly Token[],
  kind: Kind,
  output: number,
): Float64Array {
  const features = readFeatures(tokens, ear.language, ear.senses);
  const sound = soundIn(ear, place, features);
  const row = rowOfKind(ear, place, sound, kind);
  const { weights, outputs, scales } = ear.tables[place]!;
  const scale = scales[output]! * lengthWeight(sound.known + (row < 0 ? 0 : 1));
  const added = new Float64Array(tokens.length);
  const share = (of: number, from: number): void => {
    const { start, end } = tokensAt(features, from);
    const part = (weights[of * outputs.length + output]! * scale) / (end - start);
    if (part !== 0) for (let at = start; at < end; at++) added[at]! += part;
  };
  for (let at = 0; at < known.count; at++) share(known.rows[at]!, features.places[known.features[at]!]!);
  if (row >= 0) share(row, KIND_PLACE);
  return added;
}
