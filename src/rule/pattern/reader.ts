/**
 * Which atoms of a bank a sentence holds, and where: one pass over its tokens, for all patterns at once. And so which patterns are worth
 * running: the prefilter, which is exact: it never passes over a match. Runs no pattern.
 */
import type { Token } from '../../language/token.ts';
import { LEMMAS, LITERALS, type PatternBank, patternsIn, WORD_BREAK } from './bank.ts';
import { isOfClass, type TokenRun } from './token-run.ts';

const WORD_BREAK_UNIT = WORD_BREAK.charCodeAt(0);

/** Words that are remembered at most: more than a language has in use, and less than a machine's garbage could fill. */
const WORDS_REMEMBERED = 50_000;

function remember(memory: Map<string, number>, word: string, number: number): void {
  if (memory.size >= WORDS_REMEMBERED) memory.clear();
  memory.set(word, number);
}

/**
 * Holds what it found out about one sentence, in buffers that are used again for the next: fresh ones for every sentence would cost
 * more than the reading.
 */
export class SentenceReader {
  readonly #bank: PatternBank;
  /** Two numbers an atom: the reading in which it was last seen, and where its places begin in `#places`. */
  readonly #state: Int32Array;
  /** A bit a token, `#width` words an atom. */
  #places = new Int32Array(16_384);
  /** The atoms that the sentence holds, `#heldCount` of them. */
  readonly #held: Uint16Array;
  #heldCount = 0;
  #width = 1;
  #reading = 0;
  /** The literals that begin at each token, the shorter first: numbers and ends. */
  #literalStart = new Int32Array(256);
  #literals: number[] = [];
  #literalEnds: number[] = [];
  readonly #classAtoms = new Map<string, Uint16Array>();
  readonly #formAtoms = new Map<string, Uint16Array>();
  /** Words come again and again: what was found of them is remembered. */
  readonly #lemmas = new Map<string, number>();
  readonly #firstNodes = new Map<string, number>();
  /** By need: the reading in which it was last asked for, negative when it was not met. */
  readonly #needs: Int32Array;
  /** By pattern: the reading in which it was last looked at. */
  readonly #woken: Int32Array;
  readonly #everything: boolean;

  /** @param everything every pattern is worth running: what a prefilter must find as well */
  constructor(bank: PatternBank, everything = false) {
    this.#bank = bank;
    this.#state = new Int32Array(2 * bank.atoms);
    this.#held = new Uint16Array(bank.atoms);
    this.#needs = new Int32Array(bank.needStart.length);
    this.#woken = new Int32Array(patternsIn(bank));
    this.#everything = everything;
  }

  /** Looks at a sentence, and forgets the one before. */
  read({ tokens }: TokenRun): void {
    if (++this.#reading === LAST_READING) {
      this.#state.fill(0);
      this.#woken.fill(0);
      this.#needs.fill(0);
      this.#reading = 1;
    }
    this.#heldCount = 0;
    this.#literals.length = 0;
    this.#literalEnds.length = 0;
    this.#width = (tokens.length >>> 5) + 1;
    if (this.#literalStart.length <= tokens.length) this.#literalStart = new Int32Array(2 * tokens.length);
    for (let at = 0; at < tokens.length; at++) this.#readToken(tokens, at);
    this.#literalStart[tokens.length] = this.#literals.length;
  }

  #readToken(tokens: readonly Token[], at: number): void {
    const { lemmaStart, lemmaAtom } = this.#bank;
    const { lemma, pos, form } = tokens[at]!;
    const word = this.#lemmaWord(lemma);
    if (word > 0) {
      this.#hold(lemmaAtom, lemmaStart[word - 1]!, lemmaStart[word]!, at);
    }
    const ofClass = this.#atomsOfClass(pos);
    this.#hold(ofClass, 0, ofClass.length, at);
    if (form !== '') {
      const ofForm = this.#atomsOfForm(form);
      this.#hold(ofForm, 0, ofForm.length, at);
    }
    this.#literalStart[at] = this.#literals.length;
    this.#readLiterals(tokens, at);
  }

  /** The number of a dictionary form, from 1, or 0. */
  #lemmaWord(lemma: string): number {
    let word = this.#lemmas.get(lemma);
    if (word === undefined) {
      word = this.#bank.trieWord[this.#descend(LEMMAS, lemma)]!;
      remember(this.#lemmas, lemma, word);
    }
    return word;
  }

  /** Where a literal goes on after its first token, or 0 when none begins with it. */
  #firstNode(norm: string): number {
    let node = this.#firstNodes.get(norm);
    if (node === undefined) {
      node = this.#descend(LITERALS, norm);
      remember(this.#firstNodes, norm, node);
    }
    return node;
  }

