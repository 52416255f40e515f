/** The door to the language rooms: text in, tokens or sentences out. Loads a dictionary only when its language is asked for. */
import { tokenizeEnglish } from './english.ts';
import { tokenizeJapanese } from './japanese.ts';
import type { Language, Token } from './token.ts';

export { detectLanguage, splitSentences } from './sentences.ts';
export type { Language, NumberValue, Token } from './token.ts';

/** The tokens of one sentence. They tile `text`; positions are UTF-16 offsets into it. Linear in its length. */
export function tokenize(text: string, language: Language): readonly Token[] {
  return language === 'ja' ? tokenizeJapanese(text) : tokenizeEnglish(text);
}
