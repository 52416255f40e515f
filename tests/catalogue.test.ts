import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the catalogue of rules is current (else: npm run catalogue)', () => {
  const script = join(import.meta.dirname, '..', 'scripts', 'catalogue.mjs');
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});
