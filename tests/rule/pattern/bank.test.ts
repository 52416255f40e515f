import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/language/language.ts';
import type { Token } from '../../../src/language/token.ts';
import { assemble } from '../../../src/rule/pattern/assemble.ts';
import { packBank } from '../../../src/rule/pattern/bank.ts';
import { PatternEngine } from '../../../src/rule/pattern/engine.ts';
import { PatternKernel } from '../../../src/rule/pattern/kernel.ts';
import { Names } from '../../../src/rule/pattern/pattern.ts';

const names = new Names('ja', new Map([['sorry', ['お詫び', '<申し訳>', '謝罪 いたし']]]));
const block = (...lines: string[]) => ({ lines, names });
const { bank } = assemble('ja', [
  block('«@sorry» ..4 (し|いたし)', '遺憾'),
  block('[名詞.数].名'),
  block('(?<=約) 千'),
]);
const packed = packBank(bank);
const opened = (bytes: Uint8Array) => new PatternKernel(bytes.length, (into) => into.set(bytes));

describe('a file of patterns', () => {
  it('finds what its patterns find', () => {
    const engine = new PatternEngine(opened(packed));
    const text = '深くお詫びいたします。約2,000名の方に遺憾です。';
    const sentence = { tokens: tokenize(text, 'ja') };
    const found = engine.blocksIn(sentence).flatMap((one) =>
      engine.find(one, sentence).map(({ report }) => {
        const { start } = sentence.tokens[report.start]!;
        return `${one}: ${text.slice(start, sentence.tokens[report.end - 1]!.end)}`;
      }),
    );
    expect(found).toEqual(['0: お詫び', '0: 遺憾', '1: 約2,000名']);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['is empty', () => new Uint8Array(0), 'not a file of patterns'],
    [
      'is another file',
      (bytes) => Uint8Array.from(bytes, (byte, at) => (at < 4 ? 0x20 : byte)),
      'not a file of patterns',
    ],
    [
      'was written by another edition',
      (bytes) => Uint8Array.from(bytes, (byte, at) => (at === 4 ? 99 : byte)),
      'version',
    ],
    ['was cut', (bytes) => bytes.slice(0, -4), 'breaks off'],
    ['has other bytes', (bytes) => Uint8Array.from(bytes, (byte, at) => (at >= 16 ? ~byte : byte)), 'damaged'],
  ])('that %s is refused', (_, damage, message) => {
    expect(() => opened(damage(packed))).toThrow(message);
  });
});

it('a sentence longer than any word of bits is read to its end', () => {
  const engine = PatternEngine.of(bank);
  const tokens = tokenize(`${'とても、'.repeat(70)}遺憾${'、とても'.repeat(70)}`, 'ja');
  const [found, ...more] = engine.find(0, { tokens });
  expect(more).toEqual([]);
  expect(tokens[found!.report.start]!.text).toBe('遺憾');
});

it('more different words than are remembered are read as the first ones were', () => {
  const engine = PatternEngine.of(bank);
  const sentence = (from: number, to: number) => ({
    tokens: Array.from({ length: to - from }, (_, index): Token => {
      const text = index === 5 ? '遺憾' : `名${from + index}`;
      return { start: 0, end: 0, text, norm: text, lemma: text, pos: '名詞.一般', form: '' };
    }),
  });
  const found = { start: 5, end: 6 };
  // Many sentences of some, one of more than there is room for, and again.
  for (let from = 0; from < 20_000; from += 500) {
    expect(engine.find(0, sentence(from, from + 500)).map(({ report }) => report)).toEqual([found]);
  }
  expect(engine.find(0, sentence(0, 20_000)).map(({ report }) => report)).toEqual([found]);
  expect(engine.find(0, sentence(0, 500)).map(({ report }) => report)).toEqual([found]);
});
