/** Puts compiled patterns together into a bank. Done when owabi is built, and for rules that a configuration names. Matches nothing. */
import type { Language } from '../../language/token.ts';
import { ENDLESS, FAR, MOST, OP, OP_BITS, type PatternBank, WORD_BREAK } from './bank.ts';
import type { Names } from './names.ts';
import { type Need, necessaryWords, type WordPart } from './necessary.ts';
import { compileProgram, type Instruction, type Literal, type LiteralTable, type TokenTest } from './program.ts';
import { parsePattern } from './syntax.ts';

/** Patterns that stand together in a file. */
export interface BlockSource {
  readonly lines: readonly string[];
  /** What the patterns may use. */
  readonly names: Names;
  /** Names whose text the rule's message wants. */
  readonly captures?: readonly string[];
  /** Asked for only when another block has found something: exceptions, conditions. */
  readonly aside?: boolean;
}

/** A bank, and what was written at each of its instructions, pattern by pattern: for near misses. */
export interface Assembled {
  readonly bank: PatternBank;
  readonly labels: readonly (readonly string[])[];
}

/**
 * @param blocks block by block: their numbers are their places in this list
 * @param refuse turns a mistake in a pattern into what its caller is to see
 * @param withTrace no short cuts: a near miss wants to see every item fail
 */
