import type { Fault, Format, Harm, Kind } from '../src/document/document.ts';
import type { FileReport } from '../src/lint/finding.ts';

export interface Label {
  category: string;
  quote: string;
  occurrence?: number;
  difficulty: string;
}

/** A labelled statement, as docs/corpus.md describes it. */
export interface Statement {
  id: string;
  lang: 'ja' | 'en' | 'mixed';
  kind: Kind;
  format: Format;
  fault?: Fault;
  harm?: Harm;
  text: string;
  findings: Label[];
  lookalikes?: { not: string; quote: string }[];
  debatable?: Label[];
  elements?: Record<string, string | string[]>;
}

export interface Rates {
  precision: number;
  recall: number;
  f1: number;
  tp: number;
  fn: number;
  fp: number;
}

export interface Score {
  statements: number;
  phrases: Record<string, Rates> & { all: Rates };
  difficulties: Record<string, Rates>;
  elements: Record<string, Rates> & { all: Rates };
  rules: Record<string, { found: number; false: number }>;
  lookalikes: { total: number; tripped: number };
  clean: { total: number; untouched: number };
  misses: string[];
}

export const PHRASE_CATEGORIES: readonly string[];
export const ELEMENTS: readonly string[];
export function readCorpus(folders: readonly string[]): Statement[];
export function rates(counts: { tp: number; fn: number; fp: number }): Rates;
export function scoreCorpus(
  statements: readonly Statement[],
  lint: (statement: Statement) => Pick<FileReport, 'findings' | 'elements'>,
): Score;
