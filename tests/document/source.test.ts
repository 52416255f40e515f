import { describe, expect, it } from 'vitest';
import { decodeSource } from '../../src/document/source.ts';
import { ProblemError, renderProblem } from '../../src/problem/problem.ts';

const problemOf = (bytes: Uint8Array, options: { encoding?: string; file?: string }, locale: 'ja' | 'en'): string => {
  try {
    decodeSource(bytes, options);
  } catch (error) {
    if (error instanceof ProblemError) return renderProblem(error.problems[0]!, locale);
    throw error;
  }
  throw new Error('no problem');
};

describe('decodeSource', () => {
  it('gives the text of a file', () => {
    expect(decodeSource(Uint8Array.of(0x82, 0xa8, 0x98, 0x6c, 0x82, 0xd1), { file: 'a.txt' })).toEqual({
      text: 'お詫び',
      encoding: 'shift_jis',
      bom: false,
    });
  });

  it('names the nearest encoding for one that nobody knows', () => {
    expect(problemOf(new Uint8Array(), { encoding: 'shitf_jis' }, 'en')).toBe(
      'error: unknown encoding "shitf_jis"\n  help: did you mean "shift_jis"?',
    );
    expect(problemOf(new Uint8Array(), { encoding: 'macroman' }, 'ja')).toContain('使えるのは utf-8, utf-16le');
  });

  it('names the file, the byte and the way out for bytes in no encoding', () => {
    expect(problemOf(Uint8Array.of(0x41, 0xff, 0xff), { file: 'draft.txt' }, 'en')).toBe(
      'error: the byte at offset 1 is not valid utf-8\n' +
        '  ┌ draft.txt\n' +
        '  help: if you know its encoding, name it with --encoding (utf-8, utf-16le, utf-16be, shift_jis, euc-jp, iso-2022-jp)',
    );
    expect(problemOf(new Uint8Array(500), { file: 'photo.txt' }, 'ja')).toContain('テキストではないようです');
  });
});
