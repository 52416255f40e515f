/**
 * Chooses the part of speech of every word of an English sentence: the lexicon's classes, then what stands around it. One pass
 * from left to right that looks a few words ahead; nothing is learnt and nothing is random.
 */
import { normalOf } from './contractions.ts';
import { PARTICIPLE, PAST } from './irregular.ts';
import type { Lexicon } from './lexicon.ts';
import type { Piece } from './piece.ts';
import { usSpelling } from './spelling.ts';
import { BE, DO, HAVE, MODAL, OWN_WORDS, POSSESSIVE, SUBJECT } from './words.ts';

/** A word, number or mark of the sentence; white space is left out. */
export interface Word {
  readonly text: string;
  readonly norm: string;
  readonly piece: Piece;
  /** Every class it can have, the likeliest first. */
  readonly classes: readonly string[];
  /** Whether it can be a dictionary form. */
  readonly base: boolean;
  /** What has been chosen; '' until then. */
  pos: string;
}

/** The words of `text` in `pieces` order, white space left out, each with its part of speech. */
export function tag(text: string, pieces: readonly Piece[], lexicon: Lexicon): Word[] {
  const words: Word[] = [];
  for (const piece of pieces) {
    if (piece.pos === 'SPACE') continue;
    const written = text.slice(piece.start, piece.end);
    const norm = normalOf(written);
    const { classes, base } =
      piece.pos === 'WORD' ? classesOf(written, norm, lexicon) : { classes: [piece.pos], base: true };
    words.push({ text: written, norm, piece, classes, base, pos: piece.pos === 'WORD' ? '' : piece.pos });
  }
  for (let i = 0; i < words.length; i++)
    if (words[i]!.pos === '' || words[i]!.norm === 'one') words[i]!.pos = choose(words, i);
  return words;
}

const ORDER = ['NOUN', 'VERB', 'ADJ', 'ADV', 'ADP', 'PROPN', 'NUM', 'INTJ', 'X'];

function classesOf(written: string, norm: string, lexicon: Lexicon): { classes: readonly string[]; base: boolean } {
  const own = OWN_WORDS.get(norm);
  if (own !== undefined) return { classes: own, base: !/(?:s|ed|ing)$/u.test(norm) };
  const entry = lexicon.lookup(norm) ?? lexicon.lookup(usSpelling(norm, lexicon));
  if (entry !== undefined) {
    const rest = entry.classes.filter((c) => c !== entry.fallback && c !== 'PROPN');
    if (entry.fallback !== 'UNK' && entry.fallback !== 'X')
      return { classes: [entry.fallback, ...rest], base: entry.base };
    return { classes: rest.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)), base: entry.base };
  }
  return { classes: guess(written, norm, lexicon), base: !/(?:[^s]s|ed|ing)$/u.test(norm) };
}

/** The classes of a word that the lexicon does not know, by its ending and its capital. */
function guess(written: string, norm: string, lexicon: Lexicon): readonly string[] {
  if (/\d/u.test(norm)) return /^\d.*-\p{L}/u.test(norm) ? ['ADJ'] : ['PROPN'];
  if (!/\p{L}/u.test(norm)) return ['SYM'];
  const hyphen = norm.lastIndexOf('-');
  if (hyphen > 0) {
    const last = norm.slice(hyphen + 1);
    const prefix = /^(?:re|pre|un|non|mis|de|co|over|under|self|sub|anti)-/u.test(norm);
    const classes = prefix ? (OWN_WORDS.get(last) ?? lexicon.lookup(last)?.classes ?? ['NOUN']) : [];
    if (prefix) return classes;
    if (
      /(?:ed|ing|wide|long|free|based|proof|led|made|term|time|ready|friendly|sensitive|known|class|party|scale|level|day|hour|minute|year|month|week|person|page|mile|factor|way|end|quality|risk|out|off|to-\w+)$/u.test(
        last,
      )
    )
      return ['ADJ', 'NOUN'];
    if (/ly$/u.test(last)) return ['ADV'];
    return ['NOUN', 'ADJ'];
  }
  if (/^\p{Lu}/u.test(written)) return ['PROPN'];
  if (/ly$/u.test(norm)) return ['ADV'];
  if (/(?:able|ible|ous|ful|less|ish|ive|ical|ary)$/u.test(norm)) return ['ADJ'];
  if (/(?:ed|ing)$/u.test(norm)) return ['VERB', 'ADJ', 'NOUN'];
  if (/(?:i[sz]e|ify|i[sz]es|ifies)$/u.test(norm)) return ['VERB'];
  return ['NOUN'];
}

