/** A rule from a YAML file, at work: patterns, exceptions, guards and release by context. Parses no YAML. */
import { type Document, KINDS, type Kind, type Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import { placeholdersOf } from '../words/words.ts';
import { readMarks } from './marked-text.ts';
import type { OpenPack } from './open-pack.ts';
import { fileOf, type RuleDetails, type RuleEntry, type RuleExamples, type RuleTexts } from './pack.ts';
import type { PatternBlock } from './pattern/block.ts';
import type { Pattern } from './pattern/pattern.ts';
import { Around, type Phrases, phrases, textSpan } from './phrases.ts';
import { firstSentence, isInTitle, lastSentence } from './position.ts';
import type { Context, Example, Match, RuleWords, SentenceRule } from './rule.ts';
import { anywhere, type Condition, listOf, nearby } from './surroundings.ts';

/** A sentence rule made of patterns. */
export interface PatternRule extends SentenceRule {
  /** What its file matches: in a sentence without a match of these, the rule finds nothing. */
  readonly block: PatternBlock;
  /** What is left of its matches in a sentence by itself, guards heeded. */
  phrasesIn(sentence: Sentence, around: Around): readonly Phrase[];
  /** Which of these phrases it reports, by what stands elsewhere in the statement. */
  matches(phrases: readonly Phrase[], sentence: Sentence, context: Context): readonly Match[];
  /** Its patterns, as `owabi tokens` looks at them; missing when they were compiled beforehand. */
  readonly patterns?: () => readonly Pattern[];
}

/** A phrase in a sentence, with the fillings of the message. */
export interface Phrase {
  /** UTF-16 offsets into the sentence's text. */
  readonly span: Span;
  readonly captures: Readonly<Record<string, string>>;
}

export const isPatternRule = (rule: object): rule is PatternRule => 'block' in rule;

/** @param pack the open pack that the entry is of: asked for more when something was found */
export const patternRule = (entry: RuleEntry, pack: OpenPack): PatternRule => new FileRule(entry, pack);

/** What is only needed once the patterns have found something. */
interface Judgement {
  readonly position: RuleDetails['position'];
  readonly captures: readonly string[];
  readonly find: Phrases['find'];
  readonly releases: readonly Condition[];
  readonly requirements: readonly Condition[];
}

/** A class, since a start makes some hundred of them, and most never find anything. */
class FileRule implements PatternRule {
  readonly scope = 'sentence';
  readonly id: string;
  readonly category: PatternRule['category'];
  readonly severity: PatternRule['severity'];
  readonly languages: readonly Language[];
  readonly block: PatternBlock;
  readonly kinds?: readonly Kind[];
  readonly optIn?: boolean;
  readonly once?: boolean;
  readonly tags?: readonly string[];
  readonly patterns?: () => readonly Pattern[];
  readonly #entry: RuleEntry;
  readonly #pack: OpenPack;
  #words: RuleWords | undefined;
  #judgement: Judgement | undefined;

  constructor(entry: RuleEntry, pack: OpenPack) {
    const { language, match, kinds, 'not-kinds': notKinds } = entry;
    const home = pack.home(entry, language);
    const captures = () => this.#captures();
    this.#entry = entry;
    this.#pack = pack;
    this.id = entry.id;
    this.category = entry.category;
    this.severity = entry.severity;
    this.languages = IN_ONE[language];
    this.block = home.block(match, captures);
    if (kinds) this.kinds = kinds;
    else if (notKinds) this.kinds = KINDS.filter((kind) => !notKinds.includes(kind));
    if (entry['opt-in']) this.optIn = true;
    if (entry.once) this.once = true;
    if (entry.tags) this.tags = entry.tags;
    if (home.single) this.patterns = () => home.single!(match, captures);
  }

  get file(): string {
    return fileOf(this.#entry);
  }

  get words(): RuleWords {
    this.#words ??= wordsOf(this.#pack.ruleTexts(this.#entry), this.#entry.language);
    return this.#words;
  }

  get examples(): readonly Example[] {
    const { language, kinds } = this.#entry;
    const { examples } = this.#pack.ruleExamples(this.#entry);
    return examples.map((example) => exampleOf(example, language, kinds?.[0]));
  }

  check(sentence: Sentence, context: Context): readonly Match[] {
    const around = new Around(sentence, context.document);
    return this.matches(this.phrasesIn(sentence, around), sentence, context);
  }

  phrasesIn(sentence: Sentence, around: Around): readonly Phrase[] {
    this.#judgement ??= this.#ready();
    const { captures, find } = this.#judgement;
    const found = find(sentence, around);
    if (found.length === 0) return NO_PHRASES;
    const { text } = sentence;
    return found.map((match) => {
      const span = textSpan(sentence, match.report);
      const fillings: Record<string, string> = {};
      for (const [index, name] of captures.entries()) {
        const captured = match.captures[index];
        const { start, end } = captured ? textSpan(sentence, captured) : span;
        fillings[name] = text.slice(start, end);
      }
      return { span, captures: fillings };
    });
  }

  matches(phrases: readonly Phrase[], sentence: Sentence, context: Context): readonly Match[] {
    if (phrases.length === 0) return NO_MATCHES;
    this.#judgement ??= this.#ready();
    const { position, releases, requirements } = this.#judgement;
    if (position !== undefined && !stands(position, sentence, context.document)) return NO_MATCHES;
    for (const has of releases) if (has(sentence, context)) return NO_MATCHES;
    for (const has of requirements) if (!has(sentence, context)) return NO_MATCHES;
    return phrases.map(({ span, captures }) => ({ span: sentence.passage.locate(span), captures }));
  }

  #ready(): Judgement {
    const details = this.#pack.ruleDetails(this.#entry);
    const home = this.#pack.home(this.#entry, this.#entry.language);
    return {
      position: details.position,
      captures: this.#captures(details),
      find: phrases(details, this.block, home).find,
      releases: [
        ...listOf(details['unless-near']).map((near) => nearby(near, home)),
        ...listOf(details['unless-document-has']).map((has) => anywhere(has, home)),
      ],
      requirements: listOf(details['requires-document']).map((has) => anywhere(has, home)),
    };
  }

  #captures({ captures } = this.#pack.ruleDetails(this.#entry)): readonly string[] {
    return captures ?? capturesOf(this.#pack.ruleTexts(this.#entry));
  }
}

const IN_ONE: Readonly<Record<Language, readonly Language[]>> = { ja: ['ja'], en: ['en'] };

const wordsOf = ({ summary, message, why, instead, source }: RuleTexts, language: Language): RuleWords => ({
  summary,
  message,
  why,
  instead: { [language]: instead },
  source,
});

const NO_PHRASES: readonly Phrase[] = [];
const NO_MATCHES: readonly Match[] = [];

function stands(position: NonNullable<RuleDetails['position']>, sentence: Sentence, document: Document): boolean {
  switch (position) {
    case 'title':
      return isInTitle(sentence, document);
    case 'first-sentence':
      return sentence === firstSentence(document);
    case 'last-sentence':
      return sentence === lastSentence(document);
  }
}

/** The names that the message wants, beside `{match}`. */
export const capturesOf = ({ message }: Pick<RuleTexts, 'message'>): string[] =>
  [...new Set([...placeholdersOf(message.ja), ...placeholdersOf(message.en)])].filter((name) => name !== 'match');

function exampleOf(example: RuleExamples['examples'][number], language: Language, kind: Kind | undefined): Example {
  const statement = example.flag ?? example.pass ?? '';
  const facts = typeof statement === 'string' ? { text: statement } : statement;
  const { text, ...rest } = facts;
  const expect = example.flag === undefined ? 'pass' : 'flag';
  return {
    expect,
    text: expect === 'flag' ? text : readMarks(text).text,
    language,
    ...(kind && { kind }),
    ...rest,
  } as Example;
}
