import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { rememberTexts, TextMemory } from '../../src/text/text-memory.ts';

afterEach(() => rememberTexts('at once'));

const made = (text: string) => ({ text });

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

describe('TextMemory', () => {
  it('does not keep the documents in which it met them, however often they come back', () => {
    const memory = new TextMemory<string>();
    const inUse = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const length = 200_000;
    const fill = (round: number) => {
      for (let other = 0; other < 80; other++) memory.recall(`${round}-${other}`.padEnd(1000, '。'), (text) => text);
    };
    const before = inUse();
    for (let round = 0; round < 5; round++) {
      for (let sentence = 0; sentence < 20; sentence++) {
        const document = 'お詫びいたします。'.repeat(length / 9);
        memory.recall(document.slice(9, 99 + sentence), (text) => text);
      }
      fill(round);
      expect(inUse() - before).toBeLessThan(length * 2 * 5);
    }
  });

  it('gives equal texts one and the same value', () => {
    const memory = new TextMemory<{ text: string }>();
    const first = memory.recall('深くお詫び申し上げます。', made);
    expect(memory.recall(['深くお詫び', '申し上げます。'].join(''), made)).toBe(first);
    expect(first.text).toBe('深くお詫び申し上げます。');
  });

  it('forgets what was not asked for while many others came', () => {
    const memory = new TextMemory<{ text: string }>();
    const [asked, left] = ['いつもの結びの一文です。', '一度きりの一文です。'].map((text) => memory.recall(text, made));
    for (let other = 0; other < 300; other++) {
      memory.recall(`${other} ${'あ'.repeat(1000)}`, made);
      memory.recall('いつもの結びの一文です。', made);
    }
    expect(memory.recall('いつもの結びの一文です。', made)).toBe(asked);
    expect(memory.recall('一度きりの一文です。', made)).not.toBe(left);
  });

  it('remembers a text when it returns, where it is told so', () => {
    rememberTexts('when it returns');
    const memory = new TextMemory<{ text: string }>();
    const [first, second, third] = [1, 2, 3].map(() => memory.recall('深くお詫び申し上げます。', made));
    expect(second).not.toBe(first);
    expect(third).toBe(second);
  });

  it('remembers nothing when it is told not to, nor what it knew before', () => {
    const memory = new TextMemory<{ text: string }>();
    const before = memory.recall('返金いたします。', made);
    rememberTexts('never');
    expect(memory.recall('返金いたします。', made)).not.toBe(before);
    rememberTexts('at once');
    expect(memory.recall('返金いたします。', made)).not.toBe(before);
  });
});
