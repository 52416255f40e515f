import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openLexicon } from '../../src/language/english/kernel.ts';
import { tokenizeEnglish } from '../../src/language/english.ts';
import type { Token } from '../../src/language/token.ts';
import { packagedFile } from '../../src/text/packaged-file.ts';

/**
 * wink-nlp, from whose lexicon ours is compiled, is the oracle. Where the two are known to differ, on purpose:
 *
 * - `have` and `do` as main verbs are VERB to us (Universal Dependencies), AUX to wink;
 * - a capital at the start of a sentence makes no name of a word: wink reads “Customers were told” as PROPN;
 * - `which`, `that`, `those` standing for a noun are PRON, not DET; `no one` is PRON; `because` is SCONJ;
 * - weekdays and months are DATE; number words are NUM;
 * - `data` and `media` keep their form, `an` goes back to `a`, `being` to `be`;
 * - a participle after *be* is VERB, so that `were offended` and `were affected` are found alike.
 */
const ON_PURPOSE = (oracle: string, ours: Token): boolean =>
  (oracle === 'AUX' && ours.pos === 'VERB' && (ours.lemma === 'have' || ours.lemma === 'do')) ||
  (oracle === 'PROPN' && /^\p{Lu}/u.test(ours.text)) ||
  (oracle === 'DET' && ours.pos === 'PRON') ||
  (oracle === 'NUM' && ours.norm === 'one') ||
  ours.pos === 'DATE';

interface Item {
  out(read?: unknown): string;
}
interface Wink {
  readDoc(text: string): { tokens(): { each(visit: (item: Item) => void): void } };
  its: { pos: unknown; lemma: unknown };
}

const require = createRequire(import.meta.url);
const wink: Wink = require('wink-nlp')(require('wink-eng-lite-web-model'));

/** The sentences of the English statements among the fixtures, without their mark-up. */
function sentences(): string[] {
  const root = join(import.meta.dirname, '..', '..');
  const statements = globSync('fixtures/corpus/en/*.yaml', { cwd: root })
    .sort()
    .map((file) => (parse(readFileSync(join(root, file), 'utf8')) as { text: string }).text);
  return statements.flatMap((statement) =>
    statement
      .split(/\n+/u)
      .map((line) => line.replace(/^[#>*\-\s]+|\*\*/gu, ''))
      .flatMap((line) => line.split(/(?<=[.?!]["”]?) +(?=[A-Z"“])/u))
      .filter((sentence) => sentence !== ''),
  );
}

interface Pair {
  readonly ours: Token;
  readonly pos: string;
  readonly lemma: string;
}

/** Words that both cut alike. */
function pairs(sentence: string): Pair[] {
  const theirs = new Map<string, { pos: string; lemma: string }>();
  let at = 0;
  wink
    .readDoc(sentence)
    .tokens()
    .each((item) => {
      const text = item.out();
      const start = sentence.indexOf(text, at);
      at = start + text.length;
      theirs.set(`${start}-${at}`, { pos: item.out(wink.its.pos), lemma: item.out(wink.its.lemma) });
    });
  return tokenizeEnglish(sentence).flatMap((ours) => {
    const same = theirs.get(`${ours.start}-${ours.end}`);
    return same === undefined || !/\p{L}/u.test(ours.text) ? [] : [{ ours, ...same }];
  });
}

describe('on the English statements among the fixtures', () => {
  let compared: readonly Pair[] = [];
  beforeAll(() => {
    compared = sentences().flatMap(pairs);
  });

  const share = (agrees: (pair: Pair) => boolean): number => compared.filter(agrees).length / compared.length;

  it('thousands of words are compared', () => {
    expect(compared.length).toBeGreaterThan(5000);
  });

  it('at least 97% of the words have the dictionary form that wink-nlp gives them', () => {
    expect(share(({ ours, lemma }) => ours.lemma === lemma)).toBeGreaterThanOrEqual(0.97);
  });

  it('at least 93% of the words have the part of speech that wink-nlp gives them', () => {
    expect(share(({ ours, pos }) => ours.pos === pos)).toBeGreaterThanOrEqual(0.93);
  });

  it('at least 95% have it, or one that differs on purpose', () => {
    expect(share(({ ours, pos }) => ours.pos === pos || ON_PURPOSE(pos, ours))).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the compiled lexicon', () => {
  it('holds every lower-case word of the model, with its US spelling', () => {
    const lexicon = openLexicon(packagedFile('english.bin'));
    const core = (
      require('wink-eng-lite-web-model') as {
        core(): {
          features: { lexeme: { list: string[] } };
          lexicon: Uint32Array;
          packing: { size: number; layout: Record<string, number[]> };
        };
      }
    ).core();
    const property = (i: number, name: string): number => {
      const [word = 0, mask = 0, shift = 0] = core.packing.layout[name] ?? [];
      return (core.lexicon[word + i * core.packing.size]! & mask) >>> shift;
    };
    const { list } = core.features.lexeme;
    const wrong: string[] = [];
    for (const [i, word] of list.entries()) {
      if (!/^[a-z][a-z'-]*$/u.test(word) || property(i, 'isContraction') === 1) continue;
      const spelling = property(i, 'isSpellingMapped') === 1 ? list[property(i, 'lemma')] : word;
      if (lexicon.lookup(word)?.spelling !== spelling) wrong.push(word);
    }
    expect(wrong).toEqual([]);
  });
});
