/** Patterns and names as they stand in a file, ready to be compiled. Compiles nothing. */
import { ProblemError } from '../problem/problem.ts';
import type { SourceBlock } from './pattern/block-compiler.ts';
import { Names, splitPatternLines } from './pattern/pattern.ts';

/** The lines behind a name: those of a block, or the items of a list. */
export const definitionLines = (definition: string | readonly string[]): readonly string[] =>
  typeof definition === 'string' ? splitPatternLines(definition).map((line) => line.source) : definition;

/** The names of one rule, over the shared word lists. */
export function namesOf(
  define: Readonly<Record<string, string | readonly string[]>> | undefined,
  lexicon: Names,
): Names {
  if (!define) return lexicon;
  const lines = new Map(Object.entries(define).map(([name, definition]) => [name, definitionLines(definition)]));
  return new Names(lexicon.language, lines, lexicon);
}

/** @param file named in the problem when a pattern turns out to be wrong */
export function sourceBlock(
  written: string,
  names: () => Names,
  captures: readonly string[],
  file: string,
): SourceBlock {
  return {
    lines: () => splitPatternLines(written).map(({ source }) => source),
    names,
    captures,
    refuse: (error, source) => {
      const frame = { source, span: error.span };
      return new ProblemError({ message: error.words, file, ...frame, ...(error.help && { help: error.help }) });
    },
  };
}
