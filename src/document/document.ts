/** What we read: a statement as blocks and sentences, each with its exact place in the file. Knows no rules. */
import type { Language, Token } from '../language/language.ts';
import type { Passage } from '../text/passage.ts';
import type { Span } from '../text/span.ts';
import type { Words } from '../words/words.ts';

export const KINDS = [
  'first-notice',
  'progress-update',
  'final-report',
  'support-reply',
  'interview',
  'social-post',
  'recall',
  'breach-notice',
] as const;
/** What a statement is, which decides what is asked of it. */
export type Kind = (typeof KINDS)[number];

export const FAULTS = ['ours', 'shared', 'third-party', 'unknown', 'none'] as const;
/** Whose fault the incident is, as the writer declares it. Never inferred. */
export type Fault = (typeof FAULTS)[number];

export const HARMS = ['none', 'service', 'money', 'data', 'health', 'life'] as const;
/** The gravest harm done, in rising order. */
export type Harm = (typeof HARMS)[number];

export const FORMATS = ['txt', 'md', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** Facts that a statement's front matter gives; a missing one is never guessed. */
export interface FrontMatter {
  readonly kind?: Kind;
  readonly fault?: Fault;
  readonly harm?: Harm;
  /** `planned` (announced maintenance), `harassment` … */
  readonly context?: string;
  readonly audience?: string;
}

export type BlockType =
  | 'paragraph'
  | 'heading'
  | 'list-item'
  | 'table-cell'
  | 'quote' // a block quotation: someone else's words
  | 'e-mail-header' // 件名: …, Subject: …
  | 'salutation' // 三浦 様, Dear Ms Achterberg,
  | 'signature' // name, department, address, date line, rule lines
  | 'label'; // 記, 以上, a caption

/** Whose words these are. Findings and elements come from `ours` only. */
export type Voice = 'ours' | 'questioner';

export interface Block {
  readonly index: number;
  readonly type: BlockType;
  /** Heading level, 1–6, for headings. */
  readonly level?: number | undefined;
  readonly voice: Voice;
  /** Name or role before a transcript's line, when there is one. */
  readonly speaker?: string | undefined;
  readonly passage: Passage;
  readonly sentences: readonly Sentence[];
}

export interface Sentence {
  /** Counted over the whole document, from 0. */
  readonly index: number;
  readonly block: Block;
  readonly language: Language;
  /** The sentence as a reader sees it: hard line breaks joined, entities resolved, code masked (U+FFFC). */
  readonly text: string;
  readonly passage: Passage;
  /** Computed on first use; tiles `text`. */
  readonly tokens: readonly Token[];
  /** Its tokens are let go after a while, and made anew when they are asked for: it stands in a huge document. */
  readonly isFleeting?: boolean;
  /** What was found out of its text and language alone, where equal sentences keep that together. */
  readonly facts?: unknown[] | undefined;
}

/** A comment that speaks to owabi: `owabi-disable-next-line RULE -- reason`, `owabi-element ELEMENT -- reason`. */
export interface Directive {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly reason: string;
  /** The whole comment in the source. */
  readonly span: Span;
}

export interface Document {
  /** The decoded file. All spans point into it. */
  readonly source: string;
  readonly format: Format;
  /** `mixed` when both languages have a fifth or more of the letters. */
  readonly language: Language | 'mixed';
  readonly kind: Kind;
  /** Why this kind: given on the command line, by front matter, by configuration, or inferred from what. */
  readonly kindReason: Words;
  readonly frontMatter: FrontMatter;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Sentence[];
  readonly directives: readonly Directive[];
  /** The title: first heading, subject line, or first line when it stands alone. */
  readonly title?: Block | undefined;
  /**
   * What rules and others found out of it, for all who ask. With the document itself, since what a weak map holds outlives a short collection
   * of garbage, and holds whole documents.
   */
  readonly facts: unknown[];
}

export interface ReadOptions {
  readonly format: Format;
  /** Overrides front matter and inference. */
  readonly kind?: Kind;
  readonly kindReason?: Words;
  readonly fault?: Fault;
  readonly harm?: Harm;
  /** Shown in problems of front matter. */
  readonly file?: string;
}
