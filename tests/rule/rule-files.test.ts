import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderProblem } from '../../src/problem/problem.ts';
import { readYamlFiles } from '../../src/rule/yaml-files.ts';

const fixture = (file: string) => ({ file, text: readFileSync(join(import.meta.dirname, 'fixtures', file), 'utf8') });

const LEXICON = {
  file: 'lexicon/people.yaml',
  text: 'customer:\n  ja: [お客様, 利用者]\n  en: [customer]\n',
};

const RULE = `id: late
category: minimizing
severity: warning
summary: {ja: 要約, en: a summary}
message: {ja: "「{match}」", en: "{match}"}
why: {ja: 理由, en: a reason}
instead: [別の文]
source: 出典
match: |
  せいぜい
examples:
  - flag: <<せいぜい>>1名です。
  - flag: <<せいぜい>>2名です。
  - flag: <<せいぜい>>3名です。
  - pass: 1名です。
  - pass: 2名です。
  - pass: 3名です。
`;

/** What is wrong with one rule file, as its author sees it. */
const mistakesIn = (text: string, file = 'ja/late.yaml'): string =>
  readYamlFiles([LEXICON, { file, text }])
    .problems.map((problem) => renderProblem(problem, 'en'))
    .join('\n');

describe('a rule file', () => {
  it('with every kind of mistake has all of them shown, each in its line', async () => {
    const { pack, problems } = readYamlFiles([LEXICON, fixture('ja/every-mistake.yaml')]);
    expect(pack.rules).toEqual([]);
    await expect(problems.map((problem) => renderProblem(problem, 'en')).join('\n\n')).toMatchFileSnapshot(
      './fixtures/every-mistake.en.txt',
    );
    await expect(problems.map((problem) => renderProblem(problem, 'ja')).join('\n\n')).toMatchFileSnapshot(
      './fixtures/every-mistake.ja.txt',
    );
  });

  it('that is not YAML has its first mistake shown, not the echoes', () => {
    const { problems } = readYamlFiles([fixture('ja/unreadable.yaml')]);
    expect(problems.map((problem) => renderProblem(problem, 'en'))).toMatchInlineSnapshot(`
      [
        "error: this is not valid YAML: Unexpected flow-map-start at node end
        ┌ ja/unreadable.yaml:2:16
      2 │ message: {ja: 「{match}」は曖昧です。, en: "“{match}” is vague."}
        │                ^
        help: text with { } [ ] # @ ! * or & needs quotes, or a block of its own after |",
      ]
    `);
  });

  it('without mistakes becomes a rule of the language of its folder', () => {
    const { pack, problems } = readYamlFiles([LEXICON, { file: 'rules/ja/late.yaml', text: RULE }]);
    expect(problems).toEqual([]);
    expect(pack.rules).toMatchObject([{ id: 'late', language: 'ja', file: 'rules/ja/late.yaml' }]);
  });

  it('elsewhere must say its language', () => {
    expect(mistakesIn(RULE, 'mine/late.yaml')).toContain('the language of the statements is not given');
    expect(mistakesIn(`language: ja\n${RULE}`, 'mine/late.yaml')).toBe('');
  });

  it('has a pattern error shown at its place within a block, also on a continued line', () => {
    const text = RULE.replace('  せいぜい\n', '  せいぜい\n    ..4 (名 | 人\n');
    expect(mistakesIn(text)).toMatchInlineSnapshot(`
      "error: "(" is not closed
         ┌ ja/late.yaml:11:9
      11 │     ..4 (名 | 人
         │         ^"
    `);
  });

  it('has a pattern error shown at its place within quotes with escapes', () => {
    const text = `${RULE}except: "\\"せいぜい\\" @custmer"\n`;
    expect(mistakesIn(text)).toMatchInlineSnapshot(`
      "error: there is no word list @custmer
         ┌ ja/late.yaml:18:19
      18 │ except: "\\"せいぜい\\" @custmer"
         │                   ^^^^^^^^
        help: did you mean "customer"?"
    `);
  });

  it('says a mistake in a definition once, not at each of its uses', () => {
    const text = RULE.replace('match: |\n  せいぜい', 'define: {a: 名 (, b: "@a 人"}\nmatch: |\n  @a せいぜい\n  @b');
    expect(mistakesIn(text).match(/^error/gmu)).toHaveLength(1);
  });

  it('may fill its message from a word list that every pattern uses', () => {
    const message = `message: {ja: "{customer}", en: "{customer}"}`;
    const text = RULE.replace(/^message.*$/mu, message);
    expect(mistakesIn(text)).toContain('{customer} needs @customer in every pattern');
    expect(mistakesIn(text.replace('  せいぜい', '  せいぜい @customer'))).toBe('');
  });

  it('with a comma in an unquoted text is told of the comma', () => {
    expect(mistakesIn(RULE.replace('en: a reason}', 'en: cold, and curt}'))).toContain(
      'help: within { } a comma ends a value: put a text with commas in quotes',
    );
  });

  it('has part-of-speech brackets without quotes told from a list of words', () => {
    const text = RULE.replace('match: |', 'define:\n  n: [名詞.数]\nmatch: |');
    expect(mistakesIn(text)).toContain('put it in quotes: "[名詞.数]"');
  });
});

