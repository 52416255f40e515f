/**
 * Writes man/owabi.1 and man/ja/owabi.1 from the table of commands. Run it after a change of an option; a test asks for it.
 *
 *   npm run man
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleSource } from './bundle-source.mjs';

const root = join(import.meta.dirname, '..');
const bundle = join(root, 'dist', `.man-${process.pid}.mjs`);
mkdirSync(join(root, 'dist'), { recursive: true });
mkdirSync(join(root, 'man', 'ja'), { recursive: true });
await bundleSource(root, { entryPoints: ['src/cli/man-page.ts'] }, bundle);
try {
  const { manPage } = await import(pathToFileURL(bundle).href);
  writeFileSync(join(root, 'man', 'owabi.1'), manPage('en'));
  writeFileSync(join(root, 'man', 'ja', 'owabi.1'), manPage('ja'));
} finally {
  rmSync(bundle);
}
