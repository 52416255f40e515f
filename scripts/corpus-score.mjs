/**
 * Scores owabi on labelled statements. What counts is written in docs/corpus.md; nothing here knows a rule.
 *
 *   found      a labelled phrase that a finding of its category overlaps
 *   false      a finding that overlaps no label of its category (debatable labels count for nothing)
 *   element    recognised when there is evidence for it anywhere in the statement
 *   look-alike tripped when a finding of the forbidden category overlaps it
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const PHRASE_CATEGORIES = [
  'blame-shifting',
  'minimizing',
  'non-apology',
  'doubting',
  'self-focus',
  'evasion',
  'vague-commitment',
  'deflection',
  'over-assurance',
  'register',
];
export const ELEMENTS = [
  'apology',
  'responsibility',
  'what-happened',
  'when',
  'affected',
  'cause',
  'action-taken',
  'remedy',
  'prevention',
  'next-step',
  'contact',
  'person',
  'empathy',
];

/**
 * The statements of some folders, in the order of their names.
 *
 * @param {readonly string[]} folders
 * @returns {any[]}
 */
export function readCorpus(folders) {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => parse(readFileSync(join(folder, name), 'utf8'))),
  );
}

/** The span of a quotation in a text, or undefined. */
function spanOf(text, quote, occurrence = 1) {
  let at = -1;
  for (let n = 0; n < occurrence; n++) at = text.indexOf(quote, at + 1);
  return at < 0 ? undefined : [at, at + quote.length];
}

const overlaps = (a, b) => a[0] < b[1] && b[0] < a[1];
const zero = () => ({ tp: 0, fn: 0, fp: 0 });

export function rates({ tp, fn, fp }) {
  const precision = tp + fp > 0 ? tp / (tp + fp) : 1;
  const recall = tp + fn > 0 ? tp / (tp + fn) : 1;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision, recall, f1, tp, fn, fp };
}

const total = (table) =>
  rates(Object.values(table).reduce((a, b) => ({ tp: a.tp + b.tp, fn: a.fn + b.fn, fp: a.fp + b.fp }), zero()));

/**
 * @param {readonly any[]} statements  as read by {@link readCorpus}
 * @param {(statement: any) => { findings: readonly any[], elements: Record<string, readonly any[]> }} lint
 */
export function scoreCorpus(statements, lint) {
  const categories = Object.fromEntries(PHRASE_CATEGORIES.map((name) => [name, zero()]));
  const elements = Object.fromEntries(ELEMENTS.map((name) => [name, zero()]));
  const difficulties = {};
  const rules = {};
  const misses = [];
  const lookalikes = { total: 0, tripped: 0 };
  const clean = { total: 0, untouched: 0 };

  for (const statement of statements) {
    const { id, text } = statement;
    const report = lint(statement);
    const found = report.findings
      .filter((finding) => PHRASE_CATEGORIES.includes(finding.category))
      .map((finding) => ({ ...finding, span: [finding.range.start.offset, finding.range.end.offset] }));
    const place = (label) => ({ ...label, span: spanOf(text, String(label.quote), label.occurrence) });
    const labels = (statement.findings ?? []).map(place);
    const debatable = (statement.debatable ?? []).map(place);

    for (const label of labels) {
      const hit = found.some((finding) => finding.category === label.category && overlaps(finding.span, label.span));
      categories[label.category][hit ? 'tp' : 'fn']++;
      difficulties[label.difficulty] ??= zero();
      difficulties[label.difficulty][hit ? 'tp' : 'fn']++;
      if (!hit) misses.push(`${id} missed  ${label.category} (${label.difficulty}): ${label.quote}`);
    }
    for (const finding of found) {
      rules[finding.rule] ??= { found: 0, false: 0 };
      if (labels.some((label) => label.category === finding.category && overlaps(finding.span, label.span))) {
        rules[finding.rule].found++;
      } else if (!debatable.some((label) => overlaps(finding.span, label.span))) {
        rules[finding.rule].false++;
        categories[finding.category].fp++;
        misses.push(`${id} false   ${finding.category} [${finding.rule}]: ${text.slice(...finding.span)}`);
      }
    }
    for (const lookalike of statement.lookalikes ?? []) {
      const { not, span } = place(lookalike);
      lookalikes.total++;
      const own = (finding) =>
        labels.some((label) => label.category === finding.category && overlaps(finding.span, label.span));
      if (found.some((finding) => finding.category === not && overlaps(finding.span, span) && !own(finding)))
        lookalikes.tripped++;
    }
    if (labels.length === 0) {
      clean.total++;
      if (found.length === 0) clean.untouched++;
    }
    for (const name of ELEMENTS) {
      const wanted = statement.elements?.[name] !== undefined;
      const evidence = report.elements[name] ?? [];
      if (wanted && evidence.length > 0) elements[name].tp++;
      else if (wanted) {
        elements[name].fn++;
        misses.push(`${id} element not recognised  ${name}: ${[].concat(statement.elements[name]).join(' | ')}`);
      } else if (evidence.length > 0) {
        elements[name].fp++;
        const texts = evidence.map(({ start, end }) => text.slice(start.offset, end.offset));
        misses.push(`${id} element imagined        ${name}: ${texts.join(' | ')}`);
      }
    }
  }

  const rated = (table) => Object.fromEntries(Object.entries(table).map(([name, counts]) => [name, rates(counts)]));
  return {
    statements: statements.length,
    phrases: { all: total(categories), ...rated(categories) },
    difficulties: rated(difficulties),
    elements: { all: total(elements), ...rated(elements) },
    rules,
    lookalikes,
    clean,
    misses,
  };
}
