/**
 * Compiles a pattern's tree into a flat program for the matcher. Choices of plain words become one look-up, so that a word
 * list costs the same whatever its length.
 */
import { canonicalLemma as canonicalEnglish, tokenizeEnglish } from '../../language/english.ts';
import { canonicalLemma as canonicalJapanese, normaliseJapanese } from '../../language/japanese.ts';
import type { Language } from '../../language/token.ts';
import type { Span } from '../../text/span.ts';
import type { PatternScope } from './names.ts';
import { type LiteralNode, PatternError, type PatternNode, type TokenNode } from './syntax.ts';

/** A pattern larger than this is refused: it would be slow, and no person could review it. */
const MAX_PROGRAM = 4096;

/** Tests one token. */
export interface TokenTest {
  readonly lemmas?: ReadonlySet<string>;
  readonly pos?: string;
  readonly form?: string;
}

/** Literals by how they begin, the longest first. ja: whole texts by their first two characters. en: lists of words by their first. */
export type LiteralTable = ReadonlyMap<string, readonly Literal[]>;

/** ja: characters. en: words. */
export type Literal = string | readonly string[];

interface Common {
  /** What was written, for near misses. */
  readonly label: string;
}

export type Instruction = Common &
  (
    | { readonly op: 'token'; readonly test: TokenTest }
    | { readonly op: 'literal'; readonly table: LiteralTable }
    | { readonly op: 'gap'; readonly max: number; readonly withinClause: boolean } // as few tokens as possible
    | { readonly op: 'split'; readonly second: number } // prefers the next instruction
    | { readonly op: 'jump'; readonly to: number }
    | { readonly op: 'save'; readonly slot: number }
    | { readonly op: 'look'; readonly look: number } // a program of `looks`
    | { readonly op: 'not'; readonly look: number } // takes one token where the look-ahead fails
    | { readonly op: 'edge'; readonly at: 'start' | 'end' }
    | { readonly op: 'done' }
  );

export interface LookProgram {
  readonly ahead: boolean;
  readonly negative: boolean;
  readonly code: readonly Instruction[];
}

export interface Program {
  readonly language: Language;
  readonly code: readonly Instruction[];
  readonly looks: readonly LookProgram[];
  /** Names by slot pair: `captures[i]` is saved in slots 2 + 2i and 3 + 2i; slots 0 and 1 are the reported part. */
  readonly captures: readonly string[];
}

/**
 * @param captures  names whose text the rule's message wants
 * @throws {PatternError}
 */
export function compileProgram(
  tree: PatternNode,
  source: string,
  scope: PatternScope,
  captures: readonly string[] = [],
): Program {
  const looks: LookProgram[] = [];
  let size = 0;

  const compileInto = (code: Instruction[], node: PatternNode): void => {
    const label = source.slice(node.span.start, node.span.end);
    const emit = (instruction: Instruction): number => {
      if (++size > MAX_PROGRAM) {
        throw new PatternError(
          {
            ja: `パターンが大きすぎます(上限 ${MAX_PROGRAM} 項目)`,
            en: `the pattern is larger than ${MAX_PROGRAM} items`,
          },
          node.span,
        );
      }
      return code.push(instruction) - 1;
    };
    const patch = (at: number, instruction: Instruction): void => {
      code[at] = instruction;
    };

    switch (node.type) {
      case 'literal':
        emit({ op: 'literal', table: literalTable([node], scope.language), label });
        return;
      case 'token':
        emit({ op: 'token', test: tokenTest([node], scope.language), label });
        return;
      case 'name': {
        const slot = captures.indexOf(node.name);
        if (slot >= 0) emit({ op: 'save', slot: 2 + 2 * slot, label });
        compileInto(code, relabel(scope.resolve(node.name, node.span), node.span));
        if (slot >= 0) emit({ op: 'save', slot: 3 + 2 * slot, label });
        return;
      }
      case 'sequence':
        for (const item of node.items) compileInto(code, item);
        return;
      case 'choice': {
        const options = joinedOptions(node.options, scope.language);
        const jumps: number[] = [];
        for (const [index, option] of options.entries()) {
          const last = index === options.length - 1;
          const split = last ? -1 : emit({ op: 'split', second: 0, label });
          if ('op' in option) emit({ ...option, label });
          else compileInto(code, option);
          if (!last) {
            jumps.push(emit({ op: 'jump', to: 0, label }));
            patch(split, { op: 'split', second: code.length, label });
          }
        }
        for (const jump of jumps) patch(jump, { op: 'jump', to: code.length, label });
        return;
      }
      case 'repeat': {
        for (let n = 0; n < node.min; n++) compileInto(code, node.item);
        const splits: number[] = [];
        for (let n = node.min; n < node.max; n++) {
          splits.push(emit({ op: 'split', second: 0, label }));
          compileInto(code, node.item);
        }
        for (const split of splits) patch(split, { op: 'split', second: code.length, label });
        return;
      }
      case 'gap':
        emit({ op: 'gap', max: node.max, withinClause: node.withinClause, label });
        return;
      case 'not':
        emit({ op: 'not', look: look(node.item, true, true), label });
        return;
      case 'look':
        emit({ op: 'look', look: look(node.item, node.ahead, node.negative), label });
        return;
      case 'edge':
        emit({ op: 'edge', at: node.at, label });
        return;
      case 'report':
        emit({ op: 'save', slot: 0, label });
        compileInto(code, node.item);
        emit({ op: 'save', slot: 1, label });
        return;
    }
  };

  const look = (item: PatternNode, ahead: boolean, negative: boolean): number => {
    const code: Instruction[] = [];
    compileInto(code, item);
    code.push({ op: 'done', label: '' });
    return looks.push({ ahead, negative, code }) - 1;
  };

  const code: Instruction[] = [];
  compileInto(code, tree);
  code.push({ op: 'done', label: '' });
  return { language: scope.language, code, looks, captures };
}

