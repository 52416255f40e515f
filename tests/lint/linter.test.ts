import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/document/document.ts';
import { loadReader, readDocument } from '../../src/document/read.ts';
import type { Settings } from '../../src/lint/configuration.ts';
import type { FileReport } from '../../src/lint/finding.ts';
import { lint } from '../../src/lint/linter.ts';
import { makePlan } from '../../src/lint/plan.ts';
import type { Rule } from '../../src/rule/rule.ts';
import { missingRule, setOf, wordRule } from './word-rule.ts';

beforeAll(async () => {
  await loadReader('txt');
  await loadReader('md');
});

/** The report on a text by some rules. A greeting comes first, so that the text has no first sentence. */
function report(
  text: string,
  rules: Rule[],
  {
    settings,
    read,
    greeting = 'Hello there.\n\n',
  }: { settings?: Partial<Settings>; read?: Partial<ReadOptions>; greeting?: string } = {},
): FileReport {
  const document = readDocument(greeting + text, { format: 'md', ...read });
  return lint(document, makePlan({ rules: setOf(...rules), locale: 'en', ...(settings && { settings }) }), 'a.md');
}

const said = ({ findings }: FileReport): string[] =>
  findings.map(({ rule, severity, excerpt }) => `${severity} ${rule}: ${excerpt}`);

describe('a finding', () => {
  it('has the words of its rule, the place of its phrase and wordings in the language of the statement', () => {
    const { findings } = report('Only 3 people were hit.', [wordRule('only', 'Only \\d+')], { greeting: '' });
    expect(findings).toEqual([
      {
        rule: 'only',
        category: 'minimizing',
        severity: 'error',
        summary: 'only',
        message: '“Only 3” is only.',
        why: 'A reason.',
        instead: ['Another sentence.'],
        source: 'test',
        excerpt: 'Only 3',
        range: { start: { offset: 0, line: 1, column: 1 }, end: { offset: 6, line: 1, column: 7 } },
        sentence: { start: { offset: 0, line: 1, column: 1 }, end: { offset: 23, line: 1, column: 24 } },
      },
    ]);
  });

  it('that crosses a line break is quoted on one line in its message, and as written in its excerpt', () => {
    const text = '今回の件は大した\nことではありません。';
    const { findings } = report(text, [wordRule('small', '大したこと')], {
      greeting: 'こんにちは。\n\n',
      read: { format: 'txt' },
    });
    expect(findings.map(({ message, excerpt }) => [message, excerpt])).toEqual([
      ['“大したこと” is small.', '大した\nこと'],
    ]);
  });

  it('comes in the order of the text', () => {
    expect(
      said(report('One two three.', [wordRule('c', 'three'), wordRule('a', 'two'), wordRule('b', 'One')])),
    ).toEqual(['warning b: One', 'warning a: two', 'warning c: three']);
  });

  it('does not come from a quotation of others', () => {
    expect(said(report('> Only three.\n\nWe read this.', [wordRule('only', 'Only')]))).toEqual([]);
  });
});

describe('severity', () => {
  const only = wordRule('only', 'only');

  it('rises by one in the first sentence', () => {
    expect(said(report('It was only us. It was only you.', [only], { greeting: '' }))).toEqual([
      'error only: only',
      'warning only: only',
    ]);
  });

  it('rises by one in the title, and the sentence after it is the first', () => {
    expect(said(report('# On only three\n\nIt was only us. And only you.', [only], { greeting: '' }))).toEqual([
      'error only: only',
      'error only: only',
      'warning only: only',
    ]);
  });

  it('falls by one when nobody was harmed, and never below info', () => {
    const low = wordRule('low', 'us', { severity: 'info' });
    expect(said(report('It was only us.', [only, low], { read: { harm: 'none' } }))).toEqual([
      'info only: only',
      'info low: us',
    ]);
  });

  it('is what the configuration says, wherever the phrase stands', () => {
    const settings = { rules: { only: 'info' as const } };
    expect(said(report('It was only us.', [only], { settings, greeting: '' }))).toEqual(['info only: only']);
  });

  it('of what is no phrase does not depend on its place', () => {
    const order = wordRule('order', 'only', { category: 'ordering' });
    expect(said(report('It was only us.', [order], { greeting: '', read: { harm: 'none' } }))).toEqual([
      'warning order: only',
    ]);
  });
});

