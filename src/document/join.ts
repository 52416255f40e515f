/**
 * Joins the lines of a paragraph. A hard line break inside a sentence vanishes between Japanese characters and is one space
 * otherwise; every character keeps its place in the source.
 */
import { isWide } from '../text/characters.ts';
import { type Passage, PassageBuilder } from '../text/passage.ts';
import type { Line } from './line.ts';

export function joinLines(lines: readonly Line[]): Passage {
  if (lines.length === 1) return lines[0]!.passage;
  const builder = new PassageBuilder();
  let before = '';
  let end = 0;
  for (const { passage } of lines) {
    const text = passage.text;
    const start = passage.locate({ start: 0, end: 0 }).start;
    if (before !== '' && needsSpace(before, text)) builder.add(' ', { start: end, end: start });
    passage.appendTo(builder);
    before = text;
    end = passage.locate({ start: text.length - 1, end: text.length }).end;
  }
  return builder.build();
}

/** Words of two Latin letters would run together; Japanese ones are written without spaces. */
function needsSpace(before: string, after: string): boolean {
  return !(isWide(before.charCodeAt(before.length - 1)) || isWide(after.charCodeAt(0)));
}
