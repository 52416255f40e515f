/**
 * Reads the YAML and JSON that people write for owabi, and remembers where each value stands, so that a mistake can be shown in
 * its line. Runs nothing and judges nothing: what the values mean is their reader's work.
 */
import { isCollection, isMap, isPair, isScalar, type Node, type Pair, parseDocument } from 'yaml';
import type { Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';
import { type Problem, ProblemError } from './problem.ts';

/** The way to a value: keys of maps and places (from 0) in lists. */
export type YamlPath = readonly (string | number)[];

export interface Yaml {
  /** Plain maps, lists and scalars; `null` for an empty file. */
  readonly value: unknown;
  readonly source: string;
  readonly file: string;
  /**
   * Where the value at `path` stands, or its key, as UTF-16 offsets into `source`. A path that leads nowhere gives the
   * nearest place on the way.
   */
  spanOf(path: YamlPath, part?: 'key' | 'value'): Span;
  /** A problem at a place of this file, ready to be thrown or collected. */
  problem(path: YamlPath, message: Words, options?: { part?: 'key' | 'value'; help?: Words }): Problem;
}

/**
 * @throws {ProblemError} when the text is not YAML; every mistake is named with its place.
 */
export function readYaml(source: string, file: string): Yaml {
  let document: ReturnType<typeof parseDocument>;
  let value: unknown;
  try {
    // `stringKeys` refuses maps as keys; merge keys stay off: `<<` is a mark of rules' examples.
    document = parseDocument(source, { prettyErrors: false, stringKeys: true, logLevel: 'silent' });
    if (document.errors.length === 0) value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // Too many aliases, or nested too deeply for the parser's stack.
    throw new ProblemError(mistake((error as Error).message, { start: 0, end: 1 }));
  }
  // A warning is an unquoted `!` or `%`, which YAML takes for a sign of its own: never what was meant.
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    throw new ProblemError(
      ...errors.map((error) => mistake(error.message, { start: error.pos[0], end: error.pos[1] })),
    );
  }

  function mistake(message: string, span: Span): Problem {
    return {
      message: {
        ja: `YAMLとして読めません(${message})`,
        en: `this is not valid YAML: ${message}`,
      },
      file,
      source,
      span,
    };
  }

  function spanOf(path: YamlPath, part: 'key' | 'value' = 'value'): Span {
    let node = document.contents as Node | null;
    let key: Node | null = null;
    for (const step of path) {
      const next = child(node, step);
      if (next === undefined) break;
      [key, node] = next;
    }
    return placeOf(part === 'key' ? (key ?? node) : (node ?? key));
  }

  return {
    value: value ?? null,
    source,
    file,
    spanOf,
    problem: (path, message, { part, help } = {}) => ({
      message,
      file,
      source,
      span: spanOf(path, part),
      ...(help && { help }),
    }),
  };

  /** The place of a node, without the line breaks that YAML counts to the end of a block. */
  function placeOf(node: Node | null): Span {
    const range = node?.range;
    if (!range) return { start: 0, end: 0 };
    const text = source.slice(range[0], range[1]);
    return { start: range[0], end: range[0] + (isCollection(node) ? text.split('\n', 1)[0]! : text).trimEnd().length };
  }
}

/** The key (for maps) and the value at one step down from `node`. */
function child(node: Node | null, step: string | number): [Node | null, Node | null] | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item: Pair) => isScalar(item.key) && String(item.key.value) === String(step));
    return pair && [pair.key as Node, (pair.value ?? null) as Node | null];
  }
  if (isCollection(node) && typeof step === 'number') {
    const item = node.items[step];
    if (item === undefined || isPair(item)) return undefined;
    return [null, item as Node];
  }
  return undefined;
}
