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
import { standsIn } from '../../src/rule/surroundings.ts';
import type { Span } from '../../src/text/span.ts';
import { heardWords } from './words.ts';

/** From here on a finding is as likely right as one of a rule. */
const SURE = 0.8;

/** Who names what people bore neither doubts nor shrinks it. */
const FELT: ReadonlySet<PhraseCategory> = new Set(['minimizing', 'doubting']);

/** Someone else's words, or our own taken back, are not said by us. */
const NOT_OURS = ['quoted', 'retracted'] as const;

/** What is said of something heard, which is remembered with the sentence. */
interface Said extends Pick<Match, 'captures' | 'heard' | 'severity'> {
  /** UTF-16 offsets into the sentence's text. */
  readonly span: Span;
}

/** By what was heard; `undefined` for what is not ours. */
const said = new WeakMap<Heard, Said | undefined>();

function saidOf(heard: Heard, sentence: Sentence): Said | undefined {
  let known = said.get(heard);
  if (known === undefined && !said.has(heard)) {
    known = isOurs(heard, sentence) ? sayingOf(heard, sentence) : undefined;
    said.set(heard, known);
  }
  return known;
}

const isOurs = (heard: Heard, { tokens, language }: Sentence): boolean =>
  !NOT_OURS.some((guard) => guards(tokens, language, heard.tokens, guard));

function sayingOf(heard: Heard, sentence: Sentence): Said {
  const isJapanese = sentence.language === 'ja';
  const words = heard.words.map((word) => (isJapanese ? `「${word}」` : `“${word}”`)).join(isJapanese ? '' : ', ');
  const span = textSpan(sentence, heard.tokens);
  const captures = { words };
  const shown = { probability: Math.round(heard.probability * 100) / 100, words: heard.words };
  return heard.probability < SURE
    ? { span, captures, heard: shown, severity: 'info' }
    : { span, captures, heard: shown };
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
    if (FELT.has(category) && standsIn(evidence('empathy'), sentence, document)) return [];
    const saying = saidOf(heard, sentence);
    return saying ? [{ ...saying, span: sentence.passage.locate(saying.span) }] : [];
  },
});

export const heardRules: readonly SentenceRule[] = PHRASE_CATEGORIES.map(heardRule);
