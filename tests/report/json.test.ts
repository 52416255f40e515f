import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { reportOf } from '../../src/lint/report.ts';
import { json } from '../../src/report/json.ts';
import { reportSchema } from '../../src/report/schema.ts';

const OPTIONS = { columns: 80, color: false, maxFindings: 1 };

const report = reportOf('en', [
  lint('At most twenty people were affected, and we are sorry if anyone was upset.', {
    path: 'a.txt',
    kind: 'first-notice',
  }),
  lint('不具合が出たのは、せいぜい2000人です。😀 誤解を与えたなら、お詫びします。', {
    path: 'b.txt',
    locale: 'ja',
  }),
  lint('We deleted it by mistake.', { path: 'd.txt', kind: 'first-notice' }),
  lint('# お知らせ\n\n<!-- owabi-disable-next-line minimize-count -- quoting ourselves -->\nせいぜい2000人です。\n', {
    path: 'c.md',
    format: 'md',
  }),
]);
const printed = JSON.parse(json(report, OPTIONS));

describe('the report for programs', () => {
  it('fits its published schema', () => {
    const validate = new Ajv({ strict: true, allErrors: true }).compile(reportSchema);
    validate(printed);
    expect(validate.errors).toBeNull();
  });

  it('is refused by the schema when anything that readers rely on is missing', () => {
    const validate = new Ajv({ strict: true }).compile(reportSchema);
    const { category: _, ...rest } = printed.files[0].findings[0];
    expect(validate({ ...printed, files: [{ ...printed.files[0], findings: [rest] }] })).toBe(false);
    expect(validate({ ...printed, version: 2 })).toBe(false);
  });

  it('publishes the schema that it is checked with', () => {
    const file = join(import.meta.dirname, '..', '..', 'dist', 'schema', 'report.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(reportSchema)));
  });

  it('gives all findings, and places that hold the excerpt', () => {
    const texts = report.files.map(({ text }) => text);
    for (const [index, file] of printed.files.entries()) {
      for (const { excerpt, range } of [...file.credits, ...file.findings, ...file.suppressed]) {
        expect(texts[index]!.slice(range.start.offset, range.end.offset)).toBe(excerpt);
      }
    }
    expect(printed.files.map((file: { findings: unknown[] }) => file.findings.length > 0).slice(0, 2)).toEqual([
      true,
      true,
    ]);
  });

  it('counts findings and missing elements apart', () => {
    const count = (key: 'findings' | 'missing', severity: string): number =>
      report.files.flatMap((file) => [...file[key]]).filter((item) => item.severity === severity).length;
    const { missing, files, ...found } = printed.summary;
    expect(files).toBe(4);
    for (const severity of ['error', 'warning', 'info']) {
      expect(found[severity]).toBe(count('findings', severity));
      expect(missing[severity]).toBe(count('missing', severity));
    }
  });

  it('never holds the statement as a whole', () => {
    expect(printed.files.flatMap((file: object) => Object.keys(file))).not.toContain('text');
  });
});
