/** What the command line sees of the process around it: the only file that touches it. */
import { fstatSync, readSync, type Stats, statSync, writeSync } from 'node:fs';

export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  /** Columns of the terminal; `undefined` when the output goes elsewhere. */
  readonly columns: number | undefined;
  /** Whether what is said beside the output is seen by a person. */
  readonly isErrTerminal: boolean;
  /** Whether something is piped or redirected into us; a closed or empty device is not. */
  readonly hasInput: boolean;
  out(text: string): void;
  err(text: string): void;
  input(): Promise<Uint8Array>;
  /** Milliseconds since the process began. */
  clock(): number;
}

export function processWorld(): World {
  const out = outlet(1);
  const err = outlet(2);
  const { isTerminal } = out;
  return {
    cwd: process.cwd(),
    env: process.env,
    isTerminal,
    columns: isTerminal ? process.stdout.columns : undefined,
    get isErrTerminal() {
      return err.isTerminal;
    },
    get hasInput() {
      const stat = statOf(0);
      return stat !== undefined && (stat.isFIFO() || stat.isFile() || stat.isSocket());
    },
    out: out.write,
    err: err.write,
    input,
    clock: () => process.uptime() * 1000,
  };
}

let usesStreams = false;

/** Whether everything that was said has left the process: what went through a stream of Node's may still be on its way. */
export const isAllSaid = (): boolean => !usesStreams;

/** Both ways as streams, for a conversation that lasts. */
export function processStreams() {
  usesStreams = true;
  return { input: process.stdin, output: process.stdout };
}

/** Waits for Ctrl-C, or for a polite `kill`. A second one does what it does to any process: ends it at once. */
export const interruption = (): Promise<'interrupted'> =>
  new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const come = (): void => {
      for (const signal of signals) process.off(signal, come);
      resolve('interrupted');
    };
    for (const signal of signals) process.on(signal, come);
  });

let readerIsGone = false;

/** Whether somebody has closed what we write into. A run that never ends by itself should end then. */
export const isReaderGone = (): boolean => readerIsGone;

interface Outlet {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/**
 * A way out of the process. To a file or a pipe it writes itself and at once: Node's streams take as long to load as a draft
 * to check. They are used for terminals, which need them on Windows, and for a pipe that is full and would not wait.
 */
function outlet(fd: 1 | 2): Outlet {
  const streamOf = (): NodeJS.WriteStream => {
    usesStreams = true;
    const stream = fd === 1 ? process.stdout : process.stderr;
    if (stream.listenerCount('error') === 0) stream.on('error', throwUnlessClosed);
    return stream;
  };
  let throughStream = !isPlain(fd);
  return {
    get isTerminal() {
      return throughStream && streamOf().isTTY === true;
    },
    write(text) {
      if (throughStream) {
        streamOf().write(text);
        return;
      }
      const bytes = Buffer.from(text);
      let at = 0;
      try {
        while (at < bytes.length) at += writeSync(fd, bytes, at);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN') {
          throughStream = true;
          streamOf().write(bytes.subarray(at));
        } else throwUnlessClosed(error as NodeJS.ErrnoException);
      }
    },
  };
}

/** A reader such as `head` may close the pipe before we have written everything: that is its right, and no failure. */
function throwUnlessClosed(error: NodeJS.ErrnoException): void {
  // Windows calls a closed pipe the end of a file.
  if (error.code !== 'EPIPE' && error.code !== 'EOF') throw error;
  readerIsGone = true;
}

/** Whether it is a file, a pipe or the empty device, and no terminal. */
function isPlain(fd: number): boolean {
  const stat = statOf(fd);
  if (stat === undefined) return false;
  if (stat.isFile() || stat.isFIFO() || stat.isSocket()) return true;
  return stat.isCharacterDevice() && process.platform !== 'win32' && stat.rdev === statSync('/dev/null').rdev;
}

function statOf(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    return undefined; // closed
  }
}

/** All of standard input. */
async function input(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(64 * 1024);
      const length = readSync(0, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EOF') return Buffer.concat(chunks); // a closed pipe on Windows
    if (code !== 'EAGAIN') throw error;
  }
  // Nothing is there yet, and it would not wait for more.
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
