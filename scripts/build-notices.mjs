/** Collects the licences of everything that was bundled, as their authors ask. Writes one file. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root the project's folder
 * @param {Iterable<string>} inputs the files in the bundles, relative to `root`
 * @param {string} outFile
 */
export function writeNotices(root, inputs, outFile) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(?:.*[\\/])?node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/u.exec(input);
    if (match) folders.add(match[0]);
  }
  const notices = [...folders].sort().map((folder) => notice(join(root, folder)));
  writeFileSync(
    outFile,
    `owabi contains the packages below. Its dictionaries are named in NOTICE.md.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`,
  );
}

function notice(folder) {
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$|-)/iu.test(entry));
  if (file === undefined && license === undefined) throw new Error(`${name} has no licence: it must not be bundled`);
  const extra = existsSync(join(folder, 'NOTICE')) ? `\n${readFileSync(join(folder, 'NOTICE'), 'utf8').trim()}\n` : '';
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license ?? 'see below'})${homepage ? `\n${homepage}` : ''}\n\n${text}\n${extra}`;
}
