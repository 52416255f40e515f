/** What a plan asks of a statement of one kind: found out once, and asked of every statement. Judges nothing. */
import type { Document, Kind, Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import { isPatternRule, type PatternRule } from '../rule/pattern-rule.ts';
import type { DocumentRule, Rule, SentenceRule } from '../rule/rule.ts';
import { type Survey, Surveyor } from '../rule/survey.ts';
import type { Plan, PlannedRule } from './plan.ts';

/** A rule with its place in the plan, which is the order in which rules speak. */
export interface Placed<R extends Rule> {
  readonly rule: R;
  readonly planned: PlannedRule;
  readonly place: number;
}

/** Rules in code that are woken by the same function. */
interface Sleepers {
  readonly wakes: SentenceRule['wakes'];
  readonly rules: readonly Placed<SentenceRule>[];
}

/** What a plan looks for in a statement of one kind. */
export interface Watch {
  readonly documentRules: readonly Placed<DocumentRule>[];
  readonly patternRules: ReadonlyMap<PatternRule, Placed<PatternRule>>;
  /** Rules in code, by their language and by what wakes them; without that they look at every sentence. */
  readonly coded: Readonly<Record<Language, readonly Sleepers[]>>;
  readonly surveyor: Surveyor;
}

const watches = new WeakMap<Plan, Map<Kind, Watch>>();

/** Made once for a plan and a kind. */
export function watchOf(plan: Plan, kind: Kind): Watch {
  let byKind = watches.get(plan);
  if (!byKind) {
    byKind = new Map();
    watches.set(plan, byKind);
  }
  let watch = byKind.get(kind);
  if (!watch) {
    watch = watchFor(plan, kind);
    byKind.set(kind, watch);
  }
  return watch;
}

function watchFor(plan: Plan, kind: Kind): Watch {
  const documentRules: Placed<DocumentRule>[] = [];
  const patternRules = new Map<PatternRule, Placed<PatternRule>>();
  const coded = { ja: new Map(), en: new Map() } satisfies Record<Language, Asleep>;
  for (let place = 0; place < plan.rules.length; place++) {
    const planned = plan.rules[place]!;
    const { rule } = planned;
    if (rule.kinds !== undefined && !rule.kinds.includes(kind)) continue;
    if (rule.scope === 'document') documentRules.push({ rule, planned, place });
    else if (isPatternRule(rule)) patternRules.set(rule, { rule, planned, place });
    else for (const language of rule.languages) addTo(coded[language], { rule, planned, place });
  }
  const surveyor = new Surveyor([...plan.recognizers, ...plan.credits], [...patternRules.keys()]);
  return { documentRules, patternRules, coded: { ja: sleepers(coded.ja), en: sleepers(coded.en) }, surveyor };
}

type Asleep = Map<SentenceRule['wakes'], Placed<SentenceRule>[]>;

function addTo(asleep: Asleep, one: Placed<SentenceRule>): void {
  const beside = asleep.get(one.rule.wakes);
  if (beside) beside.push(one);
  else asleep.set(one.rule.wakes, [one]);
}

const sleepers = (asleep: Asleep): Sleepers[] => [...asleep].map(([wakes, rules]) => ({ wakes, rules }));

/** Rules in code for a sentence that woke them. */
export interface Awake {
  readonly sentence: Sentence;
  readonly rules: readonly Placed<SentenceRule>[];
}

/** What was found in the sentences of a statement by those who look at one at a time. */
export interface Look {
  readonly survey: Survey;
  /** In the order of the text. */
  readonly awake: readonly Awake[];
}

/** Goes through the sentences once: all that wants their tokens gets them while they are there. */
export function lookThrough(document: Document, { surveyor, coded }: Watch): Look {
  const awake: Awake[] = [];
  const survey = surveyor.survey(document, (sentence) => {
    for (const { wakes, rules } of coded[sentence.language]) {
      if (wakes === undefined) {
        awake.push({ sentence, rules });
        continue;
      }
      const woken = wakes(sentence, document);
      if (woken.length > 0) awake.push({ sentence, rules: rules.filter(({ rule }) => woken.includes(rule.id)) });
    }
  });
  return { survey, awake };
}
