export interface Limits {
  readonly atMost?: number;
  readonly atLeast?: number;
}

export function median(values: readonly number[]): number;
export function quantile(values: readonly number[], share: number): number;
export function ratio(these: readonly number[], those: readonly number[]): number;
export function meets(value: number, limits: Limits): boolean;
export function barText(bar: Limits & { readonly of?: string; readonly unit: string }): string;
export function round(value: number): string;
export function time(ms: number): string;
