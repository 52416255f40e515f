#!/usr/bin/env node
// The command's front door: answers `--version` itself, and hands everything else to the built command line.
'use strict';

const args = process.argv.slice(2);

if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  sayVersion();
} else {
  const cli = load();
  if (cli === undefined) process.exitCode = 2;
  else {
    cli.main(args).then((code) => {
      process.exitCode = code;
    });
  }
}

function load() {
  try {
    return require('../dist/cli.cjs');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND' || !String(error.message).includes('cli.cjs')) throw error;
    process.stderr.write(
      'owabi is not built yet: run "npm run build" in its folder.\nowabi はまだビルドされていません。owabi のフォルダーで "npm run build" を実行してください。\n',
    );
    return undefined;
  }
}

/** Without the streams of Node, which take longer to load than the rest of this. */
function sayVersion() {
  try {
    require('node:fs').writeSync(1, `${require('../package.json').version}\n`);
  } catch (error) {
    // A reader may close the pipe before we have written: that is its right, and no failure.
    if (error.code !== 'EPIPE') throw error;
  }
}
