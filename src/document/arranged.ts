/** A block before it has its place in a document, with what its text alone tells: its sentences, and clues to the kind. */
import type { Passage } from '../text/passage.ts';
import { type Clues, cluesIn } from './clues.ts';
import { type Cut, cutOf } from './cut.ts';
import type { BlockType, Voice } from './document.ts';

export class Arranged {
  readonly type: BlockType;
  readonly level: number | undefined;
  readonly voice: Voice;
  readonly speaker: string | undefined;
  readonly passage: Passage;
  /** The subject of an e-mail. */
  readonly isSubject: boolean;
  #cut: Cut | undefined;
  #clues: Clues | undefined;

  constructor(
    type: BlockType,
    passage: Passage,
    voice: Voice,
    speaker: string | undefined,
    level: number | undefined,
    isSubject: boolean,
  ) {
    this.type = type;
    this.level = level;
    this.voice = voice;
    this.speaker = speaker;
    this.passage = passage;
    this.isSubject = isSubject;
  }

  get cut(): Cut {
    this.#cut ??= cutOf(this.passage.text);
    return this.#cut;
  }

  get clues(): Clues {
    const { jaLetters, enLetters } = this.cut;
    this.#clues ??= cluesIn(this.passage.text, { ja: jaLetters > 0, en: enLetters > 0 });
    return this.#clues;
  }
}
