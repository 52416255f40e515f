/**
 * JUnit's XML: a suite a file; a case for each finding and for each element that is asked for. What makes the run fail is a failure,
 * a finding kept back is skipped, and everything else passes, so that a green run has green tests. Says nothing of time or machine.
 */
import type { FailOn } from '../lint/configuration.ts';
import type { FileReport } from '../lint/finding.ts';
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
  const cases: Case[] = remarksOf(file, locale).map((remark) => {
    const fails = isFailing(remark.severity, failOn);
    return { name: nameOf(remark), result: fails ? 'failed' : 'passed', body: bodyOf(remark, locale, fails) };
  });
  for (const element of ELEMENTS) {
    // By the name of the rule that would miss it, so that its history is one.
    if (file.elements[element]?.length) cases.push({ name: `missing-${element}`, result: 'passed', body: '' });
  }
  for (const { rule, range, reason } of file.suppressed) {
    const body = `<skipped${xmlAttributes({ message: reason })}/>`;
    cases.push({ name: `${rule} (${range.start.line}:${range.start.column})`, result: 'skipped', body });
  }
  // A suite without a case is taken for one that did not run.
  return cases.length > 0 ? cases : [{ name: 'owabi', result: 'passed', body: '' }];
}

const nameOf = ({ rule, range: { start }, finding }: Remark): string =>
  finding ? `${rule} (${start.line}:${start.column})` : rule;

function bodyOf(remark: Remark, locale: Locale, fails: boolean): string {
  const text = xmlText(linesOf(remark, locale).join('\n'));
  if (!fails) return `<system-out>${text}</system-out>`;
  return `<failure${xmlAttributes({ type: remark.severity, message: remark.message })}>${text}</failure>`;
}

function sum(suites: readonly (readonly Case[])[]) {
  const cases = suites.flat();
  const count = (result: Case['result']): number => cases.filter((one) => one.result === result).length;
  return { tests: cases.length, failures: count('failed'), errors: 0, skipped: count('skipped') };
}
