import { beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from '../../src/document/document.ts';
import { loadReader, readDocument } from '../../src/document/read.ts';
import { readCredits } from '../../src/rule/credits.ts';
import { readElements } from '../../src/rule/elements.ts';
import { openSources } from '../../src/rule/open-sources.ts';
import { ruleSet } from '../../src/rule/rule-set.ts';
import { readYamlFiles } from '../../src/rule/yaml-files.ts';

beforeAll(() => loadReader('txt'));

const EXAMPLES = `
  examples: [{has: <<we broke it>>}, {has: <<we broke it>>}, {has: <<we broke it>>}, {lacks: a}, {lacks: b}, {lacks: c}]`;

const file = (english: string, head = 'credit: company-agent', examples = EXAMPLES): string => `${head}
summary: {ja: 誤りの主語, en: the act}
why: {ja: 分かるからです。, en: Readers know.}
source: a test
en:
  match: |
    we broke it
    we broke it again
${english}${examples}
`;

/** What earns the credit in a text. */
function earned(text: string, english = '', kind?: Kind): string[] {
  const { pack, problems } = readYamlFiles([{ file: 'credits/company-agent.yaml', text: file(english) }]);
  expect(problems).toEqual([]);
  const set = ruleSet([openSources(pack)], []);
  const document = readDocument(text, { format: 'txt', ...(kind && { kind }) });
  return readCredits(document, set.credits, readElements(document, set.recognizers)).map(({ span }) =>
    text.slice(span.start, span.end),
  );
}

const problemsOf = (text: string): string[] =>
  readYamlFiles([{ file: 'credits/company-agent.yaml', text }]).problems.map(({ message }) => message.en);

describe('a credit', () => {
  it('is earned at each of its places, the longer of two that overlap', () => {
    expect(earned('We broke it. Then we broke it again.')).toEqual(['We broke it', 'we broke it again']);
  });

  it('may ask for something near', () => {
    const near = '  requires-near: {within: 1, match: by mistake}\n';
    expect(earned('We broke it.', near)).toEqual([]);
    expect(earned('We broke it. It was by mistake.', near)).toEqual(['We broke it']);
    expect(earned('We broke it. It hurt. It was by mistake.', near)).toEqual([]);
  });

  it('may ask for several things near, all of them', () => {
    const near = '  requires-near: [{match: by mistake}, {match: sorry}]\n';
    expect(earned('We broke it. It was by mistake.', near)).toEqual([]);
    expect(earned('Sorry. We broke it. It was by mistake.', near)).toEqual(['We broke it']);
  });

  it('may be withheld by something near', () => {
    const near = '  unless-near: {within: 0, match: on purpose}\n';
    expect(earned('We broke it on purpose. We broke it.', near)).toEqual(['We broke it']);
  });

  it('may be for some kinds only', () => {
    const kinds = '  kinds: [interview]\n';
    expect(earned('We broke it.', kinds, 'interview')).toEqual(['We broke it']);
    expect(earned('We broke it.', kinds, 'recall')).toEqual([]);
  });
});

describe('a credit file', () => {
  it('must be named after a credit that exists', () => {
    expect(problemsOf(file('', 'credit: health-first'))).toEqual([
      'the credit "health-first" is not the name of the file, "company-agent"',
    ]);
    expect(problemsOf(file('', 'credit: company-agnet'))).toContainEqual(
      expect.stringContaining('unknown credit "company-agnet"'),
    );
  });

  it('needs three examples of each sort', () => {
    expect(problemsOf(file('', undefined, '\n  examples: [{has: <<we broke it>>}, {lacks: fine}]'))).toEqual([
      'too few examples with has: 1 of at least 3',
      'too few examples with lacks: 1 of at least 3',
    ]);
  });

  it('has its conditions checked like those of a rule', () => {
    expect(problemsOf(file('  requires-near: {within: 2}\n'))).toEqual(['requires-near needs a match or elements']);
    expect(problemsOf(file('  requires-near: {match: "@nobody"}\n'))).toHaveLength(1);
  });
});
