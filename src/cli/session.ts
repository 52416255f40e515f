/** What all commands share: the world, the language in which owabi speaks, and whether it may use colour. */
import { type Problem, renderProblem } from '../problem/problem.ts';
import type { PageOptions } from '../report/catalogue.ts';
import { visible } from '../report/visible.ts';
import { localeOf } from '../words/locale.ts';
import type { Locale, Words } from '../words/words.ts';
import type { World } from './world.ts';

export interface Session {
  readonly world: World;
  /** Set again once the configuration has been read. */
  locale: Locale;
  say(words: Words): string;
  /** Says something beside the output. */
  remark(words: Words): void;
}

export function sessionIn(world: World, args: readonly string[]): Session {
  const session: Session = {
    world,
    locale: localeIn(args) ?? localeOf(world.env),
    say: (words) => words[session.locale],
    remark: (words) => world.err(`owabi: ${session.say(words)}\n`),
  };
  return session;
}

/** Looked for before the arguments are understood, since what is said of a wrong argument has a language as well. */
function localeIn(args: readonly string[]): Locale | undefined {
  const at = args.findIndex((arg) => arg === '--locale' || arg.startsWith('--locale='));
  const value = at < 0 ? undefined : (args[at]!.split('=')[1] ?? args[at + 1]);
  return value === 'ja' || value === 'en' ? value : undefined;
}

/**
 * Colour only where it helps. A flag is asked for here and now, so it wins; then `NO_COLOR`, which people set for all programs;
 * then `FORCE_COLOR`; else a terminal that can show it.
 */
function useColor({ env, isTerminal }: World, flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return !/^(?:0|false)$/iu.test(env.FORCE_COLOR);
  return isTerminal && env.TERM !== 'dumb';
}

/** The columns to write for: the terminal's, what the environment says, or what e-mails and logs can show. */
function columnsOf({ columns, env }: World): number {
  return columns || Number.parseInt(env.COLUMNS ?? '', 10) || 80;
}

/** How a page for people is to be written; colours are ready when it is there. */
export async function pageOptions({ world, locale }: Session, flag: boolean | undefined): Promise<PageOptions> {
  const color = useColor(world, flag);
  if (color) await (await import('../report/palette.ts')).loadColor();
  return { locale, columns: columnsOf(world), color };
}

export function complain({ world, locale }: Session, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  world.err(`${problems.map((problem) => visible(renderProblem(problem, locale))).join('\n\n')}\n`);
}
