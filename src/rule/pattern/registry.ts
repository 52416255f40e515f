/**
 * All pattern blocks of one language, by their rarest necessary words: one look at a sentence's words tells which patterns are
 * worth running, however many there are. Knows no program: whether a pattern matches is asked elsewhere.
 */
import type { Token } from '../../language/token.ts';
import { isOfClass, literalEnd, tokenRun } from './matcher.ts';
import type { Need, WordPart } from './necessary.ts';
import type { Literal } from './program.ts';

/** A sentence, or anything else whose tokens are made when they are asked for. */
export interface Tokenized {
  readonly tokens: readonly Token[];
}

/** A block's patterns within the registry: `count` of them in a row. */
interface Place {
  readonly first: number;
  readonly count: number;
}

/** Where a block stands, once its needs have been read. */
export interface Entry {
  place: Place | undefined;
}

interface Pending {
  readonly entry: Entry;
  /** The needs of each of the block's patterns, the rarest first. */
  readonly needs: () => readonly (readonly Need[])[];
}

interface Known {
  /** How many patterns there were when the sentence was looked at. */
  readonly until: number;
  /** Indices of the patterns that could match, in rising order. */
  readonly candidates: readonly number[];
}

const NONE: readonly number[] = [];

export class PatternRegistry {
  #pending: Pending[] = [];
  readonly #partIds = new Map<WordPart, number>();
  readonly #partsByLemma = new Map<string, number[]>();
  /** By what a literal begins with, and then by the whole of it. */
  readonly #literals = new Map<string, Map<string, { readonly literal: Literal; readonly parts: number[] }>>();
  /** Parts that ask for a part of speech. */
  readonly #classes: { readonly pos: string; readonly part: number }[] = [];
  /** By part of speech as tokens have it. */
  readonly #partsByPos = new Map<string, readonly number[]>();
  /** By part: the patterns whose rarest need it helps to meet. */
  readonly #patternsByPart: number[][] = [];
  /** By pattern: every other need, as parts. */
  readonly #otherNeeds: (readonly (readonly number[])[])[] = [];
  /** Patterns without necessary words. */
  readonly #always: number[] = [];
  /** By part: the number of the look that found one of its words. */
  #held = new Uint32Array(1024);
  #look = 0;
  readonly #known = new WeakMap<Tokenized, Known>();

  /** Takes a block in; its needs are read when the first sentence is looked at. */
  enter(needs: Pending['needs']): Entry {
    const entry: Entry = { place: undefined };
    this.#pending.push({ entry, needs });
    return entry;
  }

  /** Which patterns of a block could match in a sentence, counted from 0 within the block, in rising order. */
  candidates(entry: Entry, sentence: Tokenized): readonly number[] {
    if (this.#pending.length > 0) this.#readPending();
    const { first, count } = entry.place!;
    const { candidates } = this.#lookAt(sentence, first + count);
    // Where the block's patterns begin among the candidates, found by halving.
    let low = 0;
    let high = candidates.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (candidates[middle]! < first) low = middle + 1;
      else high = middle;
    }
    if (low === candidates.length || candidates[low]! >= first + count) return NONE;
    const ours: number[] = [];
    for (let at = low; at < candidates.length && candidates[at]! < first + count; at++) {
      ours.push(candidates[at]! - first);
    }
    return ours;
  }

  #lookAt(sentence: Tokenized, until: number): Known {
    let known = this.#known.get(sentence);
    if (!known || known.until < until) {
      known = { until: this.#otherNeeds.length, candidates: this.#candidatesIn(sentence.tokens) };
      this.#known.set(sentence, known);
    }
    return known;
  }

  #candidatesIn(sentence: readonly Token[]): readonly number[] {
    const run = tokenRun(sentence);
    const { tokens } = run;
    const held = this.#held;
    const look = ++this.#look;
    const found: number[] = [];
    const hold = (parts: readonly number[]): void => {
      for (const part of parts) {
        if (held[part] === look) continue;
        held[part] = look;
        found.push(part);
      }
    };
    for (let at = 0; at < tokens.length; at++) {
      const { lemma, pos } = tokens[at]!;
      const parts = this.#partsByLemma.get(lemma);
      if (parts) hold(parts);
      hold(this.#partsOfClass(pos));
      for (const key of run.literalKeys(at)) {
        for (const { literal, parts } of this.#literals.get(key)?.values() ?? []) {
          if (literalEnd(tokens, literal, at) > at) hold(parts);
        }
      }
    }
    const candidates = new Set(this.#always);
    for (const part of found) {
      for (const pattern of this.#patternsByPart[part]!) {
        if (this.#otherNeeds[pattern]!.every((need) => need.some((one) => held[one] === look))) candidates.add(pattern);
      }
    }
    return [...candidates].sort((a, b) => a - b);
  }

  #partsOfClass(pos: string): readonly number[] {
    let parts = this.#partsByPos.get(pos);
    if (!parts) {
      parts = this.#classes.filter((one) => isOfClass(one.pos, pos)).map(({ part }) => part);
      this.#partsByPos.set(pos, parts);
    }
    return parts;
  }

  #readPending(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const { entry, needs } of pending) {
      const patterns = needs();
      entry.place = { first: this.#otherNeeds.length, count: patterns.length };
      for (const one of patterns) this.#add(one);
    }
    if (this.#held.length < this.#partIds.size) {
      this.#held = new Uint32Array(this.#partIds.size * 2);
      this.#look = 0;
    }
    this.#partsByPos.clear();
  }

  #add([rarest, ...others]: readonly Need[]): void {
    const pattern = this.#otherNeeds.push(others.map((need) => need.map((part) => this.#idOf(part)))) - 1;
    if (!rarest) this.#always.push(pattern);
    else for (const part of rarest) this.#patternsByPart[this.#idOf(part)]!.push(pattern);
  }

  #idOf(part: WordPart): number {
    let id = this.#partIds.get(part);
    if (id === undefined) {
      id = this.#partIds.size;
      this.#partIds.set(part, id);
      this.#patternsByPart.push([]);
      if (part.pos !== undefined) this.#classes.push({ pos: part.pos, part: id });
      for (const lemma of part.lemmas ?? []) enterInto(this.#partsByLemma, lemma, () => []).push(id);
      for (const literal of part.literals ?? []) {
        const isText = typeof literal === 'string';
        const alike = enterInto(this.#literals, isText ? literal.slice(0, 2) : (literal[0] ?? ''), () => new Map());
        const whole = isText ? literal : literal.join(' ');
        enterInto(alike, whole, () => ({ literal, parts: [] as number[] })).parts.push(id);
      }
    }
    return id;
  }
}

function enterInto<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
