/** `owabi init`: a configuration to begin with. */
import { writeInitialConfiguration } from '../project/initial-configuration.ts';
import type { Session } from './session.ts';

export async function initCommand({ world, locale, say }: Session): Promise<number> {
  const name = writeInitialConfiguration(world.cwd, locale);
  world.out(`${say({ ja: `${name} を作りました。`, en: `wrote ${name}` })}\n`);
  return 0;
}
