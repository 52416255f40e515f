/** How far a mistyped name is from a right one. Knows no names. */

/** The fewest UTF-16 units to add, take away or change to make one text of the other (Levenshtein's distance). */
export function distance(a: string, b: string): number {
  /** From the beginning of `a` so far, to each beginning of `b`. */
  const row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line++) {
    let diagonal = row[0]!;
    row[0] = line;
    for (let column = 1; column <= b.length; column++) {
      const changed = diagonal + (a[line - 1] === b[column - 1] ? 0 : 1);
      diagonal = row[column]!;
      row[column] = Math.min(changed, diagonal + 1, row[column - 1]! + 1);
    }
  }
  return row[b.length]!;
}
