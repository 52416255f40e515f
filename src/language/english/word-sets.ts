/**
 * English words that the choice of a part of speech, the calendar and numbers ask for by name. Read when the lexicon is compiled; at run
 * time the compiled loop knows them as bits and numbers (`kernel/numbers.ts`).
 */
import { PARTICIPLE_AS_BASE, PAST, UNCHANGING } from './irregular.ts';
import * as n from './kernel/numbers.ts';
import { OWN_WORDS } from './words.ts';

/** A number, and the words that have it. */
export type WordSet = readonly [number: number, words: Iterable<string>];

const words = (list: string): readonly string[] => list.split(' ');

/** Bits. */
export const SETS: readonly WordSet[] = [
  [n.OWN, OWN_WORDS.keys()],
  [n.PAST_ONLY, PAST],
  [n.UNCHANGING, UNCHANGING],
  [n.PARTICIPLE_AS_BASE, PARTICIPLE_AS_BASE],
  [n.BE, words("be am is are was were been being 's 're 'm")],
  [n.HAVE, words("have has had having 've")],
  // Pronouns that are a subject: a verb follows.
  [
    n.SUBJECT,
    words(
      'i you he she it we they who everyone everybody someone somebody anyone nobody nothing everything something there',
    ),
  ],
  // They stand before a noun and say whose it is.
  [n.POSSESSIVE, words('my your our their its his her whose')],
  [n.DEMONSTRATIVE, words('this these those')],
  [n.OBJECT, words('us them me him')],
  [n.PLURAL_WITHOUT_S, words('people staff police men women children')],
  [n.WITH_BARE_VERB, words('let make makes made help helps helped need')],
  [n.RESULT, words('wrong short clear safe clean late')],
  [n.BETWEEN_HAVE, words('since all both each now then the')],
  [n.SURE_PARTICIPLE, words('been had done')],
  [n.SURE_INFINITIVE, words('be have do')],
  [n.AFTER_THAT, words('morning afternoon evening night day week month year time moment point way one')],
  [n.WHO_LIKES, words('i we you they who')],
  [n.BEFORE_PRONOUN_ONE, words('no any every some each this that which another')],
  [n.IS_AFTER, words('it he she that there what who where here how when why this')],
  [n.IS_BEFORE, words('been being gone going got to')],
  [n.COME_ABOUT, words('been got had become happened come occurred begun risen fallen grown')],
  // Before `nt` without its apostrophe, as on a telephone.
  [n.BARE_NOT, words('do does did is was are were has have had could would should must need')],
];

/** Bits. In small letters here; how they are to be written is asked where they are used. */
export const CALENDAR: readonly WordSet[] = [
  [n.DAY, words('monday tuesday wednesday thursday friday saturday sunday')],
  [n.DAY_SHORT, words('mon tue tues wed thu thur thus thurs fri sat sun')],
  [n.MONTH, words('january february march april may june july august september october november december')],
  [n.MONTH_SHORT, words('jan feb mar apr jun jul aug sep sept oct nov dec')],
  // Months that are nothing else when they stand alone; those that are months when something before them says so.
  [n.MONTH_ALONE, words('january february april june july september october november december')],
  [n.MONTH_DOUBTFUL, words('may march august')],
  [
    n.BEFORE_MONTH,
    words(
      'in by since until till of during last next from early late mid between before after through throughout this every each to on',
    ),
  ],
  [n.HOUR, words('one two three four five six seven eight nine ten eleven twelve')],
  [n.TIME_OF_DAY, words('noon midnight midday')],
  [n.ZONE, words('utc gmt bst cet cest jst est edt et cst cdt mst mdt pst pdt pt ist aest aedt')],
  [n.ABBREVIATED_TITLE, words('mr mrs ms dr prof st inc ltd co corp jr sr dept fig vol rev gen hon no')],
  [n.ABBREVIATED_SMALL, words('vs etc approx dept fig')],
];

