/**
 * What was found in statements that have not changed since. Holds no text: each report is sealed with a key that is made from the
 * statement itself, so that only who has the statement can open it. Never a reason for a run to fail because of what stands in it.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { decodeSource } from '../document/source.ts';
import type { FileReport } from '../lint/finding.ts';
import { yamlFilesIn } from '../rule/built-in.ts';
import { packagedFile, packageFolder, packageVersion } from '../text/packaged-file.ts';
import type { FoundStatement } from './discover.ts';
import { type OutputFile, writeOutput } from './output-file.ts';
import type { StatementOptions } from './statement.ts';

export interface Cache {
  /**
   * The report on a statement; `undefined` when it must be read.
   *
   * @param bytes where they are not those of its file
   */
  find(statement: FoundStatement, bytes?: Uint8Array): FileReport | undefined;
  keep(statement: FoundStatement, report: FileReport): void;
  /** @throws {ProblemError} when it cannot be written */
  write(): void;
}

/** A name for what is known, which tells nothing of it, and the report, sealed. */
type Entry = readonly [name: string, sealed: string];

const VERSION = 1;

/** @returns `undefined` where rules are code: nobody can know whether that would find the same today */
export function openCache(file: OutputFile, options: StatementOptions): Cache | undefined {
  const identity = identityOf(options);
  if (identity === undefined) return undefined;
  const folder = dirname(file.absolute);
  const placeOf = ({ absolute }: FoundStatement): string => relative(folder, absolute).replaceAll('\\', '/');
  const entries = read(file, identity);
  const seen = new Set<string>();
  let isChanged = false;

  return {
    find(statement, bytes) {
      const place = placeOf(statement);
      const entry = entries.get(place);
      if (!entry) return undefined;
      try {
        const { encoding } = options;
        const { text } = decodeSource(bytes ?? readFileSync(statement.absolute), {
          ...(encoding !== undefined && { encoding }),
        });
        const { name, key } = secretsOf(identity, statement.path, text);
        if (entry[0] !== name) return undefined;
        const report = { ...(JSON.parse(unsealed(entry[1], key)) as FileReport), text };
        seen.add(place);
        return report;
      } catch {
        return undefined; // what is broken here is read anew, and what is broken there is said then
      }
    },
    keep(statement, report) {
      const place = placeOf(statement);
      const { text, ...rest } = report;
      const { name, key } = secretsOf(identity, statement.path, text);
      entries.set(place, [name, sealed(JSON.stringify(rest), key)]);
      seen.add(place);
      isChanged = true;
    },
    write() {
      if (!isChanged) return;
      const kept = [...entries].filter(([place]) => seen.has(place) || existsSync(resolve(folder, place)));
      writeOutput(file, `${JSON.stringify({ 'owabi-cache': VERSION, identity, files: Object.fromEntries(kept) })}\n`);
    },
  };
}

/** Nothing of a file that is broken, foreign or of another time. */
function read({ absolute }: OutputFile, identity: string): Map<string, Entry> {
  try {
    const value = JSON.parse(readFileSync(absolute, 'utf8')) as Record<string, unknown>;
    if (value['owabi-cache'] !== VERSION || value.identity !== identity) return new Map();
    return new Map(Object.entries(value.files as Record<string, Entry>));
  } catch {
    return new Map();
  }
}

/** All that a report depends on beside its statement, in one digest. */
function identityOf(options: StatementOptions): string | undefined {
  const { configuration, cwd, locale, kind, fault, harm, encoding } = options;
  const { plugins, overrides, rules, folder } = configuration;
  const hash = createHash('sha256');
  const add = (value: unknown): void => void hash.update(`${JSON.stringify(value) ?? ''}\0`);
  add([packageVersion(), process.version, cwd, locale, kind, fault, harm, encoding]);
  add([rules, overrides, folder, configuration.kind, configuration.fault, configuration.harm, plugins]);
  const own = packageFolder();
  // What owabi was built from, to the last line; in a checkout, rules may have changed since.
  for (const built of ['.built.json', 'rules-digests.json', 'rules-index.json']) {
    if (existsSync(packagedFile(built))) hash.update(readFileSync(packagedFile(built)));
  }
  if (existsSync(join(own, 'src'))) for (const path of yamlFilesIn(own, 'rules')) addFile(join(own, path));
  for (const plugin of plugins) {
    const path = resolve(folder ?? cwd, plugin);
    if (!existsSync(path)) return undefined;
    if (statSync(path).isDirectory()) for (const inside of yamlFilesIn(path, '.')) addFile(join(path, inside));
    else if (/\.ya?ml$/u.test(path)) addFile(path);
    else return undefined;
  }
  return hash.digest('hex');

  function addFile(path: string): void {
    add(path);
    hash.update(readFileSync(path)).update('\0');
  }
}

interface Secrets {
  readonly name: string;
  readonly key: Buffer;
}

/** Who has the statement can make both; who has the one cannot make the other. */
function secretsOf(identity: string, path: string, text: string): Secrets {
  const of = (purpose: string): Buffer =>
    createHash('sha256').update(`${purpose}\0${identity}\0${path}\0`).update(text, 'utf16le').digest();
  return { name: of('name').toString('hex', 0, 16), key: of('key') };
}

/** Each key seals one report and no other, so the start need not be random, and the same run writes the same file. */
const START = Buffer.alloc(12);
const TAG_BYTES = 16;

function sealed(text: string, key: Buffer): string {
  const cipher = createCipheriv('aes-256-gcm', key, START);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([cipher.getAuthTag(), body]).toString('base64');
}

/** @throws {Error} when a single bit of it has changed */
function unsealed(text: string, key: Buffer): string {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, START, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(0, TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(TAG_BYTES)), decipher.final()]).toString();
}