export function assemble(
  language: Language,
  blocks: readonly BlockSource[],
  refuse: (error: unknown, block: number, source: string) => unknown = (error) => error,
  withTrace = false,
): Assembled {
  const words = new WordTable();
  const programs: (readonly Command[])[] = [];
  const slots: number[] = [];
  const looks = new LookTable();
  const firsts: (readonly number[])[] = [];
  /** Of each pattern: the atoms one of which it needs, need by need. */
  const needs: (readonly (readonly number[])[])[] = [];
  const wakes: number[][] = [];
  const always: number[] = [];
  const block: number[] = [];
  const blockOf: number[] = [];

  for (const [number, { lines, names, captures = [] }] of blocks.entries()) {
    block.push(programs.length);
    for (const source of lines) {
      try {
        addPattern(source, names, captures);
      } catch (error) {
        throw refuse(error, number, source);
      }
      blockOf.push(number);
    }
  }
  block.push(programs.length);

  const order = atomOrder(words.atoms, wakes, [...programs, ...looks.programs]);
  const code: number[] = [];
  const program: number[] = [];
  const look: number[] = [];
  const labels: string[][] = [];
  for (const one of programs) {
    program.push(code.length);
    labels.push(write(one, order.places, code));
  }
  program.push(code.length);
  for (const one of looks.programs) {
    look.push(code.length);
    write(one, order.places, code);
  }
  look.push(code.length);

  const renumbered = (atoms: readonly number[]): number[] =>
    atoms.map((atom) => order.places[atom]!).sort((a, b) => a - b);
  return {
    bank: {
      language,
      atoms: words.atoms,
      wakingAtoms: order.waking,
      ...words.trie(order.atoms),
      code: small(code),
      program: Uint32Array.from(program),
      slots: Uint8Array.from(slots),
      look: Uint32Array.from(look),
      lookFlags: Uint8Array.from(looks.flags),
      block: Uint32Array.from(block),
      blockOf: small(blockOf),
      aside: Uint8Array.from(blocks, ({ aside }) => (aside ? 1 : 0)),
      ...lists('first', 'firstAtom', firsts.map(renumbered)),
      ...needLists(),
    },
    labels,
  };

  function needLists() {
    const known = new Interned();
    const several: (readonly number[])[] = [];
    const numbers = needs.map((ofPattern) =>
      ofPattern.map((need) => {
        const atoms = renumbered(need);
        if (atoms.length === 1) return atoms[0]!;
        const number = known.number(atoms.join());
        if (number === several.length) several.push(atoms);
        return words.atoms + number;
      }),
    );
    const withNeed = (pattern: number): number[] => [pattern, numbers[pattern]![0] ?? MOST];
    return {
      ...lists(
        'wakes',
        'wakes',
        order.atoms.map((atom) => (wakes[atom] ?? []).flatMap(withNeed)),
      ),
      always: small(always.flatMap(withNeed)),
      ...lists(
        'needs',
        'needs',
        numbers.map((ofPattern) => ofPattern.slice(1)),
      ),
      ...lists('need', 'needAtom', several),
    };
  }

  function addPattern(source: string, names: Names, captures: readonly string[]): void {
    const tree = parsePattern(source);
    const compiled = compileProgram(tree, source, names, captures);
    const pattern = programs.length;
    const lookNumbers = compiled.looks.map(() => -1);
    // A look may hold further looks, and its number is wanted where it stands.
    const lookNumber = (index: number): number => {
      if (lookNumbers[index] === -1) {
        const { ahead, negative, code: inside } = compiled.looks[index]!;
        lookNumbers[index] = looks.number(flat(inside, lookNumber), (ahead ? 1 : 0) | (negative ? 2 : 0));
      }
      return lookNumbers[index]!;
    };
    programs.push(flat(compiled.code, lookNumber));
    slots.push(2 + 2 * captures.length);
    firsts.push(firstAtoms(compiled.code));

    const [rarest, ...others] = necessaryWords(tree, names).map((need) => words.ofNeed(need));
    for (const atom of rarest ?? []) {
      const woken = wakes[atom];
      if (woken) woken.push(pattern);
      else wakes[atom] = [pattern];
    }
    if (!rarest) always.push(pattern);
    needs.push(others);
  }

  /** Instructions as commands. A test of several things becomes several commands, so that targets move. */
  function flat(instructions: readonly Instruction[], lookNumber: (index: number) => number): Command[] {
    const places: number[] = [];
    let length = 0;
    const parts = instructions.map((instruction, index) => {
      const part = numbersOf(instruction, lookNumber, instructions[index + 1]);
      places.push(length);
      length += part.length;
      return part;
    });
    const commands = parts.flatMap((part, index) => {
      const instruction = instructions[index]!;
      const target =
        instruction.op === 'split' ? instruction.second : instruction.op === 'jump' ? instruction.to : undefined;
      const to = target === undefined ? NOWHERE : places[target]!;
      return part.map(([op, argument]): Command => ({ op, argument, to, label: instruction.label }));
    });
    return choicesInRows(commands);
  }

  function numbersOf(
    instruction: Instruction,
    lookNumber: (index: number) => number,
    next: Instruction | undefined,
  ): (readonly [op: number, argument: number])[] {
    switch (instruction.op) {
      case 'token': {
        const atoms = words.ofTest(instruction.test);
        const last = atoms.pop();
        if (last === undefined) return [[OP.any, 0]];
        return [...atoms.map((atom) => [OP.check, atom] as const), [OP.token, last]];
      }
      case 'literal':
        return [[OP.literal, words.ofTable(instruction.table)]];
      case 'gap': {
        const { max, withinClause } = instruction;
        return [[OP.gap, 2 * Math.min(max, ENDLESS) + (withinClause ? 1 : 0)]];
      }
      case 'split': {
        const atom = withTrace ? undefined : firstAtom(next);
        return [atom === undefined ? [OP.split, 0] : [OP.splitIf, atom]];
      }
      case 'jump':
        return [[OP.jump, 0]];
      case 'save':
        return [[OP.save, instruction.slot]];
      case 'look':
        return [[OP.look, lookNumber(instruction.look)]];
      case 'not':
        return [[OP.lookAndTake, lookNumber(instruction.look)]];
      case 'edge':
        return [[OP.edge, instruction.at === 'start' ? 0 : 1]];
      case 'done':
        return [[OP.done, 0]];
    }
  }

  /** What a token must have for an instruction not to fail there, where that is one atom. */
  function firstAtom(instruction: Instruction | undefined): number | undefined {
    if (instruction?.op === 'literal') return words.ofTable(instruction.table);
    return instruction?.op === 'token' ? words.ofTest(instruction.test)[0] : undefined;
  }

  /** Atoms of which the first token of every match has one; none when a match may begin with anything. */
  function firstAtoms(instructions: readonly Instruction[]): number[] {
    const atoms = new Set<number>();
    const seen = new Set<number>();
    const open = [0];
    while (open.length > 0) {
      const at = open.pop()!;
      if (seen.has(at)) continue;
      seen.add(at);
      const instruction = instructions[at]!;
      switch (instruction.op) {
        case 'literal':
          atoms.add(words.ofTable(instruction.table));
          break;
        case 'token': {
          const [rarest] = words.ofTest(instruction.test);
          if (rarest === undefined) return [];
          atoms.add(rarest);
          break;
        }
        case 'split':
          open.push(at + 1, instruction.second);
          break;
        case 'jump':
          open.push(instruction.to);
          break;
        case 'save':
        case 'look':
        case 'edge':
          open.push(at + 1);
          break;
        case 'gap':
        case 'not':
        case 'done':
          return [];
      }
    }
    return [...atoms].sort((a, b) => a - b);
  }
}

