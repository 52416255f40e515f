/**
 * Builds `dist/`: dictionaries, rules, the command line, the library, its types, JSON Schemas and third-party notices.
 * Skips a dictionary or the rules when nothing that they are made from has changed. Fetches nothing.
 *
 *   node scripts/build.mjs [--no-types] [--no-code] [--force]
 *
 * Without code, there is only what the second ear is trained with: no command line, which needs the ear that is yet to be trained.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildCode } from './build-code.mjs';
import { forgetCompiled } from './build-compiled.mjs';
import { writeNotices } from './build-notices.mjs';
import { writeSchemas } from './build-schemas.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** What is compiled before the bundles, each with all that it is made from. */
const STEPS = [
  {
    output: 'ipadic.bin',
    from: [
      'scripts/build-japanese.mjs',
      'src/language/japanese',
      'fixtures/corpus/sentences',
      'node_modules/kuromoji/package.json',
    ],
    run: async (file) => (await import('./build-japanese.mjs')).buildJapaneseDictionary(file),
  },
  {
    output: 'english.bin',
    from: [
      'scripts/build-english.mjs',
      'src/language/english',
      'node_modules/wink-nlp/package.json',
      'node_modules/wink-eng-lite-web-model/package.json',
    ],
    run: async (file) => (await import('./build-english.mjs')).buildEnglishLexicon(file),
  },
  {
    output: 'ear.wasm',
    from: ['scripts/build-kernel.mjs', 'src/ear/kernel', 'node_modules/assemblyscript/package.json'],
    run: async (file) => (await import('./build-kernel.mjs')).buildKernel('src/ear/kernel/listen.ts', file),
  },
  {
    output: 'patterns.wasm',
    from: ['scripts/build-kernel.mjs', 'src/rule/pattern/kernel', 'node_modules/assemblyscript/package.json'],
    run: async (file) => (await import('./build-kernel.mjs')).buildKernel('src/rule/pattern/kernel/match.ts', file),
  },
  {
    output: 'japanese.wasm',
    from: ['scripts/build-kernel.mjs', 'src/language/japanese/kernel', 'node_modules/assemblyscript/package.json'],
    run: async (file) => (await import('./build-kernel.mjs')).buildKernel('src/language/japanese/kernel/read.ts', file),
  },
  {
    output: 'english.wasm',
    from: ['scripts/build-kernel.mjs', 'src/language/english/kernel', 'node_modules/assemblyscript/package.json'],
    run: async (file) =>
      (await import('./build-kernel.mjs')).buildKernel('src/language/english/kernel/read.ts', file, {
        functions: 'many',
      }),
  },
  {
    output: 'rules-index.json',
    from: ['scripts/build-rules.mjs', 'rules', 'src'],
    run: async (file) => (await import('./build-rules.mjs')).buildRules(file),
  },
];

/**
 * @param {{types?: boolean, code?: boolean, force?: boolean, log?: (line: string) => void}} [options]
 */
export async function build({ types = true, code = true, force = false, log = console.log } = {}) {
  mkdirSync(dist, { recursive: true });
  const stampFile = join(dist, '.built.json');
  const stamps = existsSync(stampFile) && !force ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};

  /** A mistake in one rule must not keep the rest from being built: it is said, and told to the caller at the end. */
  const failures = [];
  for (const { output, from, run } of STEPS) {
    const stamp = digest(from);
    if (stamps[output] === stamp && existsSync(join(dist, output))) continue;
    const started = Date.now();
    try {
      await run(join(dist, output));
    } catch (error) {
      failures.push(`dist/${output}: ${error.message}`);
      continue;
    }
    stamps[output] = stamp;
    writeFileSync(stampFile, JSON.stringify(stamps, null, 2));
    log(`built dist/${output} (${Date.now() - started} ms)`);
  }
  if (code) await buildRest();
  if (failures.length > 0) throw new Error(failures.join('\n\n'));

  async function buildRest() {
    const sources = digest([
      'bin',
      'src',
      'rules/document',
      'rules/heard',
      'scripts',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.build.json',
    ]);
    // What V8 compiled is of use to no other V8.
    const stamp = `${sources} ${process.versions.v8}`;
    const whole = types ? 'code and types' : 'code';
    if (stamps['code and types'] === stamp || stamps[whole] === stamp) return;
    const started = Date.now();
    forgetCompiled(dist);
    const modules = await buildCode(root, dist);
    writeNotices(root, modules, join(dist, 'THIRD-PARTY-NOTICES.txt'));
    await writeSchemas(root, join(dist, 'schema'));
    if (types) {
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
    }
    // It checks some statements: nobody wants to read what it finds.
    execFileSync(process.execPath, [join(root, 'scripts', 'build-compiled.mjs')], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    stamps[whole] = stamp;
    writeFileSync(stampFile, JSON.stringify(stamps, null, 2));
    log(`built dist/ ${whole} (${Date.now() - started} ms)`);
  }
}

/** A fingerprint of files and folders, by content, so that a checkout or a copy does not make anything stale. */
function digest(paths) {
  const hash = createHash('sha256').update(process.version.split('.', 1)[0]);
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(`\0${relative(root, path).replaceAll('\\', '/')}\0`).update(readFileSync(path));
    }
  };
  for (const path of paths) add(join(root, path));
  return hash.digest('hex');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const [types, code] = ['--no-types', '--no-code'].map((flag) => !process.argv.includes(flag));
    await build({ types, code, force: process.argv.includes('--force') });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
