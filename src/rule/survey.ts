/**
 * Goes through the sentences of a statement once, and finds in each whatever waits for its words: elements, credits, phrases of rules.
 * What was found is remembered with the sentence's tokens, which equal sentences share. Judges nothing of it.
 */
import type { Block, Document, Sentence } from '../document/document.ts';
import type { Language, Token } from '../language/token.ts';
import { Fact, sharesFacts } from '../text/fact.ts';
import type { Span } from '../text/span.ts';
import { BlockIndex, type Waiting } from './pattern/block-index.ts';
import type { PatternRule, Phrase } from './pattern-rule.ts';
import { Around } from './phrases.ts';
import { isOurs } from './position.ts';
import { isSigned, type Recognition, recognizedIn } from './recognition.ts';
import type { ElementName } from './rule.ts';

/** Where something is recognised. */
export interface Place {
  /** What it is evidence of, when that is an element. */
  readonly element: ElementName | undefined;
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
  /** Who found it. */
  readonly surveyor: Surveyor;
  /** Where nothing was found by any pattern it is so in every block. */
  readonly type: Block['type'] | undefined;
  readonly isSigned: boolean;
  /** Missing when nothing around the sentence was looked at. */
  readonly around: Around | undefined;
  readonly places: readonly RecognizedSpans[];
  readonly phrases: readonly RulePhrases[];
}

interface RecognizedSpans {
  /** By its number. */
  readonly recognition: number;
  readonly spans: readonly Span[];
}

/** Who waits for the words of a sentence: a recognition by its number, or a rule. */
type Watched = number | PatternRule;

const NO_PLACES: readonly Place[] = [];
const NOTHING: readonly never[] = [];

/** Of the last who looked through the sentence. */
const findsOf = new Fact<Finds>();

/**
 * How many sentences are read, then looked through, then shown to others: a dictionary, the patterns and a model do not fit into the nearest
 * memory together. A huge statement has the words of more than so many.
 */
const AT_ONCE = 64;

/** Knows who waits for what; made once for the same lists. */
export class Surveyor {
  readonly #recognitions: readonly Recognition[];
  readonly #rules: readonly PatternRule[];
  /** Made when the first sentence of a language comes. */
  readonly #waiting: { [L in Language]?: BlockIndex<Watched> } = {};
  readonly #known = new WeakMap<readonly Token[], Finds>();
  /** That of most sentences. */
  readonly #nothing: Finds;

  constructor(recognitions: readonly Recognition[], rules: readonly PatternRule[]) {
    this.#recognitions = recognitions;
    this.#rules = rules;
    this.#nothing = {
      surveyor: this,
      type: undefined,
      isSigned: false,
      around: undefined,
      places: NOTHING,
      phrases: NOTHING,
    };
  }

  /**
   * @param visit is shown each sentence of our own after it was looked through: what else asks for its tokens does so best now, since
   *   a huge statement lets go of them
   */
  survey(document: Document, visit?: (sentence: Sentence) => void): Survey {
    const places: (Place[] | undefined)[] = [];
    const phrases: (readonly RulePhrases[] | undefined)[] = [];
    const { sentences } = document;
    for (let from = 0; from < sentences.length; from += AT_ONCE) {
      const to = Math.min(from + AT_ONCE, sentences.length);
      const tokens: (readonly Token[] | undefined)[] = [];
      for (let at = from; at < to; at++) {
        const sentence = sentences[at]!;
        // Only what is not remembered is asked for its tokens.
        if (isOurs(sentence.block) && findsOf.of(sentence)?.surveyor !== this) tokens[at - from] = sentence.tokens;
      }
      for (let at = from; at < to; at++) {
        const sentence = sentences[at]!;
        if (!isOurs(sentence.block)) continue;
        const finds = this.#findsIn(sentence, tokens[at - from], document);
        if (finds === this.#nothing) continue;
        for (const { recognition, spans } of finds.places) {
          const { element } = this.#recognitions[recognition]!;
          const { passage } = sentence;
          places[recognition] ??= [];
          for (const span of spans) places[recognition].push({ element, span: passage.locate(span), sentence });
        }
        if (finds.phrases.length > 0) phrases[sentence.index] = finds.phrases;
      }
      if (!visit) continue;
      for (let at = from; at < to; at++) {
        const sentence = sentences[at]!;
        if (isOurs(sentence.block)) visit(sentence);
      }
    }
    return {
      places: (recognition) => places[this.#recognitions.indexOf(recognition)] ?? NO_PLACES,
      phrases: ({ index }) => phrases[index] ?? NOTHING,
    };
  }

  #findsIn(sentence: Sentence, read: readonly Token[] | undefined, document: Document): Finds {
    const last = findsOf.of(sentence);
    if (last?.surveyor === this && holdsHere(last, sentence, document)) return last;
    const byTokens = sharesFacts(sentence) ? undefined : (read ?? sentence.tokens);
    const known = byTokens && this.#known.get(byTokens);
    const isKnown = known !== undefined && holdsHere(known, sentence, document);
    const finds = isKnown ? known : this.#find(sentence, document);
    if (byTokens && !isKnown) this.#known.set(byTokens, finds);
    findsOf.keep(sentence, finds);
    return finds;
  }

  #find(sentence: Sentence, document: Document): Finds {
    const { language } = sentence;
    this.#waiting[language] ??= waitingIn(language, this.#recognitions, this.#rules);
    const watching = this.#waiting[language].in(sentence);
    if (watching.length === 0) return this.#nothing;
    const { block } = sentence;
    const around = new Around(sentence, document);
    let places: RecognizedSpans[] | undefined;
    let phrases: RulePhrases[] | undefined;
    for (const watched of watching) {
      if (typeof watched === 'number') {
        const spans = recognizedIn(sentence, around, this.#recognitions[watched]!);
        if (spans.length === 0) continue;
        places ??= [];
        places.push({ recognition: watched, spans });
      } else {
        const found = watched.phrasesIn(sentence, around);
        if (found.length === 0) continue;
        phrases ??= [];
        phrases.push({ rule: watched, phrases: found });
      }
    }
    around.letGo();
    return {
      surveyor: this,
      type: block.type,
      isSigned: isSigned(block),
      around: around.isAsked ? around : undefined,
      places: places ?? NOTHING,
      phrases: phrases ?? NOTHING,
    };
  }
}

/** Whether the same would be found in a sentence where it stands now. */
const holdsHere = ({ type, isSigned: wasSigned, around }: Finds, sentence: Sentence, document: Document): boolean =>
  (type === undefined || (type === sentence.block.type && wasSigned === isSigned(sentence.block))) &&
  (around === undefined || around.isSameFor(sentence, document));

function waitingIn(
  language: Language,
  recognitions: readonly Recognition[],
  rules: readonly PatternRule[],
): BlockIndex<Watched> {
  const waiting: Waiting<Watched>[] = [];
  for (let number = 0; number < recognitions.length; number++) {
    const { block, signedBlock, language: its } = recognitions[number]!;
    if (its !== language) continue;
    waiting.push({ block, value: number });
    if (signedBlock) waiting.push({ block: signedBlock, value: number });
  }
  for (const rule of rules) if (rule.languages.includes(language)) waiting.push({ block: rule.block, value: rule });
  return new BlockIndex(waiting);
}

/** One document, for these only. */
export const surveyOf = (document: Document, recognitions: readonly Recognition[]): Survey =>
  new Surveyor(recognitions, []).survey(document);
