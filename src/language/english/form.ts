/** The inflected form of an English word whose part of speech and dictionary form are known, as rules name it (`.past`). */
import { PARTICIPLE, PARTICIPLE_AS_BASE, PAST, UNCHANGING } from './irregular.ts';

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

/** `governed`: a form of *be* or *have* stands before it. */
export function formOf(norm: string, lemma: string, pos: string, governed: boolean): string {
  if (pos === 'VERB' || pos === 'AUX') return verbForm(norm, lemma, governed);
  if (pos === 'NOUN') return norm === lemma ? '' : 'plural';
  if (pos === 'ADJ' || pos === 'ADV') {
    if (Object.hasOwn(IRREGULAR_DEGREE, norm)) return IRREGULAR_DEGREE[norm]!;
    if (norm === lemma) return '';
    return norm.endsWith('er') ? 'comparative' : norm.endsWith('est') ? 'superlative' : '';
  }
  return '';
}

function verbForm(norm: string, lemma: string, governed: boolean): string {
  if (PAST.has(norm)) return 'past';
  if (PARTICIPLE.has(norm)) return 'participle';
  if (norm === lemma) {
    if (governed && (UNCHANGING.has(norm) || PARTICIPLE_AS_BASE.has(norm))) return 'participle';
    return 'base';
  }
  if (norm.startsWith("'") || norm === 'am' || norm === 'are' || norm === 'ca' || norm === 'wo' || norm === 'sha')
    return '';
  if (norm.endsWith('ing')) return 'ing';
  if (norm.endsWith('s')) return 's';
  return governed ? 'participle' : 'past';
}
