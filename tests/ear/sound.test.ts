import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS, type Kind } from '../../src/document/document.ts';
import { hashOf, join as joined } from '../../src/ear/hash.ts';
import { Kernel, kindName } from '../../src/ear/kernel.ts';
import {
  BUCKETS,
  COMMON,
  COMMON_BITS,
  GROUP,
  LOWER,
  MOST_OUTPUTS,
  type Model,
  NO_ROW,
  widthsOf,
} from '../../src/ear/model.ts';
import { tokenize } from '../../src/language/language.ts';
import { readYaml } from '../../src/problem/yaml.ts';
import { featureNames } from '../../src/training/names.ts';
import { contributionsOf, featuresOf, isNear, probabilitiesOf, type Thesaurus, type Weights } from './reference.ts';

const root = join(import.meta.dirname, '..', '..');

/** Everything a model knows, in maps. */
function weightsIn(model: Model, bytes: Buffer): Weights[] {
  const { header, common, groups, buckets, learned, commonRows, rareRows } = model;
  const weights = header.tables.map((table) => ({ ...table, byName: new Map<number, readonly number[]>() }));
  const [widthOfRare, widthOfCommon] = widthsOf(header);
  const learn = (name: number, row: number, tables: Weights[]): void => {
    let at = row;
    for (const { outputs, byName } of tables) {
      (byName as Map<number, readonly number[]>).set(
        name,
        outputs.map((_, output) => bytes.readInt8(at + output)),
      );
      at += outputs.length;
    }
  };
  for (let place = 0; place < COMMON; place++) {
    const said = bytes.readUInt32LE(common + 4 * place);
    const name = place * 2 ** (32 - COMMON_BITS) + Math.floor(said / 2 ** COMMON_BITS);
    const row = said % 2 ** COMMON_BITS;
    if (row !== NO_ROW) learn(name, commonRows + row * widthOfCommon, weights);
  }
  let bucket = -1;
  for (let rank = 0; rank < header.rare; rank++) {
    // The last bucket that begins here or before.
    const begins = (next: number): number => {
      const group = bytes.readUInt32LE(groups + 4 * Math.floor(next / GROUP));
      return group + ((bytes[buckets + next]! - group) & 0xff);
    };
    while (bucket + 1 < BUCKETS && begins(bucket + 1) <= rank) bucket++;
    const said = bytes.readUInt32LE(learned + 4 * rank);
    learn(bucket * 2 ** LOWER + (said % 2 ** LOWER), rareRows + (said >>> LOWER) * widthOfRare, weights.slice(0, 1));
  }
  return weights;
}

function thesaurusOf(language: string): Thesaurus {
  const file = join(root, 'models', `senses-${language}.yaml`);
  const lists = readYaml(readFileSync(file, 'utf8'), file).value as Record<string, unknown[]>;
  const senses = new Map<string, number[]>();
  for (const [name, entries] of Object.entries(lists)) {
    for (const entry of entries) {
      const known = senses.get(String(entry)) ?? [];
      senses.set(String(entry), known);
      if (known.length < 3 && !known.includes(hashOf(name))) known.push(hashOf(name));
    }
  }
  return senses;
}

