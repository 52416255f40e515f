/**
 * Short cuts that change no finding. `OWABI_WITHOUT` switches some of them off, for tests that compare and for measurements that ask
 * what each is worth; nobody else needs to.
 */
import { ProblemError } from '../problem/problem.ts';
import { rememberTexts } from '../text/text-memory.ts';
import type { World } from './world.ts';

/**
 * `compiled`: patterns were compiled when owabi was built. `prefilter`: only patterns run that could match in a sentence. `memory`:
 * equal sentences are read once. `workers`: many statements are read in several threads.
 */
const SHORT_CUTS = ['compiled', 'prefilter', 'memory', 'workers'] as const;
type ShortCut = (typeof SHORT_CUTS)[number];

export interface WithoutShortCuts {
  readonly asWritten?: true;
  readonly withoutPrefilter?: true;
  readonly withoutWorkers?: true;
}

/** @throws {ProblemError} for a name that is none */
export function shortCutsIn({ env }: Pick<World, 'env'>): WithoutShortCuts {
  const named = env.OWABI_WITHOUT;
  if (named === undefined || named === '') return {};
  const without = new Set<ShortCut>();
  for (const name of named.split(',')) {
    const found = SHORT_CUTS.find((one) => one === name.trim());
    if (!found) {
      const names = SHORT_CUTS.join(', ');
      throw new ProblemError({
        message: {
          ja: `OWABI_WITHOUT の「${name}」は分かりません`,
          en: `OWABI_WITHOUT names "${name}", which is nothing that can be left out`,
        },
        help: { ja: `使えるもの: ${names}`, en: `it may name ${names}` },
      });
    }
    without.add(found);
  }
  if (without.has('memory')) rememberTexts('never');
  return {
    ...(without.has('compiled') && { asWritten: true }),
    ...(without.has('prefilter') && { withoutPrefilter: true }),
    ...(without.has('workers') && { withoutWorkers: true }),
  };
}