/** An instruction before it is a number. */
interface Command {
  readonly op: number;
  readonly argument: number;
  /** The command it goes on with, of those that have a target. */
  readonly to: number;
  readonly label: string;
}

const NOWHERE = -1;

const ATOM_OPS: ReadonlySet<number> = new Set([OP.token, OP.check, OP.literal, OP.splitIf, OP.tryIf]);

/** The same with what begins the choices of a list in one row before them: most do not fit, and are then passed over without a jump. */
function choicesInRows(commands: readonly Command[]): Command[] {
  const ways = new Map<number, number>();
  for (const { to } of commands) ways.set(to, (ways.get(to) ?? 0) + 1);
  const isChoice = (at: number): boolean =>
    commands[at]?.op === OP.splitIf && commands[at - 1]?.op === OP.jump && ways.get(at) === 1;
  const rows = new Map<number, readonly number[]>();
  const inRows = new Set<number>();
  for (const [at, { op }] of commands.entries()) {
    if (op !== OP.splitIf || inRows.has(at)) continue;
    const row = [at];
    // What is also come to by another way, as the second of two words that may be missing, begins a row of its own.
    for (let next = commands[at]!.to; isChoice(next); next = commands[next]!.to) row.push(next);
    if (row.length < 2) continue;
    rows.set(at, row);
    for (const one of row) inRows.add(one);
  }
  const places: number[] = [];
  const written: Command[] = [];
  for (const [at, command] of commands.entries()) {
    places.push(written.length);
    const row = rows.get(at);
    if (row) {
      for (const one of row) written.push({ ...commands[one]!, op: OP.tryIf, to: one + 1 });
      written.push({ ...command, op: OP.jump, argument: 0, to: commands[row.at(-1)!]!.to });
    } else if (!inRows.has(at)) written.push(command);
  }
  return written.map((command) => ({ ...command, to: command.to === NOWHERE ? NOWHERE : places[command.to]! }));
}

interface AtomOrder {
  /** Atoms by their new numbers, and new numbers by atom. */
  readonly atoms: readonly number[];
  readonly places: readonly number[];
  /** How many of them, the first ones, wake a pattern. */
  readonly waking: number;
}

/** Those that wake come first, and what stands in many instructions before the others, since small numbers take less room. */
function atomOrder(
  count: number,
  wakes: readonly (readonly number[] | undefined)[],
  programs: readonly (readonly Command[])[],
): AtomOrder {
  const uses = Array.from({ length: count }, () => 0);
  for (const commands of programs) {
    for (const { op, argument } of commands) if (ATOM_OPS.has(op)) uses[argument]!++;
  }
  const isWaking = (atom: number): number => (wakes[atom] ? 1 : 0);
  const atoms = uses.map((_, atom) => atom).sort((a, b) => isWaking(b) - isWaking(a) || uses[b]! - uses[a]! || a - b);
  const places: number[] = [];
  for (const [place, atom] of atoms.entries()) places[atom] = place;
  return { atoms, places, waking: atoms.filter((atom) => wakes[atom]).length };
}

