import { describe, expect, it } from 'vitest';
import { hashOf, join } from '../../src/ear/hash.ts';
import { Kernel } from '../../src/ear/kernel.ts';
import { readModel } from '../../src/ear/model.ts';
import type { Token } from '../../src/language/token.ts';
import { calibrate, thresholdFor } from '../../src/training/calibrate.ts';
import { learn, type Row, scoreInto } from '../../src/training/learn.ts';
import { packModel, packTable } from '../../src/training/pack.ts';
import { packSenses } from '../../src/training/pack-senses.ts';
import { inTiers, mostTelling } from '../../src/training/select.ts';

/** Feature 0 means output 0, feature 1 means output 1; feature 2 stands everywhere. */
const rows: Row[] = Array.from({ length: 60 }, (_, at) => {
  const which = at % 3;
  return {
    features: Int32Array.from(which === 2 ? [2] : [which, 2]),
    labels: Int8Array.from([which === 0 ? 1 : 0, which === 1 ? 1 : 0]),
  };
});
/** The third stands in the place of the first, which is common. */
const NAMES = [0x00010002, 0xfff00001, 0x00010001];

const probabilities = (features: number[], learned = learn(rows, 3, 2)): number[] => {
  const scores = new Float64Array(2);
  scoreInto(scores, Int32Array.from(features), learned.weights, learned.biases);
  return [...scores].map((score) => 1 / (1 + Math.exp(-score)));
};

describe('learning', () => {
  it('finds what goes with which label', () => {
    const [first, second] = probabilities([0, 2]);
    expect(first).toBeGreaterThan(0.8);
    expect(second).toBeLessThan(0.2);
    expect(probabilities([2]).every((probability) => probability < 0.3)).toBe(true);
  });

  it('gives the same weights every time', () => {
    expect([...learn(rows, 3, 2).weights]).toEqual([...learn(rows, 3, 2).weights]);
  });

  it('learns nothing from a label that is not known', () => {
    const unknown = rows.map((row): Row => ({ ...row, labels: Int8Array.from([row.labels[0]!, -1]) }));
    const { weights } = learn(unknown, 3, 2);
    expect([...weights].filter((_, at) => at % 2 === 1)).toEqual([0, 0, 0]);
  });
});

describe('a packed model', () => {
  const learned = learn(rows, 3, 2);
  const header = {
    outputs: ['one', 'two'],
    calibration: [
      [1, 0],
      [1, 0],
    ] as const,
    thresholds: [0.5, 0.5],
  };
  const senses = packSenses({ small: ['tiny', 'drop in the ocean'], water: ['ocean'] });
  const ofCommon = { ...learned, weights: learned.weights.slice(0, 4) };
  const tables = [packTable(learned, header), packTable(ofCommon, header)];
  const chosen = { common: NAMES.slice(0, 2), rare: NAMES.slice(2) };
  const pack = () => packModel({ language: 'en', data: 'hash' }, senses, tables, chosen, new Map([[NAMES[1]!, 2]]));
  const bytes = pack();
  const kernel = new Kernel('en', (into) => {
    into.set(bytes);
    return bytes.length;
  });

  it('says what was learned, but for the rounding to a byte', () => {
    const { scales } = kernel.model.header.tables[0]!;
    for (const [feature, name] of NAMES.entries()) {
      for (const [output, scale] of scales.entries()) {
        const weight = kernel.weight(0, kernel.rankOf(name), output)! * scale;
        expect(Math.abs(weight - learned.weights[feature * 2 + output]!)).toBeLessThanOrEqual(scale / 2 + 1e-6);
      }
    }
  });

  it('knows its features and no other', () => {
    const knowing = (table: number) => NAMES.map((name) => kernel.weight(table, kernel.rankOf(name), 0) !== undefined);
    expect(knowing(0)).toEqual([true, true, true]);
    expect(knowing(1)).toEqual([true, true, false]);
    expect([0, 0x00010003, 0xfff00000, 0xffffffff].map((name) => kernel.rankOf(name))).toEqual([-1, -1, -1, -1]);
  });

  it('is the same bytes every time', () => {
    expect(Buffer.compare(bytes, pack())).toBe(0);
  });

  it('that is damaged is refused', () => {
    expect(() => readModel(bytes.subarray(0, bytes.length - 40))).toThrow('breaks off');
    expect(() => readModel(bytes.subarray(0, 5))).toThrow('not a model');
    const other = bytes.slice();
    other[4]! += 1;
    expect(() => readModel(other)).toThrow('another version');
  });

  it('keeps its thesaurus: words, and phrases of several', () => {
    const places = (text: string) => {
      kernel.listen(
        text.split(' ').map((word) => ({ norm: word, lemma: word, pos: 'NOUN', form: '', text: word }) as Token),
        'recall',
      );
      return Array.from({ length: kernel.features }, (_, feature) => feature)
        .filter((feature) => names.includes(kernel.name(feature)))
        .map((feature) => [kernel.place(feature).start, kernel.place(feature).end - 1]);
    };
    const names = ['small', 'water'].map((sense) => join(hashOf('sense'), hashOf(sense)) >>> 0);
    expect(places('a tiny drop in the ocean')).toEqual([
      [1, 1],
      [2, 5],
      [5, 5],
    ]);
    expect(places('a drop in the bucket')).toEqual([]);
  });
});

