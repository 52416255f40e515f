/** The inflected form of an English word whose part of speech and dictionary form are known, as rules name it (`.past`). */

/** Verbs whose forms follow no rule, each as one of these. */
export interface IrregularVerbs {
  readonly past: ReadonlySet<string>;
  readonly participle: ReadonlySet<string>;
  /** Participles that look like the base. */
  readonly unchanged: ReadonlySet<string>;
}

const IRREGULAR_DEGREE: Readonly<Record<string, string>> = {
  better: 'comparative',
  worse: 'comparative',
  more: 'comparative',
  less: 'comparative',
  fewer: 'comparative',
  further: 'comparative',
  farther: 'comparative',
  best: 'superlative',
  worst: 'superlative',
  most: 'superlative',
  least: 'superlative',
};

/**
 * @param governed whether a form of *be* or *have* stands before it
 * @param irregular left out for a word that is none of them
 */
export function formOf(
  norm: string,
  lemma: string,
  pos: string,
  governed: boolean,
  irregular?: IrregularVerbs,
): string {
  if (pos === 'VERB' || pos === 'AUX') return verbForm(norm, lemma, governed, irregular);
  if (pos === 'NOUN') return norm === lemma ? '' : 'plural';
  if (pos === 'ADJ' || pos === 'ADV') {
    if (Object.hasOwn(IRREGULAR_DEGREE, norm)) return IRREGULAR_DEGREE[norm]!;
    if (norm === lemma) return '';
    return norm.endsWith('er') ? 'comparative' : norm.endsWith('est') ? 'superlative' : '';
  }
  return '';
}

function verbForm(norm: string, lemma: string, governed: boolean, irregular: IrregularVerbs | undefined): string {
  if (irregular?.past.has(norm)) return 'past';
  if (irregular?.participle.has(norm)) return 'participle';
  if (norm === lemma) {
    return governed && irregular?.unchanged.has(norm) ? 'participle' : 'base';
  }
  if (norm.startsWith("'") || norm === 'am' || norm === 'are' || norm === 'ca' || norm === 'wo' || norm === 'sha')
    return '';
  if (norm.endsWith('ing')) return 'ing';
  if (norm.endsWith('s')) return 's';
  return governed ? 'participle' : 'past';
}
