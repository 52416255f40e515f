/** What a rule is. A rule says *where*; its own file says *what*; the configuration says *how loud*. */
import type { Document, Fault, Harm, Kind, Sentence } from '../document/document.ts';
import type { Language } from '../language/language.ts';
import type { Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';

/** Categories of phrase findings. */
export const PHRASE_CATEGORIES = [
  'blame-shifting',
  'minimizing',
  'non-apology',
  'doubting',
  'self-focus',
  'evasion',
  'vague-commitment',
  'deflection',
  'over-assurance',
  'register',
] as const;
export type PhraseCategory = (typeof PHRASE_CATEGORIES)[number];

/** Every category: phrases, and what only a whole statement can show. */
export const CATEGORIES = [...PHRASE_CATEGORIES, 'missing-element', 'ordering', 'suppression'] as const;
export type Category = (typeof CATEGORIES)[number];

/** Whether a category is one of phrases: all are but those that only a whole statement can show. */
export const isOfPhrases = (category: Category): category is PhraseCategory =>
  category !== 'missing-element' && category !== 'ordering' && category !== 'suppression';

export const SEVERITIES = ['info', 'warning', 'error'] as const;
/** In rising order. */
export type Severity = (typeof SEVERITIES)[number];

/** What an accountable statement has. The order is that of the card. */
export const ELEMENTS = [
  'apology',
  'responsibility',
  'what-happened',
  'when',
  'affected',
  'cause',
  'action-taken',
  'remedy',
  'prevention',
  'next-step',
  'contact',
  'person',
  'empathy',
] as const;
export type ElementName = (typeof ELEMENTS)[number];

/** What is worth saying first: deeds and facts that help a reader. None is ever asked for. The order is that of the card. */
export const CREDITS = [
  'health-first',
  'own-errors-listed',
  'company-agent',
  'concrete-harm',
  'unconditional-remedy',
  'exact-scope',
  'dated-measure',
  'honest-unknown',
  'open-correction',
  'firm-no-fault',
  'read-back',
  'specific-thanks',
  'direct-answer',
  'owned-transfer',
  'work-in-progress',
  'named-person',
] as const;
export type CreditName = (typeof CREDITS)[number];

/** Where a rule found something. */
export interface Match {
  /** UTF-16 offsets into the document's source: the shortest phrase that carries it. */
  readonly span: Span;
  /** Fillings for the message, beside `{match}`, which is always the source text at `span`. */
  readonly captures?: Readonly<Record<string, string>>;
  /** Overrides the rule's severity, before the configuration does. */
  readonly severity?: Severity;
  /** Which of the rule's messages; without it the rule's `message`. */
  readonly messageId?: string;
  /** For `missing-*`: what is missing. */
  readonly element?: ElementName;
  /** Of a rule that was learned: how sure it is (0–1), and the words that weighed most, heaviest first. */
  readonly heard?: { readonly probability: number; readonly words: readonly string[] };
}

/** A place where a statement has an element. */
export interface Evidence {
  readonly element: ElementName;
  /** UTF-16 offsets into the document's source. */
  readonly span: Span;
  readonly sentence: Sentence;
}

/** What a check may ask, beside the text. Everything is computed on first use and shared by all rules. */
export interface Context {
  readonly document: Document;
  readonly kind: Kind;
  readonly fault: Fault;
  readonly harm: Harm;
  /** Options of this rule from the configuration, validated against its `options`. */
  readonly options: Readonly<Record<string, unknown>>;
  /** All evidence of an element, in the order of the text. */
  evidence(element: ElementName): readonly Evidence[];
}

/** The words of a rule. `{match}` and captures may stand in `message`. */
export interface RuleWords {
  /** What the rule is about, in a few words without a full stop: the catalogue's heading. */
  readonly summary: Words;
  /** What the phrase does. Describes the sentence, never its writer. */
  readonly message: Words;
  /** Further messages by `messageId`. */
  readonly messages?: Readonly<Record<string, Words>>;
  /** How readers may take it, and why that matters. */
  readonly why: Words;
  /** Better wordings to choose from, in the language of the statement (key: language). */
  readonly instead: Partial<Readonly<Record<Language, readonly string[]>>>;
  /** Where the rule comes from. */
  readonly source: string;
}

/** A sentence or a short text with what must be found in it: a rule's own test. */
export interface Example {
  readonly expect: 'flag' | 'pass';
  /** For `flag`, the reported phrases stand between `<<` and `>>`. */
  readonly text: string;
  readonly language?: Language;
  readonly kind?: Kind;
  readonly fault?: Fault;
  readonly harm?: Harm;
  readonly format?: 'txt' | 'md' | 'html';
}

interface RuleBase {
  /** Lower-case words joined by hyphens. A Japanese and an English rule about the same thing share one id. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  /** Statements in other languages are not shown to the rule. */
  readonly languages: readonly Language[];
  readonly words: RuleWords;
  readonly examples: readonly Example[];
  /** Only in these kinds of statement. */
  readonly kinds?: readonly Kind[];
  /** Off unless the configuration turns it on. */
  readonly optIn?: boolean;
  /** Said once a statement, at the first place: a matter of the whole tone, where a second finding tells nothing new. */
  readonly once?: boolean;
  /**
   * Keeps silent where another rule has spoken, of the same words or of the same category in the same sentence, and in sentences
   * that earn a credit.
   */
  readonly yields?: boolean;
  /** `legal-review` … shown in the catalogue. */
  readonly tags?: readonly string[];
  /** Default values of the rule's options; also what types they must have. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** The file it was read from, for problems and the catalogue. */
  readonly file?: string;
}

/** Looks at one sentence at a time: the usual case. Called only for sentences of its languages in our own voice. */
export interface SentenceRule extends RuleBase {
  readonly scope: 'sentence';
  /**
   * Says at one look which of the rules with this very function could find something in a sentence, by their ids. Asked once for all
   * of them; without it every sentence is checked.
   */
  readonly wakes?: (sentence: Sentence, document: Document) => readonly string[];
  check(sentence: Sentence, context: Context): Iterable<Match>;
}

/** Looks at the whole statement. */
export interface DocumentRule extends RuleBase {
  readonly scope: 'document';
  check(document: Document, context: Context): Iterable<Match>;
}

export type Rule = SentenceRule | DocumentRule;

/** Says that an object is a rule, and checks its shape while it is written. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}
