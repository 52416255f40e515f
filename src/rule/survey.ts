/**
 * Goes through the sentences of a statement once, and finds in each whatever waits for its words: elements, credits, phrases of rules.
 * What was found is remembered with the sentence's tokens, which equal sentences share. Judges nothing of it.
 */
import type { Block, Document, Sentence } from '../document/document.ts';
import type { Language, Token } from '../language/token.ts';
import type { Span } from '../text/span.ts';
import { BlockIndex, type Waiting } from './pattern/block-index.ts';
import type { PatternRule, Phrase } from './pattern-rule.ts';
import { Around } from './phrases.ts';
import { isOurs } from './position.ts';
import { isSigned, type Recognition, recognizedIn } from './recognition.ts';

/** Where something is recognised. */
export interface Place {
  readonly sentence: Sentence;
  /** UTF-16 offsets into the document's source. */
  readonly span: Span;
}

/** What a rule finds in one sentence, before it looks elsewhere. */
export interface RulePhrases {
  readonly rule: PatternRule;
  readonly phrases: readonly Phrase[];
}

export interface Survey {
  /** In the order of the sentences; places may overlap. */
  places(recognition: Recognition): readonly Place[];
  /** In the order of the rules that were watched for. */
  phrases(sentence: Sentence): readonly RulePhrases[];
}

/** What was found in a sentence: the same wherever it stands in such a block and between such neighbours. */
interface Finds {
  readonly type: Block['type'];
  readonly isSigned: boolean;
  readonly around: Around;
  readonly places: readonly { readonly recognition: Recognition; readonly spans: readonly Span[] }[];
  readonly phrases: readonly RulePhrases[];
}

type Watched = { readonly recognition: Recognition } | { readonly rule: PatternRule };

const NO_PLACES: readonly Place[] = [];
const NOTHING: readonly never[] = [];

/** Knows who waits for what; made once for the same lists. */
export class Surveyor {
  readonly #waiting: Readonly<Record<Language, BlockIndex<Watched>>>;
  readonly #known = new WeakMap<readonly Token[], Finds>();

  constructor(recognitions: readonly Recognition[], rules: readonly PatternRule[]) {
    const inOne = (language: Language): BlockIndex<Watched> =>
      new BlockIndex([
        ...recognitions.flatMap((recognition): Waiting<Watched>[] => {
          const { block, signedBlock } = recognition;
          if (recognition.language !== language) return [];
          const value = { recognition };
          return [{ block, value }, ...(signedBlock ? [{ block: signedBlock, value }] : [])];
        }),
        ...rules.flatMap((rule): Waiting<Watched>[] =>
          rule.languages.includes(language) ? [{ block: rule.block, value: { rule } }] : [],
        ),
      ]);
    this.#waiting = { ja: inOne('ja'), en: inOne('en') };
  }

  /**
   * @param visit is shown each sentence of our own after it was looked through: what else asks for its tokens does so best now, since
   *   a huge statement lets go of them
   */
  survey(document: Document, visit?: (sentence: Sentence) => void): Survey {
    const places = new Map<Recognition, Place[]>();
    const phrases: (readonly RulePhrases[] | undefined)[] = [];
    for (const sentence of document.sentences) {
      if (!isOurs(sentence.block)) continue;
      const finds = this.#findsIn(sentence, document);
      for (const { recognition, spans } of finds.places) {
        let known = places.get(recognition);
        if (!known) {
          known = [];
          places.set(recognition, known);
        }
        for (const span of spans) known.push({ sentence, span: sentence.passage.locate(span) });
      }
      if (finds.phrases.length > 0) phrases[sentence.index] = finds.phrases;
      visit?.(sentence);
    }
    return {
      places: (recognition) => places.get(recognition) ?? NO_PLACES,
      phrases: ({ index }) => phrases[index] ?? NOTHING,
    };
  }

  #findsIn(sentence: Sentence, document: Document): Finds {
    const { tokens, block } = sentence;
    let finds = this.#known.get(tokens);
    if (
      !finds ||
      finds.type !== block.type ||
      finds.isSigned !== isSigned(block) ||
      !finds.around.isSameFor(sentence, document)
    ) {
      finds = this.#find(sentence, document);
      this.#known.set(tokens, finds);
    }
    return finds;
  }

  #find(sentence: Sentence, document: Document): Finds {
    const { block } = sentence;
    const around = new Around(sentence, document);
    const places: Finds['places'][number][] = [];
    const phrases: RulePhrases[] = [];
    for (const watched of this.#waiting[sentence.language].in(sentence)) {
      if ('rule' in watched) {
        const found = watched.rule.phrasesIn(sentence, around);
        if (found.length > 0) phrases.push({ rule: watched.rule, phrases: found });
      } else {
        const spans = recognizedIn(sentence, around, watched.recognition);
        if (spans.length > 0) places.push({ recognition: watched.recognition, spans });
      }
    }
    around.letGo();
    return { type: block.type, isSigned: isSigned(block), around, places, phrases };
  }
}

/** One document, for these only. */
export const surveyOf = (document: Document, recognitions: readonly Recognition[]): Survey =>
  new Surveyor(recognitions, []).survey(document);
