/** The tools that owabi stands beside, each called as its users call it. Installs them once, and changes nothing in them. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const inPackages = (...path) => join(folder, 'node_modules', ...path);

/** Installs the peers into this folder, unless they are there as the lock file has them. */
export function installPeers(say) {
  const lock = join(folder, 'package-lock.json');
  const installed = inPackages('.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('installing the peers into bench/node_modules (npm ci --prefix bench): about 190 MB, once');
  npm(['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
}

/**
 * @param {string} work a folder to write their settings into
 */
export function peers(work) {
  const textlint = (name, preset) => {
    const config = join(work, `${name}.textlintrc.json`);
    writeFileSync(config, JSON.stringify({ rules: { [preset]: true } }));
    const options = ['--config', config, '--rules-base-directory', inPackages()];
    return (files, cwd) => ({ name, args: [inPackages('textlint', 'bin', 'textlint.js'), ...options, ...files], cwd });
  };
  const tool = (name, path, options) => (files, cwd) => ({
    name,
    args: [inPackages(...path), ...options, ...files],
    cwd,
  });
  return {
    technicalWriting: textlint('textlint with ja-technical-writing', 'preset-ja-technical-writing'),
    aiWriting: textlint('textlint with preset-ai-writing', '@textlint-ja/preset-ai-writing'),
    writeGood: tool('write-good', ['write-good', 'bin', 'write-good.js'], []),
    alex: tool('alex', ['alex', 'cli.js'], []),
    cspell: tool('cspell', ['cspell', 'bin.mjs'], ['lint', '--no-progress', '--no-summary', '--no-cache']),
  };
}

/**
 * What some of the peers need on disk, with everything that they depend on.
 *
 * @param {readonly string[]} names
 * @returns {{packages: number, megabytes: number}}
 */
export function sizeOfPeers(names) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const needed = new Set();
  const add = (name, from) => {
    const path = nearest(name, from, packages);
    // What is left out on this system is in the lock file, and not on disk.
    if (path === undefined || !existsSync(join(folder, path)) || needed.has(path)) return;
    needed.add(path);
    const { dependencies, optionalDependencies } = packages[path];
    for (const other of Object.keys({ ...dependencies, ...optionalDependencies })) add(other, path);
  };
  for (const name of names) add(name, '');
  // Beside others some packages lie in several places that one place would do for if these were alone.
  const once = new Map(
    [...needed].map((path) => [`${path.split('node_modules/').at(-1)}@${packages[path].version}`, path]),
  );
  const bytes = [...once.values()].reduce((sum, path) => sum + sizeOf(join(folder, path)), 0);
  return { packages: once.size, megabytes: bytes / 1e6 };
}

/** Where Node finds a package from another: beside it, or in a folder above. */
function nearest(name, from, packages) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    const path = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (place === '') return undefined;
  }
}

/**
 * The bytes of all files below a folder, without packages inside it.
 *
 * @param {string} path
 */
export function sizeOf(path, { withPackages = false } = {}) {
  let bytes = 0;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isFile()) bytes += statSync(inside).size;
    else if (entry.isDirectory() && (withPackages || entry.name !== 'node_modules'))
      bytes += sizeOf(inside, { withPackages });
  }
  return bytes;
}
