/** Commands and options, with their help in both languages. The only file that knows the argument parser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { FAULTS, HARMS, KINDS } from '../document/document.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { FORMAT_NAMES } from '../report/formats.ts';
import { SEVERITIES } from '../rule/rule.ts';
import { packageFolder } from '../text/packaged-file.ts';
import { LOCALES, type Words } from '../words/words.ts';
import { choice, count, ruleLevel, several } from './arguments.ts';
import type { Session } from './session.ts';

/** Runs the command that the arguments name, and gives its exit code. Commands are loaded when they are run. */
export async function runProgram(args: readonly string[], session: Session): Promise<number> {
  let exitCode = 0;
  const { world, say } = session;
  const program = new Command('owabi');
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.out(text),
      // Mistakes are said by whoever catches the exception; bare `owabi` prints its help here.
      writeErr: () => {},
    })
    .configureHelp({ styleTitle: (title) => translated(title, session), helpWidth: Math.min(world.columns ?? 80, 100) })
    .description(
      say({
        ja: 'お詫び・障害のお知らせ・サポートの返信などの下書きを読み、相手を傷つける言い方と、まだ足りない要素を示します。',
        en: 'Reads a draft apology, incident notice or support reply, and shows where its tone hurts and what it still lacks.',
      }),
    )
    .version(version(), '-V, --version', say({ ja: 'バージョンを表示する', en: 'show the version' }))
    .helpOption('-h, --help', say({ ja: '使い方を表示する', en: 'show this help' }))
    .helpCommand(
      say({ ja: 'help [コマンド]', en: 'help [command]' }),
      say({ ja: 'コマンドの使い方を表示する', en: 'show the help of a command' }),
    )
    .addHelpText('after', () => `\n${say(EXAMPLES)}`);

  const locale = [
    '--locale <ja|en>',
    say({ ja: '表示に使う言語', en: 'the language in which owabi speaks' }),
    choice('--locale', LOCALES),
  ] as const;
  const color = [
    ['--color', say({ ja: '色をつける', en: 'use colour' })],
    ['--no-color', say({ ja: '色をつけない', en: 'use no colour' })],
  ] as const;
  const config = [
    ['--config <file>', say({ ja: '設定ファイル', en: 'the configuration file' })],
    ['--no-config', say({ ja: '設定ファイルを使わない', en: 'use no configuration' })],
  ] as const;
  const moreRules = [
    '--rules <path>',
    say({
      ja: '追加の規則(ファイル・フォルダー・パッケージ。複数可)',
      en: 'further rules: a file, folder or package (repeatable)',
    }),
    several,
  ] as const;

  /** What every command that reads rules takes. */
  const withRules = (command: Command): Command =>
    command
      .option(...locale)
      .option(...config[0])
      .option(...config[1])
      .option(...moreRules)
      .option(...color[0])
      .option(...color[1]);

  program
    .command('check')
    .argument(
      say({ ja: '[文書...]', en: '[paths...]' }),
      say({
        ja: 'ファイル・フォルダー・glob、または標準入力を表す -',
        en: 'files, folders, globs, or - for standard input',
      }),
    )
    .summary(say({ ja: '下書きを調べる', en: 'check drafts' }))
    .description(
      say({
        ja: '下書きを調べます。フォルダーでは .md .txt .html を探します。',
        en: 'Checks drafts. In folders it looks for .md, .txt and .html.',
      }),
    )
    .option(
      '--kind <kind>',
      say({ ja: `文書の種類(${KINDS.join('、')})`, en: `what it is: ${KINDS.join(', ')}` }),
      choice('--kind', KINDS),
    )
    .option(
      '--fault <fault>',
      say({ ja: `誰の過失か(${FAULTS.join('、')})`, en: `whose fault: ${FAULTS.join(', ')}` }),
      choice('--fault', FAULTS),
    )
    .option(
      '--harm <harm>',
      say({ ja: `最も重い被害(${HARMS.join('、')})`, en: `gravest harm: ${HARMS.join(', ')}` }),
      choice('--harm', HARMS),
    )
    .option(
      '--format <format>',
      say({ ja: `出力の形式(${FORMAT_NAMES.join('、')})`, en: `the output: ${FORMAT_NAMES.join(', ')}` }),
      choice('--format', FORMAT_NAMES),
      FORMAT_NAMES[0]!,
    )
    .option(...locale)
    .option(...config[0])
    .option(...config[1])
    .option(
      '--rule <id=severity>',
      say({
        ja: '規則の重さを変える(off、info、warning、error。複数可)',
        en: 'how loud a rule is: off, info, warning, error (repeatable)',
      }),
      ruleLevel,
    )
    .option(...moreRules)
    .option(
      '--fail-on <severity>',
      say({
        ja: '終了コードを1にする重さ(既定は error)',
        en: 'the severity from which the exit code is 1 (default: error)',
      }),
      choice('--fail-on', [...SEVERITIES, 'never'] as const),
    )
    .option(
      '--max-findings <n>',
      say({
        ja: 'ファイルごとに表示する指摘の数(0はすべて、既定は10)',
        en: 'findings shown for each file (0: all, default: 10)',
      }),
      count('--max-findings'),
    )
    .option(
      '--encoding <name>',
      say({ ja: '文字コード(指定がなければ判定する)', en: 'the encoding, when detection fails' }),
    )
    .option(
      '--stdin-filename <name>',
      say({ ja: '標準入力をこの名前のファイルとして読む', en: 'read standard input as a file of this name' }),
    )
    .option(...color[0])
    .option(...color[1])
    .addHelpText('after', () => `\n${say(EXIT_CODES)}\n\n${say(EXAMPLES)}`)
    .action(async (paths: string[], flags) => {
      exitCode = await (await import('./check.ts')).checkCommand(paths, flags, session);
    });

  withRules(
    program
      .command('explain')
      .argument(say({ ja: '<規則>', en: '<rule>' }), say({ ja: '規則の id', en: 'the id of a rule' }))
      .summary(say({ ja: '規則の理由と例を読む', en: "read a rule's reason and examples" }))
      .description(
        say({
          ja: '規則の理由、言い換え、出典、例を示します。',
          en: 'Shows the reason, better wordings, source and examples of a rule.',
        }),
      ),
  ).action(async (id: string, flags) => {
    exitCode = await (await import('./rules.ts')).explainCommand(id, flags, session);
  });

  withRules(
    program
      .command('rules')
      .summary(say({ ja: 'すべての規則を一覧する', en: 'list all rules' }))
      .description(say({ ja: 'すべての規則を、種類ごとに一覧します。', en: 'Lists all rules by category.' }))
      .option(
        '--format <format>',
        say({ ja: '出力の形式(terminal、json)', en: 'the output: terminal, json' }),
        choice('--format', ['terminal', 'json'] as const),
        'terminal',
      ),
  ).action(async (flags) => {
    exitCode = await (await import('./rules.ts')).rulesCommand(flags, session);
  });

  withRules(
    program
      .command('tokens')
      .argument(
        say({ ja: '<文章>', en: '<text>' }),
        say({ ja: '文章、または標準入力を表す -', en: 'a text, or - for standard input' }),
      )
      .summary(say({ ja: '文章がどう区切られるかを見る', en: 'see how a text is cut into tokens' }))
      .description(
        say({
          ja: '文章の単語への区切り方と、合った規則・途中まで合った規則を示します。規則を書く人のためのものです。',
          en: 'Shows the tokens of a text, the rules that match it and those that nearly do. For writers of rules.',
        }),
      )
      .option('--rule <id>', say({ ja: 'この規則だけについて、すべて示す', en: 'only of this rule, and all of it' })),
  ).action(async (text: string, flags) => {
    exitCode = await (await import('./tokens.ts')).tokensCommand(text, flags, session);
  });

  program
    .command('test-rules')
    .argument(
      say({ ja: '<規則のファイル...>', en: '<paths...>' }),
      say({ ja: 'YAMLファイル、フォルダー、モジュール、パッケージ', en: 'YAML files, folders, modules or packages' }),
    )
    .summary(say({ ja: '規則の例を確かめる', en: 'run the examples of rules' }))
    .description(
      say({
        ja: '規則と要素の例を、文書を調べるときと同じ手順で確かめます。',
        en: 'Runs the examples of rules and elements, the whole way that a statement goes.',
      }),
    )
    .option(...locale)
    .option(...color[0])
    .option(...color[1])
    .action(async (paths: string[], flags) => {
      exitCode = await (await import('./test-rules.ts')).testRulesCommand(paths, flags, session);
    });

  program
    .command('init')
    .summary(say({ ja: '設定ファイルを作る', en: 'write a configuration' }))
    .description(
      say({
        ja: '説明つきの設定ファイル owabi.config.yaml を作ります。上書きはしません。',
        en: 'Writes a commented owabi.config.yaml. Never overwrites one.',
      }),
    )
    .option(...locale)
    .action(async () => {
      exitCode = (await import('./init.ts')).initCommand(session);
    });

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') {
      // No command at all: nothing was done, so this is no success.
      world.err(program.helpInformation());
      return 2;
    }
    throw new ProblemError(problemOf(error));
  }
  return exitCode;
}

const version = (): string =>
  (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }).version;

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

const EXIT_CODES: Words = {
  ja: '終了コード: 0 指摘なし(または --fail-on より軽い) · 1 指摘あり · 2 実行できなかった',
  en: 'Exit code: 0 nothing found (or nothing as grave as --fail-on) · 1 findings · 2 the job could not be done',
};

const EXAMPLES: Words = {
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
