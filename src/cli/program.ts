/** Reads arguments with the argument parser, and writes its help in both languages. The only file that knows the parser. */
import { CommanderError, Command as Parser } from 'commander';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { packageVersion } from '../text/packaged-file.ts';
import type { Words } from '../words/words.ts';
import type { Command, NameList } from './command.ts';
import { COMMANDS } from './commands.ts';
import type { Session } from './session.ts';

/** What the arguments ask for. */
export interface Call {
  readonly command: Command;
  /** The command's argument: a text, or a list of them. */
  readonly given: unknown;
  readonly flags: Readonly<Record<string, unknown>>;
}

/**
 * @returns `undefined` when all is done: help and version are written here
 * @throws {ProblemError} for arguments that no command takes
 */
export function parse(args: readonly string[], session: Session): Call | 'done' | 'no command' {
  let call: Call | undefined;
  const { world, say } = session;
  const width = Math.min(world.columns ?? 80, 100);
  const program = new Parser('owabi');
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.out(text),
      // Mistakes are said by whoever catches the exception; bare `owabi` prints its help here.
      writeErr: () => {},
      // Else the parser asks Node's streams, which take long to load.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    })
    .configureHelp({ styleTitle: (title) => translated(title, session), helpWidth: width })
    .description(say(ABOUT))
    .version(packageVersion(), '-V, --version', say({ ja: 'バージョンを表示する', en: 'show the version' }))
    .helpOption('-h, --help', say({ ja: '使い方を表示する', en: 'show this help' }))
    .helpCommand(
      say({ ja: 'help [コマンド]', en: 'help [command]' }),
      say({ ja: 'コマンドの使い方を表示する', en: 'show the help of a command' }),
    )
    .addHelpText('after', () => `\n${say(EXAMPLES)}`);

  for (const command of COMMANDS) {
    const { name, summary, description, argument, options, lists = [] } = command;
    const parser = program.command(name).summary(say(summary)).description(say(description));
    if (argument) parser.argument(say(argument.name), say(argument.summary));
    parser.action((...received: unknown[]) => {
      call = { command, given: argument && received[0], flags: received[argument ? 1 : 0] as Call['flags'] };
    });
    for (const { name: flag, short, value, summary: words, read, fallback } of options) {
      const names = short === undefined ? flag : `${short}, ${flag}`;
      const flags = value === undefined ? names : `${names} ${value}`;
      if (read) parser.option(flags, say(words), read as (text: string) => unknown, fallback);
      else parser.option(flags, say(words));
    }
    for (const list of lists) parser.addHelpText('after', () => `\n${listed(list, session, parser, width)}`);
    if (name === 'check') parser.addHelpText('after', () => `\n${say(EXIT_CODES)}\n\n${say(EXAMPLES)}`);
  }

  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 'done';
    if (error.code !== 'commander.help') throw new ProblemError(problemOf(error));
    world.err(program.helpInformation());
  }
  // No command at all: nothing was done, so this is no success.
  return call ?? 'no command';
}

/** Names with what they are for, set as the parser sets its options. */
function listed({ title, names }: NameList, { say }: Session, parser: Parser, width: number): string {
  const help = parser.createHelp();
  help.prepareContext({ helpWidth: width });
  const column = Math.max(...Object.keys(names).map((name) => name.length));
  return [
    say(title),
    ...Object.entries(names).map(([name, words]) => help.formatItem(name, column, say(words), help)),
  ].join('\n');
}

/** The parser's headings, which it has in English only. */
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
};

const translated = (title: string, { locale }: Session): string => (locale === 'ja' ? (TITLES[title] ?? title) : title);

/** What the parser found wrong, in our words. */
function problemOf({ code, message }: CommanderError): Problem {
  const [, name = ''] = /'([^']+)'/u.exec(message) ?? [];
  const [, guess] = /Did you mean (?:one of )?([^?]+)\?/u.exec(message) ?? [];
  const help = guess === undefined ? SEE_HELP : { ja: `「${guess}」のことですか?`, en: `did you mean "${guess}"?` };
  const words: Readonly<Record<string, Words>> = {
    'commander.unknownOption': { ja: `「${name}」というオプションはありません`, en: `there is no option "${name}"` },
    'commander.unknownCommand': { ja: `「${name}」というコマンドはありません`, en: `there is no command "${name}"` },
    'commander.optionMissingArgument': { ja: `${name} には値が必要です`, en: `${name} needs a value` },
    'commander.missingArgument': { ja: `引数「${name}」が必要です`, en: `the argument "${name}" is missing` },
    'commander.excessArguments': { ja: '引数が多すぎます', en: 'there are too many arguments' },
  };
  const plain = message.replace(/^error: /u, '').split('\n', 1)[0]!;
  return { message: words[code] ?? { ja: plain, en: plain }, help };
}

const SEE_HELP: Words = { ja: 'owabi --help で使い方を確かめられます。', en: 'owabi --help shows what there is' };

/** What owabi does. */
export const ABOUT: Words = {
  ja: 'お詫び・障害のお知らせ・サポートの返信などの下書きを読み、相手を傷つける言い方と、まだ足りない要素を示します。',
  en: 'Reads a draft apology, incident notice or support reply, and shows where its tone hurts and what it still lacks.',
};

export const EXIT_CODES: Words = {
  ja: '終了コード: 0 指摘なし(または --fail-on より軽い) · 1 指摘あり · 2 実行できなかった',
  en: 'Exit code: 0 nothing found (or nothing as grave as --fail-on) · 1 findings · 2 the job could not be done',
};

export const EXAMPLES: Words = {
  ja: `例:
  owabi check お知らせ.txt                        下書きを調べる
  owabi check --kind first-notice 下書き/         フォルダーを、第一報として調べる
  pbpaste | owabi check --kind support-reply      クリップボードの返信を調べる
  owabi check --format json "お知らせ/**/*.md"    ほかのプログラムのために
  owabi explain conditional-apology               規則の理由と例を読む`,
  en: `Examples:
  owabi check notice.txt                          check a draft
  owabi check --kind first-notice drafts/         check a folder, as first notices
  pbpaste | owabi check --kind support-reply      check the reply on the clipboard
  owabi check --format json "notices/**/*.md"     for other programs
  owabi explain conditional-apology               read a rule's reason and examples`,
};
