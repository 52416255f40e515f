import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PHRASE_CATEGORIES as CATEGORIES, ELEMENTS, readCorpus, scoreCorpus } from '../scripts/corpus-score.mjs';
import { KINDS } from '../src/document/document.ts';
import { type FileReport, lint } from '../src/index.ts';

const corpus = join(import.meta.dirname, '..', 'fixtures', 'corpus');
const parts = readdirSync(corpus, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'sentences')
  .map(({ name }) => name);
const floorFile = join(corpus, 'floor.json');
const floor = existsSync(floorFile) ? JSON.parse(readFileSync(floorFile, 'utf8')) : {};

describe.each(parts)('the corpus part %s', (part) => {
  const statements = readCorpus([join(corpus, part)]);
  const reports = new Map<string, FileReport>();
  /** Each statement is read once, whichever test asks first. */
  const reportOf = ({ text, kind, format, fault, harm }: (typeof statements)[number]): FileReport => {
    const key = JSON.stringify([text, kind, format, fault, harm]);
    const report = reports.get(key) ?? lint(text, { kind, format, ...(fault && { fault }), ...(harm && { harm }) });
    reports.set(key, report);
    return report;
  };

  it('is labelled as docs/corpus.md says, with exact quotations', () => {
    const mistakes: string[] = [];
    for (const { id, text, kind, findings, lookalikes, elements, debatable } of statements) {
      const check = (ok: boolean, what: string): void => {
        if (!ok) mistakes.push(`${id}: ${what}`);
      };
      check((KINDS as readonly string[]).includes(kind), `kind ${kind}`);
      check(Array.isArray(findings), 'findings must be a list');
      for (const { category, quote, occurrence, difficulty } of findings ?? []) {
        const times = text.split(String(quote)).length - 1;
        check(CATEGORIES.includes(category), `category ${category}`);
        check(['obvious', 'moderate', 'subtle'].includes(difficulty), `difficulty ${difficulty}`);
        check(times > 0, `not in the text: ${quote}`);
        check(times === 1 || occurrence !== undefined, `more than once in the text: ${quote}`);
      }
      for (const { not, quote } of lookalikes ?? []) {
        check(CATEGORIES.includes(not) && text.includes(String(quote)), `look-alike ${not}: ${quote}`);
      }
      for (const { category, quote } of debatable ?? []) {
        check(CATEGORIES.includes(category) && text.includes(String(quote)), `debatable ${category}: ${quote}`);
      }
      for (const [element, quotes] of Object.entries(elements ?? {})) {
        check(ELEMENTS.includes(element), `element ${element}`);
        for (const quote of [quotes].flat())
          check(text.includes(String(quote)), `${element} not in the text: ${quote}`);
      }
    }
    expect(mistakes).toEqual([]);
  });

  it('scores no lower than its recorded floor', () => {
    const recorded = floor[part];
    expect(recorded, 'record it with: npm run eval -- --update-floor').toBeDefined();
    const score = scoreCorpus(statements, reportOf);
    expect(score.phrases.all.f1).toBeGreaterThanOrEqual(recorded.phrasesF1);
    expect(score.phrases.all.precision).toBeGreaterThanOrEqual(recorded.phrasesPrecision);
    expect(score.elements.all.f1).toBeGreaterThanOrEqual(recorded.elementsF1);
    expect(score.lookalikes.tripped).toBeLessThanOrEqual(recorded.lookalikesTripped);
    expect(score.clean.untouched).toBeGreaterThanOrEqual(recorded.cleanUntouched);
  });

  it('earns no credit with a phrase that is labelled as a problem', () => {
    const praised = statements.flatMap((statement) =>
      reportOf(statement).credits.flatMap(({ credit, excerpt, range }) =>
        statement.findings
          .filter(({ quote }) => {
            const at = statement.text.indexOf(quote);
            return at < range.end.offset && range.start.offset < at + quote.length;
          })
          .map(({ quote }) => `${statement.id} ${credit}: ${excerpt} (${quote})`),
      ),
    );
    expect(praised).toEqual([]);
  });
});
