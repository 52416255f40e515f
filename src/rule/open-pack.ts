/** Packs of rules, opened: however they were made, they are used in one way. Opens those whose patterns were compiled beforehand. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Language } from '../language/token.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Words } from '../words/words.ts';
import type {
  CreditEntry,
  CreditTexts,
  ElementEntry,
  ElementTexts,
  Placed,
  RuleEntry,
  RuleIndex,
  RulePack,
  RuleTexts,
} from './pack.ts';
import { blockAt } from './pattern/block.ts';
import { type EngineOptions, PatternEngine } from './pattern/engine.ts';
import { PatternKernel } from './pattern/kernel.ts';
import type { BlockHome } from './phrases.ts';

export interface OpenPack {
  readonly rules: readonly RuleEntry[];
  readonly elements: readonly ElementEntry[];
  readonly credits: readonly CreditEntry[];
  ruleTexts(rule: RuleEntry): RuleTexts;
  elementTexts(element: ElementEntry): ElementTexts;
  creditTexts(credit: CreditEntry): CreditTexts;
  /** Where the patterns of a file stand, those for one language. */
  home(entry: RuleEntry | ElementEntry | CreditEntry, language: Language): BlockHome;
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
