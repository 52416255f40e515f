import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/document/document.ts';
import { loadReader, readDocument } from '../../src/document/read.ts';
import { lint } from '../../src/lint/linter.ts';
import { makePlan } from '../../src/lint/plan.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { openSources } from '../../src/rule/open-sources.ts';
import { ruleSet } from '../../src/rule/rule-set.ts';
import { readYamlFiles } from '../../src/rule/yaml-files.ts';

beforeAll(async () => {
  await loadReader('txt');
  await loadReader('md');
});

const SHARED = [
  { file: 'lexicon/words.yaml', text: 'number:\n  en: ["[NUM]"]\n' },
  {
    file: 'elements/apology.yaml',
    text: `element: apology
summary: {ja: 謝罪, en: an apology}
missing: {ja: お詫び, en: Say sorry.}
add: {ja: [お詫びします。], en: [We are sorry.]}
en:
  match: we are sorry
  examples:
    - has: <<We are sorry>>.
    - lacks: We regret it.
`,
  },
];

/** What a rule with these lines reports in a text: its message, which is what it matched unless the lines say otherwise. */
function found(lines: string, text: string, read: Partial<ReadOptions> = {}): string[] {
  const message = /^message/mu.test(lines) ? '' : 'message: {ja: "{match}", en: "{match}"}\n';
  const rule = `id: late
category: register
severity: warning
summary: {ja: 要約, en: a summary}
${message}why: {ja: 理由, en: a reason}
instead: [Another.]
source: nobody
${lines}
examples: [{flag: <<a>>}, {flag: <<a>>}, {flag: <<a>>}, {pass: b}, {pass: b}, {pass: b}]
`;
  const { pack, problems } = readYamlFiles([...SHARED, { file: 'en/late.yaml', text: rule }]);
  if (problems.length > 0) throw new ProblemError(...problems);
  const document = readDocument(text, { format: 'txt', ...read });
  return lint(document, makePlan({ rules: ruleSet([openSources(pack)], []), locale: 'en' })).findings.map(
    (one) => one.message,
  );
}

describe('a rule in YAML', () => {
  it('reports each match of each of its lines', () => {
    expect(found('match: |\n  only «@number»\n  just', 'It was only 3, just 4.')).toEqual(['3', 'just']);
  });

  it('fills its message with what a word list found', () => {
    const lines = 'message: {ja: "{number}", en: "{number} of “{match}”"}\nmatch: |\n  only @number people';
    expect(found(lines, 'It hit only 30 people.')).toEqual(['30 of “only 30 people”']);
  });

  it('maps its phrase through a hard line break to the source', () => {
    expect(found('match: just a few', 'It hit just a\nfew people.')).toEqual(['just a few']);
  });

  it('drops a match whose reported part overlaps an exception', () => {
    const lines = 'match: |\n  just\nexcept: |\n  just now';
    expect(found(lines, 'It stopped just now. It was just us.')).toEqual(['just']);
  });

  it('is held back by its guards', () => {
    expect(found('match: just\nunless: [question]', 'Was it just us? It was just us.')).toEqual(['just']);
    expect(found('match: just\nunless: [heading]', '# Just us\n\nIt was just us.', { format: 'md' })).toEqual(['just']);
  });

  it('is released by a sentence that is near enough', () => {
    const lines = (within: number) => `match: just us\nunless-near: {within: ${within}, match: "@number people"}`;
    const text = 'It was just us. It was bad. We count 5 people.';
    expect(found(lines(1), text)).toEqual(['just us']);
    expect(found(lines(2), text)).toEqual([]);
  });

  it('is released by what stands anywhere in the statement', () => {
    const lines = 'match: just us\nunless-document-has: {elements: [apology], match: "@number people"}';
    expect(found(lines, 'It was just us.\n\nIt was bad.')).toEqual(['just us']);
    expect(found(lines, 'It was just us.\n\nWe are sorry.')).toEqual([]);
    expect(found(lines, 'It was just us.\n\nIt hit 5 people.')).toEqual([]);
  });

  it('asks for what must stand in the statement', () => {
    const lines = 'match: just us\nrequires-document: {elements: [apology]}';
    expect(found(lines, 'It was just us.')).toEqual([]);
    expect(found(lines, 'It was just us. We are sorry.')).toEqual(['just us']);
  });

  it('speaks only in its kinds of statement, or in all but some', () => {
    expect(found('match: just us\nkinds: [recall]', 'It was just us.', { kind: 'recall' })).toEqual(['just us']);
    expect(found('match: just us\nkinds: [recall]', 'It was just us.', { kind: 'interview' })).toEqual([]);
    expect(found('match: just us\nnot-kinds: [recall]', 'It was just us.', { kind: 'recall' })).toEqual([]);
  });

  it('speaks only at its place', () => {
    const text = '# Just us\n\nIt was just us, first. It was just us, in between. It was just us, last.';
    const at = (position: string) => found(`match: |\n  just us «_?»\nposition: ${position}`, text, { format: 'md' });
    expect(found('match: just us', text, { format: 'md' })).toHaveLength(4);
    expect(found('match: just us\nposition: title', text, { format: 'md' })).toEqual(['Just us']);
    expect(at('first-sentence')).toHaveLength(1);
    expect(found('match: just us , «last»\nposition: last-sentence', text, { format: 'md' })).toEqual(['last']);
    expect(found('match: just us , «first»\nposition: last-sentence', text, { format: 'md' })).toEqual([]);
  });

  it('leaves the other language alone', () => {
    expect(found('match: just', '「just」と申し上げました。')).toEqual([]);
  });
});
