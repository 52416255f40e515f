/** Puts the lines of a paragraph together from the pieces that a markup parser finds. Knows no markup. */
import { isWhite } from '../text/characters.ts';
import { PassageBuilder } from '../text/passage.ts';
import type { Span } from '../text/span.ts';
import { Line } from './line.ts';

export class LineBuilder {
  #lines: Line[] = [];
  #builder = new PassageBuilder();
  #plain = false;
  #hard = false;

  /** Adds visible text that stands at `span`; `strong` when it is bold. */
  add(text: string, span: Span, strong: boolean): void {
    this.#builder.add(text, span);
    if (!strong && !this.#plain && isFilled(text)) this.#plain = true;
  }

  /** Ends the line. `hard`: the next one begins where its writer wanted it to. */
  break(hard: boolean): void {
    const passage = this.#builder.build();
    const { text } = passage;
    let start = 0;
    let end = text.length;
    while (start < end && isWhite(text.charCodeAt(start))) start++;
    while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
    if (start < end) {
      const trimmed = start === 0 && end === text.length ? passage : passage.slice({ start, end });
      this.#lines.push(new Line(trimmed, 0, !this.#plain, this.#hard));
    }
    this.#builder = new PassageBuilder();
    this.#plain = false;
    this.#hard = hard;
  }

  /** All lines since the last call. */
  take(): Line[] {
    this.break(false);
    this.#hard = false;
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }
}

/** Whether there is anything but white space. */
function isFilled(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isWhite(text.charCodeAt(at))) return true;
  return false;
}
