import { describe, expect, it } from 'vitest';
import { ruleFailures } from '../../src/lint/examples.ts';
import type { Example, Rule } from '../../src/rule/rule.ts';
import { missingRule, setOf, wordRule } from './word-rule.ts';

/** What is said of examples that do not hold. */
async function failures(rule: Rule, ...examples: Example[]): Promise<string[]> {
  const tested = { ...rule, examples };
  return (await ruleFailures(tested, setOf(tested))).map(({ message }) => message.en);
}

const only = wordRule('only', '[Oo]nly \\w+');

describe('an example that must be flagged', () => {
  it('holds when exactly what is marked is reported', async () => {
    expect(await failures(only, { expect: 'flag', text: '<<Only us>>, and <<only you>>.' })).toEqual([]);
  });

  it('fails when less, more or something else is reported', async () => {
    expect(
      await failures(
        only,
        { expect: 'flag', text: 'Just <<us>>.' },
        { expect: 'flag', text: 'It was <<only us and you>>.' },
        { expect: 'flag', text: 'It was <<only us>>, and only you.' },
      ),
    ).toEqual([
      'found nothing in: Just <<us>>.',
      'found something else.\n  expected: It was <<only us and you>>.\n  found:    It was <<only us>> and you.',
      'found something else.\n  expected: It was <<only us>>, and only you.\n  found:    It was <<only us>>, and <<only you>>.',
    ]);
  });

  it('needs no mark when the rule is about what is missing', async () => {
    expect(await failures(missingRule('apology', 'error'), { expect: 'flag', text: 'It broke.' })).toEqual([]);
  });
});

describe('an example that must pass', () => {
  it('fails when anything is reported', async () => {
    expect(await failures(only, { expect: 'pass', text: 'It was only us.' })).toEqual([
      'expected to pass, but found: It was <<only us>>.',
    ]);
  });
});

it('shows the tokens of an example that fails', async () => {
  const tested = { ...only, examples: [{ expect: 'pass', text: 'Only us.' } as const] };
  const [failure] = await ruleFailures(tested, setOf(tested));
  expect(failure?.tokens).toBe(
    ['en, paragraph:', '  Only  <only>  [ADV]', '  us  <us>  [PRON]', '  .  <.>  [PUNCT]'].join('\n'),
  );
});

it('runs a rule that is off unless configured', async () => {
  expect(await failures({ ...only, optIn: true }, { expect: 'flag', text: '<<Only us>>.' })).toEqual([]);
});
