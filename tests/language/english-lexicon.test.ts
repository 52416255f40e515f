import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLexicon } from '../../src/language/english/kernel.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { packagedFile } from '../../src/text/packaged-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'owabi-english-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the English lexicon', () => {
  const lexicon = openLexicon(packagedFile('english.bin'));

  it.each([
    ['apologise', 'VERB', 'apologize'],
    ['organisations', 'NOUN', 'organization'],
    ['went', 'VERB', 'go'],
    ['worse', 'ADJ', 'bad'],
    ['zyrian', 'NOUN', 'zyrian'],
    ['coccidioidomycosis', 'NOUN', 'coccidioidomycosis'],
  ])('knows %s as a %s of %s', (word, pos, lemma) => {
    expect(lexicon.lookup(word)?.classes).toContain(pos);
    expect(lexicon.lookup(word)?.lemma(pos)).toBe(lemma);
  });

  it.each(['', 'a-zzz', 'qzx', 'zzzzzz', 'apologis', 'apologises!', 'café', '障害', '__proto__'])(
    'has no entry for %j',
    (word) => {
      expect(lexicon.lookup(word)).toBeUndefined();
    },
  );

  it('is small enough to be read at every start', () => {
    expect(readFileSync(packagedFile('english.bin')).length).toBeLessThan(600_000);
  });
});

describe('an English lexicon that cannot be used', () => {
  const problemOf = (file: string): string => {
    try {
      openLexicon(file);
    } catch (error) {
      if (error instanceof ProblemError) return error.message;
      throw error;
    }
    return 'no problem';
  };

  it('says that the file is missing and how to make it', () => {
    expect(problemOf(join(folder, 'absent.bin'))).toMatch(/the English lexicon is missing[\s\S]*npm run build/u);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 1)],
    ['changed in one byte', (bytes) => Buffer.from(bytes.map((byte, i) => (i === 5000 ? byte ^ 1 : byte)))],
    ['another file', () => Buffer.from('{"words": []}'.repeat(10))],
  ])('says that a file is damaged that is %s', (name, damage) => {
    const file = join(folder, `${name}.bin`);
    writeFileSync(file, damage(readFileSync(packagedFile('english.bin'))));
    expect(problemOf(file)).toMatch(/the English lexicon is damaged[\s\S]*npm run build/u);
  });
});
