/** What we say: findings, and the report of a run. Knows no colours and no formats. */
import type { Format, Kind } from '../document/document.ts';
import type { Category, CreditName, ElementName, Severity } from '../rule/rule.ts';
import type { Position } from '../text/lines.ts';
import type { Locale } from '../words/words.ts';

/** Half-open; offsets are UTF-16 into the decoded file. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Finding {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  /** What the rule is about, in a few words, in the locale of the run. */
  readonly summary: string;
  /** In the locale of the run. */
  readonly message: string;
  readonly why: string;
  /** Better wordings, in the language of the statement. */
  readonly instead: readonly string[];
  readonly source: string;
  /** The source text of the range. */
  readonly excerpt: string;
  readonly range: Range;
  /** The sentence that the range lies in, where it lies in one. */
  readonly sentence?: Range;
  /** Of a rule that was learned (`heard/…`): how sure it is (0–1), and the words that weighed most, heaviest first. */
  readonly heard?: { readonly probability: number; readonly words: readonly string[] };
}

/** A finding that a directive keeps back. */
export interface SuppressedFinding extends Finding {
  /** The reason that the directive gives. */
  readonly reason: string;
}

export interface MissingElement {
  readonly element: ElementName;
  readonly severity: Severity;
  /** `missing-<element>`. */
  readonly rule: string;
  /** What to add. */
  readonly message: string;
  readonly instead: readonly string[];
}

/** What is good at one place of the statement: a deed or a fact. Never asked for. */
export interface Credit {
  readonly credit: CreditName;
  /** What is credited, in a few words, in the locale of the run. */
  readonly summary: string;
  /** Why it helps a reader. */
  readonly why: string;
  readonly source: string;
  /** The source text of the range. */
  readonly excerpt: string;
  readonly range: Range;
}

/** Which option keeps something back: `--quiet`, `--baseline`, or `--since` and `--staged`. */
export const WITHHELD_BY = ['quiet', 'baseline', 'unchanged'] as const;
export type WithheldBy = (typeof WITHHELD_BY)[number];

/** What was found and is not shown. */
export interface Withheld {
  readonly by: WithheldBy;
  readonly findings: readonly Finding[];
  readonly missing: readonly MissingElement[];
}

export interface FileReport {
  /** As its user named it. */
  readonly path: string;
  /** The decoded text, for reporters that quote it. Never written into a machine-readable report. */
  readonly text: string;
  readonly format: Format;
  readonly language: 'ja' | 'en' | 'mixed';
  readonly kind: Kind;
  readonly kindReason: string;
  /** In the order of the text. None stands in a sentence in which a phrase is flagged. */
  readonly credits: readonly Credit[];
  /** In the order of the text. Missing elements are not among them. */
  readonly findings: readonly Finding[];
  /** Evidence by element, in the order of the text; an absent element has no key. */
  readonly elements: Partial<Readonly<Record<ElementName, readonly Range[]>>>;
  readonly missing: readonly MissingElement[];
  /** Findings that a directive with a reason keeps back. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Absent: all is shown. */
  readonly withheld?: readonly Withheld[];
}

export interface Report {
  readonly locale: Locale;
  readonly files: readonly FileReport[];
  /**
   * How many findings of each severity; missing elements are counted apart. What is too quiet to be shown counts here as well, what
   * was known before or is not of today does not.
   */
  readonly summary: Readonly<Record<Severity, number>> & {
    readonly files: number;
    readonly missing: Readonly<Record<Severity, number>>;
    /** How many findings and missing elements are not shown. Absent: no option keeps anything back. */
    readonly withheld?: Readonly<Record<WithheldBy, number>>;
  };
}
