/** The door to the pattern language: source in, matches out. The grammar is in docs/patterns.md. */
import type { Token } from '../../language/token.ts';
import { assemble } from './assemble.ts';
import { PatternEngine } from './engine.ts';
import type { NearMiss, PatternMatch } from './matcher.ts';
import type { Names } from './names.ts';

export type { NearMiss, PatternMatch } from './matcher.ts';
export { Names, type PatternScope } from './names.ts';
export { PatternError, splitPatternLines } from './syntax.ts';

export interface Pattern {
  readonly source: string;
  /** All matches in one sentence, from left to right, without overlaps. Spans are token indices, white space included. */
  find(tokens: readonly Token[]): readonly PatternMatch[];
  /** How far the pattern came, when it does not match; `undefined` when it does, or does not even begin to. */
  nearMiss(tokens: readonly Token[]): NearMiss | undefined;
}

/**
 * One pattern by itself, without a prefilter.
 *
 * @param captures  the names whose text the rule's message wants: `['customer']` for `{customer}`
 * @throws {PatternError} with a place in `source`
 */
export function compilePattern(source: string, names: Names, captures: readonly string[] = []): Pattern {
  const { bank, labels } = assemble(names.language, [{ lines: [source], names, captures }], undefined, true);
  const engine = new PatternEngine(bank, { withoutPrefilter: true });
  return {
    source,
    find: (tokens) => engine.find(0, { tokens }),
    nearMiss: (tokens) => engine.nearMiss(0, tokens, labels[0]!),
  };
}
