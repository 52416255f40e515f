/** What the command line sees of the process around it: the only file that touches it. */
import { fstatSync } from 'node:fs';

export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  /** Columns of the terminal; `undefined` when the output goes elsewhere. */
  readonly columns: number | undefined;
  /** Whether something is piped or redirected into us; a closed or empty device is not. */
  readonly hasInput: boolean;
  out(text: string): void;
  err(text: string): void;
  input(): Promise<Uint8Array>;
}

export function processWorld(): World {
  const { stdout, stderr, env } = process;
  return {
    cwd: process.cwd(),
    env,
    isTerminal: stdout.isTTY === true,
    columns: stdout.columns,
    get hasInput() {
      try {
        const stat = fstatSync(0);
        return stat.isFIFO() || stat.isFile() || stat.isSocket();
      } catch {
        return false; // closed
      }
    },
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    async input() {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
  };
}
