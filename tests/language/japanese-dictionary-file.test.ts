import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { packagedFile } from '../../src/text/packaged-file.ts';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'build-japanese.mjs');
const { buildJapaneseDictionary } = (await import(pathToFileURL(script).href)) as {
  buildJapaneseDictionary(outFile: string): { written: boolean; bytes: number };
};

describe('the compiled dictionary', () => {
  const folder = mkdtempSync(join(tmpdir(), 'owabi-build-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is the same each time, is kept while it is current, and is made anew when it was damaged', () => {
    const file = join(folder, 'ipadic.bin');
    expect(buildJapaneseDictionary(file).written).toBe(true);
    const first = readFileSync(file);
    expect(first.equals(readFileSync(packagedFile('ipadic.bin')))).toBe(true);

    expect(buildJapaneseDictionary(file).written).toBe(false);

    const damaged = Buffer.from(first);
    damaged[7_000_000]! ^= 1;
    writeFileSync(file, damaged);
    expect(buildJapaneseDictionary(file).written).toBe(true);
    expect(readFileSync(file).equals(first)).toBe(true);
  }, 120_000);
});
