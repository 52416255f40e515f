import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { japaneseDictionary } from '../../src/language/japanese/dictionary.ts';
import { isPlainWord } from '../../src/language/japanese/plain-word.ts';
import { packagedFile } from '../../src/text/packaged-file.ts';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'build-japanese.mjs');
const { buildJapaneseDictionary } = (await import(pathToFileURL(script).href)) as {
  buildJapaneseDictionary(outFile: string): Promise<{ written: boolean; bytes: number }>;
};

describe('the compiled dictionary', () => {
  const folder = mkdtempSync(join(tmpdir(), 'owabi-build-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is the same each time, is kept while it is current, and is made anew when it was damaged', async () => {
    const file = join(folder, 'ipadic.bin');
    expect((await buildJapaneseDictionary(file)).written).toBe(true);
    const first = readFileSync(file);
    expect(first.equals(readFileSync(packagedFile('ipadic.bin')))).toBe(true);

    expect((await buildJapaneseDictionary(file)).written).toBe(false);

    const damaged = Buffer.from(first);
    damaged[7_000_000]! ^= 1;
    writeFileSync(file, damaged);
    expect((await buildJapaneseDictionary(file)).written).toBe(true);
    expect(readFileSync(file).equals(first)).toBe(true);
  }, 120_000);

  test('marks the words of which no table says anything more', () => {
    const { kernel, firstUnknown, ...dictionary } = japaneseDictionary();
    const marks = new Set<boolean>();
    for (const text of [
      'ご迷惑をおかけし、深くお詫びいたします。',
      'お客さまには三日前に頂いた高い御意見を調べております。',
    ]) {
      const morphemes = kernel.read(text);
      const end = kernel.out + 2 * morphemes;
      for (let at = kernel.out, start = 0; at < end; at += 2) {
        const [wordEnd, entry] = [kernel.ints[at]!, kernel.ints[at + 1]!];
        const surface = text.slice(start, wordEnd);
        start = wordEnd;
        if (entry >= firstUnknown) continue;
        const basic = dictionary.basicForm(entry, surface) ?? surface;
        const isPlain = isPlainWord(surface, basic, dictionary.features(entry).pos);
        expect(dictionary.isPlain(entry), surface).toBe(isPlain);
        marks.add(isPlain);
      }
    }
    expect(marks.size).toBe(2);
  });
});
