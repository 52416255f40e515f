/**
 * The second ear written as plainly as it can be, to compare the quick one with: every feature by its own name, looked up in maps.
 */
import { hashOf, join } from '../../src/ear/hash.ts';
import type { TableHeader } from '../../src/ear/model.ts';
import { isSpace } from '../../src/ear/word-class.ts';
import type { Language, Token } from '../../src/language/token.ts';

export interface Feature {
  readonly name: number;
  /** Token indices, half-open. */
  readonly start: number;
  readonly end: number;
}

/** Dictionary forms, or several with a space between them, and the hashes of their senses. */
export type Thesaurus = ReadonlyMap<string, readonly number[]>;

const isNumber = ({ pos }: Token): boolean =>
  /^名詞\.(?:数|日付|時刻|期間|電話番号|メール|URL|記号列)|^(?:NUM|DATE|TIME|PHONE|EMAIL|URL)$/u.test(pos);
const isGrammar = ({ pos }: Token): boolean =>
  /^(?:助詞|助動詞|記号|連体詞|接続詞|AUX|ADP|PRON|DET|PART|SCONJ|CCONJ|PUNCT)/u.test(pos);

const name = (...parts: (string | number)[]): number =>
  parts.map((part) => (typeof part === 'string' ? hashOf(part) : part)).reduce((first, second) => join(first, second));

/** All features of a sentence, each once, in their order. */
export function featuresOf(tokens: readonly Token[], language: Language, kind: string, senses: Thesaurus): Feature[] {
  const features = new Map<number, Feature>();
  const places = [...tokens.keys()].filter((at) => !isSpace(tokens[at]!)).slice(0, 400);
  const words = places.map((at) => tokens[at]!);
  const count = words.length;
  const add = (hash: number, first: number, last: number): void => {
    const key = hash >>> 0;
    const start = places[Math.max(first, 0)] ?? 0;
    const end = (places[Math.min(last, count - 1)] ?? 0) + 1;
    if (!features.has(key)) features.set(key, { name: key, start, end });
  };
  const ngrams = (type: number, symbols: readonly number[], longest: number, shortest = 1): void => {
    const line = [hashOf('^'), ...symbols, hashOf('$')];
    for (const first of line.keys()) {
      for (let length = shortest; length <= longest && first + length <= line.length; length++) {
        add(name(type, ...line.slice(first, first + length)), first - 1, first + length - 2);
      }
    }
  };

  const lemmas = words.map((word) => hashOf(isNumber(word) ? `#${word.pos}${word.form}` : word.lemma));
  const isEnglish = language === 'en';
  ngrams(hashOf('lemma'), lemmas, 2);
  if (isEnglish) {
    const surfaces = words.map((word) => hashOf(isNumber(word) ? '#' : word.norm));
    ngrams(hashOf('surface'), surfaces, 2);
  }
  const shapes = words.map((word) => hashOf(isGrammar(word) ? word.lemma : `${word.pos}/${word.form}`));
  ngrams(hashOf('shape'), shapes, isEnglish ? 3 : 2, 2);
  for (const first of isEnglish ? words.keys() : []) {
    for (let last = first + 2; last < count && last <= first + 5; last++) {
      add(name('skip', lemmas[first]!, lemmas[last]!), first, last);
    }
  }

  const found = words.flatMap((_, first) =>
    words.slice(first).flatMap((__, more) => {
      const forms = words.slice(first, first + more + 1).map(({ lemma }) => lemma);
      return (senses.get(forms.join(' ')) ?? []).map((sense) => ({ sense, first, last: first + more }));
    }),
  );
  for (const { sense, first, last } of found) {
    add(name('sense', sense), first, last);
    if (!isEnglish) continue;
    add(name('sense', 1, lemmas[first - 1] ?? '^', sense), first - 1, last);
    add(name('sense', 2, sense, lemmas[last + 1] ?? '$'), first, last + 1);
  }
  for (const [at, one] of found.entries()) {
    for (const other of found.slice(at + 1)) {
      if (other.first > one.last && other.first <= one.last + 20) {
        add(name('sense skip', one.sense, other.sense), one.first, other.last);
      }
    }
  }
  const senseAt = words.map((_, at) => found.find(({ first }) => first === at)?.sense);
  for (const first of words.keys()) {
    for (let last = first + 2; last < count && last <= first + 5; last++) {
      const [one, other] = [senseAt[first], senseAt[last]];
      if (one !== undefined) add(name('skip', 7, one, lemmas[last]!), first, last);
      if (other !== undefined) add(name('skip', 8, lemmas[first]!, other), first, last);
    }
  }
  if (!isEnglish) {
    const letters = words.flatMap((word, at) =>
      (isNumber(word) ? '0' : word.norm).split('').map((letter) => ({ letter, at })),
    );
    for (const first of letters.keys()) {
      for (let last = first + 1; last < letters.length && last < first + 4; last++) {
        const text = letters.slice(first, last + 1).map(({ letter }) => letter);
        add(name(hashOf(text.join(''), hashOf('letters')), last - first), letters[first]!.at, letters[last]!.at);
      }
    }
  } else {
    for (const [at, word] of words.entries()) {
      const text = `<${word.norm}>`;
      if (text.length < 6 || isNumber(word)) continue;
      for (let first = 0; first + 5 <= text.length; first++) {
        add(name(hashOf(text.slice(first, first + 5), hashOf('letters')), 5), at, at);
      }
    }
  }
  add(name('kind', kind), 0, -1);
  return [...features.values()];
}

/** What was learned, by the features' names. */
export interface Weights extends TableHeader {
  readonly byName: ReadonlyMap<number, readonly number[]>;
}

export function probabilitiesOf(table: Weights, features: readonly Feature[]): number[] {
  return calibratedOf(table, features).map((calibrated) => 1 / (1 + Math.exp(-calibrated)));
}

/** Whether a sentence is listened to closely: by the features alone that the other table knows too, which are common. */
export function isNear(table: Weights, other: Weights, features: readonly Feature[]): boolean {
  const calibrated = calibratedOf(
    table,
    features.filter(({ name }) => other.byName.has(name)),
  );
  return table.near!.some((least, output) => calibrated[output]! >= least);
}

function calibratedOf(table: Weights, features: readonly Feature[]): number[] {
  const known = features.flatMap(({ name }) => [table.byName.get(name) ?? []]).filter(({ length }) => length > 0);
  return table.outputs.map((_, output) => {
    const sum = known.reduce((total, weights) => total + weights[output]!, 0);
    const score = table.biases[output]! + sum * table.scales[output]! * (1 / Math.sqrt(known.length + 5));
    const [slope, shift] = table.calibration[output]!;
    return slope * score + shift;
  });
}

/** Into so many parts a weight is divided when words share it. */
const WHOLE = 2 ** 20;

/** What each token adds to one output. */
export function contributionsOf(
  table: Weights,
  features: readonly Feature[],
  output: number,
  tokens: number,
): Float64Array {
  const known = features.filter(({ name }) => table.byName.has(name));
  const scale = table.scales[output]! * (1 / Math.sqrt(known.length + 5));
  const added = new Float64Array(tokens);
  for (const { name, start, end } of known) {
    const share = Math.trunc((table.byName.get(name)![output]! * WHOLE) / (end - start));
    for (let at = start; at < end; at++) added[at]! += share;
  }
  return added.map((sum) => sum * (scale / WHOLE));
}
