import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareCheck } from '../../src/cli/bare-check.ts';
import { CHECK } from '../../src/cli/commands.ts';
import { plainCheck } from '../../src/cli/plain-check.ts';
import { parse } from '../../src/cli/program.ts';
import { sessionIn } from '../../src/cli/session.ts';
import type { World } from '../../src/cli/world.ts';
import { ProblemError } from '../../src/problem/problem.ts';

const world: World = {
  cwd: '/',
  env: {},
  isTerminal: false,
  isErrTerminal: false,
  columns: 80,
  hasInput: false,
  out: () => {},
  err: () => {},
  input: async () => new Uint8Array(),
  clock: () => 0,
};

/** What the argument parser understands, or what it has to say of it. */
function parsed(args: readonly string[]): unknown {
  try {
    const call = parse(args, sessionIn(world, args));
    return typeof call === 'string' ? call : { paths: call.given, flags: { ...call.flags } };
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

function plain(args: readonly string[]): unknown {
  try {
    return plainCheck(args);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--kind': ['first-notice', 'recall', 'recal'],
  '--fault': ['ours', 'mine'],
  '--harm': ['money', 'monet'],
  '--format': ['terminal', 'json', 'jsno', 'sarif=a.sarif', 'html='],
  '--output-file': ['a.txt'],
  '--locale': ['ja', 'en', 'fr'],
  '--config': ['owabi.config.yaml', ''],
  '--rule': ['over-apology=off', 'minimize-count=info', 'x', 'x=loud'],
  '--rules': ['./own', 'owabi-rules-press'],
  '--fail-on': ['never', 'warning', 'fatal'],
  '--baseline': ['owabi-baseline.json'],
  '--since': ['main', 'HEAD~2'],
  '--cache-location': ['.cache/owabi'],
  '--max-warnings': ['0', '3', '-1'],
  '--max-findings': ['0', '12', 'many'],
  '--encoding': ['sjis'],
  '--stdin-filename': ['x/y.html'],
};

const path = fc.constantFrom('a.txt', '下書き/', '-', '*.md', '', 'check', 'help', '-5', '--', '-x', '-V', '--help');
const option = fc
  .constantFrom(...CHECK.options, ...CHECK.options.flatMap((one) => (one.short ? [one] : [])))
  .chain(({ name, value, short }) =>
    value === undefined
      ? fc.constant([name])
      : fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...VALUES[name]!).map((one) => [name, one]) },
          ...(short ? [{ weight: 8, arbitrary: fc.constantFrom(...VALUES[name]!).map((one) => [short, one]) }] : []),
          { weight: 1, arbitrary: fc.constantFrom(...VALUES[name]!).map((one) => [`${name}=${one}`]) },
          { weight: 1, arbitrary: fc.constant([name]) },
        ),
  );
const call = fc
  .array(fc.oneof({ weight: 3, arbitrary: option }, { weight: 2, arbitrary: path.map((one) => [one]) }), {
    maxLength: 5,
  })
  .map((parts) => ['check', ...parts.flat()]);

describe('the arguments of a plain check', () => {
  it('mean what the argument parser takes them for', () => {
    let seen = 0;
    fc.assert(
      fc.property(call, (args) => {
        const here = plain(args);
        if (here === undefined) return;
        seen++;
        expect(here).toEqual(parsed(args));
      }),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThan(300);
  });

  it.each([
    [['check', 'a.txt']],
    [['check', '--kind', 'recall', 'a.txt', 'b.txt']],
    [['check', '--no-color', '--format', 'json', '-']],
    [['check']],
  ])('are read without the parser: %j', (args) => {
    expect(plainCheck(args)).toEqual(parsed(args));
  });

  it.each([
    [['rules']],
    [['check', '--help']],
    [['check', 'a.txt', '--', '-b.txt']],
    [['check', '--kidn', 'recall']],
    [['check', '--kind']],
    [['check', '--kind', '--fault']],
  ])('are left to the parser: %j', (args) => {
    expect(plainCheck(args)).toBe(undefined);
  });
});

describe('the arguments of a check that names little but statements', () => {
  it('mean what the argument parser takes them for', () => {
    const switches = fc.constantFrom('--no-config', '--no-color', '--color', '--quiet', '--', '-x');
    let seen = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 3, arbitrary: path }, switches), { maxLength: 5 }), (parts) => {
        const here = bareCheck(['check', ...parts]);
        if (here === undefined) return;
        seen++;
        expect(here).toEqual(parsed(['check', ...parts]));
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  it.each([
    [['rules']],
    [['check', '--kind', 'recall', 'a.txt']],
    [['check', 'a.txt', '--help']],
    [['check', '--', '-b.txt']],
  ])('are left to the table: %j', (args) => {
    expect(bareCheck(args)).toBe(undefined);
  });
});
