/** What `npm run bench` counts with and reads: its arithmetic, its texts, its table. Times nothing. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDrafts, markdown, plainText, readPool } from '../bench/corpus.mjs';
import { barText, median, meets, quantile, ratio, round, time } from '../bench/figures.mjs';
import { ROWS } from '../bench/rows.mjs';

const corpus = join(import.meta.dirname, '..', 'fixtures', 'corpus');
const pools = { ja: readPool(corpus, 'ja'), en: readPool(corpus, 'en') };
const sizeOf = (text: string): number => Buffer.byteLength(text);

describe('the arithmetic of the bench', () => {
  it('takes the value in the middle, or between the two in the middle', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([40, 10, 30, 20])).toBe(25);
  });

  it('is not moved by one run that was disturbed', () => {
    expect(median([20, 21, 22, 23, 9000])).toBe(22);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const middle = median(values);
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('leaves what it was given in its order', () => {
    const values = [3, 1, 2];
    median(values);
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it('finds what nineteen of twenty do not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(quantile(values, 0.95)).toBe(95);
    expect(quantile([7], 0.95)).toBe(7);
  });

  it('compares medians, not sums', () => {
    expect(ratio([10, 10, 1000], [5, 5, 5])).toBe(2);
  });

  it('calls a bar met from the bar itself on, in the direction that it has', () => {
    expect([meets(1.25, { atMost: 1.25 }), meets(1.26, { atMost: 1.25 })]).toEqual([true, false]);
    expect([meets(18, { atLeast: 18 }), meets(17.9, { atLeast: 18 })]).toEqual([true, false]);
  });

  it('never calls a bar met that could not be measured', () => {
    expect(meets(Number.NaN, { atMost: 5 })).toBe(false);
    expect(meets(Number.NaN, { atLeast: 5 })).toBe(false);
  });

  it('shows three digits that mean something', () => {
    expect([0.1234, 1.234, 12.34, 1234.4, 1, Number.NaN].map(round)).toEqual([
      '0.123',
      '1.23',
      '12.3',
      '1,234',
      '1',
      '–',
    ]);
    expect([38.25, 1234].map(time)).toEqual(['38.3 ms', '1.23 s']);
  });
});

describe.each(['ja', 'en'] as const)('the texts of the bench, %s', (language) => {
  const pool = pools[language];
  const wanted = { count: 1000, bytes: 1700, seed: 1 };
  const drafts = makeDrafts(pool, wanted);
  const texts = drafts.map((draft) => plainText(draft, language));

  it('are the same from the same seed, and others from another', () => {
    expect(makeDrafts(readPool(corpus, language), wanted)).toEqual(drafts);
    expect(makeDrafts(pool, { ...wanted, seed: 2 })).not.toEqual(drafts);
  });

  it('are a thousand drafts of about 1.7 KB', () => {
    const sizes = texts.map(sizeOf);
    expect(sizes).toHaveLength(1000);
    expect(sizes.filter((size) => size < 1200 || size > 2600)).toEqual([]);
    const mean = sizes.reduce((sum, size) => sum + size) / sizes.length;
    expect(Math.abs(mean - 1700)).toBeLessThan(50);
  });

  it('repeat no sentence before all of them were dealt', () => {
    const dealt = drafts.flatMap(({ blocks }) => blocks.flatMap(({ sentences }) => sentences));
    const beginning = dealt.slice(0, Math.min(dealt.length, pool.sentences.length >> 1));
    expect(beginning.length).toBeGreaterThan(3000);
    expect(new Set(beginning).size).toBe(beginning.length);
  });

  it('hold nothing but sentences and titles of the repository', () => {
    const known = new Set(pool.sentences);
    const titles = new Set(pool.titles);
    const strangers = drafts.flatMap(({ title, blocks }) => [
      ...(titles.has(title) ? [] : [title]),
      ...blocks.flatMap(({ sentences }) => sentences.filter((sentence) => !known.has(sentence))),
    ]);
    expect(strangers).toEqual([]);
    expect(titles.size).toBeGreaterThan(20);
  });

  it('have the same words in Markdown, with a heading and strong sentences', () => {
    const [draft] = makeDrafts(pool, { count: 1, bytes: 2000, seed: 2 });
    const [plain, marked] = [plainText(draft!, language), markdown(draft!, language)];
    const words = (text: string): string => text.replaceAll(/^(?:# |- |・)|\*\*/gmu, '');
    expect(words(marked)).toBe(words(plain));
    expect(marked).toMatch(/^# /u);
    expect(marked).toMatch(/\*\*.+\*\*/u);
    expect(sizeOf(plain)).toBeGreaterThan(1800);
    expect(sizeOf(plain)).toBeLessThan(2200);
  });

  it('grow to documents of 50 KB that share no sentence', () => {
    const documents = makeDrafts(pool, { count: 4, bytes: 50_000, seed: 3 });
    for (const document of documents) {
      expect(Math.abs(sizeOf(plainText(document, language)) - 50_000)).toBeLessThan(1000);
    }
    const all = documents.flatMap(({ blocks }) => blocks.flatMap(({ sentences }) => sentences));
    expect(new Set(all).size).toBe(all.length);
  });
});

