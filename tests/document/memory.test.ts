import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readPlainText } from '../../src/document/plain-text.ts';
import { readDocument } from '../../src/document/read.ts';
import { useReader } from '../../src/document/readers.ts';
import type { Passage } from '../../src/text/passage.ts';
import type { Span } from '../../src/text/span.ts';
import { rememberTexts } from '../../src/text/text-memory.ts';
import { writtenOn } from './written-on.ts';

useReader('txt', readPlainText);
afterEach(() => rememberTexts('at once'));

describe('a document that is written on', () => {
  // A long one is searched for its kind in another way than a short one.
  it.each([
    { length: 'short', least: 0, runs: 100 },
    { length: 'long', least: 5000, runs: 6 },
  ])(
    'is read as if nothing were remembered of it: $length',
    ({ least, runs }) => {
      fc.assert(
        fc.property(writtenOn(least), (versions) => {
          rememberTexts('at once');
          const remembering = versions.map(shapeOf);
          rememberTexts('never');
          expect(remembering).toEqual(versions.map(shapeOf));
        }),
        { numRuns: runs },
      );
    },
    60_000,
  );
});

/** All that can be told of a document, with every place in the source. */
function shapeOf(text: string): unknown {
  try {
    const { blocks, directives, kind, kindReason, language, title } = readDocument(text, { format: 'txt' });
    return {
      ...{ directives, kind, kindReason, language },
      title: title?.index,
      blocks: blocks.map(({ index, type, level, voice, speaker, passage, sentences }) => ({
        ...{ index, type, level, voice, speaker },
        places: [0, 0.3, 0.6, 1].map((part) => placeOf(passage, Math.floor(part * passage.text.length))),
        sentences: sentences.map((sentence) => ({
          ...{ index: sentence.index, language: sentence.language, text: sentence.text },
          place: placeOf(sentence.passage, sentence.text.length),
        })),
      })),
    };
  } catch (error) {
    return String(error);
  }
}

const placeOf = (passage: Passage, end: number): Span => passage.locate({ start: 0, end });
