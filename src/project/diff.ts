/** Reads what `git diff` prints: which lines of which files are new. Runs nothing, and knows nothing of statements. */

/** Lines of the new file that are new or changed. */
export interface Hunk {
  /** 1-based. Where lines were only taken out: the line before them, 0 at the start. */
  readonly line: number;
  /** How many; 0 where lines were only taken out. */
  readonly count: number;
}

/**
 * The hunks of each file in a patch without context (`--unified=0 --src-prefix=a/ --dst-prefix=b/`), by path with `/`, from the
 * root of the repository. Files that are gone, and those that have only another name, are not among them.
 */
export function hunksIn(patch: Uint8Array): ReadonlyMap<string, readonly Hunk[]> {
  // One character a byte: what stands in the lines may be in any encoding.
  const lines = Buffer.from(patch).toString('latin1').split('\n');
  const files = new Map<string, Hunk[]>();
  let hunks: Hunk[] | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.startsWith('diff --git ')) hunks = undefined;
    else if (line.startsWith('+++ ')) {
      const path = pathIn(line.slice(4));
      hunks = path === undefined ? undefined : [];
      if (path !== undefined && hunks) files.set(path, hunks);
    } else if (line.startsWith('@@ ')) {
      const [, removed = '1', start, added = '1'] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/u.exec(line)!;
      hunks?.push({ line: Number(start), count: Number(added) });
      at = skipBody(lines, at, Number(removed) + Number(added));
    }
  }
  return files;
}

/** A line of a statement may look like any of the patch's own. @returns the place of the last line of the body */
function skipBody(lines: readonly string[], at: number, count: number): number {
  let last = at;
  for (let left = count; left > 0 && last + 1 < lines.length; ) {
    last++;
    // “\ No newline at end of file” is none of them.
    if (!lines[last]!.startsWith('\\')) left--;
  }
  return last;
}

/** The path in a `+++` line; `undefined` for a file that is gone. */
function pathIn(name: string): string | undefined {
  // After a name with spaces Git puts a tab.
  const plain = name.replace(/\t$/u, '');
  if (plain === '/dev/null') return undefined;
  const bytes = plain.startsWith('"') ? unquoted(plain) : plain;
  return Buffer.from(bytes.slice('b/'.length), 'latin1').toString();
}

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' };

/** A name with quotes, backslashes or control characters stands in quotes, as in C. */
const unquoted = (name: string): string =>
  name
    .slice(1, -1)
    .replace(/\\([0-7]{3}|.)/gu, (_, code: string) =>
      code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
    );

/** Of `--numstat -z`: the files whose lines Git cannot compare. */
export function pathsOfBinaries(stat: Uint8Array): readonly string[] {
  const parts = Buffer.from(stat).toString().split('\0');
  const paths: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const match = /^(-|\d+)\t(-|\d+)\t([\s\S]*)$/u.exec(parts[at]!);
    if (!match) continue;
    const [, added, , path] = match;
    // A renamed file has its two names in the next two parts.
    const name = path === '' ? parts[at + 2] : path;
    if (path === '') at += 2;
    if (added === '-' && name !== undefined) paths.push(name);
  }
  return paths;
}
