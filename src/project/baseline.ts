/**
 * What was found before a team began to look, and is let be: known again by rule and sentence, in whatever line it stands, and
 * counted, so that a new phrase never passes for an old one. Holds no text of a statement, only digests.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { FileReport, Finding } from '../lint/finding.ts';
import { withhold } from '../lint/withhold.ts';
import { ProblemError } from '../problem/problem.ts';
import { spaceless } from '../text/characters.ts';
import type { Words } from '../words/words.ts';
import { reasonOf } from './disk-error.ts';
import { type OutputFile, writeOutput } from './output-file.ts';

/** Its key stands first in the file: by it one is told from any other JSON. */
const MARK = 'owabi-baseline';
const VERSION = 1;

/** What is known of one statement. */
interface Known {
  /** How often, by rule and digest of the sentence. */
  readonly findings: ReadonlyMap<string, number>;
  readonly missing: ReadonlySet<string>;
}

/** By path, relative to the folder of the baseline, with `/`. */
type Baseline = ReadonlyMap<string, Known>;

/** Something in a baseline that is found no more. */
export interface Gone {
  readonly path: string;
  /** `missing-<element>` for an element. */
  readonly rule: string;
  readonly count: number;
}

export interface Compared {
  /** What is known is kept back. */
  readonly files: readonly FileReport[];
  readonly gone: readonly Gone[];
}

export interface Updated extends Compared {
  readonly findings: number;
  readonly missing: number;
}

/**
 * Tells what is new from what a baseline knows.
 *
 * @param reports everything that was found in the statements of the run
 * @throws {ProblemError} for a baseline that is missing, broken or none
 */
export function compareWithBaseline(file: OutputFile, reports: readonly FileReport[], cwd: string): Compared {
  const baseline = readBaseline(file);
  if (baseline) return compare(baseline, reports, placesOf(file, cwd));
  throw new ProblemError({
    message: { ja: '基準のファイルがありません', en: 'there is no such baseline' },
    file: file.name,
    help: { ja: '--update-baseline を付けて実行すると作られます。', en: '--update-baseline writes it' },
  });
}

/**
 * Writes down everything that was found. What the baseline knows of statements that were not read stays, of those that are no more
 * it goes.
 *
 * @throws {ProblemError} when what stands there is no baseline, and when the file cannot be written
 */
export function updateBaseline(file: OutputFile, reports: readonly FileReport[], cwd: string): Updated {
  const places = placesOf(file, cwd);
  const updated = new Map([...(readBaseline(file) ?? [])].filter(([path]) => places.exists(path)));
  for (const report of reports) updated.set(places.pathOf(report), knownOf(report));
  const text = written(updated);
  if (text !== textOf(file)) writeOutput(file, text);
  let findings = 0;
  let missing = 0;
  for (const known of updated.values()) {
    for (const count of known.findings.values()) findings += count;
    missing += known.missing.size;
  }
  return { ...compare(updated, reports, places), findings, missing };
}

interface Places {
  pathOf(report: FileReport): string;
  exists(path: string): boolean;
}

function placesOf({ absolute }: OutputFile, cwd: string): Places {
  const folder = dirname(absolute);
  return {
    pathOf: ({ path }) => relative(folder, resolve(cwd, path)).replaceAll('\\', '/'),
    exists: (path) => existsSync(resolve(folder, path)),
  };
}

function compare(baseline: Baseline, reports: readonly FileReport[], places: Places): Compared {
  const left = new Map([...baseline].map(([path, { findings }]) => [path, new Map(findings)]));
  const known = new Set<Finding>();
  const take = (path: string, key: string): boolean => {
    const count = left.get(path)?.get(key) ?? 0;
    if (count > 0) left.get(path)!.set(key, count - 1);
    return count > 0;
  };
  const read = new Map(reports.map((report) => [places.pathOf(report), report]));
  for (const report of reports) {
    const keyOf = keysIn(report);
    for (const finding of report.findings) if (take(places.pathOf(report), keyOf(finding))) known.add(finding);
  }
  // A sentence may have moved here from another statement, if it is there no more. Of what was not read nobody knows.
  const settled = [...baseline.keys()].filter((path) => read.has(path) || !places.exists(path));
  for (const report of reports) {
    const keyOf = keysIn(report);
    for (const finding of report.findings) {
      if (!known.has(finding) && settled.some((path) => take(path, keyOf(finding)))) known.add(finding);
    }
  }
  const files = reports.map((report) =>
    withhold(report, 'baseline', {
      finding: (finding) => !known.has(finding),
      missing: ({ element }) => !baseline.get(places.pathOf(report))?.missing.has(element),
    }),
  );
  const gone = settled.flatMap((path): Gone[] => [
    ...byRule(left.get(path)!).map(([rule, count]) => ({ path, rule, count })),
    ...[...baseline.get(path)!.missing]
      .filter((element) => !read.get(path)?.missing.some((one) => one.element === element))
      .map((element) => ({ path, rule: `missing-${element}`, count: 1 })),
  ]);
  return { files, gone };
}

