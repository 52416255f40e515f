/**
 * Opens English contractions: `don't` is `do` and `n't`. Only where to cut and what stands there; whether `'s` is *is*, *has*
 * or a possessive is for the tagger.
 */

export interface ContractedPart {
  /** UTF-16 offsets into the word. */
  readonly start: number;
  readonly end: number;
  readonly pos?: string;
  readonly lemma?: string;
}

/** Words whose first half is no word by itself, or that hold no apostrophe. */
const WHOLE: ReadonlyMap<string, readonly [first: string, second: string, cut: number]> = new Map([
  ["can't", ['can', 'not', 2]],
  ["won't", ['will', 'not', 2]],
  ["shan't", ['shall', 'not', 3]],
  ["ain't", ['be', 'not', 2]],
  ['cannot', ['can', 'not', 3]],
]);

/** Written without the apostrophe, as on a telephone. `wont` and `cant` are words, but hardly in a statement. */
const BARE_NOT = new Set('do does did is was are were has have had could would should must need'.split(' '));

const LEMMAS: Readonly<Record<string, string>> = {
  "'re": 'be',
  "'m": 'be',
  "'ve": 'have',
  "'ll": 'will',
  "'d": 'would',
};
/** What each auxiliary before `n't` goes back to. */
const AUXILIARIES: Readonly<Record<string, string>> = {
  does: 'do',
  did: 'do',
  is: 'be',
  was: 'be',
  are: 'be',
  were: 'be',
  has: 'have',
  had: 'have',
};
/** Longer words are no contractions; also the bound on how deep parts are sought within parts. */
const LONGEST = 40;
const SUFFIX = /'(?:s|re|ve|ll|d|m)$/u;
const APOSTROPHE = /[’ʼ＇]/gu;

/** What every contraction has: an apostrophe, or the end of `dont` and `cannot`. */
export function mayContract(word: string): boolean {
  const last = word.charCodeAt(word.length - 1);
  if (last === 0x74 || last === 0x54) return word.length > 3;
  return word.includes("'") || word.includes('’') || word.includes('ʼ') || word.includes('＇');
}

/** `word` in lower case with straight quotes: what its parts are looked up by. */
export function normalOf(word: string): string {
  const lower = word.toLowerCase();
  return lower.includes('’') || lower.includes('ʼ') || lower.includes('＇') ? lower.replace(APOSTROPHE, "'") : lower;
}

/** The dictionary form of the second part of a contraction, or `undefined` when it is none (or may be several). */
export function lemmaOfPart(part: string): string | undefined {
  return part === "n't" ? 'not' : LEMMAS[part];
}

/** The parts of `word`, in order; a word that is no contraction is its own only part. */
export function contractionOf(word: string): readonly ContractedPart[] {
  const length = word.length;
  if (!mayContract(word)) return [{ start: 0, end: length }];
  const normal = normalOf(word);
  // A letter may grow when it is lowered (İ); such a word is no contraction.
  if (normal.length !== length || length > LONGEST) return [{ start: 0, end: length }];
  const whole = WHOLE.get(normal);
  if (whole !== undefined) return twoParts(length, whole[2], whole[0], whole[1]);
  if (normal.endsWith('nt') && BARE_NOT.has(normal.slice(0, -2))) {
    const first = normal.slice(0, -2);
    return twoParts(length, length - 2, AUXILIARIES[first] ?? first, 'not');
  }
  if (normal === 'cant' || normal === 'wont') return twoParts(length, 2, normal === 'cant' ? 'can' : 'will', 'not');
  if (length > 3 && normal.endsWith("n't")) {
    const first = normal.slice(0, -3);
    return twoParts(length, length - 3, AUXILIARIES[first] ?? first, 'not');
  }
  const suffix = SUFFIX.exec(normal);
  if (suffix === null || suffix.index === 0) return [{ start: 0, end: length }];
  // `I'd've`, `who'd've`
  const before = contractionOf(word.slice(0, suffix.index));
  const part = suffix[0];
  if (part === "'s") {
    const last = normal === "let's" ? { pos: 'PRON', lemma: 'us' } : {};
    return [...before, { start: suffix.index, end: length, ...last }];
  }
  return [...before, { start: suffix.index, end: length, pos: 'AUX', lemma: LEMMAS[part]! }];
}

function twoParts(length: number, cut: number, first: string, second: string): ContractedPart[] {
  return [
    { start: 0, end: cut, pos: 'AUX', lemma: first },
    { start: cut, end: length, pos: 'PART', lemma: second },
  ];
}
