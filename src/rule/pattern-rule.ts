/** A rule from a YAML file, at work: patterns, exceptions, guards and release by context. Parses no YAML. */
import { type Document, KINDS, type Kind, type Sentence } from '../document/document.ts';
import type { Language } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import { placeholdersOf } from '../words/words.ts';
import { readMarks } from './marked-text.ts';
import type { RuleEntry, RuleTexts } from './pack.ts';
import type { PatternBlock } from './pattern/block.ts';
import type { Pattern } from './pattern/pattern.ts';
import { Around, type BlockHome, type Phrases, phrases, textSpan } from './phrases.ts';
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

/** @param texts what is for people to read: asked for when something was found */
export const patternRule = (entry: RuleEntry, texts: () => RuleTexts, home: BlockHome): PatternRule =>
  new FileRule(entry, texts, home);

/** What is only needed once the patterns have found something. */
interface Judgement {
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
  readonly words: RuleWords;
  readonly file: string;
  readonly block: PatternBlock;
  readonly kinds?: readonly Kind[];
  readonly optIn?: boolean;
  readonly once?: boolean;
  readonly tags?: readonly string[];
  readonly patterns?: () => readonly Pattern[];
  readonly #entry: RuleEntry;
  readonly #texts: () => RuleTexts;
  readonly #home: BlockHome;
  #judgement: Judgement | undefined;

  constructor(entry: RuleEntry, texts: () => RuleTexts, home: BlockHome) {
    const { kinds, 'not-kinds': notKinds } = entry;
    const captures = entry.captures ?? capturesOf(texts());
    this.id = entry.id;
    this.category = entry.category;
    this.severity = entry.severity;
    this.languages = [entry.language];
    this.words = new FileWords(texts, entry.language);
    this.file = entry.file;
    this.block = home.block(entry.match, captures);
    if (kinds) this.kinds = kinds;
    else if (notKinds) this.kinds = KINDS.filter((kind) => !notKinds.includes(kind));
    if (entry['opt-in']) this.optIn = true;
    if (entry.once) this.once = true;
    if (entry.tags) this.tags = entry.tags;
    if (home.single) this.patterns = () => home.single!(entry.match, captures);
    this.#entry = entry;
    this.#texts = texts;
    this.#home = home;
  }

  get examples(): readonly Example[] {
    const { language, kinds } = this.#entry;
    return this.#texts().examples.map((example) => exampleOf(example, language, kinds?.[0]));
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
    if (phrases.length === 0 || !stands(this.#entry.position, sentence, context.document)) return NO_MATCHES;
    this.#judgement ??= this.#ready();
    const { releases, requirements } = this.#judgement;
    if (releases.some((has) => has(sentence, context)) || !requirements.every((has) => has(sentence, context)))
      return NO_MATCHES;
    return phrases.map(({ span, captures }) => ({ span: sentence.passage.locate(span), captures }));
  }

  #ready(): Judgement {
    const entry = this.#entry;
    const home = this.#home;
    return {
      captures: entry.captures ?? capturesOf(this.#texts()),
      find: phrases(entry, this.block, home).find,
      releases: [
        ...listOf(entry['unless-near']).map((near) => nearby(near, home)),
        ...listOf(entry['unless-document-has']).map((has) => anywhere(has, home)),
      ],
      requirements: listOf(entry['requires-document']).map((has) => anywhere(has, home)),
    };
  }
}

const NO_PHRASES: readonly Phrase[] = [];
const NO_MATCHES: readonly Match[] = [];

function stands(position: RuleEntry['position'], sentence: Sentence, document: Document): boolean {
  switch (position) {
    case undefined:
      return true;
    case 'title':
      return isInTitle(sentence, document);
    case 'first-sentence':
      return sentence === firstSentence(document);
    case 'last-sentence':
      return sentence === lastSentence(document);
  }
}

/** The words of a file, read when the first of them is asked for. */
class FileWords implements RuleWords {
  readonly #texts: () => RuleTexts;
  readonly #language: Language;

  constructor(texts: () => RuleTexts, language: Language) {
    this.#texts = texts;
    this.#language = language;
  }

  get summary() {
    return this.#texts().summary;
  }

  get message() {
    return this.#texts().message;
  }

  get why() {
    return this.#texts().why;
  }

  get instead() {
    return { [this.#language]: this.#texts().instead };
  }

  get source() {
    return this.#texts().source;
  }
}

/** The names that the message wants, beside `{match}`. */
export const capturesOf = ({ message }: Pick<RuleTexts, 'message'>): string[] =>
  [...new Set([...placeholdersOf(message.ja), ...placeholdersOf(message.en)])].filter((name) => name !== 'match');

function exampleOf(example: RuleTexts['examples'][number], language: Language, kind: Kind | undefined): Example {
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
