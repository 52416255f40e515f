/**
 * Every command: its argument, its options, what is said of them and what runs it. The one table from which arguments are read
 * and help is written. A command itself is loaded when it is run.
 */
import { FAULTS, HARMS, KINDS } from '../document/document.ts';
import { FORMAT_NAMES, FORMATS } from '../report/formats.ts';
import { SEVERITIES } from '../rule/rule.ts';
import { LOCALES } from '../words/words.ts';
import { choice, count, outputs, ruleLevel, several } from './arguments.ts';
import type { CheckFlags } from './check.ts';
import type { Command, Option } from './command.ts';

const LOCALE: Option = {
  name: '--locale',
  value: '<ja|en>',
  summary: { ja: '表示に使う言語', en: 'the language in which owabi speaks' },
  choices: LOCALES,
  read: choice('--locale', LOCALES),
};
const CONFIG: readonly Option[] = [
  { name: '--config', value: '<file>', summary: { ja: '設定ファイル', en: 'the configuration file' } },
  { name: '--no-config', summary: { ja: '設定ファイルを使わない', en: 'use no configuration' } },
];
const MORE_RULES: Option = {
  name: '--rules',
  value: '<path>',
  summary: {
    ja: '追加の規則(ファイル・フォルダー・パッケージ。複数可)',
    en: 'further rules: a file, folder or package (repeatable)',
  },
  read: several,
};
const COLOR: readonly Option[] = [
  { name: '--color', summary: { ja: '色をつける', en: 'use colour' } },
  { name: '--no-color', summary: { ja: '色をつけない', en: 'use no colour' } },
];

/** Shells for which there are completions. */
const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** What every command that reads rules takes. */
const WITH_RULES: readonly Option[] = [LOCALE, ...CONFIG, MORE_RULES, ...COLOR];

