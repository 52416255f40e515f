/** Reads single arguments: a wrong one is a problem with the nearest right one. Knows no commands. */
import type { Level } from '../lint/configuration.ts';
import { didYouMean, oneOf, ProblemError } from '../problem/problem.ts';
import { SEVERITIES } from '../rule/rule.ts';

/** Reads an argument that must be one of some names. */
export function choice<Name extends string>(flag: string, names: readonly Name[]): (value: string) => Name {
  return (value) => {
    if ((names as readonly string[]).includes(value)) return value as Name;
    const expected = oneOf(names);
    const help = didYouMean(value, names);
    throw new ProblemError({
      message: {
        ja: `${flag} に「${value}」は使えません。使えるのは ${expected.ja} です`,
        en: `unknown ${flag} "${value}": expected ${expected.en}`,
      },
      ...(help && { help }),
    });
  };
}

/** Reads a whole number from 0 up. */
export function count(flag: string): (value: string) => number {
  return (value) => {
    if (/^\d{1,9}$/u.test(value)) return Number(value);
    throw new ProblemError({
      message: {
        ja: `${flag} には0以上の整数が必要です(「${value}」がありました)`,
        en: `${flag} wants a whole number from 0 up, not "${value}"`,
      },
    });
  };
}

const LEVELS: readonly Level[] = ['off', ...SEVERITIES];

/** Collects `ID=severity`. */
export function ruleLevel(value: string, before: Record<string, Level> = {}): Record<string, Level> {
  const [, id, level] = /^([^=]+)=(.*)$/u.exec(value) ?? [];
  if (id === undefined || level === undefined) {
    throw new ProblemError({
      message: {
        ja: `--rule は「ルール=重さ」と書きます(「${value}」がありました)`,
        en: `--rule wants RULE=severity, not "${value}"`,
      },
      help: { ja: '例: --rule over-apology=off', en: 'for example: --rule over-apology=off' },
    });
  }
  return { ...before, [id]: choice<Level>(`--rule ${id}=`, LEVELS)(level) };
}

/** Collects an option that may be given several times. */
export const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** The flags that were given: leaves out what is undefined. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** A report of a run: its format, and the file that it goes to. */
export interface Output<Name extends string = string> {
  readonly format: Name;
  /** As its user named it. Missing: the output of the run. */
  readonly file?: string;
}

/** Collects `FORMAT` and `FORMAT=FILE`. */
export function outputs<Name extends string>(
  flag: string,
  names: readonly Name[],
): (value: string, before?: readonly Output<Name>[]) => readonly Output<Name>[] {
  const read = choice(flag, names);
  return (value, before = []) => {
    const at = value.indexOf('=');
    const format = read(at < 0 ? value : value.slice(0, at));
    if (at < 0) return [...before, { format }];
    const file = value.slice(at + 1);
    if (file !== '') return [...before, { format, file }];
    throw new ProblemError({
      message: { ja: `${flag} ${value} にファイル名がありません`, en: `${flag} ${value} names no file` },
      help: { ja: `例: ${flag} sarif=owabi.sarif`, en: `for example: ${flag} sarif=owabi.sarif` },
    });
  };
}
