/** Learns weights from rows of features: logistic regression, one output beside the other. Reads no file; the same input gives the same bytes. */
import { lengthWeight } from '../ear/model.ts';

/** One sentence to learn from. */
export interface Row {
  /** Numbers of its features, below `features` of the task. */
  readonly features: Int32Array;
  /** Per output: 1 present, 0 absent, -1 not known. */
  readonly labels: Int8Array;
}

export interface Learned {
  /** `outputs` numbers a feature. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

export interface LearnOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Pulls weights towards zero. */
  readonly decay: number;
}

export const LEARNING: LearnOptions = { epochs: 10, rate: 0.5, decay: 1e-3 };

const FIRST_BIAS = -2.5;
/** A smaller error than this teaches nothing worth its time. */
const NEGLIGIBLE = 3e-3;

/** A sequence that is the same everywhere (Numerical Recipes' linear congruential generator). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Stochastic gradient descent with a rate of its own for each weight (AdaGrad; Duchi, Hazan & Singer 2011). */
export function learn(
  rows: readonly Row[],
  features: number,
  outputs: number,
  { epochs, rate, decay }: LearnOptions = LEARNING,
): Learned {
  const weights = new Float32Array(features * outputs);
  const squares = new Float32Array(features * outputs);
  const biases = new Float32Array(outputs).fill(FIRST_BIAS);
  const biasSquares = new Float32Array(outputs).fill(1);
  const scores = new Float64Array(outputs);
  const random = seeded(7);
  const order = rows.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const index of order) step(rows[index]!);
  }
  return { weights, biases };

  function step({ features: known, labels }: Row): void {
    const weight = scoreInto(scores, known, weights, biases);
    for (let output = 0; output < outputs; output++) {
      const label = labels[output]!;
      if (label < 0) continue;
      const error = 1 / (1 + Math.exp(-scores[output]!)) - label;
      if (Math.abs(error) < NEGLIGIBLE) continue;
      for (let at = 0; at < known.length; at++) {
        const place = known[at]! * outputs + output;
        const gradient = error * weight + decay * weights[place]!;
        squares[place]! += gradient * gradient;
        weights[place]! -= (rate * gradient) / Math.sqrt(squares[place]! + 1e-6);
      }
      biasSquares[output]! += error * error;
      biases[output]! -= (0.1 * error) / Math.sqrt(biasSquares[output]!);
    }
  }
}

/** @returns how much each feature weighs in this row */
export function scoreInto(
  scores: Float64Array,
  known: Int32Array,
  weights: Float32Array,
  biases: Float32Array,
): number {
  const outputs = biases.length;
  const weight = lengthWeight(known.length);
  scores.fill(0);
  for (let at = 0; at < known.length; at++) {
    const row = known[at]! * outputs;
    for (let output = 0; output < outputs; output++) scores[output]! += weights[row + output]!;
  }
  for (let output = 0; output < outputs; output++) scores[output] = biases[output]! + scores[output]! * weight;
  return weight;
}