/** Adds the numbers of a program to `code`. @returns what was written at each of them */
function write(commands: readonly Command[], atoms: readonly number[], code: number[]): string[] {
  const argumentOf = ({ op, argument }: Command): number => (ATOM_OPS.has(op) ? atoms[argument]! : argument);
  // Whether a target fits beside its instruction is settled for the whole program, since it moves all that follows.
  const targetIsFar = 3 * commands.length >= FAR;
  const hasTargetBehind = ({ op }: Command): boolean => op === OP.splitIf || op === OP.tryIf;
  const hasTarget = ({ op }: Command): boolean => op === OP.split || op === OP.jump;
  const isFar = (command: Command): boolean => (hasTarget(command) ? targetIsFar : argumentOf(command) >= FAR);
  const places: number[] = [];
  let length = 0;
  for (const command of commands) {
    places.push(length);
    length += 1 + (isFar(command) ? 1 : 0) + (hasTargetBehind(command) ? 1 : 0);
  }
  const labels: string[] = [];
  for (const command of commands) {
    const { op, to, label } = command;
    const argument = hasTarget(command) ? places[to]! : argumentOf(command);
    const start = code.length;
    code.push(op | (Math.min(argument, FAR) << OP_BITS));
    if (isFar(command)) {
      code[start] = op | (FAR << OP_BITS);
      code.push(argument);
    }
    if (hasTargetBehind(command)) code.push(places[to]!);
    for (let at = start; at < code.length; at++) labels.push(label);
  }
  return labels;
}

/** Gives equal keys one number. */
class Interned {
  readonly #numbers = new Map<string, number>();

  get length(): number {
    return this.#numbers.size;
  }

  number(key: string): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

class ListOfLists {
  readonly #starts: number[] = [0];
  readonly #items: number[] = [];

  get length(): number {
    return this.#starts.length - 1;
  }

  add(list: readonly number[]): void {
    for (const item of list) this.#items.push(item);
    this.#starts.push(this.#items.length);
  }

