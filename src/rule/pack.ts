/** Rules as data: what YAML files say once they have been read and found right. Kept as JSON, so that a start parses no YAML. */
import type { Language } from '../language/token.ts';
import type { ElementFile, RuleFile } from './rule-file.ts';

/** Grows when packed rules of another edition can't be read any more. */
export const PACK_VERSION = 1;

export interface PackedRule extends RuleFile {
  readonly language: Language;
  /** As its user named it. */
  readonly file: string;
}

export interface PackedElement extends ElementFile {
  readonly file: string;
}

/** Patterns by name. */
export type PackedLexicon = Readonly<Record<string, readonly string[]>>;

export interface RulePack {
  readonly version: typeof PACK_VERSION;
  /** Every file that this was made from, relative to the folder of the package, sorted. */
  readonly files: readonly string[];
  readonly rules: readonly PackedRule[];
  readonly elements: readonly PackedElement[];
  readonly lexicon: Readonly<Record<Language, PackedLexicon>>;
}
