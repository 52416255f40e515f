import { Ajv } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { describe, expect, it } from 'vitest';
import type { FileReport, Finding, Report } from '../../src/lint/finding.ts';
import { reportOf } from '../../src/lint/report.ts';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../src/report/formats.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { uriOf } from '../../src/report/uri.ts';
import { eslintSchema, gitlabSchema, rdjsonSchema, sarifSchema, textlintSchema } from './schemas.ts';
import { clean, FILES, findingOn, OPTIONS, REPORTS } from './statements.ts';

const print = async (name: FormatName, report: Report, options: Partial<ReportOptions> = {}): Promise<string> =>
  (await FORMATS[name].load())(report, { ...OPTIONS, ...options });

const SCHEMAS = {
  sarif: sarifSchema,
  rdjson: rdjsonSchema,
  gitlab: gitlabSchema,
  'eslint-json': eslintSchema,
  'textlint-json': textlintSchema,
} as const;
const JSON_FORMATS = Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[];
const XML_FORMATS = ['junit', 'checkstyle'] as const;

const ajv = new Ajv({ allErrors: true, formats: { uri: (text: string) => URL.canParse(text) } });

/** Control characters, everything that turns the direction of text, and halves of characters. */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/u;
const EVIL =
  'a\nb\r\nc\td %0A %25 ]]> <script>alert(1)</script> "\'` &amp; ::error::x ##[error] | [x](https://x.example) @x :x, $x$ {0} \u0000\u0007\u001b[2J\u202e\u2066\u200b\u2028\ud83d\uffff';
const PATHS = [
  'お知らせ 100%.md',
  'a:b,c/d e.txt',
  `${EVIL}.html`,
  './x//y.md',
  '<stdin>',
  '/abs/お.md',
  'C:/x y/z.md',
];

/** A file of which everything that its writer can choose is hostile. */
function hostile(path: string): FileReport {
  const text = `😀お詫び ${EVIL}\n${EVIL} end\n`;
  const words = { message: EVIL, why: EVIL, instead: [EVIL, `${EVIL}.`], source: EVIL, summary: EVIL };
  const finding: Finding = findingOn(text, EVIL, {
    ...words,
    rule: 'own/rule',
    category: 'register',
    severity: 'error',
    heard: { probability: 0.5, words: [EVIL] },
  });
  const { range, excerpt } = finding;
  return {
    ...FILES.en,
    path,
    text,
    kindReason: EVIL,
    credits: [{ ...words, credit: 'exact-scope', range, excerpt }],
    findings: [finding, { ...finding, severity: 'info' }],
    elements: { when: [range] },
    missing: [{ element: 'apology', severity: 'warning', rule: 'missing-apology', message: EVIL, instead: [EVIL] }],
    suppressed: [{ ...finding, reason: EVIL }],
  };
}

const HOSTILE = reportOf('en', PATHS.map(hostile));
const ALL = {
  ja: REPORTS.ja,
  en: REPORTS.en,
  clean: reportOf('en', [clean]),
  none: reportOf('en', []),
  hostile: HOSTILE,
};

describe.each(JSON_FORMATS)('%s', (name) => {
  const validate = ajv.compile(SCHEMAS[name]);

  it.each(Object.entries(ALL))('is what its readers ask for: %s', async (_, report) => {
    validate(JSON.parse(await print(name, report, { version: '1.2.3' })));
    expect(validate.errors).toBeNull();
  });

  it('is refused by its schema when a place or a message is missing', async () => {
    const text = await print(name, REPORTS.en);
    for (const key of ['message', 'description', 'line', 'startLine', 'begin']) {
      if (text.includes(`"${key}":`)) expect(validate(JSON.parse(text.replaceAll(`"${key}":`, '"else":')))).toBe(false);
    }
  });
});

describe.each(XML_FORMATS)('%s', (name) => {
  it.each(Object.entries(ALL))('is well-formed: %s', async (_, report) => {
    expect(XMLValidator.validate(await print(name, report))).toBe(true);
  });
});

