import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

/** Rooms by floor: a file imports from its own room or from a lower floor. */
const FLOORS: Readonly<Record<string, number>> = {
  words: 1,
  text: 1,
  problem: 2,
  language: 3,
  document: 4,
  ear: 5,
  rule: 6,
  rules: 6, // the catalogue: document rules in TypeScript
  lint: 7,
  report: 8,
  project: 8,
  training: 8,
  index: 9,
  textlint: 9,
  server: 9,
  cli: 10, // opens the doors that are commands
};

const root = join(import.meta.dirname, '..');
const files = globSync(['src/**/*.ts', 'rules/**/*.ts'], { cwd: root }).filter((file) => !file.endsWith('.d.ts'));

const roomOf = (file: string): string => {
  const parts = file.split('/');
  return parts[0] === 'rules' ? 'rules' : parts.length === 2 ? parts[1]!.replace('.ts', '') : parts[1]!;
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isLocal: boolean;
}

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from\s+|import\s*\(?\s*|require\(\s*)'([^']+)'/gu)].map(([, to]) => ({
    from: file,
    to: to!.startsWith('.') ? relative(root, resolve(root, dirname(file), to!)) : to!,
    isLocal: to!.startsWith('.'),
  }));
});

describe('the house', () => {
  it('has only rooms with a floor', () => {
    expect(files.map(roomOf).filter((room) => FLOORS[room] === undefined)).toEqual([]);
  });

  it('imports from its own room or a lower floor, never upwards', () => {
    const upwards = imports
      .filter(({ isLocal }) => isLocal)
      .filter(({ from, to }) => roomOf(from) !== roomOf(to) && FLOORS[roomOf(to)]! >= FLOORS[roomOf(from)]!)
      // Reading rules and the rules themselves are one floor; the catalogue is loaded by name.
      .filter(({ from, to }) => !(FLOORS[roomOf(from)] === FLOORS.rule && FLOORS[roomOf(to)] === FLOORS.rule))
      .map(({ from, to }) => `${from} → ${to}`);
    expect(upwards).toEqual([]);
  });

  it('has no circles', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, isLocal } of imports) if (isLocal) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) {
        for (const to of next.get(file) ?? []) visit(to, [...path, file]);
        done.add(file);
      }
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('imports each third-party package in one file', () => {
    const importers = new Map<string, Set<string>>();
    for (const { from, to, isLocal } of imports) {
      if (isLocal || to.startsWith('node:')) continue;
      const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0]!;
      importers.set(name, (importers.get(name) ?? new Set()).add(from));
    }
    const several = [...importers]
      .filter(([, by]) => by.size > 1)
      .map(([name, by]) => `${name}: ${[...by].join(', ')}`);
    expect(several).toEqual([]);
  });

  it('keeps the clock, the environment and the terminal out of floors 1 to 6', () => {
    const offenders = files
      .filter((file) => FLOORS[roomOf(file)]! <= 6)
      .filter((file) =>
        /\bconsole\.|process\.(env|exit|stdout|stderr|argv)|Date\.now|new Date\(\)|performance\.now/u.test(
          readFileSync(join(root, file), 'utf8').replace(/^\s*(\*|\/\/).*$/gmu, ''),
        ),
      );
    expect(offenders).toEqual([]);
  });

  it('gives nothing away that changes later: the bundles hand over values as they are', () => {
    const changing = files.filter((file) => /^export (?:let|var) /mu.test(readFileSync(join(root, file), 'utf8')));
    // The loops in AssemblyScript are compiled by themselves, and bundled with nothing.
    expect(changing.filter((file) => !file.includes('/kernel/'))).toEqual([]);
  });
});
