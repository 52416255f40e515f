import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { SentenceMemory } from '../../src/language/sentence-memory.ts';
import type { Token } from '../../src/language/token.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Characters of two bytes each. */
const DOCUMENT = 200_000;
const SENTENCE = 100;

describe('a memory of sentences', () => {
  it('gives the tokens that were made of an equal text before, also when its younger half has been full meanwhile', () => {
    const memory = new SentenceMemory();
    const made: string[] = [];
    const tokenize = (text: string): readonly Token[] => {
      made.push(text);
      return [];
    };
    const first = memory.recall('お詫びいたします。', tokenize);
    for (let index = 0; index < 700; index++) memory.recall(String(index).padEnd(SENTENCE, '。'), tokenize);
    expect(memory.recall('お詫びいたします。', tokenize)).toBe(first);
    expect(made.filter((text) => text === 'お詫びいたします。')).toHaveLength(1);
  });

  it('does not keep the documents in which it met them', () => {
    const memory = new SentenceMemory();
    const inUse = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = inUse();
    for (let index = 0; index < 100; index++) {
      const document = Buffer.alloc(2 * DOCUMENT, `${index}番の`, 'utf16le').toString('utf16le');
      memory.recall(document.slice(SENTENCE, 2 * SENTENCE), () => []);
    }
    expect(inUse() - before).toBeLessThan(DOCUMENT * 2 * 10);
  });
});
