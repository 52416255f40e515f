/** Places in a statement that rules about the whole of it share. Finds no fault with anything. */
import type { Document, Sentence } from '../../src/document/document.ts';
import { Fact } from '../../src/text/fact.ts';
import type { Span } from '../../src/text/span.ts';

/** Where the rules of this folder stand, for problems and the catalogue. */
export const FILE = 'rules/document';

const BODY: ReadonlySet<string> = new Set(['paragraph', 'list-item', 'table-cell']);

const bodies = new Fact<readonly Sentence[]>();

/** Our own sentences between title and signature, in the order of the text. Looked for once: most rules ask. */
export function bodySentences(document: Document): readonly Sentence[] {
  let body = bodies.of(document);
  if (!body) {
    const { title } = document;
    body = document.sentences.filter(({ block }) => block.voice === 'ours' && BODY.has(block.type) && block !== title);
    bodies.keep(document, body);
  }
  return body;
}

/** Offsets into the source of a whole sentence. */
export const spanOf = (sentence: Sentence): Span => spanWithin(sentence, 0, sentence.text.length);

/** Offsets into the source of the characters from `start` to `end` of a sentence. */
export const spanWithin = ({ passage }: Sentence, start: number, end: number): Span => passage.locate({ start, end });
