/**
 * How far a long run has come, in one line of the terminal that is gone before the report. Says nothing in the first second, and
 * never where nobody looks: in pipes, logs and CI.
 */
import type { Session } from './session.ts';

/** Milliseconds after the start of the process, or of one more check in it: who waits less needs no word. */
const PATIENCE = 1000;
/** Milliseconds between two words: more often, nobody can read them. */
const PACE = 100;

export interface Progress {
  /** Before each statement: how many are done, of how many. */
  show(done: number, total: number): void;
  /** Takes the line away. */
  clear(): void;
}

export function progressIn({ world, say }: Session): Progress {
  const start = world.clock();
  let next = start < PATIENCE ? PATIENCE : start + PATIENCE;
  let isShown = false;
  return {
    show(done, total) {
      const now = world.clock();
      if (now < next) return;
      next = canBeSeen(world) ? now + PACE : Number.POSITIVE_INFINITY;
      if (next === Number.POSITIVE_INFINITY) return;
      isShown = true;
      const words = say({ ja: `${total}件のうち${done}件を確認しました`, en: `${done}/${total} checked` });
      world.err(`${CLEAR}owabi: ${words}`);
    },
    clear() {
      if (isShown) world.err(CLEAR);
      isShown = false;
    },
  };
}

/** To the start of the line, and erase it. */
const CLEAR = '\r\u001b[K';

function canBeSeen({ env, isErrTerminal }: Session['world']): boolean {
  const inCi = env.CI !== undefined && env.CI !== '' && env.CI !== 'false' && env.CI !== '0';
  return isErrTerminal && env.TERM !== 'dumb' && !inCi;
}
