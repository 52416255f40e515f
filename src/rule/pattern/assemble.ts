/** Puts compiled patterns together into a bank. Done when owabi is built, and for rules that a configuration names. Matches nothing. */
import type { Language } from '../../language/token.ts';
import { ENDLESS, MOST, OP, OP_BITS, type PatternBank, WORD_BREAK } from './bank.ts';
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
  const code: number[] = [];
  const program: number[] = [];
  const slots: number[] = [];
  const looks = new LookTable();
  const first = new ListOfLists();
  const needs = new ListOfLists();
  const knownNeeds = new Interned();
  const needAtoms = new ListOfLists();
  const wakes: number[][] = [];
  const always: number[] = [];
  const block: number[] = [];
  const labels: string[][] = [];

  for (const [number, { lines, names, captures = [] }] of blocks.entries()) {
    block.push(program.length);
    for (const source of lines) {
      try {
        addPattern(source, names, captures);
      } catch (error) {
        throw refuse(error, number, source);
      }
    }
  }
  const patterns = program.length;
  program.push(code.length);
  block.push(patterns);
  const lookBank = looks.finish(code);

  const wake = new ListOfLists();
  for (let atom = 0; atom < words.atoms; atom++) wake.add(wakes[atom] ?? []);
  return {
    bank: {
      language,
      atoms: words.atoms,
      longest: words.longest,
      classes: words.classes,
      forms: words.forms,
      ...words.trie(),
      code: Int32Array.from(code),
      program: Uint32Array.from(program),
      slots: Uint8Array.from(slots),
      look: Uint32Array.from(lookBank.starts),
      lookFlags: Uint8Array.from(lookBank.flags),
      block: Uint32Array.from(block),
      aside: Uint8Array.from(blocks, ({ aside }) => (aside ? 1 : 0)),
      firstStart: first.starts(),
      firstAtom: first.items(),
      wakesStart: wake.starts(),
      wakes: wake.items(),
      always: small(always),
      needsStart: needs.starts(),
      needs: needs.items(),
      needStart: needAtoms.starts(),
      needAtom: needAtoms.items(),
    },
    labels,
  };

  function addPattern(source: string, names: Names, captures: readonly string[]): void {
    const tree = parsePattern(source);
    const compiled = compileProgram(tree, source, names, captures);
    const pattern = program.length;
    const lookNumbers = compiled.looks.map(() => -1);
    // A look may hold further looks, and its number is wanted where it stands.
    const lookNumber = (index: number): number => {
      if (lookNumbers[index] === -1) {
        const { ahead, negative, code: inside } = compiled.looks[index]!;
        lookNumbers[index] = looks.number(flat(inside, lookNumber).code, (ahead ? 1 : 0) | (negative ? 2 : 0));
      }
      return lookNumbers[index]!;
    };
    const written = flat(compiled.code, lookNumber);
    program.push(code.length);
    for (const word of written.code) code.push(word);
    labels.push(written.labels);
    slots.push(2 + 2 * captures.length);
    first.add(firstAtoms(compiled.code));

    const [rarest, ...others] = necessaryWords(tree, names).map((need) => words.ofNeed(need));
    for (const atom of rarest ?? []) {
      const woken = wakes[atom];
      if (woken) woken.push(pattern);
      else wakes[atom] = [pattern];
    }
    if (!rarest) always.push(pattern);
    needs.add(
      others.map((atoms) => {
        const known = knownNeeds.number(atoms.join());
        if (known === needAtoms.length) needAtoms.add(atoms);
        return known;
      }),
    );
  }

  /** Instructions as numbers. A test of several things becomes several instructions, so that targets move. */
  function flat(
    instructions: readonly Instruction[],
    lookNumber: (index: number) => number,
  ): { code: number[]; labels: string[] } {
    const places: number[] = [];
    const parts = instructions.map((instruction, index) => {
      const part = numbersOf(instruction, lookNumber, instructions[index + 1]);
      places.push((places.at(-1) ?? 0) + part.length);
      return part;
    });
    const placeOf = (index: number): number => (index === 0 ? 0 : places[index - 1]!);
    const written: number[] = [];
    const shown: string[] = [];
    for (const [index, part] of parts.entries()) {
      const instruction = instructions[index]!;
      const target =
        instruction.op === 'split' ? instruction.second : instruction.op === 'jump' ? instruction.to : undefined;
      for (const [op, argument] of part) {
        if (op === TARGET) written.push(placeOf(target!));
        else if (op === OP.split || op === OP.jump) written.push(op | (placeOf(target!) << OP_BITS));
        else written.push(op | (argument << OP_BITS));
        shown.push(instruction.label);
      }
    }
    return { code: written, labels: shown };
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
        if (atom === undefined) return [[OP.split, 0]];
        return [
          [OP.splitIf, atom],
          [TARGET, 0],
        ];
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

/** Stands for the target of the instruction before it. */
const TARGET = -1;

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

/** Looks with the same instructions are one. */
class LookTable {
  readonly #numbers = new Interned();
  readonly #codes: (readonly number[])[] = [];
  readonly #flags: number[] = [];

  number(code: readonly number[], flags: number): number {
    const number = this.#numbers.number(`${flags} ${code.join()}`);
    if (number === this.#codes.length) {
      this.#codes.push(code);
      this.#flags.push(flags);
    }
    return number;
  }

  /** Adds all of them behind the programs. */
  finish(code: number[]): { starts: number[]; flags: number[] } {
    const starts: number[] = [];
    for (const one of this.#codes) {
      starts.push(code.length);
      for (const word of one) code.push(word);
    }
    starts.push(code.length);
    return { starts, flags: this.#flags };
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
  readonly classes: (readonly [string, number])[] = [];
  readonly forms: (readonly [string, number])[] = [];

  get atoms(): number {
    return this.#atoms.length;
  }

  get longest(): number {
    return Math.max(1, ...[...this.#literals.keys()].map(({ length }) => length));
  }

  ofTable(table: LiteralTable): number {
    return remembered(this.#tables, table, () => this.#ofLiterals([...table.values()].flat()));
  }

  /** The atoms that a token must have, all of them, the one first that the fewest have. */
  ofTest({ lemmas, pos, form }: TokenTest): number[] {
    const atoms: number[] = [];
    if (lemmas) atoms.push(remembered(this.#sets, lemmas, () => this.#ofLemmas([...lemmas])));
    if (form !== undefined) atoms.push(this.#named('form', form, this.forms));
    if (pos !== undefined) atoms.push(this.#named('class', pos, this.classes));
    return atoms;
  }

  /** The atoms one of which meets a need. */
  ofNeed(need: Need): number[] {
    const atoms = need.map((part) => remembered(this.#parts, part, () => this.#ofPart(part)));
    return [...new Set(atoms)].sort((a, b) => a - b);
  }

  #ofPart({ literals, lemmas, pos }: WordPart): number {
    if (literals) return this.#ofLiterals(literals);
    return lemmas ? this.#ofLemmas(lemmas) : this.#named('class', pos!, this.classes);
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

  #named(kind: string, name: string, list: (readonly [string, number])[]): number {
    const isNew = this.#atoms.length;
    const atom = this.#atoms.number(`${kind}\n${name}`);
    if (atom === isNew) list.push([name, atom]);
    return atom;
  }

  /** Literals and dictionary forms as they are looked up, with the atoms of each. */
  trie(): Pick<
    PatternBank,
    'trieFirst' | 'trieUnit' | 'trieWord' | 'literalStart' | 'literalAtom' | 'lemmaStart' | 'lemmaAtom'
  > {
    // A literal of nothing but white space or of nothing at all is found nowhere.
    const literals = sorted(this.#literals).filter(([text]) => text !== '');
    const lemmas = sorted(this.#lemmas).filter(([text]) => text !== '');
    const literalAtoms = new ListOfLists();
    const lemmaAtoms = new ListOfLists();
    for (const [, atoms] of literals) literalAtoms.add(atoms);
    for (const [, atoms] of lemmas) lemmaAtoms.add(atoms);
    return {
      // In the order of the roots LITERALS and LEMMAS.
      ...packTrie([literals.map(([text]) => text), lemmas.map(([text]) => text)]),
      literalStart: literalAtoms.starts(),
      literalAtom: literalAtoms.items(),
      lemmaStart: lemmaAtoms.starts(),
      lemmaAtom: lemmaAtoms.items(),
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
function packTrie(lists: readonly (readonly string[])[]): Pick<PatternBank, 'trieFirst' | 'trieUnit' | 'trieWord'> {
  const queue: Node[] = lists.map((texts) => {
    const root: Node = { word: 0, children: new Map() };
    for (const [number, text] of texts.entries()) {
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
      node.word = number + 1;
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
