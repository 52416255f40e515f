/** Rules as data: what YAML files say once they have been read and found right. Kept as JSON, so that a start parses no YAML. */
import type { Language } from '../language/token.ts';
import type { Need, WordPart } from './pattern/necessary.ts';
import type { CreditFile, ElementFile, RuleFile } from './rule-file.ts';

/** Grows when packed rules of another edition can't be read any more. */
export const PACK_VERSION = 2;

/**
 * What the patterns of a file's blocks need, by the block's place in the file. Each block is a list of patterns, each pattern a list
 * of needs, each need a list of indices into the pack's `words`. It is the same that the patterns themselves say: reading
 * ~700 of them for one Japanese draft took more time than all the rest of the check.
 */
export type PackedNeeds = Readonly<Record<string, readonly (readonly (readonly number[])[])[]>>;

/** Words by language. */
export type PackedWords = Readonly<Record<Language, readonly WordPart[]>>;

export interface PackedRule extends RuleFile {
  readonly needs?: PackedNeeds;
  readonly language: Language;
  /** As its user named it. */
  readonly file: string;
}

export interface PackedElement extends ElementFile {
  readonly needs?: Partial<Readonly<Record<Language, PackedNeeds>>>;
  readonly file: string;
}

export interface PackedCredit extends CreditFile {
  readonly needs?: Partial<Readonly<Record<Language, PackedNeeds>>>;
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
  /** What the needs of rules, elements and credits point into, when those were found out before. */
  readonly words?: PackedWords;
}

/** Looks needs up; `undefined` when they are not known. */
export function unpackNeeds(
  needs: PackedNeeds | undefined,
  words: readonly WordPart[] | undefined,
): ((block: string) => readonly (readonly Need[])[] | undefined) | undefined {
  if (!needs || !words) return undefined;
  return (block) => needs[block]?.map((line) => line.map((need) => need.map((part) => words[part]!)));
}

/** Tells whether a file is still the one that was packed; not meant to keep anybody out. */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5; // FNV-1a: loading a real digest would cost a start more than reading the rules
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(36)}`;
}
