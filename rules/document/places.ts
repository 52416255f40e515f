/** Places in a statement that rules about the whole of it share. Finds no fault with anything. */
import type { Document, Sentence } from '../../src/document/document.ts';
import type { Span } from '../../src/text/span.ts';

/** Where the rules of this folder stand, for problems and the catalogue. */
export const FILE = 'rules/document';

const BODY: ReadonlySet<string> = new Set(['paragraph', 'list-item', 'table-cell']);

/** Our own sentences between title and signature, in the order of the text. */
export const bodySentences = (document: Document): readonly Sentence[] =>
  document.sentences.filter(({ block }) => block.voice === 'ours' && BODY.has(block.type) && block !== document.title);

/** Offsets into the source of a whole sentence. */
export const spanOf = (sentence: Sentence): Span => spanWithin(sentence, 0, sentence.text.length);

/** Offsets into the source of the characters from `start` to `end` of a sentence. */
export const spanWithin = ({ passage }: Sentence, start: number, end: number): Span => passage.locate({ start, end });
