/** English words whose part of speech follows rules of their own: auxiliaries, `to`, `that`, `like` and others. */
import { isCapital, isTitle } from './characters.ts';
import { beforeAt, can, isNot, likeliest, opensPhrase } from './neighbours.ts';
import { canBeParticiple, isIng, type Word } from './word.ts';
import { BE, POSSESSIVE, SUBJECT } from './words.ts';

const BETWEEN_HAVE = new Set('since all both each now then the'.split(' '));
const SURE_PARTICIPLE = new Set('been had done'.split(' '));
const SURE_INFINITIVE = new Set('be have do'.split(' '));
const AFTER_THAT = new Set('morning afternoon evening night day week month year time moment point way one'.split(' '));
const WHO_LIKES = new Set('i we you they who'.split(' '));
const BEFORE_PRONOUN_ONE = new Set('no any every some each this that which another'.split(' '));

export type Choice = (words: readonly Word[], i: number) => string;

const have: Choice = (words, i) => {
  for (let at = i + 1; at < Math.min(words.length, i + 6); at++) {
    const word = words[at]!;
    if (isNot(word) || BETWEEN_HAVE.has(word.norm)) continue;
    if (word.pos === '' && canBeParticiple(word) && (word.classes.includes('VERB') || word.classes.includes('AUX')))
      return 'AUX';
    if (SURE_PARTICIPLE.has(word.norm)) return 'AUX';
    if (likeliest(word) === 'ADV' || (SUBJECT.has(word.norm) && at === i + 1)) continue;
    return 'VERB';
  }
  return 'VERB';
};

const doWord: Choice = (words, i) => {
  const prev = words[beforeAt(words, i)];
  if (prev?.pos === 'AUX' || (prev?.pos === 'PART' && prev.norm === 'to')) return 'VERB';
  for (let at = i + 1; at < Math.min(words.length, i + 6); at++) {
    const word = words[at]!;
    if (isNot(word)) return 'AUX';
    if (likeliest(word) === 'ADV' || (likeliest(word) === 'PRON' && at === i + 1)) continue;
    return can(word, 'VERB') && word.base && !isIng(word) ? 'AUX' : 'VERB';
  }
  return 'VERB';
};

const to: Choice = (words, i) => {
  let at = i + 1;
  while (at < i + 3 && words[at] !== undefined && likeliest(words[at]) === 'ADV') at++;
  const next = words[at];
  if (next === undefined) return 'PART';
  if (SURE_INFINITIVE.has(next.norm)) return 'PART';
  if (!next.base || next.pos !== '' || !next.classes.includes('VERB') || isIng(next)) return 'ADP';
  if (isTitle(next.text) && !isCapital(words[i]!.text)) return 'ADP';
  // `due to work nearby`, `thanks to help from`
  const last = words[i - 1];
  if (next.classes[0] !== 'VERB' && (last?.norm === 'due' || last?.norm === 'thanks')) return 'ADP';
  return 'PART';
};

const that: Choice = (words, i) => {
  const next = words[i + 1];
  const last = words[i - 1];
  const pos = likeliest(next);
  if (next === undefined || pos === 'PUNCT') return 'PRON';
  const verb = (word: Word | undefined): boolean => likeliest(word) === 'AUX' || likeliest(word) === 'VERB';
  // `that calls fail`
  if (next.pos === '' && pos === 'VERB' && can(next, 'NOUN') && verb(words[i + 2])) return 'SCONJ';
  if ((verb(next) && !isIng(next)) || next.norm === "'s" || (pos === 'ADV' && verb(words[i + 2]))) return 'PRON';
  const noun = (pos === 'NOUN' || pos === 'ADJ') && !(next.norm.endsWith('s') && !next.norm.endsWith('ss'));
  if (last === undefined || last.pos === 'ADP' || last.pos === 'CCONJ' || last.pos === 'PUNCT')
    return noun ? 'DET' : last?.pos === 'ADP' ? 'PRON' : 'SCONJ';
  // `that morning` after a verb, a noun or a pronoun
  if (AFTER_THAT.has(next.norm)) return 'DET';
  return 'SCONJ';
};

/** `this` and `those`: alone a pronoun, before a noun a determiner. */
const demonstrative: Choice = (words, i) => {
  const next = words[i + 1];
  const after = words[i + 2];
  const pos = likeliest(next);
  if (['NOUN', 'ADJ', 'NUM', 'PROPN', 'DATE'].includes(pos)) return 'DET';
  if (pos === 'VERB' && next!.base && !isIng(next!) && next!.classes.includes('NOUN')) return 'DET';
  if (pos === 'VERB' && (next!.past || isIng(next!)) && can(after, 'NOUN')) return 'DET';
  return 'PRON';
};

const modalOrNoun: Choice = (words, i) => {
  const last = words[i - 1];
  if (last === undefined) return 'AUX';
  return last.pos === 'DET' || last.pos === 'ADJ' || POSSESSIVE.has(last.norm) ? 'NOUN' : 'AUX';
};

const like: Choice = (words, i) => {
  const prev = words[beforeAt(words, i)];
  if (prev?.pos === 'AUX' && !BE.has(prev.norm)) return 'VERB';
  if (prev?.pos === 'PART' && prev.norm === 'to') return 'VERB';
  return prev?.pos === 'PRON' && WHO_LIKES.has(prev.norm) ? 'VERB' : 'ADP';
};

/** `no one` and `this one` are pronouns; `one of the` and `one server` numbers. */
const one: Choice = (words, i) => {
  const last = words[i - 1]?.norm ?? '';
  const noun = likeliest(words[i + 1]) === 'NOUN';
  return !noun && BEFORE_PRONOUN_ONE.has(last) ? 'PRON' : 'NUM';
};