describe('every format', () => {
  it.each(FORMAT_NAMES.filter((name) => name !== 'json'))('shows or escapes hidden characters: %s', async (name) => {
    expect(await print(name, HOSTILE)).not.toMatch(HIDDEN);
  });

  it.each(FORMAT_NAMES)('ends with a line break, if it says anything: %s', async (name) => {
    for (const report of Object.values(ALL)) expect(await print(name, report)).toMatch(/^$|\n$/u);
  });

  it.each(FORMAT_NAMES)('takes ten thousand findings on one line: %s', async (name) => {
    const text = '😟ごく一部です。'.repeat(10_000);
    const [first] = FILES.ja.findings as [Finding];
    const findings = Array.from({ length: 10_000 }, (_, index) => {
      const at = (offset: number) => ({ offset, line: 1, column: offset + 1 });
      const start = index * 9 + 2;
      return { ...first, excerpt: 'ごく一部', range: { start: at(start), end: at(start + 4) } };
    });
    const printed = await print(name, reportOf('ja', [{ ...FILES.ja, text, findings, credits: [], elements: {} }]));
    expect(printed.length).toBeGreaterThan(100);
    if (name === 'unix') expect(printed.split('\n')[9_999]).toMatch(/^お知らせ\/写真\.md:1:79994: /u);
    if (name === 'rdjson') expect(JSON.parse(printed).diagnostics[9_999].location.range.start.column).toBe(249_980);
    if (name === 'gitlab') {
      expect(new Set(JSON.parse(printed).map((one: { fingerprint: string }) => one.fingerprint)).size).toBe(10_002);
    }
  });

  it('is loaded by its name, and says what it is for in both languages', () => {
    for (const { summary } of Object.values(FORMATS)) expect(summary.ja.length * summary.en.length).toBeGreaterThan(0);
  });
});

describe('sarif', () => {
  const run = async (report: Report) => JSON.parse(await print('sarif', report)).runs[0];

  it('has each rule once, and results lead to it', async () => {
    const { tool, results, artifacts } = await run(reportOf('ja', [FILES.ja, FILES.en]));
    const ids = tool.driver.rules.map((rule: { id: string }) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, ruleIndex, locations } of results) {
      expect(ids[ruleIndex]).toBe(ruleId);
      const { uri, index } = locations[0].physicalLocation.artifactLocation;
      expect(artifacts[index].location.uri).toBe(uri);
    }
    expect(results.map((one: { ruleId: string }) => one.ruleId)).toContain('missing-apology');
  });

  it('tells the words of both rules that share an id', async () => {
    const { tool } = await run(reportOf('ja', [FILES.ja, FILES.en]));
    const { help } = tool.driver.rules.find((rule: { id: string }) => rule.id === 'conditional-apology');
    expect(help.text).toContain('〈起きたこと〉について、お詫びいたします。');
    expect(help.text).toContain('We are sorry that we 〈what happened〉.');
  });

  it('gives the reason for which a finding was kept back', async () => {
    const { results } = await run(REPORTS.ja);
    const kept = results.filter((one: { suppressions?: unknown }) => one.suppressions);
    expect(kept).toHaveLength(1);
    expect(kept[0].suppressions[0]).toMatchObject({
      kind: 'inSource',
      justification: '監督官庁への届け出の言葉のまま',
    });
  });

  it('knows a finding again when its lines move, and not when its sentence changes', async () => {
    const file = FILES.en;
    const key = async (from: FileReport): Promise<string> =>
      (await run(reportOf('en', [from]))).results[0].partialFingerprints['owabiPhrase/v1'];
    const moved = (added: string, text: string): FileReport => {
      const [finding] = file.findings as [Finding];
      const by = ({ offset, line, column }: Finding['range']['start']) => ({
        offset: offset + added.length,
        line: line + 1,
        column,
      });
      const range = ({ start, end }: Finding['range']) => ({ start: by(start), end: by(end) });
      return {
        ...file,
        text: added + text,
        findings: [{ ...finding, range: range(finding.range), sentence: range(finding.sentence!) }],
      };
    };
    const before = await key(file);
    expect(await key(moved('A title.\n', file.text))).toBe(before);
    expect(await key(moved('A title.\n', file.text.replace('were affected', 'were injured')))).not.toBe(before);
  });

  it('takes no quoted phrase for a link or a place to be filled', async () => {
    const { results } = await run(HOSTILE);
    expect(results[0].message.text).toContain('\\[x](https://x.example)');
    expect(results[0].message.text).toContain('{{0}}');
  });
});

describe('the URI of a path', () => {
  it.each([
    ['notices/search.txt', 'notices/search.txt'],
    ['./notices/search.txt', 'notices/search.txt'],
    ['../a b.md', '../a%20b.md'],
    ['100%.md', '100%25.md'],
    ['a:b#c?d.md', 'a%3Ab%23c%3Fd.md'],
    ['お詫び.md', '%E3%81%8A%E8%A9%AB%E3%81%B3.md'],
    ['/srv/お.md', 'file:///srv/%E3%81%8A.md'],
    ['C:/x y.md', 'file:///C:/x%20y.md'],
    ['\ud83d.md', '%EF%BF%BD.md'],
  ])('%s is %s', (path, uri) => expect(uriOf(path)).toBe(uri));
});

