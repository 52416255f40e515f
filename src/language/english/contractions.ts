/** What the parts of English contractions are short for: `n't` is *not*. Where they are cut the compiled loop knows. */

const LEMMAS: ReadonlyMap<string, string> = new Map([
  ["'re", 'be'],
  ["'m", 'be'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'d", 'would'],
]);
/** What each auxiliary before `n't` goes back to. */
const AUXILIARIES: ReadonlyMap<string, string> = new Map([
  ['does', 'do'],
  ['did', 'do'],
  ['is', 'be'],
  ['was', 'be'],
  ['are', 'be'],
  ['were', 'be'],
  ['has', 'have'],
  ['had', 'have'],
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
  ['ai', 'be'],
]);
const APOSTROPHE = /[’ʼ＇]/gu;

/** `word` in lower case with straight quotes: what its parts are looked up by. */
export function normalOf(word: string): string {
  const lower = word.toLowerCase();
  return lower.includes('’') || lower.includes('ʼ') || lower.includes('＇') ? lower.replace(APOSTROPHE, "'") : lower;
}

/** The dictionary form of the second part of a contraction, or `undefined` when it is none (or may be several). */
export function lemmaOfPart(part: string): string | undefined {
  return part === "n't" ? 'not' : LEMMAS.get(part);
}

/** The dictionary form of `'re`, `'ll` …, or `undefined` when it is none of them. */
export function lemmaOfSuffix(part: string): string | undefined {
  return LEMMAS.get(part);
}

/** The dictionary form of the auxiliary before `n't` or `not`. */
export function lemmaOfFirst(part: string): string {
  return AUXILIARIES.get(part) ?? part;
}
