import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Passage, PassageBuilder } from '../../src/text/passage.ts';

//               0123456789
const SOURCE = 'a&amp;b\n c';

const read = () =>
  new PassageBuilder()
    .add('a', { start: 0, end: 1 })
    .add('&', { start: 1, end: 6 })
    .add('b', { start: 6, end: 7 })
    .add(' ', { start: 7, end: 9 })
    .add('c', { start: 9, end: 10 })
    .build();

const sourceOf = (passage: Passage, start: number, end: number) => {
  const span = passage.locate({ start, end });
  return SOURCE.slice(span.start, span.end);
};

describe('Passage', () => {
  it('locates an entity as a whole', () => {
    expect(sourceOf(read(), 1, 2)).toBe('&amp;');
    expect(sourceOf(read(), 0, 3)).toBe('a&amp;b');
  });

  it('locates a joined line break with its indentation', () => {
    expect(sourceOf(read(), 3, 4)).toBe('\n ');
  });

  it('ends a span before what follows it', () => {
    expect(sourceOf(read(), 2, 3)).toBe('b');
  });

  it('locates an empty span as an empty one', () => {
    expect(read().locate({ start: 2, end: 2 })).toEqual({ start: 6, end: 6 });
  });

  it('keeps the places of a slice', () => {
    const slice = read().slice({ start: 1, end: 5 });
    expect(slice.text).toBe('&b c');
    expect(sourceOf(slice, 0, 1)).toBe('&amp;');
    expect(sourceOf(slice, 1, 4)).toBe('b\n c');
  });

  it('keeps the places of what is appended to another passage', () => {
    const builder = new PassageBuilder().add('x', { start: 0, end: 1 });
    read().slice({ start: 2, end: 5 }).appendTo(builder);
    const passage = builder.build();
    expect(passage.text).toBe('xb c');
    expect(sourceOf(passage, 1, 4)).toBe('b\n c');
  });

  it('maps a text onto itself when nothing was changed', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [Math.min(a, b) % (text.length + 1), Math.max(a, b) % (text.length + 1)].sort(
          (x, y) => x - y,
        ) as [number, number];
        expect(
          Passage.of(text)
            .slice({ start, end })
            .locate({ start: 0, end: end - start }),
        ).toEqual({ start, end });
      }),
    );
  });
});
