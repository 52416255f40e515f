import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Claim, gravity, onePerPhrase } from '../../src/lint/phrase.ts';
import { SEVERITIES } from '../../src/rule/rule.ts';
import { contains, overlaps } from '../../src/text/span.ts';

const claim: fc.Arbitrary<Claim> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    category: fc.constantFrom('minimizing' as const, 'doubting' as const, 'ordering' as const),
    severity: fc.constantFrom(...SEVERITIES),
    start: fc.nat(30),
    length: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ id, category, severity, start, length }) => ({
    rule: { id, category },
    severity,
    span: { start, end: start + length },
  }));
const claims = fc.array(claim, { maxLength: 12 });

it('never lets two findings of one category speak of the same words', () => {
  fc.assert(
    fc.property(claims, (all) => {
      const kept = onePerPhrase(all);
      for (const [index, one] of kept.entries()) {
        for (const other of kept.slice(index + 1)) {
          expect(one.rule.category === other.rule.category && overlaps(one.span, other.span)).toBe(false);
        }
      }
    }),
  );
});

it('drops a finding only for one at least as grave that speaks of some of its words and stays', () => {
  fc.assert(
    fc.property(claims, (all) => {
      const kept = onePerPhrase(all);
      for (const dropped of all.filter((one) => !kept.includes(one))) {
        const reason = kept.find(
          (one) =>
            gravity(one.severity) >= gravity(dropped.severity) &&
            overlaps(one.span, dropped.span) &&
            (one.rule.category === dropped.rule.category ||
              contains(one.span, dropped.span) ||
              contains(dropped.span, one.span)),
        );
        expect(reason).toBeDefined();
      }
    }),
  );
});

it('says the same whatever order the rules run in', () => {
  fc.assert(
    fc.property(claims, (all) => {
      const said = (list: readonly Claim[]) =>
        onePerPhrase(list).map(({ rule, severity, span }) => [rule.category, rule.id, severity, span]);
      const order = (one: unknown) => JSON.stringify(one);
      expect(
        said([...all].reverse())
          .map(order)
          .sort(),
      ).toEqual(said(all).map(order).sort());
    }),
  );
});

it('settles a hundred thousand findings at once', () => {
  const many = Array.from({ length: 100_000 }, (_, index): Claim => {
    const start = index * 5;
    return { rule: { id: 'a', category: 'minimizing' }, severity: 'info', span: { start, end: start + 4 } };
  });
  expect(onePerPhrase(many)).toHaveLength(100_000);
});
