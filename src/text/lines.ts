/** Lines and columns of a text. Only reporters and problem messages need them; everything else works with offsets. */

export interface Position {
  /** UTF-16 offset into the decoded file. */
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/** Finds lines by offset in logarithmic time. A line ends at LF, CR LF or a lone CR. */
export class Lines {
  readonly text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    let feed = text.indexOf('\n');
    let carriage = text.indexOf('\r');
    // Looked for rather than passed unit by unit: that is several times as fast before this is compiled.
    while (feed >= 0 || carriage >= 0) {
      const isLone = carriage >= 0 && carriage !== feed - 1 && (feed < 0 || carriage < feed);
      if (isLone) this.#starts.push(carriage + 1);
      else if (feed >= 0) this.#starts.push(feed + 1);
      if (carriage >= 0 && (isLone || carriage < feed)) carriage = text.indexOf('\r', carriage + 1);
      if (!isLone) feed = text.indexOf('\n', feed + 1);
    }
  }

  get count(): number {
    return this.#starts.length;
  }

  position(offset: number): Position {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { offset, line: low + 1, column: offset - starts[low]! + 1 };
  }

  /** The UTF-16 offset at which a 1-based line starts. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** The text of a 1-based line, without its line break. */
  line(line: number): string {
    const start = this.startOf(line);
    let end = this.#starts[line] ?? this.text.length;
    while (end > start && '\r\n'.includes(this.text[end - 1]!)) end--;
    return this.text.slice(start, end);
  }
}
