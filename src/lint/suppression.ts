/**
 * Directives in a statement: which findings they keep back, and what is wrong with the directives themselves. A directive
 * without a reason keeps nothing back.
 */
import type { Directive, Document } from '../document/document.ts';
import { nearest } from '../problem/problem.ts';
import { type DocumentRule, ELEMENTS, type Match } from '../rule/rule.ts';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { SUPPRESSION_WITHOUT_REASON, UNKNOWN_DIRECTIVE, UNUSED_SUPPRESSION } from './suppression-rules.ts';

export interface Suppressions {
  /**
   * The reason for which a finding at `span` is kept back, if it is. Remembers that the directive had an effect. Without a span:
   * the whole file.
   */
  reasonFor(rule: string, span?: Span): string | undefined;
  /** What is wrong with the directives; complete once every finding was asked for. */
  complaints(): { readonly rule: DocumentRule; readonly match: Match }[];
}

interface Suppression {
  readonly rule: string;
  readonly directive: Directive;
  /** Where a finding must begin. */
  readonly scope: Span;
  readonly isWholeFile: boolean;
  used: boolean;
}

const DIRECTIVES = ['disable-next-line', 'disable', 'enable', 'disable-file', 'element'] as const;

export function suppressionsIn(document: Document, lines: Lines, ruleIds: ReadonlySet<string>): Suppressions {
  const suppressions: Suppression[] = [];
  const complaints: { rule: DocumentRule; match: Match }[] = [];
  const end = document.source.length + 1;

  for (const directive of document.directives) {
    const sort = sortOf(directive);
    const name = directive.name;
    if (sort === undefined) {
      complain(UNKNOWN_DIRECTIVE, directive, { name });
      continue;
    }
    const known = sort === 'element' ? new Set<string>(ELEMENTS) : ruleIds;
    const rules = [...new Set(directive.arguments)];
    for (const rule of rules) {
      if (known.has(rule)) continue;
      const guess = nearest(rule, known);
      const fillings = { name, rule, guess: guess === undefined ? '' : ` → ${guess}` };
      complain(UNKNOWN_DIRECTIVE, directive, fillings, sort === 'element' ? 'element' : 'rule');
    }
    if (sort === 'enable') continue;
    if (rules.length === 0) complain(UNKNOWN_DIRECTIVE, directive, { name }, 'nameless');
    if (directive.reason.trim() === '') {
      complain(SUPPRESSION_WITHOUT_REASON, directive, { name });
      continue;
    }
    if (sort === 'element') continue;
    for (const rule of rules) {
      if (!known.has(rule)) continue;
      const scope = scopeOf(sort, directive, rule);
      suppressions.push({ rule, directive, scope, isWholeFile: sort === 'disable-file', used: false });
    }
  }

  return {
    reasonFor(rule, span) {
      // Every directive that fits counts as used: two for one finding do no harm.
      let reason: string | undefined;
      for (const suppression of suppressions) {
        if (suppression.rule !== rule) continue;
        const { scope, isWholeFile } = suppression;
        if (span ? span.start < scope.end && scope.start < Math.max(span.end, span.start + 1) : isWholeFile) {
          suppression.used = true;
          reason ??= suppression.directive.reason.trim();
        }
      }
      return reason;
    },
    complaints: () => [
      ...complaints,
      ...suppressions
        .filter(({ used }) => !used)
        .map(({ rule, directive }) => ({
          rule: UNUSED_SUPPRESSION,
          match: { span: directive.span, captures: { rule, name: directive.name } },
        })),
    ],
  };

  function complain(
    rule: DocumentRule,
    { span }: Directive,
    captures: Readonly<Record<string, string>>,
    messageId?: string,
  ): void {
    complaints.push({ rule, match: { span, captures, ...(messageId !== undefined && { messageId }) } });
  }

  function scopeOf(sort: (typeof DIRECTIVES)[number], directive: Directive, rule: string): Span {
    if (sort === 'disable-file') return { start: 0, end };
    if (sort === 'disable') {
      const enabling = document.directives.find(
        (other) =>
          sortOf(other) === 'enable' &&
          other.span.start >= directive.span.end &&
          (other.arguments.length === 0 || other.arguments.includes(rule)),
      );
      return { start: directive.span.end, end: enabling?.span.start ?? end };
    }
    // The next line with text on it: Markdown wants an empty line after a comment.
    let line = lines.position(Math.max(directive.span.start, directive.span.end - 1)).line + 1;
    while (line < lines.count && lines.line(line).trim() === '') line++;
    return { start: lines.startOf(line), end: line < lines.count ? lines.startOf(line + 1) : end };
  }
}

const sortOf = ({ name }: Directive): (typeof DIRECTIVES)[number] | undefined => {
  const bare = name.replace(/^owabi-/u, '');
  return DIRECTIVES.find((one) => one === bare);
};