export const CHECK: Command = {
  name: 'check',
  argument: {
    name: { ja: '[文書...]', en: '[paths...]' },
    summary: {
      ja: 'ファイル・フォルダー・glob、または標準入力を表す -',
      en: 'files, folders, globs, or - for standard input',
    },
  },
  summary: { ja: '下書きを調べる', en: 'check drafts' },
  description: {
    ja: '下書きを調べます。フォルダーでは .md .txt .html を探します。',
    en: 'Checks drafts. In folders it looks for .md, .txt and .html.',
  },
  options: [
    {
      name: '--kind',
      value: '<kind>',
      summary: { ja: `文書の種類(${KINDS.join('、')})`, en: `what it is: ${KINDS.join(', ')}` },
      choices: KINDS,
      read: choice('--kind', KINDS),
    },
    {
      name: '--fault',
      value: '<fault>',
      summary: { ja: `誰の過失か(${FAULTS.join('、')})`, en: `whose fault: ${FAULTS.join(', ')}` },
      choices: FAULTS,
      read: choice('--fault', FAULTS),
    },
    {
      name: '--harm',
      value: '<harm>',
      summary: { ja: `最も重い被害(${HARMS.join('、')})`, en: `gravest harm: ${HARMS.join(', ')}` },
      choices: HARMS,
      read: choice('--harm', HARMS),
    },
    {
      name: '--format',
      short: '-f',
      value: '<name[=file]>',
      summary: {
        ja: '出力の形式と、その書き出し先(下の一覧。複数可)',
        en: 'the output, and the file that it goes to (listed below; repeatable)',
      },
      choices: FORMAT_NAMES,
      read: outputs('--format', FORMAT_NAMES),
    },
    {
      name: '--output-file',
      value: '<file>',
      summary: { ja: '出力をこのファイルに書く', en: 'write the output into this file' },
    },
    LOCALE,
    ...CONFIG,
    {
      name: '--rule',
      value: '<id=severity>',
      summary: {
        ja: '規則の重さを変える(off、info、warning、error。複数可)',
        en: 'how loud a rule is: off, info, warning, error (repeatable)',
      },
      read: ruleLevel,
    },
    MORE_RULES,
    {
      name: '--fail-on',
      value: '<severity>',
      summary: {
        ja: '終了コードを1にする重さ(既定は error)',
        en: 'the severity from which the exit code is 1 (default: error)',
      },
      choices: [...SEVERITIES, 'never'],
      read: choice('--fail-on', [...SEVERITIES, 'never']),
    },
    {
      name: '--max-warnings',
      value: '<n>',
      summary: {
        ja: '「注意」がこの数を超えたら終了コードを1にする',
        en: 'the exit code is 1 with more warnings than this',
      },
      read: count('--max-warnings'),
    },
    {
      name: '--quiet',
      summary: { ja: '「重大」だけを表示する(数はすべて数える)', en: 'show only errors; all are counted' },
    },
    {
      name: '--max-findings',
      value: '<n>',
      summary: {
        ja: 'ファイルごとに表示する指摘の数(0はすべて、既定は10)',
        en: 'findings shown for each file (0: all, default: 10)',
      },
      read: count('--max-findings'),
    },
    {
      name: '--baseline',
      value: '<file>',
      summary: { ja: 'このファイルにある以前からの指摘を除く', en: 'leave out what this file knows from before' },
    },
    {
      name: '--update-baseline',
      summary: { ja: '今ある指摘を --baseline のファイルに書く', en: 'write what there is now into that file' },
    },
    {
      name: '--since',
      value: '<ref>',
      summary: {
        ja: 'このコミットから変わった文書の、変わった行だけ',
        en: 'only statements changed since this commit, and in them changed lines',
      },
    },
    {
      name: '--staged',
      summary: { ja: 'コミットしようとしている変更だけ', en: 'only what is staged for the next commit' },
    },
    {
      name: '--cache',
      summary: { ja: '変わっていない文書を読み直さない', en: 'do not read again what has not changed' },
    },
    {
      name: '--cache-location',
      value: '<file>',
      summary: { ja: 'キャッシュのファイル(既定は .owabicache)', en: 'the file of the cache (default: .owabicache)' },
    },
    {
      name: '--watch',
      summary: {
        ja: '文書や設定が変わるたびに調べ直す(Ctrl-C で終わる)',
        en: 'check again whenever statements or settings change, until Ctrl-C',
      },
    },
    {
      name: '--no-error-on-unmatched',
      summary: {
        ja: '文書が一つも見つからなくても誤りにしない',
        en: 'let names that lead to no statement be no error',
      },
      // As the parser has it for an option that only turns something off.
      fallback: true,
    },
    {
      name: '--encoding',
      value: '<name>',
      summary: { ja: '文字コード(指定がなければ判定する)', en: 'the encoding, when detection fails' },
    },
    {
      name: '--stdin-filename',
      value: '<name>',
      summary: { ja: '標準入力をこの名前のファイルとして読む', en: 'read standard input as a file of this name' },
    },
    ...COLOR,
  ],
  lists: [
    {
      title: { ja: '出力の形式:', en: 'Formats:' },
      names: Object.fromEntries(Object.entries(FORMATS).map(([name, { summary }]) => [name, summary])),
    },
  ],
  run: async (paths, flags: CheckFlags, session) =>
    flags.watch
      ? (await import('./watch.ts')).watchCommand(paths, flags, session)
      : (await import('./check.ts')).checkCommand(paths, flags, session),
};

