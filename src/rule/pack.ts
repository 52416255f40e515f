/** Rules as data: what YAML files say once they have been read and found right; and the same as a start wants it, compiled. */
import type { Language } from '../language/token.ts';
import type { CreditFile, ElementFile, RuleFile } from './rule-file.ts';

/** Grows when packed rules of another edition can't be read any more. */
export const PACK_VERSION = 5;

export interface PackedRule extends RuleFile {
  readonly language: Language;
  /** As its user named it. */
  readonly file: string;
}

export interface PackedElement extends ElementFile {
  readonly file: string;
}

export interface PackedCredit extends CreditFile {
  readonly file: string;
}

/** Patterns by name. */
export type PackedLexicon = Readonly<Record<string, readonly string[]>>;

export interface RulePack {
  readonly version: typeof PACK_VERSION;
  /** Every file that this was made from, relative to the folder of the package, with a digest of its text. */
  readonly files: Readonly<Record<string, string>>;
  readonly rules: readonly PackedRule[];
  readonly elements: readonly PackedElement[];
  readonly credits: readonly PackedCredit[];
  readonly lexicon: Readonly<Record<Language, PackedLexicon>>;
}

/** A block of patterns: as written, or its number among those that were compiled beforehand. */
export type Patterns = string | number;

/** Keys whose values are for people to read. They are most of a file, and wanted for a handful of findings only. */
export const TEXT_KEYS = ['summary', 'message', 'missing', 'why', 'instead', 'add', 'source'] as const;
type TextKey = (typeof TEXT_KEYS)[number] | 'examples';

/** Keys whose values are asked for once patterns have found something. */
export const DETAIL_KEYS = [
  'except',
  'unless',
  'unless-near',
  'unless-document-has',
  'requires-near',
  'requires-document',
  'position',
  'captures',
] as const;
type DetailKey = (typeof DETAIL_KEYS)[number];

export type RuleTexts = Pick<RuleFile, 'summary' | 'message' | 'why' | 'instead' | 'source'>;
export type ElementTexts = Pick<ElementFile, 'summary' | 'missing' | 'add'>;
export type CreditTexts = Pick<CreditFile, 'summary' | 'why' | 'source'>;

/** A file's own tests: what is asked for when rules are tested or listed, never when a statement is read. */
export interface RuleExamples {
  readonly examples: RuleFile['examples'];
}
type InLanguage = { readonly examples: NonNullable<ElementFile['ja']>['examples'] };
export interface RecognitionExamples {
  readonly ja?: InLanguage | undefined;
  readonly en?: InLanguage | undefined;
}

/** The same with patterns that may have been compiled, and without what is for people to read. */
type Bare<T> = T extends readonly (infer Item)[]
  ? readonly Bare<Item>[]
  : T extends object
    ? {
        readonly [K in keyof T as K extends TextKey | 'define' ? never : K]: K extends PatternKey
          ? Patterned<T[K]>
          : Bare<T[K]>;
      }
    : T;
type PatternKey = 'match' | 'match-in-signature' | 'except';
type Patterned<T> = T extends string ? Patterns : T;

type InBoth<T, Keys extends string> = {
  readonly [K in Language]?: Omit<NonNullable<K extends keyof T ? T[K] : never>, Keys> | undefined;
};

type WholeRule = Bare<PackedRule>;
type WholeElement = Bare<PackedElement>;
type WholeCredit = Bare<PackedCredit>;

/** What a start asks of a rule file. Without a `file` it is the one that {@link fileOf} names. */
export type RuleEntry = Omit<WholeRule, DetailKey | 'file'> & { readonly file?: string };
export type ElementEntry = Omit<WholeElement, Language> & InBoth<WholeElement, DetailKey>;
export type CreditEntry = Omit<WholeCredit, Language> & InBoth<WholeCredit, DetailKey>;

/** What else a file says to the machine. `captures` are the names that a rule's message wants, beside `{match}`. */
export type RuleDetails = Pick<WholeRule, DetailKey & keyof WholeRule> & { readonly captures?: readonly string[] };
type RecognitionDetail<T> = Pick<T, DetailKey & keyof T>;
export type ElementDetails = { readonly [K in Language]?: RecognitionDetail<NonNullable<WholeElement[K]>> | undefined };
export type CreditDetails = { readonly [K in Language]?: RecognitionDetail<NonNullable<WholeCredit[K]>> | undefined };

/** Where a rule stands when it says nothing else. */
export const fileOf = ({ file, language, id }: Pick<RuleEntry, 'file' | 'language' | 'id'>): string =>
  file ?? `rules/${language}/${id}.yaml`;

/** What a start reads of the compiled rules. The rest stands in another file, and is parsed rule by rule when it is asked for. */
export interface RuleIndex {
  readonly version: typeof PACK_VERSION;
  readonly rules: readonly (RuleEntry & Placed)[];
  readonly elements: readonly (ElementEntry & Placed)[];
  readonly credits: readonly (CreditEntry & Placed)[];
}

export interface Placed {
  /** Where among the bytes of that file two lines of JSON begin, the details and the texts. */
  readonly at: number;
}

/** Tells whether a file is still the one that was packed; not meant to keep anybody out. */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5; // FNV-1a: loading a real digest would cost a start more than reading the rules
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(36)}`;
}
