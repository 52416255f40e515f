/**
 * `npm run train`: learns from fixtures/corpus and the thesaurus in models/, and writes models/ja.bin and models/en.bin with what
 * was measured on parts that were held back. Both languages at once, a process each. The same data gives the same bytes.
 *
 *   npm run train -- [ja] [en] [--trials FILE]    FILE.LANGUAGE.….jsonl get what was said of each sentence held back
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSource } from './bundle-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'dist', `.train-${process.pid}.mjs`);
await bundleSource(root, { entryPoints: ['src/training/train.ts'] }, file);
const named = process.argv.slice(2).filter((name) => name === 'ja' || name === 'en');
const at = process.argv.indexOf('--trials');
const rest = at < 0 ? [] : process.argv.slice(at, at + 2);
const run = (language) =>
  new Promise((done) => {
    const args = [file, join(root, 'fixtures', 'corpus'), join(root, 'models'), language, ...rest];
    spawn(process.execPath, ['--max-old-space-size=4096', ...args], { stdio: 'inherit' }).on('exit', done);
  });
const codes = await Promise.all((named.length > 0 ? named : ['ja', 'en']).map(run));
rmSync(file);
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
