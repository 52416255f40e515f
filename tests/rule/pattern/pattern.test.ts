import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/language/language.ts';
import type { Language, Token } from '../../../src/language/token.ts';
import { compilePattern, Names, PatternError, splitPatternLines } from '../../../src/rule/pattern/pattern.ts';
import { naiveMatches } from './naive.ts';

const NO_NAMES = new Map<string, string[]>();

/** The reported texts of a pattern in a sentence. */
function reported(
  source: string,
  text: string,
  language: Language,
  definitions: Map<string, string[]> = NO_NAMES,
): string[] {
  const tokens = tokenize(text, language);
  return compilePattern(source, new Names(language, definitions))
    .find(tokens)
    .map(({ report }) => text.slice(tokens[report.start]!.start, tokens[report.end - 1]!.end));
}

describe('a pattern over Japanese', () => {
  it.each([
    ['お詫び', '深くお詫び申し上げます。', ['お詫び']],
    ['惑', 'ご迷惑をおかけしました。', []], // inside a token
    ['ご迷惑', 'ご迷惑をおかけしました。', ['ご迷惑']], // two tokens
    ['<する>', 'ご案内いたしましたが、確認しませんでした。', ['し']],
    ['<頂く>', 'ご連絡をいただきました。', ['いただき']],
    ['[名詞.数].名', '対象は約2,000名です。', ['約2,000名']],
    ['せいぜい «[名詞.数]»', 'せいぜい2,000名です。', ['2,000名']],
    ['お客様 .., 操作', 'お客様の誤った操作です。', ['お客様の誤った操作']],
    ['お客様 .., 操作', 'お客様、その操作です。', []], // not across the comma
    ['お客様 .., 操作', 'お客様の「簡単」な操作です。', ['お客様の「簡単」な操作']], // a name in quotation marks stands in the clause
    ['お客様 .. 操作', 'お客様、その操作です。', ['お客様、その操作']],
    ['です $', '障害です。', ['です']],
    ['^ 障害', '「障害」です。', ['障害']],
    ['(誤り | ミス) !です', '誤りです。ミスだ。', ['ミスだ']],
    ['誤り (?!で は)', '誤りではない。誤りです。', ['誤り']],
    ['(?<=当社 の) 誤り', '当社の誤り、彼の誤り', ['誤り']],
  ])('%s in %s reports %j', (source, text, expected) => {
    expect(reported(source, text, 'ja')).toEqual(expected);
  });
});

describe('a pattern over English', () => {
  it.each([
    ['<apologise>', 'We apologize, and she apologised.', ['apologize', 'apologised']],
    ["don't", 'You Don’t say, we do not.', ['Don’t']],
    ['<not>', "We don't and we do not.", ["n't", 'not']],
    ['only [NUM]', 'It hit only 200 people.', ['only 200']],
    ['sorry «if .. <upset>»', 'We are sorry if anyone was upset.', ['if anyone was upset']],
    ['"(s)"', 'the user(s) here', ['(s)']],
  ])('%s in %s reports %j', (source, text, expected) => {
    expect(reported(source, text, 'en')).toEqual(expected);
  });
});

describe('names', () => {
  const definitions = new Map([
    ['customer', ['customer', '<user>']],
    ['who', ['@customer', 'you']],
    ['loop', ['a @pool']],
    ['pool', ['b @loop']],
  ]);

  it('stand for their patterns, through other names', () => {
    expect(reported('@who', 'You and the users.', 'en', definitions)).toEqual(['You', 'users']);
  });

  it('give their text to the message when it asks for it', () => {
    const tokens = tokenize('blame the customer now', 'en');
    const [match] = compilePattern('blame the @customer', new Names('en', definitions), ['customer']).find(tokens);
    const span = match!.captures[0]!;
    expect(tokens.slice(span.start, span.end).map((token) => token.text)).toEqual(['customer']);
  });

  it('are an error with the nearest one beside it when unknown', () => {
    const compile = () => compilePattern('blame @custmer', new Names('en', definitions));
    expect(compile).toThrow(PatternError);
    expect(compile).toThrow('there is no word list @custmer');
    try {
      compile();
    } catch (error) {
      expect((error as PatternError).help?.en).toBe('did you mean @customer?');
      expect((error as PatternError).span).toEqual({ start: 6, end: 14 });
    }
  });

  it('may not be defined through themselves', () => {
    expect(() => compilePattern('@loop', new Names('en', definitions))).toThrow('defined through itself');
  });
});

