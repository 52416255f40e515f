/**
 * Reads a statement: source text in, blocks and sentences out, each with its exact place. The same source gives the same
 * document; nothing here judges what is said.
 */

import { type Language, type Token, tokenize } from '../language/language.ts';
import { splitSentences } from '../language/sentences.ts';
import type { Passage } from '../text/passage.ts';
import type { Span } from '../text/span.ts';
import { MOST_REMEMBERED, TextMemory } from '../text/text-memory.ts';
import { hasPhrase, phrasesOf } from '../text/whole-words.ts';
import { type Arranged, arrange } from './arrange.ts';
import type { Block, Document, ReadOptions, Sentence } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import { inferKind } from './kind.ts';
import { readerOf } from './readers.ts';

export { loadReader } from './readers.ts';

/**
 * The document in `source`. `loadReader(options.format)` must have been awaited once before.
 *
 * @throws {ProblemError} when the front matter has an unknown value, or a key that is nearly one of ours.
 */
export function readDocument(source: string, options: ReadOptions): Document {
  const { frontMatter, end } = readFrontMatter(source, options.file);
  const layout = readerOf(options.format)(source, { start: end, end: source.length });
  const known = options.kind ?? frontMatter.kind;
  const arrangement = arrange(layout.chunks, known === 'interview');
  const mayComeAgain = source.length <= MOST_REMEMBERED;
  const cuts = arrangement.blocks.map(({ passage }) =>
    mayComeAgain ? knownCuts.recall(passage.text, cut) : cut(passage.text),
  );
  const weights = weigh(cuts);
  const fallback = dominantLanguage(weights);
  const recent = source.length > HUGE ? new RecentSentences() : undefined;
  const blocks: Block[] = [];
  const sentences: Sentence[] = [];
  for (const arranged of arrangement.blocks) {
    const block = buildBlock(arranged, cuts[blocks.length]!, blocks.length, sentences.length, fallback, recent);
    blocks.push(block);
    for (const sentence of block.sentences) sentences.push(sentence);
  }
  const subject = arrangement.blocks.findIndex((block) => block.subject === true);
  const title = blocks[subject] ?? titleOf(blocks);
  const kind = kindOf(options, frontMatter.kind, blocks, arrangement.conversation, title);
  return {
    source,
    format: options.format,
    language: languageOf(weights, fallback),
    kind: kind.kind,
    kindReason: kind.reason,
    frontMatter: {
      ...frontMatter,
      ...(options.kind !== undefined && { kind: options.kind }),
      ...(options.fault !== undefined && { fault: options.fault }),
      ...(options.harm !== undefined && { harm: options.harm }),
    },
    blocks,
    sentences,
    directives: layout.directives,
    ...(title && { title }),
  };
}

/** A document of more UTF-16 units than this is huge: all its tokens together would not fit into memory. */
const HUGE = 1_000_000;

/** How many sentences of a huge document have tokens at a time. */
const RECENT = 256;

/** The sentences of a huge document that were last asked for their tokens; one more, and the oldest lets go of its own. */
class RecentSentences {
  readonly #sentences: ReadSentence[] = [];
  #next = 0;

  add(sentence: ReadSentence): void {
    this.#sentences[this.#next]?.forgetTokens();
    this.#sentences[this.#next] = sentence;
    this.#next = (this.#next + 1) % RECENT;
  }
}

/**
 * A sentence computes its tokens when they are first asked for, and keeps them with all that equal sentences share; in a huge document
 * it keeps them for a while.
 */
class ReadSentence implements Sentence {
  readonly index: number;
  readonly block: Block;
  readonly language: Language;
  readonly passage: Passage;
  readonly #keeper: CutSentence | RecentSentences;
  #tokens: readonly Token[] | undefined;

  constructor(
    index: number,
    block: Block,
    language: Language,
    passage: Passage,
    keeper: CutSentence | RecentSentences,
  ) {
    this.index = index;
    this.block = block;
    this.language = language;
    this.passage = passage;
    this.#keeper = keeper;
  }

  get text(): string {
    return this.passage.text;
  }

  get isFleeting(): boolean {
    return this.#keeper instanceof RecentSentences;
  }

  get tokens(): readonly Token[] {
    if (!this.#tokens) {
      const keeper = this.#keeper;
      if (keeper instanceof CutSentence) this.#tokens = keeper.tokensIn(this.language);
      else {
        this.#tokens = tokenize(this.passage.text, this.language);
        keeper.add(this);
      }
    }
    return this.#tokens;
  }

  forgetTokens(): void {
    this.#tokens = undefined;
  }
}

/** How much a text has of each language. */
type Weights = Readonly<Record<Language, number>>;

/** A sentence, as far as its text tells. Sentences of many statements may share it. */
class CutSentence {
  readonly span: Span;
  readonly text: string;
  /** `undefined` when it has no letters. */
  readonly language: Language | undefined;
  #tokens: readonly Token[] = [];
  #tokensAre: Language | undefined;

  constructor(span: Span, text: string, language: Language | undefined) {
    this.span = span;
    this.text = text;
    this.language = language;
  }

  tokensIn(language: Language): readonly Token[] {
    if (this.#tokensAre !== language) {
      this.#tokens = tokenize(this.text, language);
      this.#tokensAre = language;
    }
    return this.#tokens;
  }
}

/** The sentences of a block, as far as its text tells. */
interface Cut {
  readonly sentences: readonly CutSentence[];
  /** Of the letters, whatever stands around them; and of the sentences in each language. */
  readonly letters: Weights;
  readonly languages: Weights;
}

const knownCuts = new TextMemory<Cut>();

