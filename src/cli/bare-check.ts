/**
 * Reads the arguments of an `owabi check` that names statements and hardly anything else, as nearly all do, without the table of commands:
 * that takes a while to be there. Refuses everything else.
 */

export interface CheckArguments {
  readonly paths: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
}

/** @returns what the parser would give, or `undefined` for arguments that want the table */
export function bareCheck(args: readonly string[]): CheckArguments | undefined {
  if (args[0] !== 'check') return undefined;
  const paths: string[] = [];
  const flags: Record<string, unknown> = { errorOnUnmatched: true };
  for (let at = 1; at < args.length; at++) {
    const arg = args[at]!;
    if (!arg.startsWith('-') || arg === '-') paths.push(arg);
    else if (arg === '--no-config') flags.config = false;
    else if (arg === '--no-color') flags.color = false;
    else return undefined;
  }
  return { paths, flags };
}
