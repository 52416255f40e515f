/** Packs of rules, opened: whether their patterns were compiled beforehand or stand as written, they are used in one way. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Language } from '../language/token.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Words } from '../words/words.ts';
import type {
  CreditEntry,
  CreditTexts,
  ElementEntry,
  ElementTexts,
  PackedLexicon,
  Placed,
  RuleEntry,
  RuleIndex,
  RulePack,
  RuleTexts,
} from './pack.ts';
import { BlockCompiler, blockAt } from './pattern/block.ts';
import { type EngineOptions, PatternEngine } from './pattern/engine.ts';
import { PatternKernel } from './pattern/kernel.ts';
import { Names } from './pattern/pattern.ts';
import { type BlockHome, namesOf, sourceBlock } from './phrases.ts';

export interface OpenPack {
  readonly rules: readonly RuleEntry[];
  readonly elements: readonly ElementEntry[];
  readonly credits: readonly CreditEntry[];
  ruleTexts(rule: RuleEntry): RuleTexts;
  elementTexts(element: ElementEntry): ElementTexts;
  creditTexts(credit: CreditEntry): CreditTexts;
  /** Where the patterns of a file stand, those for one language. */
  home(entry: RuleEntry | ElementEntry | CreditEntry, language: Language): BlockHome;
  /** The shared word lists, with those of packs opened before. */
  lexicon(language: Language): Names;
}

const LANGUAGES = ['ja', 'en'] as const;

/** @param parent the word lists of packs opened before */
export function openSources(
  pack: RulePack,
  parent: (language: Language) => Names = noNames,
  compilers: (language: Language) => BlockCompiler = blockCompilers(),
): OpenPack {
  const lexicon = lexiconOf(pack.lexicon, parent);
  return {
    // A file as it was read says everything that an entry says.
    rules: pack.rules as readonly RuleEntry[],
    elements: pack.elements as readonly ElementEntry[],
    credits: pack.credits as readonly CreditEntry[],
    ruleTexts: (rule) => rule as RuleEntry & RuleTexts,
    elementTexts: (element) => element as ElementEntry & ElementTexts,
    creditTexts: (credit) => credit as CreditEntry & CreditTexts,
    home: (entry, language) => {
      const { define } = ('match' in entry ? entry : entry[language]) as { define?: Parameters<typeof namesOf>[0] };
      let known: Names | undefined;
      const names = (): Names => {
        known ??= namesOf(define, lexicon(language));
        return known;
      };
      const source = (patterns: string | number, captures: readonly string[]) =>
        sourceBlock(String(patterns), names, captures, entry.file);
      return {
        language,
        block: (patterns, captures) => compilers(language).add(source(patterns, captures)),
        aside: (patterns) => compilers(language).add({ ...source(patterns, []), aside: true }),
        source,
      };
    },
    lexicon,
  };
}

export interface CompiledFiles {
  readonly index: RuleIndex;
  /** Paths of the file of texts, and of the bank of each language. */
  readonly texts: string;
  readonly banks: Readonly<Record<Language, string>>;
  /** The word lists as written, for rules that build on them. */
  lexicon(): RulePack['lexicon'];
}

export function openCompiled(files: CompiledFiles, options: EngineOptions = {}): OpenPack {
  const { index } = files;
  const engines = new Map<Language, PatternEngine>();
  const known = new Map<object, unknown>();
  let texts: Buffer | undefined;
  let lexicon: ((language: Language) => Names) | undefined;

  const engine = (language: Language): PatternEngine => {
    let running = engines.get(language);
    if (!running) {
      running = new PatternEngine(kernelOf(files.banks[language]), options);
      engines.set(language, running);
    }
    return running;
  };
  const textsOf = <T>(entry: object): T => {
    let found = known.get(entry);
    if (!found) {
      texts ??= readFileSync(files.texts);
      const [start, end] = (entry as Placed).texts;
      found = JSON.parse(texts.toString('utf8', start, end));
      known.set(entry, found);
    }
    return found as T;
  };
  return {
    rules: index.rules,
    elements: index.elements,
    credits: index.credits,
    ruleTexts: textsOf,
    elementTexts: textsOf,
    creditTexts: textsOf,
    home: (_, language) => {
      const block = (number: string | number) => blockAt(() => ({ engine: engine(language), block: Number(number) }));
      return { language, block, aside: block };
    },
    lexicon: (language) => {
      lexicon ??= lexiconOf(files.lexicon(), noNames);
      return lexicon(language);
    },
  };
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

export const noNames = (language: Language): Names => new Names(language, new Map());

/** Word lists, over those of packs opened before. */
export function lexiconOf(
  lists: Readonly<Record<Language, PackedLexicon>>,
  parent: (language: Language) => Names,
): (language: Language) => Names {
  const known = new Map<Language, Names>();
  return (language) => {
    let names = known.get(language);
    if (!names) {
      names = new Names(language, new Map(Object.entries(lists[language])), parent(language));
      known.set(language, names);
    }
    return names;
  };
}

/** One compiler for each language: all blocks that are not compiled yet then are, at once. */
export function blockCompilers(options: EngineOptions = {}): (language: Language) => BlockCompiler {
  const compilers = new Map(LANGUAGES.map((language) => [language, new BlockCompiler(language, options)]));
  return (language) => compilers.get(language)!;
}
