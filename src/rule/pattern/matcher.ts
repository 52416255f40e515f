/**
 * Runs a compiled pattern over tokens: depth first, preferring the first way, never trying one instruction twice at one place.
 * So the work is at most tokens × instructions, whatever the pattern.
 */
import type { Token } from '../../language/token.ts';
import type { Span } from '../../text/span.ts';
import type { FirstTokens } from './first.ts';
import type { Instruction, Literal, Program, TokenTest } from './program.ts';

/** All spans are half-open ranges of token indices into the sentence's full token array. */
export interface PatternMatch {
  readonly tokens: Span;
  /** The part between « and », or the whole match. */
  readonly report: Span;
  readonly captures: ReadonlyMap<string, Span>;
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

const CLAUSE_END = new Set([...'、，,;；:：—–―‐()（）[]…']);

const isSpaceToken = (token: Token): boolean => token.pos === 'SPACE' || token.pos === '空白';

export const endsClause = (token: Token): boolean => CLAUSE_END.has(token.norm) || token.norm === '--';

export const isPunctuation = (token: Token): boolean =>
  token.pos === 'PUNCT' || (token.pos.startsWith('記号') && !/絵文字|アルファベット/u.test(token.pos));

export function passes(test: TokenTest, token: Token): boolean {
  return (
    (test.lemmas === undefined || test.lemmas.has(token.lemma)) &&
    (test.pos === undefined || isOfClass(test.pos, token.pos)) &&
    (test.form === undefined || token.form.startsWith(test.form))
  );
}

/** `名詞` is a prefix of `名詞.数`, and `NUM` of `NUM`, but `名` is not one of `名詞`. */
export function isOfClass(prefix: string, pos: string): boolean {
  return pos.startsWith(prefix) && (pos.length === prefix.length || pos[prefix.length] === '.');
}

/** Where a literal that starts at token `at` ends, or -1 when it isn't there or ends inside a token. */
export function literalEnd(tokens: readonly Token[], literal: Literal, at: number): number {
  if (typeof literal !== 'string') {
    for (let n = 0; n < literal.length; n++) if (tokens[at + n]?.norm !== literal[n]) return -1;
    return at + literal.length;
  }
  let offset = 0;
  let end = at;
  while (offset < literal.length && end < tokens.length) {
    const { norm } = tokens[end]!;
    if (norm.length === 0 || !literal.startsWith(norm, offset)) return -1;
    offset += norm.length;
    end++;
  }
  return offset === literal.length ? end : -1;
}

interface Trace {
  start: number;
  reached: number;
  expected: string;
}

/** One sentence, ready for any number of patterns: white space left out, edges known. */
export class TokenRun {
  readonly tokens: readonly Token[];
  /** Index of each into the sentence's full token array. */
  readonly indices: readonly number[];
  readonly first: number;
  readonly last: number;

  constructor(all: readonly Token[]) {
    const indices: number[] = [];
    for (const [index, token] of all.entries()) if (!isSpaceToken(token)) indices.push(index);
    this.indices = indices;
    this.tokens = indices.map((index) => all[index]!);
    let first = 0;
    while (first < this.tokens.length && isPunctuation(this.tokens[first]!)) first++;
    let last = this.tokens.length;
    while (last > 0 && isPunctuation(this.tokens[last - 1]!)) last--;
    this.first = first;
    this.last = last;
  }

  #places: { keys: Map<string, number[]>; lemmas: Map<string, number[]> } | undefined;

  /** Where each word stands, by what a literal begins with and by dictionary form. Computed once for all patterns. */
  get places(): { readonly keys: ReadonlyMap<string, number[]>; readonly lemmas: ReadonlyMap<string, number[]> } {
    if (!this.#places) {
      const keys = new Map<string, number[]>();
      const lemmas = new Map<string, number[]>();
      const add = (map: Map<string, number[]>, key: string, at: number): void => {
        const places = map.get(key);
        if (!places) map.set(key, [at]);
        else if (places.at(-1) !== at) places.push(at);
      };
      for (const [at, token] of this.tokens.entries()) {
        for (const key of this.literalKeys(at)) add(keys, key, at);
        add(lemmas, token.lemma, at);
      }
      this.#places = { keys, lemmas };
    }
    return this.#places;
  }

