/** Scripts that complete owabi's commands and options in a shell, from the table from which arguments are read. Runs none of them. */
import type { Locale, Words } from '../words/words.ts';
import type { Command, Option } from './command.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

export function completion(shell: Shell, commands: readonly Command[], locale: Locale): string {
  const say = (words: Words): string => words[locale];
  return { bash, zsh, fish }[shell](commands, say);
}

type Say = (words: Words) => string;

/** Whether a command takes files: its argument is a list of them. */
const takesFiles = ({ argument }: Command): boolean => argument?.name.en.includes('...') ?? false;

const namesOf = ({ name, short }: Option): readonly string[] => (short === undefined ? [name] : [short, name]);

function bash(commands: readonly Command[]): string {
  const values = commands.flatMap((command) =>
    command.options.flatMap((option) =>
      namesOf(option).flatMap((name) =>
        option.value === undefined
          ? []
          : [`    '${command.name} ${name}') ${option.choices ? words(option.choices) : 'files=1'} ;;`],
      ),
    ),
  );
  const options = commands.map(
    (command) => `      ${command.name}) ${words(['--help', ...command.options.flatMap(namesOf)])} ;;`,
  );
  const others = commands.map((command) => {
    const given = command.argument?.choices ? words(command.argument.choices) : takesFiles(command) ? 'files=1' : ':';
    return `      ${command.name}) ${given} ;;`;
  });
  return `# owabi completion bash > ~/.local/share/bash-completion/completions/owabi
_owabi() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words='' files=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${['--help', '--version', 'help', ...commands.map(({ name }) => name)].join(' ')}' -- "$cur"))
    return
  fi
  case "$command $prev" in
${values.join('\n')}
  esac
  if [ -z "$words$files" ]; then
    if [ "\${cur:0:1}" = - ]; then
      case "$command" in
${options.map((line) => `  ${line}`).join('\n')}
      esac
    else
      case "$command" in
${others.map((line) => `  ${line}`).join('\n')}
      esac
    fi
  fi
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$cur")); fi
  if [ -n "$files" ]; then
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$cur"))
  fi
}
complete -o filenames -F _owabi owabi
`;
}

const words = (names: readonly string[]): string => `words='${names.join(' ')}'`;

function zsh(commands: readonly Command[], say: Say): string {
  const cases = commands.map((command) => {
    const specs = command.options.flatMap((option) =>
      namesOf(option).map((name) => {
        const label = option.value?.replace(/[<>]/gu, '') ?? '';
        const values = option.choices ? `(${option.choices.join(' ')})` : '_files';
        const value = option.value === undefined ? '' : `:${inSpec(label)}:${values}`;
        return inQuotes(`*${name}[${inSpec(say(option.summary))}]${value}`);
      }),
    );
    const { choices } = command.argument ?? {};
    if (choices) specs.push(inQuotes(`1: :(${choices.join(' ')})`));
    else if (takesFiles(command)) specs.push("'*: :_files'");
    return `    ${command.name})\n      _arguments -s \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`;
  });
  const names = commands.map((command) => `    ${inQuotes(`${command.name}:${inSpec(say(command.summary))}`)}`);
  return `#compdef owabi
# owabi completion zsh > "\${fpath[1]}/_owabi"
_owabi() {
  local -a commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _owabi ]; then
  _owabi "$@"
else
  compdef _owabi owabi
fi
`;
}

/** zsh reads brackets and colons as signs of its own. */
const inSpec = (text: string): string => text.replace(/[\\[\]:]/gu, '\\$&');
const inQuotes = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function fish(commands: readonly Command[], say: Say): string {
  const out = ['# owabi completion fish > ~/.config/fish/completions/owabi.fish', 'complete -c owabi -f'];
  for (const command of commands) {
    const { name, argument } = command;
    const seen = `-n '__fish_seen_subcommand_from ${name}'`;
    out.push(`complete -c owabi -n __fish_use_subcommand -a ${name} -d ${inFish(say(command.summary))}`);
    if (argument?.choices) out.push(`complete -c owabi ${seen} -a '${argument.choices.join(' ')}'`);
    else if (takesFiles(command)) out.push(`complete -c owabi ${seen} -F`);
    for (const { name: flag, short, value, choices, summary } of command.options) {
      const letter = short === undefined ? '' : ` -s ${short.slice(1)}`;
      const given = value === undefined ? '' : choices ? ` -x -a '${choices.join(' ')}'` : ' -r -F';
      out.push(`complete -c owabi ${seen} -l ${flag.slice(2)}${letter}${given} -d ${inFish(say(summary))}`);
    }
  }
  return `${out.join('\n')}\n`;
}

const inFish = (text: string): string => `'${text.replace(/[\\']/gu, '\\$&')}'`;
