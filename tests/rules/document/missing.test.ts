import { describe, expect, it } from 'vitest';
import { documentRules } from '../../../rules/document/index.ts';
import type { Fault, Harm, Kind } from '../../../src/document/document.ts';
import { lint } from '../../../src/index.ts';
import { ELEMENTS } from '../../../src/rule/rule.ts';

/** What a text is said to lack, as "severity element". */
function lacks(text: string, facts: { kind: Kind; fault?: Fault; harm?: Harm }): string[] {
  return lint(text, { format: 'md', ...facts }).missing.map(({ severity, element }) => `${severity} ${element}`);
}

const BARE = 'We are aware of the matter.';

describe('what a kind of statement needs', () => {
  it('asks a first notice for what happened, when, and what comes next, and only reminds of the rest', () => {
    expect(lacks(BARE, { kind: 'first-notice' })).toEqual([
      'warning apology',
      'info responsibility',
      'warning what-happened',
      'warning when',
      'info affected',
      'info cause',
      'info action-taken',
      'warning next-step',
      'info contact',
      'info empathy',
    ]);
  });

  it('asks a progress update for no apology and no remedy', () => {
    const missing = lacks(BARE, { kind: 'progress-update' });
    expect(missing).toContain('warning next-step');
    expect(missing.filter((one) => /apology|remedy|empathy|person/u.test(one))).toEqual([]);
  });

  it('asks a final report for a measure against a repeat, and a first notice for none', () => {
    expect(lacks(BARE, { kind: 'final-report' })).toContain('warning prevention');
    expect(lacks(BARE, { kind: 'first-notice' }).join()).not.toContain('prevention');
  });

  it('does not ask an interview for an address', () => {
    expect(lacks(BARE, { kind: 'interview' }).join()).not.toContain('contact');
  });

  it('says nothing of an element that is there', () => {
    expect(lacks('Next update at 18:00.', { kind: 'first-notice' }).join()).not.toContain('next-step');
  });
});

describe('whose fault it is', () => {
  it('makes a missing apology an error when the fault is ours', () => {
    expect(lacks(BARE, { kind: 'support-reply', fault: 'ours' })).toContain('error apology');
  });

  it('asks for responsibility when the fault is ours, only reminds when nobody said, and is silent when it is not known', () => {
    expect(lacks(BARE, { kind: 'final-report', fault: 'ours' })).toContain('warning responsibility');
    expect(lacks(BARE, { kind: 'final-report' })).toContain('info responsibility');
    const text = `---\nfault: unknown\n---\n\n${BARE}\n`;
    expect(lacks(text, { kind: 'final-report' }).join()).not.toContain('responsibility');
  });

  it('asks for no apology, no responsibility and no remedy when there is no fault', () => {
    const missing = lacks(BARE, { kind: 'support-reply', fault: 'none' }).join();
    expect(missing).not.toMatch(/apology|responsibility|remedy/u);
    expect(missing).toContain('next-step');
  });
});

describe('how grave the harm is', () => {
  it('makes what is required an error when data, health or life were harmed', () => {
    expect(lacks(BARE, { kind: 'breach-notice', harm: 'data' })).toContain('error contact');
    expect(lacks(BARE, { kind: 'breach-notice', harm: 'service' })).toContain('warning contact');
  });

  it('only reminds of what is required when nobody was harmed', () => {
    const missing = lacks(BARE, { kind: 'first-notice', harm: 'none' });
    expect(missing).toContain('info next-step');
    expect(missing.every((one) => one.startsWith('info '))).toBe(true);
  });
});

describe('the context that front matter gives', () => {
  it('lets an announced interruption be without apology, cause and remedy', () => {
    const missing = lacks(`---\ncontext: planned\n---\n\n${BARE}\n`, { kind: 'first-notice' });
    expect(missing).toEqual([
      'warning what-happened',
      'warning when',
      'info affected',
      'warning next-step',
      'info contact',
    ]);
  });

  it('asks nobody to apologise to a person who harasses them', () => {
    const missing = lacks(`---\ncontext: harassment\n---\n\n${BARE}\n`, { kind: 'support-reply' }).join();
    expect(missing).not.toMatch(/apology|empathy|responsibility|remedy/u);
  });
});

it('has one rule for each element', () => {
  const missing = documentRules.filter(({ category }) => category === 'missing-element').map(({ id }) => id);
  expect(missing).toEqual(ELEMENTS.map((element) => `missing-${element}`));
});