export const NAMES: readonly WordSet[] = [
  [n.IS_TO, ['to']],
  [n.IS_THAT, ['that']],
  [n.IS_BETTER, ['better']],
  [n.IS_WHICH, ['which']],
  [n.IS_WHAT, ['what']],
  [n.IS_BY, ['by']],
  [n.IS_ONE, ['one']],
  [n.IS_ONES, ['ones']],
  [n.IS_OF, ['of']],
  [n.IS_THEN, ['then']],
  [n.IS_DUE, ['due']],
  [n.IS_THANKS, ['thanks']],
  [n.IS_NOT, ['not', "n't", 'nt']],
  [n.IS_S, ["'s"]],
  [n.IS_D, ["'d"]],
  [n.IS_IF, ['if']],
  [n.IS_THOUGH, ['though']],
  [n.IS_NO, ['no']],
];

/** Words whose part of speech follows a rule of their own (`kernel/particular-words.ts`). */
export const CHOICES: readonly WordSet[] = [
  [n.CHOOSE_HAVE, words('have has had having')],
  [n.CHOOSE_DO, words('do does did')],
  [n.CHOOSE_TO, ['to']],
  [n.CHOOSE_THAT, ['that']],
  [n.CHOOSE_DEMONSTRATIVE, words('this these those')],
  [n.CHOOSE_MODAL_OR_NOUN, words('can will might may')],
  [n.CHOOSE_LIKE, ['like']],
  [n.CHOOSE_ONE, ['one']],
  [n.CHOOSE_DEGREE, words('more most less')],
  [n.CHOOSE_BECAUSE, ['because']],
  [n.CHOOSE_UNTIL, words('until till')],
  [n.CHOOSE_SINCE, ['since']],
  [n.CHOOSE_WELL, ['well']],
  [n.CHOOSE_BACK, ['back']],
  [n.CHOOSE_HOME, ['home']],
  [n.CHOOSE_RIGHT, ['right']],
  [n.CHOOSE_LIVE, ['live']],
  [n.CHOOSE_OPEN_WORD, words('open close own free')],
  [n.CHOOSE_ORDER, words('first second last')],
  [n.CHOOSE_AS, ['as']],
  [n.CHOOSE_ADVERB, ['so']],
  [n.CHOOSE_PARTICLE, words('in on off out up down over through by across along')],
  [n.CHOOSE_ABOUT, words('about around')],
];

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const SCALES = 'hundred thousand million billion trillion';

/** Words of numbers, in the order of `kernel/numbers.ts`: the first is 1. */
export const NUMBERS: readonly string[] = words(`${SMALL} ${TENS} ${SCALES}`);

/** British and US spelling, where neither the lexicon nor an ending tells. */
const PAIRS: readonly string[] = [
  'practise practice,acknowledgement acknowledgment,acknowledgements acknowledgments,ageing aging,amongst among,whilst while,learnt learned',
  'dreamt dreamed,burnt burned,spoilt spoiled,leapt leaped,enquire inquire,enquires inquires,enquired inquired',
  'enquiring inquiring,enquiry inquiry,enquiries inquiries,despatch dispatch,despatches dispatches,despatched dispatched',
  'despatching dispatching,instalment installment,instalments installments,skilful skillful,wilful willful,tyre tire,tyres tires',
  'kerb curb,kerbs curbs,grey gray,sceptical skeptical,artefact artifact,artefacts artifacts,cosy cozy,plough plow',
  'mould mold,storey story,storeys stories,aeroplane airplane,pyjamas pajamas,towards toward,afterwards afterward',
  'forwards forward,upwards upward,manoeuvre maneuver,manoeuvres maneuvers,disorganisation disorganization,mum mom,maths math',
  'cheque check,cheques checks,programme program,programmes programs,percent percent,licence license,licences licenses',
];

/** Words that the lexicon's spelling map, or an ending, would change into another word. */
const UNCHANGED = words('gauntlet prise prises prised about story battleaxe hour our');

/** Words whose US spelling is known, by themselves. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...PAIRS.flatMap((line) => line.split(',')).map((pair) => pair.split(' ') as [string, string]),
  ...UNCHANGED.map((word): [string, string] => [word, word]),
]);

/** Spellings of verbs in `-yze`, whether the lexicon has them or not. */
export const YSE: readonly string[] = words('anal paral catal electrol psychoanal').flatMap((stem) =>
  words('e es ed ing er ers').map((ending) => `${stem}ys${ending}`),
);