describe('one finding a phrase', () => {
  it('keeps the gravest of one category', () => {
    const rules = [wordRule('long', 'only a few people'), wordRule('grave', 'a few', { severity: 'error' })];
    expect(said(report('It was only a few people.', rules))).toEqual(['error grave: a few']);
  });

  it('keeps the longest of equally grave ones of one category', () => {
    const rules = [wordRule('short', 'a few'), wordRule('long', 'only a few people')];
    expect(said(report('It was only a few people.', rules))).toEqual(['warning long: only a few people']);
  });

  it('keeps two of different categories that cross', () => {
    const rules = [
      wordRule('a', 'only a few'),
      wordRule('b', 'few people', { category: 'doubting', severity: 'error' }),
    ];
    expect(said(report('It was only a few people.', rules))).toEqual(['warning a: only a few', 'error b: few people']);
  });

  it('keeps the graver of two categories when one lies within the other', () => {
    const rules = [
      wordRule('a', 'only a few people'),
      wordRule('b', 'few', { category: 'doubting', severity: 'error' }),
    ];
    expect(said(report('It was only a few people.', rules))).toEqual(['error b: few']);
  });

  it('keeps both of two categories when they are equally grave, unless the words are the same', () => {
    const within = wordRule('b', 'few', { category: 'doubting' });
    const same = wordRule('c', 'only a few people', { category: 'evasion' });
    const rules = [wordRule('a', 'only a few people'), within, same];
    expect(said(report('It was only a few people.', rules))).toEqual([
      'warning a: only a few people',
      'warning b: few',
    ]);
  });

  it('does not let a remark on the order of things hide a phrase', () => {
    const rules = [wordRule('order', 'It was.*', { category: 'ordering', severity: 'error' }), wordRule('a', 'few')];
    expect(said(report('It was a few people.', rules))).toHaveLength(2);
  });
});

describe('the plan', () => {
  it('leaves out what the configuration switches off, and what is off by itself', () => {
    const rules = [wordRule('off', 'one'), wordRule('quiet', 'two', { optIn: true })];
    expect(said(report('One, one and two.', rules, { settings: { rules: { off: 'off' } } }))).toEqual([]);
    expect(said(report('One, one and two.', rules, { settings: { rules: { off: 'off', quiet: 'info' } } }))).toEqual([
      'info quiet: two',
    ]);
  });

  it('hands a rule its options, those of the configuration over its own', () => {
    const seen: unknown[] = [];
    const rule = { ...wordRule('opt', 'one', { options: { within: 1, words: ['a'] } }) } as Rule;
    const check = (_: unknown, { options }: { options: unknown }) => {
      seen.push(options);
      return [];
    };
    const spy = { ...rule, check } as Rule;
    report('One.', [spy], { settings: { rules: { opt: ['error', { within: 3 }] } }, greeting: '' });
    expect(seen).toEqual([{ within: 3, words: ['a'] }]);
  });
});

describe('what is missing', () => {
  it('is listed apart from findings, in the order of the card', () => {
    const { findings, missing } = report('Hello.', [
      missingRule('contact', 'warning'),
      missingRule('apology', 'error'),
    ]);
    expect(findings).toEqual([]);
    expect(missing.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`)).toEqual([
      'error missing-apology: No apology.',
      'warning missing-contact: No contact.',
    ]);
  });

  it('is kept back by a directive for the whole file', () => {
    const text = '<!-- owabi-disable-file missing-contact -- it stands on the page around this -->\n\nHello.';
    const { findings, missing } = report(text, [missingRule('contact', 'warning')]);
    expect([findings, missing]).toEqual([[], []]);
  });
});

describe('a rule that breaks down', () => {
  it('is named, and nothing is swallowed', () => {
    const rule = { ...wordRule('bad', 'x'), check: () => [{ span: { start: 5, end: 999 } }], file: 'bad.js' } as Rule;
    expect(() => report('Hello.', [rule])).toThrow(/the rule "bad" broke down: 5–999 is no place in the statement/u);
  });
});

describe('neighbouring findings', () => {
  const only = wordRule('only', '[Oo]nly \\w+');

  it('of one rule in one clause are one finding, from the first to the last', () => {
    expect(said(report('It was only three and only today.', [only]))).toEqual([
      'warning only: only three and only today',
    ]);
  });

  it('stay two across a comma and in two sentences', () => {
    expect(said(report('It was only three, and only today. Only here.', [only]))).toEqual([
      'warning only: only three',
      'warning only: only today',
      'warning only: Only here',
    ]);
  });

  it('of two rules stay two', () => {
    const just = wordRule('just', 'just \\w+');
    expect(said(report('It was only three and just today.', [only, just]))).toHaveLength(2);
  });
});

describe('a rule that is said once', () => {
  const once = { ...wordRule('only', '[Oo]nly \\w+'), once: true };

  it('reports its first place in a statement', () => {
    expect(said(report('Only three. Only today.\n\nOnly here.', [once]))).toEqual(['warning only: Only three']);
  });

  it('reports the next place when the first is suppressed', () => {
    const text = '<!-- owabi-disable-next-line only -- agreed -->\nOnly three.\n\nOnly today.';
    expect(said(report(text, [once]))).toContain('warning only: Only today');
  });
});
