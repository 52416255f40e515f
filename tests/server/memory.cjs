/** Loaded into a server under test: says, whenever it is asked by a signal, how many bytes are in use once all garbage is gone. */
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  collect();
  process.stderr.write(`${process.memoryUsage().heapUsed} bytes\n`);
});
