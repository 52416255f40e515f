/**
 * Packs every YAML file of `rules/` into one JSON file, so that a start parses no YAML. Refuses rules with mistakes.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleSource } from './bundle-source.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {string} outFile
 * @param {string} folder holds `rules/`
 * @throws {Error} whose message shows every mistake in its line
 */
export async function buildRules(outFile, folder = root) {
  mkdirSync(dirname(outFile), { recursive: true });
  const { packForBuild } = await load(dirname(outFile));
  const pack = await packForBuild(folder);
  const unfinished = `${outFile}.${process.pid}.tmp`;
  writeFileSync(unfinished, JSON.stringify(pack));
  renameSync(unfinished, outFile);
  return { rules: pack.rules.length, elements: pack.elements.length, credits: pack.credits.length };
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
    const { rules, elements, credits } = await buildRules(join(root, 'dist', 'rules.json'));
    console.log(`packed ${rules} rules, ${elements} elements and ${credits} credits`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