// --- what stands around ---------------------------------------------------------------------------------------------

const OPENING = new Set(['"', '“', '‘', "'", '(', '[', '«', '-', '–', '—', '•', '*', '#', ':']);
const STOPS = /^[.!?…:;"“”(–—•*#>|-]+$/u;

/** Whether a capital at `i` says nothing, because every word there has one. */
function startsSentence(words: readonly Word[], i: number): boolean {
  let at = i - 1;
  while (at >= 0 && OPENING.has(words[at]!.text)) at--;
  return at < 0 || at < i - 1 || STOPS.test(words[at]!.text) || words[at]!.pos === 'EMOJI';
}

/** The nearest word before `i` that is no adverb, `not` or quotation mark. */
function before(words: readonly Word[], i: number): Word | undefined {
  let at = i - 1;
  while (at >= 0 && (words[at]!.pos === 'ADV' || isNot(words[at]!) || /^["“”‘]$/u.test(words[at]!.text))) at--;
  return words[at];
}

function isNot(word: Word): boolean {
  return word.norm === 'not' || word.norm === "n't" || word.norm === 'nt';
}

function can(word: Word | undefined, pos: string): boolean {
  return word !== undefined && (word.pos === '' ? word.classes.includes(pos) : word.pos === pos);
}

function first(word: Word | undefined): string {
  return word === undefined ? 'END' : word.pos || word.classes[0]!;
}

/** Whether a noun phrase can begin with `word`. */
function opensPhrase(word: Word | undefined): boolean {
  const pos = first(word);
  return (
    pos === 'DET' ||
    pos === 'PRON' ||
    pos === 'NUM' ||
    pos === 'PROPN' ||
    (word !== undefined && POSSESSIVE.has(word.norm))
  );
}

function isNominal(pos: string): boolean {
  return pos === 'NOUN' || pos === 'PROPN';
}

function isPastForm(norm: string): boolean {
  return /[^e]ed$/u.test(norm) || PAST.has(norm) || PARTICIPLE.has(norm) || IRREGULAR_BOTH.has(norm);
}
const IRREGULAR_BOTH = new Set(
  (
    'sent made left lost kept told said found paid held built felt met got had heard read led put set cut let hit hurt cost ' +
    'caught brought bought thought taught sold spent understood stood meant dealt won fed shut spread split'
  ).split(' '),
);

function isParticipleForm(norm: string): boolean {
  return isPastForm(norm) && !PAST.has(norm);
}

function choose(words: readonly Word[], i: number): string {
  const word = words[i]!;
  const { norm, text, classes } = word;
  if (isNot(word)) return 'PART';
  const special = SPECIAL[norm];
  if (special !== undefined && !(Object.hasOwn(SPECIAL, norm) === false)) return special(words, i);
  if (norm === "'s") return possessiveOrVerb(words, i);
  if (norm.startsWith("'") && word.piece.pos !== 'WORD') return word.piece.pos;
  const only = classes.length === 1 ? classes[0]! : '';
  const capital = /^\p{Lu}/u.test(text);
  if (capital && (isNominal(classes[0]!) || classes[0] === 'ADJ' || (classes[0] === 'VERB' && !OWN_WORDS.has(norm)))) {
    const shouted = text.length > 1 && text === text.toUpperCase() && /^\p{L}+$/u.test(text) && classes[0] !== 'PROPN';
    if (!shouted && !startsSentence(words, i))
      return classes[0] === 'VERB' && !classes.includes('NOUN') ? open(words, i) : 'PROPN';
    const next = words[i + 1];
    if (
      !shouted &&
      next !== undefined &&
      /^\p{Lu}\p{Ll}/u.test(next.text) &&
      isNominal(first(next)) &&
      classes[0] !== 'VERB'
    )
      return 'PROPN';
  }
  if (only !== '') return only;
  return open(words, i);
}

/** Chooses between the classes of a word whose class is open. */
function open(words: readonly Word[], i: number): string {
  const word = words[i]!;
  const { classes } = word;
  if (classes.length === 1) return classes[0]!;
  const has = (pos: string): boolean => classes.includes(pos);
  if (has('VERB')) {
    const verb = verbOrNot(words, i);
    if (verb !== undefined) return verb;
  }
  if (has('ADP')) return prepositionOrNot(words, i);
  if (has('ADJ') && has('ADV')) return adjectiveOrAdverb(words, i);
  if (has('ADJ') && has('NOUN')) return adjectiveOrNoun(words, i);
  return classes[0]!;
}

function verbOrNot(words: readonly Word[], i: number): string | undefined {
  const word = words[i]!;
  const { norm, classes } = word;
  const next = words[i + 1];
  const prev = before(words, i);
  const last = words[i - 1];
  const p = first(prev);
  const noun = classes.includes('NOUN');
  const adjective = classes.includes('ADJ');
  const ing = /ing$/u.test(norm) && !word.base ? true : /[^aeiou]*[aeiouy].*ing$/u.test(norm) && norm.length > 5;
  const past = isPastForm(norm);
  const nominal = noun ? (adjective ? adjectiveOrNoun(words, i) : 'NOUN') : adjective ? 'ADJ' : 'VERB';
  const nextIsNoun =
    isNominal(first(next)) ||
    (can(next, 'NOUN') &&
      first(next) !== 'VERB' &&
      first(next) !== 'ADP' &&
      first(next) !== 'ADV' &&
      first(next) !== 'SCONJ');

  if (prev === undefined || p === 'PUNCT' || p === 'EMOJI' || p === 'SYM') {
    if (ing)
      return noun && !opensPhrase(next) && first(next) !== 'ADP' ? (nextIsNoun && adjective ? 'ADJ' : 'NOUN') : 'VERB';
    if (past) return adjective && nextIsNoun ? 'ADJ' : 'VERB';
    if (word.base && (opensPhrase(next) || (p !== 'PUNCT' && first(next) === 'ADP' && classes[0] === 'VERB')))
      return 'VERB';
    if (word.base && classes[0] === 'VERB' && (nextIsNoun || can(next, 'ADJ') || first(next) === 'ADV')) return 'VERB';
    return classes[0] === 'VERB' && !noun && !adjective ? 'VERB' : nominal === 'VERB' ? classes[0] : nominal;
  }
  if (p === 'PART' && prev.norm === 'to') return 'VERB';
  if (p === 'PART' || p === 'DET' || (POSSESSIVE.has(prev.norm) && last === prev)) {
    if (p === 'PART' && isNot(prev)) return 'VERB';
    if (nextIsNoun && adjective) return 'ADJ';
    if (nextIsNoun && (past || ing)) return adjective ? 'ADJ' : noun && ing ? 'NOUN' : 'VERB';
    return last !== prev && !noun ? 'VERB' : nominal;
  }
  if (p === 'AUX') {
    if (BE.has(prev.norm)) {
      if (ing) return 'VERB';
      if (past) return adjective && classes[0] === 'ADJ' ? 'ADJ' : 'VERB';
      return nominal;
    }
    return 'VERB';
  }
  if (p === 'PRON') {
    if (SUBJECT.has(prev.norm) || prev.norm === 'which' || prev.norm === 'that' || prev.norm === 'what') {
      if (ing) return 'VERB';
      return 'VERB';
    }
    if (ing || past) return 'VERB';
    return word.base && /^(?:us|you|them|me|him|her|it)$/u.test(prev.norm) ? 'VERB' : nominal;
  }
  if (p === 'ADP' || p === 'SCONJ') {
    if (p === 'SCONJ') {
      if (past || ing) return adjective && nextIsNoun ? 'ADJ' : 'VERB';
      return nominal;
    }
    if (ing)
      return noun && !opensPhrase(next) && classes[0] === 'NOUN'
        ? 'NOUN'
        : opensPhrase(next) || !noun
          ? 'VERB'
          : nominal;
    if (past) return adjective ? 'ADJ' : 'VERB';
    return nominal;
  }
  if (p === 'NUM' || p === 'ADJ' || p === 'DATE' || p === 'TIME') {
    if (past) return nextIsNoun && adjective ? 'ADJ' : 'VERB';
    if (p === 'ADJ' && ing && !noun) return 'VERB';
    if (p === 'DATE' || p === 'TIME') return word.base ? nominal : 'VERB';
    return nominal;
  }
  if (isNominal(p)) {
    if (past) return 'VERB';
    if (ing) return noun && classes[0] === 'NOUN' ? 'NOUN' : 'VERB';
    const plural = /[^s]s$/u.test(prev.norm) || /^(?:people|staff|data|police|men|women|children)$/u.test(prev.norm);
    const goesOn = opensPhrase(next) || ['ADP', 'SCONJ', 'PART', 'AUX', 'CCONJ'].includes(first(next));
    if (!word.base && /s$/u.test(norm)) {
      if (!plural && last?.pos === 'ADV') return 'VERB';
      return !plural && (opensPhrase(next) || first(next) === 'SCONJ' || (classes[0] === 'VERB' && goesOn))
        ? 'VERB'
        : nominal;
    }
    if (plural && last?.pos === 'ADV') return 'VERB';
    return plural && (opensPhrase(next) || (classes[0] === 'VERB' && goesOn)) ? 'VERB' : nominal;
  }
  if (p === 'VERB') {
    if (ing || (past && !noun)) return adjective && nextIsNoun ? 'ADJ' : 'VERB';
    if (/^(?:let|make|makes|made|help|helps|helped)$/u.test(prev.norm) && word.base && !noun) return 'VERB';
    return nominal;
  }
  if (p === 'CCONJ') {
    const other = first(words[words.indexOf(prev, Math.max(0, i - 6)) - 1]);
    if (past || ing) return adjective && nextIsNoun && other !== 'VERB' ? 'ADJ' : 'VERB';
    if (other === 'VERB' || opensPhrase(next)) return 'VERB';
    return nominal;
  }
  if (p === 'INTJ') return word.base ? 'VERB' : nominal;
  return undefined;
}

function adjectiveOrNoun(words: readonly Word[], i: number): string {
  const { classes } = words[i]!;
  const next = words[i + 1];
  const prev = before(words, i);
  const p = first(prev);
  const f = first(next);
  if (isNominal(f) || (f === 'ADJ' && p !== 'AUX')) return 'ADJ';
  if (p === 'DET' || POSSESSIVE.has(prev?.norm ?? '') || p === 'ADP') return 'NOUN';
  if (p === 'AUX' && BE.has(prev!.norm)) return 'ADJ';
  if (p === 'ADJ' || p === 'NUM' || p === 'VERB') return classes[0] === 'ADJ' && p === 'VERB' ? 'ADJ' : 'NOUN';
  return classes[0] === 'VERB' ? (classes.includes('NOUN') ? 'NOUN' : 'ADJ') : classes[0]!;
}

function adjectiveOrAdverb(words: readonly Word[], i: number): string {
  const { classes } = words[i]!;
  const next = words[i + 1];
  const last = words[i - 1];
  const f = first(next);
  if (isNominal(f)) return 'ADJ';
  if (f === 'ADJ' || f === 'ADV') return first(last) === 'DET' && f === 'ADJ' ? 'ADJ' : 'ADV';
  if (last?.pos === 'AUX' && BE.has(last.norm)) return 'ADJ';
  if (last?.pos === 'VERB' || (last?.pos === 'PRON' && words[i - 2]?.pos === 'VERB')) return 'ADV';
  if (last?.pos === 'DET') return classes.includes('NOUN') ? 'NOUN' : 'ADJ';
  return classes[0]!;
}

function prepositionOrNot(words: readonly Word[], i: number): string {
  const { classes } = words[i]!;
  const next = words[i + 1];
  const f = first(next);
  if (opensPhrase(next) || isNominal(f) || f === 'ADJ' || f === 'DATE' || f === 'TIME' || f === 'NUM') return 'ADP';
  if (can(next, 'NOUN') || /ing$/u.test(next?.norm ?? '')) return classes[0] === 'ADP' ? 'ADP' : classes[0]!;
  if (classes.includes('ADV')) return 'ADV';
  return classes[0]!;
}

// --- words with rules of their own ------------------------------------------------------------------------------------

type Choice = (words: readonly Word[], i: number) => string;

const auxiliaryHave: Choice = (words, i) => {
  for (let at = i + 1; at < Math.min(words.length, i + 5); at++) {
    const word = words[at]!;
    if (isNot(word) || (first(word) === 'ADV' && !isParticipleForm(word.norm))) continue;
    if (SUBJECT.has(word.norm) && at === i + 1) continue;
    return (isParticipleForm(word.norm) && can(word, 'VERB')) ||
      word.norm === 'been' ||
      /^(?:become|come|run)$/u.test(word.norm)
      ? 'AUX'
      : 'VERB';
  }
  return 'VERB';
};

const auxiliaryDo: Choice = (words, i) => {
  const prev = before(words, i);
  if (prev?.pos === 'AUX' || (prev?.pos === 'PART' && prev.norm === 'to')) return 'VERB';
  for (let at = i + 1; at < Math.min(words.length, i + 5); at++) {
    const word = words[at]!;
    if (isNot(word)) return 'AUX';
    if (first(word) === 'ADV' || (first(word) === 'PRON' && at === i + 1)) continue;
    return can(word, 'VERB') && word.base ? 'AUX' : 'VERB';
  }
  return 'VERB';
};

const infinitive: Choice = (words, i) => {
  let at = i + 1;
  while (words[at] !== undefined && first(words[at]) === 'ADV' && at < i + 3) at++;
  const next = words[at];
  if (next === undefined) return 'PART';
  if (/^(?:be|have|do)$/u.test(next.norm)) return 'PART';
  if (
    !next.base ||
    next.pos !== '' ||
    !next.classes.includes('VERB') ||
    (/ing$/u.test(next.norm) && next.norm.length > 5)
  )
    return 'ADP';
  if (/^\p{Lu}/u.test(next.text)) return 'ADP';
  // `due to work nearby`, `access to support`; but `we want to work`
  const prev = words[i - 1];
  if (next.classes[0] !== 'VERB' && prev?.norm === 'due') return 'ADP';
  return 'PART';
};

const thatWord: Choice = (words, i) => {
  const next = words[i + 1];
  const last = words[i - 1];
  const f = first(next);
  if (next === undefined || f === 'PUNCT') return 'PRON';
  const verbNext =
    f === 'AUX' || f === 'VERB' || next.norm === "'s" || (f === 'ADV' && ['AUX', 'VERB'].includes(first(words[i + 2])));
  if (last === undefined || last.pos === 'PUNCT' || last.pos === 'ADP' || last.pos === 'CCONJ') {
    if (verbNext) return 'PRON';
    if (f === 'NOUN' || f === 'ADJ') return 'DET';
    return last === undefined || last.pos === 'PUNCT' ? 'SCONJ' : 'PRON';
  }
  if (verbNext) return 'PRON';
  if (isNominal(last.pos)) return f === 'PRON' || f === 'DET' || f === 'PROPN' ? 'SCONJ' : 'SCONJ';
  if (last.pos === 'VERB' || last.pos === 'ADJ')
    return (f === 'NOUN' || f === 'ADJ') && !/[^s]s$/u.test(next.norm) ? 'SCONJ' : 'SCONJ';
  return f === 'NOUN' ? 'DET' : 'SCONJ';
};

/** `this` and `these`: alone a pronoun, before a noun a determiner. */
const demonstrative: Choice = (words, i) => {
  const next = words[i + 1];
  const f = first(next);
  if (f === 'NOUN' || f === 'ADJ' || f === 'NUM' || f === 'PROPN' || f === 'DATE') return 'DET';
  if (f === 'VERB' && next!.classes.includes('NOUN') && next!.base) return 'DET';
  if (f === 'VERB' && /(?:ed|ing)$/u.test(next!.norm) && can(words[i + 2], 'NOUN')) return 'DET';
  return 'PRON';
};

const modalOrNoun: Choice = (words, i) => {
  const last = words[i - 1];
  if (last?.pos === 'DET' || (last !== undefined && POSSESSIVE.has(last.norm)) || last?.pos === 'ADJ') return 'NOUN';
  return 'AUX';
};

const likeWord: Choice = (words, i) => {
  const prev = before(words, i);
  if (prev?.pos === 'AUX' && !BE.has(prev.norm)) return 'VERB';
  if (
    (prev?.pos === 'PART' && prev.norm === 'to') ||
    (prev?.pos === 'PRON' && SUBJECT.has(prev.norm) && prev.norm !== 'it')
  )
    return 'VERB';
  return 'ADP';
};

const oneWord: Choice = (words, i) => {
  const last = words[i - 1];
  return last !== undefined &&
    /^(?:no|any|every|some|each|the|this|that|which|another|first|last|only)$/u.test(last.norm) &&
    first(words[i + 1]) !== 'NOUN'
    ? 'PRON'
    : 'NUM';
};

const SPECIAL: Readonly<Record<string, Choice>> = {
  __proto__: null as never,
  have: auxiliaryHave,
  has: auxiliaryHave,
  had: auxiliaryHave,
  having: auxiliaryHave,
  do: auxiliaryDo,
  does: auxiliaryDo,
  did: auxiliaryDo,
  to: infinitive,
  that: thatWord,
  this: demonstrative,
  these: demonstrative,
  those: demonstrative,
  can: modalOrNoun,
  will: modalOrNoun,
  might: modalOrNoun,
  may: modalOrNoun,
  like: likeWord,
  one: oneWord,
};

/** `'s` after a noun or pronoun: a possessive, or the verb. */
function possessiveOrVerb(words: readonly Word[], i: number): string {
  const last = words[i - 1];
  if (last === undefined) return 'PART';
  if (/^(?:it|he|she|that|there|what|who|where|here|how|when|why|this)$/u.test(last.norm)) return 'AUX';
  if (last.pos === 'PRON' || isNominal(last.pos) || last.pos === 'DATE') {
    let at = i + 1;
    while (words[at] !== undefined && (isNot(words[at]!) || first(words[at]) === 'ADV') && at < i + 4) at++;
    if (at > i + 1 && isNot(words[i + 1]!)) return 'AUX';
    const next = words[at];
    const f = first(next);
    if (f === 'DET' || f === 'PRON' || f === 'PART' || /^(?:been|being|gone|going|got|to)$/u.test(next?.norm ?? ''))
      return 'AUX';
    if (/ing$/u.test(next?.norm ?? '') && !can(next, 'NOUN')) return 'AUX';
    if (f === 'ADP' && at > i + 1) return 'AUX';
    const after = first(words[at + 1]);
    if (
      f === 'ADJ' &&
      !can(next, 'NOUN') &&
      (after === 'PUNCT' || after === 'END' || after === 'PART' || after === 'SCONJ' || after === 'ADP')
    )
      return 'AUX';
  }
  return 'PART';
}

/** Whether `'s` at `i`, a verb, is *has*: what follows says that something has come about. */
export function isHas(words: readonly Word[], i: number): boolean {
  let at = i + 1;
  while (words[at] !== undefined && (isNot(words[at]!) || words[at]!.pos === 'ADV') && at < i + 4) at++;
  const word = words[at];
  if (word === undefined) return false;
  if (/^(?:been|got|had|become|happened|come|occurred|begun|risen|fallen|grown)$/u.test(word.norm)) return true;
  // `it's taken us an hour`, `it's caused a delay`; but `it's closed`, `it's caused by`
  return word.pos === 'VERB' && isParticipleForm(word.norm) && opensPhrase(words[at + 1]);
}

/** Whether a form of *be* or *have* governs the verb at `i`, so that its form is a participle. */
export function afterAuxiliary(words: readonly Word[], i: number): boolean {
  let at = i - 1;
  for (let steps = 0; at >= 0 && steps < 6; at--, steps++) {
    const word = words[at]!;
    if (word.pos === 'AUX')
      return BE.has(word.norm) || HAVE.has(word.norm) || (word.norm === "'d" && word.piece.lemma === 'have');
    if (word.pos === 'ADV' || isNot(word)) continue;
    // `have we failed`, `was sent and lost`
    if (word.pos === 'PRON' && SUBJECT.has(word.norm) && words[at - 1]?.pos === 'AUX') continue;
    if (word.pos === 'CCONJ' && words[at - 1]?.pos === 'VERB') {
      at--;
      continue;
    }
    return false;
  }
  return false;
}

export { DO, MODAL };
