import { beforeAll, describe, expect, it } from 'vitest';
import type { Format, Kind } from '../../src/document/document.ts';
import { loadReader, readDocument } from '../../src/document/read.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { readElements } from '../../src/rule/elements.ts';
import { openSources } from '../../src/rule/open-sources.ts';
import { ruleSet } from '../../src/rule/rule-set.ts';
import { readYamlFiles } from '../../src/rule/yaml-files.ts';

beforeAll(async () => {
  await loadReader('txt');
  await loadReader('md');
});

/** The evidence of an apology in a text: "sorry", "so sorry", and names under a letter when `types` asks for them. */
function evidence(
  text: string,
  { types = '', format = 'txt' as Format, kind }: { types?: string; format?: Format; kind?: Kind } = {},
) {
  const file = `element: apology
summary: {ja: 謝罪, en: an apology}
missing: {ja: お詫び, en: Say sorry.}
add: {ja: [お詫びします。], en: [We are sorry.]}
${types}
en:
  match: |
    sorry
    so sorry
  except: sorry to hear
  unless: [question]
  examples: [{has: <<sorry>>}, {lacks: fine}]
ja:
  match: お詫び
  examples: [{has: <<お詫び>>}, {lacks: 遺憾}]
`;
  const { pack, problems } = readYamlFiles([{ file: 'elements/apology.yaml', text: file }]);
  if (problems.length > 0) throw new ProblemError(...problems);
  const document = readDocument(text, { format, ...(kind && { kind }) });
  return readElements(
    document,
    ruleSet([openSources(pack)], []).recognizers,
  )('apology').map(({ span }) => text.slice(span.start, span.end));
}

describe('evidence of an element', () => {
  it('is found in both languages of a mixed statement, in the order of the text', () => {
    expect(evidence('We are sorry.\n\n深くお詫びいたします。')).toEqual(['sorry', 'お詫び']);
  });

  it('never overlaps: of two that do, the longer one that begins first stays', () => {
    expect(evidence('We are so sorry.')).toEqual(['so sorry']);
  });

  it('knows exceptions and guards', () => {
    expect(evidence('We are sorry to hear it. Are we sorry?')).toEqual([]);
  });

  it('does not come from a quotation of others', () => {
    expect(evidence('> We are sorry.\n\nThat is what they wrote.', { format: 'md' })).toEqual([]);
  });

  it('does not come from a heading, unless the element says that it may', () => {
    const text = '# We are sorry\n\nIt broke.';
    expect(evidence(text, { format: 'md' })).toEqual([]);
    expect(evidence(text, { format: 'md', types: 'types: [paragraph, heading]' })).toEqual(['sorry']);
  });

  it('does not come from the questioner', () => {
    const text = 'Q: Are you sorry, then? Sorry is what people want.\n\nA: It broke.\n';
    expect(evidence(text, { kind: 'interview' })).toEqual([]);
  });

  it('may be declared in a comment, with a reason', () => {
    const comment = '<!-- owabi-element apology -- the chairman says it in the video -->';
    expect(evidence(`${comment}\n\nIt broke.`, { format: 'md' })).toEqual([comment]);
    expect(evidence('<!-- owabi-element apology -->\n\nIt broke.', { format: 'md' })).toEqual([]);
  });
});
