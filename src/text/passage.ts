/**
 * A text as a reader sees it, which knows where each of its characters stands in the source file.
 * It is the only bridge between what is read and the file: no position is ever searched for a second time.
 */
import type { Span } from './span.ts';

/**
 * A run of the passage. When `length === sourceLength` each UTF-16 unit maps to one unit of the source; otherwise
 * (an entity, a joined line break) the run maps as a whole.
 */
interface Run {
  readonly at: number;
  readonly length: number;
  readonly source: number;
  readonly sourceLength: number;
}

export class Passage {
  readonly text: string;
  /** Where in the source the places of its runs count from; without runs, where the text itself stands, unit for unit. */
  readonly #from: number;
  readonly #runs: readonly Run[] | undefined;

  /** Use {@link PassageBuilder}, {@link Passage.of} or {@link Passage.slice}. */
  constructor(text: string, from = 0, runs?: readonly Run[]) {
    this.text = text;
    this.#from = from;
    this.#runs = runs;
  }

  /** The passage that is `source.slice(span.start, span.end)`, unchanged. */
  static of(source: string, span: Span = { start: 0, end: source.length }): Passage {
    return new Passage(source.slice(span.start, span.end), span.start);
  }

  /** Where `span` of this passage's text stands in the source. An empty span maps to an empty one. */
  locate(span: Span): Span {
    const start = this.#toSource(span.start, false);
    if (span.end <= span.start) return { start, end: start };
    return { start, end: Math.max(start, this.#toSource(span.end, true)) };
  }

  /** The same passage of a source in which it stands so many units later. */
  moved(units: number): Passage {
    return units === 0 ? this : new Passage(this.text, this.#from + units, this.#runs);
  }

  /**
   * The part of this passage at `span` of its text, with its own place in the source.
   *
   * @param text that part, where it is at hand already
   */
  slice(span: Span, text = this.text.slice(span.start, span.end)): Passage {
    if (this.#runs === undefined) return new Passage(text, this.#from + span.start);
    const runs: Run[] = [];
    for (let index = runAt(this.#runs, span.start); index < this.#runs.length; index++) {
      const run = this.#runs[index]!;
      if (run.at >= span.end) break;
      const from = Math.max(run.at, span.start);
      const to = Math.min(run.at + run.length, span.end);
      if (from >= to) continue;
      const linear = run.length === run.sourceLength;
      runs.push({
        at: from - span.start,
        length: to - from,
        source: linear ? run.source + (from - run.at) : run.source,
        sourceLength: linear ? to - from : run.sourceLength,
      });
    }
    return runs.length === 0 ? new Passage(text, this.#toSource(span.start, false)) : passageOf(text, this.#from, runs);
  }

  /** Adds the whole of this passage to one that is being put together. */
  appendTo(builder: PassageBuilder): void {
    if (this.#runs === undefined) {
      builder.add(this.text, { start: this.#from, end: this.#from + this.text.length });
      return;
    }
    for (const run of this.#runs) {
      builder.add(this.text.slice(run.at, run.at + run.length), {
        start: this.#from + run.source,
        end: this.#from + run.source + run.sourceLength,
      });
    }
  }

  #toSource(offset: number, isEnd: boolean): number {
    const runs = this.#runs;
    if (runs === undefined) return this.#from + Math.min(offset, this.text.length);
    // The unit before an end offset decides where the end stands, so that an end never reaches into the next run.
    const unit = isEnd ? offset - 1 : offset;
    const run = runs[runAt(runs, unit)]!;
    return this.#from + placeIn(run, unit, offset, isEnd);
  }
}

/** Nearly every passage is one run of the source, unit for unit. */
function passageOf(text: string, from: number, runs: readonly Run[]): Passage {
  const [first] = runs;
  if (first === undefined) return new Passage(text, from);
  const isPlain = runs.length === 1 && first.length === first.sourceLength;
  return isPlain ? new Passage(text, from + first.source) : new Passage(text, from, runs);
}

/** The last run that begins at or before a unit of the text, found by halving. */
function runAt(runs: readonly Run[], unit: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]!.at <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function placeIn(run: Run, unit: number, offset: number, isEnd: boolean): number {
  if (unit >= run.at + run.length) return run.source + run.sourceLength;
  if (run.length !== run.sourceLength) return isEnd ? run.source + run.sourceLength : run.source;
  return run.source + (offset - run.at);
}

/** Puts a {@link Passage} together from pieces of the source, in the order of the source. */
export class PassageBuilder {
  #text = '';
  readonly #runs: Run[] = [];

  get length(): number {
    return this.#text.length;
  }

  /** Adds `text`, which stands at `source` in the file. A `text` of another length than its place maps as a whole. */
  add(text: string, source: Span): this {
    if (text.length === 0) return this;
    const sourceLength = source.end - source.start;
    const last = this.#runs.at(-1);
    const linear = text.length === sourceLength;
    if (
      last &&
      linear &&
      last.length === last.sourceLength &&
      last.source + last.sourceLength === source.start &&
      last.at + last.length === this.#text.length
    ) {
      this.#runs[this.#runs.length - 1] = {
        ...last,
        length: last.length + text.length,
        sourceLength: last.sourceLength + sourceLength,
      };
    } else {
      this.#runs.push({ at: this.#text.length, length: text.length, source: source.start, sourceLength });
    }
    this.#text += text;
    return this;
  }

  build(): Passage {
    return passageOf(this.#text, 0, [...this.#runs]);
  }
}