/** A lab without processes: every run of owabi and of bare Node takes one millisecond, every run of a peer thirty. */
const calmLab = (canLeaveOut: boolean) => {
  const command = (name: string) => ({ name, args: [] });
  const milliseconds = (name: string): number => (/textlint|write-good|alex|cspell/u.test(name) ? 30 : 1);
  const peer = (name: string) => () => command(name);
  return {
    quick: false,
    canLeaveOut,
    say: () => {},
    installed: { folder: '', megabytes: 20, packages: 1 },
    node: command('node -e 0'),
    owabi: (_: unknown, { name = 'owabi' } = {}) => command(name),
    peers: {
      technicalWriting: peer('textlint with ja-technical-writing'),
      aiWriting: peer('textlint with preset-ai-writing'),
      writeGood: peer('write-good'),
      alex: peer('alex'),
      cspell: peer('cspell'),
    },
    sizeOfPeers: () => ({ megabytes: 100, packages: 300 }),
    texts: { draft: () => 'a.txt', drafts: () => ['a.txt'], documents: () => ['a.txt'], path: (name: string) => name },
    doubledRules: async () => '',
    time: (commands: { name: string }[]) =>
      Object.fromEntries(commands.map(({ name }) => [name, [milliseconds(name), milliseconds(name)]])),
    memory: () => 50,
    tell: () => ({ first: 9, whole: 4, keystroke: 1, p95: 2 }),
  };
};

describe('the table of the bench', () => {
  it('has one row of each name, each with a bar that says how it is met', () => {
    expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length);
    expect(ROWS.length).toBeGreaterThanOrEqual(12);
    for (const { work, bars } of ROWS) {
      expect(work).not.toBe('');
      expect(bars.length).toBeGreaterThan(0);
      for (const bar of bars) {
        expect([bar.atMost, bar.atLeast].filter((limit) => limit !== undefined)).toHaveLength(1);
        expect(barText(bar)).toMatch(/^[≤≥] \d/u);
      }
    }
  });

  it.each(ROWS)('has a way to measure $id that gives every figure that its bars ask for', async ({ bars, measure }) => {
    for (const canLeaveOut of [false, true]) {
      const { figures, withoutMemory = {} } = await measure(calmLab(canLeaveOut));
      expect(Object.keys(figures).sort()).toEqual(bars.map(({ key }) => key).sort());
      expect(Object.values(figures).every(Number.isFinite)).toBe(true);
      expect(Object.keys(withoutMemory).filter((key) => !(key in figures))).toEqual([]);
    }
  });

  it('counts how many times faster, not slower', async () => {
    const faster = ROWS.flatMap(({ bars }) => bars).filter(({ atLeast }) => atLeast !== undefined);
    expect(faster.length).toBeGreaterThanOrEqual(6);
    for (const row of ROWS.filter(({ peers }) => peers)) {
      const { figures } = await row.measure(calmLab(false));
      expect(Object.values(figures)).toEqual(row.bars.map(() => 30));
    }
  });
});
