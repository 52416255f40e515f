import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/problem/problem.ts';
import { outline, read } from './reading.ts';

const problemOf = (source: string): string => {
  try {
    read(source, 'md', { file: 'a.md' });
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
  throw new Error('no problem');
};

describe('front matter', () => {
  it('gives its facts, in every format, and is no part of the statement', () => {
    const source = `---
title: お詫び   # for the site generator
kind: "recall"
fault: ours
harm: health
context: planned
tags: [a, b]
---
回収いたします。
`;
    for (const format of ['txt', 'md', 'html'] as const) {
      const document = read(source, format);
      expect(document.frontMatter).toEqual({ kind: 'recall', fault: 'ours', harm: 'health', context: 'planned' });
      expect(document.kind).toBe('recall');
      expect(document.kindReason.en).toBe('its front matter says so');
      expect(outline(document)).toEqual(['paragraph: 回収いたします。']);
    }
  });

  it('yields to what the caller says', () => {
    const document = read('---\nkind: recall\nfault: ours\n---\nお詫びします。', 'md', {
      kind: 'interview',
      kindReason: { ja: '指定', en: 'asked for' },
      fault: 'none',
      harm: 'life',
    });
    expect(document.kind).toBe('interview');
    expect(document.kindReason.en).toBe('asked for');
    expect(document.frontMatter).toEqual({ kind: 'interview', fault: 'none', harm: 'life' });
  });

  it('shows an unknown value in its line, with the nearest right one', () => {
    expect(problemOf('---\nkind: first-notise\n---\nA.')).toBe(
      `error: unknown kind "first-notise" in the front matter
  ┌ a.md:2:7
2 │ kind: first-notise
  │       ^^^^^^^^^^^^
  help: did you mean "first-notice"?`,
    );
  });

  it('shows a key that is nearly one of ours, and lets other tools have theirs', () => {
    expect(problemOf('---\nfualt: ours\n---\nA.')).toContain('did you mean "fault"?');
    expect(problemOf('---\nhamr: data\n---\nA.')).toContain('did you mean "harm"?');
    expect(
      read('---\nlayout: post\nauthor: x\ndate: 2025-01-01\nlink: x\ncontent: y\n---\nA.', 'md').frontMatter,
    ).toEqual({});
  });

  it('does not take rule lines around a letter for front matter', () => {
    expect(outline(read('---\nお詫び申し上げます。\n---\n山田'))).toEqual([
      'paragraph: お詫び申し上げます。',
      'signature: 山田',
    ]);
  });
});
