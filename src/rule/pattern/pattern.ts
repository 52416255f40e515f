/** The door to the pattern language: source in, matches out. The grammar is in docs/patterns.md. */
import type { Token } from '../../language/token.ts';
import { assemble } from './assemble.ts';
import { PatternEngine } from './engine.ts';
import type { NearMiss, WholeMatch } from './matches.ts';
import type { Names } from './names.ts';

export type { NearMiss, PatternMatch } from './matches.ts';
export { Names, type PatternScope } from './names.ts';
export { PatternError, splitPatternLines } from './syntax.ts';

export interface Pattern {
  readonly source: string;
  /** All matches in one sentence, from left to right, without overlaps. Spans are token indices, white space included. */
  find(tokens: readonly Token[]): readonly WholeMatch[];
  /** How far the pattern came, when it does not match; `undefined` when it does, or does not even begin to. */
  nearMiss(tokens: readonly Token[]): NearMiss | undefined;
}

/**
 * Patterns by themselves, without a prefilter: for those who ask why one does not match.
 *
 * @param captures  the names whose text the rule's message wants: `['customer']` for `{customer}`
 * @throws {PatternError} with a place in its source
 */
export function compilePatterns(
  sources: readonly string[],
  names: Names,
  captures: readonly string[] = [],
): readonly Pattern[] {
  const { bank, labels } = assemble(names.language, [{ lines: sources, names, captures }], undefined, true);
  let engine: PatternEngine | undefined;
  const running = (): PatternEngine => {
    engine ??= PatternEngine.of(bank);
    return engine;
  };
  return sources.map((source, pattern) => ({
    source,
    find: (tokens) => running().findPattern(pattern, tokens),
    nearMiss: (tokens) => running().nearMiss(pattern, tokens, labels[pattern]!),
  }));
}

/** As {@link compilePatterns}, of one pattern. */
export const compilePattern = (source: string, names: Names, captures: readonly string[] = []): Pattern =>
  compilePatterns([source], names, captures)[0]!;
