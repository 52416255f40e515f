import { beforeAll, describe, expect, it } from 'vitest';
import { loadReader, readDocument } from '../../src/document/read.ts';
import { lint } from '../../src/lint/linter.ts';
import { makePlan } from '../../src/lint/plan.ts';
import { setOf, wordRule } from './word-rule.ts';

beforeAll(() => loadReader('md'));

const plan = makePlan({ rules: setOf(wordRule('only', 'only'), wordRule('few', 'few')), locale: 'en' });

function linted(text: string) {
  const { findings, suppressed } = lint(readDocument(`Hello there.\n\n${text}\n`, { format: 'md' }), plan);
  return {
    said: findings.map(({ rule, message, excerpt }) => `${rule}: ${rule in { only: 1, few: 1 } ? excerpt : message}`),
    suppressed: suppressed.map(({ rule }) => rule),
  };
}

describe('a directive for the next line', () => {
  it('gives its reason to what it keeps back', () => {
    const text = '<!-- owabi-disable-next-line only -- the regulator’s own words -->\nIt was only us.\n';
    const { suppressed } = lint(readDocument(text, { format: 'md' }), plan);
    expect(suppressed.map(({ reason }) => reason)).toEqual(['the regulator’s own words']);
  });

  it('keeps a finding back, which is reported as suppressed', () => {
    expect(linted('<!-- owabi-disable-next-line only -- the regulator’s own words -->\nIt was only us.')).toEqual({
      said: [],
      suppressed: ['only'],
    });
  });

  it('keeps two back that stand in one breath, as one', () => {
    expect(linted('<!-- owabi-disable-next-line only -- the regulator’s own words -->\nIt was only only us.')).toEqual({
      said: [],
      suppressed: ['only'],
    });
  });

  it('reaches over the empty line that Markdown wants, and no further', () => {
    const comment = '<!-- owabi-disable-next-line only -- the regulator’s own words -->';
    expect(linted(`${comment}\n\nIt was only us.\n\nAnd only you.`)).toEqual({
      said: ['only: only'],
      suppressed: ['only'],
    });
  });

  it('names several rules', () => {
    const comment = '<!-- owabi-disable-next-line only, few -- the regulator’s own words -->';
    expect(linted(`${comment}\nIt was only a few of us.`)).toEqual({ said: [], suppressed: ['only', 'few'] });
  });

  it('without a reason changes nothing and says so', () => {
    expect(linted('<!-- owabi-disable-next-line only -->\nIt was only us.')).toEqual({
      said: [
        'suppression-without-reason: "owabi-disable-next-line" gives no reason, so it changes nothing.',
        'only: only',
      ],
      suppressed: [],
    });
  });

  it('without an effect says so', () => {
    expect(linted('<!-- owabi-disable-next-line only -- once it was -->\nIt was all of us.').said).toEqual([
      'unused-suppression: There is no finding of "only" here: this directive is not needed.',
    ]);
  });

  it('for an unknown rule offers the nearest', () => {
    expect(linted('<!-- owabi-disable-next-line onyl -- typed at night -->\nIt was only us.').said).toEqual([
      'unknown-directive: There is no rule "onyl". → only',
      'only: only',
    ]);
  });

  it('that names no rule says so', () => {
    expect(linted('<!-- owabi-disable-next-line -- all of it -->\nIt was only us.').said).toEqual([
      'unknown-directive: "owabi-disable-next-line" names no rule.',
      'only: only',
    ]);
  });
});

describe('directives for a stretch', () => {
  it('keep findings back from one to the other', () => {
    const text =
      'Only? only.\n\n<!-- owabi-disable only -- quoted from law -->\n\nOnly? only.\n\n<!-- owabi-enable only -->\n\nOnly? only.';
    expect(linted(text)).toEqual({ said: ['only: only', 'only: only'], suppressed: ['only'] });
  });

  it('reach to the end when nothing ends them', () => {
    expect(linted('<!-- owabi-disable only -- quoted from law -->\n\nonly\n\nonly').suppressed).toEqual([
      'only',
      'only',
    ]);
  });

  it('for the whole file reach what stands before them too', () => {
    expect(linted('It was only us.\n\n<!-- owabi-disable-file only -- a house style -->').suppressed).toEqual(['only']);
  });
});

describe('an unknown directive', () => {
  it('is reported', () => {
    expect(linted('<!-- owabi-ignore only -- a reason -->\nAll good.').said).toEqual([
      'unknown-directive: There is no directive "owabi-ignore".',
    ]);
  });

  it('for an unknown element offers the nearest', () => {
    expect(linted('<!-- owabi-element apologie -- see the letter -->\nAll good.').said).toEqual([
      'unknown-directive: There is no element "apologie". → apology',
    ]);
  });
});
