/** The command line's way in and out: arguments in, exit code out. Every failure that it knows of is said in words. */
import { ProblemError } from '../problem/problem.ts';
import { bareCheck } from './bare-check.ts';
import type { CheckFlags } from './check.ts';
import { complain, type Session, sessionIn } from './session.ts';
import { processWorld, type World } from './world.ts';

export { isAllSaid } from './world.ts';

/**
 * @param args without the names of Node and of the script
 * @returns the exit code: 0 nothing to say, 1 findings, 2 the job could not be done
 */
export async function main(args: readonly string[], world: World = processWorld()): Promise<number> {
  const session = sessionIn(world, args);
  try {
    return await run(args, session);
  } catch (error) {
    if (error instanceof ProblemError) complain(session, error.problems);
    else world.err(`${crash(error, session.locale)}\n`);
    return 2;
  }
}

async function run(args: readonly string[], session: Session): Promise<number> {
  const bare = bareCheck(args);
  if (bare) return (await import('./check.ts')).checkCommand(bare.paths, bare.flags as unknown as CheckFlags, session);
  const { plainCheck } = await import('./plain-check.ts');
  const plain = plainCheck(args);
  if (plain) {
    const { CHECK } = await import('./commands.ts');
    return CHECK.run(plain.paths as never, plain.flags as never, session);
  }
  const { parse } = await import('./program.ts');
  const call = parse(args, session);
  if (call === 'done') return 0;
  if (call === 'no command') return 2;
  return call.command.run(call.given as never, call.flags as never, session);
}

/** A mistake of ours, not of the user's: this one has a stack trace, since someone will have to find it. */
function crash(error: unknown, locale: 'ja' | 'en'): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const head =
    locale === 'ja'
      ? 'owabi の内部で誤りが起きました。次の内容とともにお知らせください。'
      : 'owabi itself has failed. Please report this:';
  return `${head}\n${trace}`;
}