  readonly #keys: (readonly string[] | undefined)[] = [];

  /** What a literal that begins at token `at` can be looked up by, the keys of longer ones first. */
  literalKeys(at: number): readonly string[] {
    this.#keys[at] ??= this.#keysAt(at);
    return this.#keys[at];
  }

  #keysAt(at: number): readonly string[] {
    const token = this.tokens[at]!;
    // Japanese classes have Japanese names.
    if (token.pos.charCodeAt(0) < 0x80) return [token.norm];
    const first = token.norm[0] ?? '';
    const second = token.norm[1] ?? this.tokens[at + 1]?.norm[0];
    return second === undefined ? [first] : [first + second, first];
  }

  /** The places where a match may begin, in rising order. */
  starts(first: FirstTokens): readonly number[] {
    const { tokens } = this;
    if (first.any) return [...tokens.keys()];
    const { keys, lemmas } = this.places;
    const found: number[] = [];
    collect(first.keys, keys, found);
    collect(first.lemmas, lemmas, found);
    for (const test of first.tests) {
      for (let at = 0; at < tokens.length; at++) if (passes(test, tokens[at]!)) found.push(at);
    }
    return found.length < 2 ? found : [...new Set(found)].sort((a, b) => a - b);
  }
}

/** The places of all wanted words: walks through whichever of the two sets is smaller. */
function collect(wanted: ReadonlySet<string>, places: ReadonlyMap<string, number[]>, found: number[]): void {
  if (wanted.size <= places.size) {
    for (const word of wanted) {
      const at = places.get(word);
      if (at) found.push(...at);
    }
  } else {
    for (const [word, at] of places) if (wanted.has(word)) found.push(...at);
  }
}

const runs = new WeakMap<readonly Token[], TokenRun>();

export function tokenRun(tokens: readonly Token[]): TokenRun {
  let run = runs.get(tokens);
  if (!run) {
    run = new TokenRun(tokens);
    runs.set(tokens, run);
  }
  return run;
}

/** All matches, from left to right, without overlaps. */
export function findMatches(program: Program, run: TokenRun, first: FirstTokens): PatternMatch[] {
  const starts = run.starts(first);
  if (starts.length === 0) return [];
  const matcher = new Matcher(program, run);
  const matches: PatternMatch[] = [];
  let free = 0;
  for (const start of starts) {
    if (start < free) continue;
    const end = matcher.match(start);
    if (end <= start) continue;
    const toTokens = (from: number, to: number): Span => ({
      start: run.indices[from]!,
      end: run.indices[Math.max(from, to - 1)]! + 1,
    });
    const slots = matcher.slots;
    const captures = new Map<string, Span>();
    program.captures.forEach((name, index) => {
      const from = slots[2 + 2 * index]!;
      const to = slots[3 + 2 * index]!;
      if (from >= 0 && to > from) captures.set(name, toTokens(from, to));
    });
    const reported = slots[0]! >= 0 && slots[1]! > slots[0]!;
    matches.push({
      tokens: toTokens(start, end),
      report: reported ? toTokens(slots[0]!, slots[1]!) : toTokens(start, end),
      captures,
    });
    free = end;
  }
  matcher.close();
  return matches;
}

/** The longest way that the pattern went before it failed; `undefined` when it matched or not even its first item did. */
export function findNearMiss(program: Program, run: TokenRun): NearMiss | undefined {
  let best: NearMiss | undefined;
  let bestLength = 0;
  for (let start = 0; start < run.tokens.length; start++) {
    const trace: Trace = { start, reached: start, expected: '' };
    const matcher = new Matcher(program, run, trace);
    const end = matcher.match(start);
    matcher.close();
    if (end > start) return undefined;
    const length = trace.reached - start;
    if (length > bestLength) {
      bestLength = length;
      best = {
        matched: { start: run.indices[start]!, end: run.indices[trace.reached - 1]! + 1 },
        failedAt: run.indices[trace.reached] ?? run.tokens.length,
        expected: trace.expected,
      };
    }
  }
  return best;
}

/**
 * Which (instruction, place) pairs were tried, as stamps in buffers that are used again: a fresh array for every pattern and
 * sentence was most of the matcher's time. Nested walks (looks) take further buffers.
 */
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

const pool: Tried[] = [];

