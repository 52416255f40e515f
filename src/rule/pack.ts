/** Rules as data: what YAML files say once they have been read and found right; and the same as a start wants it, compiled. */
import type { Language } from '../language/token.ts';
import type { CreditFile, ElementFile, RuleFile } from './rule-file.ts';

/** Grows when packed rules of another edition can't be read any more. */
export const PACK_VERSION = 3;

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
export const TEXT_KEYS = ['summary', 'message', 'missing', 'why', 'instead', 'add', 'source', 'examples'] as const;
type TextKey = (typeof TEXT_KEYS)[number];

export type RuleTexts = Pick<RuleFile, 'summary' | 'message' | 'why' | 'instead' | 'source' | 'examples'>;
type Examples = { readonly examples: NonNullable<ElementFile['ja']>['examples'] };
export type ElementTexts = Pick<ElementFile, 'summary' | 'missing' | 'add'> & {
  readonly ja?: Examples;
  readonly en?: Examples;
};
export type CreditTexts = Pick<CreditFile, 'summary' | 'why' | 'source'> & {
  readonly ja?: Examples;
  readonly en?: Examples;
};

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

/** What a rule file says to the machine. `captures` are the names that its message wants, beside `{match}`. */
export type RuleEntry = Bare<PackedRule> & { readonly captures?: readonly string[] };
export type ElementEntry = Bare<PackedElement>;
export type CreditEntry = Bare<PackedCredit>;

/** What a start reads of the compiled rules. The texts of a file are a span of bytes of another file. */
export interface RuleIndex {
  readonly version: typeof PACK_VERSION;
  readonly files: RulePack['files'];
  readonly rules: readonly (RuleEntry & Placed)[];
  readonly elements: readonly (ElementEntry & Placed)[];
  readonly credits: readonly (CreditEntry & Placed)[];
}

export interface Placed {
  /** Bytes of the texts, half-open. */
  readonly texts: readonly [start: number, end: number];
}

/** Tells whether a file is still the one that was packed; not meant to keep anybody out. */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5; // FNV-1a: loading a real digest would cost a start more than reading the rules
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(36)}`;
}
