export interface Pool {
  readonly sentences: readonly string[];
  readonly titles: readonly string[];
}

export interface Draft {
  readonly title: string;
  readonly blocks: readonly { readonly list: boolean; readonly sentences: readonly string[] }[];
}

export function readPool(corpus: string, language: 'ja' | 'en'): Pool;
export function makeDrafts(pool: Pool, wanted: { count: number; bytes: number; seed: number }): Draft[];
export function plainText(draft: Draft, language: 'ja' | 'en'): string;
export function markdown(draft: Draft, language: 'ja' | 'en'): string;
export function randomFrom(seed: number): () => number;
