/** The sentences of a block, as far as its text tells: no places in a file, and no language for what has no letters. */
import { type Language, type ReadText, readText, type Token } from '../language/language.ts';
import { splitSentences } from '../language/sentences.ts';
import type { Span } from '../text/span.ts';
import { isReadAgain, TextMemory } from '../text/text-memory.ts';

/** A sentence, as far as its text tells. Sentences of many statements may share it. */
export class CutSentence {
  readonly span: Span;
  readonly text: string;
  /** `undefined` when it has no letters. */
  readonly language: Language | undefined;
  #read: ReadText | undefined;
  #readAs: Language | undefined;
  /** Of this sentence alone: what stands around it counts in what is found out, and another one stands elsewhere. */
  #facts: unknown[] | undefined;

  constructor(span: Span, text: string, language: Language | undefined) {
    this.span = span;
    this.text = text;
    this.language = language;
  }

  tokensIn(language: Language): readonly Token[] {
    return this.#readIn(language).tokens;
  }

  /** Facts about it as one of a language. Where it is not expected to be read again, equal sentences have them in common. */
  factsIn(language: Language): unknown[] {
    const { facts } = this.#readIn(language);
    if (!isReadAgain()) return facts;
    this.#facts ??= [];
    return this.#facts;
  }

  #readIn(language: Language): ReadText {
    if (this.#read === undefined || this.#readAs !== language) {
      this.#read = readText(this.text, language);
      this.#readAs = language;
      this.#facts = undefined;
    }
    return this.#read;
  }
}

/** The sentences of a block, and how much it has of each language. */
export interface Cut {
  readonly sentences: readonly CutSentence[];
  /** Letters, whatever stands around them. */
  readonly jaLetters: number;
  readonly enLetters: number;
  /** Letters of the sentences in each language. */
  readonly ja: number;
  readonly en: number;
}

/** One kanji or kana carries about as much as this many Latin letters. */
const LETTERS_PER_CHARACTER = 2.5;

const knownCuts = new TextMemory<Cut>();

/** Of a document that is read again, the sentences are the same as before. */
export const cutOf = (text: string): Cut => (isReadAgain() ? knownCuts.recall(text, cut) : cut(text));

export function cut(text: string): Cut {
  const sentences: CutSentence[] = [];
  let jaLetters = 0;
  let enLetters = 0;
  let ja = 0;
  let en = 0;
  for (const { span, language, letters } of splitSentences(text)) {
    const wide = (letters.kana + letters.kanji) * LETTERS_PER_CHARACTER;
    const { latin } = letters;
    jaLetters += wide;
    enLetters += latin;
    if (language === 'ja') ja += wide;
    else en += latin;
    const isWhole = span.start === 0 && span.end === text.length;
    const own = isWhole ? text : text.slice(span.start, span.end);
    sentences.push(new CutSentence(span, own, wide + latin > 0 ? language : undefined));
  }
  return { sentences, jaLetters, enLetters, ja, en };
}
