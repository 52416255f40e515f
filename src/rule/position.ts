/** Where a statement begins and ends for its reader, and which of its sentences are the writer's own. Looks at blocks, not at words. */
import type { Block, Document, Sentence } from '../document/document.ts';
import { Fact } from '../text/fact.ts';

/** Our own words: neither the questioner's nor a block quotation. */
export const isOurs = (block: Block): boolean => block.voice === 'ours' && block.type !== 'quote';

const BODY = new Set<Block['type']>(['paragraph', 'list-item', 'table-cell']);

interface Edges {
  readonly first: Sentence | undefined;
  readonly last: Sentence | undefined;
}

const edgesOf = new Fact<Edges>();

function edges(document: Document): Edges {
  let known = edgesOf.of(document);
  if (!known) {
    const isBody = ({ block }: Sentence) => isOurs(block) && BODY.has(block.type) && block !== document.title;
    known = { first: document.sentences.find(isBody), last: document.sentences.findLast(isBody) };
    edgesOf.keep(document, known);
  }
  return known;
}

/** The first sentence of the body, after title, salutation and e-mail header. */
export const firstSentence = (document: Document): Sentence | undefined => edges(document).first;

/** The last sentence of the body, before signature and labels. */
export const lastSentence = (document: Document): Sentence | undefined => edges(document).last;

export const isInTitle = (sentence: Sentence, document: Document): boolean => sentence.block === document.title;