describe('choosing features', () => {
  it('keeps those that go with a label, and none that was seen once', () => {
    const list = Array.from({ length: 40 }, (_, at) => ({
      features: [7, ...(at % 2 === 0 ? [1] : [2]), ...(at === 3 ? [99] : []), 20 + (at % 5)],
      labels: Int8Array.from([at % 2 === 0 ? 1 : 0]),
    }));
    expect(mostTelling(list, 1, 2).toSorted()).toEqual([1, 2]);
    expect(mostTelling(list, 1, 100)).not.toContain(99);
  });

  it('makes common what was met most often in its place, and kinds of statements however seldom', () => {
    const [often, seldom, kind, alone] = [0x00010001, 0x00010002, 0x00020001, 0x00030001] as const;
    const met = new Map([
      [often, 9],
      [seldom, 8],
      [kind, 1],
      [0x00020002, 9],
    ]);
    const phrases = [often, seldom, kind, 0x00020002];
    expect(inTiers(phrases, [alone], met, new Set([kind]))).toEqual({
      common: [often, kind, alone],
      rare: [seldom, 0x00020002],
    });
    // What only elements would have is not rare: they have none.
    expect(inTiers([often], [seldom], met)).toEqual({ common: [often], rare: [] });
  });
});

describe('what is held back', () => {
  it('makes probabilities of scores', () => {
    const trials = Array.from({ length: 400 }, (_, at) => ({ score: (at % 20) - 10, present: at % 20 > 9 + (at % 3) }));
    const [slope, shift] = calibrate(trials);
    const at = (score: number) => 1 / (1 + Math.exp(-(slope * score + shift)));
    expect(at(9)).toBeGreaterThan(0.95);
    expect(at(-9)).toBeLessThan(0.05);
    expect(at(0.5)).toBeGreaterThan(0.2);
    expect(at(0.5)).toBeLessThan(0.8);
  });

  it('makes probabilities of scores that are far too large, too', () => {
    const trials = Array.from({ length: 200 }, (_, at) => ({
      score: at - 180,
      present: at >= 100 !== (at % 10 === 3),
    }));
    const [slope, shift] = calibrate(trials);
    const at = (score: number) => 1 / (1 + Math.exp(-(slope * score + shift)));
    expect(at(-80)).toBeCloseTo(0.5, 1);
    expect(at(20)).toBeGreaterThan(0.9);
    expect(at(-180)).toBeLessThan(0.1);
  });

  it('gives the lowest threshold that is precise enough, and none where there is none', () => {
    const good = Array.from({ length: 100 }, (_, at) => ({ probability: at / 100, present: at >= 50 }));
    const threshold = thresholdFor(good, good, 0.9);
    expect(threshold).toBeGreaterThan(0.35);
    expect(threshold).toBeLessThanOrEqual(0.5);
    const bad = good.map(({ probability }, at) => ({ probability, present: at % 5 === 0 }));
    expect(thresholdFor(bad, bad, 0.9)).toBeGreaterThan(1);
  });
});
