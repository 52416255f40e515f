/** What tokens are to patterns. Knows no pattern. */
import type { Token } from '../../language/token.ts';

const CLAUSE_END: ReadonlySet<string> = new Set([...'、，,;；:：—–―‐()（）[]…', '--']);

export const endsClause = (norm: string): boolean => CLAUSE_END.has(norm);

export const isPunctuation = (pos: string): boolean =>
  pos === 'PUNCT' || (pos.startsWith('記号') && !pos.includes('絵文字') && !pos.includes('アルファベット'));

/** Patterns pass over it. */
export const isWhiteSpace = (pos: string): boolean => pos === 'SPACE' || pos === '空白';

/** The places in a sentence of those tokens that patterns see. */
export function seenTokens(tokens: readonly Token[]): readonly number[] {
  return tokens.flatMap(({ pos }, index) => (isWhiteSpace(pos) ? [] : [index]));
}