describe('github', () => {
  const of = (counts: Readonly<Record<Finding['severity'], number>>): Report => {
    const [finding] = FILES.en.findings as [Finding];
    const findings = (['info', 'warning', 'error'] as const).flatMap((severity) =>
      Array.from({ length: counts[severity] }, () => ({ ...finding, severity })),
    );
    return reportOf('en', [{ ...FILES.en, findings, missing: [] }]);
  };
  const levels = (text: string): string[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/[: ]/u)[2]!);
  const count = (text: string, level: string): number => levels(text).filter((one) => one === level).length;

  it('puts the gravest first, ten of a level, and says how many were left out', async () => {
    const text = await print('github', of({ error: 11, warning: 12, info: 13 }));
    expect(['error', 'warning', 'notice'].map((level) => count(text, level))).toEqual([10, 10, 10]);
    expect(levels(text)[0]).toBe('error');
    expect(text).toMatch(/\n::notice title=owabi::7 more are not shown: [^\n]+\n$/u);
  });

  it('leaves out nothing that fits', async () => {
    const text = await print('github', of({ error: 10, warning: 10, info: 10 }));
    expect(levels(text)).toHaveLength(30);
    expect(text).not.toContain('title=owabi:');
  });

  it('lets a file name or a message begin no command and end none', async () => {
    const text = await print('github', HOSTILE);
    for (const line of text.trimEnd().split('\n')) {
      const [, properties = '', message = ''] = /^::(?:error|warning|notice) ([^:]*)::(.*)$/su.exec(line) ?? [];
      expect(message).not.toBe('');
      for (const property of properties.split(','))
        expect(property).toMatch(/^(?:file|line|endLine|col|endColumn|title)=[^:\r\n]+$/u);
    }
    expect(text).toContain('file=お知らせ 100%25.md,');
    expect(text).toContain('file=a%3Ab%2Cc/d e.txt,');
  });
});

describe('github-summary', () => {
  it('is read by Markdown as the text that it is', async () => {
    const message = '<b>1 & 2</b> | [x](https://x.example) *a* _b_ `c` ~d~ $e$ #1 me@x.example \\| www.x.example';
    const [finding] = FILES.en.findings as [Finding];
    const text = await print('github-summary', reportOf('en', [{ ...clean, findings: [{ ...finding, message }] }]));
    const page = micromark(text, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] });
    const plain = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(page).toContain(`<td>${plain}</td>`);
  });

  it('keeps every row of its tables whole', async () => {
    const text = await print('github-summary', HOSTILE);
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    const cells = (line: string) => line.replaceAll(/\\./gu, '').split('|').length - 2;
    expect(new Set(rows.map(cells))).toEqual(new Set([5, 3]));
    expect(text).not.toMatch(/<script|[^\\]\[x\]\(/u);
  });

  it('stays below what GitHub takes from a step', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({ ...FILES.en, path: `${index}.txt` }));
    const text = await print('github-summary', reportOf('en', many));
    expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
    expect(text).toMatch(/\n\d+ more files\.\n/u);
  });
});