class Matcher {
  slots: number[];
  readonly #program: Program;
  readonly #run: TokenRun;
  readonly #trace: Trace | undefined;
  readonly #failed: Tried;
  /** By look and place: 0 not known, 1 yes, 2 no. */
  readonly #looks: (Uint8Array | undefined)[];

  constructor(program: Program, run: TokenRun, trace?: Trace) {
    this.#program = program;
    this.#run = run;
    this.#trace = trace;
    this.#failed = pool.pop() ?? new Tried();
    this.#failed.reset(program.code.length * (run.tokens.length + 1));
    this.#looks = program.looks.map(() => undefined);
    this.slots = new Array<number>(2 + 2 * program.captures.length).fill(-1);
  }

  /** Gives the buffer back; the matcher must not be used afterwards. */
  close(): void {
    pool.push(this.#failed);
  }

  /** The end of the match that starts at `start`, or -1. Sets `slots`. */
  match(start: number): number {
    this.slots.fill(-1);
    const end = this.#walk(this.#program.code, start, this.#failed, this.slots);
    // What was tried on the way of a match did not fail: the next start may use it.
    if (end >= 0) this.#failed.reset(0);
    return end;
  }

  #walk(code: readonly Instruction[], start: number, tried: Tried, slots?: number[], mustEndAt = -1): number {
    const { tokens } = this.#run;
    const { stamps, stamp } = tried;
    const width = tokens.length + 1;
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
        const instruction = code[pc]!;
        let ok = false;
        switch (instruction.op) {
          case 'token':
            ok = at < tokens.length && passes(instruction.test, tokens[at]!);
            if (ok) at++;
            break;
          case 'literal': {
            if (at < tokens.length) {
              const keys = this.#run.literalKeys(at);
              for (let k = keys.length - 1; k >= 0; k--) {
                const entries = instruction.table.get(keys[k]!) ?? [];
                for (let n = entries.length - 1; n >= 0; n--) {
                  const end = literalEnd(tokens, entries[n]!, at);
                  if (end > at) stack.push(pc + 1, end);
                }
              }
            }
            break;
          }
          case 'gap':
            ok = at < tokens.length && !(instruction.withinClause && endsClause(tokens[at]!));
            if (ok) at++;
            break;
          case 'split':
            stack.push(instruction.second, at);
            pc = instruction.first;
            continue;
          case 'jump':
            pc = instruction.to;
            continue;
          case 'save':
            if (slots) {
              stack.push(~instruction.slot, slots[instruction.slot]!);
              slots[instruction.slot] = at;
            }
            ok = true;
            break;
          case 'look':
            ok = this.#looksTrue(instruction.look, at);
            break;
          case 'not':
            ok = at < tokens.length && this.#looksTrue(instruction.look, at);
            if (ok) at++;
            break;
          case 'edge':
            ok = instruction.at === 'start' ? at <= this.#run.first : at >= this.#run.last;
            break;
          case 'done':
            if (mustEndAt < 0 || at === mustEndAt) return at;
            ok = false;
            break;
        }
        if (!ok) {
          this.#note(instruction, at);
          break;
        }
        pc++;
      }
    }
    return -1;
  }

  #note(instruction: Instruction, at: number): void {
    const trace = this.#trace;
    if (trace && at >= trace.reached && at > trace.start && instruction.op !== 'done') {
      trace.reached = at;
      trace.expected = instruction.label;
    }
  }

  #looksTrue(index: number, at: number): boolean {
    this.#looks[index] ??= new Uint8Array(this.#run.tokens.length + 1);
    const known = this.#looks[index]!;
    if (known[at] === 0) {
      const { code, ahead, negative } = this.#program.looks[index]!;
      const size = code.length * (this.#run.tokens.length + 1);
      const tried = pool.pop() ?? new Tried();
      tried.reset(size);
      let found = false;
      if (ahead) {
        found = this.#walk(code, at, tried) >= 0;
      } else {
        for (let start = at; start >= Math.max(0, at - LOOK_BEHIND) && !found; start--) {
          found = this.#walk(code, start, tried, undefined, at) >= 0;
        }
      }
      pool.push(tried);
      known[at] = found !== negative ? 1 : 2;
    }
    return known[at] === 1;
  }
}
