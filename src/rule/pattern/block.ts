/**
 * The patterns of one block, each compiled when the first sentence could match it. Before that only its necessary words are
 * known: in an ordinary draft of 2 KB four patterns of five are never compiled.
 */
import type { Names } from './names.ts';
import { type Need, necessaryWords } from './necessary.ts';
import { compilePattern, type Pattern, type PatternMatch } from './pattern.ts';
import { PatternRegistry, type Tokenized } from './registry.ts';
import { PatternError, parsePattern } from './syntax.ts';

export type { Tokenized } from './registry.ts';

export interface PatternBlock {
  /** All of them, compiled. */
  patterns(): readonly Pattern[];
  /** The matches of all patterns, in the order of the patterns. */
  find(sentence: Tokenized): PatternMatch[];
  /** Whether any of them matches. */
  isIn(sentence: Tokenized): boolean;
}

export interface BlockSource {
  /** The patterns' sources. Asked for once. */
  readonly lines: () => readonly string[];
  /** What the patterns may use. */
  readonly names: () => Names;
  /** Names whose text the rule's message wants. */
  readonly captures?: readonly string[];
  /** What each pattern needs, when that was found out before. */
  readonly needs?: (() => readonly (readonly Need[])[]) | undefined;
}

/** One registry for each language of a set of rules. */
const registries = new WeakMap<Names, PatternRegistry>();

function registryOf(names: Names): PatternRegistry {
  const { root } = names;
  let registry = registries.get(root);
  if (!registry) {
    registry = new PatternRegistry();
    registries.set(root, registry);
  }
  return registry;
}

const NO_MATCHES: PatternMatch[] = [];

/**
 * @param shared the word lists that `source.names` stand on
 * @param refuse turns a mistake in a pattern into what its caller is to see; a mistake shows when the pattern is compiled
 */
export function patternBlock(
  source: BlockSource,
  shared: Names,
  refuse: (error: PatternError, source: string) => Error,
): PatternBlock {
  let known: readonly string[] | undefined;
  const compiled: (Pattern | undefined)[] = [];
  const registry = registryOf(shared);
  const entry = registry.enter(source.needs ?? (() => needsOfLines(lines(), source.names())));

  return {
    patterns: () => lines().map((_, line) => pattern(line)),
    find(sentence) {
      const candidates = registry.candidates(entry, sentence);
      if (candidates.length === 0) return NO_MATCHES;
      const { tokens } = sentence;
      return candidates.flatMap((line) => pattern(line).find(tokens));
    },
    isIn: (sentence) =>
      registry.candidates(entry, sentence).some((line) => pattern(line).find(sentence.tokens).length > 0),
  };

  function lines(): readonly string[] {
    known ??= source.lines();
    return known;
  }

  function pattern(line: number): Pattern {
    const text = lines()[line]!;
    try {
      compiled[line] ??= compilePattern(text, source.names(), source.captures);
    } catch (error) {
      throw error instanceof PatternError ? refuse(error, text) : error;
    }
    return compiled[line];
  }
}

/** The needs of each line. A line with a mistake needs nothing: it is then compiled, and refused. */
export function needsOfLines(lines: readonly string[], names: Names): readonly (readonly Need[])[] {
  return lines.map((line) => {
    try {
      return necessaryWords(parsePattern(line), names);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      return [];
    }
  });
}
