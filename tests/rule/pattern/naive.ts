/** The pattern language read literally, without memory or bounds: the oracle for the real matcher. Exponential on purpose. */
import type { Token } from '../../../src/language/token.ts';
import { type PatternNode, parsePattern } from '../../../src/rule/pattern/syntax.ts';
import { endsClause, isPunctuation } from '../../../src/rule/pattern/token-test.ts';

/** `名詞` is a prefix of `名詞.数`, and `NUM` of `NUM`, but `名` is not one of `名詞`. */
function isOfClass(prefix: string, pos: string): boolean {
  return pos.startsWith(prefix) && (pos.length === prefix.length || pos[prefix.length] === '.');
}

/** Every place where `node` can end when it starts at `at`, the preferred one first. Literals are compared in lower case. */
function* ends(node: PatternNode, tokens: readonly Token[], at: number): Generator<number> {
  switch (node.type) {
    case 'literal':
      if (tokens[at]?.norm === node.text.toLowerCase()) yield at + 1;
      return;
    case 'token':
      if (at < tokens.length) {
        const { lemmas, pos, form } = node;
        const token = tokens[at]!;
        const fits =
          (!lemmas || lemmas.includes(token.lemma)) &&
          (pos === undefined || isOfClass(pos, token.pos)) &&
          (form === undefined || token.form.startsWith(form));
        if (fits) yield at + 1;
      }
      return;
    case 'sequence':
      yield* chain(node.items, tokens, at);
      return;
    case 'choice':
      for (const option of node.options) yield* ends(option, tokens, at);
      return;
    case 'repeat':
      yield* repeated(node, 0, tokens, at);
      return;
    case 'gap':
      for (let n = 0; n <= node.max && at + n <= tokens.length; n++) {
        yield at + n;
        if (at + n < tokens.length && node.withinClause && endsClause(tokens[at + n]!.norm)) return;
      }
      return;
    case 'not':
      if (at < tokens.length && !matchesAt(node.item, tokens, at)) yield at + 1;
      return;
    case 'look': {
      let found = false;
      if (node.ahead) found = matchesAt(node.item, tokens, at);
      else
        for (let from = at; from >= Math.max(0, at - 12); from--)
          found ||= [...ends(node.item, tokens, from)].includes(at);
      if (found !== node.negative) yield at;
      return;
    }
    case 'edge': {
      const words = tokens.map((token) => !isPunctuation(token.pos));
      const first = words.indexOf(true) < 0 ? tokens.length : words.indexOf(true);
      if (node.at === 'start' ? at <= first : at >= words.lastIndexOf(true) + 1) yield at;
      return;
    }
    case 'report':
      yield* ends(node.item, tokens, at);
      return;
    case 'name':
      throw new Error('no names here');
  }
}

function* chain(items: readonly PatternNode[], tokens: readonly Token[], at: number): Generator<number> {
  const [first, ...rest] = items;
  if (!first) {
    yield at;
    return;
  }
  for (const end of ends(first, tokens, at)) yield* chain(rest, tokens, end);
}

function* repeated(
  node: Extract<PatternNode, { type: 'repeat' }>,
  done: number,
  tokens: readonly Token[],
  at: number,
): Generator<number> {
  if (done < node.max) for (const end of ends(node.item, tokens, at)) yield* repeated(node, done + 1, tokens, end);
  if (done >= node.min) yield at;
}

const matchesAt = (node: PatternNode, tokens: readonly Token[], at: number): boolean => {
  for (const _ of ends(node, tokens, at)) return true;
  return false;
};

/** All matches as [start, end), from left to right, without overlaps. */
export function naiveMatches(source: string, tokens: readonly Token[]): [number, number][] {
  const tree = parsePattern(source);
  const matches: [number, number][] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = ends(tree, tokens, at).next().value as number | undefined;
    if (end !== undefined && end > at) {
      matches.push([at, end]);
      at = end;
    } else at++;
  }
  return matches;
}
