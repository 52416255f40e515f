/**
 * Reads a statement: source text in, blocks and sentences out, each with its exact place. The same source gives the same
 * document; nothing here judges what is said.
 */

import { type Language, type Token, tokenize } from '../language/language.ts';
import type { Passage } from '../text/passage.ts';
import { MOST_REMEMBERED } from '../text/text-memory.ts';
import { wholeWords } from '../text/word-finder.ts';
import { arrange } from './arrange.ts';
import type { Arranged } from './arranged.ts';
import { type CutSentence, cut } from './cut.ts';
import type { Block, BlockType, Document, FrontMatter, ReadOptions, Sentence, Voice } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import { inferKind, type KindReading } from './kind.ts';
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
  const arrangement = arrange(layout, known === 'interview');
  const mayComeAgain = source.length <= MOST_REMEMBERED;
  const cuts = arrangement.blocks.map((block) => (mayComeAgain ? block.cut : cut(block.passage.text)));
  const weights = { jaLetters: 0, enLetters: 0, ja: 0, en: 0 };
  for (const { jaLetters, enLetters, ja, en } of cuts) {
    weights.jaLetters += jaLetters;
    weights.enLetters += enLetters;
    weights.ja += ja;
    weights.en += en;
  }
  const fallback = dominantLanguage(weights);
  const recent = source.length > HUGE ? new RecentSentences() : undefined;
  const blocks: Block[] = [];
  const sentences: Sentence[] = [];
  for (let index = 0; index < cuts.length; index++) {
    const ofBlock = cuts[index]!.sentences;
    const own = new Array<Sentence>(ofBlock.length);
    const block = new ReadBlock(index, arrangement.blocks[index]!, arrangement.starts[index]!, own);
    for (let place = 0; place < ofBlock.length; place++) {
      const cutOne = ofBlock[place]!;
      const sentence = new ReadSentence(sentences.length, block, cutOne.language ?? fallback, cutOne, recent);
      own[place] = sentence;
      sentences.push(sentence);
    }
    blocks.push(block);
  }
  const title = titleIn(arrangement.blocks);
  const kind = kindOf(options, frontMatter.kind, () => {
    const { blocks } = arrangement;
    const { headings, spoken } = countsOf(blocks);
    return inferKind({
      blocks,
      title,
      headings,
      conversation: arrangement.conversation && spoken * 5 >= blocks.length,
      addressee: addresseeOf(blocks),
      scripts: { ja: weights.jaLetters > 0, en: weights.enLetters > 0 },
    });
  });
  return {
    source,
    format: options.format,
    language: languageOf(weights, fallback),
    kind: kind.kind,
    kindReason: kind.reason,
    frontMatter: withOptions(frontMatter, options),
    blocks,
    sentences,
    directives: layout.directives,
    title: title < 0 ? undefined : blocks[title],
    facts: [],
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

/** A block where it stands; where that is, is worked out when somebody asks. */
class ReadBlock implements Block {
  readonly index: number;
  readonly type: BlockType;
  readonly voice: Voice;
  readonly level: number | undefined;
  readonly speaker: string | undefined;
  readonly sentences: readonly Sentence[];
  readonly #arranged: Arranged;
  readonly #start: number;
  #passage: Passage | undefined;

  constructor(index: number, arranged: Arranged, start: number, sentences: readonly Sentence[]) {
    this.index = index;
    this.sentences = sentences;
    this.type = arranged.type;
    this.voice = arranged.voice;
    this.level = arranged.level;
    this.speaker = arranged.speaker;
    this.#arranged = arranged;
    this.#start = start;
  }

  get passage(): Passage {
    this.#passage ??= this.#arranged.passage.moved(this.#start);
    return this.#passage;
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
  readonly text: string;
  readonly #cut: CutSentence;
  readonly #recent: RecentSentences | undefined;
  readonly facts: unknown[] | undefined;
  #passage: Passage | undefined;
  #tokens: readonly Token[] | undefined;

  constructor(
    index: number,
    block: Block,
    language: Language,
    cutOne: CutSentence,
    recent: RecentSentences | undefined,
  ) {
    this.index = index;
    this.block = block;
    this.language = language;
    this.text = cutOne.text;
    this.#cut = cutOne;
    this.#recent = recent;
    this.facts = recent === undefined ? cutOne.factsIn(language) : undefined;
  }

  get passage(): Passage {
    this.#passage ??= this.block.passage.slice(this.#cut.span, this.text);
    return this.#passage;
  }

  get isFleeting(): boolean {
    return this.#recent !== undefined;
  }

  get tokens(): readonly Token[] {
    if (!this.#tokens) {
      if (this.#recent === undefined) this.#tokens = this.#cut.tokensIn(this.language);
      else {
        this.#tokens = tokenize(this.text, this.language);
        this.#recent.add(this);
      }
    }
    return this.#tokens;
  }

  forgetTokens(): void {
    this.#tokens = undefined;
  }
}

/** How much a text has of each language: of the letters, whatever stands around them, and of the sentences. */
interface Weights {
  readonly jaLetters: number;
  readonly enLetters: number;
  readonly ja: number;
  readonly en: number;
}

/** The language of what has no letters of its own: numbers, dates, addresses. */
const dominantLanguage = ({ jaLetters, enLetters }: Weights): Language =>
  jaLetters > enLetters || (jaLetters > 0 && jaLetters === enLetters) ? 'ja' : 'en';

function languageOf({ ja, en }: Weights, fallback: Language): Document['language'] {
  const total = ja + en;
  if (total === 0) return fallback;
  if (Math.min(ja, en) >= total / 5) return 'mixed';
  return ja > en ? 'ja' : 'en';
}

/** Which block is the subject line, or else the first heading, when nothing but a letterhead stands before it; or -1. */
function titleIn(blocks: readonly Arranged[]): number {
  for (let index = 0; index < blocks.length; index++) if (blocks[index]!.isSubject) return index;
  for (let index = 0; index < blocks.length; index++) {
    const { type } = blocks[index]!;
    if (type === 'heading') return index;
    if (type === 'paragraph' || type === 'list-item') return -1;
  }
  return -1;
}

/** Most statements have neither: what is spread has a shape of its own in every one of them. */
function withOptions(frontMatter: FrontMatter, { kind, fault, harm }: ReadOptions): FrontMatter {
  if (kind === undefined && fault === undefined && harm === undefined) return frontMatter;
  return { ...frontMatter, ...(kind && { kind }), ...(fault && { fault }), ...(harm && { harm }) };
}

function kindOf(options: ReadOptions, declared: Document['kind'] | undefined, infer: () => KindReading): KindReading {
  if (options.kind !== undefined) {
    return {
      kind: options.kind,
      reason: options.kindReason ?? { ja: '指定されているため', en: 'it was given' },
    };
  }
  if (declared !== undefined) {
    return { kind: declared, reason: { ja: '前付けに書かれているため', en: 'its front matter says so' } };
  }
  return infer();
}

/** How many blocks are headings, and in how many somebody asks or is named. */
function countsOf(blocks: readonly Arranged[]) {
  let headings = 0;
  let spoken = 0;
  for (const { type, voice, speaker } of blocks) {
    if (type === 'heading') headings++;
    if (voice === 'questioner' || speaker !== undefined) spoken++;
  }
  return { headings, spoken };
}

/** The salutation, when it is to one person; it may run on into the first sentence. */
function addresseeOf(blocks: readonly Arranged[]): string | undefined {
  for (let index = 0; index < blocks.length && index < 8; index++) {
    const { type, passage } = blocks[index]!;
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
const SEVERAL_EN = wholeWords(
  'all|everyone|everybody|customer|customers|member|members|resident|residents|merchant|merchants|seller|sellers|parents|guests|supporters|valued|team|folks|those|our',
);

const isOnePerson = (salutation: string): boolean =>
  !SEVERAL_JA.some((word) => salutation.includes(word)) &&
  !SEVERAL_EN.isIn(salutation.toLowerCase()) &&
  (['様', 'さま', '殿'].some((title) => salutation.includes(title)) ||
    /^(?:Dear|Hi|Hello|Hey)\s+\p{Lu}/u.test(salutation));
