/** What stands behind an English verb form: whether an auxiliary governs it, and what `'s` and `'d` are short for. */
import { can, isNominal, isNot, likeliest, opensPhrase } from './neighbours.ts';
import { canBeParticiple, isIng, type Word } from './word.ts';
import { BE, HAVE, SUBJECT } from './words.ts';

const IS_AFTER = new Set('it he she that there what who where here how when why this'.split(' '));
const IS_BEFORE = new Set('been being gone going got to'.split(' '));
const COME_ABOUT = new Set('been got had become happened come occurred begun risen fallen grown'.split(' '));

/** `'s` after a noun or pronoun: `PART` when it is the possessive, `AUX` when it is a verb. */
export function possessiveOrVerb(words: readonly Word[], i: number): string {
  const last = words[i - 1];
  if (last === undefined) return 'PART';
  if (IS_AFTER.has(last.norm)) return 'AUX';
  if (last.pos !== 'PRON' && last.pos !== 'DATE' && last.pos !== 'NUM' && !isNominal(last.pos)) return 'PART';
  const at = pastAdverbs(words, i + 1);
  if (words.slice(i + 1, at).some(isNot)) return 'AUX';
  const next = words[at];
  const pos = likeliest(next);
  if (pos === 'DET' || pos === 'PRON' || pos === 'PART') return 'AUX';
  if (next !== undefined && IS_BEFORE.has(next.norm)) return 'AUX';
  if (next !== undefined && isIng(next) && !can(next, 'NOUN') && !can(next, 'ADJ')) return 'AUX';
  if (pos === 'ADP' && at > i + 1) return 'AUX';
  const after = likeliest(words[at + 1]);
  const closes = ['PUNCT', 'END', 'PART', 'SCONJ', 'ADP'].includes(after);
  return pos === 'ADJ' && !can(next, 'NOUN') && closes ? 'AUX' : 'PART';
}

/** Whether `'s` at `i`, a verb, is *has*: what follows says that something has come about. */
export function isHas(words: readonly Word[], i: number): boolean {
  const at = pastAdverbs(words, i + 1);
  const word = words[at];
  if (word === undefined) return false;
  if (COME_ABOUT.has(word.norm)) return true;
  // `it's taken us an hour`, `it's caused a delay`; but `it's closed`, `it's caused by`
  return word.pos === 'VERB' && canBeParticiple(word) && opensPhrase(words[at + 1]);
}

/** Whether `'d` at `i` is *had*: `you'd better`, `I'd seen`. */
export function isHad(words: readonly Word[], i: number): boolean {
  const word = words[pastAdverbs(words, i + 1)];
  if (words[i + 1]?.norm === 'better') return true;
  return word !== undefined && word.pos === 'VERB' && canBeParticiple(word) && word.past;
}

function pastAdverbs(words: readonly Word[], from: number): number {
  let at = from;
  while (at < from + 3 && words[at] !== undefined && (isNot(words[at]!) || likeliest(words[at]) === 'ADV')) at++;
  return at;
}

/** Whether a form of *be* or *have* governs the verb at `i`, so that its form is a participle. */
export function afterAuxiliary(words: readonly Word[], i: number): boolean {
  for (let at = i - 1; at >= 0 && at > i - 8; at--) {
    const word = words[at]!;
    if (word.norm === "'d") return isHad(words, at);
    if (word.pos === 'AUX' || HAVE.has(word.norm)) return BE.has(word.norm) || HAVE.has(word.norm);
    if (word.pos === 'ADV' || isNot(word)) continue;
    // `have we failed`
    if (word.pos === 'PRON' && SUBJECT.has(word.norm) && words[at - 1]?.pos === 'AUX') continue;
    // `was sent and lost`
    if (word.pos === 'CCONJ' && words[at - 1]?.pos === 'VERB') at--;
    else return false;
  }
  return false;
}
