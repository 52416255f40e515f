/** One sentence as patterns see it, without white space, and what its tokens are to them. Knows no pattern. */
import type { Token } from '../../language/token.ts';

const CLAUSE_END = new Set([...'、，,;；:：—–―‐()（）[]…', '--']);

export const endsClause = (token: Token): boolean => CLAUSE_END.has(token.norm);

export const isPunctuation = ({ pos }: Pick<Token, 'pos'>): boolean =>
  pos === 'PUNCT' || (pos.startsWith('記号') && !pos.includes('絵文字') && !pos.includes('アルファベット'));

/** `名詞` is a prefix of `名詞.数`, and `NUM` of `NUM`, but `名` is not one of `名詞`. */
export function isOfClass(prefix: string, pos: string): boolean {
  return pos.startsWith(prefix) && (pos.length === prefix.length || pos[prefix.length] === '.');
}

export class TokenRun {
  readonly tokens: readonly Token[];
  /** Index of each into the sentence's full token array. */
  readonly indices: readonly number[];

  constructor(all: readonly Token[]) {
    const tokens: Token[] = [];
    const indices: number[] = [];
    for (let index = 0; index < all.length; index++) {
      const token = all[index]!;
      if (token.pos === 'SPACE' || token.pos === '空白') continue;
      tokens.push(token);
      indices.push(index);
    }
    this.tokens = tokens;
    this.indices = indices;
  }
}