describe('junit', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => /^test(?:suite|case)$/u.test(name),
  });
  const suites = async (report: Report, options: Partial<ReportOptions> = {}) =>
    parser.parse(await print('junit', report, options)).testsuites;

  it.each([
    ['error', '1'],
    ['warning', '3'],
    ['info', '4'],
    ['never', '0'],
  ] as const)('with --fail-on %s has %s failures', async (failOn, failures) => {
    expect((await suites(REPORTS.en, { failOn })).failures).toBe(failures);
  });

  it('counts what it holds, with names that are not twice in a suite', async () => {
    const { testsuite, tests } = await suites(HOSTILE);
    expect(testsuite.length).toBe(PATHS.length);
    expect(testsuite.flatMap((one: { testcase: unknown[] }) => one.testcase)).toHaveLength(Number(tests));
    for (const { testcase } of testsuite) {
      const names = testcase.map((one: { name: string }) => one.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('has a test that passes for a file of which there is nothing to say', async () => {
    const nothing = { ...clean, elements: {} };
    expect((await suites(reportOf('en', [nothing]))).testsuite[0].testcase).toEqual([
      { classname: 'clean.txt', name: 'owabi' },
    ]);
  });
});

describe('checkstyle', () => {
  it('gives names and messages back as they were, hidden characters aside', async () => {
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
    const text = 'a\nb\tc %0A ]]> <script> "\' &amp; 😀お詫び';
    const [finding] = FILES.en.findings as [Finding];
    const report = reportOf('en', [{ ...clean, path: text, findings: [{ ...finding, message: text }] }]);
    const { file } = parser.parse(await print('checkstyle', report)).checkstyle;
    const unreferenced = (value: string) => value.replaceAll('&#10;', '\n').replaceAll('&#9;', '\t');
    expect(unreferenced(file.name)).toBe(text);
    expect(unreferenced(file.error.message)).toBe(text);
  });
});

describe.each(['eslint-json', 'textlint-json'] as const)('%s', (name) => {
  it('has one result a file, even when nothing was found, on one line', async () => {
    const text = await print(name, reportOf('en', [FILES.en, clean]));
    expect(text.trimEnd()).not.toContain('\n');
    expect(
      JSON.parse(text).map(({ filePath, messages }: { filePath: string; messages: unknown[] }) => [
        filePath,
        messages.length,
      ]),
    ).toEqual([
      ['notices/search.txt', 4],
      ['clean.txt', 0],
    ]);
    expect(JSON.parse(await print(name, ALL.clean))).toHaveLength(1);
  });

  it('offers wordings that stand where the sentence stood', async () => {
    const [{ messages }] = JSON.parse(await print(name, REPORTS.en));
    const { suggestions } = messages[0];
    const { range, text } = suggestions[0].fix;
    const { text: source } = FILES.en;
    expect(source.slice(0, range[0]) + text + source.slice(range[1])).toContain(
      'by mistake. 312 of you could not search.\nWe are sorry',
    );
    expect(messages.some((one: { fix?: unknown }) => one.fix)).toBe(false);
  });
});

describe('eslint-json', () => {
  it('counts errors and warnings, remarks among these', async () => {
    const [{ errorCount, warningCount }] = JSON.parse(await print('eslint-json', REPORTS.en));
    expect([errorCount, warningCount]).toEqual([1, 3]);
  });
});

describe('compact', () => {
  it("is read by VS Code's problem matcher for it", async () => {
    const matcher = /^(.+):\sline\s(\d+),\scol\s(\d+),\s(Error|Warning|Info)\s-\s(.+)\s\((.+)\)$/u;
    const lines = (await print('compact', reportOf('en', [FILES.en, ...PATHS.map(hostile)]))).trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(matcher);
    expect(matcher.exec(lines[0]!)?.slice(1, 4)).toEqual(['notices/search.txt', '3', '53']);
  });
});

describe('html', () => {
  it('takes nothing of a draft for markup, needs no script and loads nothing', async () => {
    const page = await print('html', HOSTILE);
    expect(page).not.toMatch(/<script|<img|<link|javascript:|https?:\/\/(?!x\.example)/u);
    expect(page).not.toMatch(/(?:href|src)="(?!#)/u);
    expect(page).toContain('&lt;script&gt;');
  });

  it('shows every character of the draft, in order', async () => {
    for (const locale of ['ja', 'en'] as const) {
      const page = await print('html', REPORTS[locale]);
      const lines = [...page.matchAll(/<div class="text" dir="auto">(.*?)<\/div><\/div>/gu)].map(([, text]) =>
        text!
          .replaceAll(/<a class="ref[^>]*>[^<]*<\/a>/gu, '')
          .replaceAll(/<[^>]+>/gu, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&'),
      );
      expect(`${lines.join('\n')}\n`).toBe(FILES[locale].text);
    }
  });

  it('leads from each phrase to its note and back, and to no place that is not there', async () => {
    const page = await print('html', reportOf('ja', [FILES.ja, FILES.en, ...PATHS.map(hostile)]));
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(target);
    for (const id of ['f1-m1', 'f1-n1', 'f1-m3', 'f2-n3']) expect(ids).toContain(id);
  });

  it('marks the graver of two findings where they overlap, and numbers both', async () => {
    const text = 'We are sorry if anyone was upset.\n';
    const [, , finding] = FILES.en.findings as [Finding, Finding, Finding];
    const outer = { ...findingOn(text, 'sorry if anyone was', finding), severity: 'info' as const };
    const inner = { ...findingOn(text, 'if anyone', finding), severity: 'error' as const };
    const page = await print(
      'html',
      reportOf('en', [{ ...clean, text, credits: [], elements: {}, findings: [outer, inner] }]),
    );
    const [, line] = /<div class="text" dir="auto">(.*?)<\/div>/u.exec(page)!;
    expect(line!.replaceAll(/<a class="ref[^>]*>([^<]*)<\/a>/gu, '[$1]')).toBe(
      'We are [●1]<mark class="info">sorry </mark>[✖2]<mark class="error">if anyone</mark><mark class="info"> was</mark> upset.',
    );
  });
});
