/** What the learned reader sees of a sentence: words, their neighbours, their senses, their letters. Judges nothing. */
import type { Language, Token } from '../language/token.ts';
import { hashOf, join } from './hash.ts';
import type { Senses } from './senses.ts';

/** Features of one sentence, in parallel: a 32-bit name, and the words (token indices, half-open) that it was read from. */
export interface Features {
  readonly names: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/** A number is its unit: how many does not matter to the tone, 件 or 円 does. */
const isNumber = (token: Token): boolean =>
  /^名詞\.(?:数|日付|時刻|期間|電話番号|メール|URL|記号列)|^(?:NUM|DATE|TIME|PHONE|EMAIL|URL)$/u.test(token.pos);

/** Words whose form matters to the shape of a sentence; of all others only the class does. */
const isGrammar = (token: Token): boolean =>
  /^(?:助詞|助動詞|記号|連体詞|接続詞|AUX|ADP|PRON|DET|PART|SCONJ|CCONJ|PUNCT)/u.test(token.pos);

export const isSpace = (token: Token): boolean => token.pos === 'SPACE' || token.pos === '空白';

const KINDS = {
  lemma: hashOf('lemma'),
  surface: hashOf('surface'),
  shape: hashOf('shape'),
  skip: hashOf('skip'),
  sense: hashOf('sense'),
  senseSkip: hashOf('sense skip'),
  letters: hashOf('letters'),
  kind: hashOf('kind'),
};
const START = hashOf('^');
const END = hashOf('$');

/** Words of a sentence that are looked at: nobody writes longer ones, only machines do. */
const LONGEST = 400;
const NGRAM = 3;
const SHAPE_NGRAM = 4;
const SKIP = 5;
const SENSE_SKIP = 20;

/**
 * @param tokens of one sentence; white space is left out
 * @param kind of the statement
 */
export function featuresOf(tokens: readonly Token[], language: Language, kind: string, senses: Senses): Features {
  const features: Features = { names: [], starts: [], ends: [] };
  const seen = new Set<number>();
  const places: number[] = [];
  for (let at = 0; at < tokens.length && places.length < LONGEST; at++) if (!isSpace(tokens[at]!)) places.push(at);
  const words = places.map((at) => tokens[at]!);
  const count = words.length;

  const add = (name: number, first: number, last: number): void => {
    const key = name >>> 0;
    if (seen.has(key)) return;
    seen.add(key);
    features.names.push(key);
    features.starts.push(places[Math.max(first, 0)] ?? 0);
    features.ends.push((places[Math.min(last, count - 1)] ?? 0) + 1);
  };

  const lemmas = words.map((word) => (isNumber(word) ? hashOf(`#${word.pos}${word.form}`) : hashOf(word.lemma)));
  const surfaces = words.map((word) => (isNumber(word) ? hashOf('#') : hashOf(word.norm)));
  const shapes = words.map((word) => (isGrammar(word) ? hashOf(word.lemma) : hashOf(`${word.pos}/${word.form}`)));
  ngrams(KINDS.lemma, lemmas, NGRAM);
  if (language === 'en') ngrams(KINDS.surface, surfaces, NGRAM);
  ngrams(KINDS.shape, shapes, SHAPE_NGRAM, 2);
  skips(KINDS.skip, lemmas, SKIP);
  const found = senses.of(words);
  senseFeatures();
  mixed();
  if (language === 'ja') lettersAcross();
  else for (let at = 0; at < count; at++) lettersWithin(at);
  add(join(KINDS.kind, hashOf(kind)), 0, -1);
  return features;

  function ngrams(type: number, symbols: readonly number[], longest: number, shortest = 1): void {
    for (let first = -1; first <= count; first++) {
      let name = type;
      for (let last = first; last <= count && last < first + longest; last++) {
        name = join(name, last < 0 ? START : last >= count ? END : symbols[last]!);
        if (last - first + 1 >= shortest) add(name, first, last);
      }
    }
  }

  function skips(type: number, symbols: readonly number[], reach: number): void {
    for (let first = 0; first < count; first++) {
      for (let last = first + 2; last < count && last <= first + reach; last++) {
        add(join(join(type, symbols[first]!), symbols[last]!), first, last);
      }
    }
  }

  function senseFeatures(): void {
    for (const { sense, first, last } of found) {
      add(join(KINDS.sense, sense), first, last);
      // a sense with the word before and behind it
      const before = first > 0 ? lemmas[first - 1]! : START;
      const behind = last + 1 < count ? lemmas[last + 1]! : END;
      add(join(join(join(KINDS.sense, 1), before), sense), first - 1, last);
      add(join(join(join(KINDS.sense, 2), sense), behind), first, last + 1);
    }
    // In the order of their first words, so that those too far behind end the search.
    for (const [at, one] of found.entries()) {
      for (let next = at + 1; next < found.length && found[next]!.first <= one.last + SENSE_SKIP; next++) {
        const other = found[next]!;
        if (other.first > one.last) add(join(join(KINDS.senseSkip, one.sense), other.sense), one.first, other.last);
      }
    }
  }

  function mixed(): void {
    const at: (number | undefined)[] = [];
    for (const { sense, first } of found) at[first] ??= sense;
    for (let first = 0; first < count; first++) {
      for (let last = first + 2; last < count && last <= first + 5; last++) {
        if (at[first] !== undefined) add(join(join(join(KINDS.skip, 7), at[first]!), lemmas[last]!), first, last);
        if (at[last] !== undefined) add(join(join(join(KINDS.skip, 8), lemmas[first]!), at[last]!), first, last);
      }
    }
    const line = lemmas.map((lemma, k) => at[k] ?? lemma);
    ngrams(join(KINDS.sense, 9), line, 3, 2);
  }

  function lettersAcross(): void {
    let text = '';
    const owner: number[] = [];
    for (let at = 0; at < count; at++) {
      const shown = isNumber(words[at]!) ? '0' : words[at]!.norm;
      for (let unit = 0; unit < shown.length; unit++) owner.push(at);
      text += shown;
    }
    for (let first = 0; first < text.length; first++) {
      let hash = KINDS.letters;
      for (let last = first; last < text.length && last < first + 5; last++) {
        hash = Math.imul(hash ^ text.charCodeAt(last), 0x01000193);
        if (last > first) add(join(hash, last - first), owner[first]!, owner[last]!);
      }
    }
  }

  function lettersWithin(at: number): void {
    const text = `<${words[at]!.norm}>`;
    if (text.length < 6 || isNumber(words[at]!)) return;
    for (let length = 4; length <= 5; length++) {
      for (let first = 0; first + length <= text.length; first++) {
        add(join(hashOf(text.slice(first, first + length), KINDS.letters), length), at, at);
      }
    }
  }
}
