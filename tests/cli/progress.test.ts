import { describe, expect, it } from 'vitest';
import { progressIn } from '../../src/cli/progress.ts';
import { sessionIn } from '../../src/cli/session.ts';
import type { World } from '../../src/cli/world.ts';

/** A run over statements of which each takes some milliseconds, and what of it is written beside the report. */
function run(world: Partial<World>, { each = 300, total = 5, args = [] as string[] } = {}): string {
  let now = 0;
  let written = '';
  const session = sessionIn(
    {
      cwd: '/',
      env: { TERM: 'xterm', LANG: 'en_GB.UTF-8' },
      isTerminal: false,
      isErrTerminal: true,
      columns: 80,
      hasInput: false,
      out: () => {},
      err: (text) => {
        written += text;
      },
      input: async () => new Uint8Array(),
      clock: () => now,
      ...world,
    },
    args,
  );
  const progress = progressIn(session);
  for (let done = 0; done < total; done++) {
    progress.show(done, total);
    now += each;
  }
  progress.clear();
  return written;
}

/** What is left on a line of the terminal, where `\r` goes to its start and `ESC [K` erases what follows. */
const leftOnLine = (written: string): string => written.slice(written.lastIndexOf('\r\u001b[K') + 4);

describe('a run that takes long', () => {
  it('says on the terminal how far it has come, and leaves nothing there', () => {
    const written = run({});
    expect(written).toContain('owabi: 4/5 checked');
    expect(written).not.toContain('\n');
    expect(leftOnLine(written)).toBe('');
  });

  it('says so in Japanese', () => {
    expect(run({}, { args: ['--locale', 'ja'] })).toContain('owabi: 5件のうち4件を確認しました');
  });

  it('says nothing in its first second', () => {
    expect(run({}, { each: 199 })).toBe('');
  });

  it('does not flicker', () => {
    expect(run({}, { each: 1, total: 3000 }).split('owabi:').length - 1).toBe(20);
  });

  it.each<[string, Partial<World>]>([
    ['into a pipe or a log', { isErrTerminal: false }],
    ['in CI', { env: { TERM: 'xterm', CI: 'true' } }],
    ['on a terminal that cannot take a line back', { env: { TERM: 'dumb' } }],
  ])('says nothing %s', (_, world) => {
    expect(run(world)).toBe('');
  });
});
