/** Bundles the extension into one file, and puts the owabi of this checkout beside it. Needs `npm run build` in the checkout first. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('..', import.meta.url));
const root = join(here, '..', '..');

await build({
  absWorkingDir: here,
  entryPoints: ['src/extension.js'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  minify: true,
  legalComments: 'eof',
});

const server = join(here, 'server');
rmSync(server, { recursive: true, force: true });
mkdirSync(server);
// What npm would publish, no more and no less.
const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', server], {
    cwd: root,
    encoding: 'utf8',
  }),
);
execFileSync('tar', ['-xzf', packed.filename, '--strip-components=1'], { cwd: server });
rmSync(join(server, packed.filename));
