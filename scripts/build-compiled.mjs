/**
 * Keeps what V8 makes of the files in `dist/` beside them, so that a start compiles nothing. Everything that a check of a draft
 * needs is run once before, since V8 compiles a function when it is first called. Good for this version of V8 alone.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { parse } from 'yaml';

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

/**
 * What V8 would do with a process that lasts: it forgets what has not been called for some time, and notes what was called often,
 * to compile that once more when it is next called. A start has no use for either.
 */
const LASTING = ['flush-bytecode', 'sparkplug'];

/** Some statements of the corpus, since no single one calls for everything. */
const STATEMENTS = ['en', 'ja'].flatMap((language) =>
  ['001', '013', '025', '037', '049'].map((number) => `${language}/${language}-dev-${number}.yaml`),
);

function* statements() {
  for (const file of STATEMENTS) {
    const { text } = parse(readFileSync(join(root, 'fixtures/corpus', file), 'utf8'));
    yield [`${basename(file, '.yaml')}.txt`, text];
  }
}

async function writeCompiled() {
  for (const flag of LASTING) setFlagsFromString(`--no-${flag}`);
  const { compiled, load, markOf, scripts } = createRequire(import.meta.url)('../bin/owabi.js');
  const { main } = load('cli.cjs', { always: true });
  const run = async (call, folder = root) => {
    process.chdir(folder);
    if ((await main(call)) === 2) throw new Error(`owabi ${call.join(' ')}: failed`);
  };
  for (const call of CALLS) await run(call);
  const folder = mkdtempSync(join(tmpdir(), 'owabi-'));
  try {
    for (const [name, text] of statements()) writeFileSync(join(folder, name), text);
    await run(['check', '.'], folder);
    writeFileSync(join(folder, '.owabirc.yaml'), CONFIGURATION);
    await run(['check', join(root, CALLS[0][1])], folder);
  } finally {
    process.chdir(root);
    rmSync(folder, { recursive: true });
  }
  // With other settings than V8's own, what was compiled is refused.
  for (const flag of LASTING) setFlagsFromString(`--${flag}`);
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
