/** Turns scores into probabilities, and probabilities into thresholds, on sentences that were held back. */

/** A score of a sentence that was held back, and whether its label was there. */
export interface Trial {
  readonly score: number;
  readonly present: boolean;
}

/**
 * Slope and shift of the logistic curve that fits the trials best (Platt 1999), by Newton's method on the two numbers.
 */
export function calibrate(trials: readonly Trial[]): readonly [slope: number, shift: number] {
  const positives = trials.filter(({ present }) => present).length;
  const negatives = trials.length - positives;
  if (positives === 0 || negatives === 0) return [1, 0];
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  const goal = (present: boolean): number => (present ? high : low);
  let slope = 1;
  let shift = 0;
  let loss = lossOf(trials, slope, shift, goal);
  for (let round = 0; round < 50; round++) {
    let [gs, gh, ss, sh, hh] = [0, 0, 1e-6, 0, 1e-6];
    for (const { score, present } of trials) {
      const p = 1 / (1 + Math.exp(-(slope * score + shift)));
      const error = p - goal(present);
      const curve = Math.max(p * (1 - p), 1e-9);
      gs += error * score;
      gh += error;
      ss += curve * score * score;
      sh += curve * score;
      hh += curve;
    }
    const determinant = ss * hh - sh * sh;
    if (Math.abs(determinant) < 1e-12) break;
    let stepSlope = (hh * gs - sh * gh) / determinant;
    let stepShift = (ss * gh - sh * gs) / determinant;
    // Far from the best curve a whole step may lead away from it, and the next one farther.
    for (let half = 0; half < 30; half++) {
      const next = lossOf(trials, slope - stepSlope, shift - stepShift, goal);
      if (next <= loss + 1e-9) {
        loss = next;
        break;
      }
      stepSlope /= 2;
      stepShift /= 2;
    }
    slope -= stepSlope;
    shift -= stepShift;
    if (Math.abs(stepSlope) + Math.abs(stepShift) < 1e-9) break;
  }
  return [slope, shift];
}

/** How badly a curve fits: cross entropy, in nats. */
function lossOf(trials: readonly Trial[], slope: number, shift: number, goal: (present: boolean) => number): number {
  let loss = 0;
  for (const { score, present } of trials) {
    const at = slope * score + shift;
    // log(1 + e^at) − goal · at, without a number too large for what e^at is.
    loss += Math.max(at, 0) + Math.log1p(Math.exp(-Math.abs(at))) - goal(present) * at;
  }
  return loss;
}

/** A probability that was given to a sentence held back, and whether it was right. */
export interface Said {
  readonly probability: number;
  readonly present: boolean;
}

/** How many sentences of all outputs together stand in for those that one output lacks. */
const BORROWED = 12;

/**
 * The lowest probability from which on `precision` of what is said is right. One output has few trials, and a threshold is
 * chosen where it looks best: so its share of right ones is drawn towards that of all outputs from the same probability on.
 *
 * @param all trials of all outputs
 * @returns a number above 1 when no threshold is good enough
 */
export function thresholdFor(trials: readonly Said[], all: readonly Said[], precision: number): number {
  const whole = shares(all);
  const own = shares(trials);
  let best = 2;
  for (const { from, right, said } of own) {
    const { right: allRight, said: allSaid } = whole.findLast((share) => share.from >= from) ?? { right: 0, said: 1 };
    if ((right + (BORROWED * allRight) / allSaid) / (said + BORROWED) >= precision) best = from;
  }
  return best;
}

/** From each probability on: how much is said, and how much of it is right. Falling. */
function shares(trials: readonly Said[]): { from: number; said: number; right: number }[] {
  const sorted = trials.toSorted((a, b) => b.probability - a.probability);
  let right = 0;
  return sorted.flatMap(({ probability, present }, at) => {
    if (present) right++;
    return sorted[at + 1]?.probability === probability ? [] : [{ from: probability, said: at + 1, right }];
  });
}
