/**
 * Types into one document through the language server, as an editor does, and waits each time until the diagnostics have come.
 * Prints milliseconds as JSON.
 *
 *   node bench/editor.mjs OWABI-FOLDER EDITS DOCUMENT
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomFrom } from './corpus.mjs';
import { median, quantile } from './figures.mjs';

const [owabi, edits, document] = process.argv.slice(2);
const text = readFileSync(document, 'utf8');
const lines = text.split('\n');
const uri = pathToFileURL(document).href;
const server = spawn(process.execPath, [join(owabi, 'bin', 'owabi.js'), 'lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });

let waiting = () => {};
let received = Buffer.alloc(0);
server.stdout.on('data', (chunk) => {
  received = Buffer.concat([received, chunk]);
  for (;;) {
    const head = received.indexOf('\r\n\r\n');
    const length =
      head < 0 ? Number.NaN : Number(/Content-Length: (\d+)/u.exec(received.toString('latin1', 0, head))?.[1]);
    if (!(received.length >= head + 4 + length)) return;
    const message = JSON.parse(received.toString('utf8', head + 4, head + 4 + length));
    received = received.subarray(head + 4 + length);
    waiting(message);
  }
});

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

const until = (isIt) =>
  new Promise((resolve) => {
    waiting = (message) => isIt(message) && resolve();
  });
const shown = (version) =>
  until(({ method, params }) => method === 'textDocument/publishDiagnostics' && params.version === version);

send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
await until(({ id }) => id === 1);
send({ method: 'initialized', params: {} });
send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'plaintext', version: 0, text } } });
await shown(0);

const random = randomFrom(5);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** As long as a quick typist waits between two keys. */
const PAUSE = 60;
/** The first few still warm up. */
const WARM_UP = 10;
const strokes = [];
for (let version = 1; version <= Number(edits) + WARM_UP; version++) {
  const line = Math.floor(random() * lines.length);
  // Lines only grow, so this is always within one, and before its first character never within a character.
  const at = { line, character: 0 };
  const contentChanges = [{ range: { start: at, end: at }, text: 'のにはをがで'[Math.floor(random() * 6)] }];
  const started = performance.now();
  send({ method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges } });
  await shown(version);
  if (version > WARM_UP) strokes.push(performance.now() - started);
  await pause(PAUSE);
}

send({ id: 2, method: 'shutdown' });
await until(({ id }) => id === 2);
send({ method: 'exit' });
console.log(JSON.stringify({ keystroke: median(strokes), p95: quantile(strokes, 0.95) }));
