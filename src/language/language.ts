/** The door to the language rooms: text in, tokens or sentences out. Loads a dictionary only when its language is asked for. */
import { TextMemory } from '../text/text-memory.ts';
import { tokenizeEnglish } from './english.ts';
import { tokenizeJapanese } from './japanese.ts';
import type { Language, Token } from './token.ts';

export { detectLanguage, splitSentences } from './sentences.ts';
export type { Language, NumberValue, Token } from './token.ts';

const memories: Readonly<Record<Language, TextMemory<readonly Token[]>>> = {
  ja: new TextMemory(),
  en: new TextMemory(),
};

/** The tokens of one sentence. They tile `text`; positions are UTF-16 offsets into it. Linear in its length. Equal sentences may share them. */
export function tokenize(text: string, language: Language): readonly Token[] {
  // Named where it is called: in the package a language is loaded when something of it is first asked for.
  const made = language === 'ja' ? tokenizeJapanese : tokenizeEnglish;
  return memories[language].recall(text, made);
}
