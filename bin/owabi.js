#!/usr/bin/env node
// The command's front door: answers `--version` itself, and hands everything else to the built command line.
'use strict';

const { existsSync, readFileSync, writeSync } = require('node:fs');
const { sep } = require('node:path');

/** `require('node:module')`, which takes longer to ask for. */
const Module = module.constructor;

/** Paths are put together here as they are: Node's own functions for that have to warm up first. */
const dist = `${__dirname.slice(0, -'bin'.length)}dist`;

/** What V8 made of our files when owabi was built, for this very V8; of no use to any other. */
const { arch, platform, versions } = process;
const compiled = `${dist}${sep}compiled${sep}${versions.v8}-${platform}-${arch}`;

/** Characters of a mark. */
const MARK = 16;

/** The files that were loaded here, as V8 keeps them. */
const scripts = new Map();

if (require.main === module) start(process.argv.slice(2));
else module.exports = { compiled, load, markOf, scripts };

function start(args) {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    sayVersion();
    return;
  }
  const cli = loadCommandLine();
  if (cli === undefined) {
    process.exitCode = 2;
    return;
  }
  cli.main(args).then((code) => {
    process.exitCode = code;
    // Without taking the memory apart piece by piece first: a fortieth of the time that a draft takes.
    if (cli.isAllSaid()) process.exit();
  });
}

function loadCommandLine() {
  // Where Node keeps what it compiled, that is as good as what we bring along.
  if (Module.enableCompileCache && !process.env.NODE_DISABLE_COMPILE_CACHE && !existsSync(compiled)) {
    Module.enableCompileCache();
  }
  try {
    return load('cli.cjs');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND' || !String(error.message).includes('cli.cjs')) throw error;
    process.stderr.write(
      'owabi is not built yet: run "npm run build" in its folder.\nowabi はまだビルドされていません。owabi のフォルダーで "npm run build" を実行してください。\n',
    );
    return undefined;
  }
}

/**
 * What `require` does, for a file of `dist/`, without compiling what was compiled when owabi was built: that takes longer than
 * to check a draft. V8 itself refuses what another V8 or other settings have made, and compiles anew.
 */
function load(name, { always = false } = {}) {
  const filename = `${dist}${sep}${name}`;
  const known = require.cache[filename];
  if (known) return known.exports;
  const kept = always ? undefined : readCompiled(name);
  if (!kept && !always) return require(filename);
  // All of it is ASCII. As UTF-8 it would be read a few kilobytes at a time, and looked through.
  const source = readFileSync(filename).latin1Slice();
  // V8 takes what was made of any source of the same length.
  if (kept && kept.latin1Slice(0, MARK) !== markOf(source)) return require(filename);
  const { Script } = require('node:vm');
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename,
    cachedData: kept?.subarray(MARK),
  });
  scripts.set(name, script);
  const loaded = new Module(filename, module);
  loaded.filename = filename;
  require.cache[filename] = loaded;
  const requireHere = (id) => (id.startsWith('./') ? load(id.slice(2), { always }) : require(id));
  script.runInThisContext().call(loaded.exports, loaded.exports, requireHere, loaded, filename, dist);
  loaded.loaded = true;
  return loaded.exports;
}

/** What a file of ours is told by, in its first line and at the head of what was made of it. */
function markOf(source) {
  return source.slice(2, 2 + MARK);
}

function readCompiled(name) {
  if (process.env.NODE_DISABLE_COMPILE_CACHE || process.env.NODE_V8_COVERAGE) return undefined;
  try {
    return readFileSync(`${compiled}${sep}${name}`);
  } catch {
    return undefined;
  }
}

/** Without the streams of Node, which take longer to load than the rest of this. */
function sayVersion() {
  try {
    writeSync(1, `${require('../package.json').version}\n`);
  } catch (error) {
    // A reader may close the pipe before we have written: that is its right, and no failure.
    if (error.code !== 'EPIPE') throw error;
  }
}
