/** The door to the language rooms: text in, tokens or sentences out. Loads a dictionary only when its language is asked for. */
import { TextMemory } from '../text/text-memory.ts';
import { tokenizeEnglish } from './english.ts';
import { tokenizeJapanese } from './japanese.ts';
import type { Language, Token } from './token.ts';

export { detectLanguage, splitSentences } from './sentences.ts';
export type { Language, NumberValue, Token } from './token.ts';

/** A text as one of a language: its tokens, and what else is found out of it. Equal texts may share it. */
export class ReadText {
  readonly #text: string;
  readonly #language: Language;
  #tokens: readonly Token[] | undefined;
  readonly facts: unknown[] = [];

  constructor(text: string, language: Language) {
    this.#text = text;
    this.#language = language;
  }

  /** Made when they are first asked for. They tile the text; positions are UTF-16 offsets into it. */
  get tokens(): readonly Token[] {
    // Named where it is called: in the package a language is loaded when something of it is first asked for.
    this.#tokens ??= this.#language === 'ja' ? tokenizeJapanese(this.#text) : tokenizeEnglish(this.#text);
    return this.#tokens;
  }
}

const japanese = new TextMemory<ReadText>();
const english = new TextMemory<ReadText>();

const asJapanese = (text: string): ReadText => new ReadText(text, 'ja');
const asEnglish = (text: string): ReadText => new ReadText(text, 'en');

/** What is known of one sentence. */
export const readText = (text: string, language: Language): ReadText =>
  language === 'ja' ? japanese.recall(text, asJapanese) : english.recall(text, asEnglish);

/** The tokens of one sentence. Linear in its length. Equal sentences may share them. */
export const tokenize = (text: string, language: Language): readonly Token[] => readText(text, language).tokens;
