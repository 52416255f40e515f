/** The names that a pattern may use: word lists and named patterns. Resolves them lazily and refuses circles. */

import type { Language } from '../../language/token.ts';
import { nearest } from '../../problem/problem.ts';
import type { Span } from '../../text/span.ts';
import { PatternError, type PatternNode, parsePattern } from './syntax.ts';

/** What `@name` may stand for, seen from one pattern. */
export interface PatternScope {
  readonly language: Language;
  /**
   * The tree behind a name.
   *
   * @throws {PatternError} at `use` when there is no such name, or when the name is defined through itself.
   */
  resolve(name: string, use: Span): PatternNode;
}

/** The names of one rule, over the shared word lists. */
export class Names implements PatternScope {
  readonly language: Language;
  readonly #definitions: ReadonlyMap<string, readonly string[]>;
  readonly #parent: Names | undefined;
  readonly #trees = new Map<string, PatternNode>();
  readonly #open = new Set<string>();

  /** @param definitions  the patterns behind each name; any of them may match */
  constructor(language: Language, definitions: ReadonlyMap<string, readonly string[]>, parent?: Names) {
    this.language = language;
    this.#definitions = definitions;
    this.#parent = parent;
  }

  /** The outermost names: those of one language in one set of rules. */
  get root(): Names {
    return this.#parent?.root ?? this;
  }

  /** All names that can be used here. */
  names(): string[] {
    return [...new Set([...this.#definitions.keys(), ...(this.#parent?.names() ?? [])])];
  }

  resolve(name: string, use: Span): PatternNode {
    const known = this.#trees.get(name);
    if (known) return known;
    const lines = this.#definitions.get(name);
    if (lines === undefined) {
      if (this.#parent) {
        // A rule's own name may stand on a shared one of the same name, never the other way round.
        try {
          return this.#parent.resolve(name, use);
        } catch (error) {
          if (!(error instanceof PatternError) || error.help !== undefined) throw error;
          throw unknownName(name, use, this.names());
        }
      }
      throw unknownName(name, use, this.names());
    }
    if (this.#open.has(name)) {
      throw new PatternError(
        { ja: `@${name} が自分自身を使って定義されています`, en: `@${name} is defined through itself` },
        use,
      );
    }
    this.#open.add(name);
    try {
      const options = lines.map((line) => this.#expand(parsePattern(line), use));
      const tree: PatternNode = options.length === 1 ? options[0]! : { type: 'choice', options, span: use };
      this.#trees.set(name, tree);
      return tree;
    } finally {
      this.#open.delete(name);
    }
  }

  /** The tree with every name in it replaced, and every place set to that of the use: a name has no place of its own. */
  #expand(node: PatternNode, use: Span): PatternNode {
    switch (node.type) {
      case 'name':
        return this.resolve(node.name, use);
      case 'choice':
        return { ...node, options: node.options.map((option) => this.#expand(option, use)), span: use };
      case 'sequence':
        return { ...node, items: node.items.map((item) => this.#expand(item, use)), span: use };
      case 'repeat':
      case 'not':
      case 'look':
      case 'report':
        return { ...node, item: this.#expand(node.item, use), span: use };
      default:
        return { ...node, span: use };
    }
  }
}

function unknownName(name: string, use: Span, names: readonly string[]): PatternError {
  const guess = nearest(name, names);
  return new PatternError(
    { ja: `語のリスト @${name} はありません`, en: `there is no word list @${name}` },
    use,
    guess === undefined ? undefined : { ja: `@${guess} のことですか?`, en: `did you mean @${guess}?` },
  );
}
