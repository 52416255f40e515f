/**
 * Reads the arguments of a plain `owabi check`, by the same table as the argument parser, which takes longer to load than a
 * draft to check. Refuses everything out of the ordinary, help and mistakes included: that is the parser's work.
 */
import type { CheckArguments } from './bare-check.ts';
import type { Option } from './command.ts';
import { CHECK } from './commands.ts';

/**
 * @returns what the parser would give, or `undefined` for arguments that are not plain
 * @throws {ProblemError} for a value that an option does not take
 */
export function plainCheck(args: readonly string[]): CheckArguments | undefined {
  if (args[0] !== 'check') return undefined;
  const paths: string[] = [];
  const found: { readonly option: Option; readonly value: string | undefined }[] = [];
  for (let at = 1; at < args.length; at++) {
    const arg = args[at]!;
    if (!arg.startsWith('-') || arg === '-') {
      paths.push(arg);
      continue;
    }
    const option = CHECK.options.find(({ name, short }) => name === arg || short === arg);
    if (!option) return undefined;
    const value = option.value === undefined ? undefined : args[++at];
    if (option.value !== undefined && (value === undefined || value.startsWith('-'))) return undefined;
    found.push({ option, value });
  }
  // Mistakes in values are told only when all arguments are known to be plain, and in their order, as the parser does.
  const flags: Record<string, unknown> = {};
  for (const { name, fallback } of CHECK.options) if (fallback !== undefined) flags[keyOf(name)] = fallback;
  for (const { option, value } of found) {
    const key = keyOf(option.name);
    if (value === undefined) flags[key] = !option.name.startsWith('--no-');
    else flags[key] = option.read ? option.read(value, flags[key] as never) : value;
  }
  return { paths, flags };
}

/** `--max-findings` → `maxFindings`, `--no-color` → `color`. */
function keyOf(name: string): string {
  const [first, ...others] = name.slice(name.startsWith('--no-') ? '--no-'.length : '--'.length).split('-');
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
