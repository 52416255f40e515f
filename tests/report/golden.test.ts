import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../src/report/formats.ts';
import { LOCALES } from '../../src/words/words.ts';
import { OPTIONS, REPORTS } from './statements.ts';

/** The ending under which a person sees it best. */
const ENDINGS: Readonly<Record<FormatName, string>> = {
  terminal: 'txt',
  json: 'json',
  html: 'html',
  compact: 'txt',
  unix: 'txt',
  sarif: 'json',
  github: 'txt',
  'github-summary': 'md',
  gitlab: 'json',
  junit: 'xml',
  checkstyle: 'xml',
  rdjson: 'json',
  'eslint-json': 'json',
  'textlint-json': 'json',
};

/** Formats that stand on one line are laid out, so that a change can be seen. */
const readable = (name: FormatName, text: string): string =>
  ['eslint-json', 'textlint-json'].includes(name) ? `${JSON.stringify(JSON.parse(text), null, 2)}\n` : text;

// `npx vitest run tests/report/golden.test.ts -u` writes them anew; then read what changed.
describe.each(FORMAT_NAMES)('%s', (name) => {
  it.each(LOCALES)('looks as it did, for the statement in %s', async (locale) => {
    const report = await FORMATS[name].load();
    const text = readable(name, report(REPORTS[locale], OPTIONS));
    await expect(text).toMatchFileSnapshot(`golden/${name}.${locale}.${ENDINGS[name]}`);
  });
});
