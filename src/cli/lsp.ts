/** `owabi lsp`: opens the door for editors. */
import { serve } from '../server/server.ts';
import { packageVersion } from '../text/packaged-file.ts';
import type { Locale } from '../words/words.ts';
import { given } from './arguments.ts';
import type { Session } from './session.ts';
import { processStreams } from './world.ts';

export interface LspFlags {
  readonly locale?: Locale;
}

/** Never comes back: the process ends with the conversation, with 0 after a shutdown and 1 without. */
export function lspCommand({ locale: asked }: LspFlags, { world, locale }: Session): Promise<never> {
  const { cwd, clock } = world;
  return serve({ ...processStreams(), cwd, clock, locale, version: packageVersion(), ...given({ asked }) });
}
