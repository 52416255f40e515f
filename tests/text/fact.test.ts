import { describe, expect, it } from 'vitest';
import { Fact } from '../../src/text/fact.ts';

describe('Fact', () => {
  it('is known of what keeps it, apart from facts of other kinds', () => {
    const [length, language, last] = [new Fact<number>(), new Fact<string>(), new Fact<boolean>()];
    const sentence = { facts: [] };
    last.keep(sentence, false);
    length.keep(sentence, 12);
    expect([length.of(sentence), language.of(sentence), last.of(sentence)]).toEqual([12, undefined, false]);
    length.keep(sentence, 13);
    expect([length.of(sentence), last.of(sentence)]).toEqual([13, false]);
  });

  it('is kept for each by itself, and by nobody who keeps none', () => {
    const length = new Fact<number>();
    const [one, other, forgetful] = [{ facts: [] }, { facts: [] }, { facts: undefined }];
    length.keep(one, 12);
    length.keep(forgetful, 12);
    expect([length.of(one), length.of(other), length.of(forgetful)]).toEqual([12, undefined, undefined]);
  });
});
