/** Packs of rules, opened: however they were made, they are used in one way. Opens those whose patterns were compiled beforehand. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Language } from '../language/token.ts';
import { ProblemError } from '../problem/problem.ts';
import { readUtf8 } from '../text/native-text.ts';
import type { Words } from '../words/words.ts';
import {
  type CreditDetails,
  type CreditEntry,
  type CreditTexts,
  type ElementDetails,
  type ElementEntry,
  type ElementTexts,
  fileOf,
  type Patterns,
  type Placed,
  type RecognitionExamples,
  type RuleDetails,
  type RuleEntry,
  type RuleExamples,
  type RuleIndex,
  type RulePack,
  type RuleTexts,
} from './pack.ts';
import type { BlockPlace, PatternBlock, Tokenized } from './pattern/block.ts';
import { type EngineOptions, PatternEngine } from './pattern/engine.ts';
import { PatternKernel } from './pattern/kernel.ts';
import type { PatternMatch } from './pattern/matches.ts';
import type { BlockHome } from './phrases.ts';

export interface OpenPack {
  readonly rules: readonly RuleEntry[];
  readonly elements: readonly ElementEntry[];
  readonly credits: readonly CreditEntry[];
  ruleDetails(rule: RuleEntry): RuleDetails;
  elementDetails(element: ElementEntry): ElementDetails;
  creditDetails(credit: CreditEntry): CreditDetails;
  ruleTexts(rule: RuleEntry): RuleTexts;
  elementTexts(element: ElementEntry): ElementTexts;
  creditTexts(credit: CreditEntry): CreditTexts;
  ruleExamples(rule: RuleEntry): RuleExamples;
  recognitionExamples(entry: ElementEntry | CreditEntry): RecognitionExamples;
  /** Where the patterns of a file stand, those for one language. */
  home(entry: RuleEntry | ElementEntry | CreditEntry, language: Language): BlockHome;
}

export interface CompiledFiles {
  readonly index: RuleIndex;
  /** Paths of the file of details and texts, and of the bank of each language. */
  readonly rest: string;
  readonly banks: Readonly<Record<Language, string>>;
  /** The examples as written, by the names of their files. */
  examples(): Readonly<Record<string, RuleExamples | RecognitionExamples>>;
  /** The word lists as written, for rules that build on them. */
  lexicon(): RulePack['lexicon'];
}

export const openCompiled = (files: CompiledFiles, options: EngineOptions = {}): OpenPack =>
  new CompiledPack(files, options);

const NEW_LINE = 10;

/** By what the language brings along: a buffer's `indexOf` is for texts as well, and takes as long as to parse the line. */
const lineEnd = (bytes: Uint8Array, start: number): number => Uint8Array.prototype.indexOf.call(bytes, NEW_LINE, start);

/** Whoever asks for details or texts keeps them. */
class CompiledPack implements OpenPack {
  readonly rules: readonly RuleEntry[];
  readonly elements: readonly ElementEntry[];
  readonly credits: readonly CreditEntry[];
  readonly #files: CompiledFiles;
  readonly #homes: Readonly<Record<Language, CompiledHome>>;
  #rest: Buffer | undefined;
  #examples: ReturnType<CompiledFiles['examples']> | undefined;

