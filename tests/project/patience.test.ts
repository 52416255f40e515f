import { expect, test } from 'vitest';
import { lint } from '../../src/index.ts';
import { optimiseLater } from '../../src/project/patience.ts';

const STATEMENTS = [
  'ご不快な思いをさせたのであれば、お詫び申し上げます。原因は調査中です。',
  'We are sorry if anyone was offended. We take security seriously.',
];

test('a run in which V8 waits longer finds the same', () => {
  const before = STATEMENTS.map((text) => lint(text).findings);
  optimiseLater();
  expect(STATEMENTS.map((text) => lint(text).findings)).toEqual(before);
  expect(before.every((findings) => findings.length > 0)).toBe(true);
});
