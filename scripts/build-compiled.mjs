/**
 * Keeps what V8 makes of the files in `dist/` beside them, so that a start compiles nothing. Everything that a check of a draft
 * needs is run once before, since V8 compiles a function when it is first called. Good for this version of V8 alone.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What people do most; what is done here starts soonest. */
const CALLS = [
  ['check', 'fixtures/cases/hamburger-health.ja.txt'],
  ['check', 'fixtures/cases/support-named-writer.en.txt'],
  ['check', '--color', 'fixtures/cases/recall-danger-first.ja.md', 'fixtures/cases/recall-danger-first.en.md'],
  ['check', 'fixtures/cases'],
  ['check', '--format', 'json', 'fixtures/cases'],
  // Markdown that needs the whole parser.
  ['check', 'README.ja.md'],
  ['--help'],
];

/** A project's own settings, as most have some. */
const CONFIGURATION = `locale: ja
fail-on: warning
rules:
  euphemism: info
overrides:
  - files: ['*.txt']
    kind: first-notice
`;

/** What was compiled from older files must be gone before there are new ones. */
export function forgetCompiled(dist) {
  rmSync(join(dist, 'compiled'), { recursive: true, force: true });
}

async function writeCompiled() {
  const { compiled, load, markOf, scripts } = createRequire(import.meta.url)('../bin/owabi.js');
  const { main } = load('cli.cjs', { always: true });
  const world = {
    cwd: root,
    env: {},
    isTerminal: false,
    isErrTerminal: false,
    columns: undefined,
    hasInput: false,
    out() {},
    err() {},
    input: async () => new Uint8Array(),
    clock: () => 0,
  };
  const run = async (call, place = world) => {
    if ((await main(call, place)) === 2) throw new Error(`owabi ${call.join(' ')}: failed`);
  };
  for (const call of CALLS) await run(call);
  const folder = mkdtempSync(join(tmpdir(), 'owabi-'));
  try {
    writeFileSync(join(folder, '.owabirc.yaml'), CONFIGURATION);
    await run(['check', join(root, CALLS[0][1])], { ...world, cwd: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
  mkdirSync(compiled, { recursive: true });
  for (const [name, script] of scripts) {
    // What V8 keeps of a script does not say who imports for it, so that an import of a rule's module would fail.
    const source = readFileSync(join(root, 'dist', name), 'utf8');
    if (/\bimport\(/u.test(source)) {
      throw new Error(`dist/${name} imports what is not ours: load that on demand, from a file of its own`);
    }
    // Under another name first: half of it would be worse than nothing.
    const unfinished = join(compiled, `.${name}.${process.pid}`);
    writeFileSync(unfinished, Buffer.concat([Buffer.from(markOf(source), 'latin1'), script.createCachedData()]));
    renameSync(unfinished, join(compiled, name));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await writeCompiled();