  constructor(files: CompiledFiles, options: EngineOptions) {
    const { index, banks } = files;
    this.rules = index.rules;
    this.elements = index.elements;
    this.credits = index.credits;
    this.#files = files;
    this.#homes = {
      ja: new CompiledHome('ja', banks.ja, options),
      en: new CompiledHome('en', banks.en, options),
    };
  }

  home(_: RuleEntry | ElementEntry | CreditEntry, language: Language): BlockHome {
    return this.#homes[language];
  }

  ruleDetails(rule: RuleEntry): RuleDetails {
    return this.#detailsOf(rule) as RuleDetails;
  }

  elementDetails(element: ElementEntry): ElementDetails {
    return this.#detailsOf(element) as ElementDetails;
  }

  creditDetails(credit: CreditEntry): CreditDetails {
    return this.#detailsOf(credit) as CreditDetails;
  }

  ruleTexts(rule: RuleEntry): RuleTexts {
    return this.#textsOf(rule) as RuleTexts;
  }

  elementTexts(element: ElementEntry): ElementTexts {
    return this.#textsOf(element) as ElementTexts;
  }

  creditTexts(credit: CreditEntry): CreditTexts {
    return this.#textsOf(credit) as CreditTexts;
  }

  ruleExamples(rule: RuleEntry): RuleExamples {
    return this.#examplesIn(fileOf(rule)) as RuleExamples;
  }

  recognitionExamples({ file }: ElementEntry | CreditEntry): RecognitionExamples {
    return this.#examplesIn(file) as RecognitionExamples;
  }

  #detailsOf(entry: object): unknown {
    return this.#line((entry as Placed).at);
  }

  #textsOf(entry: object): unknown {
    const { at } = entry as Placed;
    return this.#line(lineEnd(this.#bytes(), at) + 1);
  }

  #line(start: number): unknown {
    const bytes = this.#bytes();
    return JSON.parse(readUtf8(bytes, start, lineEnd(bytes, start)));
  }

  #bytes(): Buffer {
    this.#rest ??= readFileSync(this.#files.rest);
    return this.#rest;
  }

  #examplesIn(file: string): RuleExamples | RecognitionExamples {
    this.#examples ??= this.#files.examples();
    return this.#examples[file]!;
  }
}

/** All blocks of a language: their numbers are those of its bank, whatever file they come from. */
class CompiledHome implements BlockHome {
  readonly language: Language;
  readonly #bank: string;
  readonly #options: EngineOptions;
  #engine: PatternEngine | undefined;

  constructor(language: Language, bank: string, options: EngineOptions) {
    this.language = language;
    this.#bank = bank;
    this.#options = options;
  }

  /** Its bank is read when the first sentence comes. */
  get engine(): PatternEngine {
    this.#engine ??= new PatternEngine(kernelOf(this.#bank), this.#options);
    return this.#engine;
  }

  block(patterns: Patterns): PatternBlock {
    return new CompiledBlock(this, patterns as number);
  }

  aside(patterns: Patterns): PatternBlock {
    return new CompiledBlock(this, patterns as number);
  }
}

class CompiledBlock implements PatternBlock {
  readonly #home: CompiledHome;
  readonly #block: number;

  constructor(home: CompiledHome, block: number) {
    this.#home = home;
    this.#block = block;
  }

  find(sentence: Tokenized): readonly PatternMatch[] {
    return this.#home.engine.find(this.#block, sentence);
  }

  isIn(sentence: Tokenized): boolean {
    return this.#home.engine.isIn(this.#block, sentence);
  }

  place(): BlockPlace {
    return { engine: this.#home.engine, block: this.#block };
  }
}

/** The file is read where it is used, in one go. */
function kernelOf(file: string): PatternKernel {
  let open: number | undefined;
  try {
    const descriptor = openSync(file, 'r');
    open = descriptor;
    const { size } = fstatSync(descriptor);
    return new PatternKernel(size, (into) => {
      for (let done = 0; done < size; ) {
        const read = readSync(descriptor, into, done, size - done, done);
        if (read === 0) throw new Error('a file of patterns that breaks off');
        done += read;
      }
    });
  } catch (error) {
    throw new ProblemError({ message: unusable((error as Error).message), file, help: REINSTALL });
  } finally {
    if (open !== undefined) closeSync(open);
  }
}

const unusable = (reason: string): Words => ({
  ja: `まとめた規則のファイルを読めません(${reason})。`,
  en: `the compiled rules can not be read (${reason})`,
});
const REINSTALL: Words = { ja: 'owabi を入れ直します。', en: 'install owabi again' };