describe('a mistake in a pattern is named with its place', () => {
  it.each([
    ['(a | b', '"(" is not closed', 0],
    ['a )', '")" can\'t stand here', 2],
    ['a ?', '"?" can\'t stand here', 2],
    ['<a', '"<" is not closed', 0],
    ['a{3,1}', 'counts go up to', 1],
    ['..99 a', 'a gap goes from 1', 0],
    ['@', 'a name must follow @', 0],
    ['(a | )', 'an empty alternative', 5],
    ['', 'the pattern is empty', 0],
    ['"abc', 'the quotation is not closed', 0],
  ])('%j: %s', (source, message, at) => {
    try {
      compilePattern(source, new Names('en', NO_NAMES));
      expect.unreachable();
    } catch (error) {
      expect((error as Error).message).toContain(message);
      expect((error as PatternError).span.start).toBe(at);
    }
  });

  it('a pattern too large for review is refused', () => {
    expect(() => compilePattern(`(${'a '.repeat(70)}){64}`, new Names('en', NO_NAMES))).toThrow('larger than');
  });
});

it('a block is split into its patterns, comments left out, offsets kept', () => {
  const block = '# first\na b  # why\n  c\nd\n';
  const lines = splitPatternLines(block);
  expect(lines.map(({ source }) => source.replace(/\s+/gu, ' '))).toEqual(['a b c', 'd']);
  expect(lines.map(({ offset }) => block[offset])).toEqual(['a', 'd']);
  expect(block.indexOf('c')).toBe(lines[0]!.offset + lines[0]!.source.indexOf('c'));
});

it('a near miss tells how far the pattern came and what it wanted', () => {
  const tokens = tokenize('we are sorry for it', 'en');
  const near = compilePattern('<be> sorry (if | that)', new Names('en', NO_NAMES)).nearMiss(tokens);
  expect(
    tokens
      .slice(near!.matched.start, near!.matched.end)
      .map(({ text }) => text)
      .join(''),
  ).toBe('are sorry');
  expect(tokens[near!.failedAt]!.text).toBe('for');
  expect(near!.expected).toBe('(if | that)');
});

describe('against a naive matcher', () => {
  const word = fc.constantFrom('a', 'b', 'c', ',');
  const token = (norm: string, index: number): Token => ({
    start: 2 * index,
    end: 2 * index + 1,
    text: norm,
    norm,
    lemma: norm,
    pos: norm === ',' ? 'PUNCT' : 'NOUN',
    form: '',
  });
  const { pattern } = fc.letrec<{ pattern: string; sequence: string; item: string; atom: string }>((tie) => ({
    pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => options.join(' | ')),
    sequence: fc.array(tie('item'), { minLength: 1, maxLength: 4 }).map((items) => items.join(' ')),
    item: fc.oneof(
      { depthSize: 'small' },
      tie('atom'),
      fc.tuple(tie('atom'), fc.constantFrom('?', '{0,3}', '{1,2}', '{2}')).map(([atom, mark]) => atom + mark),
      fc.constantFrom('..', '..2', '..,', '..2,', '^', '$'),
      tie('atom').map((inner) => `(?=${inner})`),
      tie('atom').map((inner) => `(?<!${inner})`),
    ),
    atom: fc.oneof(
      { depthSize: 'small' },
      word.filter((w) => w !== ','),
      fc.constantFrom('_', '<a|b>', '[PUNCT]'),
      tie('pattern').map((inner) => `(${inner})`),
      word.filter((w) => w !== ',').map((w) => `!${w}`),
    ),
  }));

  it('finds the same matches in the same places', () => {
    fc.assert(
      fc.property(pattern, fc.array(word, { maxLength: 7 }), (source, words) => {
        const tokens = words.map(token);
        const found = compilePattern(source, new Names('en', NO_NAMES)).find(tokens);
        expect(found.map(({ tokens: span }) => [span.start, span.end])).toEqual(naiveMatches(source, tokens));
      }),
      { numRuns: 600 },
    );
  });

  it('does not do more work than tokens times items on a pattern that makes backtracking explode', () => {
    const tokens = Array.from({ length: 2000 }, (_, index) => token('a', index));
    const started = performance.now();
    expect(
      compilePattern('(a{0,5} a{0,5}){0,6} (a{0,5} a{0,5}){0,6} b', new Names('en', NO_NAMES)).find(
        tokens.slice(0, 60),
      ),
    ).toEqual([]);
    expect(compilePattern('.. a .. a .. a .. b', new Names('en', NO_NAMES)).find(tokens)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000); // the naive way would take years
  });
});
