/** Runs the examples of rules and elements the whole way a statement goes, and says which do not hold. Prints nothing. */
import type { Document, ReadOptions } from '../document/document.ts';
import { readDocument } from '../document/read.ts';
import { loadReader } from '../document/readers.ts';
import { ProblemError } from '../problem/problem.ts';
import { type CreditRecognizer, readCredits } from '../rule/credits.ts';
import { type ElementRecognizer, readElements } from '../rule/elements.ts';
import { readMarks } from '../rule/marked-text.ts';
import type { Recognition } from '../rule/recognition.ts';
import type { Example, Rule } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';
import { lint } from './linter.ts';
import { makePlan } from './plan.ts';

/** An example that does not hold. */
export interface ExampleFailure {
  /** Rule id, or name of an element. */
  readonly name: string;
  readonly file: string | undefined;
  readonly example: Example;
  /** What was expected and what was found. */
  readonly message: Words;
  /** The sentences of the example with their tokens, as `owabi tokens` shows them: one token a line. */
  readonly tokens: string;
}

/** One rule, or one element in one language, after its examples have been run. */
export interface Examined {
  readonly name: string;
  readonly file: string | undefined;
  readonly examples: number;
  readonly failures: readonly ExampleFailure[];
}

/**
 * The examples of one rule that do not hold: a flagged one must be reported exactly where it is marked, a passing one not at
 * all. Only this rule runs, but all elements are recognised.
 *
 * @throws {ProblemError} when the rule's patterns are wrong
 */
export async function ruleFailures(rule: Rule, rules: RuleSet): Promise<ExampleFailure[]> {
  const plan = makePlan({ rules: { ...rules, rules: [rule] }, settings: { rules: {} }, locale: 'en' });
  const alone = { ...plan, rules: [{ rule, options: rule.options ?? {} }] };
  const failures: ExampleFailure[] = [];
  for (const example of rule.examples) {
    const { document, marks } = await read(example);
    const { findings, missing } = lint(document, alone);
    // A rule about what is missing has no phrase to mark.
    const wholes = findings.length === 0 ? missing.length : 0;
    const found = findings.map(({ range }) => ({ start: range.start.offset, end: range.end.offset }));
    const holds =
      example.expect === 'pass'
        ? found.length + wholes === 0
        : marks.length === 0
          ? found.length + wholes > 0
          : sameSpans(found, marks);
    if (!holds) failures.push(failure(rule.id, rule.file, example, document, found, wholes));
  }
  return failures;
}

/** The examples of one element in one language that do not hold. */
export function elementFailures(recognizer: ElementRecognizer, rules: RuleSet): Promise<ExampleFailure[]> {
  // Others of the same element count too: a statement is read with all of them.
  const recognizers = [recognizer, ...rules.recognizers.filter((one) => one !== recognizer)];
  const { element } = recognizer;
  return recognitionFailures(element, recognizer, (document) => readElements(document, recognizers)(element));
}

/** The examples of one credit in one language that do not hold. */
export function creditFailures(recognizer: CreditRecognizer, rules: RuleSet): Promise<ExampleFailure[]> {
  return recognitionFailures(recognizer.credit, recognizer, (document) =>
    readCredits(document, [recognizer], readElements(document, rules.recognizers)),
  );
}

async function recognitionFailures(
  name: string,
  { examples, file }: Pick<Recognition, 'examples' | 'file'>,
  recognize: (document: Document) => readonly { readonly span: Span }[],
): Promise<ExampleFailure[]> {
  const failures: ExampleFailure[] = [];
  for (const example of examples) {
    const { document, marks } = await read(example);
    const found = recognize(document).map(({ span }) => span);
    const holds =
      example.expect === 'pass'
        ? found.length === 0
        : marks.every((mark) => found.some((span) => overlaps(span, mark))) && found.length > 0;
    if (!holds) failures.push(failure(name, file, example, document, found, 0));
  }
  return failures;
}

async function read(example: Example): Promise<{ document: Document; marks: readonly Span[] }> {
  const { text, marks, mistake } = readMarks(example.text);
  if (mistake) throw new ProblemError({ message: mistake.message, source: example.text, span: mistake.span });
  const { kind, fault, harm, format = 'txt' } = example;
  const options: ReadOptions = { format, ...(kind && { kind }), ...(fault && { fault }), ...(harm && { harm }) };
  await loadReader(format);
  return { document: readDocument(text, options), marks };
}

function sameSpans(found: readonly Span[], marks: readonly Span[]): boolean {
  return (
    found.length === marks.length &&
    found.every((span, index) => span.start === marks[index]!.start && span.end === marks[index]!.end)
  );
}

function failure(
  name: string,
  file: string | undefined,
  example: Example,
  document: Document,
  found: readonly Span[],
  wholes: number,
): ExampleFailure {
  return { name, file, example, message: messageOf(example, document, found, wholes), tokens: tokensOf(document) };
}

function messageOf({ expect, text }: Example, document: Document, found: readonly Span[], wholes: number): Words {
  const shown = withMarks(document.source, found);
  if (expect === 'pass') {
    return {
      ja: `見つからないはずですが、見つかりました: ${wholes > 0 ? document.source : shown}`,
      en: `expected to pass, but found: ${wholes > 0 ? document.source : shown}`,
    };
  }
  if (found.length === 0) return { ja: `何も見つかりません: ${text}`, en: `found nothing in: ${text}` };
  return {
    ja: `見つかった箇所が違います。\n  期待: ${text}\n  結果: ${shown}`,
    en: `found something else.\n  expected: ${text}\n  found:    ${shown}`,
  };
}

function withMarks(text: string, spans: readonly Span[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of spans) {
    if (start < from) continue;
    shown += `${text.slice(from, start)}<<${text.slice(start, end)}>>`;
    from = end;
  }
  return shown + text.slice(from);
}

function tokensOf({ sentences }: Document): string {
  return sentences
    .map(({ block, language, tokens }) => {
      const lines = tokens
        .filter((token) => token.text.trim() !== '')
        .map(({ text, lemma, pos, form }) => `  ${text}  <${lemma}>  [${pos}]${form === '' ? '' : `.${form}`}`);
      return [`${language}, ${block.type}:`, ...lines].join('\n');
    })
    .join('\n');
}
