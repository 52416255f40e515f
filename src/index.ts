/** owabi as a library: a text in, a report out; and what rules of one's own are written against. Does nothing on import. */
import type { Fault, Format, Harm, Kind } from './document/document.ts';
import { readHtml } from './document/html.ts';
import { readMarkdown } from './document/markdown.ts';
import { readPlainText } from './document/plain-text.ts';
import { readDocument } from './document/read.ts';
import { useReader } from './document/readers.ts';
import type { RuleSettings } from './lint/configuration.ts';
import type { FileReport } from './lint/finding.ts';
import { lint as lintDocument } from './lint/linter.ts';
import { knownRules, makePlan, type Plan, settingMistakes } from './lint/plan.ts';
import { ProblemError } from './problem/problem.ts';
import { ownRules, ownRulesWith } from './rule/load.ts';
import type { Rule } from './rule/rule.ts';
import type { RuleSet } from './rule/rule-set.ts';
import type { Locale } from './words/words.ts';

export type {
  Block,
  BlockType,
  Document,
  Fault,
  Format,
  FrontMatter,
  Harm,
  Kind,
  Sentence,
  Voice,
} from './document/document.ts';
export { FAULTS, FORMATS, HARMS, KINDS } from './document/document.ts';
export type { Language, NumberValue, Token } from './language/token.ts';
export type { FailOn, Level, RuleSetting, RuleSettings } from './lint/configuration.ts';
export type {
  Credit,
  FileReport,
  Finding,
  MissingElement,
  Range,
  Report,
  SuppressedFinding,
} from './lint/finding.ts';
export { type Problem, ProblemError } from './problem/problem.ts';
export { createLinter, type Linter, type LinterOptions } from './project/linter.ts';
export type {
  Category,
  Context,
  CreditName,
  DocumentRule,
  ElementName,
  Evidence,
  Example,
  Match,
  PhraseCategory,
  Rule,
  RuleWords,
  SentenceRule,
  Severity,
} from './rule/rule.ts';
export { CATEGORIES, CREDITS, defineRule, ELEMENTS, PHRASE_CATEGORIES, SEVERITIES } from './rule/rule.ts';
export type { Position } from './text/lines.ts';
export type { Passage } from './text/passage.ts';
export type { Span } from './text/span.ts';
export type { Locale, Words } from './words/words.ts';

/** What {@link lint} is told of a text. Nothing of it is needed. */
export interface LintOptions {
  /** How to read the text; `txt` without it. */
  readonly format?: Format | undefined;
  /** What the statement is; without it front matter says so, or it is inferred. */
  readonly kind?: Kind | undefined;
  /** Whose fault it was; without it front matter says so, else `unknown`. */
  readonly fault?: Fault | undefined;
  /** What was harmed; without it front matter says so, else `service`. */
  readonly harm?: Harm | undefined;
  /** The language of messages; English without it. Better wordings are in the language of the statement. */
  readonly locale?: Locale | undefined;
  /** Severities and options by rule id, as in a configuration. */
  readonly rules?: RuleSettings | undefined;
  /** Rules of one's own, beside those of owabi. */
  readonly extraRules?: readonly Rule[] | undefined;
  /** The name of the text in the report. No file is looked for. */
  readonly path?: string | undefined;
}

/**
 * What owabi says of a text. Waits for nothing, reads no configuration and no environment: the same text with the same options
 * gives the same report. {@link createLinter} reads a project's configuration, and files.
 *
 * Places in the report are half-open: `offset` counts UTF-16 units from 0, as JavaScript's strings do; `line` counts from 1,
 * `column` too, in UTF-16 units.
 *
 * @param text the statement, decoded, without a byte order mark
 * @throws {ProblemError} for settings of rules that do not exist, front matter with unknown values, and rules that break down
 */
export function lint(text: string, options: LintOptions = {}): FileReport {
  const { format = 'txt', kind, fault, harm, locale = 'en', rules: settings = {}, extraRules, path = '' } = options;
  useReader('txt', readPlainText);
  useReader('md', readMarkdown);
  useReader('html', readHtml);
  const rules = extraRules ? ownRulesWith(extraRules) : ownRules();
  const mistakes = settingMistakes(settings, knownRules(rules));
  if (mistakes.length > 0) throw new ProblemError(...mistakes);
  const document = readDocument(text, {
    format,
    ...(kind && { kind, kindReason: GIVEN }),
    ...(fault && { fault }),
    ...(harm && { harm }),
    ...(path !== '' && { file: path }),
  });
  return lintDocument(document, planFor(rules, settings, locale), path);
}

let last: { readonly rules: RuleSet; readonly wishes: string; readonly plan: Plan } | undefined;

/** The plan of the last call, if this one wants the same: much is remembered with a plan. */
function planFor(rules: RuleSet, settings: RuleSettings, locale: Locale): Plan {
  const wishes = JSON.stringify([settings, locale]);
  if (last?.rules !== rules || last.wishes !== wishes) {
    last = { rules, wishes, plan: makePlan({ rules, settings: { rules: settings }, locale }) };
  }
  return last.plan;
}

const GIVEN = { ja: '指定による', en: 'as given' };