export const COMMANDS: readonly Command[] = [
  CHECK,
  {
    name: 'explain',
    argument: { name: { ja: '<規則>', en: '<rule>' }, summary: { ja: '規則の id', en: 'the id of a rule' } },
    summary: { ja: '規則の理由と例を読む', en: "read a rule's reason and examples" },
    description: {
      ja: '規則の理由、言い換え、出典、例を示します。',
      en: 'Shows the reason, better wordings, source and examples of a rule.',
    },
    options: WITH_RULES,
    run: async (id, flags, session) => (await import('./rules.ts')).explainCommand(id, flags, session),
  },
  {
    name: 'rules',
    summary: { ja: 'すべての規則を一覧する', en: 'list all rules' },
    description: { ja: 'すべての規則を、種類ごとに一覧します。', en: 'Lists all rules by category.' },
    options: [
      {
        name: '--format',
        value: '<format>',
        summary: { ja: '出力の形式(terminal、json)', en: 'the output: terminal, json' },
        choices: ['terminal', 'json'],
        read: choice('--format', ['terminal', 'json']),
        fallback: 'terminal',
      },
      ...WITH_RULES,
    ],
    run: async (_, flags, session) => (await import('./rules.ts')).rulesCommand(flags, session),
  },
  {
    name: 'tokens',
    argument: {
      name: { ja: '<文章>', en: '<text>' },
      summary: { ja: '文章、または標準入力を表す -', en: 'a text, or - for standard input' },
    },
    summary: { ja: '文章がどう区切られるかを見る', en: 'see how a text is cut into tokens' },
    description: {
      ja: '文章の単語への区切り方と、合った規則・途中まで合った規則を示します。規則を書く人のためのものです。',
      en: 'Shows the tokens of a text, the rules that match it and those that nearly do. For writers of rules.',
    },
    options: [
      {
        name: '--rule',
        value: '<id>',
        summary: { ja: 'この規則だけについて、すべて示す', en: 'only of this rule, and all of it' },
      },
      ...WITH_RULES,
    ],
    run: async (text, flags, session) => (await import('./tokens.ts')).tokensCommand(text, flags, session),
  },
  {
    name: 'test-rules',
    argument: {
      name: { ja: '<規則のファイル...>', en: '<paths...>' },
      summary: {
        ja: 'YAMLファイル、フォルダー、モジュール、パッケージ',
        en: 'YAML files, folders, modules or packages',
      },
    },
    summary: { ja: '規則の例を確かめる', en: 'run the examples of rules' },
    description: {
      ja: '規則と要素の例を、文書を調べるときと同じ手順で確かめます。',
      en: 'Runs the examples of rules and elements, the whole way that a statement goes.',
    },
    options: [LOCALE, ...COLOR],
    run: async (paths, flags, session) => (await import('./test-rules.ts')).testRulesCommand(paths, flags, session),
  },
  {
    name: 'init',
    summary: { ja: '設定ファイルを作る', en: 'write a configuration' },
    description: {
      ja: '説明つきの設定ファイル owabi.config.yaml を作ります。上書きはしません。',
      en: 'Writes a commented owabi.config.yaml. Never overwrites one.',
    },
    options: [LOCALE],
    run: async (_given, _flags, session) => (await import('./init.ts')).initCommand(session),
  },
  {
    name: 'lsp',
    summary: { ja: 'エディターのための言語サーバー', en: 'the language server, for editors' },
    description: {
      ja: 'Language Server Protocol で、標準入出力を通してエディターと話します。',
      en: 'Talks to an editor over standard input and output, in the Language Server Protocol.',
    },
    options: [
      {
        name: '--stdio',
        summary: { ja: '標準入出力で話す(つねにそうします)', en: 'over standard input and output, as always' },
      },
      LOCALE,
    ],
    run: async (_given, flags, session) => (await import('./lsp.ts')).lspCommand(flags, session),
  },
  {
    name: 'completion',
    argument: {
      name: { ja: '<シェル>', en: '<shell>' },
      summary: { ja: SHELLS.join('、'), en: SHELLS.join(', ') },
      choices: SHELLS,
    },
    summary: { ja: 'シェルの補完を出力する', en: 'print completions for a shell' },
    description: {
      ja: 'コマンドとオプションを補完するスクリプトを出力します。先頭の行に、置き場所があります。',
      en: 'Prints a script that completes commands and options. Its first lines say where to put it.',
    },
    options: [LOCALE],
    run: async (shell, _flags, session) => {
      const { completion } = await import('./completion.ts');
      session.world.out(completion(choice('owabi completion', SHELLS)(shell), COMMANDS, session.locale));
      return 0;
    },
  },
];
