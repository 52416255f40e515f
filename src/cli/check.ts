/** `owabi check`: statements in, report out. */
import { resolve } from 'node:path';
import type { Fault, Harm, Kind } from '../document/document.ts';
import type { FailOn, Level } from '../lint/configuration.ts';
import { fails } from '../lint/report.ts';
import { ProblemError } from '../problem/problem.ts';
import { type Checked, type CheckOptions, check, type PipedStatement } from '../project/check.ts';
import type { LoadedConfiguration } from '../project/configuration-file.ts';
import type { OutputFile } from '../project/output-file.ts';
import { configurationFor, type PreparedRules, rulesFor, type Wishes } from '../project/prepare.ts';
import { rememberTexts } from '../text/text-memory.ts';
import type { Locale } from '../words/words.ts';
import { given } from './arguments.ts';
import { type Destination, destinationsOf, type OutputFlags, writeReports } from './outputs.ts';
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
  readonly maxWarnings?: number;
  readonly quiet?: true;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly since?: string;
  readonly cache?: true;
  readonly cacheLocation?: string;
  readonly staged?: true;
  readonly watch?: true;
  readonly errorOnUnmatched: boolean;
}

/** @returns 0: nothing as grave as asked for; 1: something; 2: not everything could be read. */
export async function checkCommand(names: readonly string[], flags: CheckFlags, session: Session): Promise<number> {
  // Many statements are read once; `--watch` reads a few again and again.
  rememberTexts('when it returns');
  const order = orderOf(names, flags, session);
  const judges = await judgesFor(flags, session);
  return tell(await readStatements(order, judges, session), order, judges, session);
}

/** What the arguments ask for. */
export interface Order {
  readonly names: readonly string[];
  readonly flags: CheckFlags;
  readonly destinations: readonly Destination[];
  readonly baseline: CheckOptions['baseline'];
  readonly cache: OutputFile | undefined;
  readonly since: CheckOptions['since'];
}

/** @throws {ProblemError} for options that do not go together */
export const orderOf = (names: readonly string[], flags: CheckFlags, session: Session): Order => ({
  names,
  flags,
  destinations: destinationsOf(flags, session.world),
  baseline: baselineOf(flags, session),
  cache: cacheOf(flags, session.world.cwd),
  since: sinceOf(names, flags),
});

/** What statements are judged by. */
export interface Judges extends PreparedRules {
  readonly loaded: LoadedConfiguration;
}

/**
 * Sets the language of the session as the configuration wants it.
 *
 * @throws {ProblemError} for a configuration or rules with mistakes
 */
export async function judgesFor(flags: CheckFlags, session: Session, more: Partial<Wishes> = {}): Promise<Judges> {
  const { world } = session;
  const { config, locale, failOn, maxFindings, rule: levels, rules: plugins } = flags;
  const { withoutWorkers: _, ...shortCuts } = shortCutsIn(world);
  const wishes: Wishes = {
    cwd: world.cwd,
    ...shortCuts,
    ...given({ config, locale, failOn, maxFindings, levels, plugins }),
    ...more,
  };
  const loaded = await configurationFor(wishes);
  session.locale = loaded.configuration.locale ?? session.locale;
  return { loaded, ...(await rulesFor(loaded, wishes)) };
}

/** @throws {ProblemError} when nothing can be done at all */
export async function readStatements(
  { names, flags, destinations, baseline, cache, since }: Order,
  { loaded, rules }: Judges,
  session: Session,
  more: Pick<CheckOptions, 'known' | 'breathe'> = {},
): Promise<Checked> {
  const { world } = session;
  const { withoutWorkers } = shortCutsIn(world);
  const piped = since ? undefined : await pipedStatement(names, flags, session);
  const { kind, fault, harm, encoding, quiet, errorOnUnmatched } = flags;
  const progress = progressIn(session);
  return check({
    cwd: world.cwd,
    paths: names.filter((name) => name !== '-'),
    configuration: loaded.configuration,
    rules,
    locale: session.locale,
    outputs: [
      ...destinations.flatMap(({ file }) => file ?? []),
      ...(baseline ? [baseline.file] : []),
      ...(cache ? [cache] : []),
    ],
    mayMatchNothing: !errorOnUnmatched,
    onProgress: progress.show,
    ...given({ piped, kind, fault, harm, encoding, withoutWorkers, quiet, baseline, since, cache }),
    ...more,
  }).finally(progress.clear);
}

