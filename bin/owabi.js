#!/usr/bin/env node
// The command's front door: answers `--version` itself, and hands everything else to the built command line.
'use strict';

const { closeSync, existsSync, fstatSync, openSync, readSync, writeSync } = require('node:fs');
const { sep } = require('node:path');

/** `require('node:module')`, which takes longer to ask for. */
const Module = module.constructor;

/** Paths are put together here as they are: Node's own functions for that have to warm up first. */
const dist = `${__dirname.slice(0, -'bin'.length)}dist`;

/** What V8 made of our files when owabi was built, for this very V8; of no use to any other. */
const { arch, platform, versions } = process;
const compiled = `${dist}${sep}compiled${sep}${versions.v8}-${platform}-${arch}`;

/** What stands around a file of ours when it is run. */
const OPENING = '(function (exports, require, module, __filename, __dirname) {';
const CLOSING = '\n})';

/** Characters of a mark, and those before it in a file. */
const MARK = 16;
const MARK_AT = 2;

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
  const source = readWhole(filename, OPENING, CLOSING).latin1Slice();
  // V8 takes what was made of any source of the same length.
  if (kept && kept.latin1Slice(0, MARK) !== markOf(source, OPENING.length)) return require(filename);
  const { Script } = require('node:vm');
  const script = new Script(source, {
    filename,
    cachedData: kept && new Uint8Array(kept.buffer, kept.byteOffset + MARK, kept.length - MARK),
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

/**
 * A file, and what stands before and behind it, in one piece: a text that is put together is copied once more before it is compiled.
 * All of it is ASCII; as UTF-8 it would be read a few kilobytes at a time, and looked through.
 */
function readWhole(filename, before = '', after = '') {
  const file = openSync(filename);
  const end = before.length + fstatSync(file).size;
  const bytes = Buffer.allocUnsafeSlow(end + after.length);
  bytes.latin1Write(before, 0);
  for (let at = before.length; at < end; ) {
    const read = readSync(file, bytes, at, end - at, null);
    if (read === 0) throw new Error(`${filename} ends too early`);
    at += read;
  }
  bytes.latin1Write(after, end);
  closeSync(file);
  return bytes;
}

/** What a file of ours is told by, in its first line and at the head of what was made of it. */
function markOf(text, fileAt = 0) {
  return text.slice(fileAt + MARK_AT, fileAt + MARK_AT + MARK);
}

function readCompiled(name) {
  if (process.env.NODE_DISABLE_COMPILE_CACHE || process.env.NODE_V8_COVERAGE) return undefined;
  try {
    return readWhole(`${compiled}${sep}${name}`);
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
