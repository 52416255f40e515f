/** Loaded into a measured process before its program: leaves the most memory that it held, in kilobytes, when it ends. */
'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { isMainThread } = require('node:worker_threads');

const folder = process.env.BENCH_PEAKS;

// Threads are part of the process, which is asked as a whole.
if (isMainThread && folder) {
  const leave = () => writeFileSync(join(folder, String(process.pid)), String(peak()));
  process.on('exit', leave);
  // Whoever leaves by this door sets off no event.
  const exit = process.reallyExit;
  process.reallyExit = (code) => {
    leave();
    exit.call(process, code);
  };
}

function peak() {
  try {
    // Linux adds what the parent held to a child's resource usage; this figure starts anew with the program.
    return Number(/^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
