import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language, Token } from '../../../src/language/token.ts';
import type { PatternBlock } from '../../../src/rule/pattern/block.ts';
import { BlockCompiler } from '../../../src/rule/pattern/block-compiler.ts';
import type { PatternMatch } from '../../../src/rule/pattern/matches.ts';
import { compilePattern, Names } from '../../../src/rule/pattern/pattern.ts';

interface Vocabulary {
  readonly words: readonly string[];
  readonly classes: readonly string[];
  /** Atoms of patterns over these words. */
  readonly atoms: readonly string[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

const VOCABULARIES: Readonly<Record<Language, Vocabulary>> = {
  en: {
    words: ['lemon', 'fig', 'plum', ','],
    classes: ['NOUN', 'VERB', 'PUNCT'],
    atoms: ['lemon', 'fig', '"plum fig"', '<lemon>', '<fig|plum>', '[VERB]', '<fig>[NOUN]', '@fruit', '@pair'],
    lists: { fruit: ['lemon', '<plum>', 'fig plum'], pair: ['@fruit [VERB]', 'plum'] },
  },
  ja: {
    words: ['か', 'き', 'かき', 'くり', '、'],
    classes: ['名詞.一般', '動詞.自立', '記号.読点'],
    atoms: ['か', 'かき', 'きか', 'くり', '<か>', '<き|くり>', '[名詞]', '<か>[動詞]', '@fruit', '@pair'],
    lists: { fruit: ['かき', '<くり>', 'きくり'], pair: ['@fruit [動詞]', 'きか'] },
  },
};

function tokensOf(words: readonly (readonly [norm: string, lemma: string, pos: string])[]): Token[] {
  let start = 0;
  return words.map(([norm, lemma, pos]) => {
    const token = { start, end: start + norm.length, text: norm, norm, lemma, pos, form: '' };
    start = token.end;
    return token;
  });
}

const namesOf = (language: Language) => new Names(language, new Map(Object.entries(VOCABULARIES[language].lists)));

function blocksOf(language: Language, blocks: readonly (readonly string[])[]): PatternBlock[] {
  const names = namesOf(language);
  const compiler = new BlockCompiler(language);
  return blocks.map((lines) => compiler.add({ lines: () => lines, names: () => names, refuse }));
}

const reported = ({ report, captures }: PatternMatch) => ({ report, captures });

const refuse = (error: Error): Error => new Error(`refused: ${error.message}`);

describe.each(['en', 'ja'] as const)('looking for necessary words first (%s)', (language) => {
  const { words, classes, atoms } = VOCABULARIES[language];
  const depth = fc.createDepthIdentifier();
  const { pattern } = fc.letrec<{ pattern: string; sequence: string; item: string; atom: string }>((tie) => ({
    pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((options) => options.join(' | ')),
    sequence: fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((items) => items.join(' ')),
    item: fc.oneof(
      { depthIdentifier: depth, maxDepth: 3 },
      fc.constantFrom(...atoms),
      tie('atom'),
      fc.tuple(tie('atom'), fc.constantFrom('?', '{0,2}', '{2}')).map(([atom, mark]) => atom + mark),
      fc.constantFrom('..', '..2,', '^', '_'),
      fc.tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), tie('atom')).map(([look, atom]) => `${look}${atom})`),
      tie('atom').map((atom) => `!${atom}`),
      tie('atom').map((atom) => `«${atom}»`),
    ),
    atom: fc.oneof(
      { depthIdentifier: depth, maxDepth: 3 },
      fc.constantFrom(...atoms),
      tie('pattern').map((inner) => `(${inner})`),
    ),
  }));
  const word = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words), fc.constantFrom(...classes));
  const sentence = fc.array(word, { maxLength: 6 }).map((drawn) => ({ tokens: tokensOf(drawn) }));

  it('finds what every pattern finds by itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(pattern, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        fc.array(sentence, { minLength: 1, maxLength: 3 }),
        (sources, sentences) => {
          const blocks = blocksOf(language, sources);
          const names = namesOf(language);
          for (const one of sentences) {
            for (const [number, block] of blocks.entries()) {
              // Each pattern by itself is run over every sentence.
              const alone = sources[number]!.flatMap((source) => compilePattern(source, names).find(one.tokens));
              expect(block.find(one).map(reported)).toEqual(alone.map(reported));
              expect(block.isIn(one)).toBe(alone.length > 0);
              const { engine, block: place } = block.place();
              expect(engine.blocksIn(one).includes(place)).toBe(alone.length > 0);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a block of patterns', () => {
  const fig = { tokens: tokensOf([['fig', 'fig', 'NOUN']]) };
  const plum = { tokens: tokensOf([['plum', 'plum', 'NOUN']]) };
  const names = new Names('en', new Map());
  const block = (compiler: BlockCompiler, lines: () => readonly string[]) =>
    compiler.add({ lines, names: () => names, refuse });

  it('is compiled with all others when the first sentence comes', () => {
    const compiler = new BlockCompiler('en');
    let compiled = 0;
    const lines = () => {
      compiled++;
      return ['plum'];
    };
    const [one, other] = [block(compiler, lines), block(compiler, lines)];
    expect(compiled).toBe(0);
    expect(one.find(fig)).toEqual([]);
    expect(compiled).toBe(2);
    expect(other.find(plum)).toHaveLength(1);
    expect(compiled).toBe(2);
  });

  it('finds its words in a sentence that others have looked at before it was made', () => {
    const compiler = new BlockCompiler('en');
    expect(block(compiler, () => ['plum']).find(fig)).toEqual([]);
    expect(block(compiler, () => ['fig']).find(fig)).toHaveLength(1);
  });

  it('finds the same again after it has looked at another sentence', () => {
    const [first, second] = blocksOf('en', [['fig | plum'], ['«fig»']]);
    expect(first!.find(fig)).toHaveLength(1);
    expect(first!.find(plum)).toHaveLength(1);
    expect(second!.find(fig)).toHaveLength(1);
    expect(second!.find(plum)).toEqual([]);
  });

  it('has a mistake refused when the first sentence comes, and not before', () => {
    const wrong = block(new BlockCompiler('en'), () => ['fig (']);
    expect(() => wrong.find(fig)).toThrow('refused');
  });
});