/** `more time`, `more slowly`, `most of you`. */
const degree: Choice = (words, i) => {
  const next = words[i + 1];
  const pos = likeliest(next);
  if (pos === 'ADV') return 'ADV';
  return pos === 'ADJ' && !next!.classes.includes('NOUN') ? 'ADV' : 'ADJ';
};

const because: Choice = (words, i) => (words[i + 1]?.norm === 'of' ? 'ADP' : 'SCONJ');

/** `until noon`, `until then`; `until we know`. */
const until: Choice = (words, i) => {
  const next = words[i + 1];
  if (['DATE', 'TIME', 'NUM', 'NOUN'].includes(likeliest(next)) || next?.norm === 'then') return 'ADP';
  if (likeliest(next) !== 'DET') return 'SCONJ';
  for (let at = i + 2; at < Math.min(words.length, i + 9); at++) {
    const pos = likeliest(words[at]);
    if (pos === 'AUX' || pos === 'VERB') return 'SCONJ';
    if (pos === 'PUNCT' || pos === 'CCONJ') return 'ADP';
  }
  return 'ADP';
};

const since: Choice = (words, i) => {
  if (words[i - 1]?.pos === 'AUX' || words[i + 1] === undefined || likeliest(words[i + 1]) === 'PUNCT') return 'ADV';
  return until(words, i);
};

const well: Choice = (words, i) => (words[i - 1]?.pos === 'DET' ? 'NOUN' : 'ADV');

const back: Choice = (words, i) => {
  const last = words[i - 1];
  const next = words[i + 1];
  const held = last?.pos === 'DET' || (last !== undefined && POSSESSIVE.has(last.norm));
  if (held) return likeliest(next) === 'NOUN' ? 'ADJ' : 'NOUN';
  if (last?.pos === 'AUX' && !BE.has(last.norm) && opensPhrase(next)) return 'VERB';
  return 'ADV';
};

const home: Choice = (words, i) => {
  const last = words[i - 1];
  const verb = last?.pos === 'VERB' || (last?.pos === 'PRON' && !POSSESSIVE.has(last.norm));
  return verb || (last?.pos === 'AUX' && BE.has(last.norm)) ? 'ADV' : 'NOUN';
};

const right: Choice = (words, i) => {
  const last = words[i - 1];
  const next = words[i + 1];
  if (last?.pos === 'DET' || last?.pos === 'ADJ') return likeliest(next) === 'NOUN' ? 'ADJ' : 'NOUN';
  if (['ADP', 'ADV'].includes(likeliest(next)) && last?.pos !== 'AUX') return 'ADV';
  return 'ADJ';
};

const live: Choice = (words, i) => {
  const prev = words[beforeAt(words, i)];
  if (prev?.pos === 'PRON' || prev?.pos === 'PART' || (prev?.pos === 'AUX' && !BE.has(prev.norm))) return 'VERB';
  return prev?.pos === 'NOUN' && prev.norm.endsWith('s') ? 'VERB' : 'ADJ';
};

/** Adjectives that are verbs after an auxiliary or `to`, and before what they act upon. */
const openWord: Choice = (words, i) => {
  const at = beforeAt(words, i);
  const prev = words[at];
  if (prev?.pos === 'AUX' && !BE.has(prev.norm)) return 'VERB';
  if (prev?.pos === 'PART' && prev.norm === 'to') return 'VERB';
  if (prev?.pos === 'PRON' && SUBJECT.has(prev.norm)) return 'VERB';
  const starts = prev === undefined || prev.pos === 'PUNCT' || prev.pos === 'CCONJ' || prev.pos === 'INTJ';
  return starts && opensPhrase(words[i + 1]) ? 'VERB' : 'ADJ';
};

/** `first` and its like: before a noun an adjective, after a verb an adverb. */
const order: Choice = (words, i) => {
  const last = words[i - 1];
  const pos = likeliest(words[i + 1]);
  if (last?.pos === 'VERB' && pos !== 'NOUN' && pos !== 'ADJ') return 'ADV';
  return last?.pos === 'AUX' && can(words[i + 1], 'VERB') ? 'ADV' : 'ADJ';
};

const as: Choice = (words, i) => {
  const next = words[i + 1];
  return ['if', 'though'].includes(next?.norm ?? '') || (likeliest(next) === 'PRON' && SUBJECT.has(next!.norm))
    ? 'SCONJ'
    : 'ADP';
};

const so: Choice = () => 'ADV';

/** `about 300 people`. */
const about: Choice = (words, i) => (likeliest(words[i + 1]) === 'NUM' ? 'ADV' : 'ADP');

/** A particle belongs to its verb (`log in`, `taken down`), and is a preposition all the same. */
const particle: Choice = () => 'ADP';

const CHOICES: ReadonlyMap<string, Choice> = new Map([
  ...words('have has had having', have),
  ...words('do does did', doWord),
  ...words('to', to),
  ...words('that', that),
  ...words('this these those', demonstrative),
  ...words('can will might may', modalOrNoun),
  ...words('like', like),
  ...words('one', one),
  ...words('more most less', degree),
  ...words('because', because),
  ...words('until till', until),
  ...words('since', since),
  ...words('well', well),
  ...words('back', back),
  ...words('home', home),
  ...words('right', right),
  ...words('live', live),
  ...words('open close own free', openWord),
  ...words('first second last', order),
  ...words('as', as),
  ...words('so', so),
  ...words('in on off out up down over through by across along', particle),
  ...words('about around', about),
]);

function words(list: string, choice: Choice): [string, Choice][] {
  return list.split(' ').map((word) => [word, choice]);
}

/** The rule of the word `norm`, or `undefined` when it has none of its own. */
export function choiceFor(norm: string): Choice | undefined {
  return CHOICES.get(norm);
}
