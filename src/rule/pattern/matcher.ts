/**
 * Runs compiled patterns over tokens: depth first, preferring the first way, never trying one instruction twice at one place.
 * So the work is at most tokens × instructions, whatever the pattern. Compiles nothing.
 */
import type { Span } from '../../text/span.ts';
import { ENDLESS, OP, OP_BITS, type PatternBank } from './bank.ts';
import type { SentenceReader } from './reader.ts';
import { endsClause, TokenRun } from './token-run.ts';

/** All spans are half-open ranges of token indices into the sentence's full token array. */
export interface PatternMatch {
  readonly tokens: Span;
  /** The part between « and », or the whole match. */
  readonly report: Span;
  /** What was captured, in the order in which the names were asked for. */
  readonly captures: readonly (Span | undefined)[];
}

/** How far a pattern came before it failed. */
export interface NearMiss {
  readonly matched: Span;
  /** Index of the token that did not fit; the number of tokens when the sentence ended too early. */
  readonly failedAt: number;
  /** The item of the pattern that it did not fit. */
  readonly expected: string;
}

/** How far behind a place a look-behind looks, in tokens. */
const LOOK_BEHIND = 12;

const NO_CAPTURES: readonly undefined[] = [];
const OP_MASK = (1 << OP_BITS) - 1;

/** The farthest way so far. */
interface Trace {
  readonly start: number;
  reached: number;
  /** The instruction that did not fit, counted from the program's start. */
  failed: number;
}

/** Which (instruction, place) pairs were tried, as stamps in a buffer that is used again. */
class Tried {
  stamps = new Uint32Array(4096);
  stamp = 0;

  /** Forgets everything, and makes room for `size` pairs. */
  reset(size: number): void {
    if (this.stamps.length < size) {
      this.stamps = new Uint32Array(size * 2);
      this.stamp = 0;
    }
    if (++this.stamp === 0xffffffff) {
      this.stamps.fill(0);
      this.stamp = 1;
    }
  }
}

export class Matcher {
  readonly #bank: PatternBank;
  readonly #reader: SentenceReader;
  /** One for each depth of looks within looks. */
  readonly #tried: Tried[] = [];
  /** What a look said at a place: 0 not known, 1 yes, 2 no; by the look's number. Kept for all patterns on one sentence. */
  readonly #looks = new Map<number, Uint8Array>();
  #run: TokenRun = new TokenRun([]);
  #slots: number[] = [];
  #trace: Trace | undefined;
  readonly #ends: number[] = [];

  constructor(bank: PatternBank, reader: SentenceReader) {
    this.#bank = bank;
    this.#reader = reader;
  }

  /**
   * All matches of a pattern, from left to right, without overlaps.
   *
   * @param run what the reader has read last
   */
  find(pattern: number, run: TokenRun): PatternMatch[] {
    const starts = this.#reader.starts(pattern, run);
    if (starts.length === 0) return [];
    this.#begin(run);
    const program = this.#bank.program[pattern]!;
    const size = (this.#bank.program[pattern + 1]! - program) * (run.tokens.length + 1);
    const tried = this.#triedAt(0);
    tried.reset(size);
    const matches: PatternMatch[] = [];
    let free = 0;
    for (const start of starts) {
      if (start < free) continue;
      this.#slots = new Array<number>(this.#bank.slots[pattern]!).fill(-1);
      const end = this.#walk(program, start, 0, this.#slots);
      // What was tried on the way of a match did not fail: the next start may use it.
      if (end >= 0) tried.reset(size);
      if (end <= start) continue;
      matches.push(this.#matchOf(run, start, end));
      free = end;
    }
    return matches;
  }

  #matchOf({ indices }: TokenRun, start: number, end: number): PatternMatch {
    const slots = this.#slots;
    const toTokens = (from: number, to: number): Span => ({
      start: indices[from]!,
      end: indices[Math.max(from, to - 1)]! + 1,
    });
    let captures: readonly (Span | undefined)[] = NO_CAPTURES;
    if (slots.length > 2) {
      const found: (Span | undefined)[] = [];
      for (let slot = 2; slot < slots.length; slot += 2) {
        const from = slots[slot]!;
        const to = slots[slot + 1]!;
        found.push(from >= 0 && to > from ? toTokens(from, to) : undefined);
      }
      captures = found;
    }
    const isReported = slots[0]! >= 0 && slots[1]! > slots[0]!;
    return {
      tokens: toTokens(start, end),
      report: isReported ? toTokens(slots[0]!, slots[1]!) : toTokens(start, end),
      captures,
    };
  }

  /**
   * The longest way that the pattern went before it failed; `undefined` when it matched or not even its first item did.
   *
   * @param labels what was written at each of the pattern's instructions
   */
  nearMiss(pattern: number, run: TokenRun, labels: readonly string[]): NearMiss | undefined {
    this.#begin(run);
    const program = this.#bank.program[pattern]!;
    let best: NearMiss | undefined;
    let bestLength = 0;
    for (let start = 0; start < run.tokens.length; start++) {
      this.#trace = { start, reached: start, failed: 0 };
      this.#triedAt(0).reset((this.#bank.program[pattern + 1]! - program) * (run.tokens.length + 1));
      const end = this.#walk(program, start, 0, new Array<number>(this.#bank.slots[pattern]!).fill(-1));
      const { reached, failed } = this.#trace;
      this.#trace = undefined;
      if (end > start) return undefined;
      if (reached - start <= bestLength) continue;
      bestLength = reached - start;
      best = {
        matched: { start: run.indices[start]!, end: run.indices[reached - 1]! + 1 },
        failedAt: run.indices[reached] ?? run.tokens.length,
        expected: labels[failed]!,
      };
    }
    return best;
  }

  #begin(run: TokenRun): void {
    if (run === this.#run) return;
    this.#run = run;
    this.#looks.clear();
  }

  #triedAt(depth: number): Tried {
    this.#tried[depth] ??= new Tried();
    return this.#tried[depth];
  }

