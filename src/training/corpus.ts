/** The labelled corpus as sentences to learn from. Reads the disk; learns nothing. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, type Format, KINDS, type Kind, type Sentence } from '../document/document.ts';
import { readDocument } from '../document/read.ts';
import type { Language } from '../language/token.ts';
import { readYaml } from '../problem/yaml.ts';
import { isOurs } from '../rule/position.ts';
import { ELEMENTS, type ElementName, PHRASE_CATEGORIES, type PhraseCategory } from '../rule/rule.ts';
import { overlaps, type Span } from '../text/span.ts';

/** A labelled sentence, read as owabi reads it. */
export interface LabelledSentence {
  /** The file or folder that one writer wrote: what is held back together. */
  readonly part: string;
  readonly kind: Kind;
  readonly document: Document;
  readonly sentence: Sentence;
  /** Whether it stands in a whole statement, where ordinary sentences are as many as in life. */
  readonly inStatement: boolean;
  readonly phrases: readonly { readonly category: PhraseCategory; readonly span: Span }[];
  /** Readers differ on a phrase in it: it teaches nothing that it is not labelled with. */
  readonly debatable: boolean;
  /** Per element: there, not there, or not known. */
  readonly elements: ReadonlyMap<ElementName, boolean>;
  /** What the whole statement has; of single sentences nothing is known. */
  readonly elementsOfStatement?: ReadonlySet<string>;
}

interface Quote {
  readonly quote: string;
  readonly occurrence?: number;
}

interface Labelled {
  readonly text: string;
  readonly before?: string;
  readonly kind: Kind;
  readonly format?: Format;
  readonly lang: Language;
  readonly findings?: readonly (Quote & { readonly category: PhraseCategory })[];
  readonly labels?: readonly (Quote & { readonly category: PhraseCategory })[];
  readonly debatable?: readonly Quote[];
  /** In statements the words that are evidence; of single sentences only which are there. */
  readonly elements?: Readonly<Partial<Record<ElementName, string | readonly string[]>>> | readonly ElementName[];
}

/** Names of the parts of a language below `corpus`: folders of statements and files of sentences. */
export function partsOf(corpus: string, language: Language): string[] {
  const folders = readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (entry.name === language || entry.name.endsWith(`-${language}`)))
    .map(({ name }) => name);
  const files = readdirSync(join(corpus, 'sentences'))
    .filter((name) => name.startsWith(`${language}-`) && name.endsWith('.jsonl'))
    .map((name) => `sentences/${name}`);
  return [...folders, ...files].sort();
}

/** SHA-256 over all parts of a language and what else decides the weights. */
export function dataHash(corpus: string, language: Language, ...others: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of partsOf(corpus, language)) {
    for (const file of filesOf(corpus, part)) hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  }
  for (const other of others) hash.update(other);
  return hash.digest('hex');
}

function filesOf(corpus: string, part: string): string[] {
  if (part.endsWith('.jsonl')) return [join(corpus, part)];
  return readdirSync(join(corpus, part))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(corpus, part, name));
}

/** The sentences of one part that are the writer's own words and in its language. */
export function readPart(corpus: string, part: string, language: Language): LabelledSentence[] {
  return filesOf(corpus, part).flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    if (!part.endsWith('.jsonl')) return sentencesOf(readYaml(source, file).value as Labelled, part, language, true);
    return source
      .split('\n')
      .filter((line) => line.trim() !== '')
      .flatMap((line) => sentencesOf(JSON.parse(line) as Labelled, part, language, false));
  });
}

function sentencesOf(item: Labelled, part: string, language: Language, inStatement: boolean): LabelledSentence[] {
  const before = item.before === undefined ? '' : item.before + (language === 'ja' ? '' : ' ');
  const text = before + item.text;
  const kind = KINDS.includes(item.kind) ? item.kind : 'first-notice';
  const document = readDocument(text, { format: item.format ?? 'txt', kind });
  const place = ({ quote, occurrence = 1 }: Quote): Span => {
    let at = before.length - 1;
    for (let time = 0; time < occurrence; time++) at = text.indexOf(String(quote), at + 1);
    return { start: at, end: at + String(quote).length };
  };
  const phrases = (item.findings ?? item.labels ?? []).map((label) => ({
    category: label.category,
    span: place(label),
  }));
  const doubtful = (item.debatable ?? []).map(place);
  return document.sentences.flatMap((sentence): LabelledSentence[] => {
    if (!isOurs(sentence.block) || sentence.language !== language) return [];
    const span = sentence.passage.locate({ start: 0, end: sentence.text.length });
    if (span.end <= before.length) return [];
    return [
      {
        part,
        kind,
        document,
        sentence,
        inStatement,
        phrases: phrases.filter((phrase) => overlaps(phrase.span, span) && PHRASE_CATEGORIES.includes(phrase.category)),
        debatable: doubtful.some((one) => overlaps(one, span)),
        elements: elementsOf(item, span, place),
        ...(inStatement && { elementsOfStatement: new Set(Object.keys(item.elements ?? {})) }),
      },
    ];
  });
}

/** In a statement one piece of evidence is marked, perhaps not all: elsewhere in it the element is not known. */
function elementsOf(
  { elements, text }: Labelled,
  span: Span,
  place: (quote: Quote) => Span,
): Map<ElementName, boolean> {
  const known = new Map<ElementName, boolean>();
  if (elements === undefined) return known;
  for (const element of ELEMENTS) {
    if (Array.isArray(elements)) {
      // Several sentences in one text: which of them it is was not written down.
      const only = span.end - span.start >= text.trim().length - 1;
      if (!elements.includes(element)) known.set(element, false);
      else if (only) known.set(element, true);
      continue;
    }
    const quotes = (elements as Readonly<Partial<Record<ElementName, string | readonly string[]>>>)[element];
    if (quotes === undefined) known.set(element, false);
    else if ([quotes].flat().some((quote) => overlaps(place({ quote }), span))) known.set(element, true);
  }
  return known;
}
