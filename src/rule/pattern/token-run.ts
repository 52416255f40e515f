/** One sentence as patterns see it: white space left out, edges and clauses known. Knows no pattern. */
import type { Token } from '../../language/token.ts';

const CLAUSE_END = new Set([...'、，,;；:：—–―‐()（）[]…', '--']);

export const endsClause = (token: Token): boolean => CLAUSE_END.has(token.norm);

export const isPunctuation = (token: Token): boolean =>
  token.pos === 'PUNCT' || (token.pos.startsWith('記号') && !/絵文字|アルファベット/u.test(token.pos));

/** `名詞` is a prefix of `名詞.数`, and `NUM` of `NUM`, but `名` is not one of `名詞`. */
export function isOfClass(prefix: string, pos: string): boolean {
  return pos.startsWith(prefix) && (pos.length === prefix.length || pos[prefix.length] === '.');
}

export class TokenRun {
  readonly tokens: readonly Token[];
  /** Index of each into the sentence's full token array. */
  readonly indices: readonly number[];
  #first: number | undefined;
  #last: number | undefined;

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

  /** The first token that is not punctuation. */
  get first(): number {
    if (this.#first === undefined) {
      let at = 0;
      while (at < this.tokens.length && isPunctuation(this.tokens[at]!)) at++;
      this.#first = at;
    }
    return this.#first;
  }

  /** The end of the last token that is not punctuation. */
  get last(): number {
    if (this.#last === undefined) {
      let at = this.tokens.length;
      while (at > 0 && isPunctuation(this.tokens[at - 1]!)) at--;
      this.#last = at;
    }
    return this.#last;
  }
}
