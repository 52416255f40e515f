/**
 * owabi as a preset of rules for textlint: `"preset-owabi/textlint": true`. A rule here only passes on what one run of owabi over
 * the whole file says under its id. Never fixes anything: wordings are suggestions. Does nothing on import.
 */
import { statSync } from 'node:fs';
import type { Level } from './lint/configuration.ts';
import { knownRules } from './lint/plan.ts';
import { type Problem, ProblemError } from './problem/problem.ts';
import { findConfiguration } from './project/configuration-search.ts';
import { createLinter, type Linter } from './project/linter.ts';
import { remarksOf, suggestionsFor } from './report/remark.ts';
import { visible } from './report/visible.ts';
import { ownRules } from './rule/load.ts';
import { SEVERITIES, type Severity } from './rule/rule.ts';
import { localeOf } from './words/locale.ts';

/** textlint's numbers. */
const NUMBERS: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 3 };

/** Speaks for rules that the project's configuration adds: textlint wants all names before it looks at any project. */
const ADDED = 'plugins';
/** Says what keeps owabi from its work. */
const PROBLEM = 'problem';

/** Of textlint's types (`@textlint/types`), what is needed here, so that nobody has to install them. */
export interface TextlintNode {
  readonly range: readonly [start: number, end: number];
}
export interface TextlintContext {
  readonly Syntax: { readonly Document: string; readonly DocumentExit: string };
  readonly fixer: { replaceTextRange(range: readonly [number, number], text: string): unknown };
  getSource(): string;
  getFilePath(): string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: textlint's own nodes and errors, whose types nobody has to install
  report(node: any, error: any): void;
}
export type TextlintRule = (
  context: TextlintContext,
  options?: unknown,
) => Readonly<Record<string, (node: TextlintNode) => void | Promise<void>>>;
export interface TextlintPreset {
  /** By owabi's ids. */
  readonly rules: Readonly<Record<string, TextlintRule>>;
  readonly rulesConfig: Readonly<Record<string, boolean>>;
}

/** A rule that runs on a file: how it reports, and how loud its user wants it. */
interface Listener {
  readonly context: TextlintContext;
  /** Missing: owabi's configuration decides, or the rule and the statement. */
  readonly level: Level | undefined;
}

/** Who listens for a document. All rules enter it before the first one leaves it, and that one runs owabi for all. */
const listening = new WeakMap<TextlintNode, Map<string, Listener>>();

const ruleNamed =
  (id: string): TextlintRule =>
  (context, options) => ({
    [context.Syntax.Document](node) {
      const listeners = listening.get(node) ?? new Map<string, Listener>();
      listening.set(node, listeners.set(id, { context, level: levelIn(options) }));
    },
    [context.Syntax.DocumentExit](node) {
      const listeners = listening.get(node);
      listening.delete(node);
      return listeners && run(node, listeners);
    },
  });

/** What `{"severity": "warning"}` says. textlint hands over an object without anything where its user wrote `true`. */
function levelIn(options: unknown): Level | undefined {
  const severity = typeof options === 'object' && options !== null && 'severity' in options && options.severity;
  return SEVERITIES.find((one) => one === severity);
}

async function run(node: TextlintNode, listeners: ReadonlyMap<string, Listener>): Promise<void> {
  const [first] = listeners.values();
  if (!first) return;
  const { context } = first;
  const text = context.getSource();
  if (text.trim() === '') return;
  const path = context.getFilePath() ?? '';
  const report = (listener: Listener, severity: Severity, message: string, range: Range, more: object = {}): void =>
    listener.context.report(node, {
      severity: NUMBERS[severity],
      message: visible(message),
      ...at(range, node),
      ...more,
    });

  try {
    const linter = await linterFor(listeners);
    const file = await linter.lint(text, path);
    for (const remark of remarksOf(file, linter.locale)) {
      const own = listeners.get(remark.rule);
      const listener = own ?? listeners.get(ADDED);
      if (!listener) continue;
      const { fixer } = listener.context;
      const suggestions = suggestionsFor(remark).map(({ range, text: wording }, index) => ({
        id: `${remark.rule}/${index + 1}`,
        message: wording,
        fix: fixer.replaceTextRange(relativeTo(node, range), wording),
      }));
      const message = own ? remark.message : `${remark.message} (${remark.rule})`;
      report(listener, remark.severity, message, remark.range, suggestions.length > 0 ? { suggestions } : {});
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    latest = undefined; // what it extends may be mended, and we would not see it
    // Whoever is there says it: a linter that does nothing and says nothing would be taken for one that found nothing.
    const listener = listeners.get(PROBLEM) ?? first;
    for (const problem of error.problems) report(listener, 'error', said(problem, path), placeIn(problem, path));
  }
}

type Range = { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };

const relativeTo = (node: TextlintNode, { start, end }: Range): [number, number] => [
  start.offset - node.range[0],
  end.offset - node.range[0],
];

/** What `locator.range` makes, which refuses empty ranges: a missing element stands at the head of the file and covers nothing. */
const at = (range: Range, node: TextlintNode): object => ({
  padding: { type: 'TextlintRuleErrorPaddingLocation', isAbsolute: false, range: relativeTo(node, range) },
});

function said({ message, help, file }: Problem, path: string): string {
  const locale = localeOf(process.env);
  const place = file === undefined || file === path ? '' : `${file}: `;
  return `owabi: ${place}${message[locale]}${help ? ` (${help[locale]})` : ''}`;
}

function placeIn({ file, span }: Problem, path: string): Range {
  const { start, end } = file === path && span ? span : { start: 0, end: 0 };
  return { start: { offset: start }, end: { offset: end } };
}

/** The one for the file before, which nearly always is the one for the next. */
let latest: { readonly key: string; readonly linter: Promise<Linter> } | undefined;

/** A linter as the command line would make it in the current folder; a new one when the configuration file was changed. */
function linterFor(listeners: ReadonlyMap<string, Listener>): Promise<Linter> {
  const cwd = process.cwd();
  const rules: Record<string, Level> = {};
  for (const { id } of knownRules(ownRules())) {
    const listener = listeners.get(id);
    const level = listener ? listener.level : 'off';
    if (level !== undefined) rules[id] = level;
  }
  const config = findConfiguration(cwd);
  const fallbackLocale = localeOf(process.env);
  const key = JSON.stringify([cwd, rules, fallbackLocale, config, config && statSync(config).mtimeMs]);
  if (latest?.key !== key) latest = { key, linter: createLinter({ cwd, rules, fallbackLocale }) };
  return latest.linter;
}

let names: readonly string[] | undefined;

function allNamed<T>(value: (id: string) => T): Readonly<Record<string, T>> {
  names ??= [...new Set([...knownRules(ownRules()).map(({ id }) => id), ADDED, PROBLEM])];
  return Object.fromEntries(names.map((id) => [id, value(id)]));
}

let rules: TextlintPreset['rules'] | undefined;

const preset: TextlintPreset = {
  get rules() {
    rules ??= allNamed(ruleNamed);
    return rules;
  },
  get rulesConfig() {
    return allNamed(() => true);
  },
};

export default preset;