  #descend(node: number, text: string): number {
    let below = node;
    for (let at = 0; at < text.length && below > 0; at++) below = this.#child(below, text.charCodeAt(at));
    return below;
  }

  #child(node: number, unit: number): number {
    const { trieFirst, trieUnit } = this.#bank;
    let low = trieFirst[node]!;
    let high = trieFirst[node + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = trieUnit[middle]!;
      if (there === unit) return middle;
      if (there < unit) low = middle + 1;
      else high = middle;
    }
    return 0;
  }

  #readLiterals(tokens: readonly Token[], start: number): void {
    const { language, trieWord, literalStart, literalAtom } = this.#bank;
    let node = 0;
    for (let at = start; at < tokens.length; at++) {
      const { norm } = tokens[at]!;
      if (norm === '') return;
      if (at === start) node = this.#firstNode(norm);
      else {
        if (language === 'en') node = this.#child(node, WORD_BREAK_UNIT);
        if (node > 0) node = this.#descend(node, norm);
      }
      if (node === 0) return;
      const word = trieWord[node]!;
      if (word === 0) continue;
      this.#literals.push(word - 1);
      this.#literalEnds.push(at + 1);
      this.#hold(literalAtom, literalStart[word - 1]!, literalStart[word]!, start);
    }
  }

  /** Notes that a token has each of some atoms: `atoms[from]`–`atoms[to]`, half-open. */
  #hold(atoms: Uint16Array, from: number, to: number, at: number): void {
    const width = this.#width;
    const reading = this.#reading;
    const state = this.#state;
    const held = this.#held;
    let count = this.#heldCount;
    const most = (count + to - from) * width;
    if (most > this.#places.length) this.#grow(most);
    const places = this.#places;
    const word = at >>> 5;
    const bit = 1 << (at & 31);
    for (let index = from; index < to; index++) {
      const atom = atoms[index]!;
      let slot: number;
      if (state[2 * atom] === reading) slot = state[2 * atom + 1]!;
      else {
        slot = count * width;
        state[2 * atom] = reading;
        state[2 * atom + 1] = slot;
        held[count++] = atom;
        for (let clear = slot; clear < slot + width; clear++) places[clear] = 0;
      }
      places[slot + word]! |= bit;
    }
    this.#heldCount = count;
  }

  #grow(size: number): void {
    const larger = new Int32Array(2 * size);
    larger.set(this.#places);
    this.#places = larger;
  }

  #atomsOfClass(pos: string): Uint16Array {
    let atoms = this.#classAtoms.get(pos);
    if (!atoms) {
      const fitting = this.#bank.classes.filter(([prefix]) => isOfClass(prefix, pos));
      atoms = Uint16Array.from(fitting, ([, atom]) => atom);
      this.#classAtoms.set(pos, atoms);
    }
    return atoms;
  }

  #atomsOfForm(form: string): Uint16Array {
    let atoms = this.#formAtoms.get(form);
    if (!atoms) {
      const fitting = this.#bank.forms.filter(([prefix]) => form.startsWith(prefix));
      atoms = Uint16Array.from(fitting, ([, atom]) => atom);
      this.#formAtoms.set(form, atoms);
    }
    return atoms;
  }

  has(atom: number, at: number): boolean {
    const state = this.#state;
    return (
      state[2 * atom] === this.#reading && (this.#places[state[2 * atom + 1]! + (at >>> 5)]! & (1 << (at & 31))) !== 0
    );
  }

  /** Adds the ends of all literals of a table that begin at a token, the nearer first. */
  literalEnds(atom: number, at: number, ends: number[]): void {
    const { literalStart, literalAtom } = this.#bank;
    for (let index = this.#literalStart[at]!; index < this.#literalStart[at + 1]!; index++) {
      const literal = this.#literals[index]!;
      let low = literalStart[literal]!;
      let high = literalStart[literal + 1]!;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (literalAtom[middle]! < atom) low = middle + 1;
        else high = middle;
      }
      if (low < literalStart[literal + 1]! && literalAtom[low] === atom) ends.push(this.#literalEnds[index]!);
    }
  }

  /** The tokens with which a match of a pattern may begin, in rising order. */
  starts(pattern: number, { tokens }: TokenRun): number[] {
    const { firstStart, firstAtom } = this.#bank;
    const from = firstStart[pattern]!;
    const to = firstStart[pattern + 1]!;
    const starts: number[] = [];
    for (let word = 0; word * 32 < tokens.length; word++) {
      let bits = 0;
      if (from === to) bits = -1;
      for (let index = from; index < to; index++) {
        const atom = firstAtom[index]!;
        if (this.#state[2 * atom] === this.#reading) bits |= this.#places[this.#state[2 * atom + 1]! + word]!;
      }
      while (bits !== 0) {
        const at = word * 32 + (31 - Math.clz32(bits & -bits));
        if (at >= tokens.length) break;
        starts.push(at);
        bits &= bits - 1;
      }
    }
    return starts;
  }

  /** Patterns whose needs the sentence meets, in rising order. */
  candidates(): number[] {
    const { always, wakesStart, wakes } = this.#bank;
    const woken = this.#woken;
    if (this.#everything) return Array.from(woken, (_, pattern) => pattern);
    const reading = this.#reading;
    const found: number[] = Array.from(always);
    for (let index = 0; index < this.#heldCount; index++) {
      const atom = this.#held[index]!;
      const end = wakesStart[atom + 1]!;
      for (let at = wakesStart[atom]!; at < end; at++) {
        const pattern = wakes[at]!;
        if (woken[pattern] === reading) continue;
        woken[pattern] = reading;
        if (this.#meetsAll(pattern)) found.push(pattern);
      }
    }
    return found.sort((a, b) => a - b);
  }

  #meetsAll(pattern: number): boolean {
    const { needsStart, needs } = this.#bank;
    const end = needsStart[pattern + 1]!;
    for (let at = needsStart[pattern]!; at < end; at++) if (!this.#meets(needs[at]!)) return false;
    return true;
  }

  #meets(need: number): boolean {
    const { needStart, needAtom } = this.#bank;
    const state = this.#state;
    const reading = this.#reading;
    const known = this.#needs[need]!;
    if (known === reading) return true;
    if (known === -reading) return false;
    const end = needStart[need + 1]!;
    for (let index = needStart[need]!; index < end; index++) {
      if (state[2 * needAtom[index]!] === reading) {
        this.#needs[need] = reading;
        return true;
      }
    }
    this.#needs[need] = -reading;
    return false;
  }
}

const LAST_READING = 0x3fffffff;