function relabel(node: PatternNode, span: Span): PatternNode {
  return { ...node, span };
}

/** Nested choices as one flat list of options. */
function flatten(options: readonly PatternNode[]): PatternNode[] {
  return options.flatMap((option) => (option.type === 'choice' ? flatten(option.options) : [option]));
}

const isPlainLemma = (node: PatternNode): node is TokenNode =>
  node.type === 'token' && node.lemmas !== undefined && node.pos === undefined && node.form === undefined;

const joinedChoices = new WeakMap<readonly PatternNode[], readonly (PatternNode | Instruction)[]>();

/** The options of a choice, its words joined. Remembered, since a word list is used by many patterns. */
export function joinedOptions(
  options: readonly PatternNode[],
  language: Language,
): readonly (PatternNode | Instruction)[] {
  let joined = joinedChoices.get(options);
  if (!joined) {
    joined = joinWords(flatten(options), language);
    joinedChoices.set(options, joined);
  }
  return joined;
}

/** Puts neighbouring plain words, and neighbouring plain dictionary forms, of a choice into one look-up each. */
function joinWords(options: readonly PatternNode[], language: Language): (PatternNode | Instruction)[] {
  const joined: (PatternNode | Instruction)[] = [];
  for (let at = 0; at < options.length; ) {
    const literals = takeWhile(options, at, (option): option is LiteralNode => option.type === 'literal');
    const lemmas = literals.length > 0 ? [] : takeWhile(options, at, isPlainLemma);
    if (literals.length > 0) joined.push({ op: 'literal', table: literalTable(literals, language), label: '' });
    else if (lemmas.length > 0) joined.push({ op: 'token', test: tokenTest(lemmas, language), label: '' });
    else joined.push(options[at]!);
    at += Math.max(1, literals.length + lemmas.length);
  }
  return joined;
}

function takeWhile<T, U extends T>(items: readonly T[], from: number, keep: (item: T) => item is U): U[] {
  const taken: U[] = [];
  for (let at = from; at < items.length; at++) {
    const item = items[at]!;
    if (!keep(item)) break;
    taken.push(item);
  }
  return taken;
}

const knownWords = new Map<string, string[]>();

/** The words of an English literal. Word lists stand in many patterns; cutting them anew each time was half of all compiling. */
function literalWords(text: string): string[] {
  // A plain word needs no lexicon.
  if (/^[a-z]+$/u.test(text) && !/^(cannot|gonna|gotta|wanna)$/u.test(text)) return [text];
  let words = knownWords.get(text);
  if (!words) {
    words = tokenizeEnglish(text)
      .filter((token) => token.pos !== 'SPACE')
      .map((token) => token.norm);
    knownWords.set(text, words);
  }
  return words;
}

/** A literal as the matcher compares it. */
export function literalOf({ text }: LiteralNode, language: Language): Literal {
  return language === 'ja' ? normaliseJapanese(text) : literalWords(text);
}

function literalTable(nodes: readonly LiteralNode[], language: Language): LiteralTable {
  const table = new Map<string, Literal[]>();
  const add = (key: string, literal: Literal): void => {
    const literals = table.get(key);
    if (literals) literals.push(literal);
    else table.set(key, [literal]);
  };
  for (const node of nodes) {
    const literal = literalOf(node, language);
    add(typeof literal === 'string' ? literal.slice(0, 2) : literal[0]!, literal);
  }
  for (const entries of table.values()) entries.sort((a, b) => b.length - a.length);
  return table;
}

export function tokenTest(nodes: readonly TokenNode[], language: Language): TokenTest {
  const canonical = language === 'ja' ? canonicalJapanese : canonicalEnglish;
  const first = nodes[0]!;
  const test: { -readonly [K in keyof TokenTest]: TokenTest[K] } = {};
  const lemmas = nodes.flatMap((node) => node.lemmas ?? []);
  if (lemmas.length > 0) test.lemmas = new Set(lemmas.map((lemma) => canonical(lemma)));
  if (nodes.length === 1) {
    if (first.pos !== undefined) test.pos = first.pos;
    if (first.form !== undefined) test.form = first.form;
  }
  return test;
}
