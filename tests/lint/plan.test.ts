import { describe, expect, it } from 'vitest';
import { type Configuration, DEFAULT_CONFIGURATION, settingsFor } from '../../src/lint/configuration.ts';
import { knownRules, settingMistakes } from '../../src/lint/plan.ts';
import { setOf, wordRule } from './word-rule.ts';

describe('settings for one file', () => {
  it('are those of the configuration under those of every override that fits, in order', () => {
    const configuration: Configuration = {
      ...DEFAULT_CONFIGURATION,
      harm: 'service',
      rules: { a: 'info', b: 'info', c: 'info' },
      overrides: [
        { files: ['legal/**'], rules: { a: 'warning', b: 'warning' } },
        { files: ['drafts/**'], rules: { c: 'off' } },
        { files: ['legal/**'], kind: 'recall', rules: { b: 'error' } },
      ],
    };
    expect(settingsFor(configuration, (globs) => globs.includes('legal/**'))).toEqual({
      rules: { a: 'warning', b: 'error', c: 'info' },
      kind: 'recall',
      fault: undefined,
      harm: 'service',
    });
  });
});

describe('mistakes in rule settings', () => {
  const rules = knownRules(setOf(wordRule('near', 'x', { options: { within: 1, words: ['a'] } })));
  const mistakes = (settings: Parameters<typeof settingMistakes>[0]) =>
    settingMistakes(settings, rules).map(({ path, message, help }) => [path.join('.'), message.en, help?.en]);

  it('are rules that do not exist, with the nearest that does', () => {
    expect(mistakes({ naer: 'off' })).toEqual([['naer', 'there is no rule "naer"', 'did you mean "near"?']]);
  });

  it('are options that the rule does not have, and values of another type', () => {
    expect(mistakes({ near: ['error', { witin: 2, words: 'a' }] })).toEqual([
      ['near.1.witin', 'the rule "near" has no option "witin"', 'did you mean "within"?'],
      ['near.1.words', '"words" should be a value like its default, ["a"]', undefined],
    ]);
  });

  it('are not what is right, nor what owabi says of its own directives', () => {
    expect(mistakes({ near: ['error', { within: 2 }], 'unused-suppression': 'off' })).toEqual([]);
  });
});
