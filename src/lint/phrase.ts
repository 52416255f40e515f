/** One finding a phrase: of findings that speak of the same words, which one speaks. */
import type { Sentence } from '../document/document.ts';
import { type Category, isOfPhrases, SEVERITIES, type Severity } from '../rule/rule.ts';
import { contains, overlaps, type Span } from '../text/span.ts';

/** What decides between findings. */
export interface Claim {
  readonly rule: { readonly id: string; readonly category: Category; readonly yields?: boolean };
  readonly severity: Severity;
  readonly span: Span;
  /** The sentence it was found in, where it was found in one. */
  readonly sentence?: Sentence | undefined;
}

export const gravity = (severity: Severity): number => SEVERITIES.indexOf(severity);

const lengthOf = ({ span }: Claim): number => span.end - span.start;

/**
 * Of claims of one category that overlap, the gravest stays, and of equally grave ones the longest, which is the most
 * specific. Of claims of two phrase categories one of which lies within the other, the graver stays; equally grave ones say
 * two things about the writing and both stay, unless they speak of exactly the same words.
 *
 * @returns those that stay, in the order of the text
 */
export function onePerPhrase<C extends Claim>(claims: readonly C[]): C[] {
  const kept: C[] = [];
  // All phrases in one group, every other category in its own: a remark on the order of things never hides a phrase.
  const open = new Map<string, Cluster<C>>();
  for (const claim of [...claims].sort((a, b) => a.span.start - b.span.start)) {
    const { rule, span } = claim;
    const name = isOfPhrases(rule.category) ? 'phrase' : rule.category;
    const cluster = open.get(name);
    if (cluster === undefined) open.set(name, { first: claim, claims: undefined, end: span.end });
    else if (span.start < cluster.end) {
      cluster.claims ??= [cluster.first];
      cluster.claims.push(claim);
      cluster.end = Math.max(cluster.end, span.end);
    } else {
      settle(cluster, kept);
      cluster.first = claim;
      cluster.claims = undefined;
      cluster.end = span.end;
    }
  }
  for (const last of open.values()) settle(last, kept);
  return kept.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.rule.id, b.rule.id));
}

/** Claims that hang together by overlaps. Whatever is settled in one cluster does not touch another. */
interface Cluster<C> {
  first: C;
  /** All of them, the first too; missing while it is the only one, as nearly always. */
  claims: C[] | undefined;
  end: number;
}

/**
 * Leaves out what yields where another phrase rule has spoken: of the same words, or of the category in the sentence.
 *
 * @param praised sentences about which what yields says nothing either
 */
export function withoutYielding<C extends Claim>(
  claims: readonly C[],
  praised: ReadonlySet<Sentence | undefined> = new Set(),
): readonly C[] {
  if (!claims.some(({ rule }) => rule.yields)) return claims;
  /** Who has spoken in each sentence, of those who yield to nobody. */
  const speaking = new Map<Sentence | undefined, C[]>();
  for (const claim of claims) {
    const { rule, sentence } = claim;
    if (rule.yields || !isOfPhrases(rule.category)) continue;
    const beside = speaking.get(sentence);
    if (beside) beside.push(claim);
    else speaking.set(sentence, [claim]);
  }
  return claims.filter(
    ({ rule, span, sentence }) =>
      !rule.yields ||
      !(
        (sentence && praised.has(sentence)) ||
        speaking.get(sentence)?.some((other) => other.rule.category === rule.category || overlaps(other.span, span))
      ),
  );
}

/** Signs after which something else is said. A line break is none: hard-wrapped letters break anywhere. */
const CLAUSE_BREAKS = '、，,;；:：。．.!?！？';

function hasClauseBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (CLAUSE_BREAKS.includes(text[at]!)) return true;
  return false;
}

/**
 * Claims of one rule with nothing but words of one clause between them speak of one phrase: they become the first of them,
 * reaching to the end of the last. Two signs of haste in one breath are one thing to mend.
 *
 * @param claims settled, in the order of the text
 * @param text of the statement
 */
export function joinNeighbours<C extends Claim>(claims: readonly C[], text: string): C[] {
  const joined: C[] = [];
  const places = new Map<string, number>();
  for (const claim of claims) {
    const at = places.get(claim.rule.id);
    const last = at === undefined ? undefined : joined[at];
    if (
      at === undefined ||
      !last ||
      last.sentence !== claim.sentence ||
      claim.sentence === undefined ||
      hasClauseBreak(text, last.span.end, claim.span.start)
    ) {
      places.set(claim.rule.id, joined.push(claim) - 1);
      continue;
    }
    const end = Math.max(last.span.end, claim.span.end);
    joined[at] = { ...last, severity: graver(last, claim), span: { start: last.span.start, end } };
  }
  return joined;
}

const graver = (a: Claim, b: Claim): Severity => (gravity(b.severity) > gravity(a.severity) ? b : a).severity;

/** Quadratic in the claims of one cluster, which speak of one sentence or a few. */
function settle<C extends Claim>({ first, claims }: Cluster<C>, settled: C[]): void {
  if (claims === undefined) {
    settled.push(first);
    return;
  }
  const ranked = [...claims].sort(
    (a, b) =>
      gravity(b.severity) - gravity(a.severity) ||
      lengthOf(b) - lengthOf(a) ||
      a.span.start - b.span.start ||
      compare(a.rule.id, b.rule.id) ||
      compare(a.rule.category, b.rule.category),
  );
  const kept: C[] = [];
  for (const claim of ranked) {
    if (!kept.some((graver) => silences(graver, claim))) kept.push(claim);
  }
  for (const claim of kept) settled.push(claim);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether `graver`, which comes first in rank, leaves nothing to say for `other`. */
function silences(graver: Claim, other: Claim): boolean {
  if (!overlaps(graver.span, other.span)) return false;
  if (graver.rule.category === other.rule.category) return true;
  const within = contains(graver.span, other.span);
  const around = contains(other.span, graver.span);
  if (within && around) return true;
  return (within || around) && gravity(graver.severity) > gravity(other.severity);
}
