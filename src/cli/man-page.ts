/**
 * The manual page, from the table from which arguments are read and help is written. Names no date and no version, so that it is made
 * anew only when something else changes.
 */
import type { Locale, Words } from '../words/words.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { ABOUT, EXAMPLES, EXIT_CODES } from './program.ts';

const TITLES = {
  name: { ja: '名前', en: 'NAME' },
  synopsis: { ja: '書式', en: 'SYNOPSIS' },
  description: { ja: '説明', en: 'DESCRIPTION' },
  commands: { ja: 'コマンド', en: 'COMMANDS' },
  exit: { ja: '終了コード', en: 'EXIT STATUS' },
  examples: { ja: '例', en: 'EXAMPLES' },
} satisfies Record<string, Words>;

const WHAT: Words = {
  ja: '受け取る人の側から読む、お詫びと説明のリンター',
  en: 'read a draft apology or notice as those do who get it',
};

/** The page in roff, for man(1). */
export function manPage(locale: Locale): string {
  const say = (words: Words): string => words[locale];
  const section = (title: Words): string => `.SH ${say(title)}`;
  const out = [
    '.\\" Made by scripts/man.mjs from src/cli/commands.ts; changes here are lost.',
    '.TH OWABI 1 "" owabi',
    section(TITLES.name),
    `owabi \\- ${roff(say(WHAT))}`,
    section(TITLES.synopsis),
    ...COMMANDS.flatMap((command, index) => [...(index > 0 ? ['.br'] : []), usage(command, say)]),
    section(TITLES.description),
    roff(say(ABOUT)),
    section(TITLES.commands),
  ];
  for (const command of COMMANDS) {
    const { argument, options, lists = [] } = command;
    out.push(`.SS owabi ${roff(command.name)}`, roff(say(command.description)));
    if (argument) out.push('.TP', `.I ${roff(say(argument.name))}`, roff(say(argument.summary)));
    for (const { name, short, value, summary } of options) {
      const names = [short, name].filter((one) => one !== undefined).map((one) => `\\fB${roff(one)}\\fR`);
      const given = value === undefined ? '' : ` \\fI${roff(value)}\\fR`;
      out.push('.TP', `${names.join(', ')}${given}`, roff(say(summary)));
    }
    for (const { title, names } of lists) {
      out.push('.PP', roff(say(title)));
      for (const [name, words] of Object.entries(names)) out.push('.TP', `.B ${roff(name)}`, roff(say(words)));
    }
  }
  out.push(section(TITLES.exit), roff(say(EXIT_CODES).replace(/^[^:]*: /u, '')));
  const [, ...examples] = say(EXAMPLES).split('\n');
  out.push(section(TITLES.examples), '.nf', ...examples.map(roff), '.fi');
  return `${out.join('\n')}\n`;
}

function usage({ name, argument, options }: Command, say: (words: Words) => string): string {
  const given = argument ? ` \\fI${roff(say(argument.name))}\\fR` : '';
  return `\\fBowabi ${roff(name)}\\fR${options.length > 0 ? ` [\\fI${say({ ja: 'オプション', en: 'options' })}\\fR]` : ''}${given}`;
}

/** What roff would take for a sign of its own. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gmu, '\\&$1');
