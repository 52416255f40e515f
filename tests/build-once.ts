/** Builds `dist/` before the tests when something that it is made from has changed. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export default async function buildOnce(): Promise<void> {
  const script = pathToFileURL(join(import.meta.dirname, '..', 'scripts', 'build.mjs')).href;
  const { build } = (await import(script)) as { build(options: object): Promise<void> };
  try {
    await build({ types: false });
  } catch (error) {
    // A rule with a mistake has tests of its own that fail; the others need not wait for it.
    console.error((error as Error).message);
  }
}
