/** What a command and an option are: the columns of the table of commands. Knows none of them. */
import type { Words } from '../words/words.ts';
import type { Session } from './session.ts';

export interface Option {
  /** `--kind`, or `--no-color` for one that turns another off. */
  readonly name: string;
  /** The same in one letter: `-f`. */
  readonly short?: string;
  /** What stands for its value in the help: `<kind>`. Missing: the option takes none. */
  readonly value?: string;
  readonly summary: Words;
  /** What its value is chosen from. */
  readonly choices?: readonly string[];
  /**
   * Reads a value; without it the text itself is the value.
   *
   * @param before what an earlier occurrence of the option gave
   * @throws {ProblemError} for a value that it does not take
   */
  readonly read?: (value: string, before?: never) => unknown;
  /** What holds when the option is not given. */
  readonly fallback?: string | true;
}

export interface NameList {
  readonly title: Words;
  readonly names: Readonly<Record<string, Words>>;
}

export interface Command {
  readonly name: string;
  readonly argument?: { readonly name: Words; readonly summary: Words; readonly choices?: readonly string[] };
  readonly summary: Words;
  readonly description: Words;
  readonly options: readonly Option[];
  /** What its help lists below the options: names, each with what it is for. */
  readonly lists?: readonly NameList[];
  /** @param given the argument, a list of them where it ends in `...`; `undefined` for a command without any */
  run(given: never, flags: never, session: Session): Promise<number>;
}
