/**
 * Compiles every YAML file of `rules/`: an index, texts, and the patterns of each language, so that a start parses no YAML and
 * compiles no pattern. Refuses rules with mistakes.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleSource } from './bundle-source.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {string} outFile the index, which is written last
 * @param {string} folder holds `rules/`
 * @throws {Error} whose message shows every mistake in its line
 */
export async function buildRules(outFile, folder = root) {
  const built = dirname(outFile);
  mkdirSync(built, { recursive: true });
  const { filesForBuild } = await load(built);
  for (const [name, content] of Object.entries(await filesForBuild(folder))) {
    const unfinished = join(built, `${name}.${process.pid}.tmp`);
    writeFileSync(unfinished, content);
    renameSync(unfinished, join(built, name));
  }
}

/** Bundles the sources, imports the bundle, and removes it. */
async function load(folder) {
  const file = join(folder, `.rules-${process.pid}.mjs`);
  await bundleSource(root, { entryPoints: ['src/rule/built-in.ts'] }, file);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildRules(join(root, 'dist', 'rules-index.json'));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
