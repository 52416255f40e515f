/** Every line of every fixture, once, without the white space at its ends. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures');

export function linesOfFixtures(): string[] {
  const lines = new Set<string>();
  for (const entry of readdirSync(FIXTURES, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    for (const line of readFileSync(join(entry.parentPath, entry.name), 'utf8').split(/\r?\n/u)) lines.add(line.trim());
  }
  lines.delete('');
  return [...lines];
}
