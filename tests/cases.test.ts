import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lint } from '../src/index.ts';
import { type CreditName, type ElementName, PHRASE_CATEGORIES } from '../src/rule/rule.ts';

/** What fixtures/cases/expected.yaml says of one case. */
interface Expected {
  about: string;
  kind?: 'first-notice' | 'final-report' | 'support-reply';
  fault?: 'ours' | 'unknown';
  harm?: 'service' | 'data' | 'health';
  findings: { category: string; quote: string }[];
  'at-least'?: number;
  elements?: ElementName[];
  missing?: ElementName[];
  'not-missing'?: ElementName[];
  credits: CreditName[];
}

const folder = join(import.meta.dirname, '..', 'fixtures', 'cases');
const cases = Object.entries(parse(readFileSync(join(folder, 'expected.yaml'), 'utf8')) as Record<string, Expected>);

describe.each(cases)('%s', (file, expected) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const { kind, fault, harm } = expected;
  const report = lint(text, {
    format: file.endsWith('.md') ? 'md' : 'txt',
    ...(kind && { kind }),
    ...(fault && { fault }),
    ...(harm && { harm }),
  });
  const phrases = report.findings.filter(({ category }) => (PHRASE_CATEGORIES as readonly string[]).includes(category));
  const missing = report.missing.map(({ element }) => element);

  it(`${expected.about}: phrases`, () => {
    if (expected.findings.length === 0) {
      expect(report.findings.map(({ rule, excerpt }) => `${rule}: ${excerpt}`)).toEqual([]);
      return;
    }
    const found = ({ category, quote }: { category: string; quote: string }) => {
      const start = text.indexOf(quote);
      expect(start, `${quote} stands in ${file}`).toBeGreaterThanOrEqual(0);
      return phrases.some(
        (finding) =>
          finding.category === category &&
          finding.range.start.offset < start + quote.length &&
          start < finding.range.end.offset,
      );
    };
    expect(expected.findings.filter((phrase) => !found(phrase))).toEqual([]);
    expect(phrases.length).toBeGreaterThanOrEqual(expected['at-least'] ?? expected.findings.length);
  });

  it('elements', () => {
    const absent = (expected.elements ?? []).filter((element) => !report.elements[element]?.length);
    expect(absent).toEqual([]);
    expect((expected.missing ?? []).filter((element) => !missing.includes(element))).toEqual([]);
    expect((expected['not-missing'] ?? []).filter((element) => missing.includes(element))).toEqual([]);
  });

  it('credits', () => {
    const earned = new Set(report.credits.map(({ credit }) => credit));
    if (expected.credits.length === 0) expect(report.credits.map(({ excerpt }) => excerpt)).toEqual([]);
    expect(expected.credits.filter((credit) => !earned.has(credit))).toEqual([]);
  });
});
