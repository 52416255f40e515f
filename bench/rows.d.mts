import type { Limits } from './figures.mjs';

export interface Bar extends Limits {
  readonly key: string;
  readonly of?: string;
  readonly unit: string;
}

export interface Measured {
  readonly figures: Readonly<Record<string, number>>;
  readonly withoutMemory?: Readonly<Record<string, number>>;
  readonly medians: Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
}

/** What a row measures with; `lab.mjs` makes the real one. */
export interface Command {
  readonly name: string;
  readonly args: readonly string[];
}

export interface Row {
  readonly id: string;
  readonly work: string;
  readonly bars: readonly Bar[];
  readonly peers?: true;
  readonly besidePeers?: true;
  readonly long?: true;
  measure(lab: object): Promise<Measured>;
}

export const ROWS: readonly Row[];
