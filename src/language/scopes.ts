/**
 * What a phrase stands in: someone else's words, a negation, a retraction, a condition, a question, a request. The same for
 * every rule, decided on tokens alone. Prefers to leave a phrase alone when in doubt: silence costs less than a silly finding.
 */
import type { Span } from '../text/span.ts';
import { ENGLISH_SCOPES } from './english/scopes.ts';
import { JAPANESE_SCOPES } from './japanese/scopes.ts';
import type { Language, Neighbours, Token } from './token.ts';

export type { Neighbours } from './token.ts';

export const GUARDS = ['quoted', 'negated', 'retracted', 'hypothetical', 'question', 'instruction'] as const;
export type Guard = (typeof GUARDS)[number];

/** Whether `guard` holds for the phrase at `match`, a half-open range of token indices. */
export function guards(
  tokens: readonly Token[],
  language: Language,
  match: Span,
  guard: Guard,
  neighbours: Neighbours = {},
): boolean {
  const scopes = language === 'ja' ? JAPANESE_SCOPES : ENGLISH_SCOPES;
  return scopes[guard](tokens, match, neighbours);
}