/** Writes the reports, and says what stood in the way. @returns the exit code */
export async function tell(
  { report, ...checked }: Checked,
  { flags, destinations, baseline, since }: Order,
  { loaded, problems: leftOut }: Judges,
  session: Session,
): Promise<number> {
  const { maxWarnings, color } = flags;
  const { maxFindings: most, failOn: from } = loaded.configuration;
  const unwritten = await writeReports(report, destinations, { maxFindings: most, failOn: from }, session, color);
  if (baseline && checked.baseline) {
    (await import('./baseline.ts')).sayBaseline(baseline.file, checked.baseline, session);
  }
  if (checked.isUncacheable) {
    const words = {
      ja: 'プログラムで書いた規則があるため、--cache は使いません',
      en: '--cache is left aside: rules in code may find something else tomorrow',
    };
    session.remark(words);
  }
  if (since && report.files.length === 0 && checked.problems.length === 0) {
    const words = { ja: '変更された文書はありません', en: 'no statement has changed' };
    session.remark(words);
  }
  const all = [...leftOut, ...checked.problems, ...unwritten];
  complain(session, all);
  const warnings = report.summary.warning + report.summary.missing.warning;
  const areTooMany = maxWarnings !== undefined && warnings > maxWarnings;
  if (areTooMany) {
    const words = {
      ja: `「注意」が${warnings}件あります。--max-warnings は${maxWarnings}件までです`,
      en: `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}: --max-warnings allows ${maxWarnings}`,
    };
    session.remark(words);
  }
  return all.length > 0 ? 2 : areTooMany || fails(report, from) ? 1 : 0;
}

/** @throws {ProblemError} when there is nothing to update */
function baselineOf({ baseline, updateBaseline }: CheckFlags, { world }: Session): CheckOptions['baseline'] {
  if (baseline !== undefined) {
    return { file: { name: baseline, absolute: resolve(world.cwd, baseline) }, update: updateBaseline === true };
  }
  if (!updateBaseline) return undefined;
  throw new ProblemError({
    message: { ja: '--update-baseline には --baseline が必要です', en: '--update-baseline needs --baseline' },
    help: {
      ja: '例: --baseline owabi-baseline.json --update-baseline',
      en: 'for example: --baseline owabi-baseline.json --update-baseline',
    },
  });
}

/** Who says where the cache is wants one. */
function cacheOf({ cache, cacheLocation }: CheckFlags, cwd: string): OutputFile | undefined {
  if (!cache && cacheLocation === undefined) return undefined;
  const name = cacheLocation ?? '.owabicache';
  return { name, absolute: resolve(cwd, name) };
}

/** @throws {ProblemError} for what cannot be compared with anything */
function sinceOf(names: readonly string[], { since, staged }: CheckFlags): CheckOptions['since'] {
  if (since === undefined && !staged) return undefined;
  const flag = staged ? '--staged' : '--since';
  if (since !== undefined && staged) {
    throw new ProblemError({
      message: { ja: '--since と --staged は一緒に使えません', en: '--since and --staged do not go together' },
    });
  }
  if (names.includes('-')) {
    throw new ProblemError({
      message: {
        ja: `標準入力には履歴がないため、${flag} は使えません`,
        en: `standard input has no history: ${flag} wants files`,
      },
    });
  }
  return since === undefined ? 'staged' : { ref: since };
}

/** Standard input when it is named, or when nothing is named and something comes in. */
async function pipedStatement(
  names: readonly string[],
  { stdinFilename = '<stdin>', errorOnUnmatched }: CheckFlags,
  { world }: Session,
): Promise<PipedStatement | undefined> {
  if (names.length > 0 && !names.includes('-')) return undefined;
  if (names.length === 0 && !world.hasInput) {
    if (!errorOnUnmatched) return undefined;
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
