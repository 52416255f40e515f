/**
 * Recognises numbers in English text at a given place, in figures (`£1.2 million`, `99.9%`) and in words (`two thousand`), with
 * their value. Ordinals, `a dozen` and `hundreds` are words, not numbers.
 */
import { isAsciiDigit, isAsciiLetter } from '../../text/characters.ts';
import type { NumberValue } from '../token.ts';
import { runEnd } from './characters.ts';

export interface FoundNumber {
  readonly end: number;
  readonly value: NumberValue;
  /** `%`, `$`, a unit written without a space (`ms`), or ''. */
  readonly form: string;
}

const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
  b: 1e9,
  tn: 1e12,
};

const FIGURES = new RegExp(
  String.raw`((?:US|CA|AU|NZ|HK|C|A)?\$|[£€¥₹])?(\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d{1,20}(?!\d))?|\d{1,30}(?:\.\d{1,20})?(?!\d))` +
    String.raw`(?:(\/\d{1,4}(?![\d/]))|([ \u00A0]?%|[ \u00A0]per ?cent\b)|[ \u00A0-](hundred|thousand|million|billion|trillion)\b|(k|K|bn|tn|mn|[mMbB])(?![A-Za-z0-9])|([A-Za-z]{1,4})(?![A-Za-z0-9-]))?`,
  'y',
);
const ORDINAL = /(\d{1,6})(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z0-9])/y;

/** `3rd`: an adjective, with its number. */
export function ordinalAt(text: string, start: number): FoundNumber | undefined {
  ORDINAL.lastIndex = start;
  const match = ORDINAL.exec(text);
  return match === null ? undefined : found(ORDINAL.lastIndex, 'number', Number(match[1]), '');
}

/** The end of digits behind which nothing stands that may belong to them; `start` when it is not so simple. */
function plainFiguresEnd(text: string, start: number): number {
  let end = start;
  while (isAsciiDigit(text.charCodeAt(end))) end++;
  if (end === start || end - start > 15) return start;
  const next = text[end] ?? '\n';
  const after = text.charCodeAt(end + 1);
  // Per cent, hundred, thousand, million, billion, trillion, %
  if (next === ' ') return '%phtmb'.includes(text[end + 1] ?? ' ') ? start : end;
  if (next === '.' || next === ',') return isAsciiDigit(after) ? start : end;
  return isAsciiLetter(next.charCodeAt(0)) || '/%-\u00A0'.includes(next) ? start : end;
}

/** A number in figures that starts at `start`. */
export function figuresAt(text: string, start: number): FoundNumber | undefined {
  const plain = plainFiguresEnd(text, start);
  if (plain > start) return found(plain, 'number', Number(text.slice(start, plain)), '');
  FIGURES.lastIndex = start;
  const match = FIGURES.exec(text);
  if (match === null) return undefined;
  const [, currency, figures, fraction, percent, scale, short, unit] = match as readonly (string | undefined)[];
  let end = FIGURES.lastIndex;
  let number = Number(figures!.replaceAll(',', ''));
  if (fraction !== undefined) {
    number /= Number(fraction.slice(1));
    return Number.isFinite(number)
      ? found(end, 'number', number, '')
      : found(end - fraction.length, 'number', Number(figures), '');
  }
  if (percent !== undefined) return found(end, 'percent', number, '%');
  if (scale !== undefined) number *= SCALES[scale]!;
  if (currency !== undefined) {
    if (short !== undefined) number *= SCALES[short.toLowerCase()]!;
    // `$5each` is two things.
    if (unit !== undefined) end -= unit.length;
    return found(end, 'money', number, currency.at(-1)!);
  }
  // `5k` and `3bn` are thousands and milliards; without a currency `5m` may well be metres, `5b` a flat.
  if (short !== undefined && short.toLowerCase() !== 'm' && short.toLowerCase() !== 'b')
    return found(end, 'number', number * SCALES[short.toLowerCase()]!, '');
  return found(end, 'number', number, short ?? unit ?? '');
}

function found(end: number, kind: NumberValue['kind'], number: number, form: string): FoundNumber {
  return { end, form, value: form === '' ? { kind, number } : { kind, number, unit: form } };
}

const SMALL = [
  ...[
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
  ],
  ...['fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, i): [string, number] => [word, i]),
  ...TENS.map((word, i): [string, number] => [word, (i + 2) * 10]),
]);
const BIG: readonly string[] = ['thousand', 'million', 'billion', 'trillion'];

/** Whether a number in words can begin with `word`. */
export function isNumberWord(word: string): boolean {
  const normal = word.toLowerCase();
  return WORDS.has(normal) || normal === 'hundred' || BIG.includes(normal);
}

const JOINT = /[ \t\u00A0]{1,3}(?:[aA][nN][dD][ \t\u00A0]{1,3})?|-/y;
/** `two-factor` is one word, not a number. */
const GOES_ON = /[-‐‑][A-Za-z]/y;

/** No number in words is longer; what follows would be another. */
const LONGEST = 24;

interface NumberWord {
  readonly word: string;
  readonly end: number;
}

/** A number in words that starts at `start`: as many words as make one number. */
export function numberWordsAt(text: string, start: number): FoundNumber | undefined {
  let next = wordAt(text, start);
  if (next === undefined) return undefined;
  let end = start;
  let total = 0;
  let part = 0;
  // What may follow: words below `room` can be added, scales below `ceiling` can multiply.
  let room = Number.POSITIVE_INFINITY;
  let ceiling = Number.POSITIVE_INFINITY;
  const ends: { end: number; number: number }[] = [];
  while (next !== undefined && ends.length < LONGEST) {
    const { word } = next;
    const first = ends.length === 0;
    const small = WORDS.get(word);
    // `two hundred and five`, `three thousand and one`; never `two and three`.
    const withAnd = next.end - word.length - end >= 4;
    if (withAnd && (small === undefined || !(part >= 100 || (part === 0 && total > 0)))) break;
    if (small !== undefined) {
      if (small >= room || (!first && small === 0)) break;
      part += small;
      room = small >= 20 ? 10 : 0;
    } else if (word === 'hundred') {
      if (!first && (part === 0 || part === 10 || part >= 20)) break;
      part = (part || 1) * 100;
      room = 100;
    } else {
      const scale = SCALES[word]!;
      if (scale >= ceiling || (!first && part === 0)) break;
      total += (part || 1) * scale;
      part = 0;
      ceiling = scale;
      room = Number.POSITIVE_INFINITY;
    }
    end = next.end;
    ends.push({ end, number: total + part });
    JOINT.lastIndex = end;
    next = JOINT.test(text) ? wordAt(text, JOINT.lastIndex) : undefined;
  }
  for (const last of ends.reverse()) {
    GOES_ON.lastIndex = last.end;
    if (!GOES_ON.test(text)) return found(last.end, 'number', last.number, '');
  }
  return undefined;
}

function wordAt(text: string, at: number): NumberWord | undefined {
  const end = runEnd(text, at);
  if (end === at || end - at > 12) return undefined;
  const word = text.slice(at, end);
  const apostrophe = text[end] === "'" || text[end] === '’';
  return isNumberWord(word) && !apostrophe ? { word: word.toLowerCase(), end } : undefined;
}
