/** The door to the pattern language: source in, matches out. The grammar is in docs/patterns.md. */
import type { Token } from '../../language/token.ts';
import { type FirstTokens, firstTokens } from './first.ts';
import { findMatches, findNearMiss, type NearMiss, type PatternMatch, tokenRun } from './matcher.ts';
import type { PatternScope } from './names.ts';
import { compileProgram } from './program.ts';
import { parsePattern } from './syntax.ts';

export type { NearMiss, PatternMatch } from './matcher.ts';
export { Names, type PatternScope } from './names.ts';
export { PatternError, splitPatternLines } from './syntax.ts';

export interface Pattern {
  readonly source: string;
  /** All matches in one sentence, from left to right, without overlaps. Spans are token indices, white space included. */
  find(tokens: readonly Token[]): PatternMatch[];
  /** How far the pattern came, when it does not match; `undefined` when it does, or does not even begin to. */
  nearMiss(tokens: readonly Token[]): NearMiss | undefined;
}

/**
 * @param captures  the names whose text the rule's message wants: `['customer']` for `{customer}`
 * @throws {PatternError} with a place in `source`
 */
export function compilePattern(source: string, scope: PatternScope, captures: readonly string[] = []): Pattern {
  const program = compileProgram(parsePattern(source), source, scope, captures);
  let first: FirstTokens | undefined;
  return {
    source,
    find: (tokens) => {
      first ??= firstTokens(program);
      return findMatches(program, tokenRun(tokens), first);
    },
    nearMiss: (tokens) => findNearMiss(program, tokenRun(tokens)),
  };
}
