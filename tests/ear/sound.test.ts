import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/document/document.ts';
import { hashOf } from '../../src/ear/hash.ts';
import { Kernel } from '../../src/ear/kernel.ts';
import { HEAD, KNOWING, type Model, OFTEN } from '../../src/ear/model.ts';
import { contributions, probabilitiesIn, soundOf } from '../../src/ear/sound.ts';
import { tokenize } from '../../src/language/language.ts';
import { readYaml } from '../../src/problem/yaml.ts';
import { featureNames } from '../../src/training/names.ts';
import { contributionsOf, featuresOf, probabilitiesOf, type Thesaurus, type Weights } from './reference.ts';

const root = join(import.meta.dirname, '..', '..');

/** Everything a model knows, in maps. */
function weightsIn({ header, marks, rows }: Model, bytes: Buffer): Weights[] {
  const weights = header.tables.map((table) => ({ ...table, byName: new Map<number, readonly number[]>() }));
  let at = rows;
  for (const often of [OFTEN, 0]) {
    for (const mark of bytes.subarray(marks, marks + header.slots)) {
      if (mark === 0 || (mark & OFTEN) !== often) continue;
      const name = bytes.readUInt32LE(at);
      at += HEAD;
      for (const [table, { outputs, byName }] of weights.entries()) {
        if ((mark & KNOWING[table]!) === 0) continue;
        byName.set(
          name,
          outputs.map((_, output) => bytes.readInt8(at + output)),
        );
        at += outputs.length;
      }
    }
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
  const kernel = new Kernel(language, (into) => {
    into.set(bytes);
    return bytes.length;
  });
  const weights = weightsIn(kernel.model, bytes);
  const thesaurus = thesaurusOf(language);
  const sentences = readFileSync(
    join(root, 'fixtures', 'corpus', 'sentences', language === 'ja' ? 'ja-letters.jsonl' : 'en-letters.jsonl'),
    'utf8',
  )
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text);

  const compare = (text: string, kind: (typeof KINDS)[number]): void => {
    const tokens = tokenize(text, language);
    const plain = featuresOf(tokens, language, kind, thesaurus);
    const sound = soundOf(kernel, tokens);
    for (const [place, table] of weights.entries()) {
      const expected = probabilitiesOf(table, plain);
      expect(probabilitiesIn(kernel, place, sound[place]!, kind)).toEqual(expected);
      const surest = expected.indexOf(Math.max(...expected));
      expect(contributions(kernel, place, tokens, kind, surest)).toEqual(
        contributionsOf(table, plain, surest, tokens.length),
      );
    }
    expect(featureNames(kernel, tokens, kind)).toEqual(plain.map(({ name }) => name));
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
    const tokens = tokenize(sentences[1]!, language);
    const [sum] = soundOf(kernel, tokens);
    const all = { ...sum!, kinds: (1 << KINDS.length) - 1 };
    const known = KINDS.filter((kind) => {
      const without = probabilitiesIn(kernel, 0, all, kind);
      return without.some((probability, at) => probability !== probabilitiesIn(kernel, 0, sum!, kind)[at]);
    });
    expect(known.length).toBeGreaterThan(0);
  });
});