describe('word lists', () => {
  it('may use each other across files, and may have the same name in two languages', () => {
    const { pack, problems } = readYamlFiles([
      { file: 'lexicon/ja/a.yaml', text: 'person:\n  ja: ["@staff", お客様]\n' },
      { file: 'lexicon/ja/b.yaml', text: 'staff:\n  ja: [担当者]\n' },
      { file: 'lexicon/en/a.yaml', text: 'person:\n  en: [customer]\n' },
    ]);
    expect(problems).toEqual([]);
    expect(pack.lexicon).toEqual({
      ja: { person: ['@staff', 'お客様'], staff: ['担当者'] },
      en: { person: ['customer'] },
    });
  });

  it('of one language must not share a name', () => {
    const { problems } = readYamlFiles([
      { file: 'lexicon/a.yaml', text: 'person:\n  ja: [お客様]\n' },
      { file: 'lexicon/b.yaml', text: 'person:\n  ja: [利用者]\n' },
    ]);
    expect(problems.map((problem) => renderProblem(problem, 'en'))).toEqual([
      expect.stringContaining('the word list "person" (ja) also stands in lexicon/a.yaml'),
    ]);
  });

  it('that go in a circle are refused', () => {
    const { problems } = readYamlFiles([{ file: 'lexicon/a.yaml', text: 'a: {ja: ["@b"]}\nb: {ja: ["@a"]}\n' }]);
    expect(problems.map((problem) => problem.message.en).join()).toContain('is defined through itself');
  });
});

describe('an element file', () => {
  const ELEMENT = `element: apology
summary: {ja: 謝罪, en: an apology}
missing: {ja: お詫びがありません。, en: Say sorry.}
add: {ja: [お詫びします。], en: [We are sorry.]}
ja:
  match: お詫び
  examples:
    - has: <<お詫び>>します。
    - lacks: 遺憾です。
`;
  const mistakes = (text: string) =>
    readYamlFiles([{ file: 'elements/apology.yaml', text }]).problems.map(({ message }) => message.en);

  it('is read', () => {
    expect(mistakes(ELEMENT)).toEqual([]);
  });

  it('is checked like a rule', () => {
    const text = ELEMENT.replace('- lacks: 遺憾です。', '- lack: 遺憾です。').replace(
      'match: お詫び',
      'match: お詫び )',
    );
    expect(mistakes(text)).toMatchInlineSnapshot(`
      [
        "")" can't stand here; put it in quotation marks to match the character itself",
        "too few examples with lacks: 0 of at least 1",
        "unknown key "lack"",
        "an example has either has or lacks",
      ]
    `);
  });

  it('must be about an element that is known', () => {
    expect(mistakes(ELEMENT.replace('element: apology', 'element: apologies'))[0]).toMatch(
      /^unknown element "apologies": expected apology, responsibility/u,
    );
  });
});
