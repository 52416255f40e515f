/** The door to the language rooms: text in, tokens or sentences out. Loads a dictionary only when its language is asked for. */
import { tokenizeEnglish } from './english.ts';
import { tokenizeJapanese } from './japanese.ts';
import { SentenceMemory } from './sentence-memory.ts';
import type { Language, Token } from './token.ts';

export { detectLanguage, splitSentences } from './sentences.ts';
export type { Language, NumberValue, Token } from './token.ts';

const memories: Readonly<Record<Language, SentenceMemory>> = { ja: new SentenceMemory(), en: new SentenceMemory() };
let remembers = true;

/** The tokens of one sentence. They tile `text`; positions are UTF-16 offsets into it. Linear in its length. */
export function tokenize(text: string, language: Language): readonly Token[] {
  // Named where it is called: in the package a language is loaded when something of it is first asked for.
  const made = language === 'ja' ? tokenizeJapanese : tokenizeEnglish;
  return remembers ? memories[language].recall(text, made) : made(text);
}

/** Whether sentences are remembered by their text. It changes no token: a measurement may want to know what it brings. */
export function rememberSentences(on: boolean): void {
  remembers = on;
  for (const memory of Object.values(memories)) memory.forget();
}
