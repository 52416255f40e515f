import { mkdirSync, mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiledIn, filesForBuild, yamlFilesIn } from '../../src/rule/built-in.ts';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const LATER = new Date(Date.now() + 60_000);

let folder: string;
const list = (name: string) => join(folder, 'rules', 'lexicon', `${name}.yaml`);

/** The compiled rules of the folder, if they may still be used. */
const current = () => compiledIn(folder, { folder, files: yamlFilesIn(folder, 'rules') });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'owabi-pack-'));
  mkdirSync(join(folder, 'rules', 'lexicon'), { recursive: true });
  for (const name of ['a', 'b']) {
    writeFileSync(list(name), `${name}-words:\n  ja: [お詫び]\n`);
    utimesSync(list(name), LONG_AGO, LONG_AGO);
  }
  for (const [name, content] of Object.entries(await filesForBuild(folder))) writeFileSync(join(folder, name), content);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('compiled rules of a checkout', () => {
  it('are used when nothing has changed', () => {
    expect(current()?.lexicon().ja).toEqual({ 'a-words': ['お詫び'], 'b-words': ['お詫び'] });
  });

  it('are used when a file was only touched', () => {
    utimesSync(list('a'), LATER, LATER);
    expect(current()).toBeDefined();
  });

  it('are not used when a file was changed', () => {
    writeFileSync(list('a'), 'a-words:\n  ja: [遺憾]\n');
    utimesSync(list('a'), LATER, LATER);
    expect(current()).toBeUndefined();
  });

  it('are not used when a file was added, even an old one', () => {
    writeFileSync(list('c'), 'c-words:\n  ja: [お詫び]\n');
    utimesSync(list('c'), LONG_AGO, LONG_AGO);
    expect(current()).toBeUndefined();
  });

  it('are not used when a file was taken away or renamed', () => {
    unlinkSync(list('b'));
    expect(current()).toBeUndefined();
    writeFileSync(list('z'), 'b-words:\n  ja: [お詫び]\n');
    utimesSync(list('z'), LONG_AGO, LONG_AGO);
    expect(current()).toBeUndefined();
  });
});
