/**
 * JUnit's XML: a suite a file; a case for each finding and for each element that is asked for. What makes the run fail is a failure,
 * a finding kept back is skipped, and everything else passes, so that a green run has green tests. Says nothing of time or machine.
 */
import type { FailOn } from '../lint/configuration.ts';
import type { FileReport, Range } from '../lint/finding.ts';
import { isFailing } from '../lint/report.ts';
import { ELEMENTS } from '../rule/rule.ts';
import type { Locale } from '../words/words.ts';
import { linesOf, type Remark, remarksOf } from './remark.ts';
import type { Reporter } from './reporter.ts';
import { xmlAttributes, xmlText } from './xml.ts';

export const junit: Reporter = ({ files, locale }, { failOn = 'error' }) => {
  const suites = files.map((file) => casesOf(file, locale, failOn));
  const out = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name: 'owabi', ...sum(suites) })}>`,
  ];
  for (const [index, cases] of suites.entries()) {
    out.push(`  <testsuite${xmlAttributes({ name: files[index]!.path, ...sum([cases]) })}>`);
    for (const { name, body } of cases) {
      const attributes = xmlAttributes({ classname: files[index]!.path, name });
      if (body === '') out.push(`    <testcase${attributes}/>`);
      else out.push(`    <testcase${attributes}>`, `      ${body}`, '    </testcase>');
    }
    out.push('  </testsuite>');
  }
  out.push('</testsuites>');
  return `${out.join('\n')}\n`;
};

interface Case {
  readonly name: string;
  readonly result: 'passed' | 'failed' | 'skipped';
  /** XML. */
  readonly body: string;
}

function casesOf(file: FileReport, locale: Locale, failOn: FailOn): Case[] {
  const named = numbering();
  const cases: Case[] = remarksOf(file, locale).map((remark) => {
    const fails = isFailing(remark.severity, failOn);
    const body = bodyOf(remark, placeIn(file, remark.range), locale, fails);
    return { name: named(remark.rule), result: fails ? 'failed' : 'passed', body };
  });
  for (const element of ELEMENTS) {
    // By the name of the rule that would miss it, so that its history is one.
    if (file.elements[element]?.length) cases.push({ name: named(`missing-${element}`), result: 'passed', body: '' });
  }
  for (const { rule, range, reason } of file.suppressed) {
    const body = `<skipped${xmlAttributes({ message: `${placeIn(file, range)}: ${reason}` })}/>`;
    cases.push({ name: named(rule), result: 'skipped', body });
  }
  // A suite without a case is taken for one that did not run.
  return cases.length > 0 ? cases : [{ name: 'owabi', result: 'passed', body: '' }];
}

/** Names without a place: a test keeps its history when a line moves. The second of a rule is `… #2`. */
function numbering(): (rule: string) => string {
  const counts = new Map<string, number>();
  return (rule) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count === 1 ? rule : `${rule} #${count}`;
  };
}

const placeIn = ({ path }: FileReport, { start }: Range): string => `${path}:${start.line}:${start.column}`;

function bodyOf(remark: Remark, place: string, locale: Locale, fails: boolean): string {
  const text = xmlText([place, ...linesOf(remark, locale)].join('\n'));
  if (!fails) return `<system-out>${text}</system-out>`;
  return `<failure${xmlAttributes({ type: remark.severity, message: remark.message })}>${text}</failure>`;
}

function sum(suites: readonly (readonly Case[])[]) {
  const cases = suites.flat();
  const count = (result: Case['result']): number => cases.filter((one) => one.result === result).length;
  return { tests: cases.length, failures: count('failed'), errors: 0, skipped: count('skipped') };
}
