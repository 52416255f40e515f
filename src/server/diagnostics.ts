/** A reading as diagnostics: findings at their place, and what has no place as a point at the head of the text, which it does not cover. */
import { existsSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Problem, renderProblem } from '../problem/problem.ts';
import { byGravity, type Remark } from '../report/remark.ts';
import { visible } from '../report/visible.ts';
import type { Rule, Severity } from '../rule/rule.ts';
import { Lines } from '../text/lines.ts';
import { packageFolder } from '../text/packaged-file.ts';
import type { Locale } from '../words/words.ts';
import type { Draft } from './draft.ts';
import { Places, type PositionEncoding } from './places.ts';
import { type Diagnostic, DiagnosticSeverity } from './protocol.ts';
import type { Reading } from './reading.ts';
import type { Setup } from './setup.ts';

export const SOURCE = 'owabi';

/** The code of the one diagnostic that names all missing elements. */
export const MISSING = 'missing-elements';

/** What a diagnostic of a finding carries. */
export interface FindingData {
  readonly rule: string;
  readonly category: string;
  readonly severity: Severity;
  readonly instead: readonly string[];
}

/** What the diagnostic of missing elements carries. */
export interface MissingData {
  readonly missing: readonly { readonly rule: string; readonly severity: Severity }[];
}

const LEVELS: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

const MARKS: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '·' };

export function diagnosticsOf(draft: Draft, reading: Reading): Diagnostic[] {
  const { setup, findings, missing, problems } = reading;
  const { locale } = setup;
  const links = linksOf(reading);
  const place = (problem: Problem) =>
    draft.range(problem.span && problem.source === draft.text ? problem.span : { start: 0, end: 0 });
  return [
    ...setup.problems.filter(() => !setup.reader).map((problem) => inTheWay(problem, locale)),
    ...(setup.notRun.length > 0 && setup.reader ? [notRunHere(setup)] : []),
    ...problems.map((problem) => ({ ...ofProblem(problem, locale), range: place(problem) })),
    ...findings.map((remark) => ofFinding(remark, draft, links)),
    ...(missing.length > 0 ? [ofMissing(missing, locale)] : []),
  ];
}

export function ofFinding(
  { rule, category, severity, message, instead, range }: Remark,
  draft: Draft,
  links: (rule: string) => string | undefined,
): Diagnostic {
  const href = links(rule);
  const data: FindingData = { rule, category, severity, instead };
  return {
    range: draft.range({ start: range.start.offset, end: range.end.offset }),
    severity: LEVELS[severity],
    code: rule,
    ...(href !== undefined && { codeDescription: { href } }),
    source: SOURCE,
    message: visible(message),
    data,
  };
}

const HEAD = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A draft that is being written lacks something until it is done: no more than a warning. */
function ofMissing(missing: readonly Remark[], locale: Locale): Diagnostic {
  const lines = missing.map(({ severity, summary, message }) => {
    const [, name = summary] = /: (.*)$/u.exec(summary) ?? [];
    return `${MARKS[severity]} ${name}: ${message}`;
  });
  const [gravest] = byGravity(missing);
  const data: MissingData = { missing: missing.map(({ rule, severity }) => ({ rule, severity })) };
  return {
    range: HEAD,
    severity: gravest!.severity === 'info' ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning,
    code: MISSING,
    source: SOURCE,
    message: visible([locale === 'ja' ? '足りない要素:' : 'Missing:', ...lines].join('\n')),
    data,
  };
}

/** A mistake in the configuration, at the head of every draft that can't be read because of it. */
function inTheWay(problem: Problem, locale: Locale): Diagnostic {
  const start =
    locale === 'ja' ? 'この文書は、設定に誤りがあるため調べていません。' : 'Not checked: the configuration is wrong.';
  return {
    range: HEAD,
    severity: DiagnosticSeverity.Error,
    code: 'configuration',
    source: SOURCE,
    message: visible(`${start}\n${renderProblem(problem, locale)}`),
  };
}

function notRunHere({ notRun, locale }: Setup): Diagnostic {
  return {
    range: HEAD,
    severity: DiagnosticSeverity.Information,
    code: 'not-trusted',
    source: SOURCE,
    message: visible(notRunMessage(notRun, locale)),
  };
}

export function notRunMessage(notRun: readonly string[], locale: Locale): string {
  const names = notRun.map((name) => (isAbsolute(name) ? basename(name) : name));
  return locale === 'ja'
    ? `このワークスペースは信頼されていないため、コードで書かれた規則を実行していません: ${names.join('、')}`
    : `Rules in code were not run, since this workspace is not trusted: ${names.join(', ')}`;
}

function ofProblem(problem: Problem, locale: Locale): Omit<Diagnostic, 'range'> {
  const help = problem.help ? `\n${problem.help[locale]}` : '';
  return {
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    message: visible(problem.message[locale] + help),
  };
}

/** What is wrong with a file that was written for owabi, in that file. */
export function inItsFile(problem: Problem, locale: Locale, encoding: PositionEncoding): Diagnostic {
  const { source, span } = problem;
  const range = source === undefined || span === undefined ? HEAD : new Places(source, encoding).range(span);
  return { ...ofProblem(problem, locale), code: 'configuration', range };
}

/** `file:line` of a problem, for one line of text. */
export function placeOf({ file, source, span }: Problem): string {
  if (file === undefined) return '';
  return source === undefined || span === undefined ? file : `${file}:${new Lines(source).position(span.start).line}`;
}

const links = new WeakMap<readonly Rule[], Map<string, string | undefined>>();

/** Where a rule can be read: its own file; of two of one name, the one for the statement's language. */
export function linksOf({ setup: { rules }, report }: Reading): (id: string) => string | undefined {
  const known = links.get(rules) ?? new Map<string, string | undefined>();
  links.set(rules, known);
  const language = report?.language === 'en' ? 'en' : 'ja';
  return (id) => {
    const key = `${language} ${id}`;
    if (!known.has(key)) {
      const same = rules.filter((rule) => rule.id === id);
      known.set(key, linkOf(same.find(({ languages }) => languages.includes(language)) ?? same[0]));
    }
    return known.get(key);
  };
}

function linkOf(rule: Rule | undefined): string | undefined {
  if (rule?.file === undefined) return undefined;
  const path = isAbsolute(rule.file) ? rule.file : join(packageFolder(), rule.file);
  return /\.\w+$/u.test(path) && existsSync(path) ? pathToFileURL(path).href : undefined;
}