  /**
   * The end of the first way through a program from a place, or -1.
   *
   * @param depth 0 for a pattern, more for looks within it
   * @param mustEndAt a way that ends elsewhere has failed
   */
  #walk(program: number, start: number, depth: number, slots: number[] | undefined, mustEndAt = -1): number {
    const { code } = this.#bank;
    const reader = this.#reader;
    const { tokens } = this.#run;
    const { length } = tokens;
    const { stamps, stamp } = this.#triedAt(depth);
    const width = length + 1;
    // Pairs of (instruction, place); a negative instruction restores the slot ~instruction to the given value.
    const stack: number[] = [0, start];
    while (stack.length > 0) {
      let at = stack.pop()!;
      let pc = stack.pop()!;
      if (pc < 0) {
        slots![~pc] = at;
        continue;
      }
      for (;;) {
        const key = pc * width + at;
        if (stamps[key] === stamp) break;
        stamps[key] = stamp;
        const word = code[program + pc]!;
        const argument = word >> OP_BITS;
        let ok = false;
        switch (word & OP_MASK) {
          case OP.token:
            ok = at < length && reader.has(argument, at);
            if (ok) at++;
            break;
          case OP.check:
            ok = at < length && reader.has(argument, at);
            break;
          case OP.any:
            ok = at < length;
            at++;
            break;
          case OP.literal:
            if (at < length && reader.has(argument, at)) {
              const ends = this.#ends;
              ends.length = 0;
              reader.literalEnds(argument, at, ends);
              for (const end of ends) stack.push(pc + 1, end);
            }
            break;
          case OP.gap: {
            const withinClause = (argument & 1) === 1;
            const most = argument >> 1;
            if (most === ENDLESS) {
              // One token at a time: the rest of the gap is this instruction at the next place.
              if (at < length && !(withinClause && endsClause(tokens[at]!))) stack.push(pc, at + 1);
            } else {
              let end = at;
              while (end - at < most && end < length && !(withinClause && endsClause(tokens[end]!))) end++;
              for (; end > at; end--) stack.push(pc + 1, end);
            }
            ok = true;
            break;
          }
          case OP.split:
            stack.push(argument, at);
            ok = true;
            break;
          case OP.splitIf: {
            const target = code[program + pc + 1]!;
            if (at < length && reader.has(argument, at)) {
              stack.push(target, at);
              pc += 2;
            } else pc = target;
            continue;
          }
          case OP.jump:
            pc = argument;
            continue;
          case OP.save:
            if (slots) {
              stack.push(~argument, slots[argument]!);
              slots[argument] = at;
            }
            ok = true;
            break;
          case OP.look:
            ok = this.#holds(argument, at, depth);
            break;
          case OP.lookAndTake:
            ok = at < length && this.#holds(argument, at, depth);
            if (ok) at++;
            break;
          case OP.edge:
            ok = argument === 0 ? at <= this.#run.first : at >= this.#run.last;
            break;
          case OP.done:
            if (mustEndAt < 0 || at === mustEndAt) return at;
            break;
        }
        if (!ok) {
          if (depth === 0 && this.#trace) this.#note(pc, at, word & OP_MASK);
          break;
        }
        pc++;
      }
    }
    return -1;
  }

  #note(pc: number, at: number, op: number): void {
    const trace = this.#trace!;
    if (at >= trace.reached && at > trace.start && op !== OP.done) {
      trace.reached = at;
      trace.failed = pc;
    }
  }

  #holds(look: number, at: number, depth: number): boolean {
    let known = this.#looks.get(look);
    if (!known) {
      known = new Uint8Array(this.#run.tokens.length + 1);
      this.#looks.set(look, known);
    }
    if (known[at] === 0) {
      const flags = this.#bank.lookFlags[look]!;
      const program = this.#bank.look[look]!;
      const size = (this.#bank.look[look + 1]! - program) * (this.#run.tokens.length + 1);
      this.#triedAt(depth + 1).reset(size);
      let found = false;
      if ((flags & 1) === 1) {
        found = this.#walk(program, at, depth + 1, undefined) >= 0;
      } else {
        for (let start = at; start >= Math.max(0, at - LOOK_BEHIND) && !found; start--) {
          found = this.#walk(program, start, depth + 1, undefined, at) >= 0;
        }
      }
      known[at] = found !== ((flags & 2) === 2) ? 1 : 2;
    }
    return known[at] === 1;
  }
}
