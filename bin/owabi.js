#!/usr/bin/env node
// The command's front door: answers `--version` itself, and hands everything else to the built command line.
'use strict';

const args = process.argv.slice(2);

// A reader such as `head` may close the pipe before we have written everything: that is its right, and no failure.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${require('../package.json').version}\n`);
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