function cut(text: string): Cut {
  const letters = { ja: 0, en: 0 };
  const languages = { ja: 0, en: 0 };
  const sentences = splitSentences(text).map(({ span, language: likely, letters: { kana, kanji, latin } }) => {
    const ofSentence = { ja: (kana + kanji) * LETTERS_PER_CHARACTER, en: latin };
    const language = kana + kanji + latin > 0 ? likely : undefined;
    letters.ja += ofSentence.ja;
    letters.en += ofSentence.en;
    if (language) languages[language] += ofSentence[language];
    return new CutSentence(span, text.slice(span.start, span.end), language);
  });
  return { sentences, letters, languages };
}

function buildBlock(
  arranged: Arranged,
  cut: Cut,
  index: number,
  firstSentence: number,
  fallback: Language,
  recent: RecentSentences | undefined,
): Block {
  const { type, level, voice, speaker } = arranged;
  const passage = arranged.passage.moved(arranged.from);
  const sentences: Sentence[] = [];
  const block: Block = {
    index,
    type,
    voice,
    passage,
    sentences,
    ...(level !== undefined && { level }),
    ...(speaker !== undefined && { speaker }),
  };
  for (const cutOne of cut.sentences) {
    const { span, text, language = fallback } = cutOne;
    const place = firstSentence + sentences.length;
    sentences.push(new ReadSentence(place, block, language, passage.slice(span, text), recent ?? cutOne));
  }
  return block;
}

/** One kanji or kana carries about as much as this many Latin letters. */
const LETTERS_PER_CHARACTER = 2.5;

interface Weighed {
  readonly letters: Weights;
  readonly languages: Weights;
}

function weigh(cuts: readonly Cut[]): Weighed {
  const letters = { ja: 0, en: 0 };
  const languages = { ja: 0, en: 0 };
  for (const block of cuts) {
    for (const language of ['ja', 'en'] as const) {
      letters[language] += block.letters[language];
      languages[language] += block.languages[language];
    }
  }
  return { letters, languages };
}

/** The language of what has no letters of its own: numbers, dates, addresses. */
const dominantLanguage = ({ letters: { ja, en } }: Weighed): Language =>
  ja > en || (ja > 0 && ja === en) ? 'ja' : 'en';

function languageOf({ languages: { ja, en } }: Weighed, fallback: Language): Document['language'] {
  const total = ja + en;
  if (total === 0) return fallback;
  if (Math.min(ja, en) >= total / 5) return 'mixed';
  return ja > en ? 'ja' : 'en';
}

/** The first heading, when nothing but a letterhead stands before it. */
function titleOf(blocks: readonly Block[]): Block | undefined {
  for (const block of blocks) {
    if (block.type === 'heading') return block;
    if (block.type === 'paragraph' || block.type === 'list-item') return undefined;
  }
  return undefined;
}

/** As much as is looked at for the kind of a statement. */
const HEAD = 300;
const BODY = 20_000;

function kindOf(
  options: ReadOptions,
  declared: Document['kind'] | undefined,
  blocks: readonly Block[],
  conversation: boolean,
  title: Block | undefined,
): ReturnType<typeof inferKind> {
  if (options.kind !== undefined) {
    return {
      kind: options.kind,
      reason: options.kindReason ?? { ja: '指定されているため', en: 'it was given' },
    };
  }
  if (declared !== undefined) {
    return { kind: declared, reason: { ja: '前付けに書かれているため', en: 'its front matter says so' } };
  }
  let text = '';
  let head = title?.passage.text ?? '';
  let begun = false;
  for (const block of blocks) {
    if (text.length > BODY) break;
    if (block.type === 'paragraph' || block.type === 'list-item' || head.length > HEAD) begun = true;
    if (!begun && block !== title) head += `\n${block.passage.text.slice(0, 80)}`;
    text += `${block.passage.text}\n`;
  }
  const spoken = blocks.filter((block) => block.voice === 'questioner' || block.speaker !== undefined).length;
  const addressee = addresseeOf(blocks);
  return inferKind({
    head,
    text: text.trim(),
    conversation: conversation && spoken * 5 >= blocks.length,
    ...(addressee !== undefined && { addressee }),
    blocks: blocks.length,
    headings: blocks.filter((block) => block.type === 'heading').length,
  });
}

/** The salutation, when it is to one person; it may run on into the first sentence. */
function addresseeOf(blocks: readonly Block[]): string | undefined {
  for (const { type, passage } of blocks.slice(0, 8)) {
    if (type === 'salutation' && isOnePerson(passage.text)) return passage.text;
    if (type === 'paragraph') {
      const { text } = passage;
      if (!GREETINGS.some((word) => text.startsWith(`${word} `))) return undefined;
      const greeting = /^(?:Dear|Hi|Hello|Hey) [\p{L}.’' -]{2,40}/u.exec(text)?.[0];
      return greeting !== undefined && isOnePerson(greeting) ? greeting : undefined;
    }
  }
  return undefined;
}

const GREETINGS = ['Dear', 'Hi', 'Hello', 'Hey'];
const SEVERAL_JA = ['各位', '皆', 'みな', '御中', 'お客様', 'お客さま', '保護者', '会員'];
const SEVERAL_EN = phrasesOf(
  'all|everyone|everybody|customer|customers|member|members|resident|residents|merchant|merchants|seller|sellers|parents|guests|supporters|valued|team|folks|those|our',
);

const isOnePerson = (salutation: string): boolean =>
  !SEVERAL_JA.some((word) => salutation.includes(word)) &&
  !hasPhrase(salutation.toLowerCase(), SEVERAL_EN) &&
  (['様', 'さま', '殿'].some((title) => salutation.includes(title)) ||
    /^(?:Dear|Hi|Hello|Hey)\s+\p{Lu}/u.test(salutation));
