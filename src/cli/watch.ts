/**
 * `owabi check --watch`: the report, and the report again whenever a statement changes, or what it is judged by. Reads nothing twice
 * that is as it was, and ends only when its user wants it to.
 */
import { resolve, sep } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { type Problem, ProblemError } from '../problem/problem.ts';
import type { Checked } from '../project/check.ts';
import { CONFIGURATION_NAMES, findConfiguration, searchedFolders } from '../project/configuration-search.ts';
import { type Places, watchDisk } from '../project/disk-watch.ts';
import { stateOf } from '../project/file-state.ts';
import { knownReports } from '../project/known-reports.ts';
import { judgesIn, placesOf } from '../project/watched-places.ts';
import { visibleLine } from '../report/visible.ts';
import { type CheckFlags, type Judges, judgesFor, type Order, orderOf, readStatements, tell } from './check.ts';
import { complain, type Session } from './session.ts';
import { interruption, isReaderGone } from './world.ts';

/** @returns what the last check would have returned */
export async function watchCommand(names: readonly string[], flags: CheckFlags, session: Session): Promise<number> {
  refuse(names, flags);
  const order = orderOf(names, flags, session);
  const disk = watchDisk();
  let isOver = false;
  const end = interruption().then((how) => {
    isOver = true;
    return how;
  });
  const look = looker(order, session, async () => {
    await turn();
    if (isOver) throw new Over();
  });
  let code = 2;
  let before: Look | undefined;
  try {
    for (let changed: readonly string[] = []; ; ) {
      const now = await look(changed);
      const isNews = before === undefined || now.read.length > 0 || outlineOf(now) !== outlineOf(before);
      if (isNews) {
        if (before) sayWhatChanged(before, now, session);
        if ('checked' in now) code = await tell(now.checked, order, now.judges, session);
        else {
          complain(session, now.mistakes);
          code = 2;
        }
      }
      complain(session, disk.over(now.places));
      if (isReaderGone()) return code;
      if (isNews) sayWaiting(now, session);
      before = now;
      const next = await Promise.race([disk.changes(), end]);
      if (next === 'interrupted') return code;
      changed = next;
    }
  } catch (error) {
    if (!(error instanceof Over)) throw error;
    return code;
  } finally {
    disk.close();
  }
}

/** Its user wants it to end, and it is still reading. */
class Over extends Error {}

/** @throws {ProblemError} for what is in no file, or would hide a finding as soon as it is found */
function refuse(names: readonly string[], { staged, updateBaseline }: CheckFlags): void {
  const flag = staged ? '--staged' : updateBaseline ? '--update-baseline' : undefined;
  if (flag !== undefined) {
    throw new ProblemError({
      message: { ja: `--watch と ${flag} は一緒に使えません`, en: `--watch and ${flag} do not go together` },
    });
  }
  if (names.length === 0 || names.includes('-')) {
    throw new ProblemError({
      message: { ja: '--watch にはファイルかフォルダーの指定が必要です', en: '--watch wants files or folders' },
      help: { ja: '例: owabi check --watch 下書き/', en: 'for example: owabi check --watch drafts/' },
    });
  }
}

/** What was found at one look: a check, or mistakes that keep it from being made. */
type Look = {
  /** The names of statements that were read; those that are as they were are not. */
  readonly read: readonly string[];
  /** Where to wait for the next change. */
  readonly places: Places;
} & ({ readonly checked: Checked; readonly judges: Judges } | { readonly mistakes: readonly Problem[] });

/** Looks at the disk. Keeps what it found in statements, and the rules, as long as their files are as they were. */
function looker(
  order: Order,
  session: Session,
  breathe: () => Promise<void>,
): (changed: readonly string[]) => Promise<Look> {
  const { names, flags } = order;
  const { cwd } = session.world;
  const { locale } = session;
  let known = knownReports();
  let kept: { readonly judges: Judges; readonly files: readonly string[]; readonly state: string } | undefined;
  let looked: Checked['looked'] | undefined;

  return async (changed) => {
    for (const path of changed) known.forget(path);
    try {
      const isTouched = changed.some((path) =>
        kept?.files.some((file) => path === file || path.startsWith(file + sep)),
      );
      if (isTouched || kept?.state !== stateOfAll(kept?.files)) {
        kept = undefined;
        known = knownReports();
        session.locale = locale;
        const judges = await judgesFor(flags, session, { anew: true });
        const files = judgesIn(cwd, judges.loaded);
        kept = { judges, files, state: stateOfAll(files) };
      }
      const { judges, files } = kept!;
      const checked = await readStatements(order, judges, session, { known, breathe });
      ({ looked } = checked);
      return { read: known.read(), places: places(files), checked, judges };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const files = error.problems.flatMap(({ file }) => (file === undefined ? [] : resolve(cwd, file)));
      return { read: known.read(), places: places([...files, ...(kept?.files ?? [])]), mistakes: error.problems };
    }
  };

  function stateOfAll(files: readonly string[] = []): string {
    const found = flags.config === undefined ? findConfiguration(cwd) : undefined;
    return [found, ...files.map(stateOf)].join('\n');
  }

  function places(judges: readonly string[]): Places {
    const named = typeof flags.config === 'string' ? [resolve(cwd, flags.config)] : [];
    const search = flags.config === undefined ? [...searchedFolders(cwd)].map(({ folder }) => folder) : [];
    return placesOf({
      cwd,
      names,
      judges: [...named, ...judges],
      search,
      searchedNames: CONFIGURATION_NAMES,
      ...(looked && { looked }),
    });
  }
}

/** What differs when there is something else to say although no statement was read. */
function outlineOf(look: Look): string {
  const { mistakes = [], names = [] } =
    'checked' in look
      ? { mistakes: look.checked.problems, names: look.checked.report.files.map(({ path }) => path) }
      : { mistakes: look.mistakes };
  return JSON.stringify([mistakes, names]);
}

/** To the top of an empty screen; what has scrolled out of it stays. */
const NEW_PAGE = '\u001b[2J\u001b[H';
/** More names than this are a number. */
const NAMES_SHOWN = 3;

function sayWhatChanged(before: Look, now: Look, { world, say }: Session): void {
  if (world.isTerminal && world.env.TERM !== 'dumb') world.out(NEW_PAGE);
  const gone = pathsIn(before).filter((path) => 'checked' in now && !pathsIn(now).includes(path));
  const names = [...now.read, ...gone];
  const rest = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).map(visibleLine).join(', ');
  const more = rest > 0 ? say({ ja: `、ほか${rest}件`, en: ` and ${rest} more` }) : '';
  if (names.length > 0) world.err(`owabi: ${say({ ja: '変更', en: 'changed' })}: ${shown}${more}\n`);
}

const pathsIn = (look: Look): readonly string[] =>
  'checked' in look ? look.checked.looked.statements.map(({ path }) => path) : [];

function sayWaiting(look: Look, session: Session): void {
  const count = pathsIn(look).length;
  const words = {
    ja: `${count}件の文書の変更を待っています(Ctrl-C で終わります)`,
    en: `watching ${count} ${count === 1 ? 'statement' : 'statements'}; Ctrl-C ends`,
  };
  session.remark('checked' in look ? words : WAITING);
}

const WAITING = { ja: '修正を待っています(Ctrl-C で終わります)', en: 'waiting for this to be mended; Ctrl-C ends' };