describe.each(['ja', 'en'] as const)('the quick reading of %s', (language) => {
  const bytes = readFileSync(join(root, 'models', `${language}.bin`));
  const kernelOf = (model: Buffer) =>
    new Kernel(language, (into) => {
      into.set(model);
      return model.length;
    });
  const kernel = kernelOf(bytes);
  const weights = weightsIn(kernel.model, bytes);
  const thesaurus = thesaurusOf(language);
  const sentences = readFileSync(
    join(root, 'fixtures', 'corpus', 'sentences', language === 'ja' ? 'ja-letters.jsonl' : 'en-letters.jsonl'),
    'utf8',
  )
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text);

  const compare = (text: string, kind: Kind, there = kernel, senses = thesaurus): void => {
    const tokens = tokenize(text, language);
    const plain = featuresOf(tokens, language, kind, senses);
    const telling = there.listen(tokens, kind);
    for (const [place, table] of weights.entries()) {
      if (place === 0 && !isNear(table, weights[1]!, plain)) {
        expect(telling % 2 ** MOST_OUTPUTS).toBe(0);
        continue;
      }
      const expected = probabilitiesOf(table, plain);
      expect(table.outputs.map((_, output) => there.probability(place, output))).toEqual(expected);
      for (const [output, probability] of expected.entries()) {
        const from = Math.min(table.thresholds[output]!, table.company?.other ?? Infinity);
        const isTelling = (telling & (1 << (place * MOST_OUTPUTS + output))) !== 0;
        if (probability >= from) expect(isTelling).toBe(true);
        if (probability < from - 1e-5) expect(isTelling).toBe(false);
      }
      const surest = expected.indexOf(Math.max(...expected));
      expect(there.contributions(place, tokens, kind, surest)).toEqual(
        contributionsOf(table, plain, surest, tokens.length),
      );
    }
    expect(featureNames(there, tokens, kind)).toEqual(plain.map(({ name }) => name));
  };

  it('hears in sentences of the corpus what the plain one hears, bit for bit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sentences), fc.constantFrom(...KINDS), (text, kind) => compare(text, kind)),
      { numRuns: 60 },
    );
  });

  it('hears the same in texts of any characters', () => {
    const pieces = fc.oneof(
      fc.constantFrom(...sentences),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(' ', '\u3000', '3 May', '2024年5月3日', '120,000', '\ud83d', 'お詫び', '0120-000-000'),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 6 }), fc.constantFrom(...KINDS), (parts, kind) =>
        compare(parts.join(''), kind),
      ),
      { numRuns: 60 },
    );
  });

  it('hears the same in a sentence of more words than are looked at, and in a word without end', () => {
    compare(sentences.slice(0, 40).join(' '), 'interview');
    compare(`${sentences[0]} ${'あb'.repeat(20_000)}`, 'recall');
    compare('', 'recall');
  });

  it('counts the kind of the statement once, even when words have its name', () => {
    const kind = KINDS.find((one) => kernel.rankOf(kindName(one)) >= 0)!;
    const [entry, [first]] = [...thesaurus].find(([text, there]) => !/\W/u.test(text) && there.length === 1)! as [
      string,
      [number],
    ];
    // A sense whose own feature has the name of that kind.
    const name = (secondOf(hashOf('sense'), kindName(kind)) | 0) >>> 0;
    expect(joined(hashOf('sense'), name | 0) | 0).toBe(kindName(kind));
    const model = Buffer.from(bytes);
    const { names } = kernel.model.senses;
    for (let at = names; at < names + 4 * kernel.model.header.senses.names; at += 4) {
      if (model.readInt32LE(at) === (first | 0)) model.writeInt32LE(name | 0, at);
    }
    const other = kernelOf(model);
    const senses = new Map(
      [...thesaurus].map(([text, all]) => [text, all.map((one) => (one === first ? name | 0 : one))]),
    );
    other.listen(tokenize(entry, language), kind);
    expect(KINDS.filter((one) => other.hasKind(one))).toEqual([kind]);
    for (const one of KINDS) compare(entry, one, other, senses);
  });
});

/** The second of two names of which `join` makes `name` with the first. */
function secondOf(first: number, name: number): number {
  let hash = name ^ (name >>> 16);
  hash = Math.imul(hash, inverseOf(0x297a2d39));
  hash = hash ^ (hash >>> 13) ^ (hash >>> 26);
  return hash - Math.imul(first ^ (first >>> 15), 0x2c1b3c6d);
}

/** Of an odd number, for 32 bits. */
function inverseOf(odd: number): number {
  let inverse = odd;
  for (let step = 0; step < 5; step++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}
