/** `owabi check`: statements in, report out. */
import type { Fault, Harm, Kind } from '../document/document.ts';
import type { FailOn, Level } from '../lint/configuration.ts';
import { fails } from '../lint/report.ts';
import { ProblemError } from '../problem/problem.ts';
import { check, type PipedStatement } from '../project/check.ts';
import { configurationFor, rulesFor, type Wishes } from '../project/prepare.ts';
import type { Locale } from '../words/words.ts';
import { given } from './arguments.ts';
import { destinationsOf, type OutputFlags, writeReports } from './outputs.ts';
import { progressIn } from './progress.ts';
import { complain, type Session } from './session.ts';
import { shortCutsIn } from './short-cuts.ts';

export interface CheckFlags extends OutputFlags {
  readonly kind?: Kind;
  readonly fault?: Fault;
  readonly harm?: Harm;
  readonly locale?: Locale;
  readonly config?: string | false;
  readonly encoding?: string;
  readonly failOn?: FailOn;
  readonly maxFindings?: number;
  readonly rule?: Readonly<Record<string, Level>>;
  readonly rules?: readonly string[];
  readonly stdinFilename?: string;
}

/** @returns 0: nothing as grave as asked for; 1: something; 2: not everything could be read. */
export async function checkCommand(names: readonly string[], flags: CheckFlags, session: Session): Promise<number> {
  const { world } = session;
  const { config, locale, failOn, maxFindings, rule: levels, rules: plugins, color } = flags;
  const destinations = destinationsOf(flags, world);
  const { withoutWorkers, ...shortCuts } = shortCutsIn(world);
  const wishes: Wishes = {
    cwd: world.cwd,
    ...shortCuts,
    ...given({ config, locale, failOn, maxFindings, levels, plugins }),
  };
  const loaded = await configurationFor(wishes);
  const { configuration } = loaded;
  session.locale = configuration.locale ?? session.locale;
  const { rules, problems: leftOut } = await rulesFor(loaded, wishes);

  const piped = await pipedStatement(names, flags, session);
  const { kind, fault, harm, encoding } = flags;
  const progress = progressIn(session);
  const { report, problems } = await check({
    cwd: world.cwd,
    paths: names.filter((name) => name !== '-'),
    configuration,
    rules,
    locale: session.locale,
    outputs: destinations.flatMap(({ file }) => file ?? []),
    onProgress: progress.show,
    ...given({ piped, kind, fault, harm, encoding, withoutWorkers }),
  }).finally(progress.clear);
  const { maxFindings: most, failOn: from } = configuration;
  const unwritten = await writeReports(report, destinations, { maxFindings: most, failOn: from }, session, color);
  const all = [...leftOut, ...problems, ...unwritten];
  complain(session, all);
  return all.length > 0 ? 2 : fails(report, from) ? 1 : 0;
}

/** Standard input when it is named, or when nothing is named and something comes in. */
async function pipedStatement(
  names: readonly string[],
  { stdinFilename = '<stdin>' }: CheckFlags,
  { world }: Session,
): Promise<PipedStatement | undefined> {
  if (names.length > 0 && !names.includes('-')) return undefined;
  if (names.length === 0 && !world.hasInput) {
    throw new ProblemError({
      message: { ja: '読む文書が指定されていません', en: 'there is nothing to check' },
      help: {
        ja: 'ファイルかフォルダーを指定するか(owabi check 下書き.txt)、標準入力から渡してください。',
        en: 'name files or folders (owabi check draft.txt), or pipe a draft in',
      },
    });
  }
  return { bytes: await world.input(), name: stdinFilename };
}
