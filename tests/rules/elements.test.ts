import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/document/document.ts';
import { lint } from '../../src/index.ts';
import type { ElementName } from '../../src/rule/rule.ts';

/** The evidence of an element in a text. */
const evidence = (element: ElementName, text: string, kind: Kind = 'first-notice'): string[] =>
  (lint(text, { format: 'md', kind }).elements[element] ?? []).map(({ start, end }) =>
    text.slice(start.offset, end.offset),
  );

describe('what the card shows', () => {
  it('is the whole clause, where a particle alone would tell nothing', () => {
    expect(evidence('cause', 'この停止は、設定の誤りによるものです。')).toEqual(['設定の誤りによるものです']);
    expect(evidence('cause', 'It stopped at ten, because a pump failed.')).toEqual(['because a pump failed']);
  });

  it('is the bare number or address of a contact', () => {
    expect(evidence('contact', 'お電話は 0120-000-000 へどうぞ。')).toEqual(['0120-000-000']);
  });
});

describe('a person', () => {
  it('is a bare name in a signature, and not in the middle of a statement', () => {
    expect(evidence('person', 'We have refunded you.\n\nKind regards,\nMaria Keller')).toEqual(['Maria Keller']);
    expect(evidence('person', 'Maria Keller was charged twice.')).toEqual([]);
  });

  it('is not the person to whom the statement is addressed', () => {
    expect(evidence('person', '三浦 様\n\n代金を返金いたしました。')).toEqual([]);
    expect(evidence('person', 'Dear Ms Achterberg,\n\nWe have refunded you.')).toEqual([]);
  });

  it('is not a department', () => {
    expect(evidence('person', '代金を返金いたしました。\n\nお客様相談室')).toEqual([]);
  });
});

describe('words of others', () => {
  it('are no evidence: neither a questioner’s nor a quotation', () => {
    expect(evidence('apology', '> We are sorry.\n\nThat is what they wrote.')).toEqual([]);
    expect(evidence('remedy', '**記者:** 全額を返金しますか。\n\n**社長:** お答えできません。', 'interview')).toEqual(
      [],
    );
  });
});

describe('a promise', () => {
  it('is a next step with a time, and none without', () => {
    expect(evidence('next-step', '十八時にこのページでお知らせいたします。')).toHaveLength(1);
    expect(evidence('next-step', '進展があり次第お知らせいたします。')).toEqual([]);
  });

  it('is prevention when it changes something, and none when it only strives', () => {
    expect(evidence('prevention', '公開の前に二人で照合する手順に改めます。')).toHaveLength(1);
    expect(evidence('prevention', '再発防止に努めてまいります。')).toEqual([]);
    expect(evidence('prevention', 'No file goes out until a second person has released it.')).toHaveLength(1);
    expect(evidence('prevention', 'We will strengthen our processes.')).toEqual([]);
  });
});
