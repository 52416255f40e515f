import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { rememberTexts } from '../../src/text/text-memory.ts';
import { writtenOn } from '../document/written-on.ts';

afterEach(() => rememberTexts('at once'));

describe('a document that is written on', () => {
  it.each(['txt', 'md', 'html'] as const)(
    'gets the report of one that is read for the first time: %s',
    (format) => {
      fc.assert(
        fc.property(writtenOn(0), (versions) => {
          const reports = () => versions.map((text) => JSON.stringify(reportOf(text, format)));
          rememberTexts('at once');
          const remembering = reports();
          rememberTexts('never');
          expect(remembering).toEqual(reports());
        }),
        { numRuns: format === 'txt' ? 6 : 3 },
      );
    },
    60_000,
  );

  it('gets the same report where a paragraph stands twice, and after it has moved', () => {
    const [first, second, third] = [
      'お詫び申し上げます。\n\n',
      'ごく一部のお客様にご迷惑をおかけしました。\n\n',
      '返金します。\n\n',
    ];
    const places = (text: string) =>
      lint(text).findings.flatMap(({ rule, range }) => (rule === 'minimize-count' ? [range.start.offset] : []));
    expect(places(first + second + third)).toEqual([first.length]);
    expect(places(third + first + second)).toEqual([third.length + first.length]);
    expect(places(second + first + second)).toEqual([0, second.length + first.length]);
  });
});

/** Front matter that is half written is a problem of its own. */
function reportOf(text: string, format: 'txt' | 'md' | 'html'): unknown {
  try {
    return lint(text, { format });
  } catch (error) {
    return String(error);
  }
}