  starts = (): Uint32Array => Uint32Array.from(this.#starts);
  items = (): Uint16Array => small(this.#items);
}

/** @throws {RangeError} for a number that does not fit */
function small(numbers: readonly number[]): Uint16Array {
  for (const number of numbers) if (number > MOST) throw new RangeError('there are too many different word lists');
  return Uint16Array.from(numbers);
}

/** A list of lists as the two arrays of a bank. */
const lists = <Start extends string, Items extends string>(
  start: Start,
  items: Items,
  all: readonly (readonly number[])[],
) => {
  const list = new ListOfLists();
  for (const one of all) list.add(one);
  return { [`${start}Start`]: list.starts(), [items]: list.items() } as Record<`${Start}Start`, Uint32Array> &
    Record<Items, Uint16Array>;
};

/** Looks with the same instructions are one. */
class LookTable {
  readonly #numbers = new Interned();
  readonly programs: (readonly Command[])[] = [];
  readonly flags: number[] = [];

  number(commands: readonly Command[], flags: number): number {
    const key = commands.map(({ op, argument, to }) => `${op} ${argument} ${to}`).join();
    const number = this.#numbers.number(`${flags} ${key}`);
    if (number === this.programs.length) {
      this.programs.push(commands);
      this.flags.push(flags);
    }
    return number;
  }
}

/** Gives every list of words, class and form its atom. */
class WordTable {
  readonly #atoms = new Interned();
  readonly #tables = new WeakMap<LiteralTable, number>();
  readonly #sets = new WeakMap<ReadonlySet<string>, number>();
  readonly #parts = new WeakMap<WordPart, number>();
  readonly #literals = new Map<string, number[]>();
  readonly #lemmas = new Map<string, number[]>();
  readonly #classes: (readonly [string, readonly number[]])[] = [];
  readonly #forms: (readonly [string, readonly number[]])[] = [];

  get atoms(): number {
    return this.#atoms.length;
  }

  ofTable(table: LiteralTable): number {
    return remembered(this.#tables, table, () => this.#ofLiterals([...table.values()].flat()));
  }

  /** The atoms that a token must have, all of them, the one first that the fewest have. */
  ofTest({ lemmas, pos, form }: TokenTest): number[] {
    const atoms: number[] = [];
    if (lemmas) atoms.push(remembered(this.#sets, lemmas, () => this.#ofLemmas([...lemmas])));
    if (form !== undefined) atoms.push(this.#named('form', form, this.#forms));
    if (pos !== undefined) atoms.push(this.#named('class', pos, this.#classes));
    return atoms;
  }

  /** The atoms one of which meets a need. */
  ofNeed(need: Need): number[] {
    const atoms = need.map((part) => remembered(this.#parts, part, () => this.#ofPart(part)));
    return [...new Set(atoms)].sort((a, b) => a - b);
  }

  #ofPart({ literals, lemmas, pos }: WordPart): number {
    if (literals) return this.#ofLiterals(literals);
    return lemmas ? this.#ofLemmas(lemmas) : this.#named('class', pos!, this.#classes);
  }

  #ofLiterals(literals: readonly Literal[]): number {
    const texts = literals.map((literal) => (typeof literal === 'string' ? literal : literal.join(WORD_BREAK)));
    return this.#listed('literals', texts, this.#literals);
  }

  #ofLemmas(lemmas: readonly string[]): number {
    return this.#listed('lemmas', lemmas, this.#lemmas);
  }

  #listed(kind: string, texts: readonly string[], members: Map<string, number[]>): number {
    const different = [...new Set(texts)].sort();
    const isNew = this.#atoms.length;
    const atom = this.#atoms.number(`${kind}\n${different.join('\n')}`);
    if (atom === isNew) {
      for (const text of different) {
        const known = members.get(text);
        if (known) known.push(atom);
        else members.set(text, [atom]);
      }
    }
    return atom;
  }

  #named(kind: string, name: string, list: (readonly [string, readonly number[]])[]): number {
    const isNew = this.#atoms.length;
    const atom = this.#atoms.number(`${kind}\n${name}`);
    if (atom === isNew) list.push([name, [atom]]);
    return atom;
  }

  /**
   * The words as they are looked up, kind by kind in the order of their roots, with the atoms of each.
   *
   * @param order atoms by their new numbers
   */
  trie(
    order: readonly number[],
  ): Pick<PatternBank, 'words' | 'longest' | keyof Trie | 'wordStart' | 'wordAtom' | 'atomStart' | 'atomWord'> {
    // A literal of nothing but white space or of nothing at all is found nowhere.
    const literals = sorted(this.#literals).filter(([text]) => text !== '');
    const lemmas = sorted(this.#lemmas).filter(([text]) => text !== '');
    const places: number[] = [];
    for (const [place, atom] of order.entries()) places[atom] = place;
    const roots = [literals, lemmas, this.#classes, this.#forms];
    const ofWords = roots.flat().map(([, atoms]) => atoms.map((atom) => places[atom]!));
    const ofAtoms: number[][] = order.map(() => []);
    for (const [word, atoms] of ofWords.entries()) for (const atom of atoms) ofAtoms[atom]!.push(word);
    const texts = roots.map((root) => root.map(([text]) => text));
    return {
      words: ofWords.length,
      longest: Math.max(1, ...texts.flat().map(({ length }) => length)),
      ...packTrie(texts),
      ...lists(
        'word',
        'wordAtom',
        ofWords.map((atoms) => [...atoms].sort((a, b) => a - b)),
      ),
      ...lists('atom', 'atomWord', ofAtoms),
    };
  }
}

const sorted = (words: ReadonlyMap<string, number[]>): [string, number[]][] =>
  [...words].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

function remembered<K extends WeakKey>(memory: WeakMap<K, number>, key: K, find: () => number): number {
  let number = memory.get(key);
  if (number === undefined) {
    number = find();
    memory.set(key, number);
  }
  return number;
}

interface Node {
  word: number;
  readonly children: Map<number, Node>;
}

/** Level by level, so that the children of a node stand in a row. Node 0 is none; then come the roots. */
type Trie = Pick<PatternBank, 'trieFirst' | 'trieUnit' | 'trieWord'>;

function packTrie(lists: readonly (readonly string[])[]): Trie {
  let words = 0;
  const queue: Node[] = lists.map((texts) => {
    const root: Node = { word: 0, children: new Map() };
    for (const text of texts) {
      let node = root;
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        let child = node.children.get(unit);
        if (!child) {
          child = { word: 0, children: new Map() };
          node.children.set(unit, child);
        }
        node = child;
      }
      node.word = ++words;
    }
    return root;
  });
  const first: number[] = [lists.length + 1];
  const unit: number[] = [0, ...lists.map(() => 0)];
  const word: number[] = [0];
  for (const node of queue) {
    first.push(unit.length);
    word.push(node.word);
    for (const [code, child] of [...node.children].sort(([a], [b]) => a - b)) {
      unit.push(code);
      queue.push(child);
    }
  }
  first.push(unit.length);
  return { trieFirst: Uint32Array.from(first), trieUnit: small(unit), trieWord: small(word) };
}
