import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError, renderProblem } from '../../src/problem/problem.ts';
import { loadRules } from '../../src/rule/load.ts';
import { PACK_VERSION, type RulePack } from '../../src/rule/pack.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'owabi-load-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const yaml = (id: string, more = '') => `id: ${id}
category: register
severity: warning
summary: {ja: 要約, en: a summary}
message: {ja: "「{match}」", en: "{match}"}
why: {ja: 理由, en: a reason}
instead: [Sorry.]
source: our style guide
match: |
  whoops
${more}examples:
  - flag: <<Whoops>>, that was us.
  - flag: And <<whoops>>.
  - flag: So, <<whoops>>!
  - pass: Sorry, that was us.
  - pass: We are sorry.
  - pass: Our mistake.
`;

const coded = (id: string) => `{
  id: '${id}', scope: 'sentence', category: 'register', severity: 'info', languages: ['en'],
  words: { summary: {ja: 'あ', en: 'a'}, message: {ja: 'あ', en: 'a'}, why: {ja: 'あ', en: 'a'}, instead: {}, source: 's' },
  examples: [], check: () => [],
}`;

/** What would be owabi's own: one word list. */
const builtIn: RulePack = {
  version: PACK_VERSION,
  files: {},
  rules: [],
  elements: [],
  credits: [],
  lexicon: { ja: {}, en: { customer: ['customer'] } },
};

const load = (...plugins: string[]) => loadRules({ plugins, folder, builtIn, onlyPlugins: true });

/** The ids of the rules that were loaded. */
const ids = async (...plugins: string[]) => (await load(...plugins)).rules.map((rule) => rule.id);

/** What is wrong, as the user sees it. */
async function problems(...plugins: string[]): Promise<string> {
  try {
    await load(...plugins);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems
      .map((problem) => renderProblem(problem, 'en'))
      .join('\n')
      .replaceAll(folder, '…');
  }
  throw new Error('nothing was wrong');
}

describe('rules of one’s own', () => {
  it('are loaded from a YAML file', async () => {
    write('whoops.yaml', `language: en\n${yaml('whoops')}`);
    expect(await ids('./whoops.yaml')).toEqual(['whoops']);
  });

  it('are loaded from a folder, with its own word lists over those of owabi', async () => {
    write('tone/en/whoops.yaml', yaml('whoops').replace('  whoops', '  @slip'));
    write('tone/lexicon/slips.yaml', 'slip:\n  en: [whoops, oops, "@customer"]\n');
    expect(await ids('./tone')).toEqual(['whoops']);
  });

  it('are loaded from a module: a list, one rule, or an object with rules', async () => {
    write('list.mjs', `export default [${coded('one')}, ${coded('two')}];`);
    write('single.mjs', `export default ${coded('three')};`);
    write('object.mjs', `export const rules = [${coded('four')}];`);
    expect(await ids('./list.mjs', './single.mjs', './object.mjs')).toEqual(['four', 'one', 'three', 'two']);
  });

  it('are loaded from an npm package, looked up from the folder of the configuration upwards', async () => {
    write('node_modules/@our/tone/package.json', '{"exports": {".": {"import": "./rules.mjs"}}}');
    write('node_modules/@our/tone/rules.mjs', `export default {rules: [${coded('one')}]};`);
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
    const { rules } = await loadRules({
      plugins: ['@our/tone'],
      builtIn,
      folder: join(folder, 'deep', 'er'),
      onlyPlugins: true,
    });
    expect(rules.map((rule) => [rule.id, rule.file])).toEqual([['one', '@our/tone']]);
  });
});

describe('what is wrong with rules of one’s own', () => {
  it('is all said at once', async () => {
    write('whoops.yaml', `language: en\n${yaml('whopos', 'unles: [quoted]\n')}`);
    expect(await problems('./whoops.yaml', './missing.yaml', 'no-such-package')).toMatchInlineSnapshot(`
      "error: the id "whopos" is not the name of the file, "whoops"
        ┌ ./whoops.yaml:2:5
      2 │ id: whopos
        │     ^^^^^^
        help: make them the same, so that the rule can be found
      error: unknown key "unles"
         ┌ ./whoops.yaml:12:1
      12 │ unles: [quoted]
         │ ^^^^^
        help: did you mean "unless"?
      error: there is no file or folder "./missing.yaml" with rules
        help: looked for at …/missing.yaml
      error: the package "no-such-package" is not installed
        help: npm install no-such-package"
    `);
  });

  it('is said of code that gives no rules', async () => {
    write('nothing.mjs', 'export const answer = 42;');
    expect(await problems('./nothing.mjs')).toMatchInlineSnapshot(`
      "error: this module exports no rules
        ┌ ./nothing.mjs
        help: write export default [defineRule({…})]"
    `);
  });

  it('is said of each part of a rule in code', async () => {
    write('half.mjs', `export default [{ id: 'half-a-rule', scope: 'sentence', category: 'tone', severity: 'info' }];`);
    expect(await problems('./half.mjs')).toMatchInlineSnapshot(`
      "error: rule "half-a-rule": category is wrong, expected blame-shifting, minimizing, non-apology, doubting, self-focus, evasion, vague-commitment, deflection, over-assurance, register, missing-element, ordering, suppression
        ┌ ./half.mjs
      error: rule "half-a-rule": languages is missing, expected a list of 'ja' and 'en'
        ┌ ./half.mjs
      error: rule "half-a-rule": check is missing, expected a function
        ┌ ./half.mjs
      error: rule "half-a-rule": examples is missing, expected a list of {expect, text}
        ┌ ./half.mjs
      error: rule "half-a-rule": words.summary is missing, expected {ja, en}
        ┌ ./half.mjs
      error: rule "half-a-rule": words.message is missing, expected {ja, en}
        ┌ ./half.mjs
      error: rule "half-a-rule": words.why is missing, expected {ja, en}
        ┌ ./half.mjs
      error: rule "half-a-rule": words.instead is missing, expected {ja: […], en: […]}
        ┌ ./half.mjs
      error: rule "half-a-rule": words.source is missing, expected text
        ┌ ./half.mjs"
    `);
  });

  it('is said of code that can not run', async () => {
    write('broken.mjs', `throw new Error('the moon is full');`);
    expect(await problems('./broken.mjs')).toContain("can't load this module of rules: the moon is full");
  });

  it('is said of an id that another rule of the language has', async () => {
    write('a/whoops.yaml', `language: en\n${yaml('whoops')}`);
    write('b/whoops.yaml', `language: en\n${yaml('whoops')}`);
    expect(await problems('./a/whoops.yaml', './b/whoops.yaml')).toMatchInlineSnapshot(`
      "error: there is already a rule "whoops" for en (./a/whoops.yaml)
        ┌ ./b/whoops.yaml
        help: choose another id"
    `);
  });

  it('is said of a folder without rules', async () => {
    mkdirSync(join(folder, 'empty'));
    expect(await problems('./empty')).toContain('there are no rules in this folder');
  });
});
