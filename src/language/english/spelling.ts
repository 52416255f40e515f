/** Brings British spelling to US spelling, so that rules need write a word once. Leaves words alone that are spelt one way. */
import type { Lexicon } from './lexicon.ts';

/** What neither the lexicon nor an ending tells. */
const PAIRS = [
  'acknowledgement acknowledgment,acknowledgements acknowledgments,ageing aging,amongst among,whilst while,learnt learned',
  'dreamt dreamed,burnt burned,spoilt spoiled,leapt leaped,enquire inquire,enquires inquires,enquired inquired',
  'enquiring inquiring,enquiry inquiry,enquiries inquiries,despatch dispatch,despatches dispatches,despatched dispatched',
  'despatching dispatching,instalment installment,instalments installments,skilful skillful,wilful willful,tyre tire,tyres tires',
  'kerb curb,kerbs curbs,grey gray,sceptical skeptical,artefact artifact,artefacts artifacts,cosy cozy,plough plow',
  'mould mold,storey story,storeys stories,aeroplane airplane,pyjamas pajamas,towards toward,afterwards afterward',
  'forwards forward,upwards upward,manoeuvre maneuver,manoeuvres maneuvers,disorganisation disorganization,mum mom,maths math',
  'cheque check,cheques checks,programme program,programmes programs,percent percent,licence license,licences licenses',
];

let pairs: ReadonlyMap<string, string> | undefined;

/** Made when the first English word is read. */
function knownPairs(): ReadonlyMap<string, string> {
  pairs ??= new Map(PAIRS.flatMap((line) => line.split(',')).map((pair) => pair.split(' ') as [string, string]));
  return pairs;
}

/** Words that the lexicon's spelling map, or an ending, would change into another word. */
const UNCHANGED = new Set([
  'gauntlet',
  'prise',
  'prises',
  'prised',
  'about',
  'story',
  'practise',
  'battleaxe',
  'hour',
  'our',
]);

const ISE = /^(.{3,}[^aeiou]|.{2,}[aeiou][^aeiou])is(e|es|ed|ing|er|ers|able|ation|ations|ational)$/u;
const YSE = /^(anal|paral|catal|electrol|psychoanal)ys(e|es|ed|ing|er|ers)$/u;
const OUR = /^(.{3,})our(s|ed|ing|able|ably|ful|fully|ite|ites|al|er|ers|less)?$/u;

const PREFIX = /^(?:un|re|de|pre|mis|dis|over|under|non-?|re-|pre-|de-|co-)(?=\w{5})/u;

/** The lower-case `word` in US spelling. */
export function usSpelling(word: string, lexicon: Lexicon): string {
  let spellings = known.get(lexicon);
  if (spellings === undefined) {
    spellings = new Map();
    known.set(lexicon, spellings);
  }
  let spelling = spellings.get(word);
  if (spelling !== undefined) return spelling;
  spelling = findSpelling(word, lexicon);
  if (word.length > LONGEST) return spelling;
  if (spellings.size >= REMEMBERED) spellings.clear();
  spellings.set(word, spelling);
  return spelling;
}

/** Spellings that were looked for before: each word of a text is asked for several times. */
const known = new WeakMap<Lexicon, Map<string, string>>();
const REMEMBERED = 10_000;
const LONGEST = 40;

function findSpelling(word: string, lexicon: Lexicon): string {
  const pair = knownPairs().get(word);
  if (pair !== undefined) return pair;
  if (word === 'practise') return 'practice';
  if (UNCHANGED.has(word)) return word;
  const entry = lexicon.lookup(word);
  if (entry !== undefined && entry.spelling !== word) return entry.spelling;
  const ise = word.lastIndexOf('is') >= 4 ? ISE.exec(word) : null;
  if (ise !== null)
    return ifKnown(`${ise[1]}iz${ise[2]}`, word, lexicon) ?? withoutPrefix(word, lexicon, entry !== undefined);
  const yse = word.includes('ys') ? YSE.exec(word) : null;
  if (yse !== null) return `${yse[1]}yz${yse[2]}`;
  const our = word.lastIndexOf('our') >= 3 ? OUR.exec(word) : null;
  if (our !== null)
    return ifKnown(`${our[1]}or${our[2] ?? ''}`, word, lexicon) ?? withoutPrefix(word, lexicon, entry !== undefined);
  return withoutPrefix(word, lexicon, entry !== undefined);
}

function ifKnown(candidate: string, word: string, lexicon: Lexicon): string | undefined {
  return candidate !== word && lexicon.lookup(candidate) !== undefined ? candidate : undefined;
}

/** `reprioritise`, `uncategorised`: what is true of the word is true with a prefix before it. */
function withoutPrefix(word: string, lexicon: Lexicon, known: boolean): string {
  if (known) return word;
  if (!'urdpmonc'.includes(word[0] ?? ' ')) return word;
  const prefix = PREFIX.exec(word)?.[0];
  if (prefix === undefined) return word;
  const rest = word.slice(prefix.length);
  return lexicon.lookup(rest) === undefined ? word : prefix + usSpelling(rest, lexicon);
}
