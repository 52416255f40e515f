/** Conditions on what stands around a phrase: near it, or anywhere in the statement. Looks at no phrase itself. */
import type { Document, Sentence } from '../document/document.ts';
import { Fact } from '../text/fact.ts';
import type { Patterns } from './pack.ts';
import { type BlockHome, isShown } from './phrases.ts';
import type { Context, ElementName, Evidence } from './rule.ts';

/** What is looked for; `within` counts sentences, 0 is the phrase's own. */
export interface Wanted {
  readonly within?: number | undefined;
  readonly match?: Patterns | undefined;
  readonly elements?: readonly ElementName[] | undefined;
}

export type Surroundings = Pick<Context, 'document' | 'evidence'>;

export type Condition = (sentence: Sentence, context: Surroundings) => boolean;

/** Whether one of the sentences around has it: those at most one away when nothing else is said. */
export function nearby(wanted: Wanted, home: BlockHome): Condition {
  const { within = 1, elements = [] } = wanted;
  const isIn = lookFor(wanted, home);
  return (sentence, { document, evidence }) => {
    const { sentences } = document;
    const first = Math.max(0, sentence.index - within);
    const last = Math.min(sentences.length - 1, sentence.index + within);
    // What is known of the statement is asked before its sentences are looked at again.
    for (const element of elements) {
      const having = sentencesHaving(evidence(element), document);
      for (let at = first; at <= last; at++) if (having[at]) return true;
    }
    for (let at = first; at <= last; at++) if (isIn(sentences[at]!)) return true;
    return false;
  };
}

const marks = new Fact<Map<readonly Evidence[], readonly boolean[]>>();

/** By the indices of sentences, those with some evidence marked: a long statement has thousands, and every phrase asks. */
function sentencesHaving(evidence: readonly Evidence[], document: Document): readonly boolean[] {
  let known = marks.of(document);
  if (!known) {
    known = new Map();
    marks.keep(document, known);
  }
  let having = known.get(evidence);
  if (!having) {
    having = markedIn(evidence);
    known.set(evidence, having);
  }
  return having;
}

function markedIn(evidence: readonly Evidence[]): readonly boolean[] {
  const marked: boolean[] = [];
  for (const { sentence } of evidence) {
    while (marked.length < sentence.index) marked.push(false);
    marked[sentence.index] = true;
  }
  return marked;
}

/** Whether some evidence stands in a sentence of a document. */
export const standsIn = (evidence: readonly Evidence[], sentence: Sentence, document: Document): boolean =>
  sentencesHaving(evidence, document)[sentence.index] === true;

/** Whether the statement has it. Looked for once in each document, however many phrases ask. */
export function anywhere(wanted: Wanted, home: BlockHome): Condition {
  const { elements = [] } = wanted;
  const isIn = lookFor(wanted, home);
  const known = new WeakMap<Document, boolean>();
  return (_, { document, evidence }) => {
    let has = known.get(document);
    if (has === undefined) {
      has = elements.some((element) => evidence(element).length > 0) || document.sentences.some(isIn);
      known.set(document, has);
    }
    return has;
  };
}

function lookFor({ match }: Wanted, home: BlockHome): (sentence: Sentence) => boolean {
  if (match === undefined) return () => false;
  const block = home.aside(match);
  return (sentence) => isShown(sentence, home.language) && block.isIn(sentence);
}

/** One condition, or several. */
export const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];
