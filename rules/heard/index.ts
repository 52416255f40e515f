/**
 * What the second ear hears, as rules: one for each category of phrases. They speak where no rule foresaw the sentence, and keep
 * silent where one has spoken.
 */
import type { Document, Sentence } from '../../src/document/document.ts';
import { type Heard, hearPhrase, isHeard, phrasesToHear } from '../../src/ear/hear.ts';
import { guards } from '../../src/language/scopes.ts';
import { textSpan } from '../../src/rule/phrases.ts';
import type { Match, PhraseCategory, RuleWords, SentenceRule } from '../../src/rule/rule.ts';
import { PHRASE_CATEGORIES } from '../../src/rule/rule.ts';
import { sentencesOf } from '../../src/rule/surroundings.ts';
import { heardWords } from './words.ts';

/** From here on a finding is as likely right as one of a rule. */
const SURE = 0.8;

/** Who names what people bore neither doubts nor shrinks it. */
const FELT: ReadonlySet<PhraseCategory> = new Set(['minimizing', 'doubting']);

/** Someone else's words, or our own taken back, are not said by us. */
const NOT_OURS = ['quoted', 'retracted'] as const;

/** What was heard is remembered with the sentence, and so is whose words it is. */
const ours = new WeakMap<Heard, boolean>();

function isOurs(heard: Heard, { tokens, language }: Sentence): boolean {
  let known = ours.get(heard);
  if (known === undefined) {
    known = !NOT_OURS.some((guard) => guards(tokens, language, heard.tokens, guard));
    ours.set(heard, known);
  }
  return known;
}

const IDS = Object.fromEntries(PHRASE_CATEGORIES.map((category) => [category, `heard/${category}`]));
const NONE: readonly string[] = [];

function wakes(sentence: Sentence, document: Document): readonly string[] {
  if (!isHeard(sentence)) return NONE;
  const names = phrasesToHear(sentence, document);
  return names.length === 0 ? NONE : names.map(({ name }) => IDS[name]!);
}

const heardRule = (category: PhraseCategory): SentenceRule => ({
  scope: 'sentence',
  id: IDS[category]!,
  category,
  severity: 'warning',
  languages: ['ja', 'en'],
  get words(): RuleWords {
    return heardWords(category);
  },
  examples: [],
  yields: true,
  file: 'rules/heard',
  wakes,
  check(sentence, { document, evidence }): Match[] {
    const heard = hearPhrase(sentence, category, document);
    if (!heard) return [];
    if (FELT.has(category) && sentencesOf(evidence('empathy')).has(sentence)) return [];
    const { language, passage } = sentence;
    if (!isOurs(heard, sentence)) return [];
    const words = heard.words
      .map((word) => (language === 'ja' ? `「${word}」` : `“${word}”`))
      .join(language === 'ja' ? '' : ', ');
    return [
      {
        span: passage.locate(textSpan(sentence, heard.tokens)),
        captures: { words },
        heard: { probability: Math.round(heard.probability * 100) / 100, words: heard.words },
        ...(heard.probability < SURE && { severity: 'info' as const }),
      },
    ];
  },
});

export const heardRules: readonly SentenceRule[] = PHRASE_CATEGORIES.map(heardRule);