/** Counts that are not zero, put together by rule. */
function byRule(counts: ReadonlyMap<string, number>): [rule: string, count: number][] {
  const rules = new Map<string, number>();
  for (const [key, count] of counts) {
    const [rule] = split(key);
    if (count > 0) rules.set(rule, (rules.get(rule) ?? 0) + count);
  }
  return [...rules];
}

/** What a finding is known by. Its sentence, however it is broken; the phrase itself where it stands in none. */
function keysIn({ text }: FileReport): (finding: Finding) => string {
  return ({ rule, range, sentence = range }) =>
    `${rule} ${digestOf(text.slice(sentence.start.offset, sentence.end.offset))}`;
}

const split = (key: string): [rule: string, digest: string] => key.split(' ') as [string, string];

/** 64 bits: among millions of sentences two are hardly the same, and nothing of one can be read from it. */
const digestOf = (sentence: string): string =>
  createHash('sha256').update(spaceless(sentence)).digest('hex').slice(0, 16);

function knownOf(report: FileReport): Known {
  const keyOf = keysIn(report);
  const findings = new Map<string, number>();
  for (const finding of report.findings) findings.set(keyOf(finding), (findings.get(keyOf(finding)) ?? 0) + 1);
  return { findings, missing: new Set(report.missing.map(({ element }) => element)) };
}

/** In one order, so that two people who write it write the same. */
function written(baseline: Baseline): string {
  const files = sorted(baseline)
    .filter(([, { findings, missing }]) => findings.size + missing.size > 0)
    .map(([path, { findings, missing }]) => {
      const rules = new Map<string, [digest: string, count: number][]>();
      for (const [key, count] of sorted(findings)) {
        const [rule, digest] = split(key);
        rules.set(rule, [...(rules.get(rule) ?? []), [digest, count]]);
      }
      const counts = [...rules].map(([rule, list]) => [rule, Object.fromEntries(list)]);
      return [
        path,
        {
          ...(counts.length > 0 && { findings: Object.fromEntries(counts) }),
          ...(missing.size > 0 && { missing: [...missing].sort() }),
        },
      ];
    });
  return `${JSON.stringify({ [MARK]: VERSION, files: Object.fromEntries(files) }, null, 2)}\n`;
}

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

function textOf({ name, absolute }: OutputFile): string | undefined {
  try {
    return readFileSync(absolute, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const reason = reasonOf(error);
    throw new ProblemError({
      message: { ja: `基準のファイルを読めません(${reason.ja})`, en: `cannot read the baseline: ${reason.en}` },
      file: name,
    });
  }
}

/** @returns `undefined` when there is no such file */
function readBaseline(file: OutputFile): Baseline | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = (error as Error).message;
    throw wrong(file, { ja: `JSONとして読めません(${reason})`, en: `this is not valid JSON: ${reason}` }, ANEW);
  }
  if (!isRecord(value) || !Object.hasOwn(value, MARK)) {
    throw wrong(
      file,
      { ja: 'owabi の基準のファイルではありません', en: 'this is no baseline of owabi' },
      { ja: 'ほかのファイルを指定してください。', en: 'name another file' },
    );
  }
  if (value[MARK] !== VERSION) {
    throw wrong(
      file,
      {
        ja: `この基準のファイル(版 ${JSON.stringify(value[MARK])})は読めません`,
        en: `cannot read a baseline of version ${JSON.stringify(value[MARK])}`,
      },
      { ja: 'もっと新しい owabi が書いたものかもしれません。', en: 'a newer owabi may have written it' },
    );
  }
  return new Map(
    entriesOf(value.files, file).map(([path, one]) => {
      if (!isRecord(one)) throw broken(file, path);
      const findings = new Map<string, number>();
      for (const [rule, sentences] of entriesOf(one.findings ?? {}, file, path)) {
        for (const [digest, count] of entriesOf(sentences, file, path)) {
          if (!Number.isSafeInteger(count) || (count as number) < 1) throw broken(file, path);
          findings.set(`${rule} ${digest}`, count as number);
        }
      }
      const { missing = [] } = one;
      if (!Array.isArray(missing) || missing.some((name) => typeof name !== 'string')) throw broken(file, path);
      return [path, { findings, missing: new Set(missing as string[]) }];
    }),
  );
}

function entriesOf(value: unknown, file: OutputFile, path?: string): [string, unknown][] {
  if (!isRecord(value)) throw broken(file, path);
  return Object.entries(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const broken = (file: OutputFile, path = 'files'): ProblemError =>
  wrong(file, { ja: `「${path}」の書き方が壊れています`, en: `what it says of "${path}" is broken` }, ANEW);

const wrong = ({ name }: OutputFile, message: Words, help: Words): ProblemError =>
  new ProblemError({ message, file: name, help });

const ANEW: Words = {
  ja: 'もとに戻すか、消してから --update-baseline で作り直してください。',
  en: 'restore it, or remove it and write it anew with --update-baseline',
};
