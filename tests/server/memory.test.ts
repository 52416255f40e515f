/** A server that runs all day must not grow with every keystroke. Signals are not what they are elsewhere on Windows, so not there. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Folder, makeFolder } from '../cli/owabi.ts';
import { Client } from './client.ts';

let folder: Folder;
let client: Client;
beforeEach(async () => {
  folder = makeFolder();
  client = await Client.start({
    cwd: folder.path,
    nodeArgs: ['--require', join(import.meta.dirname, 'memory.cjs')],
    initializationOptions: { card: true },
  });
});
afterEach(() => {
  client.kill();
  folder.remove();
});

const EDITS = 10_000;
/** Looks at the memory: when everything is warm and what remembers has filled up, and at the end. Two each, since chance has a say. */
const EARLY = [3000, 4000];
const LATE = [9000, EDITS];
/** Bytes: a quarter of the text from each edit between the two is more. */
const PLAY = 600_000;

/** Two sentences, of which the second is written anew each time: two hundred and fifty units, so that memories fill up soon. */
const HEAD = 'お詫び申し上げます。\n\nせいぜい2000人の方にご不便をおかけしたとすれば、';
const TAIL = `${'とも考えておりますので、どうか皆さまのご理解とご協力をくださいますよう、'.repeat(6)}お願いいたします。\n`;
const CHARACTERS = 'のにはをがで申上止日本語';

async function bytes(): Promise<number> {
  const before = client.stderr.length;
  client.process.kill('SIGUSR2');
  await client.until(() => client.stderr.endsWith('bytes\n') && client.stderr.length > before);
  return Number.parseInt(client.stderr.slice(before), 10);
}

it.skipIf(process.platform === 'win32')(
  'uses no more memory after ten thousand edits than after some',
  async () => {
    const uri = pathToFileURL(join(folder.path, 'a.txt')).href;
    await client.open(uri, HEAD + TAIL);
    const early: number[] = [];
    const late: number[] = [];
    const at = { line: 2, character: HEAD.split('\n')[2]!.length };
    let typed = 0;
    for (let edit = 1; edit <= EDITS; edit++) {
      const isFull = typed === 20;
      const end = isFull ? { line: 2, character: at.character + typed } : at;
      await client.change(uri, {
        range: { start: at, end },
        text: isFull ? '' : CHARACTERS[(edit * 7919) % CHARACTERS.length]!,
      });
      typed = isFull ? 0 : typed + 1;
      // Has the text read, and waits for it. Its writer is quicker than that, as they are in life.
      if (edit % 5 === 0) expect(await client.hover(uri, { line: 2, character: 0 })).not.toBeNull();
      if (EARLY.includes(edit)) early.push(await bytes());
      if (LATE.includes(edit)) late.push(await bytes());
    }
    expect(Math.min(...late) - Math.max(...early)).toBeLessThan(PLAY);
  },
  120_000,
);
