/** What the English lexicon says of a word, and how its lines are read. Knows nothing of sentences, nor where the lines are kept. */

/** What the lexicon says of one lower-case word. */
export interface WordEntry {
  /** The most likely class, or `UNK` when only the context can tell. */
  readonly fallback: string;
  /** Every class the word can have, sorted. */
  readonly classes: readonly string[];
  /** Whether the word is itself a dictionary form. */
  readonly base: boolean;
  /** The word in US spelling. */
  readonly spelling: string;
  /** Its dictionary form when it is a `NOUN`, a `VERB` or an `ADJ`; `undefined` when the lexicon has none. */
  lemma(pos: string): string | undefined;
}

export interface Lexicon {
  /** The entry of a lower-case word, or `undefined`. */
  lookup(word: string): WordEntry | undefined;
  /** The US spelling of a lower-case word, where no rule need be asked for it. */
  spelling(word: string): string | undefined;
  /** The classes of a lower-case word that owabi knows better, the likeliest first. */
  own(word: string): readonly string[] | undefined;
  /** Whether a lower-case word is a past tense or a participle of its own making (`sent`, `done`). */
  isIrregular(word: string): boolean;
}

const NOUN = 4;
const VERB = 5;
const ADJ = 6;

/**
 * The entry of a word by its line: fallback class, classes joined by `_`, 1 when a base form, then the edits that lead to the US spelling
 * and to the dictionary form as NOUN, VERB and ADJ, separated by tabs. An edit that is empty: none is known.
 */
export function entryOf(word: string, line: string): WordEntry {
  const fields = line.split('\t');
  const lemmas: Readonly<Record<string, string | undefined>> = {
    NOUN: fields[NOUN],
    VERB: fields[VERB],
    ADJ: fields[ADJ],
  };
  return {
    fallback: fields[0]!,
    classes: fields[1]!.split('_'),
    base: fields[2] === '1',
    spelling: edited(word, fields[3]!) ?? word,
    lemma: (pos) => edited(word, lemmas[pos] ?? ''),
  };
}

/** An edit is how many characters to drop at the end, then what to add. */
export function edited(word: string, edit: string): string | undefined {
  if (edit === '') return undefined;
  const drop = Number.parseInt(edit, 10);
  return word.slice(0, word.length - drop) + edit.slice(String(drop).length);
}
