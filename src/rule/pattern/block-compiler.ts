/** Blocks of patterns from their sources, compiled together when the first sentence comes. */
import type { Language } from '../../language/token.ts';
import { assemble } from './assemble.ts';
import { blockAt, type PatternBlock } from './block.ts';
import { type EngineOptions, PatternEngine } from './engine.ts';
import type { Names } from './names.ts';
import { compilePattern, compilePatterns, type Pattern } from './pattern.ts';
import { PatternError } from './syntax.ts';

export interface SourceBlock {
  readonly lines: () => readonly string[];
  /** What the patterns may use. */
  readonly names: () => Names;
  /** Names whose text the rule's message wants. */
  readonly captures?: readonly string[];
  /** Asked for only when another block has found something. */
  readonly aside?: boolean;
  /** Turns a mistake in a pattern into what its caller is to see. */
  readonly refuse: (error: PatternError, source: string) => Error;
}

/**
 * Blocks of one language that are compiled together, so that one look at a sentence is enough for all of them. Those that come after
 * the first sentence are compiled in a second round.
 */
export class BlockCompiler {
  readonly #language: Language;
  readonly #options: EngineOptions;
  #pending: SourceBlock[] = [];
  #engine: (() => PatternEngine) | undefined;

  constructor(language: Language, options: EngineOptions = {}) {
    this.#language = language;
    this.#options = options;
  }

  add(source: SourceBlock): PatternBlock {
    this.#engine ??= this.#nextEngine();
    const engine = this.#engine;
    const block = this.#pending.push(source) - 1;
    return blockAt(() => ({ engine: engine(), block }));
  }

  #nextEngine(): () => PatternEngine {
    let engine: PatternEngine | undefined;
    const sources: SourceBlock[] = [];
    this.#pending = sources;
    return () => {
      if (!engine) {
        this.#engine = undefined;
        engine = PatternEngine.of(this.#assemble(sources), this.#options);
      }
      return engine;
    };
  }

  #assemble(sources: readonly SourceBlock[]) {
    const blocks = sources.map(({ lines, names, captures = [], aside = false }) => ({
      lines: lines(),
      names: names(),
      captures,
      aside,
    }));
    return assemble(this.#language, blocks, (error, block, source) =>
      error instanceof PatternError ? sources[block]!.refuse(error, source) : error,
    ).bank;
  }
}

/** Each pattern by itself, for those who ask why it does not match. */
export function singlePatterns({ lines, names, captures, refuse }: SourceBlock): readonly Pattern[] {
  const sources = lines();
  try {
    return compilePatterns(sources, names(), captures);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw refuse(error, sources.find((source) => isMistaken(source, names())) ?? '');
  }
}

function isMistaken(source: string, names: Names): boolean {
  try {
    compilePattern(source, names);
    return false;
  } catch {
    return true;
  }
}
